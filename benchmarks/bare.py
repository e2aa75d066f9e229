"""The least a Textual app can do: the reference that every screen figure is a ratio to."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Bare(App[None]):
    """One text, and every key but the quit key changes it."""

    presses = 0

    def compose(self) -> ComposeResult:
        """Show the text that is waited for."""
        yield Static("bare ready")

    def on_key(self, _: Key) -> None:
        """Change the text."""
        self.presses += 1
        self.query_one(Static).update(f"bare keys: {self.presses}")


if __name__ == "__main__":
    Bare().run()
