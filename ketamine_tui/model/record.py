"""Records that share fields by inheritance, which a `NamedTuple` cannot."""

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True)
class KeywordRecord:
    """A record that is never changed, made by keywords; a subclass adds its annotated fields.

    It is told about as a `NamedTuple` is. Nothing is generated for a class: `dataclass` takes half a
    millisecond for each, and loads `inspect`.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Take the fields that a class adds."""
        own = tuple(cls.__annotations__)
        defaults = {name: vars(cls)[name] for name in own if name in vars(cls)}
        cls._fields += own
        cls._field_defaults = cls._field_defaults | defaults

    def __init__(self, **values: object) -> None:
        """Take the values.

        Raises:
            TypeError: If one is missing, or is of no field.
        """
        named = {**self._field_defaults, **values}
        if named.keys() != frozenset(self._fields):
            wrong = ", ".join(sorted(named.keys() ^ frozenset(self._fields)))
            raise TypeError(f"{type(self).__name__}: missing or unknown: {wrong}")
        vars(self).update(named)

    def _replace(self, **changes: object) -> Self:
        """Return the record with other values for some fields."""
        return type(self)(**{**vars(self), **changes})

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._fields))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({values})"

    if not TYPE_CHECKING:  # or a type checker would allow any name

        def __setattr__(self, name: str, _: object) -> NoReturn:
            raise AttributeError(f"{type(self).__name__}.{name} is never changed")

        def __delattr__(self, name: str) -> NoReturn:
            raise AttributeError(f"{type(self).__name__}.{name} is never taken away")
