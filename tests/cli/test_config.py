from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bgtlint.cli.main import cli

FIXTURE = Path(__file__).parents[2] / "fixtures" / "broken" / "costs.txt"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    run("rules", "new", "BUR001", "--dir", folder)
    (folder / "profiles").mkdir()
    (folder / "profiles" / "county.yml").write_text(
        "title: 县\nselect: [CST, BUR]\nseverity: {CST001: error, BUR001: info}\n",
        encoding="utf-8",
    )
    return folder


def test_config_show_names_settings_and_files(own: Path) -> None:
    told = run("config", "show", "--rules", own, "--profile", "county").output
    assert "配置方案：county 县" in told
    assert "county、hebei-2025、strict" in told
    lines = told.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("CST001 "))
    assert "[启用]" in lines[place]
    assert lines[place + 1].startswith("  error  ← ")
    assert lines[place + 1].endswith("county.yml:3")
    assert lines[place + 2].startswith("  relative = 0.5%  ← rules/CST.yml:")
    stopped = next(line for line in lines if line.startswith("PLN001 "))
    assert "[停用]" in stopped
    english = run("config", "show", "--lang", "en").output
    assert english.startswith("profile: none\n")


def test_check_runs_under_a_profile(own: Path) -> None:
    plain = run("check", FIXTURE, "-f", "json", "--rules", own)
    under = run("check", FIXTURE, "-f", "json", "--rules", own, "--profile", "county")
    assert '"CST001"' in under.output
    assert '"FND001"' in plain.output
    assert '"FND001"' not in under.output
    digests = {run.output.split('"rules_digest": "')[1][:64] for run in (plain, under)}
    assert len(digests) == 2


def test_a_profile_may_be_a_file_and_an_unknown_one_is_guessed(own: Path) -> None:
    path = own / "profiles" / "county.yml"
    assert "配置方案：county" in run("config", "show", "--rules", own, "--profile", path).output
    missed = run("check", FIXTURE, "--profile", "hebei-2052")
    assert (missed.exit_code, "是不是 hebei-2025" in missed.output) == (2, True)


def test_a_wrong_profile_stops_everything(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text("title: 坏\nselect: [CTS]\n", encoding="utf-8")
    found = run("check", FIXTURE, "--profile", path)
    assert found.exit_code == 2
    assert f"{path}:2:10: 没有规则 CTS。" in found.output


def test_a_bureaus_rule_takes_the_place_of_ours(own: Path) -> None:
    path = own / "BUR001.yml"
    text = path.read_text(encoding="utf-8").replace("id: BUR001", "id: CST001")
    path.write_text(text, encoding="utf-8")
    refused = run("rules", "check", "--rules", own)
    assert refused.exit_code == 2
    assert "CST001 重复" in refused.output
    assert "replaces: true" in refused.output
    path.write_text(text.replace("  severity:", "  replaces: true\n  severity:"), encoding="utf-8")
    assert run("rules", "check", "--rules", own).exit_code == 0
    assert str(path) in run("explain", "CST001", "--rules", own).output
    nothing = text.replace("CST001", "BUR777").replace("  severity:", "  replaces: 是\n  severity:")
    path.write_text(nothing, encoding="utf-8")
    missed = run("rules", "check", "--rules", own)
    assert "没有规则 BUR777 可以替换" in missed.output


def test_a_profile_extends_one_beside_it_and_never_a_path(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("title: 省\nignore: [SAT]\n", encoding="utf-8")
    path = tmp_path / "own.yml"
    path.write_text("title: 县\nextends: base\n", encoding="utf-8")
    told = run("config", "show", "--profile", path).output
    assert "base.yml" in told.splitlines()[1]
    path.write_text(f"title: 县\nextends: {tmp_path / 'base.yml'}\n", encoding="utf-8")
    refused = run("config", "show", "--profile", path)
    assert (refused.exit_code, "没有配置方案" in refused.output) == (2, True)
