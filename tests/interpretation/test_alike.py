"""Comparing tables with each other and with their own text."""

from pathlib import Path

import pytest

from bgtlint.interpretation.alike import likeness, plain_name, same_indicators, same_prices
from bgtlint.interpretation.costs import shipped_costs
from bgtlint.interpretation.projects import read_project
from bgtlint.interpretation.stated import stated_figures
from bgtlint.model import Form, Project
from bgtlint.reading import Limits, join, open_document
from bgtlint.recognition.document import recognise
from bgtlint.recognition.layout_reading import shipped_layouts, shipped_levels
from fixtures.builder.facts import DocumentFacts, IndicatorFacts, PlanFacts, ProjectFacts
from fixtures.builder.load import indicator
from fixtures.builder.text import write_text

BASE = (
    ["质量", "到位率", "资金到位率", "100%"],
    ["社会", "生活", "群众生活", "改善"],
    ["满意度", "参保人员满意度", "参保人员对服务的满意度", "≥90%"],
)


def facts(
    name: str, goal: str = "1.按时发放", *rows: list[str], budget: str = "12.00"
) -> ProjectFacts:
    indicators: tuple[IndicatorFacts, ...] = tuple(indicator(row, "规定") for row in (*rows, *BASE))
    return ProjectFacts(
        name, f"{name}绩效目标表", "101001 清湾县民政局", "13082225P000169100010", budget, budget,
        "", "发放补贴", goal, PlanFacts(("25%", "50%", "75%", "100%")), indicators,
    )  # fmt: skip


def read(tmp_path: Path, *projects: ProjectFacts) -> list[Project]:
    document = DocumentFacts("a", "a", "清湾县民政局", 2025, "万元", (), projects)
    path = tmp_path / "a.txt"
    path.write_text(write_text(document), encoding="utf-8")
    pages = join(open_document(path, pdf_engine="pdfplumber", limits=Limits()).pages)
    found = recognise(pages, shipped_layouts(), shipped_levels())
    return [
        read_project(form, shipped_levels(), shipped_costs())
        for form in found
        if isinstance(form, Form)
    ]


PEOPLE = ["数量", "聘用护林员", "在岗护林员", "96人"]
PATROL = ["数量", "巡护里程", "全年巡护里程", "≥800公里"]


@pytest.mark.parametrize(
    ("goal", "stated"),
    [
        ("1.聘用护林员69人", [("69", "96")]),
        ("1.聘用护林员96人，巡护里程800公里", [("96", "96"), ("800", "800")]),
        ("1.聘用护林员约69人", []),
        ("1.聘用护林员60-70人", []),
        ("1.聘用人员69人", []),
        ("1.聘用护林员69人，其中老护林员20人", []),
        ("1.69名护林员在岗", []),
        ("1.2025年聘用护林员两年", []),
        ("1.投入护林员经费69万元", []),
        ("1.为8个林场各聘用护林员3人", []),
        ("1.每个林场聘用护林员3人", []),
        ("1.各类护林员69人", [("69", "96")]),
        ("1.参保人员满意度达到85%", [("85", "90")]),
    ],
)
def test_numbers_of_the_goal_meet_one_indicator(
    tmp_path: Path, goal: str, stated: list[tuple[str, str]]
) -> None:
    (project,) = read(tmp_path, facts("甲", goal, PEOPLE, PATROL))
    found = [
        (str(one.stated.measure.number), str(one.indicated.measure.number))
        for one in stated_figures(project)
    ]
    assert found == stated


def test_a_number_said_twice_is_one_number(tmp_path: Path) -> None:
    twice = "1.聘用护林员69人；2.培训护林员69人"
    (project,) = read(tmp_path, facts("甲", twice, PEOPLE))
    assert [str(one.stated.measure.number) for one in stated_figures(project)] == ["69", "69"]


def test_two_rows_that_fit_are_no_pair(tmp_path: Path) -> None:
    other = ["数量", "培训护林员", "培训护林员人数", "40人"]
    (project,) = read(tmp_path, facts("甲", "1.安排护林员69人", PEOPLE, other))
    assert list(stated_figures(project)) == []


def test_names_without_year_and_document_number(tmp_path: Path) -> None:
    one, other = read(
        tmp_path, facts("岭财社〔2024〕136号2025年就业补助资金"), facts("2025年就业补助资金")
    )
    assert plain_name(one) == plain_name(other) == "就业补助资金"
    assert likeness(one) == likeness(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (facts("2025年中央就业补助"), facts("2025年省级就业补助")),
        (facts("2024年贴息资金"), facts("2025年贴息资金")),
        (facts("2025年贴息资金"), facts("2025年贴息资金", budget="13.00")),
    ],
)
def test_payers_years_and_budgets_tell_projects_apart(
    tmp_path: Path, one: ProjectFacts, other: ProjectFacts
) -> None:
    first, second = read(tmp_path, one, other)
    assert likeness(first) != likeness(second)


def test_the_same_indicator_is_laid_beside_the_usual_one(tmp_path: Path) -> None:
    people = ["满意度", "参保人员满意度", "参保人员对窗口的满意度"]
    shares = ("≥90%", "≥85%", "≥90%")
    named = zip("甲乙丙", shares, strict=True)
    projects = read(tmp_path, *(facts(name, "1.发放", [*people, share]) for name, share in named))
    (pair,) = same_indicators(projects)
    assert (pair.one, pair.other) == (projects[0].indicators[0], projects[1].indicators[0])


def test_prices_of_one_noun_and_basis(tmp_path: Path) -> None:
    rows = (["成本", "补贴标准", "每人每月100元", "100元/人·月"], PEOPLE)
    first, second = read(tmp_path, facts("甲", "1.发放", *rows), facts("乙", "1.发放", *rows))
    (pair,) = same_prices([first, second])
    assert (pair.one, pair.other) == (first.cost_lines[0], second.cost_lines[0])
    assert list(same_prices([first])) == []
