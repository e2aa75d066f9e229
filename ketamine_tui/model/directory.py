"""A directory's own description: its sections, urgent help, saved views, policy, tags, words and site."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from ketamine_tui.model.language import meant_language
from ketamine_tui.model.policy import ReviewPolicy
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.model.wordlist import WordList

_NO_POLICY = ReviewPolicy()
_NO_TAGS = Vocabulary()
_NO_WORDS = WordList()


class UrgentGroup(NamedTuple):
    """The entries to turn to in an emergency in one region, in the order to show them."""

    region: str
    title: str
    entries: tuple[str, ...]


class SavedView(NamedTuple):
    """A query under a name; `title` is how the sidebar calls it.

    `line` is where it stands in its file, from 1; 0 where that is not known. The other two are where its
    query does.
    """

    name: str
    query: str
    title: str = ""
    line: int = 0
    query_line: int = 0
    query_column: int = 1

    @property
    def itself(self) -> "SavedView":
        """The view, wherever it stands."""
        return SavedView(self.name, self.query, self.title)

    @property
    def label(self) -> str:
        """What people see."""
        return self.title or self.name


class DirectoryTranslation(NamedTuple):
    """What a directory says of itself in another language (BCP 47): `labels` by what it says in its own."""

    language: str
    labels: Mapping[str, str] = MappingProxyType({})


class Suppression(NamedTuple):
    """A rule that is switched off, everywhere or for the files that `path` matches, and why."""

    rule: str
    reason: str
    path: str = "*"


class Robots(StrEnum):
    """What a site asks of the robots of search engines (WHATWG HTML, 4.2.5.1, and what they publish)."""

    NOINDEX = "noindex"
    NOFOLLOW = "nofollow"
    NOARCHIVE = "noarchive"
    NOSNIPPET = "nosnippet"


class Site(NamedTuple):
    """What a directory wants of the site that is made of it.

    `url` is where it will stand, the address of its folder with a slash at the end; `exit` is where the
    link to leave at once leads. Without them, pages say nothing of either.
    """

    url: str = ""
    robots: tuple[Robots, ...] = ()
    exit: str = ""


_NO_SITE = Site()


class Directory(NamedTuple):
    """A directory without its entries.

    `regions` are those for which it promises urgent help; without any, those of `urgent`.
    """

    title: str
    description: str = ""
    language: str = ""
    license: str = ""
    disclaimer: str = ""
    sections: tuple[Section, ...] = ()
    urgent: tuple[UrgentGroup, ...] = ()
    views: tuple[SavedView, ...] = ()
    review_policy: ReviewPolicy = _NO_POLICY
    regions: tuple[str, ...] = ()
    checks: tuple[Suppression, ...] = ()
    vocabulary: Vocabulary = _NO_TAGS
    words: WordList = _NO_WORDS
    site: Site = _NO_SITE
    translations: tuple[DirectoryTranslation, ...] = ()


def translated_directory(directory: Directory, wanted: str) -> Directory:
    """Return a directory with the words of the reader's language in its titles and descriptions, where there are any."""
    by_language = {words.language: words.labels for words in directory.translations}
    language = meant_language(wanted, directory.language, by_language)
    if not language:
        return directory
    labels = by_language[language]

    def said(text: str) -> str:
        return labels.get(text, text)

    def section(of: Section) -> Section:
        below = tuple(map(section, of.sections))
        return of._replace(title=said(of.title), description=said(of.description), sections=below)

    return directory._replace(
        title=said(directory.title),
        description=said(directory.description),
        disclaimer=said(directory.disclaimer),
        language=language,
        sections=tuple(map(section, directory.sections)),
        urgent=tuple(group._replace(title=said(group.title)) for group in directory.urgent),
        views=tuple(view._replace(title=said(view.title)) for view in directory.views),
    )


def labels_of_directory(directory: Directory) -> Iterator[str]:
    """Yield the texts of a directory that the labels of a translation may stand for."""
    sections = [section for section, _ in walk_sections(directory.sections)]
    texts = (
        *(directory.title, directory.description, directory.disclaimer),
        *(text for section in sections for text in (section.title, section.description)),
        *(group.title for group in directory.urgent),
        *(view.title for view in directory.views),
    )
    yield from filter(None, texts)
