"""Catalogues of the interface's words (gettext, ``LANGUAGE/LC_MESSAGES/ketamine_tui.mo``), hostile until cleaned."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.language import TAG, matching_language
from ketamine_tui.model.text import clean, clean_block
from ketamine_tui.model.translate import Catalogue

SHIPPED = Path(__file__).parents[1] / "locale"
"""The folder of the catalogues that came with the program."""

_FILE = "LC_MESSAGES/ketamine_tui.mo"
_MOST_BYTES = 1024 * 1024

_ENGLISH = "the words of the program are English"

_Key = str | tuple[str, int]
"""A text in English; with a number, the singular of one, and which of the forms is meant."""


class Loaded(NamedTuple):
    """What has come of looking for a catalogue for a language: its file, what it says, and what is wrong with it.

    `damage` says why nothing of it is used; `unusable` has the texts that stay English, as their
    translations ask for other values.
    """

    language: str
    file: Path | None = None
    catalogue: Catalogue | None = None
    damage: str = ""
    unusable: Sequence[str] = ()

    @property
    def told(self) -> str:
        """In which words the program speaks, and why in English where that was not asked for."""
        if self.damage:
            return f"{clean(str(self.file))}: {self.damage}; {_ENGLISH}"
        return f"the words of the program are those of {self.file}" if self.catalogue else _ENGLISH


def load_catalogue(language: str, folders: Sequence[Path]) -> Loaded:
    """Return the catalogue for a language (BCP 47, RFC 4647); of two for one tag, that of the first folder.

    Never raises for what it finds there.
    """
    offered = {tag: file for folder in reversed(folders) for tag, file in _offered(folder)}
    tag = matching_language(language, offered)
    if not tag:
        return Loaded(language)
    catalogue, damage, unusable = _load(offered[tag])
    return Loaded(language, offered[tag], catalogue, damage, unusable)


def _offered(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the languages of a folder, each with its file; gettext's tools write ``pt_BR`` for ``pt-BR``."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  # names are all that is needed
    except OSError:  # most people have none
        return
    for name in sorted(names):
        tag, file = name.replace("_", "-"), folder / name / _FILE
        if TAG.fullmatch(tag) and os.path.isfile(file):  # noqa: PTH113  # `Path.is_file` may raise
            yield tag, file


_Read = tuple[Catalogue | None, str, Sequence[str]]
"""A catalogue, its damage, and what of it cannot be used."""


def _load(file: Path) -> _Read:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        return None, error.strerror or type(error).__name__, ()
    if len(data) > _MOST_BYTES:
        return None, f"it has more than {_MOST_BYTES // 1024:,} KiB", ()
    try:
        return _checked(_parsed(data))
    except Exception:  # noqa: BLE001  # gettext raises whatever the bytes make it meet, and evaluates a formula
        return None, "it is no catalogue of messages, or damaged", ()


def _parsed(data: bytes) -> Catalogue:
    """Return a catalogue as it stands in a file; raises for what is none."""
    # Late: who reads English needs none of it.
    from gettext import GNUTranslations  # noqa: PLC0415
    from struct import unpack_from  # noqa: PLC0415

    order = "<" if data.startswith(b"\xde\x12\x04\x95") else ">"
    count, *tables = unpack_from(f"{order}3I", data, 8)
    sizes = [sum(unpack_from(f"{order}{2 * count}I", data, table)[::2]) for table in tables]
    if sum(sizes) > len(data):
        raise ValueError("texts that lie over each other would take any amount of memory")

    class Translations(GNUTranslations):
        """The catalogue with its texts, for which gettext has no name."""

        _catalog: Mapping[_Key, str]
        plural: Callable[[int], int]

        def all(self) -> Catalogue:
            texts = {key: text for key, text in self._catalog.items() if isinstance(key, str)}
            forms: dict[str, tuple[str, ...]] = {}
            for key in sorted(key for key in self._catalog if isinstance(key, tuple)):
                forms[key[0]] = (*forms.get(key[0], ()), self._catalog[key])
            return Catalogue(texts, forms, self.plural)

    return Translations(BytesIO(data)).all()


def _checked(read: Catalogue) -> _Read:
    """Return a catalogue with what of it can be shown, no damage, and the texts that stay English."""
    texts = {key: _cleaned(text, key) for key, text in read.texts.items() if key and text}
    forms = {
        key: tuple(_cleaned(text, key) for text in all_)
        for key, all_ in read.forms.items()
        if all(all_)
    }
    unusable = [key for key, text in texts.items() if values_of(text) != values_of(key)]
    unusable += [key for key, all_ in forms.items() if {*map(values_of, all_)} != {values_of(key)}]
    for key in unusable:
        texts.pop(key, "")
        forms.pop(key, ())
    return Catalogue(texts, forms, read.form), "", unusable


def _cleaned(text: str, english: str) -> str:
    return clean_block(text) if "\n" in english else clean(text)


def values_of(text: str) -> frozenset[tuple[str, ...]] | None:
    """Return the values that a text asks for, each with how it is written; None for a text that cannot be filled."""
    from string import Formatter  # noqa: PLC0415  # see above

    try:
        parts = [*Formatter().parse(text)]
    except ValueError:
        return None
    return frozenset(
        (name, form or "", conversion or "")
        for _, name, form, conversion in parts
        if name is not None
    )
