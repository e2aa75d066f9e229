"""Earlier values of an entry's fields: what they said when they were confirmed."""

from collections.abc import Iterable

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.text import clean
from ketamine_tui.store.decode import fields_of
from ketamine_tui.store.entry_files import load_text
from ketamine_tui.store.fingerprint import confirmed_fingerprints, fingerprints, is_seen
from ketamine_tui.store.yaml_writer import flow


def values_before(
    entry: Entry, path: str, directory: Directory, versions: Iterable[str]
) -> dict[str, str]:
    """Return what fields said when they were confirmed, for those that say something else now.

    `versions` are the texts that the file has had, the latest first; no more are taken than are needed.
    """
    now, tags = fingerprints(entry, directory.vocabulary), directory.vocabulary
    confirmed = {
        name: digits
        for name, digits in confirmed_fingerprints(entry).items()
        if digits and digits != now.get(name)
    }
    values: dict[str, str] = {}
    for text in versions if confirmed else ():
        loaded = load_text(text, path, directory).entries
        then = next((x.entry for x in loaded if x.entry.id == entry.id), None)
        if then is None:
            continue
        fields = fields_of(then)
        for name, digits in confirmed.items():
            if name not in values and is_seen(digits, name, then, tags):
                values[name] = clean(_said(fields[name]))
        if values.keys() == confirmed.keys():
            break
    return values


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return flow(value)  # type: ignore[arg-type]  # lists and mappings of texts, as JSON has them
