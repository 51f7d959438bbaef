"""How records are made: frozen dataclasses with slots, built as fast as open ones."""

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a frozen dataclass with slots.

    The `__init__` of a frozen dataclass sets each field through `object.__setattr__`, which takes
    most of the time of a document with ten thousand cells. Here an open twin with the same slots
    takes the values and then becomes the frozen class.
    """
    frozen: Any = dataclass(frozen=True, slots=True, init=False)(cls)
    frozen.__new__ = _constructor(frozen)
    frozen.__reduce__ = _reduced
    return frozen  # type: ignore[no-any-return]


def _constructor(frozen: Any) -> Any:  # noqa: ANN401
    """Write `__new__` as dataclasses write `__init__`: one parameter and one line a field."""
    known: dict[str, object] = {
        "__create": object.__new__,
        "__twin": type(frozen.__name__, (), {"__slots__": frozen.__slots__}),
    }
    parameters, lines = ["__class"], ["__made = __create(__twin)"]
    for part in fields(frozen):
        name, fresh = part.name, part.default_factory is not MISSING
        default = part.default_factory if fresh else part.default
        known[f"__{name}"] = default
        parameters.append(name if default is MISSING else f"{name}=__{name}")
        value = f"{name}() if {name} is __{name} else {name}" if fresh else name
        lines.append(f"__made.{name} = {value}")
    lines.append("__made.__class__ = __class")
    if hasattr(frozen, "__post_init__"):
        lines.append("__made.__post_init__()")
    lines.append("return __made")
    body = "\n ".join(lines)
    exec(f"def __new__({', '.join(parameters)}):\n {body}", known)
    return known["__new__"]


def _reduced(self: Any) -> tuple[object, tuple[object, ...]]:  # noqa: ANN401
    return type(self), tuple([getattr(self, name) for name in self.__slots__])
