"""Whether a form read from text without cells holds together: what it says must be its own words.

A table's cells say where a word belongs; running text does not. A form whose money, name or
indicators show that a cut went wrong is named and not judged.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bgtlint.model import Form, FormKind, FormRow, Location
from bgtlint.reading.normalise import compact
from bgtlint.recognition.cells import FIGURE, SIGNS, template_cells
from bgtlint.recognition.funds import AMOUNTS
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.pieces import is_unit, is_value
from bgtlint.recognition.tasks import shipped_task_words

MONEY = ("budget", "total_budget")
POINTS = ("weight", "score")
EVALUATED = frozenset({FormKind.SELF_EVALUATION, FormKind.DEPARTMENT_SELF_EVALUATION})
"""Forms whose goal stands beside what was achieved: of the two run together neither is read."""
SURE = "能够确定的"
SUM = "资金金额"
GOAL = "绩效目标"
LONGEST_NAME = 100
MOST_WORDS = 2
"""A name of more words, parted by blanks, has a label and its value in it."""
SEVERAL = 3
"""A text of so many rows or more is what every row says."""
LEVEL = 4
REST = 3
LONGEST_INDICATOR = 60
ABOVE: Mapping[str, frozenset[str]] = {
    "quantity": frozenset({"产出", "管理"}),
    "quality": frozenset({"产出", "管理"}),
    "time": frozenset({"产出", "管理"}),
    "cost": frozenset({"产出", "成本"}),
    "benefit": frozenset({"效益"}),
    "satisfaction": frozenset({"满意度", "效益"}),
}
"""Under which level-1 names a level-2 name of a role stands."""
_AMOUNT = re.compile(
    r"[-−]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[百千万亿]*元?|[百千万亿]*元\(其中:[^()]*\))|[-—/]+|"
)
_DECIMAL = re.compile(r"(?<![\d.])\d[\d,]*\.\d+(?![\d.])")
_ALONE = re.compile(r"(?<!\S)\d[\d,]*\.\d+(?=[%％]?(?!\S))")
"""A decimal figure that is a whole word: a cell, and none of a sentence."""
_BEGINS = re.compile(r"[\w“\"《〈（(【\[①-⑳★▲*]")
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")
_UNIT = re.compile(r"万元|元\)|\([百千万亿]|单位[::][百千万亿]?元")
_STRAY = re.compile(r"%|[（(][百千万亿]?元[）)]")
_TWICE = re.compile(r"(.{3,})\1")
"""Target and actual that are the same, run together with the name."""
_OF_A_FORM = re.compile(
    r"(?:绩效|自评|目标|评价)[一-鿿]{0,8}表(?:\(|$)|[一-鿿)]:$|\((?:盖章|公章|签章|签字)\)"
)
"""A form's title, or a label at the end, as where the next form's heading was taken for a cell."""
_VALUED = re.compile(r"[≥≤≧≦＞＜>=＝<]{1,2}\d[\d,.]*[^\d,.]{0,4}$")
"""A name with a target at its end, as where a cell is missing."""
_FOLLOWED = re.compile(r"\d[\d,]*\.\d+[一-鿿]{4,}")
"""An amount and what stood in the next cell, whose label is missing."""
_NAMES = re.compile(r"(?:名称|编码|代码|负责人|总额|类别|属性|时间|任务)$")


def doubts(
    form: Form, text: str, body: int, layout: Layout, levels: Levels, left: str = ""
) -> tuple[str, ...]:
    """Return what of a form is not such as cells would hold, as the report names it.

    `text` is the whole form as printed; its indicators begin at `body`. What was `left` out of it
    is named already.
    """
    above = text[:body]
    levelled = any(row.level1 for row in form.rows) or not _names_level1(text, levels)
    unit = bool(form.amount_unit) or not (_UNIT.search(compact(above)) and _is_bare(form, layout))
    figures = _ALONE if form.funds else _DECIMAL
    funds = _are_placed(form) and not any(_lost(form, above, figures, left))
    plan = all(cell.label and cell.value and compact(cell.value.text) for cell in form.plan)
    rows = bool(form.rows) and are_indicators(form.rows, levels)
    sure = {
        "项目名称": not form.missing and _is_named(form, layout),
        SUM: unit and funds and _has_amounts(form, above, layout),
        GOAL: form.kind in EVALUATED or _has_goals(form),
        "资金支出计划": plan,
        "各级指标": levelled and _are_levelled(form.rows, levels),
        "指标值": rows,
    }
    return tuple(f"{SURE}{name}" for name, told in sure.items() if not told)


def _names_level1(text: str, levels: Levels) -> bool:
    """Tell whether a text names a level 1 that no name of a level 2 ends with."""
    names = [one for one in levels.level1 if not any(two.endswith(one) for two in levels.level2)]
    return any(f"{name}指标" in compact(text) for name in names)


def are_indicators(rows: Sequence[FormRow], levels: Levels) -> bool:
    """Tell whether the names and values of rows look like such; blank rows are left out.

    A row is blank too that says nothing but what several others say.
    """
    said = Counter(text for row in rows for text in set(_texts(row)))
    return all(
        _is_indicator(row, levels)
        for row in rows
        if any(said[text] < SEVERAL for text in _texts(row)) or "level3" in _filled(row)
    )


def tells(row: FormRow) -> bool:
    """Tell whether a row has a name or a value, and is no more than a level left open."""
    cells = (row.cells.get(name) for name in ("level3", "value"))
    return any(cell is not None and compact(cell.text) for cell in cells)


def _filled(row: FormRow) -> set[str]:
    return {name for name, place in row.cells.items() if compact(place.text)}


def _texts(row: FormRow) -> Iterator[str]:
    yield from (compact(row.cells[name].text) for name in _filled(row))


def stands(form: Form, above: str, layout: Layout, levels: Levels) -> bool:
    """Tell whether a form has a name, amounts that are figures, and indicators under levels."""
    return (
        not form.missing
        and _is_named(form, layout)
        and _has_amounts(form, above, layout)
        and _are_placed(form)
        and bool(form.rows)
        and _are_levelled(form.rows, levels)
    )


def _has_goals(form: Form) -> bool:
    return all(compact(form.fields[n].text) for n in ("goal", "term_goal") if n in form.fields)


def _is_named(form: Form, layout: Layout) -> bool:
    fields = form.fields
    names = [compact(fields[n].text) for n in ("name", "unit", "department") if n in fields]
    if any(len(fields[n].text.split()) > MOST_WORDS for n in ("name", "unit") if n in fields):
        return False
    tasks = shipped_task_words()
    words = {*layout.words, *layout.groups, *tasks.name, *tasks.columns}
    known = [word for word in words if len(word) > 3 and _NAMES.search(word)]
    if not any(names) or ("name" in fields and not compact(fields["name"].text)):
        return False
    return not any(
        len(name) > LONGEST_NAME
        or _DECIMAL.search(name)
        or _STRAY.search(name)
        or any(word in name for word in known)
        for name in names
    )


def _has_amounts(form: Form, above: str, layout: Layout) -> bool:
    """Tell whether amounts are figures and nothing else, and one is read where any is printed."""
    parts = [name for name, rule in layout.fields.items() if rule.part or name in MONEY]
    found = [compact(form.fields[name].text) for name in parts if name in form.fields]
    cells = [compact(p.text) for row in form.funds for n, p in row.cells.items() if n in AMOUNTS]
    if not all(map(_AMOUNT.fullmatch, found)):
        return False
    if not all(not text or FIGURE.fullmatch(text) for text in cells):
        return False
    budget = "budget" in form.fields and bool(compact(form.fields["budget"].text))
    total = any(row.name == "budget" and any(compact(p.text) for p in row.cells.values())
                for row in form.funds)  # fmt: skip
    return budget or total or not any(word in compact(above) for word in ("资金", "预算", "金额"))


def _are_placed(form: Form) -> bool:
    """Tell whether amounts, points and rates of the funds stand each in a column of their kind."""
    for row in form.funds:
        for name, place in row.cells.items():
            text = compact(place.text)
            if "%" in text and (name in AMOUNTS or name in POINTS):
                return False
    return not any(_FOLLOWED.match(compact(place.text)) for place in form.noted)


def _is_bare(form: Form, layout: Layout) -> bool:
    """Tell whether an amount is printed without a unit of its own."""
    names = [name for name, rule in layout.fields.items() if rule.part or name in MONEY]
    texts = [form.fields[name].text for name in names if name in form.fields]
    texts += [p.text for row in form.funds for n, p in row.cells.items() if n in AMOUNTS]
    return any("元" not in text and any(map(str.isdigit, text)) for text in texts)


def _lost(form: Form, above: str, figures: re.Pattern[str], left: str) -> Iterator[str]:
    """Yield the decimal figures over the indicators that nothing of the form has taken."""
    places: list[Location] = [*form.fields.values(), *form.noted, *form.totals.values()]
    places += [place for row in form.funds for place in row.cells.values()]
    places += [place for row in form.tasks for place in row.cells.values()]
    places += [place for cell in form.plan for place in (cell.label, cell.value) if place]
    texts = [left, *(place.text for place in places)]
    read = Counter(figure for text in texts for figure in _DECIMAL.findall(text))
    yield from (Counter(figures.findall(above)) - read).elements()


def _are_levelled(rows: Sequence[FormRow], levels: Levels) -> bool:
    """Tell whether all rows or none have a level 1, and each stands over its level 2."""
    if len({bool(row.level1) for row in rows}) > 1:
        return False
    known = set(levels.level1.values())
    told = [row for row in rows if row.level1 in known and row.level1 != "满意度"]
    if len({bool(row.level2) for row in told}) > 1:
        return False
    for row in rows:
        allowed = ABOVE.get(levels.roles.get(row.level2, ""))
        if row.level1 in known and allowed and row.level1 not in allowed:
            return False
    return True


def _is_indicator(row: FormRow, levels: Levels) -> bool:
    cells = {name: compact(place.text) for name, place in row.cells.items()}
    name, value = cells.get("level3", ""), cells.get("value", "")
    if template_cells([name]) and not value.strip("-—/"):
        return True
    return (
        bool(name)
        and len(name) <= LONGEST_INDICATOR
        and bool(_BEGINS.match(name))
        and not _BRACKETED.fullmatch(name)
        and not _TWICE.search(name)
        and (not is_value(name) or name == value == cells.get("actual"))
        and not FIGURE.fullmatch(name)
        and (cells.get("comparator") in SIGNS or not begins_with_level(name, levels))
        and not is_unit(name)
        and not (value and is_unit(value))
        and (not (name == value and len(name) < REST) or value == cells.get("actual"))
        and "其中:" not in name
        and not any(map(_OF_A_FORM.search, (name, value)))
        and not _VALUED.search(name)
        and bool(row.level1 or row.level2 or not level1(name, levels))
        and not _DECIMAL.search(name)
        and (
            not value
            or bool(_BEGINS.match(value.lstrip("≥≤=<>＝＞＜≧≦+-±~～/—")))
            or value in "/-—"
        )
    )


def begins_with_level(name: str, levels: Levels) -> bool:
    """Tell whether a name is a short level name, or begins with a long one and goes on."""
    if level2(name, levels) and len(name) < LEVEL:
        return True
    if any(level2(name[:n], levels) and is_value(name[n:]) for n in range(2, len(name))):
        return True
    return any(name.startswith(word) and len(name) >= len(word) + REST
               for word in levels.level2 if len(word) >= LEVEL)  # fmt: skip
