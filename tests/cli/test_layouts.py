import re
from pathlib import Path

from click.testing import CliRunner

from bgtlint.cli.main import cli
from bgtlint.recognition.layout_reading import shipped_layouts

ROOT = Path(__file__).parent.parent.parent
FORM = str(ROOT / "fixtures" / "layouts" / "hubei_t_clean.txt")
UNKNOWN = """\
石湖县项目绩效承诺书

单位：万元

项目名称\t村级公益事业\t\t
年度安排数\t30.00\t其中：财政资金\t30.00
一级指标\t二级指标\t指标名称\t承诺
产出指标\t数量指标\t项目个数\t≥10个
\t质量指标\t项目验收合格率\t100%
\t时效指标\t完工时间\t2025年11月底前
\t成本指标\t平均补助金额\t3万元/个
效益指标\t社会效益指标\t受益农户\t≥500户
满意度指标\t满意度指标\t群众满意度\t≥90%
"""


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(arguments))
    return result.exit_code, result.output


def test_every_layout_is_listed_with_what_tells_it() -> None:
    code, output = run("layouts", "list")
    assert code == 0
    assert all(layout.id in output for layout in shipped_layouts())
    assert "绩效度量单位" in output


def test_a_drafted_layout_can_be_finished_and_used(tmp_path: Path) -> None:
    document, layout = tmp_path / "form.txt", tmp_path / "own.yml"
    document.write_text(UNKNOWN, encoding="utf-8")
    code, output = run("check", str(document))
    assert (code, "没有找到“指标值”" in "".join(output.split())) == (3, True)

    code, output = run("layouts", "new", str(document), "--id", "shihu", "-o", str(layout))
    assert (code, "TODO" in output) == (0, True)
    text = layout.read_text(encoding="utf-8")
    assert "'年度安排数'" in text and "'承诺'" in text and "项目名称 → name" in text
    assert run("layouts", "check", str(layout))[0] == 0

    text = text.replace("# fields:", "fields:").replace("# columns:", "columns:")
    text = re.sub(r"#   \?: (\{labels: \['年度安排数)", r"  budget: \1", text)
    layout.write_text(re.sub(r"#   \?: (\['承诺)", r"  value: \1", text), encoding="utf-8")
    code, output = run("layouts", "check", str(layout), str(document))
    assert (code, "shihu" in output, "30.00" in output) == (0, True, True)
    assert run("check", "--layouts", str(layout), str(document))[0] == 0
    assert "≥10 个" in run("inspect", "--layouts", str(tmp_path), str(document))[1]


def test_a_label_of_ones_own_states_the_unit_of_its_amount(tmp_path: Path) -> None:
    document, layout = tmp_path / "form.txt", tmp_path / "own.yml"
    text = UNKNOWN.replace("单位：万元\n", "").replace("承诺\n", "指标值\n")
    document.write_text(text.replace("年度安排数", "年度安排数（万元）"), encoding="utf-8")
    layout.write_text(
        "id: shihu\ntitle: {zh: 石湖绩效承诺书}\nkind: target\nbase: generic\n"
        "detect: {any: [年度安排数]}\nfields: {budget: {labels: [年度安排数]}}\n",
        encoding="utf-8",
    )
    assert "金额单位：万元" in run("inspect", "--layouts", str(layout), str(document))[1]


def test_a_draft_of_a_form_without_a_known_header_offers_the_columns(tmp_path: Path) -> None:
    document, layout = tmp_path / "form.txt", tmp_path / "own.yml"
    text = UNKNOWN.replace("一级指标\t二级指标\t指标名称\t承诺", "大类\t小类\t事项\t承诺值")
    document.write_text(text, encoding="utf-8")
    assert run("layouts", "new", str(document), "-o", str(layout))[0] == 0
    draft = layout.read_text(encoding="utf-8")
    assert "#   value: ['?']" in draft and "#   level1: ['?']" in draft


def test_what_a_layout_always_has_rows_for_is_missed_where_it_is_not_there(tmp_path: Path) -> None:
    document, layout = tmp_path / "form.txt", tmp_path / "own.yml"
    lines = UNKNOWN.replace("承诺\n", "指标值\n").splitlines()
    document.write_text("\n".join(line for line in lines if "效益" not in line), encoding="utf-8")
    own = "id: shihu\ntitle: {zh: 石湖绩效承诺书}\nkind: target\nbase: generic\n"
    own += "detect: {labels: [年度安排数]}\nfields: {budget: {labels: [年度安排数]}}\n"
    for levels, code in (("", 0), ("levels: [产出, 效益]\n", 1)):
        layout.write_text(own + levels, encoding="utf-8")
        found, output = run(
            "check", "--layouts", str(layout), str(document), "--select", "IND001", "-f", "json"
        )
        assert (found, "IND001" in output) == (code, True)


def test_a_draft_overwrites_nothing(tmp_path: Path) -> None:
    target = tmp_path / "own.yml"
    target.write_text("mine", encoding="utf-8")
    assert run("layouts", "new", FORM, "-o", str(target))[0] == 2
    assert target.read_text(encoding="utf-8") == "mine"


def test_mistakes_in_a_layout_end_with_two(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text("id: x\nkinds: y\n", encoding="utf-8")
    for arguments in (["layouts", "check", str(bad)], ["check", "--layouts", str(bad), FORM]):
        code, output = run(*arguments)
        assert code == 2 and re.search(r"bad\.yml:\d+:\d+: ", output)


def test_inspect_shows_labels_and_cells_that_nobody_claimed(tmp_path: Path) -> None:
    form = tmp_path / "form.txt"
    text = Path(FORM).read_text(encoding="utf-8")
    form.write_text(text.replace("项目性质", "项目由头"), encoding="utf-8")
    code, output = run("inspect", str(form))
    assert code == 0
    known, labels, cells = re.split("没有认领的栏目|没有用到的单元格", output)
    assert "认得而不参加计算的栏目" in known and "物业服务合同" in known
    assert "项目由头" in labels and "持续性项目" in cells
    assert "hubei-t" in output and "成本构成" in output
