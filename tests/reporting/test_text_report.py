from dataclasses import replace

import pytest
from rich.cells import cell_len

from bgtlint.model import Coverage, Report
from bgtlint.reporting.text_report import render_text
from tests.reporting import samples

ALL = (
    samples.document(),
    samples.clean_document(),
    samples.partly_document(),
    samples.unread_document(),
    samples.text_document(),
)


def text_of(*documents: object, width: int = 200, lang: str = "zh") -> str:
    return render_text(samples.report(*documents, lang=lang), width=width)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [30, 48, 80, 120])
def test_every_line_fits_and_no_figure_is_cut(width: int, lang: str) -> None:
    text = text_of(*ALL, width=width, lang=lang)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    dense = "".join(text.split())
    assert "15条×6000元/条×1年=90000元=9.00万元≠8.94万元" in dense
    assert "99010125P000000100017" in dense


def test_finding_shows_place_message_sum_operands_and_mending() -> None:
    lines = text_of().splitlines()
    start = lines.index("  ▲ 警告 CST001 第10页 表1 第9行第5列 成本指标/指标值")
    assert lines[start + 1].startswith("    成本指标与预算数对不上：15 条 × 6000 元/条")
    assert lines[start + 2] == (
        "    算式：15 条 × 6000 元/条 × 1 年 = 90000 元 = 9.00 万元 ≠ 8.94 万元"
    )
    assert lines[start + 3 : start + 5] == [
        "      - 数量 · “15条” · 第10页 表1 第8行第5列 数量指标/指标值",
        "      - 预算数 · “8.94” · → 8.94 万元 · 第10页 表1 第2行第3列 预算数",
    ]
    assert lines[start + 5].startswith("    怎么改：单价改为 5960 元/条")


def test_findings_are_grouped_and_infos_come_last() -> None:
    text = text_of()
    order = ["■ 整份文件", "DOC001", "■ 项目7 · 2025年乡镇网络平台运行维护费", "PLN001", "CST001",
             "○ 提示1条", "SAT003", "检查了3个项目", "汇总：有 2 处错误，需要改正"]  # fmt: skip
    places = [text.index(word) for word in order]
    assert places == sorted(places)


def test_line_of_a_text_file_is_named_by_its_number() -> None:
    assert "▲ 警告 CST001 第205行 成本指标/指标值" in text_of(samples.text_document())


def test_clean_document_says_what_was_checked() -> None:
    text = text_of(samples.clean_document())
    assert "没有发现问题。" in text
    assert "检查了3个项目：2条规则共判断44次，通过41次，不通过0次，无法判断3次。" in text


def test_unread_parts_stand_at_the_top_and_at_the_end() -> None:
    text = text_of(samples.partly_document(), samples.unread_document())
    gap = "第3页 读取问题（SAMPLE-no-such-code） 整页是图片"
    assert text.count(gap) == 2
    assert text.index(gap) < text.index("SAT003")
    closing = text[text.index("汇总：") :]
    assert "汇总：没有查完" in closing
    assert f"样例/scan.pdf：{gap}" in closing
    assert "样例/broken.pdf：读取问题（SAMPLE-broken） startxref" in closing
    assert "没有发现问题" not in text


def test_document_not_read_in_full_without_a_reason_is_still_named() -> None:
    text = text_of(replace(samples.unread_document(), diagnostics=()))
    assert text.count("未能读取：原因没有记录") == 1


def test_nothing_checked_is_never_a_pass() -> None:
    empty = samples.document(findings=(), projects=(), coverage=())
    text = render_text(Report((empty,), (), "0", ""), width=100)
    assert "没有找到绩效目标表。" in text
    assert "没有规则可用于这份文件，什么也没有检查。" in text
    assert "汇总：没有可检查的内容" in text
    assert "没有发现问题" not in text
    unknown = (Coverage("CST001", unknown=5),)
    unjudged = samples.document(findings=(), coverage=unknown)
    assert "通过\n" not in render_text(Report((unjudged,), unknown, "0", ""), width=100)


def test_status_other_than_new_is_shown() -> None:
    waived = replace(samples.plan_finding(), status="waived")
    odd = replace(samples.plan_finding(), status="odd")
    text = text_of(samples.document(findings=(waived, odd)))
    assert "PLN001 [已豁免] " in text
    assert "PLN001 [odd] " in text


def test_hostile_text_cannot_reach_the_terminal() -> None:
    evil = samples.mapped(samples.report(*ALL), lambda text: f"\x1b]0;x\x07\u202e\u200b{text}[red]")
    text = render_text(replace(evil, lang="zh"), width=80)
    assert not {"\x1b", "\x07", "\u202e", "\u200b"} & set(text)
    assert "[red]" in text


def test_colour_is_off_unless_asked_for() -> None:
    assert "\x1b" not in render_text(samples.report(), width=80)
    assert "\x1b[1;31m✖ 错误" in render_text(samples.report(), width=80, color=True)


def test_english() -> None:
    text = text_of(lang="en")
    assert "▲ warning CST001 page 10 table 1 row 9 column 5 成本指标/指标值" in text
    assert "Summary: Errors to mend: 2" in text


def test_a_cell_printed_again_is_no_sum() -> None:
    finding = samples.product_finding()
    proof = replace(finding.evidence, arithmetic="成本指标/指标值：6000 元/条")
    shown = text_of(samples.document(findings=(replace(finding, evidence=proof),)))
    assert "算式：" not in shown


def test_a_finding_of_several_places_names_the_others() -> None:
    document = samples.document()
    first = document.findings[0]
    places = [replace(first.location, page=page, row=3, column=4) for page in range(20, 29)]
    joined = replace(first, related=tuple(places), evidence=replace(first.evidence, operands=()))
    text = text_of(replace(document, findings=(joined,)))
    shown = "、".join(f"第{page}页 第3行第4列" for page in range(20, 26))
    assert f"另见：{shown}，另 3 处" in text
