"""Why a table that speaks of indicators could not be read as a form."""

from collections.abc import Iterator, Sequence

from bgtlint.model import Diagnostic, Grid, Location
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.labels import label, level2
from bgtlint.recognition.layouts import Layout, Levels

INDICATOR_WORDS = frozenset({"一级指标", "二级指标", "三级指标", "绩效指标"})
LEAST_LEVELS = 2


def not_understood(grid: Grid, layouts: Sequence[Layout], levels: Levels) -> Iterator[Diagnostic]:
    """Yield a diagnostic for a table with indicator words or level names but no usable header.

    It says what was seen and what is missing. A table without such words is some other table.
    """
    texts = [compact(cell.text) for cell in grid.cells]
    labels = {label(text) for text in texts}
    names = {level2(text, levels) for text in texts if text.endswith("指标")} - {None}
    if not INDICATOR_WORDS & labels and len(names) < LEAST_LEVELS:
        return
    columns = {name for layout in layouts for text in labels for name in layout.columns_of(text)}
    missing = []
    if not {"level2", "level3"} & columns:
        missing.append("二级或三级指标列")
    if "value" not in columns:
        missing.append("指标值列")
    found = squash("、".join([cell.text for cell in grid.cells if cell.text.strip()][:6]))
    what = "、".join(missing) or "同一行的指标表头"
    yield Diagnostic("form-not-understood", grid.page, f"{grid.table}（{found}；缺 {what}）")


def other_table(grid: Grid) -> Location:
    """Return the place of a table that is no form, with the texts that it begins with."""
    texts = [" ".join(cell.text.split()) for cell in grid.cells if cell.text.strip()]
    return Location("", "、".join(texts[:4])[:80], grid.page, grid.table, bbox=grid.box)
