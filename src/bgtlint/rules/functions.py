"""The functions of the expression language: a typed table, one row per function.

A strict function is called only with known arguments; an unknown one makes the result unknown.
The others see blank, absent and unknown values as they are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.reading.normalise import compact, squash
from bgtlint.rules import kinds as k
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Absent, Blank, Known, Unknown, Value, truth


@dataclass(frozen=True, slots=True)
class Function:
    """One function; a `result` of None is the kind of the first argument.

    A parameter of kind `quantity` takes any number, of kind `any` everything.
    """

    name: str
    chinese: str
    parameters: tuple[k.Kind, ...]
    result: k.Kind | None
    doc: Text
    call: Callable[..., Value]
    strict: bool = True


def _present(value: Value) -> Value:
    if isinstance(value, Known):
        found = value.value
        return truth(bool(found) if isinstance(found, str | tuple) else True)
    if isinstance(value, Unknown) and value.location is not None:
        return truth(bool(squash(value.location.text)))
    return truth(False)


def _labelled(value: Value) -> Value:
    return truth(not isinstance(value, Absent))


def _readable(value: Value) -> Value:
    return truth(not isinstance(value, Unknown))


def _length(value: Known) -> Value:
    size = len(value.value) if isinstance(value.value, str | tuple) else 0
    return Known(exact(size), str(size), value.location)


def _abs(value: Known) -> Value:
    found = value.value
    if not isinstance(found, Quantity):
        return ABSENT
    return Known(-found, "", value.location) if found.number < 0 else value


def _contains(whole: Known, part: Known) -> Value:
    return truth(compact(str(part.value)) in compact(str(whole.value)))


def _as_printed(value: Value) -> Value:
    """Return the text exactly as it stands in the document, white space and width included."""
    if isinstance(value, Blank | Absent):
        return value
    printed = value.location.text if value.location is not None else getattr(value, "text", "")
    return Known(printed, printed, value.location)


FUNCTIONS: tuple[Function, ...] = (
    Function(
        "present",
        "已填",
        (k.ANY,),
        k.BOOL,
        Text("有这一栏且不是空白", "the label is there and the text is not blank"),
        _present,
        strict=False,
    ),
    Function(
        "labelled",
        "有栏目",
        (k.ANY,),
        k.BOOL,
        Text("表上有这一栏，空白也算", "the form has the label, blank or not"),
        _labelled,
        strict=False,
    ),
    Function(
        "readable",
        "可读",
        (k.ANY,),
        k.BOOL,
        Text("能按应有的格式读懂；空白算可读", "not malformed; a blank is readable"),
        _readable,
        strict=False,
    ),
    Function(
        "length",
        "字数",
        (k.TEXT,),
        k.NUMBER,
        Text("字数，不计空白", "the number of characters without white space"),
        _length,
    ),
    Function("abs", "绝对值", (k.QUANTITY,), None, Text("绝对值", "the absolute value"), _abs),
    Function(
        "contains",
        "含有",
        (k.TEXT, k.TEXT),
        k.BOOL,
        Text("前一文字含有后一文字", "the first text holds the second"),
        _contains,
    ),
    Function(
        "as_printed",
        "原文",
        (k.ANY,),
        k.TEXT,
        Text("原样文字，保留空格和全角", "the text exactly as printed"),
        _as_printed,
        strict=False,
    ),
)


@cache
def functions() -> Mapping[str, Function]:
    """Return the functions by English and Chinese name."""
    found = {row.name: row for row in FUNCTIONS} | {row.chinese: row for row in FUNCTIONS}
    return MappingProxyType(found)
