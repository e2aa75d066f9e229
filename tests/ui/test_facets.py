"""The sidebar: its headings and values, their counts, and looking for a tag in it."""

from pathlib import Path

import pytest
from support.browsing import IDS, NARROW, Browser, browsing, write_small
from support.content import fields, write_file

from ketamine_tui import messages
from ketamine_tui.present.facets import Facets, Heading, Slot
from ketamine_tui.query.fields import VIEW

FOLDED = ["Kinds", "Regions", "Languages", "For whom", "Tags"]
ALL_HEADINGS = ["Views", "Sections", "Review", "Unused states", *FOLDED]
VIEWS = [
    {"name": "painful", "title": "About pain", "query": "#Pain"},
    {"name": "spoken", "query": '"somebody to talk to"'},
    {"name": "broken", "query": "#Nowhere"},
]


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """The small directory with saved views, languages and audiences."""
    directory: dict[str, object] = {
        "title": "Small directory",
        "sections": [
            {"id": name, "title": name.title()} for name in ("start", "books", "films", "people")
        ],
        "views": VIEWS,
    }
    extra = {
        "resources/deutsch.yaml": fields(title="Das Buch", languages=["de"], audience=["families"]),
        "resources/english.yaml": fields(title="The book", languages=["en"], audience=["patients"]),
    }
    return write_small(tmp_path, {"directory.yaml": directory, **extra})


def sidebar_lines(browser: Browser) -> list[str]:
    """Return every line of the sidebar, also those out of sight."""
    sidebar = browser.base.sidebar
    return [
        "".join(t for t, _ in sidebar.pieces(n)).rstrip() for n in range(sidebar.body.line_count)
    ]


def below(browser: Browser, heading: str) -> list[str]:
    """Return the lines below a heading, without surplus spaces."""
    found: list[str] = []
    is_below = False
    for number, line in enumerate(sidebar_lines(browser)):
        if isinstance(item := browser.base.sidebar.body.items[number], Heading):
            is_below = item.name == heading
        elif is_below:
            found.append(" ".join(line.split()))
    return found


def chosen(browser: Browser) -> str:
    """Return the label of the value with the cursor, or an empty text."""
    item = browser.base.sidebar.item
    return item.label if item else ""


def listed_headings(browser: Browser) -> list[str]:
    return [item.name for item in browser.base.sidebar.body.items if isinstance(item, Heading)]


async def open_all(browser: Browser) -> None:
    """Open every group of the sidebar."""
    for heading in FOLDED:
        await browser.post(messages.GoTo(heading))


async def test_the_headings_stand_in_their_order(rich: Path) -> None:
    async with browsing(rich) as browser:
        assert listed_headings(browser) == ALL_HEADINGS


async def test_headings_with_nothing_to_choose_are_left_out(folder: Path) -> None:
    write_file(folder / "resources/english.yaml", fields(languages=["en"], audience=["everyone"]))
    async with browsing(folder) as browser:
        assert listed_headings(browser) == [
            *("Sections", "Review", "Unused states", "Kinds", "Regions", "Tags"),
        ]


async def test_regions_languages_and_audiences_narrow_the_list(rich: Path) -> None:
    async with browsing(rich) as browser:
        assert below(browser, "Regions") == []
        await open_all(browser)
        assert below(browser, "Regions") == ["United Kingdom 1", "United States 2"]
        assert below(browser, "Languages") == ["English 1", "German 1"]
        assert below(browser, "For whom") == ["families 1", "patients 1"]
        await browser.post(messages.GoTo("For whom"))
        await browser.press("enter")
        assert (browser.query, browser.ids) == ("audience:families", ["deutsch"])
        assert below(browser, "For whom") == ["[x] families 1", "patients 0"]


async def test_nothing_changes_its_place_and_zeros_are_dim(rich: Path) -> None:
    async with browsing(rich) as browser:
        await open_all(browser)
        before = list(browser.base.sidebar.body.items)
        await browser.filter("deutsch")
        sidebar = browser.base.sidebar
        assert list(sidebar.body.items) == before
        line = next(n for n, text in enumerate(sidebar_lines(browser)) if "patients" in text)
        assert [style for _, style in sidebar.pieces(line)] == ["", "dim", "dim"]
        line = next(n for n, text in enumerate(sidebar_lines(browser)) if "families" in text)
        assert [style for _, style in sidebar.pieces(line)] == ["", "", ""]


async def test_a_large_group_opens_and_closes_under_the_cursor(rich: Path) -> None:
    async with browsing(rich) as browser:
        await browser.press("s", "G")
        assert browser.base.sidebar.body.group(browser.base.sidebar.cursor) is not None
        assert below(browser, "Tags") == []
        await browser.press("enter")
        assert "Pain 3" in below(browser, "Tags")
        await browser.press("space")
        assert below(browser, "Tags") == []
        assert browser.query == ""


async def test_states_that_no_entry_has_are_folded_until_somebody_opens_them(rich: Path) -> None:
    async with browsing(rich) as browser:
        assert "Withdrawn 0" not in below(browser, "Review")
        await browser.post(messages.GoTo("Unused states"))
        assert "Withdrawn 0" in below(browser, "Unused states")
        await browser.filter("is:withdrawn")
        assert below(browser, "Review")[0] == "To be reviewed 0"


async def test_the_cursor_begins_at_the_section_that_is_shown(rich: Path) -> None:
    async with browsing(rich) as browser:
        assert chosen(browser) == "All"


async def test_views_are_listed_with_their_numbers_and_counts(rich: Path) -> None:
    async with browsing(rich) as browser:
        assert below(browser, "Views") == ["1 About pain 3", "2 spoken 2", "3 broken 0"]
        await browser.filter("night")
        assert below(browser, "Views") == ["1 About pain 0", "2 spoken 1", "3 broken 0"]


async def test_a_view_is_asked_for_excluded_and_left(rich: Path) -> None:
    async with browsing(rich) as browser:
        await browser.post(messages.GoTo("Views"))
        for query, line in (
            ("@painful", "[x] 1 About pain 3"),
            ("-@painful", "[-] 1 About pain 0"),
        ):
            await browser.press("enter")
            assert (browser.query, below(browser, "Views")[0]) == (query, line)
        await browser.press("enter")
        assert (browser.query, below(browser, "Views")[0]) == ("", "1 About pain 3")


async def test_a_view_joins_what_is_asked_already(rich: Path) -> None:
    async with browsing(rich, query="kind:video") as browser:
        await browser.post(messages.GoTo("Views"))
        await browser.press("enter")
        assert (browser.query, browser.ids) == ("kind:video @painful", ["film"])


async def test_a_view_that_cannot_be_understood_is_refused_with_the_reason(rich: Path) -> None:
    async with browsing(rich, query="film") as browser:
        await browser.post(messages.CycleFacet(VIEW, "broken"))
        assert browser.notice.startswith("@broken cannot be understood: ")
        assert "there is no tag Nowhere" in browser.notice
        assert (browser.query, browser.ids) == ("film", ["film"])


async def test_counts_are_two_points_while_a_search_runs(rich: Path) -> None:
    async with browsing(rich) as browser:
        whole = browser.view.with_text("book")
        steps = whole.steps()
        part = whole.until(next(steps))
        assert part.is_part
        await open_all(browser)
        browser.base.sidebar.view = part
        for heading in set(ALL_HEADINGS) - {"Unused states"}:
            assert {line.split()[-1] for line in below(browser, heading)} == {".."}
        browser.base.sidebar.view = whole
        assert below(browser, "For whom") == ["families 0", "patients 1"]


async def test_what_is_out_of_sight_is_not_counted(
    rich: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    real = Facets._group

    def spy(self: Facets, heading: str) -> object:
        counted.append(heading)
        return real(self, heading)

    async with browsing(rich, (80, 15)) as browser:
        await browser.press("s")
        monkeypatch.setattr(Facets, "_group", spy)
        await browser.filter("deutsch")
        browser.base.sidebar.refresh()
        await browser.settle()
        assert set(counted) == {"Sections", "Review"}


async def test_the_first_picture_does_not_wait_for_the_counts_of_views_in_many_entries(
    rich: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsing(rich) as browser:
        facets = Facets(browser.view)
        slot = next(item for item in facets.items if isinstance(item, Slot))
        assert (slot.heading, facets.is_counted(slot), facets[slot].total) == ("Views", True, 3)
        monkeypatch.setattr("ketamine_tui.present.facets._SMALL", browser.view.catalog.size - 1)
        facets = Facets(browser.view)
        assert (slot.heading, facets.is_counted(slot), facets[slot].total) == ("Views", False, 0)
        facets.count_views()
        assert (facets.is_counted(slot), facets[slot].total) == (True, 3)


async def test_the_cursor_keeps_its_value_when_others_come_above_it(rich: Path) -> None:
    async with browsing(rich) as browser:
        await browser.press("t", "j")
        label = chosen(browser)
        text = (rich / "directory.yaml").read_text(encoding="utf-8")
        text = text.replace("views: [", 'views: [{"name": "first", "query": "x"}, ')
        (rich / "directory.yaml").write_text(text, encoding="utf-8")
        await browser.press("r")
        assert len(below(browser, "Views")) == 4
        assert chosen(browser) == label != ""


# Looking for a tag.


async def test_typing_narrows_the_tags_by_label_id_and_alias(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("T")
        assert browser.focus == "sidebar"
        assert "Tags: _" in [line.strip() for line in sidebar_lines(browser)]
        assert len(below(browser, "Tags")) == 4
        for text, tags in (
            ("p", ["Depression 2", "Pain 3"]),
            ("a", ["Pain 3"]),
            ("x", []),
        ):
            await browser.type(text)
            assert below(browser, "Tags") == tags
        await browser.press("backspace", "backspace", "backspace")
        await browser.type("mdd")
        assert below(browser, "Tags") == ["Depression 2"]
        await browser.press("backspace", "backspace", "backspace")
        await browser.type("for-f")
        assert below(browser, "Tags") == ["ForFamilies 3"]


async def test_letters_are_no_commands_while_a_tag_is_typed(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("T")
        await browser.type("quT1/ v")
        assert (browser.dialog, browser.focus, browser.query) == ("", "sidebar", "")
        assert "Tags: quT1/ v_" in [line.strip() for line in sidebar_lines(browser)]
        await browser.press("f2")
        assert browser.dialog == "UrgentHelp"


async def test_enter_goes_to_the_first_tag_left_and_enter_again_chooses_it(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("T")
        await browser.type("pa")
        await browser.press("enter")
        assert browser.query == ""
        assert chosen(browser) == "Pain"
        assert "Tags: pa" in [line.strip() for line in sidebar_lines(browser)]
        await browser.press("enter")
        assert (browser.query, browser.focus) == ("#Pain", "sidebar")
        assert below(browser, "Tags") == ["[x] Pain 3"]


async def test_escape_shows_all_tags_again_and_keeps_the_cursor(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("T")
        await browser.type("pa")
        await browser.press("enter", "escape")
        assert len(below(browser, "Tags")) == 4
        assert chosen(browser) == "Pain"
        assert browser.focus == "sidebar"
        await browser.press("escape")
        assert browser.focus == "list"


async def test_with_no_tag_left_nothing_can_be_chosen(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("T")
        await browser.type("zz")
        assert chosen(browser) == ""
        await browser.press("enter", "enter", "space")
        assert (browser.query, browser.ids) == ("", list(IDS))
        await browser.press("escape")
        assert chosen(browser) == "Depression"


async def test_other_keys_end_the_typing_and_keep_what_is_left(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("T")
        await browser.type("p")
        await browser.press("down")
        assert chosen(browser) == "Pain"
        await browser.press("tab")
        assert browser.focus == "list"
        assert below(browser, "Tags") == ["Depression 2", "Pain 3"]
        await browser.press("T")
        assert len(below(browser, "Tags")) == 4


async def test_leaving_with_the_mouse_ends_the_typing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("T")
        await browser.type("p")
        await browser.click("#list", 5, 3)
        assert "Tags: p" in [line.strip() for line in sidebar_lines(browser)]
        await browser.press("s", "u")
        assert browser.dialog == "UrgentHelp"


async def test_a_tag_is_found_on_a_narrow_screen(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("T")
        await browser.type("pai")
        assert "Tags: pai_" in browser.text
        assert " Pain " in browser.text
        assert browser.panes == ["sidebar"]


async def test_the_values_are_listed_once_for_a_directory(rich: Path) -> None:
    async with browsing(rich) as browser:
        facets = browser.base.sidebar.body.facets
        await browser.filter("book")
        assert browser.base.sidebar.body.facets is facets
