"""The values of fields, from what was written to what the directory calls it."""

from itertools import islice

from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import _
from ketamine_tui.query.days import check_days
from ketamine_tui.query.fields import FIELDS, IS, TAG, ValueType
from ketamine_tui.query.names import Names, nearest
from ketamine_tui.query.syntax import QueryError, Value

PHONE = "phone"


def resolved(name: str, value: Value, column: int, names: Names) -> Value:
    """Return a value of a field, written at a column (from 1), under the directory's own name for it.

    Raises:
        QueryError: If the field has no such value, or does not know the comparison.
    """
    value_type = FIELDS[name].type
    if value_type is ValueType.DAYS:
        return _day(name, value, column)
    if value.operator and not (value.operator == "=" and value_type is ValueType.NAMES):
        message = _("{field}: takes no {sign}").format(field=name, sign=value.operator)
        raise QueryError(column, message, _("write the value alone"))
    if value_type is ValueType.WORDS:
        return _words(name, value, column)
    label = names.find(name, value.text)
    if not label:
        examples = ", ".join(islice(names.of(name), 6))
        such_as = _("such as {examples}").format(examples=examples) if examples else ""
        hint = nearest(value.text, names.of(name)) or such_as
        is_noun = value_type is ValueType.NAMES and name != IS
        form = _("there is no {field} {value}") if is_noun else _("{field}: has no value {value}")
        message = form.format(field=name, value=value.text)
        raise QueryError(column, message, hint or _("no entry has one"))
    return Value(label, "=" if value.operator and name == TAG else "")


def needle_text(name: str, text: str) -> str:
    """Return what is looked for in the searchable texts: of telephone numbers only the digits."""
    return fold("".join(filter(str.isdecimal, text)) if name == PHONE else text)


def _day(name: str, value: Value, column: int) -> Value:
    lowered = Value(value.text.lower(), value.operator, value.end.lower())
    message, hint = check_days(lowered)
    if message:
        raise QueryError(column, f"{name}: {message}", hint)
    return lowered._replace(operator="") if value.operator == "=" else lowered


def _words(name: str, value: Value, column: int) -> Value:
    text = " ".join(value.text.split())
    if not needle_text(name, text).strip():
        hint = _("write a digit") if name == PHONE else _("write a letter or a digit")
        message = _("{field}: there is nothing to find in {text}").format(field=name, text=text)
        raise QueryError(column, message, hint)
    return Value(text)
