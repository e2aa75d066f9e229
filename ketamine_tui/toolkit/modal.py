"""A modal screen that is left once, whatever arrives in one read."""

from collections.abc import Awaitable, Callable, Iterable

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import ModalScreen


class Modal(ModalScreen[Message | None]):
    """A screen over others that ends with a message or with nothing.

    Messages still wait in its queue when it has gone, the second of two clicks or a key behind a click, and
    where the program ends just then, its parts have never come. Whatever is asked for is dropped.
    """

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

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[object]]]]:
        """Yield the handlers of a message; of a screen that was left, only those of the toolkit."""
        for owner, method in super()._get_dispatch_methods(method_name, message):
            if issubclass(ModalScreen, owner) or not self.is_left:
                yield owner, method
