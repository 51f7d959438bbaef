"""Workbooks written part by part, for what no library writes."""

from tests.reading.making import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot;万元&quot;"/></numFmts>'
    '<borders><border/><border><left style="thin"/><right style="thin"/></border>'
    '<border><bottom style="thin"/></border></borders>'
    '<cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="2" borderId="0"/>'
    '<xf numFmtId="9" borderId="0"/><xf numFmtId="164" borderId="0"/>'
    '<xf numFmtId="0" borderId="1"/><xf numFmtId="0" borderId="2"/></cellXfs>'
)
GENERAL, FIXED, PERCENT, WAN, FRAMED, UNDERLINED = range(6)


def links(*targets: tuple[str, str]) -> str:
    """Make a part of relations: kinds and targets, ids R1, R2 …"""
    rows = "".join(
        f'<Relationship Id="R{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{LINKS}">{rows}</Relationships>'


def book(
    *sheets: str, texts: str = "", states: dict[int, str] | None = None, more: str = ""
) -> bytes:
    """Make a workbook of sheets, each the XML inside `worksheet`."""
    names = "".join(
        f'<sheet name="表{i}" sheetId="{i}" r:id="R{i}" state="{state}"/>'
        for i, state in ((i, (states or {}).get(i, "visible")) for i in range(1, len(sheets) + 1))
    )
    parts = {
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{more}'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": links(
            *(("worksheet", f"worksheets/s{i}.xml") for i in range(1, len(sheets) + 1)),
            ("styles", "/xl/styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
    }
    for i, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/s{i}.xml"] = f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    return packed(dict(parts))


def row(number: int, *cells: str, style: int = GENERAL, props: str = "") -> str:
    """Make a row of texts from column A on; "" leaves the cell empty but styled."""
    made = "".join(
        f'<c r="{chr(65 + i)}{number}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'
        if text
        else f'<c r="{chr(65 + i)}{number}" s="{style}"/>'
        for i, text in enumerate(cells)
    )
    return f'<row r="{number}" {props}>{made}</row>'


def data(*rows: str, merges: str = "", columns: str = "") -> str:
    """Make the XML inside a sheet."""
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges.split())
    cols = f"<cols>{columns}</cols>" if columns else ""
    return f"{cols}<sheetData>{''.join(rows)}</sheetData><mergeCells>{merged}</mergeCells>"
