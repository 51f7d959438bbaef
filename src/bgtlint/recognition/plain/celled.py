"""Forms in text with one cell a line, or one row a line with blanks between its cells.

The cells are cut into rows by what each column of the header can hold, and by their number where
blank ones are there as blank lines. A form whose cells can be cut in two ways is left to others.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bgtlint.model import Cell, Grid, Line
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.funds import fund_name
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.plain.celled_body import Body, Cells, below, bodies, closing, texts, total
from bgtlint.recognition.plain.celled_funds import fund_block
from bgtlint.recognition.plain.celled_head import field_rows, has_joined, is_label, paired
from bgtlint.recognition.plain.celled_header import LEVELS, Head, heads, joined
from bgtlint.recognition.plain.celled_table import Token
from bgtlint.recognition.plain.running import Running
from bgtlint.recognition.plain.running_doubt import is_doubtful_above
from bgtlint.recognition.plain.running_whole import SURE

PARTS = (f"{SURE}各项资金",)
SEEN = ((True, False, False), (False, False, False), (False, True, False), (False, False, True))
"""How cells are told, in turn: lines with blank ones, lines, words of lines, of one long line."""
LEAST_WORDS = 20
"""So many words in one line may be a table."""
SHORT = 2
Row = tuple[Line, tuple[str | None, ...]]


def celled_forms(lines: Sequence[Line], layout: Layout, levels: Levels) -> Iterator[Running]:
    """Yield each form that lines hold cell by cell, where its cells can be cut in one way only.

    The first way to tell the cells that gives a form counts: blank lines are blank cells, or
    nothing, or blanks part the cells of a line.
    """
    if not _may_hold(lines, layout):
        return
    taken: list[Running] = []
    for kept, lined, parted in SEEN:
        if kept and not any(_gap(*pair) for pair in pairwise(lines)):
            continue
        if parted and not any(_holds_words(line) for line in lines):
            continue
        tokens = joined(list(_tokens(lines, kept=kept, lined=lined, parted=parted)), layout, levels)
        for found in _forms(Cells(tokens, layout, levels, kept, lined, parted), lines):
            if all(found.stop <= one.begin or found.begin >= one.stop for one in taken):
                taken.append(found)
    yield from sorted(taken, key=lambda one: one.start)


def cells_in_doubt(
    lines: Sequence[Line], layout: Layout, levels: Levels
) -> Iterator[tuple[int, int]]:
    """Yield the lines of each table, one cell a line, whose columns tell every cell of a row.

    Such a table is read cell by cell or not at all: its header begins with both levels and has
    a comparator's column. The lines go from the first to before the second number.
    """
    if not _may_hold(lines, layout):
        return
    parted = any(map(_holds_words, lines))
    tokens = joined(list(_tokens(lines, kept=False, lined=False, parted=parted)), layout, levels)
    cells = Cells(tokens, layout, levels, kept=False, lined=False)
    places = {id(line): at for at, line in enumerate(lines)}
    for head in heads(tokens, layout, levels):
        names = [name for name, _ in head.columns]
        if names[:2] == [*LEVELS] and "comparator" in names:
            stop = below(cells, head.end, len(tokens)) - 1
            yield places[id(tokens[head.start].line)], places[id(tokens[stop].line)] + 1


def _may_hold(lines: Sequence[Line], layout: Layout) -> bool:
    """Tell whether a level's label stands in a line, as a header has one."""
    labels = [word for name in LEVELS for word in layout.columns.get(name, ()) if len(word) > SHORT]
    return any(word in line.text for line in lines for word in labels)


def _gap(one: Line, two: Line) -> int:
    """Return how many blank lines stand between two lines of a text file."""
    numbers = [(line.address or "").removeprefix("L") for line in (one, two)]
    return int(numbers[1]) - int(numbers[0]) - 1 if all(map(str.isdigit, numbers)) else 0


def _holds_words(line: Line) -> bool:
    return line.text.count(" ") >= LEAST_WORDS


def _tokens(
    lines: Sequence[Line], *, kept: bool, lined: bool, parted: bool = False
) -> Iterator[Token]:
    """Yield the cells of lines; where a blank line follows every one, a blank cell is two more.

    Where long lines are `parted` each of their words is a cell, wherever its row ends.
    """
    gaps = [_gap(*pair) for pair in pairwise(lines)]
    apart = min(gaps, default=0) > 0
    for line, gap in zip(lines, [*gaps, 0], strict=True):
        split = lined or (parted and _holds_words(line))
        words = line.text.split() if split else [line.text.strip()]
        for number, word in enumerate(words, 1):
            yield Token(word, line, parted or number == 1, parted or number == len(words))
        blanks = (gap - 1) // 2 if apart else gap
        yield from (Token("", line) for _ in range(blanks if kept else 0))


def _forms(cells: Cells, lines: Sequence[Line]) -> Iterator[Running]:
    places = {id(line): at for at, line in enumerate(lines)}
    found = list(heads(cells.tokens, cells.layout, cells.levels))
    begin = table = at = 0
    while at < len(found):
        block = [found[at]]
        while at + len(block) < len(found) and _goes_on(block[-1], found[at + len(block)]):
            block.append(found[at + len(block)])
        at += len(block)
        limit = found[at].start if at < len(found) else len(cells.tokens)
        made = bodies(cells, block, limit)
        if made is None:
            begin = below(cells, block[-1].end, limit)
            continue
        table += 1
        sums, stop = total(cells, made[-1].end, made[-1])
        if sums is None:
            begin = stop
            continue
        last: list[Row] = [(cells.tokens[made[-1].end].line, sums)] if sums else []
        for after, row in closing(cells, stop, limit):
            last.append((cells.tokens[stop].line, row))
            stop = after
        form = _form(cells, (begin, stop), made, last, table)
        if form is not None and not (cells.parted and _shares_line(cells, begin, stop)):
            grid, own, text, body, left = form
            first, start, end = (
                places[id(cells.tokens[n].line)] for n in (begin, own, max(stop - 1, begin))
            )
            unsure = PARTS if left else ()
            yield Running(grid, first, start, end + 1, text, body, left, unsure)
        begin = stop


def _shares_line(cells: Cells, begin: int, stop: int) -> bool:
    """Tell whether the line in which a form begins, or ends, holds something else too."""
    tokens = cells.tokens
    before = begin > 0 and tokens[begin - 1].line is tokens[begin].line
    return before or (stop < len(tokens) and tokens[stop].line is tokens[stop - 1].line)


def _goes_on(one: Head, two: Head) -> bool:
    """Tell whether a second header goes on with the form of the first: a block of its own."""
    return bool(one.group and two.group) and one.columns == two.columns and one.group != two.group


def _form(
    cells: Cells, place: tuple[int, int], made: Sequence[Body], last: Sequence[Row], table: int
) -> tuple[Grid, int, str, int, Sequence[Line]] | None:
    """Return a form's grid, its first own token, its text and where its indicators begin there.

    Last come the lines of its funds that cannot be placed, which the text leaves out.
    None where the cells over the indicators leave a doubt.
    """
    begin, stop = place
    top = made[0].head.start
    above = cells.tokens[begin:top]
    words = shipped_fund_words()
    judged = any(row.get("score") for body in made for row in body.rows)
    block = fund_block(above, words, kept=cells.kept, scored=judged)
    scored = bool({"score", "actual"} & {name for name, _ in made[0].head.columns})
    if block is None or _is_ambiguous(cells, [*above[: block.begin], *above[block.end :]]):
        return None
    printed = [token.text for n, token in enumerate(above)
               if token.text and not block.begin <= n < block.end]  # fmt: skip
    printed += [" ".join(text or "" for text in row[1]) for row in block.rows[:1]]
    if is_doubtful_above(printed, bool(block.rows), scored=scored):
        return None
    rest = [token for n, token in enumerate(above)
            if token.text and not block.begin <= n < block.end]  # fmt: skip
    after = [token for token in above[block.end :] if token.text][:1]
    shown = paired(rest, cells.layout)
    if (block.rows and after and not is_label(after[0], cells.layout)) or has_joined(
        shown, cells.layout
    ):
        return None
    first = next((n for n, token in enumerate(shown) if is_label(token, cells.layout)), len(shown))
    over = shown[:first] if cells.parted else []
    rows: list[Row] = [(token.line, (token.text,)) for token in over]
    rows += [*field_rows(shown[first:], cells.layout), *block.rows]
    for body in made:
        rows += _rows(cells.tokens, body, grouped=len(made) > 1)
    for line, row in last:
        rows.append((line, (*[""] * (len(made) > 1), *row)))
    own = above.index(shown[first]) + begin if first < len(shown) else top
    aside = set(map(id, block.left))
    above_text = "\n".join(token.text for token in cells.tokens[own:top]
                           if token.text and id(token.line) not in aside)  # fmt: skip
    below_text = "\n".join(token.text for token in cells.tokens[top:stop] if token.text)
    grid = _grid(rows, table, [token.line for token in cells.tokens[begin:stop]])
    return grid, own, f"{above_text}\n{below_text}", len(above_text) + 1, block.left


def _is_ambiguous(cells: Cells, above: Sequence[Token]) -> bool:
    """Tell whether what stands over the indicators, funds left out, cannot be told line by line.

    That are costs, two amounts of one name, and indicators whose header was not found.
    """
    words = shipped_fund_words()
    texts = [compact(token.text) for token in above if token.text]
    named = [label(text) for text in texts]
    funds = Counter(name for name in named if fund_name(name, words)[0])
    levels = [text for text in texts if level1(text, cells.levels) or level2(text, cells.levels)]
    twice = any(count > 1 for count in funds.values())
    return twice or bool(words.items & set(named)) or any(text.endswith("指标") for text in levels)


def _rows(tokens: Sequence[Token], body: Body, *, grouped: bool) -> Iterator[Row]:
    """Yield the header's row and those below it; `grouped` ones have their block's name before."""
    head = body.head
    group = (head.group,) if grouped else ()
    yield tokens[head.start].line, (*group, *(text for _, text in (*head.fields, *head.columns)))
    for place, row in zip(body.places, texts(body), strict=True):
        yield tokens[head.end + place].line, (*[None] * grouped, *row)


def _grid(rows: Sequence[Row], table: int, lines: Sequence[Line]) -> Grid:
    """Return the grid of rows; a cell with what is masked in some line is told to have it."""
    secrets = dict.fromkeys(secret for line in lines for secret in line.secrets)
    width = max(len(row) for _, row in rows)
    cells: dict[tuple[int, int], Cell] = {}
    above: dict[int, int] = {}
    for number, (line, row) in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text is None and column in above:
                over = cells[above[column], column]
                cells[over.row, column] = replace(over, row_span=number - over.row + 1)
                continue
            above[column] = number
            told = tuple(one for one in secrets if text and one.masked in text)
            cells[number, column] = Cell(number, column, text or "", address=line.address,
                                         box=line.box, page=line.page, secrets=told)  # fmt: skip
    return Grid(rows[0][0].page, table, len(rows), width, tuple(cells.values()))
