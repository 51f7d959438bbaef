"""Profiles select, grade and set parameters; each mistake has its place and a guess."""

from pathlib import Path

import pytest

from bgtlint.cli.options import rule_files
from bgtlint.rules.errors import RuleErrors
from bgtlint.rules.load import load_rules
from bgtlint.rules.profile import Profile, apply
from bgtlint.rules.read_profile import load_profile
from bgtlint.rules.selection import select
from bgtlint.rules.show import shown
from bgtlint.shipped import shipped

RULES = load_rules(rule_files([]), check_examples=False)


def profile(tmp_path: Path, text: str, **others: str) -> Profile:
    for name, content in others.items():
        (tmp_path / f"{name}.yml").write_text(content, encoding="utf-8")
    path = tmp_path / "p.yml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path, RULES, lambda name: _found(tmp_path / f"{name}.yml"))


def _found(path: Path) -> Path | None:
    return path if path.exists() else None


def test_a_profile_selects_grades_and_sets(tmp_path: Path) -> None:
    found = profile(
        tmp_path,
        """\
title: {zh: 试, en: try}
province: 某省
years: [2025, 2026]
select: [CST, PLN, COD001]
ignore: [PLN006]
also: [PLN007]
severity: {CST001: error, CST002: off}
parameters:
  CST001: {relative: 1%}
""",
    )
    rules = {rule.id: rule for rule in apply(found, RULES).rules}
    assert {ident[:3] for ident in rules} == {"CST", "PLN", "COD"}
    assert "PLN006" not in rules
    assert "CST002" not in rules
    assert not rules["PLN007"].pedantic
    assert str(rules["CST001"].severity.default) == "error"
    assert rules["CST001"].severity.conditions
    assert shown(rules["CST001"].parameters["relative"]) == "1%"
    assert found.parameters["CST001", "relative"].place.endswith("p.yml:9")
    assert (found.years, found.province) == ((2025, 2026), "某省")


def test_the_digest_tells_profiles_apart(tmp_path: Path) -> None:
    one = apply(profile(tmp_path, "title: 甲\nignore: [CST]\n"), RULES)
    other = apply(profile(tmp_path, "title: 甲\nignore: [PLN]\n"), RULES)
    assert len({RULES.digest, one.digest, other.digest}) == 3


def test_the_nearest_setting_wins(tmp_path: Path) -> None:
    found = profile(
        tmp_path,
        "title: 县\nextends: base\nseverity: {CST001: info}\nignore: [SAT]\n",
        base="title: 省\nyears: [2025]\nseverity: {CST001: error, CST004: error}\nignore: [VAL]\n",
    )
    rules = {rule.id: rule for rule in apply(found, RULES).rules}
    assert str(rules["CST001"].severity.default) == "info"
    assert str(rules["CST004"].severity.default) == "error"
    assert {ident[:3] for ident in rules}.isdisjoint({"SAT", "VAL"})
    assert found.years == (2025,)
    assert [Path(file).name for file in found.files] == ["base.yml", "p.yml"]


def test_pedantic_rules_of_a_profile_run(tmp_path: Path) -> None:
    everything = apply(profile(tmp_path, "title: 严\nalso: [PLN]\n"), RULES)
    assert "PLN007" in [rule.id for rule in select(everything).rules]
    assert "PLN007" not in [rule.id for rule in select(RULES).rules]


@pytest.mark.parametrize("path", sorted(shipped("profiles").glob("*.yml")), ids=lambda p: p.stem)
def test_shipped_profiles_load(path: Path) -> None:
    found = load_profile(path, RULES, lambda _: None)
    assert found.title.zh
    assert found.title.en
    assert apply(found, RULES).rules


def test_strict_turns_everything_on() -> None:
    strict = apply(load_profile(shipped("profiles") / "strict.yml", RULES, lambda _: None), RULES)
    assert not [rule.id for rule in strict.rules if rule.pedantic]


@pytest.mark.parametrize(
    ("text", "line", "column", "says", "hint"),
    [
        ("", 1, 1, "键值对", ""),
        ("- a\n", 1, 1, "键值对", ""),
        ("select: [CST]\n", 1, 1, "缺少 title", ""),
        ("title: 试\nselcet: [CST]\n", 2, 1, "未知的键 selcet", "select"),
        ("title: 试\nselect: [CTS]\n", 2, 10, "没有规则 CTS", "CST"),
        ("title: 试\nselect: CST\n", 2, 9, "应为列表", ""),
        ("title: 试\nignore: [CST01]\n", 2, 10, "没有规则 CST01", "CST001"),
        ("title: 试\nseverity: {CST999: error}\n", 2, 12, "没有规则 CST999", "CST"),
        ("title: 试\nseverity: {CST001: eror}\n", 2, 20, "未知的严重程度 eror", "error"),
        ("title: 试\nseverity: [CST001]\n", 2, 11, "键值对", ""),
        ("title: 试\nparameters: {CST001: {relativ: 1%}}\n", 2, 23, "没有参数", "relative"),
        ("title: 试\nparameters: {CST001: {relative: 1}}\n", 2, 33, "应为比率", "1%"),
        ("title: 试\nparameters: {CST001: {relative: 1 万元}}\n", 2, 33, "而这是金额", ""),
        ("title: 试\nparameters: {FND001: {a: 1}}\n", 2, 23, "没有参数 a", "没有参数"),
        ("title: 试\nyears: [二〇二五]\n", 2, 9, "不是年份", ""),
        ("title: {zh: 试}\n", 1, 8, "缺少 en", ""),
        ("title: 试\nextends: nowhere\n", 2, 10, "没有配置方案 nowhere", ""),
        ("title: 试\nextends: p\n", 2, 10, "互相继承", ""),
        ("title: 试\nselect: [CST\n", 3, 1, "YAML", ""),
        ("title: 试\ntitle: 试\n", 2, 1, "重复", ""),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, column: int, says: str, hint: str) -> None:
    with pytest.raises(RuleErrors) as caught:
        profile(tmp_path, text)
    found = caught.value.errors[0]
    assert (found.line, found.column) == (line, column), found.text("zh")
    assert says in found.message.zh
    assert found.message.en
    assert hint in found.hint.zh
