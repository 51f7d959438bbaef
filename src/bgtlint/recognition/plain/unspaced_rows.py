"""The scored rows of a self-evaluation run together: every way to cut what stands behind a level.

Points and score end a row; what is before them is name, target and actual value. The sums of the
form choose between the ways (unspaced_sums).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from bgtlint.recognition.pieces import begins_with_unit
from bgtlint.recognition.plain.unspaced_values import (
    NUMBER,
    SIGNS,
    Cut,
    cut_pair,
    cuts_run,
    is_figure,
    is_name,
    is_phrase,
    may_be_row,
)

MOST_WAYS = 60
"""A segment that can be cut in more ways is left alone."""
MOST_STEPS = 2000
"""So many rows at most are tried in one form."""
LONGEST_SEGMENT = 800
LONGEST_ROW = 160
REASONS = ("reason", "note")
_POINTS = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.\d{1,4})?")
_RATE = re.compile(rf"{NUMBER}[%％]")
_SIGN = re.compile(rf"[{SIGNS}]")
_UNITED = re.compile(rf"({NUMBER})([^\d.,]{{1,10}})(\d.*)")
_PLAIN = re.compile(rf"({NUMBER}[^\d.,]{{1,10}})()(\d.*)")
_AMOUNT = re.compile(r"[1-9]\d{0,2}[一-鿿]")
_YEAR = re.compile(r"20\d\d年")
_NOTHING = re.compile(r"^(?:无|没有|未|因|由于|/|—)")


class Row(NamedTuple):
    """One row as cut: its cells by column, None where name and values cannot be told apart."""

    text: str
    cells: Mapping[str, str] | None
    weight: Decimal
    score: Decimal


Way = tuple[Row, ...]


@dataclass(slots=True)
class Cutting:
    """How the rows of a form are cut: its columns, known values, and how many tries are left.

    `breaks` are the places of the segment's text where a blank stood between figures: no cell
    but the name goes over one.
    """

    columns: tuple[str, ...]
    known: frozenset[str] = frozenset()
    breaks: frozenset[int] = frozenset()
    left: int = MOST_STEPS
    tails: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        behind = self.columns[self.columns.index("actual") + 1 :]
        self.tails = tuple(name for name in behind if name in ("weight", "score", "completion"))


def is_supported(columns: Sequence[str]) -> bool:
    """Tell whether columns are name, target, actual value and points, in an order known here.

    Points may stand before the target; words only behind the score, in one column.
    """
    rest = [name for name in columns if name not in ("comparator", "unit")]
    if "actual" not in rest:
        return False
    tail = rest[rest.index("actual") + 1 :]
    words = [name for name in tail if name not in ("weight", "score", "completion")]
    return (
        rest[: rest.index("actual") + 1]
        in (["level3", "value", "actual"], ["level3", "weight", "value", "actual"])
        and "score" in tail
        and words in ([], ["reason"], ["note"])
        and (not words or tail[-1] == words[0])
        and len(set(columns)) == len(columns)
    )


def ways(text: str, cutting: Cutting) -> list[Way] | None:
    """Return every way to cut a segment into rows, None where there are too many to try."""
    if len(text) > LONGEST_SEGMENT:
        return None
    found = _ways(text, 0, cutting, {})
    return found if len(found) <= MOST_WAYS and cutting.left > 0 else None


def _ways(text: str, at: int, cutting: Cutting, seen: dict[int, list[Way]]) -> list[Way]:
    if at == len(text):
        return [()]
    if at in seen:
        return seen[at]
    found: list[Way] = []
    for row, end in _rows(text, at, cutting):
        rest = _ways(text, end, cutting, seen)
        if not rest and cutting.columns[-1] in REASONS and _is_told(text, end):
            rest = [()]
            told = None if row.cells is None else {**row.cells, cutting.columns[-1]: text[end:]}
            found.append((row._replace(cells=told),))
            continue
        found += [(_beside(row, way, cutting), *way) for way in rest]
        if len(found) > MOST_WAYS:
            break
    seen[at] = _with_most_rows(found)
    return seen[at]


def _is_told(text: str, at: int) -> bool:
    """Tell whether the rest of a segment may be words about the row, and no end of a value."""
    rest = text[at:]
    if rest[-1].isdigit() or (rest[0].isdigit() and not _AMOUNT.match(rest)):
        return False
    return rest[0] not in f"{SIGNS}%％.,，、)）" and not begins_with_unit(rest[:4])


def _beside(row: Row, way: Way, cutting: Cutting) -> Row:
    """Return a row, in doubt where the next row's name may begin with the reason of this one."""
    if not way or cutting.columns[-1] not in REASONS:
        return row
    lost = "weight" in cutting.columns and row.score != row.weight
    return row._replace(cells=None) if lost or _NOTHING.search(way[0].text) else row


def _with_most_rows(found: list[Way]) -> list[Way]:
    """Return the ways without those in which a row holds another's row and more in its name."""
    return [way for way in found if not any(_holds(way[0], other) for other in found)]


def _holds(row: Row, other: Way) -> bool:
    if len(other) < 2 or other[0].cells is None or other[1].cells is None:
        return False
    return row.text.startswith(other[0].text + other[1].text)


def _rows(text: str, at: int, cutting: Cutting) -> Iterator[tuple[Row, int]]:
    """Yield each row that may begin at a place, and where it ends."""
    for end in range(at + 4, min(len(text), at + LONGEST_ROW) + 1):
        if not (text[end - 1].isdigit() or text[end - 1] in "%％"):
            continue
        if text[end : end + 1] in tuple("%％.,，、分"):
            continue
        told = cutting.columns[-1] in REASONS
        if cuts_run(text, end) and not (told or _YEAR.match(text, end)):
            continue
        for start, tail in _tails(text, at, end, cutting.tails):
            cutting.left -= 1
            if cutting.left < 0:
                return
            if cutting.breaks and not _is_kept(start, tail.values(), cutting):
                continue
            row = _row(text[at:start], tail, text[at:end], cutting)
            if row is not None:
                yield _unbroken(row, at, cutting), end


def _is_kept(start: int, cells: Iterable[str], cutting: Cutting) -> bool:
    """Tell whether no cell of those that follow each other from a place goes over a break."""
    for cell in cells:
        if any(start < one < start + len(cell) for one in cutting.breaks):
            return False
        start += len(cell)
    return True


def _unbroken(row: Row, at: int, cutting: Cutting) -> Row:
    """Return a row, in doubt where its target or actual value goes over a break."""
    if row.cells is None or not cutting.breaks:
        return row
    values = [row.cells[name] for name in ("comparator", "value", "unit", "actual")
              if name in row.cells]  # fmt: skip
    start = at + row.text.find("".join(values), len(row.cells["level3"]))
    return row if _is_kept(start, values, cutting) else row._replace(cells=None)


def _tails(
    text: str, at: int, end: int, names: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield where the figures that end a row may begin, and which they are by column."""
    if not names:
        yield end, {}
        return
    pattern = _RATE if names[-1] == "completion" else _POINTS
    for start in range(end - 1, max(at, end - 9), -1):
        if text[start] not in "0123456789.%％":
            return
        if text[start - 1] == "." or not pattern.fullmatch(text[start:end]):
            continue
        if names[-1] != "completion" and Decimal(text[start:end]) > 100:
            return
        for first, cells in _tails(text, at, start, names[:-1]):
            yield first, {**cells, names[-1]: text[start:end]}


def _row(before: str, tail: dict[str, str], text: str, cutting: Cutting) -> Row | None:
    """Return the row of name, values and the figures behind them; None where it cannot be one."""
    if before[-1:] in tuple(f"{SIGNS}.,，、"):
        return None
    leading = "weight" in cutting.columns and "weight" not in tail
    cells: Mapping[str, str] | None
    if leading:
        cells = _weighed(before, tail, cutting)
        if cells is None:
            return None
    elif not may_be_row(before):
        return None
    else:
        full = "weight" in tail and Decimal(tail["weight"]) == Decimal(tail["score"])
        cells = _cells(before, cutting, full=full)
    weight = (cells or {}).get("weight", tail.get("weight", "0"))
    if not Decimal(weight) and "weight" in cutting.columns:
        return None
    told = None if cells is None else {**cells, **tail}
    return Row(text, told, Decimal(weight), Decimal(tail["score"]))


def _weighed(before: str, tail: dict[str, str], cutting: Cutting) -> Mapping[str, str] | None:
    """Return the cells of a row whose points stand between name and target."""
    found: list[dict[str, str]] = []
    for match in re.finditer(r"[一-鿿)）”A-Za-z](?=\d)", before):
        name = before[: match.end()]
        if not is_name(name):
            continue
        for size in range(1, 7):
            points, rest = before[match.end() :][:size], before[match.end() + size :]
            if not _POINTS.fullmatch(points) or not rest or not 0 < Decimal(points) <= 100:
                continue
            full = Decimal(points) == Decimal(tail["score"])
            cut = cut_pair(f"名称{rest}", full=full, known=cutting.known)
            if cut is not None and cut.value == 2:
                told = _split(f"名称{rest}", cut)
                found.append({**told, "level3": name, "weight": points})
            elif not rest[0].isdigit() and (half := _halves(rest)):
                found.append({"level3": name, "weight": points, **half})
    return found[0] if len(found) == 1 else None


def _halves(text: str) -> dict[str, str] | None:
    """Return target and actual value of a text that is one of them twice, or two phrases."""
    size = len(text) // 2
    if len(text) % 2 == 0 and text[:size] == text[size:]:
        return {"value": text[:size], "actual": text[size:]}
    cuts = [at for at in range(1, len(text)) if is_phrase(text[:at]) and is_phrase(text[at:])]
    return {"value": text[: cuts[0]], "actual": text[cuts[0] :]} if len(cuts) == 1 else None


def _cells(text: str, cutting: Cutting, *, full: bool) -> Mapping[str, str] | None:
    if "comparator" in cutting.columns:
        return _signed(text, cutting)
    if "unit" in cutting.columns:
        return None
    cut = cut_pair(text, full=full, known=cutting.known)
    return None if cut is None else _split(text, cut)


def _signed(text: str, cutting: Cutting) -> Mapping[str, str] | None:
    """Return the cells of a row with a sign of its own: name, ≥, figure, unit, actual value.

    A row without a sign has a value in words, and no unit.
    """
    signs = [match.start() for match in _SIGN.finditer(text)]
    if not signs:
        cut = cut_pair(text, full=False, known=cutting.known)
        if cut is None or any(sign.isdigit() for sign in text[cut.value :]):
            return None
        blank = {"comparator": "", **({"unit": ""} if "unit" in cutting.columns else {})}
        return {**_split(text, cut), **blank}
    if len(signs) != 1 or not is_name(text[: signs[0]]):
        return None
    unit = "unit" in cutting.columns
    found = (_UNITED if unit else _PLAIN).fullmatch(text, signs[0] + 1)
    if found is None or not (is_figure(found[3]) or is_phrase(found[3])):
        return None
    cells = {"level3": text[: signs[0]], "comparator": text[signs[0]], "value": found[1]}
    return {**cells, **({"unit": found[2]} if unit else {}), "actual": found[3]}


def _split(text: str, cut: Cut) -> dict[str, str]:
    return {
        "level3": text[: cut.value],
        "value": text[cut.value : cut.actual],
        "actual": text[cut.actual :],
    }
