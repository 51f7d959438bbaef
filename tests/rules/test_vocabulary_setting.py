"""Names of how indicators are set and of deadlines, read from a project of the model."""

from dataclasses import replace

import pytest

from bgtlint.interpretation.values import read_value
from bgtlint.model import Figure, FormRow, Indicator, Location, Outline
from bgtlint.rules.env import Env
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.parse import parse
from bgtlint.rules.scope import document_record, subjects
from bgtlint.rules.show import shown
from bgtlint.rules.values import Record, Value, place
from tests.rules.support import project
from tests.rules.support import value as example

COLUMNS = ("level3", "description", "value", "basis")
TABLE = (
    ("产出", "数量", "quantity", "专线数量", "专线条数", "15条", "合同"),
    ("产出", "数量", "quantity", "专线数量", "村级专线", "12条", "合同"),
    ("产出", "时效", "time", "8月底前拨付", "", "", ""),
    ("效益", "经济效益", "benefit", "", "", "", ""),
    ("效益", "社会效益", "benefit", "办事条件", "", "改善", "/"),
)


def indicator(row: int, level1: str, level2: str, role: str, *cells: str) -> Indicator:
    figures = {
        name: Figure(
            Location(f"{level2}指标/{name}", text, 1, 1, row, column), read_value(text, role)
        )
        for column, (name, text) in enumerate(zip(COLUMNS, cells, strict=True), 3)
    }
    return Indicator(level1, level2, cells[0], figures, role)


def read(expression: str, row: int, table: tuple[tuple[str, ...], ...] = TABLE) -> Value:
    """Return the value of an expression for one row of a table, counted from 0."""
    rows = tuple(indicator(n, *cells) for n, cells in enumerate(table, 1))
    form = project(fields={"name": "2025年专线租用"}, plan={"6月底": "50%", "12月底": "100%"})
    whole = replace(form, indicators=rows)
    records = list(subjects("indicator", document_record([whole], Outline(year=2025))))
    return evaluate(parse(expression), Env(records[row], {}, {}))


@pytest.mark.parametrize(
    ("expression", "row", "text"),
    [
        ("filled", 0, "是"),
        ("filled", 3, "否"),
        ("blank_cells", 0, ""),
        ("blank_cells", 2, "value"),
        ("blank_cells", 4, ""),
        ("present(twin)", 0, "否"),
        ("twin", 1, "专线数量"),
        ("told_apart", 1, "是"),
        ("row_words", 0, "专线数量;专线条数;15条"),
        ("level1_names", 0, "产出、效益"),
        ("level2_names", 0, "数量、时效、社会效益"),
        ("deadline", 2, "8月底前拨付"),
        ("due", 2, "2025-08-31"),
        ("years_text", 2, "2025"),
        ("first_year", 2, "2025"),
        ("recurring", 2, "否"),
        ("present(sign)", 0, "否"),
        ("any(c.day > due and c.percent = 100% for c in checkpoints)", 2, "是"),
    ],
)
def test_names_of_a_row(expression: str, row: int, text: str) -> None:
    assert shown(read(expression, row)) == text


def test_the_first_blank_cell_has_its_place() -> None:
    at = place(read("blank_cell", 2))
    assert at is not None and (at.row, at.label) == (3, "时效指标/value")


def test_a_row_and_its_twin_stand_at_different_places() -> None:
    at = place(read("twin", 1))
    assert at is not None and at.row == 1


def test_what_a_list_as_a_whole_tells_is_worked_out_once() -> None:
    record = Record("project", None)
    assert record.once("some rows", lambda: [1]) is record.once("some rows", lambda: [2])
    assert record.once("some rows", list) == [1]


def test_a_table_printed_twice_has_no_twins() -> None:
    assert shown(read("present(twin)", 2, TABLE[:1] * 2 + TABLE[4:] * 2)) == "否"


def test_a_row_of_another_class_is_a_twin_with_the_same_value_only() -> None:
    other = ("效益", "社会效益", "benefit", "专线数量", "", "15条", "")
    assert shown(read("twin", 1, (TABLE[0], other))) == "专线数量"
    less = (*other[:5], "10条", "")
    assert shown(read("present(twin)", 1, (TABLE[0], less))) == "否"
    short = tuple((*row[:3], "专线", *row[4:]) for row in (TABLE[0], other))
    assert shown(read("present(twin)", 1, short)) == "否"


def test_a_column_few_rows_fill_is_not_blank() -> None:
    bare = tuple((*cells[:6], "") for cells in TABLE)
    assert shown(read("blank_cells", 0, bare)) == ""
    assert shown(read("blank_cells", 1, TABLE[:1] + bare[1:])) == ""
    assert shown(read("blank_cells", 2, TABLE[:2] + bare[2:3])) == "value、description、basis"


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("劳务派遣 29 人", "29人", "29 人"),
        ("劳务派遣 29 人", "", "29 人"),
        ("合格率达到98%", "≥98%", "98%"),
        ("500元以下小额贷款笔数", "20笔", ""),
        ("12345热线", "100%", ""),
        ("一村一名大学生", "1人", ""),
        ("2025年8月前完成招聘", "", ""),
    ],
)
def test_the_number_in_a_name(name: str, value: str, number: str) -> None:
    assert shown(example("name_value", "indicator", name=name, value=value)) == number


@pytest.mark.parametrize(
    ("goal", "plain", "numbers"),
    [
        ("1. 促进就业", "促进就业", "0"),
        ("1.开通专线15条；2.保障畅通", "开通专线15条;保障畅通", "1"),
        ("（1）养护12.5公里", "养护12.5公里", "1"),
        ("目标1：稳定就业", "稳定就业", "0"),
        ("12.5公里养护", "12.5公里养护", "1"),
    ],
)
def test_the_goal(goal: str, plain: str, numbers: str) -> None:
    found = example("plain_goal", goal=goal)
    assert getattr(found, "value", None) == plain
    assert shown(example("goal_numbers", goal=goal)) == numbers


def test_a_table_begins_at_its_first_row() -> None:
    row = FormRow("产出", "数量", {"level3": Location("数量指标/三级指标", "专线数量", row=8)})
    form = project()
    with_rows = replace(form, form=replace(form.form, rows=(row,)))
    (record,) = subjects("project", document_record([with_rows], Outline()))
    at = place(evaluate(parse("table_start"), Env(record, {}, {})))
    assert at is not None and at.row == 8


def test_a_spreadsheet_error_is_named_in_whatever_cell_it_stands() -> None:
    rows = (
        ("产出", "数量", "quantity", "专线", "#REF!条", "15条", "合同"),
        ("产出", "数量", "quantity", "专线", "#REF!", "#N/A", "合同"),
        ("产出", "数量", "quantity", "专线#1", "专线条数", "15条", "合同"),
    )
    assert [shown(read("cell_error", row, rows)) for row in (0, 1)] == ["#REF!条", "#N/A"]
    at = place(read("cell_error", 0, rows))
    assert at is not None and at.column == 4
    assert place(read("cell_error", 2, rows)) is None
