"""A modal screen that is left once, whatever arrives in one read, over a screen that stays in sight."""

from collections.abc import Awaitable, Callable, Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.await_complete import AwaitComplete
from textual.color import Color
from textual.geometry import Region
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import _RenderCache

from ketamine_tui.toolkit.selecting import SelectingScreen

_FEW_COLOURS = ("standard", "windows")
"""What Rich calls the colours of terminals that have none between a text and its ground."""


class Modal(SelectingScreen, ModalScreen[Message | None]):
    """A screen over others that ends with a message or with nothing.

    Messages still wait in its queue when it has gone, the second of two clicks or a key behind a click, and
    where the program ends just then, its parts have never come. Whatever is asked for is dropped.
    """

    bare = Region()
    """Where nothing of the screen below is in sight."""

    @property
    def is_left(self) -> bool:
        """Whether it has gone, or the program is ending, so that nobody sees it any more."""
        return not self.is_attached or self not in self.app.screen_stack

    def dismiss(self, result: Message | None = None) -> AwaitComplete:
        """Leave the screen, and with a result those like it beneath; only what is in front can be left."""
        if not self.is_active:
            return AwaitComplete()
        left = super().dismiss(result)
        while result is not None and isinstance(self.app.screen, Modal):
            self.app.pop_screen()
        return left

    def on_unmount(self) -> None:
        """Let the application forget who has watched it from here.

        The toolkit does so when what they watch changes, and a theme may never do: what was written in every form was kept.
        """
        for watchers in getattr(self.app, "__watchers", {}).values():
            watchers[:] = [watcher for watcher in watchers if not watcher[0]._closing]  # noqa: SLF001  # see the package

    def _render_content(self) -> None:
        """Draw what lies below under the colour of the background, and so little of it as that lets through.

        The toolkit does the same by way of another renderer, with styles that are made anew for every
        piece of text: that is most of the time in which a dialog comes up.
        """
        background = self.styles.background
        if background.a < 1 and self.app.console.color_system in _FEW_COLOURS:
            background = background.with_alpha(0)
        below = self._below
        if below is None or background.a == 1:
            super()._render_content()
            return
        strips = below._compositor.render_strips()  # noqa: SLF001  # see the package
        strips = [_dimmed(strip, background) for strip in strips]
        ground = self.styles.background
        blank = Style.from_color(bgcolor=ground.with_alpha(1).rich_color) if ground.a else None
        # What lies below may not have the size of the terminal yet.
        for y in range(self.bare.y, min(self.bare.bottom, len(strips))):
            strips[y] = _blanked(strips[y], *self.bare.column_span, blank)
        self._render_cache = _RenderCache(self.size, strips)
        self._dirty_regions.clear()

    @property
    def _below(self) -> Screen[object] | None:
        screens = self.app.screen_stack
        return screens[screens.index(self) - 1] if self in screens[1:] else None

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[object]]]]:
        """Yield the handlers of a message; of a screen that was left, only those of the toolkit."""
        for owner, method in super()._get_dispatch_methods(method_name, message):
            if issubclass(Modal, owner) or not self.is_left:
                yield owner, method


def _dimmed(strip: Strip, background: Color) -> Strip:
    """Return a line under a colour, without what the mouse would find in it."""
    segments = [
        Segment(text, _under(style.clear_meta_and_links() if style else Style.null(), background))
        for text, style, _ in strip
    ]
    return Strip(segments, strip.cell_length)


def _blanked(strip: Strip, start: int, end: int, style: Style | None) -> Strip:
    """Return a line without what stands in some of its columns."""
    blanks = Strip([Segment(" " * (end - start), style)], end - start)
    return Strip.join([strip.crop(0, start), blanks, strip.crop(end)])


@lru_cache(1024)
def _under(style: Style, background: Color) -> Style:
    """Return a style under a colour; one that lets everything through leaves it as it is."""
    if background.a == 0:
        return style
    colours = (
        (Color.from_rich_color(colour) + background).rich_color if colour is not None else None
        for colour in (style.color, style.bgcolor)
    )
    return style + Style.from_color(*colours)
