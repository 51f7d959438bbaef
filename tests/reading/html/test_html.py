import pytest

from bgtlint.model import Diagnostic, Grid, Page
from bgtlint.reading.html import read_html, read_mhtml
from bgtlint.reading.html.charset import decode_html
from bgtlint.reading.limits import Limits
from bgtlint.reading.picture import PICTURE
from tests.reading.making import grids, lines, only_grid, shown


def read(html: str | bytes, limits: Limits | None = None) -> Page:
    data = html if isinstance(html, bytes) else html.encode()
    pages = read_html(data, limits or Limits())
    assert not isinstance(pages, Diagnostic), pages
    (page,) = pages
    assert page.number is None
    return page


def said(page: Page) -> list[tuple[str, str]]:
    return [(diagnostic.code, diagnostic.detail) for diagnostic in page.diagnostics]


def test_spans_without_end_tags() -> None:
    page = read(
        "<h2>绩效目标表</h2><p>单位：万元<table><caption>续表</caption>"
        "<tr><th rowspan=2>产出<td colspan=2>数量&nbsp;15<td>&ge;3 &lt;5<tr><td>甲<td>乙<td>丙"
        "<tr><td>丁</table><p>注"
    )
    assert lines(page) == ["绩效目标表", "单位：万元", "续表", "注"]
    grid = only_grid(page)
    assert (grid.rows, grid.columns, grid.table) == (3, 4, 1)
    places = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in grid.cells}
    assert places == {
        "产出": (1, 1, 2, 1), "数量\xa015": (1, 2, 1, 2), "≥3 <5": (1, 4, 1, 1),
        "甲": (2, 2, 1, 1), "乙": (2, 3, 1, 1), "丙": (2, 4, 1, 1), "丁": (3, 1, 1, 1),
    }  # fmt: skip


def test_an_inner_table_is_its_own_grid_and_the_outer_cell_keeps_its_text() -> None:
    page = read(
        "<table><tr><td>计划<td>见下<table><tr><td>6月底<td>12月底<tr><td>50%<td>100%</table>表后"
        "<tr><td>目标<td>好</table>"
    )
    outer, inner = grids(page)
    assert shown(outer) == [["计划", "见下\n表后"], ["目标", "好"]]
    assert shown(inner) == [["6月底", "12月底"], ["50%", "100%"]]
    assert (outer.table, inner.table) == (1, 2)


def test_tables_that_arrange_the_page_are_no_tables() -> None:
    page = read(
        "<table><tr><td>&nbsp;<td><p>目标表</p><p>单位：元</p><table><tr><td>a<td>b</table>"
        "<div>注</div></table><table><tr><td>一段文字</table>"
    )
    assert lines(page) == ["目标表", "单位：元", "注", "一段文字"]
    assert shown(only_grid(page)) == [["a", "b"]]


def test_what_a_browser_does_not_show_is_left_out_and_hidden_text_is_named() -> None:
    page = read(
        "<head><title>题</title><style>p{}</style></head><script>document.write('<td>')</script>"
        "<p>见<!-- 注释 --><span style='DISPLAY: none'>藏</span>得<del>删</del>"
        "<template>板</template>到"
        "<table><tr><td>a<td>b<tr hidden><td>c<td>d<tr><td>e<td>f</table>"
    )
    assert lines(page) == ["见得到"]
    assert shown(only_grid(page)) == [["a", "b"], ["e", "f"]]
    assert said(page) == [("html-hidden", "2")]


def test_breaks_blanks_and_entries() -> None:
    page = read(
        "<p>一\n  二<br>三</p><pre>甲\n乙</pre><table><tr><td><p>上<p>下<td><input value=15>条"
        "<td><select><option>差<option selected>优</select><input type=checkbox checked>是</table>"
    )
    assert lines(page) == ["一 二", "三", "甲", "乙"]
    assert shown(only_grid(page)) == [["上\n下", "15条", "优☑是"]]


def test_wild_spans_stay_within_the_table() -> None:
    page = read(
        "<table><tr><td rowspan=0>全<td colspan=99999>宽<tr><td rowspan=-1 colspan=x>b"
        "<tr><td rowspan=99999999999999>c</table>"
    )
    grid = only_grid(page)
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in grid.cells}
    assert spans == {"全": (3, 1), "宽": (1, 1000), "b": (1, 1), "c": (1, 1)}
    rows = "<tr>" + "<td colspan=1000>a" * 20
    page = read(f"<table>{rows * 100}</table>", Limits(cells=1_000_000))
    assert said(page) == [("limit-cells", "1100000 > 1000000")]
    assert page.blocks == ()


def test_spans_that_reach_past_all_rows_end_at_the_limit() -> None:
    page = read("<table>" + "<tr><td rowspan=65534 colspan=1000>甲<td rowspan=65534>乙" * 500)
    assert said(page) == [("limit-cells", "500500 > 500000")]


def test_more_cells_than_there_may_be_are_counted_before_any_is_built() -> None:
    page = read("<table>" + "<tr><TH class=a>甲<td>乙<tdx>" * 8, Limits(cells=15))
    assert said(page) == [("limit-cells", "16 > 15")]
    assert page.blocks == ()


def test_a_tag_with_too_many_attributes_is_named() -> None:
    many = " ".join(f"a{n}" for n in range(6_000))
    page = read(f"<table title='>' {many}><tr><td>甲<td>乙</table>")
    assert said(page) == [("limit-attributes", "6001 > 5000")]
    picture = "data:image/png;base64," + "QUJD " * 20_000
    page = read(f'<img src="{picture}"><table><tr><td>甲<td>乙</table>')
    assert shown(only_grid(page)) == [["甲", "乙"]]


def test_deep_nesting_is_read_or_named() -> None:
    page = read("<body>" + "<font>" * 200 + "<table><tr><td>a<td>b</table>")
    assert shown(only_grid(page)) == [["a", "b"]]
    page = read("<body>" + "<div><b>" * 50_000 + "文字")
    assert lines(page) == ["文字"] or said(page) == [("limit-nesting", "")]


def test_entities_are_not_followed() -> None:
    page = read('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>前&x;后')
    assert lines(page)[-1].startswith("前")
    assert "&x;" in lines(page)[-1]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("gb18030", "gb2312"), ("gbk", ""), ("utf-8", "gb2312"), ("utf-8-sig", ""),
        ("utf-16", "unicode"), ("utf-16-le", ""), ("utf-16-be", "gb2312"), ("big5", "big5"),
    ],
)  # fmt: skip
def test_encodings(encoding: str, declared: str) -> None:
    words = "項目支出績效目標表" if encoding == "big5" else "项目支出绩效目标表"
    html = f"<html><head><meta charset='{declared}'></head><body><p>{words}</body></html>\n" * 3
    assert words in decode_html(html.encode(encoding)).text
    assert lines(read(html.encode(encoding)))[0] == words


def test_a_replacement_character_that_is_printed_is_not_lost() -> None:
    head = "<meta charset=gb2312>"
    page = read(f"{head}<p>非遗\ufffd状况".encode("gb18030"))
    assert (lines(page), said(page)) == (["非遗\ufffd状况"], [])


def test_bytes_that_are_lost_are_counted() -> None:
    data = "<meta charset=gb2312><p>绩效目标表".encode("gb18030") + b"\xff\xff<p>x"
    assert [code for code, _ in said(read(data))] == ["text-bytes-lost"]


def test_pages_saved_with_their_parts() -> None:
    parts = [
        'Content-Type: text/html; charset="gb2312"\nContent-Transfer-Encoding: 8bit\n\n'
        f"<table><tr><td>{name}<td>1</table>\n"
        for name in ("甲", "乙")
    ]
    text = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
    data = (text + "--B\n".join(parts) + "--B\nContent-Type: image/png\n\nx\n--B--\n").encode(
        "gb18030"
    )
    pages = read_mhtml(data, Limits())
    assert not isinstance(pages, Diagnostic)
    found = [block for page in pages for block in page.blocks if isinstance(block, Grid)]
    assert [(shown(grid), grid.table) for grid in found] == [([["甲", "1"]], 1), ([["乙", "1"]], 2)]
    nothing = read_mhtml(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", Limits())
    assert isinstance(nothing, Diagnostic)


def test_a_cell_with_a_picture_alone_says_so_a_spacer_does_not() -> None:
    page = read(
        "<img src=head.png><table><tr><td>甲<td><img src=a.png alt='≥90%'><td>乙 <img src=b.png>"
        "<td><img src=c.gif width='1px' height=20></table>"
    )
    assert shown(only_grid(page)) == [["甲", PICTURE, "乙", ""]]
    assert lines(page) == []
