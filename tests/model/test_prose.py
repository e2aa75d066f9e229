"""Blocks that the program writes itself are laid out as their names say."""

from ketamine_tui.model.prose import Block, Span, field, heading, item, line, paragraph
from ketamine_tui.present.layout import plain_text


def test_blocks_by_name_are_blocks() -> None:
    assert heading("Keys") == Block("heading", (Span("Keys"),), level=2)
    assert heading("Help line", 1).level == 1
    assert paragraph("Call 988.", "warning") == Block("text", (Span("Call 988.", "warning"),))
    assert line("page", "dim") == Block("line", (Span("page", "dim"),))
    assert item(Span("a"), Span("b")) == Block("line", (Span("a"), Span("b")), indent=1, marker="-")
    phone = field("Phone", "988", "strong", letter="p")
    assert phone == Block("field", (Span("988", "strong"),), marker="Phone", letter="p")
    assert field("State", "To be reviewed") == Block(
        "field", (Span("To be reviewed"),), marker="State"
    )


def test_they_stand_as_they_should() -> None:
    blocks = [heading("Keys"), field("y", "copy"), field("o", "open"), item(Span("up, k"))]
    assert plain_text(blocks) == "Keys\ny          copy\no          open\n- up, k"
