"""The indicators below a header in text with one cell a line: their rows, end and totals."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import NUMBER_OF_POINTS, template_cells
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.labels import label, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.plain.celled_cells import POINTS, PROSE
from bgtlint.recognition.plain.celled_header import LEVELS, Head
from bgtlint.recognition.plain.celled_rows import ALONE, cut
from bgtlint.recognition.plain.celled_table import OWN, Row, Table, Token, prints_bare
from bgtlint.recognition.plain.over_forms import stands_over
from bgtlint.recognition.plain.running_evaluation import closing_line
from bgtlint.recognition.totals import shipped_closing_words

SUMS = (100, 90)
"""What the points of all indicators add up to where a column is blank throughout."""
EMPTY = (frozenset[str](), frozenset({"score"}), frozenset({"actual"}), frozenset({"attribute"}),
         frozenset({"description"}), frozenset({"basis"}), frozenset({"grading"}),
         frozenset({"actual", "score"}))  # fmt: skip
"""The columns that may be blank in every row."""
JUDGED = frozenset({"actual", "score"})
STARS = ("*", "★")
"""What stands before the label of a column that has to be filled."""
SHORT = 3
"""A label of more letters is told at the beginning and end of a text."""
SEVERAL = 3
"""A text of so many rows or more is what every row says."""
MONEY = ("budget", "total_budget")
_POINTS = re.compile(r"\d+(?:\.\d+)?")
_BELOW = re.compile(
    r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|附件\d*\s*$|第?\s*\d+\s*页"
    r"|[-—–]\s*\d+\s*[-—–]\s*$"
)
"""A line that stands below a form: the next part, an annex, the page's number."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a text, and how they were told.

    `kept` tells that blank ones are there, `lined` that a row ends where its line does, `parted`
    that the words of long lines are cells, wherever a row ends.
    """

    tokens: Sequence[Token]
    layout: Layout
    levels: Levels
    kept: bool
    lined: bool
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The indicators of one header: its rows in order, and the token after the last.

    `places` are where each row begins, counted from the header's end.
    """

    head: Head
    rows: Sequence[Row]
    places: Sequence[int]
    end: int


def below(cells: Cells, start: int, limit: int) -> int:
    """Return where the cells of a table end: at what closes it, or stands below it."""
    rule = cells.layout.fields.get("name")
    names = rule.labels if rule else frozenset()
    for at in range(start, limit):
        text = cells.tokens[at].text
        word = label(compact(text))
        if text and (word in cells.layout.after or word in names or _ends(text)):
            return at
    return limit


def _ends(text: str) -> bool:
    closes = closing_line(text, shipped_closing_words())
    return closes or stands_over(text) or bool(_BELOW.match(text))


def bodies(cells: Cells, block: Sequence[Head], limit: int) -> list[Body] | None:
    """Return the indicators of each header of a form, None where some cannot be cut.

    Between two headers of a form nothing but indicators may stand.
    """
    made: list[Body] = []
    for number, head in enumerate(block, 1):
        end = block[number].start if number < len(block) else limit
        stop = below(cells, head.end, end)
        rows = _cut(cells, head, stop)
        if not rows or (number < len(block) and stop < end):
            return None
        places, found = zip(*rows, strict=True)
        made.append(Body(head, found, places, stop))
    return made


def _cut(cells: Cells, head: Head, stop: int) -> list[tuple[int, Row]]:
    """Return the rows of the cells below a header, none where there is not just one way."""
    names = [name for name, _ in head.columns]
    printed = tuple(name for name in names if name in LEVELS)
    if "level3" not in names:
        printed = printed[:1]
    if tuple(names[: len(printed)]) != printed:
        return []
    columns = tuple(
        "level3" if name == "level2" and name not in printed else name
        for name in names[len(printed) :]
    )
    if "level3" not in columns or not printed:
        return []
    rules = cells.layout.fields.items()
    money = frozenset(name for name, rule in rules if rule.part or name in MONEY)
    fields = tuple(name for name, _ in head.fields)
    told = frozenset(name for name, text in head.columns if text.strip()[:1] in STARS)
    table = Table(fields, printed, columns, cells.levels, shipped_fund_words(), money,
                  cells.kept, cells.lined, told=told)  # fmt: skip
    labels = {label(compact(text)) for _, text in head.columns}
    closing_words = shipped_closing_words()
    labels |= cells.layout.groups | cells.layout.after | closing_words.closing | closing_words.total
    combined = any(label(compact(text)) in cells.layout.combined for _, text in head.fields)
    bare = prints_bare(cells.tokens[head.end : stop], cells.levels)
    long = tuple(text for text in labels if len(text) > SHORT)
    table = replace(table, labels=frozenset(labels), long=long, bare=bare, combined=combined)
    counts = Counter(token.text for token in cells.tokens[head.end : stop])
    repeated = frozenset(text for text, count in counts.items() if text and count >= SEVERAL)
    table = replace(table, repeated=repeated if PROSE & set(columns) else frozenset())
    found: list[list[tuple[int, Row]]] = []
    for empty in EMPTY[:1] if cells.kept else EMPTY:
        if not empty <= set(columns) or (found and len(empty) > 1):
            continue
        ways, rows = cut(cells.tokens[head.end : stop], replace(table, empty=empty))
        if ways > 1:
            return []
        if bare and any(_has_level(row, cells.levels) for _, row in rows):
            return []
        if ways and (not empty & JUDGED or _sums_up(rows)) and _holds(rows, table):
            found.append(_placed(rows))
        if found and not empty:
            break
    if not found and cells.lined and set(columns) >= POINTS:
        ways, rows = cut(cells.tokens[head.end : stop], replace(table, open=True))
        if ways == 1 and _sums_up(rows) and _holds(rows, table):
            found.append(_placed(rows))
    return found[0] if len(found) == 1 else []


def _placed(rows: Sequence[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """Return the rows with a cell that stands alone in the column that says the same elsewhere."""
    made: list[tuple[int, Row]] = []
    for place, row in rows:
        names = {name for _, other in rows for name in PROSE
                 if ALONE in row and other.get(name) == row[ALONE]}  # fmt: skip
        if ALONE in row and len(names) != 1:
            return []
        made.append((place, {**row, **dict.fromkeys(names, row.get(ALONE, ""))}))
    return made


def _holds(rows: Sequence[tuple[int, Row]], table: Table) -> bool:
    """Tell whether every row has its level 1 where none is merged, the first in any case.

    The first project of a list that begins with its unit has it too; where units stand in the
    column of names, the first line is one.
    """
    printed = [row.get("level1", "") for _, row in rows if row.get("level2")]
    merged = not any(one and one == two for one, two in pairwise(printed))
    fields, levels = table.fields, table.levels
    first = next((bool(row.get(levels[0])) for _, row in rows if "level3" in row), False)
    projects = [row for _, row in rows if row.get(OWN + "name")]
    named = not fields or fields[0] != "unit" or bool(projects and projects[0][OWN + "unit"])
    once = all(printed) or not fields or not _begins_again(rows)
    if table.lined and table.combined:
        named = "level3" not in rows[0][1]
    return (merged or all(printed)) and first and named and once


def _begins_again(rows: Sequence[tuple[int, Row]]) -> bool:
    """Tell whether a level 1 comes again in a project, as where the next one's line was lost."""
    seen: set[str] = set()
    for _, row in rows:
        upper = compact(row.get("level1", ""))
        seen = set() if row.get(OWN + "name") else seen
        if upper and upper in seen:
            return True
        seen.add(upper)
        seen.discard("")
    return False


def _has_level(row: Row, levels: Levels) -> bool:
    """Tell whether a row without levels has that of another row before its name (时效完成期限)."""
    name = compact(row.get("level3", ""))
    own = any(row.get(level) for level in LEVELS)
    return not own and any(level2(name[:n], levels) for n in range(2, len(name)))


def _sums_up(rows: Sequence[tuple[int, Row]]) -> bool:
    """Tell whether the points of the rows add up and no score is more than its points."""
    pairs = [
        tuple(compact(row.get(name, "")).rstrip("分") for name in ("weight", "score"))
        for _, row in rows
        if row.get("level3") and not is_template(row)
    ]
    if not all(_POINTS.fullmatch(most) for most, _ in pairs):
        return False
    within = all(not score or Decimal(score) <= Decimal(most) for most, score in pairs)
    return within and sum(Decimal(most) for most, _ in pairs) in SUMS


def is_template(row: Row) -> bool:
    """Tell whether a row is one of the template left blank (指标2：)."""
    told = [row[name] for name in ("level3", "value", "actual") if row.get(name)]
    blank = not any(row.get(name) for name in POINTS)
    return blank and template_cells(told) == len(told)


def texts(body: Body) -> Iterator[tuple[str | None, ...]]:
    """Yield the cells of each row in the order of the header, None where one above covers it."""
    names = [name for name, _ in body.head.columns]
    if "level3" not in names:
        names = ["level3" if name == "level2" else name for name in names]
    own = [OWN + name for name, _ in body.head.fields]
    for number, row in enumerate(body.rows):
        plain = not any(row.get(name) for name in own)
        first = bool(row.get("level1"))
        covered = set(own) if plain else set()
        covered |= set() if first else {"level1"}
        covered |= set() if first or row.get("level2") else {"level2"}
        yield tuple(
            None if name in covered and number else row.get(name, "") for name in (*own, *names)
        )


def total(cells: Cells, at: int, body: Body) -> tuple[tuple[str, ...] | None, int]:
    """Return the cells of the totals at a place and the token after them, () for none.

    None where their numbers may stand in another column: fewer are printed than there are
    columns of points, and what is printed is no usual sum of all points.
    """
    tokens = cells.tokens
    words = shipped_closing_words()
    if at == len(tokens) or label(compact(tokens[at].text)) not in words.total:
        return (), at
    head = body.head
    names = [*(OWN + name for name, _ in head.fields), *(name for name, _ in head.columns)]
    points = [name for name in names if name in POINTS]
    end = at + 1
    numbers: list[str] = []
    while end < len(tokens):
        text = compact(tokens[end].text)
        if text and not NUMBER_OF_POINTS.fullmatch(text):
            break
        numbers += [tokens[end].text] if text else []
        end += 1
    filled = [name for name in points if any(row.get(name) for row in body.rows)]
    closed = end == len(tokens) or _ends(tokens[end].text)
    one = len(numbers) == 1 and closed and numbers[0].rstrip("分") in map(str, SUMS)
    if not numbers and closed:
        return (), at
    if len(numbers) != len(filled) and not one:
        return None, end
    row = dict(zip(filled if len(numbers) == len(filled) else points, numbers, strict=False))
    row[next(name for name in names if name in LEVELS)] = tokens[at].text
    return tuple(row.get(name, "") for name in names), end


def closing(cells: Cells, at: int, limit: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows below the indicators and their totals: a label (存在问题) and its cell.

    Each comes with the token after it.
    """
    words = shipped_closing_words()
    tokens = cells.tokens
    while at < limit:
        while at < limit and not tokens[at].text:
            at += 1
        if at == limit or not closing_line(tokens[at].text, words):
            return
        row = [tokens[at].text]
        at += 1
        while at < limit and not tokens[at].text:
            at += 1
        if at < limit and label(compact(row[0])) in words.closing and not _ends(tokens[at].text):
            row.append(tokens[at].text)
            at += 1
        yield at, tuple(row)
