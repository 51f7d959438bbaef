"""Short ways to write rules, subjects and projects for tests."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bgtlint.interpretation.amounts import read_amount, read_percent
from bgtlint.interpretation.values import read_value
from bgtlint.model import (
    Checkpoint,
    CostLine,
    Figure,
    Form,
    FormKind,
    Indicator,
    Location,
    PlanCell,
    Project,
)
from bgtlint.rules.check import check
from bgtlint.rules.checking import Checking
from bgtlint.rules.env import Env
from bgtlint.rules.errors import ExpressionError
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.examples import example_record
from bgtlint.rules.load import load_rules
from bgtlint.rules.parse import parse
from bgtlint.rules.rule import Rule, RuleSet
from bgtlint.rules.values import Value

COST = """
- id: CST001
  name: cost-product
  title: {zh: 数量×单价×周期与预算数不符, en: the product differs from the budget}
  severity: warning
  scope: cost_line
  forms: [target]
  when: not total and present(quantity)
  assert: quantity × unit_cost × fiscal_year ≈ budget ± 0.5%
  at: unit_cost
  message:
    zh: "{quantity} × {unit_cost} = {lhs}，预算数为 {rhs}，相差 {gap}（{gap_percent}）"
    en: "{lhs} against {rhs}: {gap} ({gap_percent})"
  suggestion: {zh: "请核对。若预算数无误：{implied(unit_cost)}。", en: "If it is right: {implied}."}
  basis: {document: 财预〔2015〕88号, topic: 相应匹配}
  examples:
    pass: [{quantity: 29 人, unit_cost: 4.35 万元/人/年, budget: 126.15 万元}]
    fail:
      - quantity: 15 条
        unit_cost: 6000 元/条
        budget: 8.94 万元
        expect: {gap: 0.06 万元, severity: warning}
"""


def rule_text(scope: str = "project", **keys: str) -> str:
    """Return a rule in YAML; a key of None leaves it out, `_` in a key stands for nothing."""
    parts: dict[str, str] = {
        "id": "TST001",
        "name": "test-rule",
        "title": "试",
        "severity": "warning",
        "scope": scope,
        "assert": "true",
        "message": "'坏'",
        "basis": "{document: 试}",
        "examples": "{}",
    }
    parts.update({key.rstrip("_"): value for key, value in keys.items()})
    lines = [f"{key}: {value}" for key, value in parts.items() if value != "-"]
    return "- " + "\n  ".join(lines) + "\n"


def load(tmp_path: Path, *texts: str) -> RuleSet:
    """Load rule texts, one file each (a.yml, b.yml …)."""
    paths = []
    for name, text in zip("abcdef", texts, strict=False):
        path = tmp_path / f"{name}.yml"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return load_rules(paths)


def one(tmp_path: Path, text: str) -> Rule:
    """Load the only rule of a text."""
    (rule,) = load(tmp_path, text).rules
    return rule


def value(expression: str, scope: str = "project", **values: Any) -> Value:
    """Return the value of an expression over the values of an example."""
    return evaluate(parse(expression), Env(example_record(scope, values), {}, {}))


def mistakes(expression: str, scope: str = "project") -> list[ExpressionError]:
    """Return what the type check finds wrong."""
    errors: list[ExpressionError] = []
    check(parse(expression), Checking(scope, {}, errors))
    return errors


def place(label: str, text: str, row: int = 1, page: int = 1) -> Location:
    """Return a place with a text."""
    return Location(label, text, page=page, table=1, row=row, column=1)


def project(
    number: int = 1,
    fields: Mapping[str, str] | None = None,
    plan: Mapping[str, str] | None = None,
    costs: tuple[tuple[str, str], ...] = (),
    kind: FormKind = FormKind.TARGET,
) -> Project:
    """Return a project with amounts in 万元, a plan, and cost lines (quantity, unit cost)."""
    printed = {"name": f"项目{number}", "budget": "8.94", **(fields or {})}
    places = {
        name: place(name, text, row, number) for row, (name, text) in enumerate(printed.items(), 1)
    }
    shares = [
        Checkpoint(
            label, None, Figure(place(f"资金支出计划/{label}", text, 9, number), read_percent(text))
        )
        for label, text in (plan or {}).items()
    ]
    lines = []
    for row, (quantity, cost) in enumerate(costs, 20):
        counted = Figure(
            place("数量指标/指标值", quantity, row, number), read_value(quantity, "quantity")
        )
        priced = Figure(place("成本指标/指标值", cost, row + 50, number), read_value(cost, "cost"))
        indicator = Indicator("成本", "经济成本", "单价", {"value": priced}, "cost")
        lines.append(CostLine(indicator, priced, counted, None, basis_from="value"))
    form = Form(
        number,
        "generic",
        kind,
        None,
        places,
        ("fiscal",),
        "万元",
        tuple(PlanCell(label, None, None) for label in plan or {}),
        (),
        (),
    )
    amounts = {
        name: Figure(at, read_amount(at.text, "万元"))
        for name, at in places.items()
        if name in ("budget", "fiscal")
    }
    return Project(form, printed["name"], 2025, None, amounts, tuple(shares), (), tuple(lines))
