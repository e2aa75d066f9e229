"""Blocks that the program writes itself are laid out as their names say."""

from ketamine_tui.model.prose import Block, Span, field, heading, item, line
from ketamine_tui.present.layout import plain_text


def test_blocks_by_name_are_blocks() -> None:
    assert heading("Keys") == Block("heading", (Span("Keys"),), level=2)
    assert heading("Help line", 1).level == 1
    assert line("page", "dim") == Block("line", (Span("page", "dim"),))
    assert item(Span("a"), Span("b")) == Block("line", (Span("a"), Span("b")), indent=1, marker="-")
    link = field("Link", "a.org", "strong", href="https://a.org", letter="l")
    assert link == Block(
        "field", (Span("a.org", "strong", "https://a.org"),), marker="Link", letter="l"
    )
    assert field("State", "To be reviewed") == Block(
        "field", (Span("To be reviewed"),), marker="State"
    )


def test_they_stand_as_they_should() -> None:
    blocks = [heading("Keys"), field("y", "copy"), field("o", "open"), item(Span("up, k"))]
    assert plain_text(blocks) == "Keys\ny          copy\no          open\n- up, k"
