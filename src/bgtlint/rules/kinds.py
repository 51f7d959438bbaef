"""Static kinds of values and what arithmetic makes of them: money with money, ratio with ratio."""

from dataclasses import dataclass

from bgtlint.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value; `of` is the kind of a list's items, `record` the record a value is.

    `zh` names the kind for readers.
    """

    name: str
    zh: str = ""
    of: "Kind | None" = None
    record: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> Text:
        """The kind's name in both languages."""
        return Text(self.zh or self.name, self.name)


NUMBER = Kind("number", "数")
COUNT = Kind("count", "数量")
MONEY = Kind("money", "金额")
RATE = Kind("rate", "单价")
RATIO = Kind("ratio", "比率")
SHARE = Kind("share", "占比")
"""A percentage that stands for the interval of its last digit (执行率, 占比); a ratio is exact."""
DURATION = Kind("duration", "时长")
PRODUCT = Kind("amount", "金额或单价")
QUANTITY = Kind("quantity", "任意数值")
TEXT = Kind("text", "文字")
BOOL = Kind("bool", "是否")
DATE = Kind("date", "日期")
ANY = Kind("any", "任意")

WRITTEN = {
    MONEY: "5 万元",
    RATE: "200 元/人",
    RATIO: "95%",
    COUNT: "20 人",
    DURATION: "3 个月",
    TEXT: '"网络维护费"',
}
"""How a value of a kind is written in a rule, for hints."""

NUMERIC = frozenset({NUMBER, COUNT, MONEY, RATE, RATIO, SHARE, DURATION, PRODUCT, QUANTITY})
PURE = frozenset({NUMBER, RATIO, SHARE})
_MONEYED = frozenset({MONEY, RATE, PRODUCT})
_COUNTED = frozenset({COUNT, DURATION})


def list_of(kind: Kind) -> Kind:
    """Return the kind of a list."""
    return Kind(f"list of {kind.name}", f"{kind.text.zh}列表", of=kind)


def record(name: str, zh: str = "") -> Kind:
    """Return the kind of a record such as an indicator or a checkpoint."""
    return Kind(name, zh or name, record=name)


def numeric(kind: Kind) -> bool:
    """Whether a kind can be calculated with."""
    return kind in NUMERIC or kind is ANY


def compatible(left: Kind, right: Kind) -> bool:
    """Whether two kinds may be compared, added or stand in one list.

    `quantity` goes with every number, `amount` with money and rates, pure numbers with ratios.
    """
    if ANY in (left, right) or left == right:
        return True
    if left in NUMERIC and right in NUMERIC:
        pair = {left, right}
        return (
            QUANTITY in pair
            or pair <= PURE
            or pair <= _COUNTED
            or (PRODUCT in pair and pair <= _MONEYED)
        )
    if left.of is not None and right.of is not None:
        return compatible(left.of, right.of)
    return False


def narrower(left: Kind, right: Kind) -> Kind:
    """Return the more telling of two compatible kinds."""
    return right if left in (ANY, QUANTITY, PRODUCT, NUMBER) else left


def multiplied(left: Kind, right: Kind) -> Kind:
    """Return the kind of a product."""
    if left in PURE and right in PURE:
        return left if left == right and left is not NUMBER else NUMBER
    if left in PURE:
        return right
    if right in PURE:
        return left
    if left in _MONEYED or right in _MONEYED:
        return QUANTITY if left in _MONEYED and right in _MONEYED else PRODUCT
    return QUANTITY


def divided(left: Kind, right: Kind) -> Kind:
    """Return the kind of a quotient."""
    if right in PURE:
        return left
    if left == right and left is not QUANTITY:
        return NUMBER
    if left in _MONEYED and right in (COUNT, DURATION):
        return RATE if left is MONEY else PRODUCT
    return QUANTITY
