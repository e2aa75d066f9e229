"""The file of the configuration: what is right holds, and what is wrong is told with its place."""

from pathlib import Path

import pytest
from support.content import write_file

from ketamine_tui.model.config import Config, KeyChoice, Written
from ketamine_tui.store.config_file import config_record, read_config, save_config
from ketamine_tui.store.saving import NotWrittenError

RECORD = config_record(("auto", "dark", "solarized-light"), ("id", "title", "phone"))


def read(folder: Path, text: str | bytes) -> tuple[Config, list[str]]:
    """Return what a file of this text says, and what is wrong with it, without the file's name."""
    write_file(folder / "config.yaml", text)
    config, problems = read_config(folder / "config.yaml", RECORD)
    return config, [str(problem).removeprefix("config.yaml:") for problem in problems]


def test_every_field_is_read(tmp_path: Path) -> None:
    config, told = read(
        tmp_path,
        "# mine\ncontent: ~/notes.md\ntheme: solarized-light\nchrome: ascii\nmouse: no\n"
        "animation: false\nclipboard: 'xsel -b'\nlinear: yes\nwidth: 72\nplain: true\n"
        "columns: [id, phone]\nlist_columns: due\nregion: GB\nlanguage: pt-BR\nkeys:\n  open: [L, f5]\n  zoom: '='\n  export: []\n",
    )
    assert told == []
    assert config == Config(
        *("~/notes.md", "solarized-light", "ascii", False, False, "xsel -b", True, 72, True),
        columns=("id", "phone"),
        list_columns=("due",),
        region="GB",
        language="pt-BR",
        keys=(
            KeyChoice(Written("open", 16, 3), (Written("L", 16, 10), Written("f5", 16, 13))),
            KeyChoice(Written("zoom", 17, 3), (Written("=", 17, 9),)),
            KeyChoice(Written("export", 18, 3), ()),
        ),
    )


MISTAKES = {
    "theem: dark": "1:1: error field-unknown there is no field 'theem' here (did you mean 'theme'?)",
    "theme: drak": "1:8: error value-unknown 'drak' is not known here (did you mean 'dark'?)",
    "theme: xyzzy": "1:8: error value-unknown 'xyzzy' is not known here"
    " (there are auto, dark, solarized-light)",
    "theme:": "1:7: error value-missing the value is empty (quote a value that begins with #)",
    "theme: [dark]": "1:8: error value-form expected a text, found a list",
    "clipboard: 'xs\u202eel'": "1:12: error text-unsafe the invisible or control character <U+202E>"
    " is shown as a mark (delete it)",
    "chrome: asci": "1:9: error value-unknown 'asci' is not known here (did you mean 'ascii'?)",
    "mouse: off": "1:8: error value-form 'off' is neither yes nor no",
    "animation: 1": "1:12: error value-form '1' is neither yes nor no",
    "linear: maybe": "1:9: error value-form 'maybe' is neither yes nor no",
    "plain: {}": "1:8: error value-form expected yes or no, found fields",
    "width: 19": "1:8: error value-form '19' is no number from 20 to 500",
    "width: wide": "1:8: error value-form 'wide' is no number from 20 to 500",
    "width: 99999999999999999999": "1:8: error value-form '99999999999999999999' is no number"
    " from 20 to 500",
    "content: notes.md": "1:10: error value-form 'notes.md' would be another one in every folder"
    " (begin it with / or ~)",
    'clipboard: "xsel \'"': '1:12: error value-form "xsel \'" is no command: No closing quotation'
    " (close what is quoted)",
    "columns: [id, fone]": "1:15: error value-unknown 'fone' is not known here"
    " (did you mean 'phone'?)",
    "columns: []": "1:10: error value-missing the list is empty (name one, or delete it)",
    "list_columns: [facts, state]": "1:23: error value-unknown 'state' is not known here"
    " (there are facts, kind, section, due)",
    "region: UK": "1:9: error region-alias 'UK' is taken for 'GB' (write GB)",
    "region: Germany": "1:9: error value-unknown 'Germany' is no region (write DE)",
    "region: XX": "1:9: error value-unknown 'XX' is no region"
    " (write a code of ISO 3166, such as DE or GB-SCT)",
    "region: GB-XYZ": "1:9: error value-unknown 'GB-XYZ' is no region"
    " (write a code of ISO 3166, such as DE or GB-SCT)",
    "language: German!": "1:11: error value-form 'German!' is not of the expected form"
    " (write the tag of a language, such as de or pt-BR)",
    "keys: [open]": "1:7: error value-form expected keys by command (write 'command: key')",
    "keys:\n  open:": "2:8: error value-missing the value is empty"
    " (quote a value that begins with #)",
    "keys:\n  open: {a: b}": "2:9: error value-form expected a text, found fields",
    "- theme: dark": "1:1: error value-form expected fields: content, theme, chrome, mouse,"
    " animation, clipboard, linear, width, plain, private, columns, list_columns, region,"
    " language, keys",
    "theme: dark\ntheme: auto": "2:1: error yaml-duplicate-key the key 'theme' stands here a second"
    " time; first on line 1 (keep one of the two)",
    "theme: &a dark": "1:8: error yaml-anchor anchors (&name) are not read"
    " (quote the value or write it out)",
    "theme: [dark": "1:8: error yaml-syntax did not find expected ',' or ']' while parsing a flow"
    " sequence, noticed on line 2 (quote the value if it holds ': ', ' #' or begins with a sign)",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    _, told = read(tmp_path, f"{text}\n")
    assert told == [MISTAKES[text].replace("error region-alias", "warning region-alias")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        "{}\n",
        "theme: auto\n",
        "theme: 'dark'  # at night\n",
        "chrome: auto\n",
        "mouse: Yes\n",
        "animation: 'no'\n",
        "width: 20\n",
        "width: '500'\n",
        "content: /srv/directory\n",
        "clipboard: \"xsel '-b'\"\n",
        "columns: id\n",
        "columns: [id, id]\n",
        "region: EU\n",
        "region: International\n",
        "region: GB-SCT\n",
        "keys: {}\n",
        "keys: {open: ' ', zoom: '#'}\n",
        "\ufefftheme: dark\r\nmouse: no\r\n",
    ],
)
def test_what_is_nearly_a_mistake_is_none(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text)[1] == []


def test_what_is_right_holds_beside_what_is_not(tmp_path: Path) -> None:
    config, told = read(
        tmp_path,
        "theme: dark\nwidth: 5\ncolour: red\ncolumns: [phone, fone]\nkeys: {open: [L, {}], x: {}}\n",
    )
    assert (config.theme, config.width, config.columns) == ("dark", None, ("phone",))
    assert [[key.text for key in choice.keys] for choice in config.keys] == [["L"]]
    assert [line.split(":")[0] for line in told] == ["2", "3", "4", "5", "5"]


def test_a_file_that_cannot_be_read_says_nothing_but_why(tmp_path: Path) -> None:
    assert read(tmp_path, b"theme: \xff")[1] == [
        "1:8: error file-encoding byte 0xFF is not UTF-8 (save the file as UTF-8)"
    ]
    (tmp_path / "config.yaml").unlink()
    assert read_config(tmp_path / "config.yaml", RECORD) == (Config(), ())
    assert read_config(tmp_path / "config.yaml/x", RECORD) == (Config(), ())
    (tmp_path / "config.yaml").mkdir()
    config, (problem,) = read_config(tmp_path / "config.yaml", RECORD)
    assert (config, problem.rule) == (Config(), "file-unreadable")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# mine\ntheme: dark # at night\nmouse: no\n",
            "# mine\ntheme: nord # at night\nmouse: no\n",
        ),
        ("# mine\nmouse: no\n", "# mine\nmouse: no\ntheme: nord\n"),
        ("# mine\nmouse: no", "# mine\nmouse: no\ntheme: nord"),
        ("theme: 'dark'\r\nmouse: no\r\n", "theme: 'nord'\r\nmouse: no\r\n"),
        ("theme:\nmouse: no\n", "theme: nord\nmouse: no\n"),
        ("theme: # which?\n", "theme: nord # which?\n"),
        ("{mouse: no}\n", "{mouse: no, theme: nord}\n"),
        ("keys:\n  open: L\n# end\n", "keys:\n  open: L\ntheme: nord\n# end\n"),
        ("colour: red\ntheme: drak\n", "colour: red\ntheme: nord\n"),
        ("# mine", "# mine\ntheme: nord\n"),
        ("", "theme: nord\n"),
        ("theme: nord\n", "theme: nord\n"),
    ],
)
def test_a_field_is_changed_and_nothing_else(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(before.encode())
    save_config(file, {"theme": "nord"})
    assert file.read_bytes().decode() == after


def test_the_first_field_makes_the_file_where_it_is_kept(tmp_path: Path) -> None:
    link = tmp_path / "config" / "config.yaml"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "kept/config.yaml")
    save_config(link, {"theme": "solarized-light"})
    assert link.is_symlink()
    comment, line = (tmp_path / "kept/config.yaml").read_text().splitlines()
    assert comment.startswith("# What ketamine-tui does")
    assert line == "theme: solarized-light"


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ("theme: [dark\n", "did not find expected"),
        ("- a\n", "no record of fields"),
        ("theme: [dark]\n", "'theme' is no text: mend it first"),
        ("theme: &a dark\n", "anchors"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_changed_safely_stays(
    tmp_path: Path, before: str | bytes, reason: str
) -> None:
    file = tmp_path / "config.yaml"
    write_file(file, before)
    with pytest.raises(NotWrittenError, match=reason):
        save_config(file, {"theme": "nord"})
    assert file.read_bytes() == (before.encode() if isinstance(before, str) else before)
