from bgtlint.model import Line
from bgtlint.recognition.contents import contents_lines, read_entries


def entries(*lines: str) -> list[tuple[int | None, int | None, str]]:
    region = contents_lines([Line(text) for text in lines])
    return [(entry.number, entry.page, entry.title) for entry in read_entries(region)]


def test_leaders_tabs_and_gaps() -> None:
    assert entries(
        "目 录",
        "第二部分 预算项目绩效目标",
        "1.2025 年甲经费绩效目标表.....\t4",
        "2.2024 年乙经费绩效目标表\t5",
        "3.丙经费绩效目标表……………6",
        "4.丁经费绩效目标表 7",
        "5.戊经费绩效目标表……8",
    ) == [
        (1, 4, "1.2025年甲经费绩效目标表"),
        (2, 5, "2.2024年乙经费绩效目标表"),
        (3, 6, "3.丙经费绩效目标表"),
        (4, 7, "4.丁经费绩效目标表"),
        (5, 8, "5.戊经费绩效目标表"),
    ]


def test_a_wrapped_title_is_joined() -> None:
    assert entries(
        "目录",
        "1.岭财社〔2024〕136号2025年就业补助资金（就业见习",
        "补贴）绩效目标表......12",
        "2.乙绩效目标表......13",
    ) == [
        (1, 12, "1.岭财社〔2024〕136号2025年就业补助资金(就业见习补贴)绩效目标表"),
        (2, 13, "2.乙绩效目标表"),
    ]


def test_two_titles_on_one_line_are_parted() -> None:
    assert entries("目录", "1.甲绩效目标表......4 2.2025年乙绩效目标表......5") == [
        (1, 4, "1.甲绩效目标表"),
        (2, 5, "2.2025年乙绩效目标表"),
    ]


def test_a_document_without_contents_has_none() -> None:
    assert entries("清湾县财政局", "单位：万元\t2025", "一、总体目标", "完成任务100") == []


def test_numbers_far_below_are_no_contents() -> None:
    body = [f"第{n}段文字" for n in range(9)]
    assert len(entries("目录", "1.甲绩效目标表....4", *body, "其他说明....9")) == 1


def test_rows_that_end_in_numbers_are_no_contents() -> None:
    assert entries("产出指标  50", "效益指标  30", "满意度指标\t10") == []
