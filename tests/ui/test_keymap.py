"""Keys that a person has chosen: they work everywhere, and every place names them."""

from pathlib import Path

from support.browsing import browsing

CONFIG = """
keys:
  open: u
  urgent: [U, '!']
  help: F9
  views: [F3, F4]
  zoom: []
  quit: X
"""


async def test_the_keys_that_are_chosen_work_and_are_named_everywhere(folder: Path) -> None:
    async with browsing(folder, query="kind:book", config=CONFIG) as browser:
        assert browser.lines[0].endswith(" U  Urgent help")
        assert " u open " in browser.lines[-1]
        assert browser.lines[-1].endswith("F9 help  X quit")
        for key, dialog in (
            ("u", "LinkMenu"),
            ("f9", "Help"),
            ("f1", "Help"),
            ("ctrl+p", "Palette"),
        ):
            await browser.press(key)
            assert browser.dialog == dialog, key
            for urgent in ("exclamation_mark", "f2") if dialog != "Palette" else ("f2",):
                await browser.press(urgent)
                assert browser.dialog == "UrgentHelp", (dialog, urgent)
                await browser.press("escape")
            if dialog == "LinkMenu":
                assert "U urgent help" in browser.lines[-1]
            if dialog == "Palette":
                notes = {choice.text: choice.note for choice in browser.choices}
                assert (notes["Urgent help"], notes["Zoom"]) == ("key U", "no key")
            await browser.press("escape")
        await browser.press("slash")
        await browser.type("uUX!")
        assert (browser.query.endswith("uUX!"), browser.dialog) == (True, "")
        await browser.press("escape", "question_mark", "q", "equals_sign", "o", "1")
        assert (browser.dialog, browser.panes) == ("", ["sidebar", "list", "detail"])
        await browser.press("ctrl+c")
        assert browser.notice == "Press X or Ctrl+Q to quit"


async def test_a_file_that_is_saved_meanwhile_holds_at_once_unless_it_is_bad(folder: Path) -> None:
    file = folder.parent / "config.yaml"
    async with browsing(folder, query="kind:book", config="theme: dark\n") as browser:
        await browser.press("f2")
        file.write_text("theme: light\nchrome: unicode\nkeys: {urgent: U, open: u}\n")
        browser.app.configuration_reader()()
        await browser.settle()
        assert browser.notice == "Read config.yaml again"
        assert (browser.app.theme, browser.app.chrome.side) == ("light", "│")
        await browser.press("U", "u")
        assert browser.dialog == "LinkMenu"
        await browser.press("escape")
        assert browser.lines[0].endswith(" U  Urgent help")
        file.write_text("theme: dark\nkeys: {urgent: U, open: j}\n")
        await browser.press("r")
        assert browser.notice.startswith(
            "config.yaml:2:25 j moves about in every pane; the earlier settings stay"
        )
        assert (browser.app.theme, browser.lines[0].endswith(" U  Urgent help")) == ("light", True)
        await browser.press("equals_sign")
        assert not any(" 2021-05-01 " in line for line in browser.lines)
        file.write_text("chrome: ascii\nlist_columns: [due]\n")
        browser.app.configuration_reader()()
        await browser.settle()
        assert browser.lines[0].endswith(" u  Urgent help")
        assert (browser.app.theme, browser.app.chrome.side) == ("dark", "|")
        assert any(" 2021-05-01 " in line for line in browser.lines)


async def test_a_theme_that_is_chosen_on_the_screen_is_kept(folder: Path) -> None:
    file = folder.parent / "config.yaml"
    async with browsing(folder, config="# mine\nmouse: no\n") as browser:
        await browser.press("ctrl+p")
        await browser.type("theme nord")
        await browser.press("enter")
        assert (browser.app.theme, browser.notice) == ("nord", "Theme nord, kept in config.yaml")
    assert file.read_text() == "# mine\nmouse: no\ntheme: nord\n"


async def test_a_folder_that_cannot_be_looked_at_ends_nothing(folder: Path) -> None:
    async with browsing(folder) as browser:
        browser.app._session.watched = folder
        browser.app._session.config_file = folder / ("x" * 300) / "config.yaml"
        browser.app.start_watches()
        await browser.settle()
        assert (len(browser.app._watches), browser.notice) == (2, "")
