"""What a spreadsheet shows of a stored value, exactly: Decimal in, text out.

A number counts with the fifteen digits that spreadsheets keep; halves are rounded away from
zero. The width of the column plays no part, so that no figure turns into `####`.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from bgtlint.reading.sheet.dates import date_text
from bgtlint.reading.sheet.formatcode import Section, Token, sections
from bgtlint.reading.sheet.numerals import chinese

PRECISION = Context(prec=15, rounding=ROUND_HALF_UP)
WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
GENERAL_DIGITS = 10
GENERAL_MOST, GENERAL_LEAST = Decimal(10) ** 11, Decimal("0.0001")
FARTHEST = 308
DATES = frozenset({"date", "half", "elapsed"})


class Shown(NamedTuple):
    """The text of a cell, and whether it states another number than the one stored."""

    text: str
    differs: bool = False


def stored_text(stored: str) -> str:
    """Write a stored number as a spreadsheet's input line does: fifteen digits, no exponent."""
    try:
        return _plain(PRECISION.create_decimal(stored.strip()))
    except ArithmeticError:
        return stored


def show_text(text: str, code: str) -> Shown:
    """Show a text: the fourth section of its format may add words to it."""
    parts = sections(code)
    section = parts[3] if len(parts) == 4 else parts[0]
    if not section.has("text") and len(parts) < 4:
        return Shown(text)
    shown = "".join(
        text if token.kind == "text" else token.text
        for token in section.tokens
        if token.kind in {"text", "literal"}
    )
    return Shown(shown, text not in shown)


def show_number(stored: str, code: str, *, from_1904: bool = False) -> Shown | None:
    """Show a stored number under a format code; None when the stored text is no number."""
    try:
        value = PRECISION.create_decimal(stored.strip())
    except ArithmeticError:
        return None
    if not value.is_finite() or abs(value.adjusted()) > FARTHEST:
        return None
    section, absolute = _chosen(sections(code), value)
    if section is None:
        return Shown(general(value))
    if section.has(*DATES):
        text = date_text(value, section.tokens, from_1904=from_1904)
        return Shown(text) if text is not None else Shown(general(value))
    if absolute:
        value = abs(value)
    if section.has("general", "text") or _fraction(section):
        number = general(value)
        return Shown(_worded(section, number), "E" in number and Decimal(number) != value)
    return _number(section, value)


def general(value: Decimal) -> str:
    """Write a number as the format General does: at most eleven characters for its digits."""
    size = abs(value)
    if not size:
        return "0"
    if size >= GENERAL_MOST or (size < GENERAL_LEAST and len(_plain(size)) > GENERAL_DIGITS + 1):
        mantissa, _, exponent = f"{PRECISION.create_decimal(value):.5E}".partition("E")
        return f"{_trimmed(mantissa)}E{exponent[0]}{exponent[1:].zfill(2)}"
    whole = max(value.adjusted() + 1, 1)
    return _plain(_rounded(value, max(GENERAL_DIGITS - whole, 0)))


def _chosen(parts: Sequence[Section], value: Decimal) -> tuple[Section | None, bool]:
    """Choose the section for a number; True when it is shown without its sign."""
    parts = parts[:3]
    if any(section.condition for section in parts):
        for section in parts:
            if section.condition is None or _holds(value, *section.condition):
                operator, bound = section.condition or ("", Decimal(1))
                return section, operator in {"<", "<="} and bound <= 0
        return None, False
    if len(parts) == 1 or value > 0:
        return parts[0], False
    if value < 0:
        return parts[1], True
    return (parts[2] if len(parts) > 2 else parts[0]), False


def _holds(value: Decimal, operator: str, bound: Decimal) -> bool:
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[operator]


def _fraction(section: Section) -> bool:
    """Tell whether a section shows a fraction (`# ?/?`), for which the plain number stands."""
    kinds = [t.text if t.text == "/" else t.kind for t in section.tokens if t.text != " "]
    return any(kinds[i : i + 3] == ["digit", "/", "digit"] for i in range(len(kinds)))


def _worded(section: Section, number: str) -> str:
    if section.numerals:
        number = chinese(number, section.numerals)
    place = {"general", "text", "digit"}
    done = False
    text = ""
    for token in section.tokens:
        if token.kind == "literal" and token.text != "/":
            text += token.text
        elif token.kind in place and not done:
            text, done = text + number, True
    return text


def _number(section: Section, value: Decimal) -> Shown:
    tokens = section.tokens
    if not section.has("digit"):
        words = "".join(t.text for t in tokens if t.kind in {"literal", "percent"})
        return Shown(words, value != 0)
    digits = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    power = next((i for i, token in enumerate(tokens) if token.kind == "exponent"), len(tokens))
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), power)
    point = min(point, power)
    before = [i for i in digits if i < point]
    after = [i for i in digits if point < i < power]
    scaling = sum(_commas(tokens, place[-1] + 1) for place in (before, after) if place)
    grouped = bool(before) and any(t.kind == "comma" for t in tokens[before[0] : before[-1]])
    percents = sum(token.kind == "percent" for token in tokens)
    exact = value.scaleb(2 * percents - 3 * scaling, WIDE)
    exponent = 0
    if power < len(tokens) and exact:
        exponent = exact.adjusted() - max(len(before) - 1, 0)
        exact = exact.scaleb(-exponent, WIDE)
    rounded = _rounded(exact, len(after))
    sign, whole, rest = _digits(rounded, len(after))
    out: list[str] = []
    left = _left(tokens[: min(point, power)], whole, grouped)
    out.append(left)
    if point < power:
        right = _right(tokens[point + 1 : power], rest)
        out.append("." + right)
    if power < len(tokens):
        shown = str(abs(exponent)).zfill(len([i for i in digits if i > power]))
        mark = "-" if exponent < 0 else "+" if tokens[power].text.endswith("+") else ""
        out.append(f"E{mark}{shown}")
        out += [t.text for t in tokens[power + 1 :] if t.kind in {"literal", "percent"}]
    text = "".join(out)
    if section.numerals:
        text = chinese(text, section.numerals, by_digit=True)
    return Shown(("-" if sign else "") + text, rounded != exact)


def _commas(tokens: Sequence[Token], start: int) -> int:
    """Count the commas from a place on, each of which scales by a thousand."""
    count = 0
    while start + count < len(tokens) and tokens[start + count].kind == "comma":
        count += 1
    return count


def _left(tokens: Sequence[Token], whole: str, grouped: bool) -> str:
    """Fill the digits before the point from the right; what is left stands at the first place."""
    digits = list(whole.lstrip("0"))
    first = next((i for i, token in enumerate(tokens) if token.kind == "digit"), None)
    out: list[str] = []
    placed = 0

    def put(digit: str) -> None:
        nonlocal placed
        if grouped and placed and placed % 3 == 0 and digit.strip():
            out.append(",")
        out.append(digit)
        placed += 1

    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.kind == "digit":
            blank = {"0": "0", "?": " "}.get(token.text, "")
            digit = digits.pop() if digits else blank
            if digit:
                put(digit)
            while index == first and digits:
                put(digits.pop())
        elif token.kind in {"literal", "percent"}:
            out.append(token.text[::-1])
    if first is None and digits:
        while digits:
            put(digits.pop())
    return "".join(out)[::-1]


def _right(tokens: Sequence[Token], rest: str) -> str:
    """Fill the digits after the point; `#` drops zeros at the end, `?` leaves them blank."""
    kept = len(rest.rstrip("0"))
    out: list[str] = []
    place = 0
    for token in tokens:
        if token.kind == "digit":
            blank = {"0": "0", "?": " "}.get(token.text, "")
            out.append(rest[place] if place < kept else blank)
            place += 1
        elif token.kind in {"literal", "percent"}:
            out.append(token.text)
    return "".join(out)


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)


def _digits(value: Decimal, places: int) -> tuple[bool, str, str]:
    """Split a number: whether it is negative, its digits before and after the point."""
    whole, _, rest = format(abs(value), "f").partition(".")
    return value.is_signed() and value != 0, whole, rest.ljust(places, "0")


def _plain(value: Decimal) -> str:
    return _trimmed(format(value, "f"))


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
