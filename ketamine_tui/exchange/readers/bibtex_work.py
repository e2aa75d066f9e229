"""A work of BibTeX or BibLaTeX: the fields of one entry, put where ours are."""

import re
from collections.abc import Iterator

from ketamine_tui.exchange.names import Name, is_others
from ketamine_tui.exchange.noted_identifiers import BETWEEN, read_noted
from ketamine_tui.exchange.readers.bibtex_fields import Fields
from ketamine_tui.exchange.readers.bibtex_kinds import KINDS, NEAREST
from ketamine_tui.exchange.readers.bibtex_values import MONTHS
from ketamine_tui.exchange.readers.latex import decoded
from ketamine_tui.exchange.readers.name_parts import tell_parts
from ketamine_tui.exchange.readers.nearest_kinds import nearest_kind
from ketamine_tui.exchange.readers.registered import add_noted, add_registered, numbers_of
from ketamine_tui.exchange.readers.said import apart
from ketamine_tui.exchange.writers.csl import GENRES
from ketamine_tui.model.entry import OTHERS
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.draft import Draft

_TEXTS = {
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "journal": "container_title",
    "journaltitle": "container_title",
    "booktitle": "container_title",
    "series": "container_title",
    "howpublished": "container_title",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "edition": "edition",
    "pagetotal": "number_of_pages",
    "abstract": "summary",
}
"""The fields that are a text on both sides; of several for one of ours, the first that has a value."""

_NAMES = {"author": "authors", "editor": "editors"}
_REGISTERS = ("doi", "isbn", "issn", "pmid", "pmcid")
_USED = frozenset(
    {
        "title",
        *("subtitle", "booksubtitle", "journalsubtitle", "shorttitle"),
        "type",
        "year",
        "month",
        "date",
        *("pages", "eid"),
        "url",
        "keywords",
        "language",
        "note",
    }
    | {*_TEXTS, *_NAMES, *_REGISTERS}
    | {"eprint", "eprinttype", "archiveprefix"}
)
_EPRINTS = {"arxiv": "arxiv", **dict.fromkeys(("pubmed", "pmid"), "pmid"), "pmc": "pmcid"}
"""Archives of electronic prints that are registers, by the names that BibLaTeX and arXiv itself give them."""

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_URL = re.compile(r"\\(?:url|path)\s*\{(?P<marked>[^{}]*)\}|(?P<bare>https?://[^\s{}]+)")


class Work:
    """An entry while it is read into a draft: its values with their lines, LaTeX as text, what is lost told."""

    def __init__(self, kind: str, fields: Fields, draft: Draft) -> None:
        self._draft = draft
        self._kind = kind.lower()
        self._values, self._lines = fields

    def read(self) -> Kind:
        """Fill the draft; return the kind."""
        draft, lines, values = self._draft, self._lines, self._values
        note, draft.said = apart(self._text("note"))
        self._titles()
        self._published()
        self._texts()
        self._lists()
        draft.put("issued", self._date())
        self._pages()
        found = read_noted(note, is_ours=bool(draft.said), between=BETWEEN)
        add_noted(draft, found.identifiers, lines.get("note", 0))
        if note := found.rest:
            hint = "add what matters to the summary"
            draft.lose("note", note, "no field for it", hint, lines["note"])
        for name in filter(values.get, values.keys() - _USED):
            draft.lose(name, values[name], "no field for it", "add it by hand", lines[name])
        return self._read_kind()

    def _text(self, name: str) -> str:
        return self._shown(self._values.get(name, ""), name)

    def _shown(self, latex: str, name: str) -> str:
        text, unknown = decoded(latex)
        for macro in unknown:
            reason = "LaTeX that is not known; it stays as it is"
            self._draft.lose(name, macro, reason, "write what it means", self._lines[name])
        return text

    def _titles(self) -> None:
        self._draft.put("title", self._titled("title"))
        if (short := self._text("shorttitle")) != self._draft.get("title"):
            self._draft.add("alternate_names", short)

    def _titled(self, name: str) -> str:
        """Return a title with the subtitle behind it."""
        title, subtitle = self._text(name), self._text(name.replace("title", "subtitle"))
        joint = " " if title.endswith((":", "?", "!", ".")) else ": "
        return joint.join(filter(None, (title, subtitle)))

    def _published(self) -> None:
        """Take an address out of how a work was published; other words are what it is in."""
        name, latex = "howpublished", self._values.get("howpublished", "")
        if (found := _URL.search(latex)) is None:
            return
        line = self._lines[name]
        self._draft.add("links", {"url": _address(found["marked"] or found["bare"])}, line=line)
        rest = self._shown(f"{latex[: found.start()]} {latex[found.end() :]}", name).strip(" .,:;")
        if rest:
            self._draft.lose(name, rest, "it stands beside an address", "add it by hand", line)
        self._values[name] = ""

    def _texts(self) -> None:
        draft = self._draft
        for theirs, ours in _TEXTS.items():
            value = self._titled(theirs) if theirs.endswith("title") else self._text(theirs)
            if value and theirs == "number" and self._is_of_series():
                reason = "it is that of the series, which container_title is not"
                draft.lose(theirs, value, reason, "", self._lines.get(theirs, 0))
            elif value and draft.get(ours):
                line = self._lines.get(theirs, 0)
                draft.lose(theirs, value, f"{ours} is known already", "", line)
            elif value:
                draft.put(ours, value, self._lines.get(theirs, 0))

    def _is_of_series(self) -> bool:
        """Say whether a number is that of a book in a series (BibLaTeX, 2.2.2), though the work is in something else."""
        series = self._text("series")
        return bool(series) and bool(self._text("booktitle")) and not self._values.get("journal")

    def _lists(self) -> None:
        draft, lines, values = self._draft, self._lines, self._values
        for theirs, ours in _NAMES.items():
            for name in _split(values.get(theirs, "")):
                draft.add(ours, self._name(name, theirs))
        for scheme in _REGISTERS:
            if value := _address(values.get(scheme, "")):
                for number in numbers_of(scheme, value):
                    add_registered(draft, scheme, number, lines[scheme])
        self._eprint()
        if url := _address(values.get("url", "")):
            draft.add("links", {"url": url}, line=lines["url"])
        draft.add("tags", *re.split(r"\s*[,;]\s*", self._text("keywords")))
        draft.add("languages", *re.split(r"\s*,\s*", self._text("language")))

    def _pages(self) -> None:
        """Take the pages, or else the number that an article has instead of them."""
        pages, number = (self._values.get(name, "") for name in ("pages", "eid"))
        if pages and number:
            self._draft.lose("eid", number, "page is known already", "", self._lines["eid"])
        bare = re.sub("[{}]", "", pages or number)
        self._draft.put("page", re.sub(r"-{2,}|[\u2013\u2014]", "-", bare))

    def _eprint(self) -> None:
        """Take the number that an archive gives a work; of an archive that is no register here it is told."""
        number = _address(self._values.get("eprint", ""))
        names = ("eprinttype", "archiveprefix")
        archive = next(filter(None, (self._values.get(name, "") for name in names)), "")
        scheme = _EPRINTS.get(archive.strip("{} ").lower())
        if number and scheme:
            line = self._lines["eprint"]
            self._draft.add("identifiers", {"scheme": scheme, "value": number}, line=line)
            return
        for name in ("eprint", *names):
            if value := self._values.get(name, ""):
                self._draft.lose(
                    name, value, "no field for it", "add it by hand", self._lines[name]
                )

    def _name(self, name: str, field: str) -> str:
        """Return a name as it is printed: what stands in braces as it is, others with the family's last."""
        if is_others(name):
            return OTHERS
        line = self._lines[field]
        if name.startswith("{") and name.endswith("}"):
            printed = self._shown(name, field)
            tell_parts(printed, None, field, self._draft, line)
            return printed
        family, *rest = [self._shown(part, field) for part in re.split(r",(?![^{]*\})", name)]
        parts = Name(family, rest[-1] if rest else "", rest[0] if len(rest) > 1 else "")
        tell_parts(parts.printed, parts, field, self._draft, line)
        return parts.printed

    def _date(self) -> str:
        """Return the day, month or year of issue; what is no month, and what the date does not say, is told."""
        date = self._values.get("date", "").strip("{} ")
        year = self._values.get("year", "").strip("{} ")
        match = _DAY.match(date)
        if date and (match is None or match.group() != date):
            reason = "only its beginning is kept" if match else "not of the expected form"
            self._draft.lose("date", date, reason, "", self._lines["date"])
        if match:
            if year and not match.group().startswith(year):
                self._draft.lose("year", year, "the date says otherwise", "", self._lines["year"])
            return match.group()
        month = self._values.get("month", "").strip("{} ").lower()
        number = month if month.isdigit() else ""
        if month[:3] in MONTHS:
            number = str(MONTHS.index(month[:3]) + 1)
        elif month and not number:
            self._draft.lose("month", month, "not a month", "", self._lines["month"])
        return f"{year}-{number.zfill(2)}" if year and number else year

    def _read_kind(self) -> Kind:
        kind, genre = self._kind, self._text("type")
        for ours, name in GENRES.items():
            if genre.lower() == name:
                return ours
        if genre:
            hint = "name a kind with --kind, or add a tag"
            self._draft.lose("type", genre, "no field for it", hint, self._lines["type"])
        schemes = {x.get("scheme") for x in self._draft.records("identifiers")}
        if kind == "misc" and "arxiv" in schemes and not self._draft.said:
            return Kind.ARTICLE  # as arXiv writes its works
        return KINDS.get(kind) or nearest_kind(kind, NEAREST, self._draft)


def _split(names: str) -> Iterator[str]:
    """Yield the names between ``and``, which means nothing within braces."""
    depth, begun = 0, 0
    for match in re.finditer(r"[{}]|\s+and(?=\s)", names, re.IGNORECASE):
        if match.group() in "{}":
            escaped = names[: match.start()].endswith("\\")
            depth += 0 if escaped else (1 if match.group() == "{" else -1)
        elif depth <= 0:
            yield names[begun : match.start()].strip()
            begun = match.end()
    if last := names[begun:].strip():
        yield last


def _address(value: str) -> str:
    """Return an address or identifier, in which nothing is LaTeX but what some programs escape."""
    bare = value.strip().removeprefix("\\url{").strip("{}")
    return re.sub(r"\\([&%$#_])", r"\1", bare)
