"""The text of WordprocessingML paragraphs, with what a reader of the printed page would see."""

from collections.abc import Iterator
from typing import TypeAlias

from lxml.etree import _Element

from bgtlint.reading.picture import PICTURE
from bgtlint.reading.wordsigns import sign, signs

Element: TypeAlias = _Element

WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink",
                      "fldSimple", "dir", "bdo", "Choice", "oMath", "oMathPara"})  # fmt: skip
MATHS = frozenset({"e", "num", "den", "sub", "sup", "sSub", "sSup", "sSubSup", "d", "rad", "nary",
                   "func", "fName", "limLow", "limUpp", "lim", "acc", "bar", "box", "borderBox",
                   "groupChr", "eqArr", "m", "mr", "deg", "phant"})  # fmt: skip
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off", "none"})


def local(element: Element) -> str:
    """Give an element's name without its namespace (transitional or strict); "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element, name: str = "val") -> str | None:
    """Give the attribute of that local name, whatever its namespace."""
    return next(
        (str(text) for key, text in element.items() if str(key).rpartition("}")[2] == name), None
    )


def child(element: Element, *names: str) -> Element | None:
    """Follow child elements by local name; None where one is missing."""
    for name in names:
        found = next((item for item in element if local(item) == name), None)
        if found is None:
            return None
        element = found
    return element


def switched_on(element: Element | None) -> bool:
    """Tell whether a property element is there and not turned off."""
    return element is not None and (value(element) or "").lower() not in OFF


def children(element: Element) -> Iterator[Element]:
    """Give the child elements, those of content controls and other wrappers in their place.

    Deleted and moved-away content is left out, and so is a fallback of alternative content.
    """
    for item in element:
        name = local(item)
        if name == "AlternateContent":
            choice = child(item, "Choice")
            choice = child(item, "Fallback") if choice is None else choice
            if choice is not None:
                yield from children(choice)
        elif name in WRAPPERS:
            yield from children(item)
        elif name not in {"", "del", "moveFrom"}:
            yield item


def paragraph_text(paragraph: Element) -> str:
    """Give a paragraph's text: tabs as tabs, breaks as line breaks; boxes inside it left out."""
    return "".join(_text(item) for item in children(paragraph))


def boxed(paragraph: Element) -> Iterator[Element]:
    """Give the text boxes anchored in a paragraph, each once."""
    for item in children(paragraph):
        if local(item) == "txbxContent":
            yield item
        elif local(item) not in {"p", "tbl", "pPr", "rPr", "t"}:
            yield from boxed(item)


def _text(item: Element) -> str:
    """Give what an element inside a paragraph or a run prints."""
    name = local(item)
    text = SIGNS.get(name, "")
    if name == "t":
        text = item.text or ""
    elif name == "br" and value(item, "type") not in {None, "textWrapping"}:
        text = ""
    elif name == "sym":
        text = _symbol(value(item, "char") or "", value(item, "font") or "")
    elif name == "checkBox":
        text = "☑" if _ticked(item) else "☐"
    elif name in {"fldChar", "ffData"}:
        text = paragraph_text(item)
    elif name == "object":
        text = PICTURE * _is_formula(item)
    elif name == "f":
        text = "/".join(paragraph_text(part) for part in item if local(part) in {"num", "den"})
    elif name in MATHS:
        text = paragraph_text(item)
    elif name == "ruby":
        base = child(item, "rubyBase")
        text = "" if base is None else paragraph_text(base)
    elif name == "r" and not switched_on(child(item, "rPr", "vanish")):
        fonts = child(item, "rPr", "rFonts")
        text = signs(paragraph_text(item), "" if fonts is None else value(fonts, "ascii") or "")
    return text


def _is_formula(holder: Element) -> bool:
    """Tell whether an object is what an equation editor made: signs of the text as a picture."""
    objects = holder.iter("{*}OLEObject")
    return any((value(item, "ProgID") or "").startswith("Equation") for item in objects)


def _ticked(box: Element) -> bool:
    """Tell whether a box of an old form field is ticked, by itself or from the start."""
    state = child(box, "checked")
    return switched_on(child(box, "default") if state is None else state)


def _symbol(code: str, font: str) -> str:
    try:
        return sign(int(code, 16), font)
    except ValueError:
        return ""
