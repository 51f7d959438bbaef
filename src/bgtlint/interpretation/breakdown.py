"""Amounts itemised in a text: 其中：培训费 30 万元；设备费 20 万元; 电费140万元，维护费48万元."""

import re
from collections.abc import Iterator

from bgtlint.interpretation.values import read_numbers
from bgtlint.model import Figure, Location, Measure, MeasureKind

_CUE = re.compile(r"其中|包括|分别为|明细|[:：]")
_TOTAL = re.compile(r"(?:合计|共计|总计|总共|共需|总额|总投资|总预算|预算|共)[^0-9]{0,6}$")
_SUM = re.compile(r"(?:以上|各项|经费|费用)?(?:合计|共计|总计|总共|共需|总需|共)(?:为|约)?[0-9]")
_ITEM = re.compile(r"[;；。、\n]|[，,](?![0-9]{3}(?![0-9]))")
_NAMED = re.compile(
    r"(?:[0-9一二三四五六七八九十]{1,2}(?:[.、．)）]|是))?[一-鿿A-Za-z0-9()（）/]*[一-鿿)）]"
    r"[约为共需计:：]{0,2}[0-9][0-9.,]*(?:亿元|万元|元)(?:整|左右)?"
)
_NO_ITEM = re.compile(
    r"上年|去年|往年|以前|年度|年投|年安排|已|累计|增加|减少|节约|新增|达到|超过|带动|实现|贷款|产值"
    r"|收入|收益|投资|标准|人均|户均|单价|资金|拨款|配套|自筹|中央|省级|市级|县级|上级|[本省市县]财政|每|[0-9]年"
)


def read_breakdown(place: Location) -> tuple[Figure, ...]:
    """Return the amounts of money that a text lists item by item, () when it lists none.

    An item is a clause with one amount; prices (元/人), totals (共 50 万元) and what stands
    before the cue (其中, 包括, a colon) are no items. Without a cue a list is read only where
    every clause with money is a thing and its amount (路灯电费140万元): sources of funds, last
    year's figures and results make it running text.
    """
    cue = _CUE.search(place.text)
    if cue is None:
        return tuple(Figure(place, one) for one in _plain_list(place.text))
    items = []
    for clause in _ITEM.split(place.text[cue.end() :]):
        amounts = _amounts(clause)
        if len(amounts) == 1 and not _is_total(clause, amounts[0]):
            items.append(Figure(place, amounts[0]))
    return tuple(items)


def _amounts(clause: str) -> list[Measure]:
    return [m for m in read_numbers(clause) if m.kind is MeasureKind.MONEY]


def _is_total(clause: str, found: Measure) -> bool:
    return bool(_TOTAL.search(clause.partition(found.text[:1])[0]))


def _plain_list(text: str) -> Iterator[Measure]:
    """Yield the amounts of a list without a cue; nothing unless all its clauses are items."""
    found: list[Measure] = []
    for clause in _ITEM.split(text):
        amounts = _amounts(clause)
        plain = "".join(clause.split())
        if not amounts or _SUM.match(plain):
            continue
        if (
            len(amounts) > 1
            or _is_total(plain, amounts[0])
            or _NO_ITEM.search(plain)
            or not _NAMED.fullmatch(plain)
        ):
            return
        found += amounts
    yield from found if len(found) > 1 else ()
