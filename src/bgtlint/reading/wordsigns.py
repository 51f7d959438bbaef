"""Signs that Word takes from its symbol fonts, and boxes to tick, as ordinary characters."""

SYMBOL = {
    0x25: "%", 0x2D: "-", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0xA3: "≤", 0xA5: "∞", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xD7: "·", 0xE5: "∑",
}  # fmt: skip
WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x9F: "•",
    0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}
PRIVATE = range(0xF000, 0xF100)


def sign(code: int, font: str) -> str:
    """Give the character that a symbol font shows for a code (as itself or from F000 on)."""
    table = FONTS.get(font.strip().lower())
    known = table.get(code - 0xF000 if code in PRIVATE else code) if table else None
    try:
        return known or chr(code)
    except (ValueError, OverflowError):
        return ""


def signs(text: str, font: str) -> str:
    """Give a text that a symbol font shows; characters outside its private range stay."""
    if font.strip().lower() not in FONTS:
        return text
    return "".join(sign(ord(ch), font) if ord(ch) in PRIVATE else ch for ch in text)
