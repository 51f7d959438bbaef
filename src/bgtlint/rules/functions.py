"""The functions of the expression language: a typed table, one row per function.

A strict function is called only with known arguments; an unknown one makes the result unknown.
The others see blank, absent and unknown values as they are.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from bgtlint.interpretation import word_lists
from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.model import MeasureKind
from bgtlint.reading.normalise import squash
from bgtlint.rules import function_texts
from bgtlint.rules import kinds as k
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Absent, Known, Unknown, Value, truth


@dataclass(frozen=True, slots=True)
class Function:
    """One function; a `result` of None is the kind of the first argument.

    A parameter of kind `quantity` takes any number, of kind `any` everything. With `choices` the
    last argument has to be a literal text that is one of them.
    """

    name: str
    chinese: str
    parameters: tuple[k.Kind, ...]
    result: k.Kind | None
    doc: Text
    call: Callable[..., Value]
    strict: bool = True
    choices: Callable[[], Collection[str]] | None = None


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
    """Tell whether a value was read; a number that only lacks a unit nobody stated was."""
    if not isinstance(value, Unknown):
        return truth(True)
    found = value.measure
    read = found is not None and found.number is not None
    return truth(read and found is not None and found.kind is not MeasureKind.MALFORMED)


def _abs(value: Known) -> Value:
    found = value.value
    if not isinstance(found, Quantity):
        return ABSENT
    return Known(-found, "", value.location) if found.number < 0 else value


def _pick(one: Value, other: Value, condition: Value) -> Value:
    if not isinstance(condition, Known):
        return condition
    return one if condition.value is True else other


def _days(start: Known, end: Known) -> Value:
    one, other = start.value, end.value
    if not isinstance(one, date) or not isinstance(other, date):
        return ABSENT
    apart = (other - one).days
    return Known(exact(apart), str(apart), end.location)


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
        function_texts.length,
    ),
    Function("abs", "绝对值", (k.QUANTITY,), None, Text("绝对值", "the absolute value"), _abs),
    Function(
        "contains",
        "含有",
        (k.TEXT, k.TEXT),
        k.BOOL,
        Text("前一文字含有后一文字", "the first text holds the second"),
        function_texts.contains,
    ),
    Function(
        "as_printed",
        "原文",
        (k.ANY,),
        k.TEXT,
        Text("原样文字，保留空格和全角", "the text exactly as printed"),
        function_texts.as_printed,
        strict=False,
    ),
    Function(
        "same",
        "相同",
        (k.ANY, k.ANY),
        k.BOOL,
        Text(
            "两处文字相同，标点和空白不计；有一处空白就不算相同",
            "the same words, white space and punctuation aside; a blank is the same as nothing",
        ),
        function_texts.same,
        strict=False,
    ),
    Function(
        "says",
        "含词",
        (k.ANY, k.TEXT),
        k.BOOL,
        Text("文字里有词表中的词", "the text holds a word of the list of rules/words.yml"),
        function_texts.says,
        strict=False,
        choices=word_lists.word_lists,
    ),
    Function(
        "listed",
        "列入",
        (k.ANY, k.TEXT),
        k.BOOL,
        Text("整段文字就是词表中的一个词", "the text is a word of the list of rules/words.yml"),
        function_texts.listed,
        strict=False,
        choices=word_lists.word_lists,
    ),
    Function(
        "lacking",
        "缺少",
        (k.list_of(k.TEXT), k.list_of(k.TEXT)),
        k.list_of(k.TEXT),
        Text("前一列表中后一列表没有的", "the items of the first list that the second lacks"),
        function_texts.lacking,
    ),
    Function(
        "pick",
        "取值",
        (k.ANY, k.ANY, k.BOOL),
        None,
        Text("条件成立取第一个，否则取第二个", "the first if the condition holds, else the second"),
        _pick,
        strict=False,
    ),
    Function(
        "days",
        "相隔天数",
        (k.DATE, k.DATE),
        k.NUMBER,
        Text("从前一日期到后一日期的天数", "the days from the first date to the second"),
        _days,
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
        function_texts.similarity,
    ),
    Function(
        "common_words",
        "共有字对",
        (k.TEXT, k.TEXT),
        k.list_of(k.TEXT),
        Text("两段文字共有的相邻汉字对", "the pairs of Chinese characters that two texts share"),
        function_texts.common_words,
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
        function_texts.id_number,
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
        function_texts.luhn,
    ),
)


@cache
def functions() -> Mapping[str, Function]:
    """Return the functions by English and Chinese name."""
    found = {row.name: row for row in FUNCTIONS} | {row.chinese: row for row in FUNCTIONS}
    return MappingProxyType(found)
