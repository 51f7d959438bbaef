"""Names places, projects and figures the way a reader looks for them."""

import re
from decimal import Decimal

from bgtlint.model import Grid, Location, Measure, Operand, Project
from bgtlint.reporting.sanitise import inline
from bgtlint.reporting.texts import Say

TEXT_LINE = re.compile(r"L(\d+)")
"""A cell's address in a text file: the number of its line."""


def place_text(location: Location, say: Say) -> str:
    """Say where a location is, known parts only: 第10页 表1 第8行第5列 成本指标/指标值."""
    return " ".join(part for part in (spot_text(location, say), inline(location.label)) if part)


def spot_text(location: Location, say: Say) -> str:
    """Say page, table and cell of a location without its label; "" when none is known.

    A line of a text file (`L205`) and a workbook's cell (`D8`) are said in those terms, the
    cell with the name of its sheet and with what it stores where it shows another number.
    """
    page = page_text(location.page, location.sheet, say)
    table = "" if location.table is None else say("place_table", n=location.table)
    if location.cell is not None:
        line = TEXT_LINE.fullmatch(location.cell)
        if line:
            return say("place_line", n=line[1])
        if location.sheet is not None:
            table = ""
        spot = say("place_address", address=inline(location.cell))
        if location.stored is not None:
            spot += say("place_stored", stored=inline(location.stored))
    elif location.row is not None and location.column is not None:
        spot = say("place_cell", row=location.row, column=location.column)
    elif location.row is not None:
        spot = say("place_row", n=location.row)
    elif location.column is not None:
        spot = say("place_column", n=location.column)
    else:
        spot = ""
    return " ".join(part for part in (page, table, spot) if part)


def page_text(page: int | None, sheet: str | None, say: Say) -> str:
    """Say which page or which sheet of a workbook."""
    if sheet is not None:
        return say("place_sheet", name=inline(sheet))
    return "" if page is None else say("place_page", n=page)


def grid_text(grid: Grid, say: Say) -> str:
    """Say which table a grid is."""
    page = page_text(grid.page, grid.sheet, say)
    return f"{page} {say('place_table', n=grid.table)}".strip()


def project_spot(project: Project, say: Say) -> str:
    """Say on which page or sheet a project's form starts, "" where there is neither."""
    grid = next(iter(project.form.grids), None)
    return page_text(grid.page, grid.sheet, say) if grid else ""


def project_page(project: Project) -> int | None:
    """Return the page on which a project's form starts, None in formats without pages."""
    return project.form.grids[0].page if project.form.grids else None


def project_code(project: Project) -> str | None:
    """Return the printed project code, None where there is none."""
    if project.code is not None:
        return project.code.text
    field = project.form.fields.get("code")
    return (field.text.strip() or None) if field else None


def plain(number: Decimal) -> str:
    """Write a Decimal without an exponent, its printed digits kept (`1E+3` → `1000`)."""
    return format(number, "f")


def unit_text(measure: Measure) -> str:
    """Write a measure's unit with its basis: 万元/人/年."""
    return "/".join((measure.unit, *measure.per)) if measure.unit or measure.per else ""


def measure_text(measure: Measure) -> str:
    """Write a measure as understood: comparator, number or range, unit, deadline."""
    if measure.deadline:
        return measure.comparator + measure.deadline
    if measure.number is None:
        return ""
    number = plain(measure.number)
    if measure.upper is not None:
        number = f"{number}～{plain(measure.upper)}"
    return f"{measure.comparator}{number} {unit_text(measure)}".strip()


def operand_text(operand: Operand) -> str:
    """Write an operand as understood: 15 条, 5 %."""
    return inline(f"{operand.value} {operand.unit}")
