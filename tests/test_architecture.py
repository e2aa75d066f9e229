"""Rules for the package's own code that no linter knows."""

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from support.browsing import write_small
from support.environment import environment
from support.shell import LINES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ketamine_tui"
FILES = sorted(PACKAGE.rglob("*.py"))
STYLES = sorted(PACKAGE.rglob("*.tcss"))
TREES = {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8")) for file in FILES}

# What parses markup unless it is told not to.
MARKUP = {
    *(
        "Static",
        "Label",
        "Option",
        "OptionList",
        "Button",
        "Checkbox",
        "RadioButton",
        "Tab",
        "Tabs",
    ),
    *("TabPane", "Collapsible", "DataTable", "Tree", "SelectionList", "Markdown", "notify"),
}
CHARACTER_CLASSES = {
    *("model/text.py", "store/yaml_reader.py", "store/yaml_writer.py"),
    *(
        "present/painters/code.py",
        "present/chrome.py",
        "services/terminal.py",
        "store/note/text.py",
        "store/note/details.py",
        "store/note/head.py",
        "store/note/numbers.py",
        "store/note/places.py",
    ),
}
"""Modules that name odd characters to find them; those that draw codes, and where characters are measured."""

LISTENS = {
    "services/web/listening.py": ("socket",),
    "services/web/server.py": ("socket", "start_server"),
    "cli/serve/command.py": ("socket",),
}
"""What may wait for connections, and by what; none of it opens one."""

NETWORK = {"socket", "ssl", "http", "ftplib", "smtplib", "telnetlib", "xmlrpc", "webbrowser"}

Finder = Callable[[str, ast.AST], Iterator[str]]


def findings(find: Finder) -> list[str]:
    """Return what `find` has to say about every node of the package, with file and line."""
    return [
        f"{name}:{getattr(node, 'lineno', 0)}: {found}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        for found in find(name, node)
    ]


def planted(find: Finder, code: str, name: str = "screens/new.py") -> list[str]:
    """Return what `find` has to say about some code."""
    return [found for node in ast.walk(ast.parse(code)) for found in find(name, node)]


def called(node: ast.AST) -> str:
    """Return the name of what a node calls, without what it is an attribute of."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return getattr(function, "attr", getattr(function, "id", ""))


def keywords(node: ast.AST) -> dict[str, ast.expr]:
    """Return the named arguments of a call."""
    named = node.keywords if isinstance(node, ast.Call) else []
    return {word.arg: word.value for word in named if word.arg}


def is_false(node: ast.expr | None) -> bool:
    """Say whether an expression is the constant False."""
    return isinstance(node, ast.Constant) and node.value is False


def imported(node: ast.AST) -> Iterator[str]:
    """Yield the modules, and the names in modules, that a node imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


# The rules.


def markup_of_content(_name: str, node: ast.AST) -> Iterator[str]:
    if called(node) in MARKUP and isinstance(node, ast.Call):
        texts = [argument for argument in node.args if not isinstance(argument, ast.Constant)]
        if texts and not is_false(keywords(node).get("markup")):
            yield f"{called(node)} without markup=False"
    is_harmless = isinstance(node, ast.Call) and ast.unparse(node.func) in (
        "re.escape",
        "regex.escape",
        "html.escape",
    )
    if called(node) in ("from_markup", "from_ansi", "escape") and not is_harmless:
        yield f"{called(node)} builds markup"
    for target in getattr(node, "targets", []):
        name = getattr(target, "attr", "")
        if name in ("border_title", "border_subtitle", "tooltip", "sub_title"):
            yield f"{name} parses markup"


def careless_workers(_name: str, node: ast.AST) -> Iterator[str]:
    named = keywords(node)
    if called(node) in ("run_worker", "work"):
        if "group" not in named:
            yield "a worker without a group"
        if not is_false(named.get("exit_on_error")):
            yield "a worker that ends the program when it fails"
    elif "exclusive" in named and "group" not in named:
        yield "exclusive without a group"


def private_toolkit(name: str, node: ast.AST) -> Iterator[str]:
    if name.startswith("toolkit/"):
        return
    for module in imported(node):
        if re.match(r"(textual|rich)\b", module) and re.search(r"\._", module):
            yield f"private: {module}"
    if isinstance(node, ast.Attribute) and node.attr in (
        *("_driver", "_exception", "_compositor", "_bindings", "_close_messages_no_wait"),
        *("_fatal_error", "_animator", "_message_queue", "_nodes"),
    ):
        yield f"private: {node.attr}"


def prints(name: str, node: ast.AST) -> Iterator[str]:
    if called(node) == "print" and not name.startswith("cli/"):
        yield "print outside the command line"


def goes_online(name: str, node: ast.AST) -> Iterator[str]:
    if name == "services/visiting.py":  # what 'links check' asks for, and nothing else
        return
    allowed = LISTENS.get(name, ())
    for module in imported(node):
        is_network = module.split(".")[0] in NETWORK or module.startswith("urllib.request")
        if is_network and module not in allowed:
            yield f"network: {module}"
    calls = ("urlopen", "create_connection", "open_connection", "start_server", "create_server")
    is_connecting = called(node) in ("connect", "connect_ex") and name in LISTENS
    if (called(node) in calls or is_connecting) and called(node) not in allowed:
        yield f"network: {called(node)}"


def literal_colours(name: str, node: ast.AST) -> Iterator[str]:
    if name.startswith("palettes/"):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?!\w)", node.value)


def heavy_lists(_name: str, node: ast.AST) -> Iterator[str]:
    if called(node) in ("OptionList", "ListView", "DataTable", "Markdown", "MarkdownViewer"):
        yield f"{called(node)}: crashes when narrow, or is slow"


def files_from_panes(name: str, node: ast.AST) -> Iterator[str]:
    files = ("open", "read_text", "write_text", "read_bytes", "write_bytes", "unlink", "mkdir")
    if name.startswith(("widgets/", "screens/")) and called(node) in files:
        yield f"{called(node)} in a part of the screen"


LATE_FILES = {"app.py", "screens/dialogs.py"}
"""What answers a key or a message that most runs never see, and `actions/`, may import late anywhere."""

LATE_FUNCTIONS = {
    ("__main__.py", "main"): "signals come first",
    ("cli/registry.py", "command_named"): "a command loads its own module only",
    ("cli/command.py", "_clipboard"): "only a command line is taken apart",
    ("cli/first_picture.py", "_lines"): "the terminal answers meanwhile",
    ("cli/first_picture.py", "_scene"): "the terminal answers meanwhile",
    ("cli/context.py", "_finish_interrupted"): "most runs find nothing to finish",
    ("cli/context.py", "configuration"): "most people have no such file",
    ("cli/context.py", "words"): "most people read in English",
    ("cli/context.py", "opening"): "some commands need no directory",
    ("cli/context.py", "view"): "some commands ask for nothing",
    ("cli/context.py", "marks"): "reading YAML, only where there is such a file",
    ("cli/context.py", "curator"): "most commands only read",
    ("cli/context.py", "session"): "most commands have no effects",
    ("cli/suggested.py", "answered"): "most queries find something",
    ("cli/suggested.py", "_suggestion"): "help and the like ask for nothing",
    ("cli/printing.py", "_page"): "only a long answer on a terminal needs a pager",
    ("cli/printing.py", "_pager"): "only a long answer on a terminal needs a pager",
    ("screens/watching.py", "start_watches"): "after the first picture",
    ("screens/outcomes.py", "shown"): "what draws codes, only for a code",
    ("checks/codes.py", "is_language"): "a registry, only where a language is to be checked",
    ("checks/codes.py", "_spoken_in"): "a registry, only where a language is none",
    ("exchange/handovers.py", "qr_modules"): "a library for one command",
    ("index/catalog.py", "__init__"): "most people read the original",
    ("store/catalogues.py", "_parsed"): "most people read in English",
    ("store/catalogues.py", "values_of"): "most people read in English",
    (
        "index/arrange.py",
        "_store_names",
    ): "tables of codes, only for a code that is new to the index",
    ("query/names.py", "_find_region"): "tables of codes, only for what no entry has",
    ("present/urgent.py", "_code_of"): "tables of codes, only for what the directory does not name",
    (
        "present/urgent.py",
        "_begun_code",
    ): "tables of codes, only for what the directory does not name",
    ("present/urgent.py", "_remark"): "tables of codes, only for what the directory does not name",
    ("index/catalog.py", "name_of"): "most people read in English",
    ("index/catalog.py", "version"): "a twentieth of a list, which does not need it",
    ("index/opening.py", "_renewed"): "reading YAML, only where files have changed",
    ("index/opening.py", "_own_marks"): "reading YAML, only where there is such a file",
    ("index/opening.py", "_own_views"): "reading YAML, only where there is such a file",
    ("index/seal.py", "look_whether_whole"): "threads, only for the first picture",
    ("store/processors.py", "can_fork"): "threads, only for a large directory",
    ("index/reading.py", "_start_helpers"): "processes, only for large directories",
    ("model/text.py", "closest"): "only for a misspelt name",
    ("present/columns.py", "_of_confirmation"): "the records of entries, only for such a column",
    ("present/columns.py", "_ways"): "the records of entries, only for a column of ways",
    ("query/suggest.py", "_near"): "a library in C++, only for a word that nothing has",
    ("services/watch.py", "_changes"): "a library in Rust, after the first picture",
    ("store/own_file.py", "read_own"): "reading YAML, only where there is such a file",
    ("store/own_file.py", "save_own"): "Markdown, only where something is saved",
    ("store/own_file.py", "held"): "Markdown, only where something is saved",
    ("store/fingerprint.py", "_digest"): "a twentieth of a show, which seldom needs it",
    ("store/note/particulars.py", "_take_link"): "the same words, and few notes link numbers",
    ("store/note/reachable.py", "_find"): "longer than a small note, and few have numbers",
    ("store/user_folders.py", "_folder"): "a tenth of a list, for other systems than Linux",
}
"""The other functions that import late, and what that spares: see docs/decisions/0003-late-imports.md."""


def command_modules() -> set[str]:
    """Return the files of the modules that the registry of shell commands loads."""
    modules = {
        node.module
        for node in ast.walk(TREES["cli/registry.py"])
        if isinstance(node, ast.ImportFrom) and node.module and node.col_offset > 0
    }
    return {f"{module.removeprefix('ketamine_tui.').replace('.', '/')}.py" for module in modules}


def inner(function: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a function, but for those of functions in it."""
    for child in ast.iter_child_nodes(function):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from inner(child)


def late_imports(name: str, node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    if name in LATE_FILES or name.startswith("actions/") or name in command_modules():
        return
    if (name, node.name) not in LATE_FUNCTIONS:
        for part in inner(node):
            yield from (f"{module} is imported late" for module in imported(part))


RULES = {
    markup_of_content: (
        "Static(title)",
        "self.notify(f'{title}')",
        "Label(row.title, id='x')",
        "Content.from_markup(text)",
        "escape(text)",
        "self.border_title = entry.title",
    ),
    careless_workers: (
        "self.run_worker(work, thread=True, exit_on_error=False)",
        "self.run_worker(work, group='copy')",
        "work(exclusive=True)",
        "go(exclusive=True)",
    ),
    private_toolkit: (
        "from textual._compositor import Compositor",
        "import textual._xterm_parser",
        "from textual.keys import _character_to_key",
        "self.app._driver.write('x')",
    ),
    prints: ("print('x')",),
    goes_online: (
        "import socket",
        "from http.client import HTTPConnection",
        "import urllib.request",
        "from urllib.request import urlopen",
    ),
    literal_colours: ("style = 'bold #ff0000'", "style = '#fff'"),
    heavy_lists: ("OptionList()", "widgets.ListView()"),
    files_from_panes: ("open('x')", "path.write_text('x')"),
    late_imports: (
        "def draw():\n    import csv",
        "async def draw():\n    if is_long:\n        from a import b",
        "class A:\n    def draw(self):\n        def inner():\n            import csv",
    ),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule: Finder) -> None:
    assert findings(rule) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [(rule, code) for rule, codes in RULES.items() for code in codes],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_the_rule_finds_what_breaks_it(rule: Finder, code: str) -> None:
    assert planted(rule, code)


@pytest.mark.parametrize("name", LISTENS)
def test_what_listens_opens_no_connection(name: str) -> None:
    for code in ("open_connection(host, 80)", "import http.client", "connection.connect(place)"):
        assert planted(goes_online, code, name), code
    assert planted(goes_online, "import socket", name) == []


def test_the_rules_are_about_something() -> None:
    assert len(FILES) > 40
    assert len(STYLES) == 3
    calls = {called(node) for tree in TREES.values() for node in ast.walk(tree)}
    assert {"run_worker", "Static", "print"} <= calls


# Characters.


def wide_or_doubtful(text: str) -> str:
    """Return the characters whose width depends on the terminal, or that are emoji."""
    return "".join(
        character
        for character in text
        if unicodedata.east_asian_width(character) in "AWF"
        or unicodedata.category(character) in ("So", "Cf", "Mn", "Me", "Co")
    )


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the string literals of a module with their lines, but for its documentation."""
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documentation:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def test_no_text_of_the_program_has_characters_of_doubtful_width() -> None:
    found = [
        f"{name}:{line}: {bad!r}"
        for name, tree in TREES.items()
        if name not in CHARACTER_CLASSES
        for line, text in strings(tree)
        if (bad := wide_or_doubtful(text))
    ]
    assert found == []


@pytest.mark.parametrize(
    "character", ["\u2588", "\u2026", "\u25b8", "\u2713", "\ufe0f", "\U0001f600"]
)
def test_doubtful_characters_are_known(character: str) -> None:
    assert wide_or_doubtful(f"a{character}") == character


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_the_style_sheets_are_plain_and_name_no_colour(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.isascii()
    assert not re.search(r"#[0-9a-fA-F]{3,8}\s*[;%]", text)
    assert not re.search(r"\b(?:rgb|hsl)a?\(", text)
    for value in re.findall(r"\b(?:color|background)\s*:\s*([^;]+);", text):
        assert re.fullmatch(r"\$[a-z-]+(?: \d+%)?|ansi_default|transparent", value), value


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_a_style_sheet_of_a_screen_speaks_of_that_screen_only(file: Path) -> None:
    if file.name != "app.tcss":
        text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        outermost = re.findall(r"^([^\s{}][^{]*)\{", text, re.MULTILINE)
        assert len(outermost) == 1, outermost


# Imports.


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("screens/new.py", "if TYPE_CHECKING:\n    import csv"),
        ("screens/new.py", "import csv\n\ndef draw():\n    csv.reader(file)"),
        ("cli/listing.py", "def run():\n    import csv"),
        ("actions/copying.py", "def copy():\n    import csv"),
        ("cli/printing.py", "def _pager():\n    import shlex"),
    ],
)
def test_an_import_that_is_not_late_or_may_be_is_none_of_its_business(name: str, code: str) -> None:
    assert planted(late_imports, code, name) == []


@pytest.mark.parametrize("name", ["cli/output.py", "cli/registry.py", "cli/linear/loop.py"])
def test_the_rest_of_the_command_line_does_not_import_late(name: str) -> None:
    assert planted(late_imports, "def run():\n    import csv", name)


def test_every_late_import_that_is_allowed_is_there() -> None:
    late = {
        (name, node.name)
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(True for part in inner(node) for _ in imported(part))
    }
    assert LATE_FUNCTIONS.keys() <= late
    assert TREES.keys() >= LATE_FILES


def test_help_loads_no_module_that_reads_a_directory(tmp_path: Path) -> None:
    code = "import sys\nfrom ketamine_tui.cli import main\n"
    code += "try: main(['--help'])\nexcept SystemExit: pass\n"
    code += "heavy = ('sqlite3', 'yaml', 'ketamine_tui.query', 'ketamine_tui.present', 'ketamine_tui.app')\n"
    code += "print([name for name in heavy if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path, {"PYTHONPATH": str(ROOT)}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


HEAVY = ("textual", "rich", "asyncio", "markdown_it")

RUN = """
import contextlib, io, sys
from ketamine_tui.cli import main
for arguments in {arguments!r}:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            main(arguments)
        except SystemExit:
            pass
    loaded = [name for name in {heavy!r} if name in sys.modules]
    print(arguments[0] if arguments else "-", *loaded)
"""


def loaded_by(tmp_path: Path, *arguments: list[str], heavy: Sequence[str] = HEAVY) -> list[str]:
    """Run shell commands one after the other in one fresh interpreter; say which heavy modules each had loaded."""
    content = tmp_path / "content"
    if not content.exists():
        write_small(content)
    variables = environment(
        tmp_path, {"KETAMINE_TUI_CONTENT": str(content), "PYTHONPATH": str(ROOT)}
    )
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(arguments=list(arguments), heavy=heavy)],
        cwd=tmp_path,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_shell_commands_load_neither_the_toolkit_nor_what_it_needs(tmp_path: Path) -> None:
    runs = [["list"], ["show", "help-line"], ["tags"], ["list", "#Pain", "--json"], ["--help"]]
    runs.append(["--linear", "#Pain"])
    loaded_by(tmp_path, ["list"])  # makes the index, which is not made again
    assert loaded_by(tmp_path, *runs) == [run[0] for run in runs]


def test_a_list_makes_no_records_of_entries_unless_a_column_needs_them(tmp_path: Path) -> None:
    runs = [["list"], ["list", "--columns", "id,due,doi"], ["list", "--columns", "id,phone"]]
    loaded_by(tmp_path, ["list"])
    entry = "ketamine_tui.model.entry"
    loaded = loaded_by(tmp_path, *runs, heavy=(entry, "inspect"))
    assert loaded == ["list", "list", f"list {entry}"]


def test_no_shell_command_loads_the_toolkit(tmp_path: Path) -> None:
    runs = [
        [*line.split(), *(["--json"] if name == "export" else [])] for name, line in LINES.items()
    ]
    lines = loaded_by(tmp_path, *runs)
    assert [line.split()[0] for line in lines] == list(LINES)
    assert not {"textual", "rich", "asyncio"} & set(" ".join(lines).split())


def test_reading_the_files_anew_does_not_load_the_toolkit(tmp_path: Path) -> None:
    for line in loaded_by(tmp_path, ["check"], ["list"]):
        assert not {"textual", "rich", "asyncio"} & set(line.split())


def test_the_core_can_be_imported_without_the_toolkit() -> None:
    core = [
        f"ketamine_tui.{name.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}"
        for name in TREES
        if name.split("/")[0]
        in (
            "model",
            "store",
            "index",
            "query",
            "present",
            "services",
            "checks",
            "curation",
            "exchange",
            "actions",
        )
    ]
    code = f"import sys\nfor name in {core!r}: __import__(name)\n"
    code += "print([name for name in ('textual', 'rich') if name in sys.modules])"
    variables = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


# Documentation.


def is_riddle(documentation: str) -> bool:
    """Say whether a module's documentation begins with a clause and not with its subject."""
    return re.match(r"(?:What|Where|How|Whether|From|Which|Why)\b", documentation) is not None


def test_a_module_names_its_subject_first() -> None:
    riddles = [
        name for name, tree in TREES.items() if is_riddle(ast.get_docstring(tree) or "What is it?")
    ]
    assert riddles == []


def test_a_riddle_is_told_from_a_subject() -> None:
    assert is_riddle("What the index keeps.")
    assert is_riddle("From nodes to records.")
    assert not is_riddle("Whole entries out of the index.")
    assert not is_riddle("The index, and what it keeps.")
