"""What words stand for: others of the directory, its tags and its regions; and which say nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from query.naive import Naive, check, naive
from support.content import Data, fields, open_content, write_directory

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.present.highlight import pattern_of, spans_of
from ketamine_tui.present.painters.titles import list_title
from ketamine_tui.query import search as module
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.placement import hiding_terms
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import Words
from ketamine_tui.query.view import View

WORD_LIST: dict[str, object] = {
    "alike": [
        ["Hotline", "helpline", "crisis line"],
        ["ECT", "electroconvulsive therapy"],
        ["side effect", "side effects", "harm"],
        ["UK", "United Kingdom"],
        ["nothing", "to do with it"],
    ],
    "passing": ["the", "how", "is", "of"],
}
FILES: dict[str, Data] = {
    "words.yaml": WORD_LIST,
    "tags.yaml": [
        {"id": "mood", "label": "MoodCare"},
        {"id": "low", "label": "Low", "aliases": ["MDD"], "parent": "mood"},
        {"id": "blue", "label": "Blue"},
        {"id": "blue-sky", "label": "BlueSky", "parent": "blue"},
    ],
    "resources/l.yaml": [
        fields(id="a", title="A helpline", tags=["Low"]),
        fields(id="b", title="Many crisis  lines", summary="How it is.", regions=["GB-ENG"]),
        fields(id="c", title="No cyberhelpliner", summary="A line about a crisis, for effect."),
        fields(id="d", title="The ECT book", tags=["BlueSky"], regions=["DE"]),
        fields(id="e", title="Harms", summary="United effects."),
    ],
}
BY_TITLE = "abcde"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_directory(tmp_path_factory.mktemp("content"), FILES)


@pytest.fixture(scope="module")
def catalog(folder: Path) -> Iterator[Catalog]:
    opened = open_content(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def plain(folder: Path, catalog: Catalog) -> Naive:
    return naive(folder, catalog)


def ids(view: View) -> str:
    return "".join(sorted(row.id for row in view.catalog.rows(view.positions)))


@pytest.mark.parametrize(
    ("text", "found", "remarks"),
    [
        # Words that mean the same: by themselves and in the plural, and no part of longer ones.
        ("hotline", "ab", "also: helpline, crisis line"),
        ("HÖTLINE", "ab", "also: helpline, crisis line"),
        ("helpline", "abc", "also: Hotline, crisis line"),
        ("hotlin", "", ""),
        ("hotlines", "", ""),
        ("electroconvulsive", "", ""),
        ('"electroconvulsive therapy"', "d", "also: ECT"),
        ("ect", "cde", ""),
        ("-hotline", "cde", ""),
        ("hotline OR ect", BY_TITLE, "also: helpline, crisis line"),
        (
            "(hotline (ect OR crisis))",
            "b",
            "also: helpline, crisis line",
        ),
        ("title:hotline", "", ""),
        ("side effects", "e", "also: side effect, harm"),
        ("side effect", "e", "also: harm"),
        # Phrases of bare words, and what is none.
        ("crisis line", "abc", "also: Hotline, helpline"),
        ('"crisis line"', "ab", "also: Hotline, helpline"),
        ("line crisis", "bc", ""),
        ('crisis "line"', "bc", ""),
        ("crisis =line", "bc", ""),
        ("crisis OR line", "abc", ""),
        ("crisis line many", "b", "also: Hotline, helpline"),
        ("to do with it", "", "also: nothing"),
        # Tags.
        ("mdd", "a", "also: #Low"),
        ("mood", "a", "also: #MoodCare"),
        ("mood-care", "a", "also: #MoodCare"),
        ("mood care", "a", "also: #MoodCare"),
        ("low", "a", ""),
        ("blue", "d", ""),
        # Regions.
        ("england", "b", "also: region:GB-ENG"),
        ("uk", "b", "also: United Kingdom, region:GB"),
        ("united kingdom", "b", "also: UK, region:GB"),
        ("germany", "d", "also: region:DE"),
        ("france", "", ""),
        ("de", "d", ""),
        # Words that say nothing.
        ("how is the hotline", "ab", "also: helpline, crisis line; not looked for: how, is, the"),
        ("how is", "b", ""),
        ("the", "d", ""),
        ("the OR harm", "de", "also: side effect"),
        ("-the hotline", "ab", "also: helpline, crisis line"),
        ("the -harm", "abcd", "not looked for: the"),
        # A tag is no word: what the sidebar counts beside a word is what it leads to.
        ("the #blue", "d", ""),
        ("how #blue", "", ""),
        ('"the" ect', "d", ""),
        ("thesis ect", "", ""),
        # Words that are to be taken alone.
        ("=hotline", "", ""),
        ('="crisis line"', "b", ""),
        ("=the ect", "d", ""),
        ("=mdd", "", ""),
        ('"=hotline"', "", ""),
    ],
)
def test_what_words_stand_for_is_found_and_told(
    catalog: Catalog, plain: Naive, text: str, found: str, remarks: str
) -> None:
    view = View(Search(catalog)).with_text(text)
    assert ids(view) == found
    check(view, plain)
    assert "; ".join(view.told.remarks) == remarks


def test_a_wording_has_its_own_word_the_others_and_the_entries_of_tags_and_regions(
    catalog: Catalog,
) -> None:
    search = Search(catalog)
    wording = search.wording(Words("UK"))
    assert (wording.own, wording.others) == (
        Needle("uk"),
        (Needle("united kingdom", is_whole=True),),
    )
    assert wording.sets == search.bits("region", "GB-ENG") != 0
    assert search.wording(Words("uk")) is wording
    assert search.wording(Words("uk", is_alone=True)) == (Needle("uk"), (), 0, ())


def test_a_word_that_stands_for_nothing_else_is_looked_for_once_and_not_kept(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Needle] = []
    scan = module._scan

    def watched(needle: Needle, texts: list[str], within: bytearray | None) -> bytes:
        looked.append(needle)
        return scan(needle, texts, within)

    monkeypatch.setattr(module, "_scan", watched)
    search = Search(catalog)
    view = View(search).with_text("book the crisis")
    assert ids(view) == ""
    assert looked == [Needle("book"), Needle("crisis")]
    assert search._parts._wordings._known == {}


def test_a_whole_word_does_not_narrow_the_search_for_a_longer_one(catalog: Catalog) -> None:
    search = Search(catalog)
    assert ids(View(search).with_text("hotline")) == "ab"
    assert ids(View(search).with_text("=cyberhelpliner")) == "c"


def test_the_others_are_marked_where_they_stand_by_themselves(catalog: Catalog) -> None:
    view = View(Search(catalog)).with_text('"electroconvulsive therapy" -hotline')
    assert (view.needles, view.others) == (("electroconvulsive therapy",), ("ect",))
    pattern = pattern_of(view.needles, view.others)
    assert pattern is not None
    assert spans_of(pattern, "The effect of ECTs and ÉCT") == [(14, 18), (23, 26)]
    position = catalog.position("d")
    assert position is not None
    assert view.found_in(position) == ""
    assert View(view.search).with_text("harm OR uk").others == ("side effect", "united kingdom")


def test_a_field_is_named_where_another_word_stands_by_itself_in_it(catalog: Catalog) -> None:
    view = View(Search(catalog)).with_text("side effect")
    position = catalog.position("c")
    assert position is not None
    assert view.found_in(position) == "summary"
    assert view.with_text('"electroconvulsive therapy"').found_in(position) == ""


def test_what_hides_an_entry_is_no_passing_word_and_no_half_of_a_phrase(catalog: Catalog) -> None:
    view = View(Search(catalog)).with_text("how the crisis line many")
    position = catalog.position("a")
    assert position is not None
    assert hiding_terms(view, position) == ("many",)
    last = catalog.position("e")
    assert last is not None
    assert hiding_terms(view, last) == ("crisis line", "many")


def test_words_of_saved_views_stand_for_others_but_are_not_told(tmp_path: Path) -> None:
    views = [{"name": "lines", "query": "the hotline"}]
    directory: dict[str, object] = {"title": "T", "sections": [], "views": views}
    folder = write_directory(tmp_path, {**FILES, "directory.yaml": directory})
    view = View(Search(open_content(folder))).with_text("@lines")
    assert (ids(view), view.told.remarks) == ("ab", ())
    assert view.others == ("helpline", "crisis line")


def test_the_title_of_the_list_tells_what_a_query_comes_to(catalog: Catalog) -> None:
    view = View(Search(catalog)).with_section("books")
    assert list_title(view) == "Books"
    assert list_title(view.with_text("the hotline")) == (
        "Books, also: helpline, crisis line; not looked for: the"
    )
