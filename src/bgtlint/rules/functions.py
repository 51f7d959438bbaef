"""The functions of the expression language: a typed table, one row per function.

A strict function is called only with known arguments; an unknown one makes the result unknown.
The others see blank, absent and unknown values as they are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.interpretation.resemblance import pairs, similarity
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.personal import is_id_number, passes_luhn
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import ratio
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
    match value:
        case Known():
            return truth(value.value not in ("", ()))
        case Unknown(location=location) if location is not None:
            return truth(bool(squash(location.text)))
        case _:
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


def _similarity(one: Known, other: Known) -> Value:
    return ratio(similarity(str(one.value), str(other.value)))


def _common_words(one: Known, other: Known) -> Value:
    shared = sorted(pairs(str(one.value)) & pairs(str(other.value)))
    return Known(tuple(Known(word, word) for word in shared))


def _id_number(value: Known) -> Value:
    return truth(is_id_number(compact(str(value.value))))


def _luhn(value: Known) -> Value:
    return truth(passes_luhn(compact(str(value.value))))


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
    Function(
        "similarity",
        "相似度",
        (k.TEXT, k.TEXT),
        k.RATIO,
        Text(
            "两段文字的相似度，按相同的相邻字对计算",
            "how alike two texts are, by pairs of characters",
        ),
        _similarity,
    ),
    Function(
        "common_words",
        "共有字对",
        (k.TEXT, k.TEXT),
        k.list_of(k.TEXT),
        Text("两段文字共有的相邻汉字对", "the pairs of Chinese characters that two texts share"),
        _common_words,
    ),
    Function(
        "is_id_number",
        "是身份证号",
        (k.TEXT,),
        k.BOOL,
        Text(
            "18 位，日期有效，校验码相符（GB 11643）",
            "18 characters with a valid date and check digit",
        ),
        _id_number,
    ),
    Function(
        "passes_luhn",
        "符合卡号校验",
        (k.TEXT,),
        k.BOOL,
        Text(
            "数字串符合银行卡号校验（Luhn 算法）",
            "the digits satisfy the Luhn formula of bank cards",
        ),
        _luhn,
    ),
)


@cache
def functions() -> Mapping[str, Function]:
    """Return the functions by English and Chinese name."""
    found = {row.name: row for row in FUNCTIONS} | {row.chinese: row for row in FUNCTIONS}
    return MappingProxyType(found)
