"""What stands where in a text, for the mouse."""

import pytest

from ketamine_tui.model.prose import DOT, Block, Span
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.layout import plain_text
from ketamine_tui.present.painters.pane import Window
from ketamine_tui.present.painters.pieces import text_of
from ketamine_tui.present.painters.text import Target, TextBody


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_facts_stand_between_the_dots_of_the_screen_and_hyphens_stay_hyphens(
    chrome: Chrome,
) -> None:
    facts = (Span("walk-in", "dim"), Span(" "), Span("-", f"{DOT} dim"), Span(" "), Span("A - B"))
    body = TextBody([Block("line", facts)], 40, chrome)
    assert text_of(body.pieces(0, Window(44, 9, chrome=chrome))) == f"walk-in {chrome.dot} A - B"
    assert plain_text([Block("line", facts)]) == "walk-in - A - B"


@pytest.mark.parametrize("host", ["example.org", "clinic-one.example.org"])
def test_the_keys_of_a_link_open_it_wherever_its_address_stands(host: str) -> None:
    url = f"https://{host}/contact/by-phone"
    link = Block("field", (Span(url, "", url),), marker="Link", opens="l")
    window = Window(width=42, height=9)
    body = TextBody([link], window.text_width)
    is_below = host not in "".join(text for text, _ in body.pieces(0, window))
    assert is_below == (host != "example.org")
    assert body.target_at(0, window.text_width - 1, window) == Target(link=url)
