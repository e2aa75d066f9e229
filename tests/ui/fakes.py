"""Stand-ins for the clipboard and the browser."""

from collections.abc import Callable, Mapping

from ketamine_tui.services.clipboard import CopyOutcome, CopyResult
from ketamine_tui.services.clipboard_plan import ClipboardMode
from ketamine_tui.services.links import OpenOutcome, OpenResult


class FakeClipboard:
    """Keeps what is copied and reports the `result` that a test wants."""

    def __init__(self) -> None:
        self.result = CopyResult(CopyOutcome.COPIED, "tmux")
        self.texts: list[str] = []

    def copy(
        self,
        text: str,
        how: str,
        *,
        environment: Mapping[str, str],
        platform: str,
        write: Callable[[str], None],
        buffer: str = "",
    ) -> CopyResult:
        assert environment == {}, "a test must not see the real environment"
        assert platform
        assert callable(write)
        assert (how, buffer) == (ClipboardMode.AUTO, ""), "nobody asked for another way"
        self.texts.append(text)
        return self.result


class FakeOpener:
    """Keeps what is opened and reports the `result` that a test wants."""

    def __init__(self) -> None:
        self.result = OpenResult(OpenOutcome.OPENED, "firefox")
        self.urls: list[str] = []

    def open(self, url: str, *, environment: Mapping[str, str], platform: str) -> OpenResult:
        assert environment == {}, "a test must not see the real environment"
        assert platform
        self.urls.append(url)
        return self.result
