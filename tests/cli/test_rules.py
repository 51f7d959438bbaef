import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from bgtlint.cli.main import cli
from bgtlint.rules.schema import profile_schema, rule_schema
from bgtlint.rules.vocabulary import AROUND
from bgtlint.shipped import shipped

ROOT = Path(__file__).parents[2]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def plain(path: Path) -> object:
    return json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)))


def test_the_pages_of_the_rules_are_up_to_date() -> None:
    found = run("rules", "docs", ROOT / "docs" / "rules", "--check")
    assert (found.exit_code, found.output) == (0, ""), "run: bgtlint rules docs"


def test_stale_and_changed_pages_are_told_and_mended(tmp_path: Path) -> None:
    assert run("rules", "docs", tmp_path).exit_code == 0
    (tmp_path / "CST001.md").write_text("old", encoding="utf-8")
    (tmp_path / "OLD001.md").write_text("gone", encoding="utf-8")
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    found = run("rules", "docs", tmp_path, "--check")
    assert found.exit_code == 1
    told = [Path(line.split(":")[0]).name for line in found.output.splitlines()]
    assert told == ["CST001.md", "OLD001.md"]
    assert run("rules", "docs", tmp_path).exit_code == 0
    assert run("rules", "docs", tmp_path, "--check").exit_code == 0
    assert (tmp_path / "notes.md").exists()


@pytest.mark.parametrize("scope", AROUND)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_rule_works_in_every_scope(scope: str, lang: str, tmp_path: Path) -> None:
    made = run("rules", "new", "BUR001", "--scope", scope, "--dir", tmp_path, "--lang", lang)
    assert made.exit_code == 0, made.output
    path = tmp_path / "BUR001.yml"
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert (tmp_path / "bgtlint-rules.schema.json").exists()
    tested = run("rules", "test", "BUR001", "--rules", tmp_path)
    assert (tested.exit_code, "2 个例子都与所写相符" in tested.output) == (0, True), tested.output
    jsonschema.Draft202012Validator(rule_schema()).validate(plain(path))


def test_new_refuses_to_overwrite_and_to_reuse(tmp_path: Path) -> None:
    assert run("rules", "new", "BUR001", "--dir", tmp_path).exit_code == 0
    path = tmp_path / "BUR001.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    for ident, says in [
        ("BUR001", "BUR002"),
        ("CST001", "CST0"),
        ("bur1", "BUR001"),
    ]:
        found = run("rules", "new", ident, "--dir", tmp_path)
        assert found.exit_code == 2
        assert says in found.output
    (tmp_path / "BUR003.yml").write_text("[]", encoding="utf-8")
    assert "文件已存在" in run("rules", "new", "BUR003", "--dir", tmp_path).output
    assert path.read_text(encoding="utf-8").endswith("# mine\n")
    wrong = run("rules", "new", "BUR009", "--scope", "costline", "--dir", tmp_path)
    assert (wrong.exit_code, "cost_line" in wrong.output) == (2, True)
    wrong = run("rules", "new", "BUR009", "--name", "Bad Name", "--dir", tmp_path)
    assert (wrong.exit_code, "bureau-product" in wrong.output) == (2, True)


def test_a_failing_example_says_what_differed(tmp_path: Path) -> None:
    run("rules", "new", "BUR001", "--dir", tmp_path)
    path = tmp_path / "BUR001.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("126.15", "226.15").replace("0.06 万元", "0.07 万元")
    text = text.replace("at: 单价}", "at: 预算数, 数量: 16 条}")
    path.write_text(text, encoding="utf-8")
    found = run("rules", "test", "BUR", "--rules", tmp_path)
    assert found.exit_code == 2
    for line in (
        "判定 verdict  应为 通过  得到 不通过",
        "差额 gap  应为 0.07 万元  得到 0.06 万元",
        "单元格 at  应为 预算数  得到 单价",
        "操作数 数量  应为 16 条  得到 15条",
        "1 条规则的 2 个例子中有 2 个不符。",
    ):
        assert line in found.output
    assert f"{path}:28:" in found.output
    english = run("rules", "test", "BUR", "--rules", tmp_path, "--lang", "en")
    assert "verdict  expected pass  got fail" in english.output
    assert "cell (at)" in english.output


def test_shipped_rules_and_profiles_fit_their_schemas() -> None:
    rules = jsonschema.Draft202012Validator(rule_schema())
    profiles = jsonschema.Draft202012Validator(profile_schema())
    for path in shipped("").glob("[A-Z][A-Z][A-Z].yml"):
        document = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for rule in document:
            for key in ("pedantic", "replaces", "regions", "whole"):
                if key in rule:
                    rule[key] = rule[key] == "true"
        rules.validate(document)
    for path in shipped("profiles").glob("*.yml"):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        profiles.validate(document)


def test_the_schemas_are_schemas() -> None:
    for made in (rule_schema(), profile_schema()):
        jsonschema.Draft202012Validator.check_schema(made)
    assert json.loads(run("rules", "schema").output)["title"] == "bgtlint rules"
    assert json.loads(run("rules", "schema", "profile").output)["title"] == "bgtlint profile"


def test_explain_tells_a_rule_in_both_wordings_and_guesses() -> None:
    for word in ("CST001", "cst001", "cost-product", "数量×单价×周期与预算数不符"):
        told = run("explain", word)
        assert told.exit_code == 0
        assert "数量 × 单价 × 年度 ≈ 预算数 ± relative" in told.output
        assert "quantity × unit_cost × fiscal_year ≈ budget ± relative" in told.output
    for heading in ("查什么", "应避免", "应这样", "为什么", "例外", "依据", "相关"):
        assert f"\n{heading}\n" in told.output
    assert "相差 0.06 万元（0.67%）" in told.output
    missed = run("explain", "CTS001")
    assert (missed.exit_code, "是不是 CST001" in missed.output) == (2, True)
