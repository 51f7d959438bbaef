"""Names of how indicators are set (指标设置): what a row holds, which levels a table has."""

import re
from collections.abc import Iterator

from bgtlint.interpretation.described import bare
from bgtlint.interpretation.lexicon import lexicon
from bgtlint.interpretation.values import read_numbers
from bgtlint.model import Indicator, Location, Project
from bgtlint.reading.normalise import compact
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import flag, number, printed, text, words
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import (
    ABSENT,
    Absent,
    Blank,
    Known,
    Reader,
    Record,
    Value,
    measure_of,
    place,
)

_COLUMNS = ("value_text", "name", "description", "basis")
"""Columns that should be filled, the most telling first."""
_MUST = ("value_text", "name")
_DASHES = re.compile(r"[-—–―−_/\\|.…·*]*")
_DIGIT = re.compile(r"[0-9]")
_SHORTEST = 4
"""A shorter name may be a word that rows of several classes share (完成率)."""
_CLASS = re.compile(r"指标\d*$|^(?:服务对象|社会公众|受益对象)?满意度$")
_TEMPLATE = re.compile(r"^指标[0-9]{1,2}[:.、]?")
"""What a template prints before the name of a row: 指标1：."""
_LIST_MARK = re.compile(
    r"(?:^|(?<=[;。]))(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|[一二三四五六七八九十]、|目标\d{1,2}[:.、])"
)


def _texts(value: Value) -> str:
    return str(value.value) if isinstance(value, Known) else ""


def _is_true(value: Value) -> bool:
    return isinstance(value, Known) and value.value is True


def _worded(value: Value) -> bool:
    """Tell whether a cell holds more than a dash."""
    return _DASHES.fullmatch(_texts(value)) is None


def _filled(read: Reader) -> Value:
    said = [_TEMPLATE.sub("", _texts(read(name))) for name in _MUST]
    return flag(any(word not in lexicon().empty and not _DASHES.fullmatch(word) for word in said))


def _rows(read: Reader) -> Iterator[Record]:
    listed = read("indicators")
    items = listed.value if isinstance(listed, Known) and isinstance(listed.value, tuple) else ()
    for item in items:
        if isinstance(item, Known) and isinstance(item.value, Record):
            yield item.value


def _read(record: Record, name: str) -> Value:
    found = record.values.get(name)
    if found is not None:
        return found
    from bgtlint.rules.scope import value_of

    return value_of(record, name)


def _blank(read: Reader) -> Iterator[tuple[str, Value]]:
    """Yield the blank cells of a row: name and value where another row has one.

    Description and basis count where most rows of the table have them.
    """
    rows: list[Record] | None = None
    for name in _COLUMNS:
        found = read(name)
        empty = not _worded(found) if name in _MUST else isinstance(found, Blank)
        if isinstance(found, Absent) or not empty:
            continue
        if rows is None:
            rows = [row for row in _rows(read) if _is_true(_read(row, "filled"))]
        used = sum(_worded(_read(row, name)) for row in rows)
        if used > (0 if name in _MUST else len(rows) / 2):
            yield name, found


def _blank_cells(read: Reader) -> Value:
    labels = (_column(place(found), name) for name, found in _blank(read))
    return Known(tuple(text(label) for label in labels))


def _column(at: Location | None, name: str) -> str:
    return at.label.rpartition("/")[2] if at is not None else name


def _blank_cell(read: Reader) -> Value:
    first = next((found for _, found in _blank(read)), None)
    return Blank(place(first)) if first is not None else ABSENT


def _row_words(read: Reader) -> Value:
    cells = (_texts(read(name)) for name in ("name", "description", "value_text"))
    return text(";".join(cell for cell in cells if cell))


def _name_value(read: Reader) -> Value:
    """Return the number in the name that is the row's value, or any where the value has none."""
    named = read("name")
    value = measure_of(read("value"))
    stated = bare(value) if value is not None else None
    said = _texts(named)
    for found in read_numbers(said) if _DIGIT.search(said) else ():
        quantity = bare(found)
        if quantity is None or not _DIGIT.search(found.text):
            continue
        same = stated is None or (
            quantity.same_kind(stated) and quantity.to(stated.unit).number == stated.number
        )
        if same:
            return Known(quantity, printed(quantity), place(named), found)
    return ABSENT


def _twin(record: Record) -> Value:
    """Return the name of the first row that is a row's twin; absent where all rows are doubled."""
    project, row = record.around("project"), record.object
    if project is None or not isinstance(row, Indicator):
        return ABSENT
    groups, first = _by_name(project), _first(project, row)
    doubled = project.once("all doubled", lambda: all(len(rows) > 1 for rows in groups.values()))
    if first is row or doubled or not _key(row)[-1]:
        return ABSENT
    return words(first.figures["level3"].location)


def _by_name(project: Record) -> dict[tuple[str, str, str, str], list[Indicator]]:
    """Return the rows of a project that have one name under one level 2, in order."""

    def grouped() -> dict[tuple[str, str, str, str], list[Indicator]]:
        groups: dict[tuple[str, str, str, str], list[Indicator]] = {}
        held = project.object
        for row in held.indicators if isinstance(held, Project) else ():
            groups.setdefault(_key(row), []).append(row)
        return groups

    return project.once("rows by name", grouped)


def _first(project: Record, row: Indicator) -> Indicator:
    """Return the first row of a name: under its own level 2, else one of another class."""
    first = _by_name(project).get(_key(row), [row])[0]
    return first if first is not row else _elsewhere(project, row) or row


def _elsewhere(project: Record, row: Indicator) -> Indicator | None:
    """Return the first row of another class that has the name and the value of a row.

    A class of its own name (满意度), a short name and a blank value tell nothing.
    """
    name, value = _key(row)[-1], _said(row, "value")
    if len(name) < _SHORTEST or not any(map(str.isalnum, value)) or _CLASS.search(name):
        return None

    def grouped() -> dict[tuple[str, str, str], Indicator]:
        first: dict[tuple[str, str, str], Indicator] = {}
        held = project.object
        for one in held.indicators if isinstance(held, Project) else ():
            first.setdefault((one.period, _key(one)[-1], _said(one, "value")), one)
        return first

    found = project.once("rows by name and value", grouped)[row.period, name, value]
    return found if _key(found) != _key(row) else None


def _said(row: Indicator, column: str) -> str:
    found = row.figures.get(column)
    return compact(found.location.text) if found is not None else ""


def _sign(row: Indicator) -> Value:
    found = row.figures.get("comparator")
    return words(found.location) if found is not None else ABSENT


def _key(row: Indicator) -> tuple[str, str, str, str]:
    named = row.figures.get("level3")
    return row.period, row.level1, row.level2, compact(named.location.text) if named else ""


def _told_apart(record: Record) -> Value:
    """Tell whether the description of a row differs from its twin's."""
    project, row = record.around("project"), record.object
    if project is None or not isinstance(row, Indicator):
        return flag(False)
    first = _first(project, row)
    said = [
        compact(one.figures["description"].location.text) if "description" in one.figures else ""
        for one in (first, row)
    ]
    return flag(all(said) and said[0] != said[1])


def _levels(read: Reader, level: str) -> Value:
    filled = (row for row in _rows(read) if _is_true(_read(row, "filled")))
    found = dict.fromkeys(_texts(_read(row, level)) for row in filled)
    return Known(tuple(text(name) for name in found if name))


def _table_start(project: Project) -> Value:
    row = next(iter(project.form.rows), None)
    if row is None:
        return ABSENT
    at = row.level1_at or next(iter(row.cells.values()), None)
    return words(at)


def _plain_goal(read: Reader) -> Value:
    goal = read("goal")
    if not isinstance(goal, Known):
        return goal
    said = _LIST_MARK.sub("", str(goal.value))
    return Known(said, goal.text, goal.location)


def _goal_numbers(read: Reader) -> Value:
    goal = read("goal")
    return number(len(read_numbers(_texts(goal))), place(goal))


NAMES: tuple[Name, ...] = (
    Name("indicator", "filled", ("已填行",), k.BOOL,
         Text("名称或指标值填了内容；未用的模板行不算",
              "whether name or value is filled in; unused template rows are not"),
         derive=_filled),
    Name("indicator", "blank_cells", ("空缺栏",), k.list_of(k.TEXT),
         Text("该行空着、而表中其他行填写的栏目",
              "columns blank in the row that other rows fill in"),
         derive=_blank_cells),
    Name("indicator", "blank_cell", ("空缺处",), k.ANY,
         Text("第一个空缺的单元格", "the first blank cell"), derive=_blank_cell),
    Name("indicator", "row_words", ("整行文字",), k.TEXT,
         Text("名称、描述、指标值的全部文字", "the words of name, description and value"),
         derive=_row_words),
    Name("indicator", "name_value", ("名称数值",), k.QUANTITY,
         Text("三级指标名称里重述指标值的那个数",
              "the number in the name that states the value again"),
         derive=_name_value),
    Name("indicator", "twin", ("重复指标",), k.TEXT,
         Text("先出现的同名三级指标：同一二级指标下的，或别的类别下名称、指标值都相同的",
              "the earlier row of the same name under the same level 2, or of the same name and "
              "value in another class"),
         within=_twin),
    Name("indicator", "told_apart", ("描述可区分",), k.BOOL,
         Text("同名指标的描述各不相同", "whether descriptions tell rows of one name apart"),
         within=_told_apart),
    Name("indicator", "sign", ("指标性质",), k.TEXT,
         Text("指标性质栏的文字，如 ≥、定性", "the sign column: ≥, 定性 …"), _sign),
    Name("project", "level1_names", ("已填一级指标",), k.list_of(k.TEXT),
         Text("填了指标的一级指标", "level-1 names of rows that are filled in"),
         derive=lambda read: _levels(read, "level1")),
    Name("project", "level2_names", ("已填二级指标",), k.list_of(k.TEXT),
         Text("填了指标的二级指标", "level-2 names of rows that are filled in"),
         derive=lambda read: _levels(read, "level2")),
    Name("project", "table_start", ("指标表首行",), k.TEXT,
         Text("指标表第一行所在之处", "where the indicator rows begin"), _table_start),
    Name("project", "plain_goal", ("目标文字",), k.TEXT,
         Text("绩效目标，去掉序号", "the goal without its list marks"), derive=_plain_goal),
    Name("project", "goal_numbers", ("目标数字个数",), k.NUMBER,
         Text("绩效目标中带单位的数有几个", "how many numbers with units the goal has"),
         derive=_goal_numbers),
)  # fmt: skip
