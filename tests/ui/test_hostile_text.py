"""Content that looks like markup, and content wider than it seems: shown as it stands."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from support.browsing import WIDE, browsing
from support.content import DIRECTORY, TAGS, Data, fields, page, write_directory, write_file

BRACKETS = (
    "[bold]loud[/bold]",
    "[TODO] mend this",
    "[/] [/x] [red] [a=b]",
    "[@click=app.quit]leave[/]",
    "[link=file:///etc]here[/link]",
    "[see note](https://example.org)",
    "[$primary] and [$p]",
    "ends with \\",
    "ends with [",
    "a\\[b]",
    "[link='unclosed",
)

WIDE_TEXTS = (
    "\u6f22\u5b57\u306e\u672c",  # Han and Kana, two columns each
    "\ud55c\uad6d\uc5b4 \ucc45",  # Hangul
    "plain \U0001f600 emoji \U0001f480",
    "\u0643\u062a\u0627\u0628 \u0642\u062f\u064a\u0645",  # Arabic
    "\u05e1\u05e4\u05e8 old",  # Hebrew
    "cafe\u0301 re\u0301sume\u0301",  # combining accents
    "\uff26\uff35\uff2c\uff2c width",
    "very long " * 30 + "\u6f22" * 30,
)


def directory_of(texts: tuple[str, ...], folder: Path) -> Path:
    """Write a directory in which every text stands in every field."""
    files: dict[str, Data] = {"directory.yaml": DIRECTORY, "tags.yaml": TAGS}
    for number, text in enumerate(texts):
        files[f"pages/page-{number}.md"] = page(f"# {text}\n\n{text}\n", title=f"{text} page")
        files[f"contacts/one-{number}.yaml"] = fields(
            kind="organization",
            section="people",
            title=text,
            summary=text,
            alternate_names=[text],
            organization=text,
            phones=[{"number": "1", "label": text, "note": text}],
            emails=[{"address": text}],
            links=[{"url": f"https://example.org/{number}", "label": text}],
            addresses=[{"address_1": text, "note": text}],
            alerts=[{"text": text}],
            corrections=[{"field": "title", "was": text, "note": text}],
            reviews=[{"date": "2020-05-01", "status": "needs-changes", "note": text}],
        )
    directory: dict[str, object] = {
        "title": texts[0],
        "disclaimer": texts[0],
        "sections": [
            {"id": "start", "title": texts[0]},
            {"id": "people", "title": texts[1]},
        ],
        "urgent": [
            {
                "region": "US",
                "title": texts[0],
                "entries": [f"one-{number}" for number in range(len(texts))],
            }
        ],
    }
    tags: list[dict[str, object]] = [
        {"id": f"tag-{number}", "label": f"Tag{number}"} for number in range(3)
    ]
    return write_directory(folder, {**files, "directory.yaml": directory, "tags.yaml": tags})


async def test_brackets_are_shown_as_they_stand(tmp_path: Path) -> None:
    async with browsing(directory_of(BRACKETS, tmp_path)) as browser:
        titles = []
        for _ in range(2 * len(BRACKETS)):
            title = browser.card.entry.title
            titles.append(title)
            detail = "\n".join(line.split("||")[-1] for line in browser.lines)
            assert title in detail
            assert any(title[:30] in line.split("||")[1] for line in browser.lines[3:-2])
            await browser.press("j")
        for text in BRACKETS:
            assert text in titles
            assert f"{text} page" in titles
        assert browser.lines[0].startswith(f" * {BRACKETS[0]} ")
        assert any(line.startswith(f"|   {BRACKETS[1]}") for line in browser.lines)


@pytest.mark.repeats  # every dialog is opened in test_overlays
@pytest.mark.parametrize("text", BRACKETS)
async def test_brackets_in_every_dialog_are_shown_as_they_stand(tmp_path: Path, text: str) -> None:
    texts = (text, text)
    async with browsing(directory_of(texts, tmp_path), query="kind:organization") as browser:
        await browser.press("y")
        assert any(f"> Copy from: {text}" in line for line in browser.lines)
        assert any(f"name {text}" in line for line in browser.lines)
        await browser.press("escape", "u")
        assert any(f" {text} " in line for line in browser.lines)
        assert any(f"Needs changes: {text}" in line for line in browser.lines)
        await browser.press("escape", "question_mark", "G")
        assert any(text in line for line in browser.lines)
        await browser.press("escape", "slash", "ctrl+u")
        await browser.type(text)
        assert browser.query == text
        assert text in browser.lines[1]
        await browser.press("ctrl+p")
        await browser.type(text)
        assert browser.app.is_running


async def test_brackets_in_a_notice_are_shown_as_they_stand(tmp_path: Path) -> None:
    async with browsing(directory_of(BRACKETS, tmp_path)) as browser:
        for bad in ("#[/x]", "kind:[bold]", "section:[@click=app.quit]x"):
            await browser.press("slash", "ctrl+u")
            await browser.type(bad)
            assert bad.lstrip("#").split(":")[-1] in browser.lines[-1]
            assert browser.lines[-1].startswith(f" {browser.notice} x ")


async def test_brackets_in_a_problem_are_shown_as_they_stand(tmp_path: Path) -> None:
    bad = fields(kind="[/bold]", section="[red]x")
    folder = directory_of(BRACKETS, tmp_path)
    write_file(folder / "resources/bad.yaml", bad)
    async with browsing(folder) as browser:
        await browser.press("p")
        assert "[/bold]" in browser.text


async def test_wide_texts_leave_the_edges_of_the_panes_in_line(tmp_path: Path) -> None:
    async with browsing(directory_of(WIDE_TEXTS, tmp_path)) as browser:
        edges = {browser.base.query_one(name).region.x for name in ("#list", "#detail")}
        for _ in range(2 * len(WIDE_TEXTS)):
            for line in browser.lines[3:-2]:
                columns = [cell_len(line[:n]) for n, c in enumerate(line) if c == "|"]
                assert edges <= set(columns), line
                assert cell_len(line) <= WIDE[0]
            await browser.press("j")


@pytest.mark.repeats
async def test_wide_texts_keep_to_the_width_at_every_size(tmp_path: Path) -> None:
    async with browsing(directory_of(WIDE_TEXTS, tmp_path)) as browser:
        for columns in (99, 60, 59, 41, 30):
            await browser.resize(columns, 20)
            for key in ("G", "u", "escape", "y", "escape"):
                await browser.press(key)
                strips = browser.screen._compositor.render_strips()
                assert {strip.cell_length for strip in strips} == {columns}


async def test_wide_letters_that_do_not_fit_are_cut_as_a_whole(tmp_path: Path) -> None:
    async with browsing(directory_of(("\u6f22" * 20, "x"), tmp_path), (31, 20)) as browser:
        assert any("\u6f22.." in line or "\u6f22 .." in line for line in browser.lines)
