"""Keys that come faster than the screen follows take effect in their order."""

import re
from pathlib import Path

from support.pty_session import PtySession
from terminal.program import in_detail, is_filtered, listed, on_pty


def filter_text(session: PtySession) -> str:
    """Return what is in the filter bar, without what stands around it."""
    return re.sub(r" +\S+ (?:of \S+|entries) *$", "", session.lines[1].removeprefix(" > ")).strip()


def test_a_filter_typed_with_its_enter_in_one_write_is_applied(tmp_path: Path) -> None:
    found, everything = listed(tmp_path, "#Depression"), listed(tmp_path)
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send("/#Depression<enter>")
        session.wait_for(f"{len(found)} of {len(everything)}")
        session.wait_for("> Entries")
        assert filter_text(session) == "#Depression"


def test_a_key_behind_that_enter_is_for_the_list(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send("/#Depression<enter>jjk<enter>")
        session.wait_for(in_detail)
        session.wait_for("2 of 70")
        assert filter_text(session) == "#Depression"


def test_editing_keys_keep_their_place_among_letters(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send("/")
        session.wait_gone("> Entries")
        session.send("ba<bs>ck")
        session.wait_for(lambda shown: filter_text(shown) == "bck")
        session.send("<c-u>pan<left>i<end>s<home>x<del><end>")
        session.wait_for(lambda shown: filter_text(shown) == "xains")


def test_a_click_behind_a_word_does_not_overtake_it(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle()
        # Its letters would be commands of the list, which the click goes to.
        session.send("/esketamine\x1b[<lt>0;50;6M\x1b[<lt>0;50;6mj")
        session.wait_for("> Entries")
        session.settle()
        assert filter_text(session) == "esketamine"


def test_a_menu_and_its_letter_may_come_together(tmp_path: Path) -> None:
    with on_pty(tmp_path, "--clipboard", "none") as session:
        session.wait_for("1 of 161")
        session.send("/kind:helpline crisis-us-988<enter>yp")
        session.wait_for("Could not copy the phone")
        assert "988" in [line.strip() for line in session.lines]
        session.send("q")
        session.wait_for("> Entries")
        session.send("yqyt")
        session.wait_for("Could not copy the text")


def test_dialogs_opened_and_closed_in_one_write_leave_the_list(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send("?quqpqyquqj")
        session.wait_for("2 of 161")
        assert "> Entries" in session.screen_text


def test_a_long_query_typed_and_deleted_in_one_write_leaves_everything(tmp_path: Path) -> None:
    query = "ketamine infusion clinic depression"
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send(f"/{query}{'<bs>' * len(query)}<down>G")
        session.wait_for("161 of 161")
        assert filter_text(session).startswith("words, #tag")
        assert not is_filtered(session)


def test_keys_typed_before_the_first_picture_take_effect(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.send("/#Depression")
        session.wait_for("70 of 161")
        assert filter_text(session) == "#Depression"


def test_a_paste_keeps_its_place_among_keys(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send("/\x1b[200~#Depr\x1b[201~ession<enter>j")
        session.wait_for("2 of 70")


def test_a_key_behind_a_click_comes_after_what_the_click_does(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle()
        session.send("\x1b[<lt>0;50;6M\x1b[<lt>0;50;6m<c-c>")
        session.wait_for("Press q or Ctrl+Q to quit")
        session.settle()
        assert "Press q or Ctrl+Q to quit" in session.screen_text
