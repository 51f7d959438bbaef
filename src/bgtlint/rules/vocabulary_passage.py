"""Names of a text of a document: what it says, where it stands, what is wrong with its words."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from bgtlint.interpretation import wording
from bgtlint.interpretation.amounts import read_percent
from bgtlint.model import Location, Passage
from bgtlint.recognition.personal import ACCOUNT, ID_NUMBER, MOBILE
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import read, text, words
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Known, Reader, Value, place

_NONE = Known(())
_OFTEN = 64
"""The longest text whose words are kept: short cells stand in many tables."""


def _found(english: str, chinese: str, doc: Text, read: Callable[[str], Iterator[str]]) -> Name:
    """Return the name of the words that a reader finds in a passage, each with its place."""

    def words(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(read(text)))

    again = lru_cache(maxsize=4096)(words)

    def at_place(at: Location) -> Value:
        shown = (again if len(at.text) <= _OFTEN else words)(at.text)
        return Known(tuple(Known(word, word, at) for word in shown)) if shown else _NONE

    def derived(reader: Reader) -> Value:
        at = place(reader("text"))
        return at_place(at) if at is not None else _NONE

    return Name(
        "passage", english, (chinese,), k.list_of(k.TEXT), doc,
        derive=derived, direct=lambda passage: at_place(passage.location),
    )  # fmt: skip


def _numbers(category: str) -> Callable[[Passage], Value]:
    """Return the getter of a passage's masked numbers of one category."""

    def read(passage: Passage) -> Value:
        if not passage.secrets:
            return _NONE
        shown = [secret.masked for secret in passage.secrets if secret.category == category]
        return Known(tuple(Known(text, text, passage.location) for text in dict.fromkeys(shown)))

    return read


def _shares(reader: Reader) -> Value:
    at = place(reader("text"))
    found = wording.shares(at.text) if at is not None else ()
    return Known(tuple(read(at, read_percent(f"{percent}%"), k.RATIO) for _, percent in found))


NAMES: tuple[Name, ...] = (
    Name("passage", "text", ("文字",), k.TEXT,
         Text("文段的文字，原样用 as_printed(text)", "the text; as printed by as_printed(text)"),
         lambda p: words(p.location)),
    Name("passage", "passage_kind", ("文段类型",), k.TEXT,
         Text("cover 封面、contents 目录、heading 标题、paragraph 段落、cell 单元格",
              "cover, contents, heading, paragraph or cell"), lambda p: text(p.kind)),
    Name("passage", "section", ("所在部分",), k.TEXT,
         Text("段落所在的部分", "the section a paragraph stands in"), lambda p: text(p.section)),
    Name("passage", "place_name", ("位置名称",), k.TEXT,
         Text("文段所在位置的名称，如“数量指标/指标值”", "what its place is called"),
         lambda p: text(p.location.label)),
    _found("placeholders", "占位符",
           Text("没有填写的占位符和模板提示", "placeholders and template hints"),
           wording.placeholders),
    _found("secrecy_marks", "密级标志",
           Text("机密、秘密★、内部资料等标志", "marks of secrecy"),
           wording.secrecy_marks),
    _found("strange_characters", "异常字符",
           Text("乱码和不能显示的字符", "mojibake and characters that cannot be shown"),
           wording.strange_characters),
    _found("invisible_characters", "零宽字符",
           Text("词中看不见的零宽字符", "zero-width characters inside words"),
           wording.invisible_characters),
    _found("traditional_characters", "繁体字",
           Text("混入的繁体字", "traditional characters mixed in"),
           wording.traditional_characters),
    Name("passage", "shares", ("分担比例",), k.list_of(k.RATIO),
         Text("文中逐方列出的分担比例", "the shares of a cost, payer by payer"), derive=_shares),
    Name("passage", "id_numbers", ("身份证号",), k.list_of(k.TEXT),
         Text("身份证号，已遮盖", "identity-card numbers, masked"), _numbers(ID_NUMBER)),
    Name("passage", "mobile_numbers", ("手机号",), k.list_of(k.TEXT),
         Text("手机号，已遮盖", "mobile numbers, masked"), _numbers(MOBILE)),
    Name("passage", "bank_accounts", ("银行账号",), k.list_of(k.TEXT),
         Text("银行账号，已遮盖", "bank accounts, masked"), _numbers(ACCOUNT)),
)  # fmt: skip
