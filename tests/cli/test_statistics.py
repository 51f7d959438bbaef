from pathlib import Path

from click.testing import CliRunner

from bgtlint.cli.main import cli

FIXTURE = Path(__file__).parents[2] / "fixtures" / "broken" / "costs.txt"


def test_the_table_follows_the_report_and_leaves_other_formats_alone() -> None:
    only = ["check", str(FIXTURE), "--select", "CST"]
    plain = CliRunner().invoke(cli, only)
    told = CliRunner().invoke(cli, [*only, "--statistics"])
    assert told.stdout.startswith(plain.stdout)
    assert "规则检查情况：" in told.stdout
    assert told.exit_code == plain.exit_code
    line = next(line for line in told.stdout.splitlines() if line.startswith("CST001 "))
    assert len(line.split()) >= 6
    as_json = CliRunner().invoke(cli, [*only, "-f", "json", "--statistics"])
    assert as_json.stdout == CliRunner().invoke(cli, [*only, "-f", "json"]).stdout
    assert "规则检查情况：" in as_json.stderr
