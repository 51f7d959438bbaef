"""Texts in both languages, as the rules use them."""

from bgtlint.texts import NOTHING, Text

__all__ = ["NOTHING", "Text"]
