"""The parts of a workbook (SpreadsheetML, ECMA-376 part 1): sheets, styles, shared texts."""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from bgtlint.reading import archive
from bgtlint.reading.wordtext import Element, local, value

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;-¥#,##0", 6: "¥#,##0;-¥#,##0",
    7: "¥#,##0.00;-¥#,##0.00", 8: "¥#,##0.00;-¥#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '¥#,##0;-¥#,##0;¥"-"', 43: '#,##0.00;-#,##0.00;"-"',
    44: '¥#,##0.00;-¥#,##0.00;¥"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""The number formats that files name by number alone, as Chinese spreadsheets show them."""

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
BROKEN = (etree.XMLSyntaxError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown: its format code, and whether it has a border left or right."""

    code: str = "General"
    framed: bool = False


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of a workbook: its name, its entry in the file, whether it is hidden."""

    name: str
    entry: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a workbook share."""

    sheets: tuple[SheetPart, ...]
    styles: tuple[Style, ...]
    texts: tuple[str, ...]
    from_1904: bool


def elements(xml: bytes, *names: str) -> Iterator[Element]:
    """Give the elements of those local names as they end; what was given is let go of.

    Raises XMLSyntaxError for broken XML.
    """
    found = etree.iterparse(
        io.BytesIO(xml), events=("end",), tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    for _, element in found:
        yield element
        element.clear()
        before = element.getprevious()
        while before is not None:
            parent = before.getparent()
            if parent is None:
                break
            parent.remove(before)
            before = element.getprevious()


def root(xml: bytes) -> Element:
    """Parse a small part whole; raises XMLSyntaxError for broken XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(xml, parser)


def children_of(element: Element, *path: str) -> Iterator[Element]:
    """Give the child elements at the end of a path of local names."""
    if not path:
        yield element
        return
    for item in element:
        if local(item) == path[0]:
            yield from children_of(item, *path[1:])


def open_workbook(data: bytes) -> Workbook | None:
    """Read the workbook, its styles and shared texts; None when it cannot be taken apart."""
    try:
        main = _main_part(data)
        book = root(archive.entry(data, main) or b"")
        links = relations(data, main)
        properties = next(children_of(book, "workbookPr"), None)
        sheets = tuple(_sheets(book, links))
        by_kind = {kind.rpartition("/")[2]: target for kind, target in links.values()}
        styles = archive.entry(data, by_kind.get("styles", ""))
        texts = archive.entry(data, by_kind.get("sharedStrings", ""))
        return Workbook(
            sheets,
            tuple(_styles(root(styles))) if styles else (),
            tuple(map(rich_text, elements(texts, "si"))) if texts else (),
            properties is not None and (value(properties, "date1904") or "0") in {"1", "true"},
        )
    except BROKEN:
        return None


def _main_part(data: bytes) -> str:
    for kind, target in relations(data, "").values():
        if kind.endswith("/officeDocument"):
            return target
    return "xl/workbook.xml"


def relations(data: bytes, part: str) -> Mapping[str, tuple[str, str]]:
    """Give the relations of a part by id: their kind and the entry they lead to."""
    folder, name = posixpath.split(part)
    xml = archive.entry(data, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str]] = {}
    for link in root(xml) if xml else ():
        target = link.get("Target") or ""
        if link.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[link.get("Id") or ""] = (link.get("Type") or "", posixpath.normpath(path))
    return found


def _sheets(book: Element, links: Mapping[str, tuple[str, str]]) -> Iterator[SheetPart]:
    for sheet in children_of(book, "sheets", "sheet"):
        # the relation's id is the one `id` attribute with a namespace
        link = next((str(v) for k, v in sheet.items() if str(k).endswith("}id")), "")
        kind, entry = links.get(link, ("", ""))
        if kind.endswith("/worksheet"):
            hidden = sheet.get("state") in {"hidden", "veryHidden"}
            yield SheetPart(sheet.get("name") or "", entry, hidden)


def _styles(sheet: Element) -> Iterator[Style]:
    codes = dict(BUILT_IN)
    for item in children_of(sheet, "numFmts", "numFmt"):
        number = item.get("numFmtId") or ""
        if number.isdecimal():
            codes[int(number)] = item.get("formatCode") or "General"
    borders = [_upright(item) for item in children_of(sheet, "borders", "border")]
    for item in children_of(sheet, "cellXfs", "xf"):
        border = int(item.get("borderId") or 0)
        framed = 0 <= border < len(borders) and borders[border]
        yield Style(codes.get(int(item.get("numFmtId") or 0), "General"), framed)


def _upright(border: Element) -> bool:
    """Tell whether a border has a left or a right side."""
    return any(
        local(side) in {"left", "right", "start", "end"} and (side.get("style") or "none") != "none"
        for side in border
    )


def rich_text(item: Element) -> str:
    """Give the text of a shared or inline text: its runs, phonetic guides left out."""
    parts: list[str] = []
    for child in item:
        name = local(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [text.text or "" for text in child if local(text) == "t"]
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    r"""Turn `_x000A_` into the character it stands for; `\r\n` into a line feed."""
    if "_x" in text:
        text = ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
