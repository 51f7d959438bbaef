"""Digits as Chinese numerals, as the format modifiers DBNum1 to DBNum3 show them."""

DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
STEPS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟"), 3: ("", "十", "百", "千")}
GROUPS = ("", "万", "亿", "兆")
MOST = 16


def chinese(number: str, style: int, *, by_digit: bool = False) -> str:
    """Write the digits of a shown number in Chinese: 123 is 一百二十三, digit by digit 一二三.

    A number of more than sixteen digits before the point is written digit by digit.
    """
    digits = DIGITS[style]
    table = str.maketrans("0123456789", digits)
    whole, point, rest = number.partition(".")
    sign = "-" if whole.startswith("-") else ""
    bare = whole.removeprefix("-")
    if by_digit or not bare.isdecimal() or len(bare) > MOST:
        return number.translate(table)
    return sign + _whole(bare, style) + point + rest.translate(table)


def _whole(bare: str, style: int) -> str:
    digits, steps = DIGITS[style], STEPS[style]
    zero = "〇" if style == 1 else digits[0]
    text = ""
    owed = False
    groups = [bare[max(end - 4, 0) : end] for end in range(len(bare), 0, -4)]
    for level in range(len(groups) - 1, -1, -1):
        group = groups[level]
        written = False
        for place, digit in zip(range(len(group) - 1, -1, -1), group, strict=True):
            if digit == "0":
                owed = True
                continue
            text += zero if owed and text else ""
            text += digits[int(digit)] + steps[place]
            owed, written = False, True
        if written:
            text += GROUPS[level]
    return text or zero
