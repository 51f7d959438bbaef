"""A text for readers in Chinese and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; an empty English text falls back to the Chinese one."""

    zh: str
    en: str = ""

    def say(self, lang: str) -> str:
        """Return the text in a language (`zh`, `en`)."""
        return (self.en or self.zh) if lang == "en" else self.zh

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}" if self.en and self.en != self.zh else self.zh

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NOTHING = Text("")
