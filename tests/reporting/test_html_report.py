import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest
from lxml.html import HtmlElement

from bgtlint.model import Coverage, Diagnostic, Location, Report
from bgtlint.reporting.html_report import render_html
from tests.reporting import samples

ALL = samples.report(
    samples.document(),
    samples.clean_document(),
    samples.partly_document(),
    samples.unread_document(),
    samples.text_document(),
)
URL_ATTRIBUTES = {"href", "src", "action", "data", "poster", "background", "formaction", "srcset"}


def page(report: Report = ALL) -> HtmlElement:
    return lxml.html.document_fromstring(render_html(report))


def text(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def assert_inert(root: HtmlElement) -> None:
    assert not root.xpath("//script|//iframe|//object|//embed|//link|//img|//base|//form|//svg")
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name != "style"
            assert name not in URL_ATTRIBUTES or value.startswith("#")


def test_page_stands_alone_and_runs_nothing() -> None:
    root = page()
    assert_inert(root)
    html = render_html(ALL)
    assert not re.search(r"https?:|//[a-z]|url\(|@import", html)


def test_policy_allows_the_inline_style_and_nothing_else() -> None:
    root = page()
    style = root.xpath("string(//style)")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


def test_ids_are_unique_and_anchors_resolve() -> None:
    root = page()
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//@href")} <= set(ids)
    assert set(root.xpath("//a[contains(@class,'mark')]/@href")) <= {f"#{i}" for i in ids}


def test_finding_and_cell_point_at_each_other() -> None:
    root = page(samples.report())
    finding = root.get_element_by_id("d1-f3")
    assert "CST001" in text(finding)
    cell = root.get_element_by_id(finding.xpath("./p[@class='place']/a/@href")[0][1:])
    assert cell.get("href") == "#d1-f3"
    assert text(cell.getparent()) == "6000元/条 3"
    assert cell.getparent().get("class") == "hit warning"
    assert cell.get("aria-label") == "问题3所在处"


def test_operands_are_set_out_and_their_cells_marked_otherwise() -> None:
    root = page(samples.report())
    rows = root.get_element_by_id("d1-f3").xpath(".//table[@class='operands']/tbody[1]/tr")
    assert [[text(cell) for cell in row] for row in rows] == [
        ["数量", "15条", "15 条", "第10页 表1 第8行第5列 数量指标/指标值"],
        ["单价", "6000元/条", "6000 元/条 （范围 5999.5～6000.5）",
         "第10页 表1 第9行第5列 成本指标/指标值"],
        ["预算数", "8.94", "8.94 万元 （范围 8.935～8.945）", "第10页 表1 第2行第3列 预算数"],
    ]  # fmt: skip
    sides = root.get_element_by_id("d1-f3").xpath(".//tbody[@class='sides']/tr")
    assert [text(row) for row in sides][-1] == "相差0.06 万元（0.67%）"
    mark = root.get_element_by_id(rows[2].xpath(".//a/@href")[0][1:])
    assert "related" in mark.get("class").split()
    assert mark.getparent().get("class") == "used"


def test_finding_shows_message_sum_and_mending() -> None:
    finding = page(samples.report()).get_element_by_id("d1-f3")
    assert "相差 0.06 万元（0.67%）" in text(finding.xpath("./p[@class='message']")[0])
    assert "90000 元 = 9.00 万元" in text(finding.xpath("./p[@class='sum']")[0])
    assert "怎么改 单价改为 5960 元/条" in text(finding.xpath("./p[@class='mend']")[0])


def test_table_is_redrawn_with_its_spans_and_numbers() -> None:
    table = page(samples.report()).xpath("//table[@class='grid']")[0]
    assert text(table.xpath("./caption")[0]).startswith("第10页 表1")
    assert [text(th) for th in table.xpath("./thead//th")] == list("123456")
    rows = table.xpath("./tbody/tr")
    assert len(rows) == len(samples.ROWS)
    assert rows[1].xpath("./td[1]/@rowspan") == ["2"]
    assert text(rows[9].xpath("./th")[0]) == "第11页 10"
    assert [text(td) for td in rows[7].xpath("./td")][1:] == [
        "数量指标", "专线数量", "租用专线15条", "15条 3", "合同",
    ]  # fmt: skip


def test_projects_without_findings_are_listed_as_passes() -> None:
    passes = page(samples.report()).xpath("//details[@class='passes']")[0]
    assert [text(row) for row in passes.xpath(".//tbody/tr/th")] == [
        "2025年招考经费", "2025年培训经费",
    ]  # fmt: skip


def test_whole_document_finding_marks_the_table_it_speaks_of() -> None:
    place = Location("项目编码", "x", 12, 1, 1, 2)
    finding = replace(samples.document_finding(), location=place)
    root = page(samples.report(samples.document(findings=(finding,))))
    assert text(root.xpath("//h3")[0]) == "整份文件"
    assert text(root.get_element_by_id("d1-f1-c1").getparent()).startswith("99010125P0000")
    assert len(root.xpath("//table[@class='grid']")) == 1


@pytest.mark.parametrize(
    ("report", "headline"),
    [
        (ALL, "有 2 处错误，需要改正"),
        (samples.report(samples.text_document()), "没有错误，有 1 处警告需要核对"),
        (samples.report(samples.clean_document()), "通过"),
        (samples.report(samples.clean_document(), samples.unread_document()), "没有查完"),
        (Report((samples.document(findings=()),), (), "0", ""), "没有可检查的内容"),
        (Report((samples.document(findings=()),), (Coverage("A", unknown=1),), "0", ""),
         "没有可检查的内容"),
        (samples.report(samples.document(projects=(), findings=())), "没有可检查的内容"),
        (Report((), (), "0", ""), "没有可检查的内容"),
    ],
)  # fmt: skip
def test_verdict(report: Report, headline: str) -> None:
    assert text(page(report).xpath("//p[@class='headline']")[0]) == headline


def test_what_was_not_read_stands_before_the_documents() -> None:
    main = page().xpath("//main")[0]
    assert main[0].get("class") == "lost"
    assert "样例/broken.pdf：读取问题（SAMPLE-broken） startxref" in text(main[0])


def test_page_is_accessible() -> None:
    root = page()
    assert root.get("lang") == "zh-CN"
    assert page(replace(ALL, lang="en")).get("lang") == "en"
    levels = [int(h.tag[1]) for h in root.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all(th.get("scope") for th in root.xpath("//th"))


def test_same_report_gives_the_same_bytes() -> None:
    assert render_html(ALL) == render_html(ALL)


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "}}{{ 7*7 }}{% raw %}{#",
        "\u202e\u2066\u200b\x00\x1b[31m\x9f\ufeff\udc80",
        "--><!--]]>&lt;b&gt;",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_is_inert(payload: str, lang: str) -> None:
    calm = page(replace(ALL, lang=lang))
    evil = replace(samples.mapped(ALL, lambda text: payload + text), lang=lang)
    html = render_html(evil)
    html.encode("utf-8")
    root = page(evil)
    assert_inert(root)
    tags = [element.tag for element in root.iter("*")]
    known = {element.tag for element in calm.iter("*")}
    assert set(tags) <= known
    assert not set("\u202e\u2066\u200b\x00\x1b\x9f\ufeff\udc80") & set(html)
    if payload.isprintable():
        assert payload in root.text_content()


def test_many_projects_are_listed_first_with_links() -> None:
    projects = tuple(samples.project(number) for number in range(1, 6))
    findings = tuple(samples.product_finding(number) for number in range(1, 6))
    root = page(samples.report(samples.document(projects=projects, findings=findings)))
    (overview,) = root.find_class("overview")
    targets = [link.get("href", "#")[1:] for link in overview.iter("a")]
    assert targets == [f"d1-p{number}" for number in range(1, 6)]
    assert all(root.get_element_by_id(target).find("h3") is not None for target in targets)
    assert not page().find_class("overview")


def test_many_findings_have_an_index_by_problem() -> None:
    findings = samples.document().findings
    many = tuple(replace(finding, project=None) for finding in findings for _ in range(5))
    (index,) = page(samples.report(replace(samples.document(), findings=many))).xpath(
        "//details[@class='problems']/table"
    )
    rows = index.xpath("./tbody/tr")
    assert [text(row.xpath("./td[2]")[0]) for row in rows] == ["5"] * len(findings)
    assert rows[0].xpath("./td[3]/a/@href") == [f"#d1-f{n}" for n in range(1, 6)]
    levels = [row.xpath("./th/span/@class")[0].split()[1] for row in rows]
    assert levels == sorted(levels, key=["error", "warning", "info"].index)
    assert not page(samples.report()).xpath("//details[@class='problems']")


def test_a_long_list_of_what_was_not_read_is_folded() -> None:
    notes = tuple(Diagnostic("page-image-only", number, "80%") for number in range(1, 31))
    root = page(samples.report(replace(samples.partly_document(), diagnostics=notes)))
    top, below = root.xpath("//main/section[@class='lost']/ul/li"), root.xpath("//article//li")
    assert text(top[-1]).endswith("其余27条见下面这份文件处")
    assert (len(top), len(below)) == (4, 30)
    assert len(root.xpath("//article//details[1]//li")) == 20


def test_the_check_stands_in_terms_of_the_report() -> None:
    (found, *_) = samples.document().findings
    told = replace(found, evidence=replace(found.evidence, expression="a = b", worded="甲 = 乙"))
    root = page(samples.report(replace(samples.document(), findings=(told,))))
    assert root.xpath("string(//p[@class='expression']/code)") == "甲 = 乙"
