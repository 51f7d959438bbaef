"""Records that are made by the hundred thousand: frozen for the type checker, light at run time."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def light(cls: type[T]) -> type[T]:
    """Make a record with slots, equality and hash; assigning to a field is an error of types.

    A dataclass that is frozen at run time takes three times as long to make, for it has to get
    round its own guard for each field.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
