import pytest

from bgtlint.recognition.layout_reading import shipped_layouts
from bgtlint.recognition.plan import read_plan
from tests.recognition.grids import view

LAYOUT = next(layout for layout in shipped_layouts() if layout.id == "hebei-county")


def shares(drawing: str) -> list[tuple[str, str]]:
    rows = view(drawing)
    cells = read_plan(rows, LAYOUT, rows.grid.rows + 1)
    return [(cell.name, cell.value.text if cell.value else "-") for cell in cells]


FULL = [("3月底", "25%"), ("6月底", "50%"), ("10月底", "75%"), ("12月底", "100%")]


@pytest.mark.parametrize(
    "drawing",
    [
        "资金支出计划(%)|3月底||6月底||10月底|12月底\n|25%||50%||75%|100%",
        "资金支出计划（%）|3月底|6月底|10月底|12月底\n|25%|50%|75%|100%",
        "资金支出计划|3 月底||6 月底|10 月底|12 月底\n|25%||50%|75%|100%",
        "资金支出计划|3月底||6月底|10月底|12月底\n|25%|50%|75%|100%",
        "资金支出计划|3月底||6月底||10月底\n|25%||50%||75%\n12月底\n100%",
        "资金支出计划|3月底||6月底||10月底\n|25%||50%||75%\n12月底|100%",
        "资金支出计划|3月底||6月底||10月底\n|25%||50%||75%\n资金支出计划|12月底||100%",
        "资金支出计划|3月底||6月底||10月底|\n|25%||50%||75%|12 月底 100%",
        "资金支出计划|3月底|25%|6月底|50%|10月底|75%|12月底|100%",
        "资金支出计划|3月底|25%|6月底|50%\n|10月底|75%|12月底|100%",
    ],
    ids=["drifting", "dense", "uneven", "blanks-lost", "spilled-lines", "spilled-pair",
         "label-again", "both-in-one", "inline", "inline-two-rows"],
)  # fmt: skip
def test_the_same_plan_in_every_writing(drawing: str) -> None:
    assert shares(drawing) == FULL


def test_a_value_stands_under_its_own_label() -> None:
    drawing = "资金支出计划|3月底||6月底|10月底|12月底\n|||100%||"
    assert shares(drawing) == [("3月底", ""), ("6月底", "100%"), ("10月底", ""), ("12月底", "")]


def test_shifted_values_are_read_by_order() -> None:
    drawing = "资金支出计划|3月底||6月底||10月底|12月底\n||25%||50%||75%"
    assert shares(drawing) == [*FULL[:3], ("12月底", "")]


def test_a_value_without_a_label_keeps_its_place() -> None:
    drawing = "资金支出计划|3月底||6月底||10月底|\n|25%||50%||75%|100%"
    assert shares(drawing) == [*FULL[:3], ("", "100%")]


def test_the_plan_ends_where_the_next_section_begins() -> None:
    drawing = "资金支出计划|3月底|6月底\n|50%|100%\n绩效目标|12月底完成"
    assert shares(drawing) == [("3月底", "50%"), ("6月底", "100%")]


def test_a_blank_plan_keeps_its_checkpoints() -> None:
    assert shares("资金支出计划|3月底|6月底\n|||\n绩效目标|x") == [("3月底", ""), ("6月底", "")]


def test_quarters_are_checkpoints() -> None:
    drawing = "资金支出计划|一季度|二季度|三季度|四季度\n|25%|50%|75%|100%"
    assert [share for _, share in shares(drawing)] == ["25%", "50%", "75%", "100%"]


def test_no_plan_label_no_plan() -> None:
    assert shares("项目编码|1|项目名称|2") == []
