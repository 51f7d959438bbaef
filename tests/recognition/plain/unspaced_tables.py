"""Self-evaluations and goal tables as tables, and the same run together without a blank."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from bgtlint.model import Diagnostic, Form, Line, Page
from bgtlint.recognition.document import recognise
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels

Indicator = tuple[str, ...]
"""Level 1, level 2, name, target, actual value, points, score."""
LEVELS = (
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"), ("效益指标", "生态效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)  # fmt: skip
NAMES = (
    "河道清淤长度", "2023年培训农户人次", "聘用护林员", "新建5G基站数量", "工程验收合格率",
    "资金使用合规性", "农田水利设施管护", "群众生活质量", "沿河两岸生态环境", "安全生产",
    "户外厕所改造", "信访件按期办结率", "办公设备购置成本", "项目完成时间", "水质达标情况",
    "第3标段工程进度", "带动贫困户增收", "村民对村容村貌的满意度", "打造样板村3个", "市场秩序",
    "其中：危房改造户数", "实施效果", "提升公共服务水平", "110千伏线路维护", "保障机关运转",
)  # fmt: skip
FIGURES = st.builds(
    lambda sign, number, unit: f"{sign}{number}{unit}",
    st.sampled_from(["", "≥", "≤", "＝", "不低于"]),
    st.sampled_from(["1", "2", "5", "10", "11", "12", "36", "88", "90", "95", "98.5", "100", "101",
                     "110", "420", "1000", "2370", "0"]),
    st.sampled_from(["", "%", "个", "公里", "万元", "人次", "年", "元/人"]),
)  # fmt: skip
DATES = st.sampled_from(["2023年12月底前", "12月31日前", "2023年"])
WORDS = st.sampled_from(
    ["明显改善", "有所提升", "提升", "合格", "良好", "是", "专款专用", "不超预算", "效果明显",
     "严格执行相关规定", "持续改善", "无事故", "按计划完成", "逐步提高", "在合同期内完成"]
)  # fmt: skip
VALUES = st.one_of(FIGURES, FIGURES, DATES, WORDS)
ATTAINED = st.sampled_from(["达成预期指标", "已完成", "部分完成", "完成", "提升", "明显改善"])
HEADER = "一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"


@st.composite
def evaluations(draw: st.DrawFn) -> list[Indicator]:
    """Draw the indicators of a self-evaluation whose points add up to 90."""
    pairs = draw(st.lists(st.sampled_from(LEVELS), min_size=2, max_size=4, unique=True))
    rows: list[Indicator] = []
    counts = [draw(st.integers(1, 2)) for _ in pairs]
    left, places = 90, sum(counts)
    ordered = sorted(zip(pairs, counts, strict=True), key=lambda one: LEVELS.index(one[0]))
    for (first, second), count in ordered:
        for _ in range(count):
            places -= 1
            most = left - places
            points = left if not places else draw(st.integers(1, max(1, min(most, 25))))
            left -= points
            lost = draw(st.sampled_from(["0", "0", "0", "1", "0.5"]))
            score = max(Decimal(0), Decimal(points) - Decimal(lost))
            target = draw(VALUES)
            actual = draw(st.one_of(st.just(target), st.just(target), VALUES, ATTAINED))
            rows.append((first, second, draw(st.sampled_from(NAMES)), target, actual,
                         str(points), str(score)))  # fmt: skip
    return rows


def together(rows: list[Indicator], *, printed: bool = True) -> str:
    """Return a self-evaluation with these indicators, everything in one line."""
    text = (
        "项目支出绩效自评表（2023年度）项目名称镇区河道管护经费主管部门青禾县水利局实施单位青禾县河道"
        "管理所项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分年度资金总额：50.00"
        "50.0049.001098.00%9.8其中：本年财政拨款50.0050.0049.00年度总体目标预期目标实际完成情况"
        f"管好河道。管好河道。绩效指标{HEADER}"
    )
    seen = ("", "")
    for first, second, *cells in rows:
        text += first if first != seen[0] else ""
        text += second if (first, second) != seen else ""
        seen = (first, second)
        text += "".join(cells)
    total = sum((Decimal(row[6]) for row in rows), Decimal("9.8"))
    return f"{text}总分100{total}" if printed else text


def read(text: str) -> tuple[list[Form], list[Diagnostic]]:
    """Return the forms of a text in one line, and what was said of it."""
    found = list(recognise([Page(None, (Line(text),))], shipped_layouts(), shipped_levels()))
    return (
        [one for one in found if isinstance(one, Form)],
        [one for one in found if isinstance(one, Diagnostic)],
    )


def cells(form: Form) -> list[Indicator]:
    """Return the indicators that were read, as they were drawn."""
    names = ("level3", "value", "actual", "weight", "score")
    return [
        (f"{row.level1}指标", f"{row.level2}指标".replace("满意度指标", "服务对象满意度指标"),
         *(row.cells[name].text if name in row.cells else "" for name in names))
        for row in form.rows
    ]  # fmt: skip


@st.composite
def targets(draw: st.DrawFn) -> list[tuple[str, str, str, str]]:
    """Draw the indicators of a goal table: levels, name and value."""
    pairs = draw(st.lists(st.sampled_from(LEVELS), min_size=2, max_size=4, unique=True))
    return [
        (first, second, draw(st.sampled_from(NAMES)), draw(VALUES))
        for first, second in sorted(pairs, key=LEVELS.index)
        for _ in range(draw(st.integers(1, 2)))
    ]


def goals_together(rows: list[tuple[str, str, str, str]]) -> str:
    """Return a goal table with these indicators, everything in one line."""
    text = (
        "项目支出绩效目标表（2023年度）项目名称镇区河道管护经费主管部门青禾县水利局实施单位青禾县河道"
        "管理所项目资金（万元）年度资金总额50.00其中：财政拨款50.00其他资金0.00年度目标管好河道。"
        "绩效指标一级指标二级指标三级指标指标值"
    )
    seen = ("", "")
    for first, second, name, value in rows:
        text += first if first != seen[0] else ""
        text += second if (first, second) != seen else ""
        seen = (first, second)
        text += name + value
    return text


def target_cells(form: Form) -> list[tuple[str, str, str, str]]:
    """Return the indicators of a goal table that were read, as they were drawn."""
    return [
        (f"{row.level1}指标", f"{row.level2}指标".replace("满意度指标", "服务对象满意度指标"),
         row.cells["level3"].text, row.cells["value"].text)
        for row in form.rows
    ]  # fmt: skip


def missing(shown: Sequence[Indicator], table: Sequence[Indicator]) -> list[Indicator] | None:
    """Return the rows of a table that were not read; None where one read is no row of it."""
    left = iter(shown)
    expected = next(left, None)
    lost = []
    for row in table:
        if row == expected:
            expected = next(left, None)
        else:
            lost.append(row)
    return lost if expected is None else None


def are_named(rows: list[Indicator], said: list[Diagnostic]) -> bool:
    """Tell whether the text of each row stands in what was said not to be read."""
    texts = [place.text for one in said for place in one.places]
    return all(any("".join(row[2:]) in text for text in texts) for row in rows)
