"""The fund block of a self-evaluation run together, cut by its own arithmetic.

`年度资金总额8808808801010%10` parts where the rate is executed over budget and the score the
points times the rate; the parts where they add up to the total.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.funds import AMOUNTS, POINTS, fund_name
from bgtlint.recognition.labels import label
from bgtlint.recognition.plain.unspaced_values import NUMBER

LEAST_COLUMNS = 3
MOST_CUTS = 5000
"""So many cuts of a row's figures are looked at; a row with more is left alone."""
MOST_SETS = 4000
LONGEST_RUN = 60
LONGEST_CELL = 14
_AMOUNT = re.compile(NUMBER)
_FIGURES = r"\d.,%％/—\-"
_NONE = frozenset({"-", "—", "/", ""})
Cells = tuple[str, ...]


class Funds(NamedTuple):
    """A fund block: where it stands, heading and columns, rows as printed, and those left out.

    `sure` is false where the total's figures cannot be placed; `weight` and `score` are the
    total's.
    """

    start: int
    end: int
    head: Cells
    rows: Sequence[Cells]
    left: Sequence[str]
    sure: bool
    weight: Decimal
    score: Decimal


def _spelled(words: Sequence[str]) -> str:
    """Return the pattern of compacted words, longest first, brackets of either width."""
    signs = {"(": "[（(]", ")": "[）)]"}
    return "|".join(
        "".join(signs.get(sign) or re.escape(sign) for sign in word)
        for word in sorted(words, key=lambda w: (-len(w), w))
    )


def _single(words: FundWords) -> list[str]:
    """Return the column labels that are not two of them side by side (执行率 and 得分)."""
    known = words.columns
    return [
        word
        for word in known
        if not any(word[:at] in known and word[at:] in known for at in range(2, len(word)))
    ]


def unspaced_funds(text: str, words: FundWords, groups: frozenset[str]) -> Funds | None:
    """Return the fund block of a text without blanks, None where there is none."""
    column = rf"(?:{_spelled(_single(words))})(?:[（(][^（）()]{{1,16}}[）)])?"
    header = re.search(rf"(?:{column}){{{LEAST_COLUMNS},}}", text)
    if header is None:
        return None
    printed = [match.group() for match in re.finditer(column, header.group())]
    names = [words.columns[label(compact(one))] for one in printed]
    if sum(name in AMOUNTS for name in names) < 2 or "executed" not in names:
        return None
    over = printed.pop(0) if names[0] in AMOUNTS and names[0] in names[1:] else ""
    names = names[-len(printed) :]
    heading = re.compile(rf"(?:{_spelled([*groups])})(?:[（(][^（）()]{{1,16}}[）)]){{0,2}}$")
    start, heads = header.start(), ""
    while (head := heading.search(text[max(0, start - 40) : start])) and len(heads) < LONGEST_RUN:
        heads = head.group() + heads
        start -= len(head.group())
    lines = [*_lines(text, header.end(), words)]
    end = lines[-1][2] if lines else header.end()
    columns = (heads + over, *printed)
    return _placed(Funds(start, end, columns, (), (), False, Decimal(0), Decimal(0)),
                   names, lines, words)  # fmt: skip


def _lines(text: str, at: int, words: FundWords) -> Iterator[tuple[str, str, int]]:
    """Yield label and figures of each row that follows, and where it ends."""
    heading = rf"(?:\d[.、．])?(?:其中[:：]?)?(?:{_spelled([*words.total, *words.parts])})[:：]?"
    row = re.compile(rf"({heading})([{_FIGURES}]*?)(?={heading}|[^{_FIGURES}]|$)")
    while match := row.match(text, at):
        at = match.end()
        yield match[1], match[2], at


def _placed(block: Funds, names: Sequence[str], lines: Sequence[tuple[str, str, int]],
            words: FundWords) -> Funds:  # fmt: skip
    """Return a block with its rows; without the parts where their figures leave a doubt."""
    total = next((n for n, (head, _, _) in enumerate(lines)
                  if fund_name(compact(head), words)[0] == "budget"), None)  # fmt: skip
    if total is None:
        return block
    most = next(iter(POINTS.findall(compact("".join(block.head)))), "")
    figures = lines[total][1]
    whole = _total(figures, names, most)
    if whole is None and names[0] == "initial":
        later = _total(figures, names[1:], most)
        whole = None if later is None else ("", *later)
    if whole is None:
        return block
    parts = [n for n in range(len(lines)) if n != total]
    placed = _parts([lines[n][:2] for n in parts], whole, names, words)
    rows = [(lines[total][0], *whole)]
    left: list[str] = []
    if placed is None:
        left = [f"{lines[n][0]}{lines[n][1]}" for n in parts]
    else:
        rows += [(lines[n][0], *cells) for n, cells in zip(parts, placed, strict=True)]
    cells = dict(zip(names, whole, strict=True))
    points = [Decimal(cells.get(name) or 0) for name in ("weight", "score")]
    return block._replace(rows=rows, left=left, sure=True, weight=points[0], score=points[1])


def _total(run: str, names: Sequence[str], most: str) -> Cells | None:
    """Return the total's figures by column where rate, score and decimals leave one way."""
    found = [*islice(_cuts(run, names, whole=True), MOST_CUTS)]
    right = [cells for cells in found if _is_rated(cells, names)]
    scored = [cells for cells in right if _is_scored(cells, names, most)]
    scored = scored if len(scored) == 1 else [one for one in scored if _is_even(one, names)]
    return scored[0] if len(scored) == 1 and len(found) < MOST_CUTS else None


def _cuts(run: str, names: Sequence[str], *, whole: bool) -> Iterator[Cells]:
    """Yield every way to cut figures into columns; with `whole` none but the reason is blank.

    Otherwise points are blank or a dash, and the amounts alone are sure to be there.
    """
    if not names:
        if not run:
            yield ()
        return
    if len(run) > LONGEST_CELL * len(names):
        return
    name, rest = names[0], names[1:]
    for size in range(1, min(len(run), LONGEST_CELL) + 1):
        cell = run[:size]
        if _fits(cell, name, whole=whole) and not (run[size : size + 1] in tuple("%％.") and size):
            yield from ((cell, *cells) for cells in _cuts(run[size:], rest, whole=whole))
    if name == "reason" or not (whole or name in AMOUNTS):
        yield from (("", *cells) for cells in _cuts(run, rest, whole=whole))


def _fits(cell: str, name: str, *, whole: bool) -> bool:
    if cell in _NONE:
        return not whole and name not in AMOUNTS
    if not whole and name in ("weight", "score"):
        return False
    if name == "rate":
        return bool(_AMOUNT.fullmatch(cell.rstrip("%％")))
    if not _AMOUNT.fullmatch(cell):
        return False
    return name in AMOUNTS or Decimal(cell.replace(",", "")) <= 100


def _number(cell: str) -> Decimal:
    return Decimal(cell.rstrip("%％").replace(",", "")) if cell not in _NONE else Decimal(0)


def _is_rated(cells: Cells, names: Sequence[str]) -> bool:
    """Tell whether the printed rate is executed over budget, to its last digit, and points fit."""
    found = dict(zip(names, cells, strict=True))
    budget = _number(found.get("adjusted") or found.get("initial", ""))
    if found.get("rate", "") not in _NONE:
        rate, printed = _number(found["rate"]), found["rate"].rstrip("%％")
        last = Decimal(1).scaleb(-len(printed.partition(".")[2]))
        if not budget:
            return rate == 0 and not _number(found["executed"])
        if abs(_number(found["executed"]) * 100 / budget - rate) > last:
            return False
    return _number(found.get("score", "")) <= _number(found.get("weight", "")) or (
        "weight" not in found
    )


def _is_scored(cells: Cells, names: Sequence[str], most: str) -> bool:
    """Tell whether the score is the points times the rate, as the forms ask, rounded as printed.

    `most` are points printed in a heading (得分(20分*执行率)), for forms without a column of them.
    """
    found = dict(zip(names, cells, strict=True))
    points = found.get("weight") or most
    if not points or not {"score", "rate"} <= set(found):
        return True
    due = _number(points) * min(_number(found["rate"]), Decimal(100)) / 100
    rounded = Decimal("0.1") if "." in found["score"] else Decimal("0.5")
    return abs(due - _number(found["score"])) <= rounded


def _is_even(cells: Cells, names: Sequence[str]) -> bool:
    """Tell whether all amounts that are no whole numbers have as many decimals."""
    amounts = [cell for cell, name in zip(cells, names, strict=True) if name in AMOUNTS]
    return len({len(cell.partition(".")[2]) for cell in amounts if "." in cell}) < 2


def _parts(lines: Sequence[tuple[str, str]], total: Cells, names: Sequence[str],
           words: FundWords) -> Sequence[Cells] | None:  # fmt: skip
    """Return the figures of the parts that add up to the total, None where not one set does."""
    choices: list[list[Cells]] = []
    if total[0] == "":
        found = _parts(lines, total[1:], names[1:], words)
        return None if found is None else [("", *cells) for cells in found]
    for _, run in lines:
        if len(run) > LONGEST_RUN:
            return None
        ways = [*islice(_cuts(run, names, whole=False), MOST_CUTS)] if run.strip("-—/") else [
            ("",) * len(names)
        ]  # fmt: skip
        choices.append([cells for cells in ways if _is_rated(cells, names)
                        and _is_dashed(cells, names)])  # fmt: skip
    amounts = [n for n, name in enumerate(names) if name in AMOUNTS]
    above = [n for n, (head, _) in enumerate(lines) if not _within(head, words)]
    fits: dict[tuple[Cells, ...], tuple[Cells, ...]] = {}
    for count, one in enumerate(product(*choices)):
        if count > MOST_SETS:
            return None
        if all(sum((_number(one[n][at]) for n in above), Decimal(0)) == _number(total[at])
               for at in amounts):  # fmt: skip
            fits.setdefault(tuple(cells[: len(amounts)] for cells in one), one)
    return next(iter(fits.values())) if len(fits) == 1 else None


def _is_dashed(cells: Cells, names: Sequence[str]) -> bool:
    """Tell whether a rate is struck out only where the points beside it are."""
    found = dict(zip(names, cells, strict=True))
    return not found.get("rate") or found["rate"] not in _NONE or all(
        found[name] for name in ("weight", "score") if name in found
    )  # fmt: skip


def _within(head: str, words: FundWords) -> bool:
    part = fund_name(compact(head), words)[1]
    return part is not None and bool(part.within)
