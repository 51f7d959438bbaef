from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from bgtlint.model import Diagnostic, Grid, Page
from bgtlint.reading.docx import read_docx
from bgtlint.reading.limits import Limits
from bgtlint.reading.picture import PICTURE
from tests.reading.making import docx, grids, lines, only_grid, packed, shown


def read(data: bytes) -> Page:
    pages = read_docx(data, Limits())
    assert not isinstance(pages, Diagnostic), pages
    (page,) = pages
    assert page.number is None
    return page


def p(text: str, props: str = "") -> str:
    return f"<w:p><w:r>{props}<w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


SPAN = '<w:gridSpan w:val="2"/>'
TOP = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def test_lines_and_tables_in_order() -> None:
    body = p("绩效目标表") + p("  ") + p("单位：万元") + tbl(tr(tc("甲"), tc("1"))) + p("注")
    page = read(docx(body + tbl(tr(tc("乙"), tc("2")))))
    kinds = [type(block).__name__ for block in page.blocks]
    assert kinds == ["Line", "Line", "Grid", "Line", "Grid"]
    assert lines(page) == ["绩效目标表", "单位：万元", "注"]
    assert [grid.table for grid in grids(page)] == [1, 2]


def test_spans_across_and_down() -> None:
    rows = (
        tr(tc("产出指标", TOP), tc("数量", SPAN), tc("15")),
        tr(tc("看不见", ON), tc("质量"), tc("好"), tc("", TOP)),
        tr(tc("", ON), tc("时效", SPAN), tc("", ON)),
    )
    grid = only_grid(read(docx(tbl(*rows))))
    assert (grid.rows, grid.columns) == (3, 4)
    cells = {(c.row, c.column): c for c in grid.cells}
    assert sorted(cells) == [(1, 1), (1, 2), (1, 4), (2, 2), (2, 3), (2, 4), (3, 2)]
    assert (cells[1, 1].text, cells[1, 1].row_span) == ("产出指标", 3)
    assert (cells[1, 2].column_span, cells[2, 4].row_span, cells[3, 2].column_span) == (2, 2, 2)


def test_rows_that_begin_late_and_merges_of_old_files() -> None:
    rows = (
        tr(tc("一"), tc("二"), tc("三")),
        tr(tc("乙"), tc("丙"), props='<w:gridBefore w:val="1"/>'),
        tr(tc("丁", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("戊")),
    )
    grid = only_grid(read(docx(tbl(*rows))))
    places = {c.text: (c.row, c.column, c.column_span) for c in grid.cells}
    assert places["乙"] == (2, 2, 1)
    assert places["丁"] == (3, 1, 2)
    assert places["戊"] == (3, 3, 1)


def test_a_nested_table_is_text_of_its_cell_and_a_grid() -> None:
    inner = tbl(tr(tc("6月底"), tc("12月底")), tr(tc("50%"), tc("100%")))
    narrow = tbl(tr(tc("一列")))
    page = read(docx(tbl(tr(tc("计划"), tc(p("见下") + inner + narrow + "<w:p/>")))))
    outer, nested = grids(page)
    assert shown(outer) == [["计划", "见下\n6月底\t12月底\n50%\t100%\n一列"]]
    assert shown(nested) == [["6月底", "12月底"], ["50%", "100%"]]
    assert (outer.table, nested.table) == (1, 2)


def test_changes_hidden_text_and_signs() -> None:
    body = (
        "<w:p><w:r><w:t>预算</w:t></w:r><w:ins><w:r><w:t>数</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>额</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>126.15</w:t></w:r>'
        "<w:r><w:tab/><w:t>万元</w:t><w:br/><w:noBreakHyphen/></w:r>"
        "<w:r><w:instrText>PAGEREF</w:instrText></w:r><w:hyperlink><w:r><w:t>4</w:t></w:r>"
        "</w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>页</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert lines(read(docx(body))) == ["预算数126.15\t万元\n-4页"]


def test_deleted_and_hidden_rows_are_left_out() -> None:
    rows = (
        tr(tc("甲"), tc("1")),
        tr(tc("乙"), tc("2"), props="<w:del/>"),
        tr(tc("丙"), tc("3"), props="<w:hidden/>"),
        f"<w:sdt><w:sdtContent>{tr(tc('丁'), tc('4'))}</w:sdtContent></w:sdt>",
    )
    assert shown(only_grid(read(docx(tbl(*rows))))) == [["甲", "1"], ["丁", "4"]]


def test_a_text_box_is_read_once() -> None:
    shape = (
        f"<w:drawing><wps:txbx><w:txbxContent>{p('框内')}</w:txbxContent></wps:txbx></w:drawing>"
    )
    old = f"<w:pict><v:textbox><w:txbxContent>{p('框内')}</w:txbxContent></v:textbox></w:pict>"
    both = (
        f"<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice>{shape}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(read(docx(both))) == ["正文", "框内"]
    assert lines(read(docx(f"<w:p><w:r>{old}</w:r></w:p>"))) == ["框内"]


def test_strict_documents_are_read() -> None:
    xml = (
        '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body>'
        "<d:p><d:r><d:t>严格</d:t></d:r></d:p></d:body></d:document>"
    )
    assert lines(read(packed({"word/document.xml": xml}))) == ["严格"]


def test_what_another_program_writes(tmp_path: object) -> None:
    document = Document()
    document.add_paragraph("项目支出绩效目标表")
    table = document.add_table(3, 4)
    for i, row in enumerate(table.rows):
        for j, cell in enumerate(row.cells):
            cell.text = f"{i}{j}"
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    assert table._tbl.tag == qn("w:tbl")
    target = f"{tmp_path}/made.docx"
    document.save(target)
    grid = only_grid(read(Path(target).read_bytes()))
    cells = {(c.row, c.column): (c.text, c.row_span, c.column_span) for c in grid.cells}
    assert cells[1, 2] == ("01\n02", 1, 2)
    assert cells[2, 1] == ("10\n20", 2, 1)
    assert len(cells) == 10


DEEP = "<w:sdt><w:sdtContent>" * 2000


@pytest.mark.parametrize(
    "data",
    [
        packed({"word/document.xml": "<w:document"}),
        packed({"word/document.xml": "<document/>"}),
        packed({"word/document.xml": ""}),
        docx(DEEP),
        docx("<w:p/>")[:-30],
        b"PK\3\4nothing",
    ],
)
def test_broken_files_are_a_diagnostic(data: bytes) -> None:
    found = read_docx(data, Limits())
    assert isinstance(found, Diagnostic)
    assert found.code == "docx-damaged"


def test_a_broken_stream_is_a_diagnostic() -> None:
    data = bytearray(docx(tbl(*(tr(tc(str(i)), tc("x")) for i in range(200)))))
    data[120:160] = bytes(40)
    found = read_docx(bytes(data), Limits())
    assert isinstance(found, Diagnostic)
    assert found.code == "docx-damaged"


def test_entities_are_not_followed(tmp_path: object) -> None:
    secret = f"{tmp_path}/secret.txt"
    Path(secret).write_text("机密", encoding="utf-8")
    xml = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><w:document xmlns:w="w"><w:body>'
        "<w:p><w:r><w:t>前&x;后</w:t></w:r></w:p></w:body></w:document>"
    )
    page = read(packed({"word/document.xml": xml}))
    assert "机密" not in "".join(lines(page))


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(zip_entries=0), "limit-zip-entries"),
        (Limits(zip_total=100), "limit-zip-size"),
        (Limits(zip_ratio=50), "limit-zip-ratio"),
    ],
)
def test_bombs_are_refused_before_unpacking(limits: Limits, code: str) -> None:
    data = docx(p("零" * 2_000_000))
    found = read_docx(data, limits)
    assert isinstance(found, Diagnostic)
    assert found.code == code
    assert " > " in found.detail


def test_grids_have_no_page() -> None:
    block = read(docx(tbl(tr(tc("甲"), tc("1"))))).blocks[0]
    assert isinstance(block, Grid)
    assert (block.page, block.box) == (None, None)


def codes(page: Page) -> list[tuple[str, str]]:
    return [(diagnostic.code, diagnostic.detail) for diagnostic in page.diagnostics]


def test_hidden_text_is_left_out_and_named() -> None:
    styles = (
        '<w:styles xmlns:w="w"><w:style w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Sub"><w:basedOn w:val="Hid"/></w:style>'
        '<w:style w:styleId="Show"><w:basedOn w:val="Hid"/><w:rPr><w:vanish w:val="0"/></w:rPr>'
        '</w:style><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = (
        p("一", "<w:rPr><w:vanish/></w:rPr>")
        + p("二", '<w:rPr><w:rStyle w:val="Sub"/></w:rPr>')
        + p("三", '<w:rPr><w:rStyle w:val="Show"/></w:rPr>')
        + p("四", '<w:rPr><w:rStyle w:val="A"/></w:rPr>')
        + '<w:p><w:pPr><w:pStyle w:val="Hid"/></w:pPr><w:r><w:t>五</w:t></w:r></w:p>'
    )
    xml = f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'
    page = read(packed({"word/document.xml": xml, "word/styles.xml": styles}))
    assert lines(page) == ["三", "四"]
    assert codes(page) == [("docx-hidden", "3")]


def test_signs_of_symbol_fonts_and_boxes_to_tick() -> None:
    boxes = "".join(
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>'
        f"<w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar></w:r>"
        for state in (
            '<w:default w:val="1"/>',
            '<w:default w:val="1"/><w:checked w:val="0"/>',
            "<w:checked/>",
        )
    )
    body = (
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r></w:p>'
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0a3</w:t></w:r>'
        "<w:r><w:t>5</w:t></w:r></w:p>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t>'
        '<w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>否</w:t></w:r></w:p>'
        f"<w:p>{boxes}</w:p>"
    )
    assert lines(read(docx(body))) == ["≥95%", "≤5", "☑是□否", "☑☐☑"]


def test_fields_show_their_result_and_formulas_their_parts() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12.5</w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple><w:r><w:t>万元</w:t></w:r>'
        "</w:fldSimple><w:r><w:footnoteReference/></w:r></w:p>"
        "<w:p><m:oMath xmlns:m='m'><m:f><m:num><m:r><m:t>9</m:t></m:r></m:num><m:den><m:r>"
        "<m:t>10</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath></w:p>"
    )
    assert lines(read(docx(body))) == ["12.5万元", "9/10×100%"]


def test_a_table_inside_a_box_and_a_title_in_word_art() -> None:
    box = f"<v:textbox><w:txbxContent>{tbl(tr(tc('甲'), tc('1')))}</w:txbxContent></v:textbox>"
    art = '<w:p><w:r><w:pict><v:shape><v:textpath string="目标表"/></v:shape></w:pict></w:r></w:p>'
    page = read(docx(art + f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"))
    assert lines(page) == ["目标表"]
    assert shown(only_grid(page)) == [["甲", "1"]]


def test_a_deleted_cell_is_left_out_and_a_lone_fallback_is_read() -> None:
    rows = tr(tc("甲"), tc("删", "<w:cellDel/>"), tc("1"))
    old = f"<mc:Fallback>{p('旧')}</mc:Fallback>"
    body = f"{tbl(rows)}<mc:AlternateContent>{old}</mc:AlternateContent>"
    page = read(docx(body))
    assert shown(only_grid(page)) == [["甲", "1"]]
    assert lines(page) == ["旧"]


def put_in(content: str | bytes, name: str = "word/chunk.bin", times: int = 1) -> bytes:
    """Make a Word file with another document put in whole between two lines, once or more."""
    chunks = '<w:altChunk r:id="R1"/>' * times
    xml = (
        '<w:document xmlns:w="w" xmlns:r="r"><w:body>'
        f"{p('前')}{chunks}{p('后')}</w:body></w:document>"
    )
    links = '<Relationships><Relationship Id="R1" Target="chunk.bin"/></Relationships>'
    return packed({
        "word/document.xml": xml, "word/_rels/document.xml.rels": links, name: content,
    })  # fmt: skip


def test_documents_put_in_whole_are_read_in_their_place() -> None:
    page = read(put_in("<html><p>中<table><tr><td>甲<td>1</table>"))
    assert lines(page) == ["前", "中", "后"]
    assert shown(only_grid(page)) == [["甲", "1"]]
    assert lines(read(put_in(docx(p("里"))))) == ["前", "里", "后"]
    assert lines(read(put_in("纯文本的内容"))) == ["前", "纯文本的内容", "后"]


def test_what_was_put_in_and_is_not_read_is_named() -> None:
    for content, name in ((b"\x89PNG\r\n\x1a\n", "word/chunk.bin"), ("<html>x", "word/other")):
        page = read(put_in(content, name))
        assert lines(page) == ["前", "后"]
        assert codes(page) == [("docx-part-unread", "word/chunk.bin")]
    nested = put_in(put_in(put_in(put_in(put_in(docx(p("底")))))))
    assert codes(read(nested)) == [("docx-part-unread", "word/chunk.bin")]


def test_documents_put_in_over_and_over_are_counted_over_all_levels() -> None:
    nested = put_in(put_in(put_in(docx(p("底")), times=20), times=20), times=20)
    opened = read_docx(nested, Limits(parts=50))
    assert not isinstance(opened, Diagnostic)
    (page,) = opened
    assert lines(page).count("底") == 46
    assert codes(page) == [("limit-parts", "> 50")]


def test_a_workbook_put_in_as_an_object_is_named() -> None:
    item = '<w:object><o:OLEObject xmlns:o="o" ProgID="{}"/></w:object>'
    body = f"<w:p><w:r>{item.format('Excel.Sheet.12')}</w:r></w:p>"
    page = read(docx(body + f"<w:p><w:r>{item.format('Equation.3')}</w:r></w:p>"))
    assert codes(page) == [("docx-object", "Excel.Sheet.12")]


def test_a_document_of_pictures_is_named() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r></w:p>"
    assert codes(read(docx(picture))) == [("docx-image-only", "")]
    assert codes(read(docx(picture + p("文字")))) == []


def test_a_cell_with_a_picture_alone_says_so() -> None:
    picture = "<w:p><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>"
    rows = tr(tc("甲"), tc(picture), tc(picture + p("乙")), tc(""))
    assert shown(only_grid(read(docx(tbl(rows))))) == [["甲", PICTURE, "乙", ""]]


@pytest.mark.parametrize(("made_by", "said"), [("Equation.3", "〔图片〕95%"), ("Package", "95%")])
def test_signs_of_an_equation_editor_are_pictures_in_the_text(made_by: str, said: str) -> None:
    sign = f'<w:r><w:object><v:shape/><v:OLEObject ProgID="{made_by}"/></w:object></w:r>'
    value = f"<w:p>{sign}<w:r><w:t>95%</w:t></w:r></w:p>"
    assert shown(only_grid(read(docx(tbl(tr(tc("甲"), tc(value))))))) == [["甲", said]]
