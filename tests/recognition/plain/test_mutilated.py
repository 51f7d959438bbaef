"""Texts of drawn forms say what their tables say; with a cell lost they are refused."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bgtlint.checker import Settings, check_document
from bgtlint.model import DocumentReport, Status
from fixtures.builder.drawing import Drawing, DrawnTable, load_drawings
from fixtures.builder.packed_text import write_packed_text
from tests.recognition.told import told
from tests.steps import steps

FOLDER = Path(__file__).parents[3] / "fixtures"
Shape = Callable[[Drawing], str]


def _drawn(name: str, changes: Mapping[str, str] | None = None) -> Drawing:
    """Return the clean drawing of a name, with the texts of some cells changed."""
    drawing = load_drawings(FOLDER / f"drawings/{name}.yml")[0]
    blocks = tuple(
        replace(block, cells=tuple(replace(c, text=(changes or {}).get(c.text, c.text))
                                   for c in block.cells))
        if isinstance(block, DrawnTable) else block
        for block in drawing.blocks
    )  # fmt: skip
    return replace(drawing, blocks=blocks)


def _lines(drawing: Drawing, between: str, *, blanks: bool = False) -> list[str]:
    lines: list[str] = []
    for block in drawing.blocks:
        if isinstance(block, str):
            lines.append(block)
        if not isinstance(block, DrawnTable):
            continue
        for row in range(block.rows):
            texts = [" ".join(cell.text.split()) for cell in block.cells if cell.row == row]
            kept = [text for text in texts if text or blanks]
            lines += [between.join(kept)] if kept else []
    return lines


def _cells(drawing: Drawing) -> str:
    return "\n".join(_lines(drawing, "\n"))


def _rows(drawing: Drawing) -> str:
    return "\n".join(_lines(drawing, " "))


def _run(drawing: Drawing) -> str:
    return " ".join(_lines(drawing, " "))


def _tabs(drawing: Drawing) -> str:
    return "\n".join(_lines(drawing, "\t", blanks=True))


def _read(text: str, settings: Settings) -> DocumentReport:
    return check_document(text.encode(), settings, name="表.txt")


@pytest.mark.parametrize(
    ("family", "name", "shape"),
    [
        ("provinces", "province_foot_z", _tabs), ("layouts", "yunnan_z", _tabs),
        ("layouts", "mof_t_2021", _run), ("provinces", "province_tj", _rows),
    ],
    ids=["rate-at-the-foot", "fund-of-no-known-name", "line-goes-on", "described"],
)  # fmt: skip
def test_a_text_says_what_its_table_says(
    family: str,
    name: str,
    shape: Shape,
    shipped: Settings,
    checked: Callable[[Path], DocumentReport],
) -> None:
    report = _read(shape(_drawn(name)), shipped)
    assert report.status is Status.CHECKED
    assert told(report) == told(checked(FOLDER / f"{family}/{name}_clean.docx"))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("province_tj", {"≥15所": "≥15 所", "≤10万元/所": "≤10 万元/所"}),
        ("province_leftovers", {"2400盏": "2400 盏", "≤24小时": "≤24 小时"}),
    ],
)
def test_a_figure_and_its_unit_behind_a_blank_are_one_cell(
    name: str, changes: dict[str, str], shipped: Settings
) -> None:
    parted = _read(_rows(_drawn(name, changes)), shipped)
    assert parted.status is Status.CHECKED
    assert told(parted) == told(_read(_rows(_drawn(name)), shipped))


@pytest.mark.parametrize(
    ("name", "changes", "shape"),
    [
        ("province_nm_z", {"年初预算数": ""}, _cells),
        ("province_nm_z", {"年初预算数": ""}, _rows),
        ("province_nm_z", {"年初预算数": ""}, write_packed_text),
        ("guangdong", {"总体绩效目标": ""}, _cells),
        ("guangdong", {"总体绩效目标": ""}, _run),
        ("generic", {"指标类别": ""}, write_packed_text),
        ("province_ah_z", {"总分": "100", "100": "总分"}, _cells),
        ("province_gs", {"户均补助标准": ""}, _cells),
        ("province_yn_z", {"0.00": ""}, _cells),
    ],
)
def test_a_lost_cell_leaves_a_form_unread(
    name: str, changes: dict[str, str], shape: Shape, shipped: Settings
) -> None:
    assert _read(shape(_drawn(name)), shipped).status is Status.CHECKED
    report = _read(shape(_drawn(name, changes)), shipped)
    assert report.status is Status.UNREAD
    assert report.diagnostics


def test_a_rate_with_points_is_read_below_targets(shipped: Settings) -> None:
    report = _read(_rows(_drawn("chongqing")), shipped)
    (rate,) = report.projects[0].form.funds
    assert {name: place.text for name, place in rate.cells.items()} == {
        "value": "100%",
        "weight": "10",
    }


def test_labels_line_after_line_cost_their_length(shipped: Settings) -> None:
    def read(count: int) -> None:
        _read("指标\n" * count, shipped)

    assert steps(lambda: read(2000)) < 2.5 * steps(lambda: read(1000))
