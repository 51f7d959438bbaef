"""What both parsers make of the words of an expression, and the bounds of its tree."""

from decimal import Decimal

from bgtlint.reading.normalise import compact
from bgtlint.rules import syntax as s
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.texts import Text

MAX_DEPTH = 40
MAX_ITEMS = 200
MAX_DIGITS = 30

COMPARE = {
    "=": "=",
    "==": "=",
    "≠": "≠",
    "!=": "≠",
    "<": "<",
    "<=": "≤",
    "≤": "≤",
    "≦": "≤",
    "＜": "<",
    "＞": ">",
    "＝": "=",
    ">": ">",
    ">=": "≥",
    "≥": "≥",
    "≧": "≥",
}
SIGN = {"+": "+", "-": "-", "−": "-"}
FACTOR = {"×": "×", "*": "×", "÷": "÷", "/": "÷"}
HALF_WIDTH = str.maketrans("＝＜＞！＋－＊／", "=<>!+-*/")


def quantity(written: str, span: s.Span) -> s.Number:
    """Return a number with its unit; ExpressionError for more digits than anyone prints."""
    text = compact(written)
    digits = next(
        (n for n, sign in enumerate(text) if not (sign.isdigit() or sign == ".")), len(text)
    )
    if digits > MAX_DIGITS:
        raise ExpressionError(
            Text(f"数超过 {MAX_DIGITS} 位。", f"More than {MAX_DIGITS} digits."),
            span,
            text[:MAX_DIGITS],
        )
    return s.Number(span, Decimal(text[:digits]), text[digits:])


def unquoted(token: str) -> str:
    """Return what stands between quotes."""
    body, quote = token[1:-1], token[0]
    return body if quote == "“" else body.replace("\\" + quote, quote)
