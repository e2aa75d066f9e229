"""JSON Schema of the files of a directory, made of the types that read them.

Draft 7, which the language servers of editors know best. A schema accepts what the strict reader accepts:
every scalar is a text there, so that a number or a truth value that was not quoted is none to complain of.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from ketamine_tui.model.config import Config
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Entry, Page, Resource
from ketamine_tui.model.regions import EU, INTERNATIONAL
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.store import decode
from ketamine_tui.store.config_file import Number, OneOf, Region
from ketamine_tui.store.directory_schema import (
    POLICY,
    SECTION,
    TAG,
    VIEW,
    Policy,
    Sections,
    directory_record,
)
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.words_file import (
    LEAST_GROUP,
    LONGEST,
    MOST_GROUP,
    WORDS_RECORD,
    Group,
    Word,
)

Schema = dict[str, object]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SCALAR = ["string", "number", "boolean"]
_SECTION_REF = {"$ref": "#/definitions/section"}


def directory_schema() -> Schema:
    """Return the schema of ``directory.yaml``."""
    record = _of(directory_record(Vocabulary()))
    return {
        "$schema": _DRAFT,
        "title": "directory.yaml",
        **record,
        "definitions": {"section": _of(SECTION)},
    }


def tags_schema() -> Schema:
    """Return the schema of ``tags.yaml``."""
    return {"$schema": _DRAFT, "title": "tags.yaml", "type": "array", "items": _of(TAG)}


def words_schema() -> Schema:
    """Return the schema of ``words.yaml``."""
    return {"$schema": _DRAFT, "title": "words.yaml", **_of(WORDS_RECORD)}


def views_schema() -> Schema:
    """Return the schema of a user's own ``views.yaml``."""
    return {"$schema": _DRAFT, "title": "views.yaml", "type": "array", "items": _of(VIEW)}


def config_schema(record: decode.Record[Config], commands: Iterable[str]) -> Schema:
    """Return the schema of a user's own ``config.yaml``, whose fields are a record's; keys are those of commands."""
    keys = {"anyOf": [{"type": _SCALAR}, {"type": "array", "items": {"type": _SCALAR}}]}
    schema = _of(record)
    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101  # as `_of` makes it
    properties["keys"] = {
        "type": "object",
        "properties": dict.fromkeys(commands, keys),
        "additionalProperties": False,
    }
    return {"$schema": _DRAFT, "title": "config.yaml", **schema}


def page_schema() -> Schema:
    """Return the schema of the front matter of a page."""
    return {"$schema": _DRAFT, "title": "a page's front matter", **_entry(Page)}


def entry_schema() -> Schema:
    """Return the schema of a file that holds a resource or a contact, or a list of them."""
    kinds = {"resource": _entry(Resource), "contact": _entry(Contact)}
    any_kind = [{"$ref": f"#/definitions/{name}"} for name in kinds]
    item = {"allOf": [{"anyOf": any_kind}, {"required": ["id"]}]}
    return {
        "$schema": _DRAFT,
        "title": "a resource or a contact",
        "anyOf": [*any_kind, {"type": "array", "items": item}],
        "definitions": kinds,
    }


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "directory": directory_schema,
    "tags": tags_schema,
    "words": words_schema,
    "page": page_schema,
    "entry": entry_schema,
    "views": views_schema,
}
"""The schemas by name."""


def _entry(cls: type[Entry]) -> Schema:
    schema = _of(ENTRY_RECORDS[cls])
    properties, required = schema["properties"], schema["required"]
    assert isinstance(properties, dict)  # noqa: S101  # as `_record` makes it
    assert isinstance(required, list)  # noqa: S101  # as `_record` makes it
    properties["kind"] = {
        "enum": [kind.value for kind in CLASS_OF_KIND if CLASS_OF_KIND[kind] is cls]
    }
    properties.pop("body", None)  # the text stands below the front matter
    required.remove("id")  # the name of the file says it
    return schema


def _of(type_: decode.Type) -> Schema:  # noqa: C901, PLR0911, PLR0912  # a case for each type
    """Return what a type accepts."""
    match type_:
        case decode.Text(pattern=pattern):
            if pattern is None or pattern.flags & re.IGNORECASE:
                return {"type": _SCALAR}  # ECMA 262 cannot say that case makes no difference
            return {"type": _SCALAR, "pattern": f"^\\s*(?:{_plain(pattern.pattern)})\\s*$"}
        case decode.Choice(options=options):
            return {"enum": [option.value for option in options]}
        case decode.Date():
            return {"type": "string", "pattern": r"^\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\s*$"}
        case decode.YesNo():
            return {"enum": ["yes", "no", True, False, "true", "false"]}
        case decode.Many(item=item, or_one=or_one, may_be_empty=may_be_empty):
            many: Schema = {"type": "array", "items": _of(item)}
            if not may_be_empty:
                many["minItems"] = 1
            return {"anyOf": [_of(item), many]} if or_one else many
        case decode.ByName(item=item):
            return {"type": "object", "additionalProperties": _of(item)}
        case Sections():
            return {"type": "array", "items": _SECTION_REF}
        case Policy():
            return _of(POLICY)
        case Word(may_be_phrase=may_be_phrase):
            form = r"\S" if may_be_phrase else r"^\s*\S+\s*$"
            return {"type": _SCALAR, "maxLength": LONGEST, "pattern": form}
        case Group():
            sizes = {"minItems": LEAST_GROUP, "maxItems": MOST_GROUP}
            return {"type": "array", "items": _of(Word()), **sizes}
        case OneOf(names=names):
            return {"enum": list(names)}
        case Number(least=least, most=most):
            digits = {"type": "string", "pattern": r"^\s*[0-9]+\s*$"}
            return {"anyOf": [{"type": "integer", "minimum": least, "maximum": most}, digits]}
        case Region():
            codes = f"{EU}|{INTERNATIONAL}|[A-Z]{{2}}(?:-[A-Z0-9]{{1,3}})?"
            return {"type": "string", "pattern": f"^\\s*(?:{codes})\\s*$"}
        case decode.Record():
            return {
                "type": "object",
                "properties": {name: _of(field) for name, field in type_.fields.items()},
                "required": sorted(type_.required),
                "additionalProperties": False,
            }
    return {"type": _SCALAR}


def _plain(pattern: str) -> str:
    """Return a pattern in the words that ECMA 262 shares with Python, for ASCII digits."""
    return pattern.replace(r"\d", "[0-9]")
