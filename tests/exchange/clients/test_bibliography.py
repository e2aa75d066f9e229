"""Works in pybtex, which typesets BibTeX, and in citeproc, which typesets CSL-JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry as Parsed
from bibtexparser.model import Field

from ketamine_tui.exchange.extract import Extract
from ketamine_tui.exchange.names import in_parts
from ketamine_tui.exchange.noted_identifiers import noted
from ketamine_tui.exchange.writers.bibtex import bibtex
from ketamine_tui.exchange.writers.csl import csl_json, holds
from ketamine_tui.model.entry import OTHERS, Resource

OF_BIBTEX = ("doi", "isbn", "issn", "pmid", "pmcid")
pytestmark = pytest.mark.clients

CITE = """
import json, sys
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter
from citeproc.source.json import CiteProcJSON

items = json.load(open(sys.argv[1], encoding="utf-8"))
style = CitationStylesStyle("harvard-cite-them-right", validate=False)
book = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
for item in items:
    book.register(Citation([CitationItem(item["id"])]))
print(json.dumps(dict(zip(book.keys, map(str, book.bibliography())))))
"""


def decoded(text: str) -> str:
    """Return what LaTeX shows of a text."""
    library = Library([Parsed("misc", "x", [Field("title", text)])])
    shown = str(LatexDecodingMiddleware().transform(library).entries[0].fields[0].value)
    return shown.replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^")


def printed(person: dict[str, str]) -> str:
    """Return a name in the order in which it is spoken."""
    order = ("first", "middle", "prelast", "last", "lineage")
    return decoded(" ".join(person[part] for part in order if part in person)).strip("{}")


def words(text: str) -> list[str]:
    """Return the letters and digits of a text in words: styles choose the marks between them."""
    return "".join(c if c.isalnum() else " " for c in text).split()


def test_pybtex_agrees_on_every_field(
    extract: Extract, client: Callable[[str], str], run: Callable[..., str], tmp_path: Path
) -> None:
    works = [item for item in extract.only(holds).items if isinstance(item.entry, Resource)]
    (tmp_path / "works.bib").write_text(bibtex(extract.only(holds)), encoding="utf-8")
    run(client("python/bin/pybtex-convert"), "--strict", "works.bib", "works.yaml")
    read = yaml.safe_load((tmp_path / "works.yaml").read_text("utf-8"))["entries"]
    assert list(read) == [item.entry.id for item in works]
    for item in works:
        work = item.entry
        assert isinstance(work, Resource)
        found = read[work.id]
        plain = {name: decoded(str(value)) for name, value in found.items()}
        assert plain["title"].strip("{}").split() == work.title.split()
        assert plain["abstract"].split() == work.summary.split()
        note = " ".join(plain["note"].split())
        assert " ".join(extract.remark(item).split()) in note
        assert all(line in note for line in noted(work, (*OF_BIBTEX, "arxiv")))
        assert plain.get("keywords", "") == ", ".join(work.tags)
        assert found.get("year", "") == work.issued[:4]
        for ours, theirs in (("volume", "volume"), ("issue", "number"), ("edition", "edition")):
            assert decoded(found.get(theirs, "")) == getattr(work, ours)
        for ours, theirs in (("authors", "author"), ("editors", "editor")):
            names = [printed(one) for one in found.get(theirs, [])]
            people = getattr(work, ours)
            expected = [name for name in people if name != OTHERS]
            # In the middle of the list it would be somebody's name.
            assert names == [*expected, *(["others"] if OTHERS in people else [])]
        for identifier in work.identifiers:
            if identifier.scheme in OF_BIBTEX:
                assert found[identifier.scheme] in {
                    one.value for one in work.identifiers if one.scheme == identifier.scheme
                }


def test_citeproc_renders_every_work(
    extract: Extract, client: Callable[[str], str], run: Callable[..., str], tmp_path: Path
) -> None:
    wanted = extract.only(holds)
    (tmp_path / "works.json").write_text(csl_json(wanted), encoding="utf-8")
    rendered = json.loads(run(client("python/bin/python"), "-c", CITE, "works.json"))
    assert {*rendered} == {item.entry.id for item in wanted.items}
    for item in wanted.items:
        work = item.entry
        assert isinstance(work, Resource)
        text = " ".join(words(rendered[work.id]))
        assert " ".join(words(work.title)).casefold() in text.casefold()
        assert work.issued[:4] in text
        for name in work.authors[:1]:  # the style leaves out the others of many
            parts = in_parts(name)
            assert " ".join(words(parts.family if parts else name)) in text
        assert OTHERS not in work.authors or "others" not in text
        assert "and and" not in text
