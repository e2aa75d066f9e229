"""What is no query is told with its column and what to write instead, and changes nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from query.sample import SAMPLE, VIEWS
from support.browsing import browsing
from support.content import DIRECTORY, TODAY, open_content, write_directory

from ketamine_tui.cli import main
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.text import sentence
from ketamine_tui.query.days import FORMS
from ketamine_tui.query.extent import MAX_SIZE
from ketamine_tui.query.parse import parse
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import QueryError
from ketamine_tui.query.view import View

KINDS = "such as page, book, article, guideline, regulation, website"
QUOTE_OR = 'write "OR" to search for the word'
QUOTE_AND = 'write "AND" to search for the word'
TAG_ENDS = "write tag:a,b for any of several"
ALONE = "write the value alone"
DOTS = "quote a value that has dots"
VIEW = "change the saved view"
ROUND = [
    {"name": "broken", "query": "kind:boook"},
    {"name": "round", "query": "kind:book @about"},
    {"name": "about", "query": "@round"},
    {"name": "many", "query": f"kind:book {'word ' * (MAX_SIZE // 2)}"},
    {"name": "more", "query": "@many @many"},
]
"""Saved views that cannot be understood, and one that can, but not twice."""

TOO_MUCH = f"there are more than {MAX_SIZE} words and values"
FEWER_VIEWS = "name fewer saved views, or shorter ones"


class Bad(NamedTuple):
    """What is typed, and what is said of it."""

    query: str
    column: int
    message: str
    hint: str

    @property
    def told(self) -> str:
        """What people read of it."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


BAD = [
    Bad(*row)
    for row in (
        # Parentheses.
        ("(", 2, "unfinished: add a word after (", ""),
        (")", 1, "there is nothing before this )", "delete it"),
        ("()", 1, "there is nothing in these ( )", "delete them"),
        ("book ( )", 6, "there is nothing in these ( )", "delete them"),
        ("a)", 2, "this ) closes nothing", "delete it"),
        ("(a))", 4, "this ) closes nothing", "delete it"),
        ("(a", 1, "this ( is not closed", "add )"),
        ("x ((a)", 3, "this ( is not closed", "add )"),
        # Operators.
        ("OR", 1, "OR needs a term on each side", QUOTE_OR),
        ("| a", 1, "| needs a term on each side", 'write "|" to search for the word'),
        ("AND a", 1, "AND needs a term on each side", QUOTE_AND),
        ("a OR", 5, "unfinished: add a word after OR", ""),
        ("a OR OR b", 6, "OR needs a term on each side", QUOTE_OR),
        ("a AND", 6, "unfinished: add a word after AND", ""),
        ("a AND OR b", 7, "OR needs a term on each side", QUOTE_OR),
        ("a AND AND b", 7, "AND needs a term on each side", QUOTE_AND),
        ("(OR a)", 2, "OR needs a term on each side", QUOTE_OR),
        ("(a OR)", 6, "there is nothing before this )", "delete it"),
        ("NOT", 4, "unfinished: add a word after NOT", ""),
        ("a NOT ", 7, "unfinished: add a word after NOT", ""),
        ("NOT )", 5, "there is nothing before this )", "delete it"),
        ("-OR", 2, "OR needs a term on each side", QUOTE_OR),
        ("-" * 50 + "x", 51, "nested deeper than 50 levels", "write fewer ( or -"),
        ("(" * 50 + "x", 51, "nested deeper than 50 levels", "write fewer ( or -"),
        # Words and phrases.
        ('"a', 1, "this quotation is not closed", 'add "'),
        ('x "a\\"', 3, "this quotation is not closed", 'add "'),
        ('tag:"a', 5, "this quotation is not closed", 'add "'),
        ('book ""', 6, "there is nothing between these quotation marks", "write words"),
        ('" \t"', 1, "there is nothing between these quotation marks", "write words"),
        ('"\u0301"', 1, "there is nothing between these quotation marks", "write words"),
        ("*", 1, "there is nothing to find in *", "an empty filter shows everything"),
        ("a -**", 4, "there is nothing to find in **", "an empty filter shows everything"),
        ("\u0301", 1, "there is nothing to find in \u0301", "write a letter or a digit"),
        ("\xb8", 1, "there is nothing to find in \xb8", "write a letter or a digit"),
        ("book \x01the", 6, "there is a control character", "delete it"),
        # Names of fields.
        ("tga:pain", 1, "there is no field tga:", "did you mean tag?"),
        ("x colour:blue", 3, "there is no field colour:", 'write "colour:blue" to search for the text'),
        ("sec:books", 1, "there is no field sec:", "did you mean section?"),
        ("http:x", 1, "there is no field http:", 'write "http:x" to search for the text'),
        # Values of names.
        ("tag:", 5, "tag: needs a value", "such as Mood, Depression, Pain, ForFamilies, Odd one"),
        ("kind: book", 6, "kind: needs a value", KINDS),
        ("kind:book,", 11, "kind: needs a value", KINDS),
        ("kind:=", 7, "kind: needs a value", KINDS),
        ('tag:""', 7, "tag: needs a value", "such as Mood, Depression, Pain, ForFamilies, Odd one"),
        ("kind:bok", 6, "there is no kind bok", "did you mean book?"),
        ("kind:book,vidio", 11, "there is no kind vidio", "did you mean video?"),
        ("a #pian", 3, "there is no tag pian", "did you mean Pain?"),
        ("#xyzzy", 1, "there is no tag xyzzy", "such as Mood, Depression, Pain, ForFamilies, Odd one"),
        ("tag:dep", 5, "there is no tag dep", "did you mean Depression?"),
        ("tag:pain,#TOBE_REVIEWED", 10, "there is no tag #TOBE_REVIEWED", "such as Mood, Depression, Pain, ForFamilies, Odd one"),
        ("section:shop", 9, "there is no section shop", "such as start, library, books, films, people"),
        ("section:peple", 9, "there is no section peple", "did you mean people?"),
        ("is:revewed", 4, "is: has no value revewed", "did you mean reviewed?"),
        ("is:unch", 4, "is: has no value unch", "did you mean unchecked?"),
        ("region:JP", 8, "there is no region JP", "such as EU, GB, GB-ENG, US"),
        ("lang:fr", 6, "there is no language fr", "such as de, en, es"),
        ("for:patiens", 5, "there is no audience patiens", "did you mean patients?"),
        ("method:guessed", 8, "there is no method guessed", "such as phoned, emailed, read-source, registry, read-in-full, automated"),
        ("has:telex", 5, "has: has no value telex", "such as address, alert, audience, author, chat, correction"),
        ("no:adress", 4, "no: has no value adress", "did you mean address?"),
        # Comparisons and ranges.
        ("kind:<book", 6, "kind: takes no <", ALONE),
        ("tag:>=a", 5, "tag: takes no >=", ALONE),
        ("has:=phone", 5, "has: takes no =", ALONE),
        ("title:=book", 7, "title: takes no =", ALONE),
        ("section:a..b", 9, "section: takes no range", DOTS),
        ("is:..overdue", 4, "is: takes no range", DOTS),
        ("url:a..b", 5, "url: takes no range", DOTS),
        ("phone:none", 7, "phone: there is nothing to find in none", "write a digit"),
        ('title:"\u0301"', 7, "title: there is nothing to find in \u0301", "write a letter or a digit"),
        ('title:"\xb8"', 7, "title: there is nothing to find in \xb8", "write a letter or a digit"),
        ('tag:"pain"x', 11, "a space is missing here", "write one before the next term"),
        ("#a,b", 3, "a space is missing after the tag", TAG_ENDS),
        ("#a..b", 3, "a space is missing after the tag", TAG_ENDS),
        ('#a"b"', 3, "a space is missing after the tag", TAG_ENDS),
        # Days.
        ("issued:", 8, "issued: needs a value", "write one"),
        ("issued:..", 10, "issued: needs a value", "write one"),
        ("issued:soon", 8, "issued: soon is neither a date nor an age", FORMS),
        ("issued:2019,20", 13, "issued: 20 is neither a date nor an age", FORMS),
        ("issued:2019-13", 8, "issued: 2019-13 is neither a date nor an age", FORMS),
        ("issued:2019-00", 8, "issued: 2019-00 is neither a date nor an age", FORMS),
        ("issued:2019-02-30", 8, "issued: 2019-02-30 is neither a date nor an age", FORMS),
        ("reviewed:90d", 10, "reviewed: 90d is an age, not a day", "write <90d for within it, >90d for longer ago"),
        ("next:=90d", 6, "next: 90d is an age, not a day", "write <90d for within it, >90d for longer ago"),
        ("reviewed:30d..2026", 10, "reviewed: a range needs two dates or two ages", "write 2019..2023 or 30d..90d"),
        ("reviewed:<2019..2020", 10, "< and .. do not go together", "keep one of them"),
        # Orders.
        ("sort:", 6, "sort: needs a field", "write one of title, issued, reviewed, next, risk, match, order, with - for descending"),
        ("book sort:size", 11, "a list cannot be sorted by size", "write one of title, issued, reviewed, next, risk, match, order, with - for descending"),
        ("sort:titel", 6, "a list cannot be sorted by titel", "did you mean title?"),
        ("sort:title sort:title", 12, "there are two sort: orders", "keep one of them"),
        ("(book sort:title)", 7, "sort: cannot stand in a group", "write it at the end"),
        ("book -sort:title", 7, "sort: cannot be excluded", "write sort:-title for the other way round"),
        ("book OR sort:title", 6, "OR needs a term on each side", "sort: is not a term; write it at the end"),
        ("sort:title OR book", 12, "OR needs a term on each side", "sort: is not a term; write it at the end"),
        # Saved views.
        ("book @new", 6, "there is no saved view @new", "did you mean @newest-works?"),
        ("@zzz", 1, "there is no saved view @zzz", "there are @to-call, @newest-works, @broken, @round, @about, @many, @more"),
        ("@broken", 1, "@broken cannot be understood: column 6: there is no kind boook (did you mean book?)", VIEW),
        ("@round", 1, f"@round cannot be understood: column 11: @about cannot be understood: column 1: @round names itself ({VIEW}) ({VIEW})", VIEW),
        # Too much.
        ("x " * (MAX_SIZE + 1), 2 * MAX_SIZE + 1, TOO_MUCH, "write fewer"),
        (f"({'#Pain OR ' * MAX_SIZE}x)", 2 + 9 * MAX_SIZE, TOO_MUCH, "write fewer"),
        (f"id:{'x,' * MAX_SIZE}x", 4 + 2 * MAX_SIZE, TOO_MUCH, "write fewer"),
        ("x @many -@many", 10, f"with @many {TOO_MUCH}", FEWER_VIEWS),
        ("x @more", 3, f"@more cannot be understood: column 7: with @many {TOO_MUCH} ({FEWER_VIEWS})", VIEW),
    )
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = {**DIRECTORY, "views": [*VIEWS, *ROUND]}
    return write_directory(
        tmp_path_factory.mktemp("content"), {**SAMPLE, "directory.yaml": directory}
    )


@pytest.fixture(scope="module")
def catalog(folder: Path) -> Iterator[Catalog]:
    opened = open_content(folder)
    yield opened
    opened.close()


def test_the_queries_are_many_and_all_different() -> None:
    assert len({bad.query for bad in BAD}) == len(BAD) >= 60
    assert all(bad.hint or bad.message.startswith("unfinished: add ") for bad in BAD)


@pytest.mark.parametrize("bad", BAD, ids=[bad.query[:50] for bad in BAD])
def test_what_is_no_query_is_told_with_its_column(catalog: Catalog, bad: Bad) -> None:
    with pytest.raises(QueryError) as caught:
        parse(bad.query, Search(catalog).names)
    error = caught.value
    assert (error.column, error.message, error.hint) == bad[1:]
    assert str(error) == f"column {bad.column}: {bad.told}"


async def test_a_bad_query_leaves_the_list_and_is_marked(folder: Path) -> None:
    async with browsing(folder, today=TODAY) as browser:
        bar = browser.base.filter_bar
        for number, bad in enumerate(BAD):
            good = ("book", "kind:video", "#Pain")[number % 3]
            bar.value = good
            await browser.settle()
            listed = browser.ids
            assert listed
            assert not bar.has_class("-error")
            bar.value = bad.query
            await browser.settle()
            assert browser.ids == listed
            assert browser.view.query == parse(good, browser.view.search.names)
            assert bar.has_class("-error")
            assert bar._marker.column == bad.column
            assert browser.notice == sentence(bad.told)


def test_a_bad_query_is_wrong_use_in_the_shell(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for own in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(own, str(tmp_path))
    options = ("--content", str(folder), "--as-of", TODAY.isoformat())
    for bad in BAD:
        assert main(["list", *options, "--", bad.query]) == 2
        done = capsys.readouterr()
        assert done.out == ""
        assert done.err == f"ketamine-tui: column {bad.column}: {bad.told}\n"


def test_a_saved_view_that_cannot_be_understood_counts_nothing(catalog: Catalog) -> None:
    view = View(Search(catalog))
    counts = {count.value: count.total for count in view.view_counts}
    assert counts["to-call"] > 0
    assert counts["broken"] == counts["round"] == counts["about"] == 0
