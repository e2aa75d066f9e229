"""The strict YAML reader: every scalar is text, and what is refused is refused where it stands."""

import pytest
import yaml

from ketamine_tui.store import yaml_reader
from ketamine_tui.store.node import FieldsNode, ListNode, Node, Place, ReadError, Scalar
from ketamine_tui.store.yaml_quick import DoubtError
from ketamine_tui.store.yaml_reader import MAX_DEPTH, read_yaml

SYNTAX_HINT = "quote the value if it holds ': ', ' #' or begins with a sign"
PLAIN_SCALARS = (
    *("no", "on", "yes", "true", "Null", "~", "2025550143", "+12025550143", "0123", "02139"),
    *("0189", "12:30", "09:00", "9:30-17:00", "1.10", "1e3", "12e34", "0x1F", "1_000", ".inf"),
    *("2024-01-15", "2024-13-45", "=", "C#", "http://example.org/#x"),
)


@pytest.fixture(
    params=[yaml.SafeLoader, yaml.CSafeLoader, None], ids=["python", "libyaml", "quick"]
)
def _either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param is not None:
        monkeypatch.setattr(yaml_reader, "LOADER", request.param)
        monkeypatch.setattr(yaml_reader, "read_quickly", doubt_everything)


def doubt_everything(_text: str, _first_line: int, _max_depth: int) -> None:
    raise DoubtError


def plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.text
        case ListNode():
            return [plain(item) for item in node.items]
        case FieldsNode():
            return {name: plain(item) for name, item in node.fields.items()}
    return None


def refusal(text: str, first_line: int = 1) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_yaml(text, first_line)
    return caught.value


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize("scalar", PLAIN_SCALARS)
def test_a_plain_scalar_stays_the_text_it_is(scalar: str) -> None:
    assert plain(read_yaml(f"key: {scalar}\n")) == {"key": scalar}
    assert plain(read_yaml(f"- {scalar}\n")) == [scalar]


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize("key", ["no", "on", "yes", "1", "true", "0123", "12:30", "1e3", "Null"])
def test_a_key_stays_the_text_it_is(key: str) -> None:
    assert plain(read_yaml(f"{key}: x\n")) == {key: "x"}


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param("# only a comment\n", None, id="a comment"),
        pytest.param("1: a\ntrue: b\n", {"1": "a", "true": "b"}, id="keys that YAML takes for one"),
        pytest.param("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}, id="CRLF"),
        pytest.param("a: x\nb: [1, {c: 2}]", {"a": "x", "b": ["1", {"c": "2"}]}, id="flow"),
        pytest.param('a: "\\e\\x9b\\u202e"', {"a": "\x1b\x9b\u202e"}, id="escaped controls"),
        pytest.param("a: >-\n  one\n  two\n", {"a": "one two"}, id="folded"),
        pytest.param("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}, id="literal"),
        pytest.param("---\na: 1\n...\n", {"a": "1"}, id="document markers"),
        pytest.param("a: x #y", {"a": "x"}, id="a comment after a value"),
        pytest.param("a: 👩\u200d👧 é", {"a": "👩\u200d👧 é"}, id="beyond ASCII"),
    ],
)
def test_what_is_read(text: str, expected: object) -> None:
    assert plain(read_yaml(text)) == expected


@pytest.mark.usefixtures("_either_loader")
def test_a_value_that_was_left_empty_differs_from_an_empty_text() -> None:
    node = read_yaml("a:\nb: ''\nc: #note\n")
    assert isinstance(node, FieldsNode)
    quoted = {name: item.quoted for name, item in node.fields.items() if isinstance(item, Scalar)}
    assert quoted == {"a": False, "b": True, "c": False}
    assert plain(node) == {"a": "", "b": "", "c": ""}


@pytest.mark.usefixtures("_either_loader")
def test_every_node_and_key_knows_its_place() -> None:
    node = read_yaml("é: ü\nlist:\n  - 👩 x\n  - {k: v}\n", first_line=10)
    assert isinstance(node, FieldsNode)
    items = node.fields["list"]
    assert isinstance(items, ListNode)
    inner = items.items[1]
    assert isinstance(inner, FieldsNode)
    assert node.place == Place(10, 1)
    assert node.keys["é"].place == Place(10, 1)
    assert node.fields["é"].place == Place(10, 4)
    assert node.keys["list"].place == Place(11, 1)
    assert [item.place for item in items.items] == [Place(12, 5), Place(13, 5)]
    assert inner.keys["k"].place == Place(13, 6)
    assert inner.fields["k"].place == Place(13, 9)


ANCHOR = ("yaml-anchor", "anchors (&name) are not read", "quote the value or write it out")
ALIAS = ("yaml-alias", "aliases (*name) are not read", "write it out")
MERGE = ("yaml-merge", "merge keys (<<) are not read", "write it out")
DIRECTIVE = ("yaml-directive", "directives (%) are not read", "delete it")
DOCUMENTS = ("yaml-documents", "a second document begins here", "")
KEY = ("yaml-key", "a key must be plain text", "")
DEPTH = ("yaml-depth", "nested deeper than 40 levels", "flatten it")
BOMB = "a: &a [x, x]\n" + "".join(
    f"{y}: &{y} [*{x}, *{x}]\n" for x, y in zip("ab", "bc", strict=True)
)


def tag(name: str) -> tuple[str, str, str]:
    return ("yaml-tag", f"the tag {name} is not read", "quote the value if it begins with !")


def twice(key: str, line: int) -> tuple[str, str, str]:
    message = f"the key {key!r} stands here a second time; first on line {line}"
    return ("yaml-duplicate-key", message, "keep one of the two")


def odd(code: str) -> tuple[str, str, str]:
    return ("yaml-character", f"the character U+{code} may not stand in YAML", "delete it")


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize(
    ("text", "place", "refused"),
    [
        pytest.param("a: 1\nb: &x y", (2, 4), ANCHOR, id="anchor on a scalar"),
        pytest.param("a: &x\n  - 1", (1, 4), ANCHOR, id="anchor on a list"),
        pytest.param("&x a: 1", (1, 1), ANCHOR, id="anchor on a key"),
        pytest.param("&a [*a]", (1, 1), ANCHOR, id="self-reference"),
        pytest.param(BOMB, (1, 4), ANCHOR, id="alias bomb"),
        pytest.param("a: 1\nb: *x", (2, 4), ALIAS, id="alias"),
        pytest.param("a: 1\n<<: {b: 1}", (2, 1), MERGE, id="merge key"),
        pytest.param('"<<": {b: 1}', (1, 1), MERGE, id="quoted merge key"),
        pytest.param("a: !!str 1", (1, 4), tag("tag:yaml.org,2002:str"), id="tag"),
        pytest.param("a: !x [1]", (1, 4), tag("!x"), id="tag on a list"),
        pytest.param("a: ! x", (1, 4), tag("!"), id="empty tag"),
        pytest.param("a: 1\n---\nb: 2", (2, 1), DOCUMENTS, id="two documents"),
        pytest.param("%YAML 1.2\n---\na: 1", (1, 1), DIRECTIVE, id="version directive"),
        pytest.param("%TAG ! x:\n---\na: 1", (1, 1), DIRECTIVE, id="tag directive"),
        pytest.param("a: 1\nb: 2\na: 3", (3, 1), twice("a", 1), id="duplicate key"),
        pytest.param("a: 1\n'a': 3", (2, 1), twice("a", 1), id="duplicate quoted key"),
        pytest.param("x: {é: 1, é: 2}", (1, 11), twice("é", 1), id="duplicate key in flow"),
        pytest.param("? [a]\n: b", (1, 3), KEY, id="list as key"),
        pytest.param("a: " + "[" * 40, (1, 43), DEPTH, id="brackets one too deep"),
        pytest.param("- " * 41, (1, 81), DEPTH, id="dashes one too deep"),
        pytest.param("a: x\x85y", (1, 5), odd("0085"), id="next line"),
        pytest.param("a: x\u2028y", (1, 5), odd("2028"), id="line separator"),
        pytest.param("a: 1\nb: \x1b[31m", (2, 4), odd("001B"), id="escape"),
        pytest.param("é: \0", (1, 4), odd("0000"), id="null"),
        pytest.param("a: \x7f", (1, 4), odd("007F"), id="delete"),
        pytest.param("a: \x9b", (1, 4), odd("009B"), id="C1"),
        pytest.param("a: \ufffe", (1, 4), odd("FFFE"), id="not a character"),
        pytest.param("a: \ud800", (1, 4), odd("D800"), id="surrogate"),
    ],
)
def test_what_is_refused_and_where(
    text: str, place: tuple[int, int], refused: tuple[str, str, str]
) -> None:
    error = refusal(text)
    assert (error.place, (error.rule, error.message, error.hint)) == (Place(*place), refused)


NO_TOKEN = "found character that cannot start any token while scanning for the next token"
NO_ALIAS = "did not find expected alphabetic or numeric character while scanning an alias"
NO_ESCAPE = "found invalid Unicode character escape code while parsing a quoted scalar"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param("a: @home", (1, 4), NO_TOKEN, id="at sign"),
        pytest.param("a: %x", (1, 4), NO_TOKEN, id="percent sign"),
        pytest.param("a: *x*", (1, 6), NO_ALIAS, id="emphasis"),
        pytest.param("a: **x**", (1, 5), NO_ALIAS, id="strong emphasis"),
        pytest.param(
            "a: Note: x", (1, 8), "mapping values are not allowed in this context", id="colon"
        ),
        pytest.param('a: "\\U00110000"', (1, 7), NO_ESCAPE, id="escape beyond Unicode"),
        pytest.param('a: "\\ud800"', (1, 7), NO_ESCAPE, id="escaped surrogate"),
        pytest.param(
            "a: [1,\nb: 2\nc: 3",
            (1, 4),
            "did not find expected ',' or ']' while parsing a flow sequence, noticed on line 3",
            id="open list",
        ),
        pytest.param(
            'a: 1\nb: "x\nc: 1\n',
            (2, 4),
            "found unexpected end of stream while scanning a quoted scalar, noticed on line 4",
            id="open quotation",
        ),
        pytest.param(
            "%FOO x\n---\na: 1",
            (1, 5),
            "found unknown directive name while scanning a directive",
            id="unknown directive",
        ),
    ],
)
def test_bad_syntax_is_told_where_it_begins(
    text: str, place: tuple[int, int], message: str
) -> None:
    error = refusal(text)
    assert (error.place, error.rule, error.message) == (Place(*place), "yaml-syntax", message)
    assert error.hint == SYNTAX_HINT


def test_lines_are_counted_from_the_first_line_of_the_document() -> None:
    assert refusal("a: &x y", first_line=5).place == Place(5, 4)
    assert refusal("a: 1\nb: \0", first_line=5).place == Place(6, 4)
    error = refusal('a: "x\n', first_line=5)
    assert error.place == Place(5, 4)
    assert error.message.endswith("noticed on line 6")


def test_an_error_that_is_none_of_yaml_is_one_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_reader, "LOADER", yaml.SafeLoader)
    error = refusal('a: "\\U00110000"', first_line=3)  # the Python loader lets ValueError through
    assert (error.place, error.rule) == (Place(3, 1), "yaml-syntax")
    assert error.message == "chr() arg not in range(0x110000)"


@pytest.mark.usefixtures("_either_loader")
def test_the_greatest_depth_is_still_read() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    expected: object = []
    for _ in range(MAX_DEPTH - 1):
        expected = [expected]
    assert plain(read_yaml(deepest)) == expected
    assert refusal(f"[{deepest}]").rule == "yaml-depth"


def test_a_tab_that_keeps_a_text_from_being_read_is_called_one() -> None:
    error = refusal("a:\n\tb: 1")
    assert (error.place, error.rule, error.hint) == (
        Place(2, 1),
        "yaml-syntax",
        "write blanks instead",
    )


def test_a_text_of_several_lines_is_not_said_to_be_open() -> None:
    error = refusal('a: "one\n  two"\nb: @home')
    assert (error.place, error.message) == (Place(3, 4), NO_TOKEN)
