"""The words of the interface: the template for translators has all of them, and no value becomes a part of one."""

import ast
import os
import re

import pytest
from babel.messages.pofile import read_po
from support.words import GERMAN, PACKAGE, TEMPLATE, extracted, template

from ketamine_tui.store.catalogues import values_of

CALLS = {"_", "N_", "ngettext"}
TREES = {
    file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8"))
    for file in sorted(PACKAGE.rglob("*.py"))
}


def misused(name: str, tree: ast.AST) -> list[str]:
    """Return the calls whose text is not there before the program runs, or has its values already."""
    return [
        f"{name}:{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
        for text in node.args[: 2 if node.func.id == "ngettext" else 1]
        if isinstance(text, ast.JoinedStr | ast.BinOp)
        or (isinstance(text, ast.Call) and ast.unparse(text.func).endswith(".format"))
    ]


def test_template_is_what_the_program_says() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        TEMPLATE.write_text(template(), "utf-8")
    assert TEMPLATE.read_text("utf-8") == template()


def said(tree: ast.AST) -> set[str]:
    """Return the texts that are to be translated, as Python itself reads a module."""
    return {
        text.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
        for text in node.args[: 2 if node.func.id == "ngettext" else 1]
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    }


def test_template_lacks_no_text() -> None:
    known = {
        text
        for message in extracted()
        for text in ((message.id,) if isinstance(message.id, str) else message.id)
    }
    # What stands within another string is not seen by all that extract texts.
    assert {text for tree in TREES.values() for text in said(tree)} - known == set()


def test_no_text_has_its_values_before_it_is_translated() -> None:
    assert [found for name, tree in TREES.items() for found in misused(name, tree)] == []


@pytest.mark.parametrize(
    "code",
    [
        '_(f"{number} found")',
        '_("%s found" % number)',
        '_("{} found".format(number))',
        'ngettext(f"{number} entry", "entries", number)',
    ],
)
def test_a_text_with_its_values_is_noticed(code: str) -> None:
    assert misused("new.py", ast.parse(code))


@pytest.mark.parametrize(
    "code",
    ['_("{number} found").format(number=number)', "_(command.title)", "ngettext(*forms, number)"],
)
def test_near_misses_are_left_alone(code: str) -> None:
    assert not misused("new.py", ast.parse(code))


def test_values_have_names_and_both_forms_have_the_same() -> None:
    for message in extracted():
        texts = (message.id,) if isinstance(message.id, str) else message.id
        named = {values_of(text) for text in texts}
        assert len(named) == 1, f"{texts} ask for different values"
        assert all(name.isidentifier() for values in named for name, *_ in values or ())
        assert not any(re.search(r"%\w|%\(", text) for text in texts), texts


def test_german_texts_ask_for_the_same_values() -> None:
    with GERMAN.open("rb") as file:
        german = read_po(file, locale="de")
    known = {message.id for message in extracted()}
    for message in german:
        if message.id:
            assert message.id in known, f"nobody says {message.id!r}"
            assert [*message.check()] == []
            assert message.string


def hiding(tree: ast.AST) -> list[int]:
    """Return the lines of functions that translate and give the name that does it to a value."""
    return [
        function.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(
            isinstance(node, ast.Name) and node.id == "_" and isinstance(node.ctx, ast.Store)
            for node in ast.walk(function)
        )
        and any(
            isinstance(node, ast.Call) and ast.unparse(node.func) == "_"
            for node in ast.walk(function)
        )
    ]


def test_no_function_hides_what_translates_in_it() -> None:
    assert {name: lines for name, tree in TREES.items() if (lines := hiding(tree))} == {}
    assert hiding(ast.parse("def f():\n    _ = 1\n    return _('x')"))
    assert not hiding(ast.parse("def f():\n    return _('x')\n\n\ndef g():\n    _ = 1"))
