"""Personal numbers in a printed text: identity cards, mobile phones, bank accounts.

A number counts only where nothing else explains it: project codes (21 characters), social
credit codes, document numbers, amounts and office lines are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bgtlint.model import Secret
from bgtlint.reading.normalise import compact

ID_NUMBER, MOBILE, ACCOUNT = "身份证号", "手机号", "银行账号"

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
_EDGE_BEFORE = r"(?<![0-9A-Za-z.])(?<![0-9A-Za-z][-_/])"
_EDGE_AFTER = r"(?![0-9A-Za-z])(?![.,，-][0-9])"
_ID = re.compile(
    rf"{_EDGE_BEFORE}[1-9]\d{{5}}[ \n]?(?:18|19|20)\d\d[01]\d[0-3]\d[ \n]?\d{{3}}[0-9Xx]"
    rf"{_EDGE_AFTER}"
)
_MOBILE = re.compile(
    rf"{_EDGE_BEFORE}(?:\+?86[- ]?)?(1[3-9]\d(?:[- ]\d{{4}}[- ]\d{{4}}|\d{{8}}))"
    rf"(?![0-9A-Za-z])(?![.,，]\d)(?!\s*[元万亿%％])"
)
_BROKEN_MOBILE = re.compile(rf"{_EDGE_BEFORE}1[3-9](?=[\d\n]{{10}}(?!\d))\d*\n\d+{_EDGE_AFTER}")
_CARD = re.compile(
    rf"{_EDGE_BEFORE}(?:\d{{4}}(?P<gap>[ -])\d{{4}}(?P=gap)\d{{4}}(?P=gap)\d{{4}}"
    rf"(?:(?P=gap)\d{{1,3}})?|\d{{16,19}}){_EDGE_AFTER}(?!\s*[元万亿%％])"
)
_NAMED_ACCOUNT = re.compile(
    r"(?:(?:账|帐)\s?号|卡\s?号|(?:账|帐)\s?户(?:\s?号\s?码)?)[为是:： \n]{0,3}"
    rf"(?:[一-鿿]{{2,16}}[行社部][ :：]?)?(\d[\d \n-]{{7,28}}\d){_EDGE_AFTER}"
)
_ACCOUNT_LABEL = re.compile(r"(?:(?:账|帐)号|卡号|(?:账|帐)户(?:号码)?)$")
_ISSUERS = ("62", "4", "51", "52", "53", "54", "55", "34", "35", "37", "955")
_OTHER_NUMBER = re.compile(
    r"(?:编号|编码|代码|文号|序号|单号|票号|条码|证号|凭证号|流水号|合同号|批号)[为是::]?$"
)
_PHONE_LABEL = re.compile("电话|手机|联系")
_AMOUNT_LABEL = re.compile(r"金额|资金|预算|决算|收入|支出|合计|总额|拨款|余额|元\)?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A personal number in a text: what it is, where it stands, its characters without gaps."""

    category: str
    start: int
    end: int
    number: str

    @property
    def secret(self) -> Secret:
        """What may be shown of it."""
        return Secret(self.category, masked(self.number))


def masked(number: str) -> str:
    """Return a number with its middle hidden: 138****0000; a quarter at each end at most."""
    shown = 3 if len(number) <= 11 else 4
    last = 4 if len(number) >= 11 else 2
    return f"{number[:shown]}{'*' * (len(number) - shown - last)}{number[-last:]}"


def is_id_number(text: str) -> bool:
    """Tell whether 18 characters are an identity-card number by date and check digit (GB 11643).

    The check digit is `10X98765432`[Σ digit·weight mod 11], weights 2^(17-i) mod 11.
    """
    if not re.fullmatch(r"[1-9]\d{16}[0-9Xx]", text) or int(text[:2]) > 82:
        return False
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _ID_WEIGHTS, strict=False))
    return 1850 <= born.year <= 2099 and _ID_CHECK[total % 11] == text[17].upper()


def passes_luhn(text: str) -> bool:
    """Tell whether a digit string satisfies the Luhn formula of bank cards (ISO/IEC 7812-1)."""
    if not (text.isascii() and text.isdigit()):
        return False
    digits = [int(sign) for sign in reversed(text)]
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + doubled) % 10 == 0


def _plain(text: str) -> str:
    return re.sub(r"[^0-9Xx]", "", text)


def _any(pattern: re.Pattern[str], labels: Sequence[str]) -> bool:
    return any(pattern.search(label) for label in labels)


def _cards(text: str, labels: Sequence[str]) -> Iterator[Found]:
    for match in _NAMED_ACCOUNT.finditer(text):
        yield Found(ACCOUNT, *match.span(1), _plain(match[1]))
    alone = re.fullmatch(r"\s*(\d[\d \n-]{7,28}\d)\s*", text)
    if alone and _any(_ACCOUNT_LABEL, labels):
        yield Found(ACCOUNT, *alone.span(1), _plain(alone[1]))
    for match in _CARD.finditer(text):
        number = _plain(match[0])
        if len(number) == 18 or not number.startswith(_ISSUERS) or len(set(number)) < 4:
            continue
        if _OTHER_NUMBER.search(compact(text[: match.start()])) or _any(_OTHER_NUMBER, labels):
            continue
        if passes_luhn(number):
            yield Found(ACCOUNT, *match.span(), number)


def _mobiles(text: str, labels: Sequence[str]) -> Iterator[Found]:
    for match in _MOBILE.finditer(text):
        number = _plain(match[1])
        alone = not compact(text[: match.start()] + text[match.end() :])
        if _OTHER_NUMBER.search(compact(text[: match.start()])):
            continue
        if alone and (_any(_AMOUNT_LABEL, labels) or _any(_OTHER_NUMBER, labels)):
            continue
        round_sum = alone and match[1].isdigit() and number.endswith("000")
        if round_sum and not _any(_PHONE_LABEL, labels):
            continue
        yield Found(MOBILE, *match.span(1), number)
    for match in _BROKEN_MOBILE.finditer(text):
        number = _plain(match[0])
        if len(number) == 11 and not _any(_AMOUNT_LABEL, labels):
            yield Found(MOBILE, *match.span(), number)


def find_personal(text: str, labels: Sequence[str] = ()) -> tuple[Found, ...]:
    """Return the personal numbers of a text as printed, in order, none inside another.

    `labels` are the compacted texts of the cells left of and above a table's cell.
    """
    if sum(map(str.isdigit, text)) < 9:
        return ()
    found = [
        Found(ID_NUMBER, *match.span(), number)
        for match in _ID.finditer(text)
        if is_id_number(number := _plain(match[0]))
    ]
    for other in (*_cards(text, labels), *_mobiles(text, labels)):
        if not any(one.start < other.end and other.start < one.end for one in found):
            found.append(other)
    return tuple(sorted(found, key=lambda one: one.start))
