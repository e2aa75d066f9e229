"""Painted lines on the screen: pieces with the names of styles become the toolkit's segments."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from ketamine_tui.model.config import LIST_COLUMNS
from ketamine_tui.palettes.looks import brightens_bold
from ketamine_tui.present.chrome import ASCII, Chrome
from ketamine_tui.present.painters.pieces import Line
from ketamine_tui.themes import text_styles

_NOT_BOLD = Style(bold=False)
"""Where a bold colour is a brighter one it would be another ground, reversed."""


class PaintedApp(App[None]):
    """An application that is painted with some characters; which, the terminal may tell later."""

    chrome = ASCII._replace(measure=cell_len)
    list_columns: Sequence[str] = LIST_COLUMNS
    """What a wide list shows between title and state."""

    is_typing_on = False
    """Whether another character waits for whatever has the focus."""

    has_hyperlinks = False
    """Whether the terminal follows links itself."""

    def take_chrome(self, chrome: Chrome) -> None:
        """Paint everything with other characters; the toolkit has to agree how wide a text is."""
        chrome = chrome._replace(measure=cell_len)
        if chrome == self.chrome:
            return
        self.chrome = chrome
        for screen in self.screen_stack:
            for widget in screen.query(Painted):
                widget.chrome_changed()


class Painted(Widget):
    """A widget that is painted: line by line, and each line once until it changes.

    It has neither border nor padding nor opacity of the toolkit's, which would look for them on every line.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        self._drawn: dict[int, Strip] = {}
        self._ink: Ink | None = None
        self._drawn_at = Size(0, 0)
        super().__init__(id=id)

    def draw(self, lines: Sequence[int]) -> Iterable[Strip]:
        """Return some lines, from 0, each as wide as the widget."""
        return map(self.render_line, lines)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a region."""
        if self._drawn_at != self.size:
            self._drawn_at = self.size
            self._drawn.clear()
        if lines := [y for y in crop.line_range if y not in self._drawn]:
            self._drawn.update(zip(lines, self.draw(lines), strict=True))
        strips = [self._drawn[y] for y in crop.line_range]
        begin, end = crop.column_span
        is_whole = (begin, end) == (0, self.size.width)
        return strips if is_whole else [strip.crop(begin, end) for strip in strips]

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw some regions again, or everything."""
        if repaint and regions:
            for region in regions:
                for y in region.line_range:
                    self._drawn.pop(y, None)
        elif repaint:
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw everything in other colours."""
        super().notify_style_update()
        self._drawn.clear()
        self._ink = None

    @property
    def ink(self) -> "Ink":
        """What the names of styles come to in the widget, looked up once until that changes."""
        if self._ink is None:
            filters, ground = self.get_line_filters(), self.background_colors[1]
            self._ink = Ink(self.rich_style, self.app.theme, filters, ground)
        return self._ink

    @property
    def painted_app(self) -> PaintedApp:
        """The application that it is a part of."""
        assert isinstance(self.app, PaintedApp)  # noqa: S101  # nothing else has painted widgets
        return self.app

    @property
    def chrome(self) -> Chrome:
        """What it is painted with."""
        return self.painted_app.chrome

    def chrome_changed(self) -> None:
        """Paint it anew."""
        self.refresh()


class Ink(dict[str, Style]):
    """The colours of a theme on those of a widget, by the names of styles; each is mixed once."""

    def __init__(
        self,
        base: Style,
        theme: str,
        filters: Sequence[LineFilter] = (),
        ground: Color = Color(0, 0, 0),  # noqa: B008  # it is never changed
    ) -> None:
        """Take what all of a widget has, and a theme.

        `filters` are those of the toolkit, which it would put on every piece of every line; `ground` is the
        colour that they find behind a text.
        """
        super().__init__()
        self._base = base
        self._theme = theme
        self._filters = filters
        self._ground = ground

    def __missing__(self, names: str) -> Style:
        """Mix the style that some names come to."""
        segment = Segment(" ", _style(self._base, names, self._theme))
        for line_filter in self._filters:
            [segment] = line_filter.apply([segment], self._ground)
        self[names] = style = segment.style or Style.null()
        return style

    def segments(self, line: Line) -> list[Segment]:
        """Return a line in its colours."""
        return [Segment(text, self[names]) for text, names in line if text]


@lru_cache(maxsize=512)
def _style(base: Style, names: str, theme: str) -> Style:
    styles = text_styles(theme)
    style = Style.combine([Style.null(), *(styles[name] for name in names.split())])
    # Reversed, each colour would be a ground of its own, and the line a patchwork; but for those with both.
    if style.reverse and style.bgcolor is None:
        style = style.without_color
        if brightens_bold(theme):
            style += _NOT_BOLD
    return base + style
