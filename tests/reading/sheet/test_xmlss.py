import pytest

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.detect import detect
from bgtlint.reading.limits import Limits
from bgtlint.reading.sheet.xmlss import read_xmlss
from tests.reading.making import lines, only_grid, shown

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = (
    '<Styles><Style ss:ID="f"><NumberFormat ss:Format="0.00"/></Style>'
    '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
    '<Style ss:ID="d"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>'
    "</Styles>"
)


def made(*tables: str, options: str = "") -> bytes:
    sheets = "".join(
        f'<Worksheet ss:Name="表{i}"><Table>{table}</Table>{options}</Worksheet>'
        for i, table in enumerate(tables, 1)
    )
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}">{STYLES}{sheets}</Workbook>'
    ).encode()


def cell(text: str, kind: str = "String", props: str = "") -> str:
    return f'<Cell {props}><Data ss:Type="{kind}">{text}</Data></Cell>'


def read(data: bytes) -> list[Page]:
    assert detect(data).format == "xmlss"
    pages = read_xmlss(data, Limits())
    assert not isinstance(pages, Diagnostic)
    return list(pages)


def test_cells_spans_and_formats() -> None:
    title = cell("绩效目标表", props='ss:MergeAcross="3"')
    first = (
        cell("预算", props='ss:MergeDown="1"')
        + cell("8.937", "Number", 'ss:StyleID="f"')
        + cell("0.5", "Number", 'ss:StyleID="p"')
        + cell("甲", props='ss:Index="5"')
    )
    second = (
        cell("乙", props='ss:Index="2"')
        + cell("2025-01-01T00:00:00.000", "DateTime", 'ss:StyleID="d"')
        + '<Cell ss:Formula="=R1C1"/>'
    )
    table = f'<Row>{title}</Row><Row ss:Index="3">{first}</Row><Row>{second}</Row>'
    (page,) = read(made(table))
    assert lines(page) == ["绩效目标表"]
    grid = only_grid(page)
    assert shown(grid) == [
        ["预算", "8.94", "50.00%", "", "甲"],
        ["乙", "2025年1月", "#公式未计算", ""],
    ]
    assert [(c.code, c.detail) for c in page.diagnostics] == [
        ("sheet-not-calculated", "D4"),
        ("sheet-stored-differs", "B3"),
    ]
    assert grid.cells[1].stored == "8.937"


def test_what_is_hidden_is_named() -> None:
    rows = "".join(
        f"<Row {props}>{cell(a)}{cell(b)}{cell(c)}</Row>"
        for a, b, c, props in [("a", "b", "c", ""), ("d", "e", "f", 'ss:Hidden="1"')]
    )
    table = f'<Column ss:Index="2" ss:Hidden="1"/>{rows}'
    options = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    one, _ = read(made(table, table, options=options))
    assert shown(only_grid(one)) == [["a", "c"], ["d", "f"]]
    assert [c.code for c in one.diagnostics] == [
        "sheet-hidden", "sheet-hidden-rows", "sheet-hidden-columns",
    ]  # fmt: skip


@pytest.mark.parametrize("rows", ["", "<Row ss:Index='99999999999'><Cell/></Row>"])
def test_sheets_without_contents(rows: str) -> None:
    (page,) = read(made(rows))
    assert page.blocks == ()


def test_broken_files_are_a_diagnostic() -> None:
    found = read_xmlss(made("")[:-5], Limits())
    assert isinstance(found, Diagnostic)
    assert found.code == "xlsx-damaged"
