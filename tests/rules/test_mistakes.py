"""Every kind of mistake in a rule file: where it is, what was found, what may stand there."""

from pathlib import Path

import pytest

from bgtlint.rules.errors import RuleErrors
from bgtlint.rules.load import load_rules
from tests.rules.support import rule_text as rule

MISTAKES: list[tuple[str, str | bytes, int, int, str, str]] = [
    ("no title", rule(title=""), 3, 9, "title 是空的。", ""),
    ("basis list", rule(basis="{document: [甲]}"), 8, 21, "document 应为文字。", ""),
    ("params map", rule(parameters="{x: {a: b}}"), 10, 19, "参数应为一个数", "[月, 季]"),
    ("severity list", rule(severity="[info]"), 4, 13, "severity 应为一个级别", "如 warning"),
    ("severity zh", rule(severity="警告"), 4, 13, "未知的严重程度 警告。", "是不是 warning"),
    ("scope zh", rule(scope="成本测算"), 5, 10, "scope 不能是“成本测算”。", "是不是 cost_line"),
    ("one off", rule(assert_="预算款 > 0 元"), 6, 11, "未知名称 预算款。", "是不是 预算数"),
    ("bare text", rule(assert_="name = 会议"), 6, 18, "未知名称 会议。", '请加引号："会议"。'),
    ("function zh", rule(assert_="填了(预算数)"), 6, 11, "未知函数 填了。", "是不是 已填"),
    ("function other", rule(assert_="核对(预算数)"), 6, 11, "未知函数 核对。", "可用：互不相同、"),
    ("length", rule(assert_="长度(name) < 3"), 6, 11, "未知函数 长度。", "是不是 字数"),
    ("spoken sign", rule(assert_="预算数不超过 5 万元"), 6, 18, "此处不应出现“5", "“不超过”写 ≤。"),
    (
        "spoken least",
        rule(assert_="预算数 不低于 5 万元"),
        6,
        15,
        "此处不应出现“不低于”",
        "“不低于”写 ≥。",
    ),
    ("spoken holds", rule(assert_='name 包含 "会议"'), 6, 16, "此处不应出现“包含”", "甲 匹配"),
    ("spoken unit", rule(assert_="预算数 > 5元每人每天"), 6, 17, "未知单位", "是不是 元/人/天"),
    (
        "counted number",
        rule(assert_="字数(name) ≤ 3 个"),
        6,
        22,
        "不能比较或相加减。",
        "是不是 3？",
    ),
    ("no blanks", rule(assert_="计数(i 对于i属于 指标) > 3"), 6, 16, "对于i属于", "前后留空格"),
    ("arguments", rule(assert_="已填(预算数, 1)"), 6, 11, "已填 要 1 个参数，这里写了 2 个", ""),
    ("no sign", rule(assert_="预算数 ≈ 1 元 ± 0.5"), 6, 23, "容差应为百分比", "是不是 0.5%"),
    ("misspelt", rule(assert_="budgt > 0 万元"), 6, 11, "未知名称 budgt。", "是不是 budget"),
    ("misspelt zh", rule(assert_="预算 > 0 万元"), 6, 11, "未知名称 预算。", "是不是 预算数"),
    ("wrong scope", rule(assert_="数量 > 0 人"), 6, 11, "未知名称 数量。", " … 对于 c 属于 …）"),
    ("kinds", rule(assert_="budget > 5%"), 6, 20, "金额与比率不能比较或相加减。", ""),
    (
        "money number",
        rule(assert_="budget > 5"),
        6,
        20,
        "金额与数不能比较或相加减。",
        "是不是 5 万元",
    ),
    (
        "regex",
        rule(assert_="'name matches \"(年\"'"),
        6,
        25,
        "正则表达式有误：missing ",
        "(?= )、\\1 这类写法",
    ),
    ("dup id", rule() + rule(name="b"), 10, 7, "TST001 重复，已用于 ", "请换一个"),
    ("placeholder", rule(message="'{budgett}'"), 7, 14, "未知占位符 budgett。", "是不是 budget"),
    (
        "placeholder other",
        rule(message="'{数量}'"),
        7,
        14,
        "未知占位符 数量。",
        " … 对于 c 属于 …）",
    ),
    ("sev", rule(severity="warn"), 4, 13, "未知的严重程度 warn。", "是不是 warning"),
    ("title zh", rule(title="{en: a}"), 3, 10, "缺少 zh。", ""),
    ("unknown key", rule(sevrity="info"), 10, 3, "未知的键 sevrity。", "是不是 severity"),
    (
        "indent",
        "- id: TST001\n   name: a\n  title: b\n",
        2,
        8,
        "YAML 写法有误：此处不应再有",
        "对齐，比“- ”多缩进两格",
    ),
    (
        "tab",
        "- id: TST001\n\tname: a\n",
        2,
        1,
        "YAML 写法有误：缩进用了 T",
        "进请用空格，不要用 Tab",
    ),
    (
        "ex operand",
        rule(examples="{pass: [{budgt: 1 万元}]}"),
        9,
        22,
        "未知名称 budgt。",
        "是不是 budget",
    ),
    (
        "ex verdict",
        rule(assert_="budget > 0 万元", examples="{fail: [{budget: 1 万元}]}"),
        9,
        21,
        "TST001 第 1 例：判为 ",
        "",
    ),
    (
        "ex not list",
        rule(examples="{pass: {budget: 1 万元}}"),
        9,
        20,
        "pass 应为例子的列表。",
        "加 -，或整个放进 [ ]",
    ),
    (
        "ex scalar",
        rule(examples="{pass: [1 万元]}"),
        9,
        21,
        "例子应为键值对，而这是“1 万元",
        "预算数: 8.94 万元}",
    ),
    (
        "unit unknown",
        rule(assert_="budget > 5 个万元元"),
        6,
        20,
        "未知单位 个万元元。",
        "是不是 万元",
    ),
    (
        "unit unknown2",
        rule(assert_="budget > 5 万元/人/年"),
        6,
        20,
        "金额与单价不能比较或相加减。",
        "",
    ),
    ("pm", rule(assert_="budget = 5 万元 ± 1%"), 6, 25, "此处不应出现“±”。", "：a ≈ b ± 0.5%"),
    (
        "fullwidth",
        rule(assert_="预算数 ＞＝ ５ 万元 ＆＆ 是"),
        6,
        23,
        "此处不应出现“＆”。",
        "。“并且”写 且（and）",
    ),
    ("unbalanced", rule(assert_="(budget > 0 万元"), 6, 25, "表达式不完整。", "此处应为 )。少了 )"),
    ("unbalanced2", rule(assert_="budget > 0 万元)"), 6, 24, "此处不应出现“)”。", "多了一个 )"),
    ("dup key", rule() + "  title: 再\n", 10, 3, "键 title 重复，第 3 行已有。", ""),
    (
        "bomb",
        f"a: &a [x,x]\nb: &b [{'*a,' * 9}]\nc: &c [{'*b,' * 9}]\nd: [{'*c,' * 6}]\n",
        4,
        11,
        "引用（*）太多。",
        "",
    ),
    ("empty", "", 1, 1, "文件是空的。", ""),
    ("comment only", "# nothing\n", 1, 1, "文件是空的。", ""),
    ("mapping", rule().replace("- ", "  ", 1), 1, 3, "规则文件应为规则的列表，每条规则", ""),
    ("scalar", "just words", 1, 1, "规则文件应为规则的列表，每条规则", ""),
    ("list of strings", "- CST001\n", 1, 3, "规则应为键值对。", ""),
    ("cquotes", rule(assert_="name = ‘甲’"), 6, 18, "此处不应出现“‘”。", ' "…" 或 “…” 括起'),
    (
        "full-width colon",
        "- id： TST001\n  name: a\n",
        2,
        7,
        "YAML 写法有误：此处不应再有",
        "要用半角“:”，后面空一格",
    ),
    (
        "===",
        rule(assert_="budget === 1 万元"),
        6,
        20,
        "此处不应出现“=”。",
        "左括号。“等于”写一个 =",
    ),
    (
        "&&",
        rule(assert_="budget > 0 万元 && true"),
        6,
        25,
        "此处不应出现“&”。",
        "。“并且”写 且（and）",
    ),
    (
        "||",
        rule(assert_="budget > 0 万元 || true"),
        6,
        25,
        "此处不应出现“|”。",
        "或。“或者”写 或（or）",
    ),
    (
        "ifelse",
        rule(assert_="1 if budget else 2"),
        6,
        13,
        "此处不应出现“if”。",
        " 或 (非 条件 且 …)",
    ),
    (
        "attr",
        rule(assert_="budget.value > 0"),
        6,
        11,
        "金额没有字段 value。",
        "c.比例（c 属于 时点）",
    ),
    (
        "attr2",
        rule(assert_="budget.__class__"),
        6,
        17,
        "此处不应出现“.”。",
        "c.比例（c 属于 时点）",
    ),
    (
        "method",
        rule(assert_="name.startswith('a')"),
        6,
        11,
        "未知函数 name.starts",
        '"…") 或 匹配 "…"',
    ),
    (
        "python",
        rule(assert_="__import__('os').system('ls')"),
        6,
        11,
        "此处不应出现“_”。",
        "能用规则语言里的名称和函数",
    ),
    (
        "100k",
        rule(assert_="budget + " * 12000 + "budget"),
        6,
        11,
        "表达式长度超过 2000 字（有",
        "请拆成几条规则",
    ),
    (
        "1000nest",
        rule(assert_="'" + "(" * 1000 + "budget" + ")" * 1000 + " > 0 万元'"),
        6,
        12,
        "表达式长度超过 2000 字（有",
        "请拆成几条规则",
    ),
    ("tag", "- !!python/object/apply:os.system ['ls']\n", 1, 3, "不允许标签 tag:yaml.o", ""),
    ("two docs", rule() + "---\n" + rule(), 10, 1, "只能有一个 YAML 文档。", ""),
    ("gbk", rule(title="中文").encode("gbk"), 3, 1, "不是 UTF-8 文本。", "另存为 UTF-8"),
    (
        "quote missing",
        rule(message='"没有结束'),
        10,
        1,
        "YAML 写法有误：引号没有结束",
        " 或引号的，整个用引号括起",
    ),
    (
        "colon in text",
        rule(message="预算: 多: 了"),
        7,
        14,
        "YAML 写法有误：此处不应再有",
        " 或引号的，整个用引号括起",
    ),
    (
        "thousand",
        rule(assert_="budget > 1,000 万元"),
        6,
        21,
        "此处不应出现“,”。",
        "加千分位；参数之间才用逗号",
    ),
    (
        "sci",
        rule(assert_="budget > 1e4 万元"),
        6,
        21,
        "此处不应出现“e4”。",
        "。数请写全，不用科学计数法",
    ),
    ("assert list", rule(assert_="[budget]"), 6, 11, "此处应为表达式。", "[ 或 { 开头的请加引号"),
    ("message {", rule(message="'{gap'"), 7, 13, "花括号不成对，文字中的写两遍。", ""),
    (
        "joined2",
        rule(assert_="部分资金且部分资金"),
        6,
        11,
        "未知名称 部分资金且部分资金。",
        "格：部分资金 且 部分资金",
    ),
    ("function", rule(assert_="presnt(budget)"), 6, 11, "未知函数 presnt。", "是不是 present"),
    (
        "aggregate",
        rule(assert_="summ(f.amount for f in funds) > 0 万元"),
        6,
        11,
        "未知聚合 summ。",
        "是不是 sum",
    ),
    ("args", rule(assert_="contains(name)"), 6, 11, "contains 要 2 个参数", ""),
    (
        "notlist",
        rule(assert_="all(f.amount > 0 万元 for f in budget)"),
        6,
        40,
        "此处应为列表，而这是金额。",
        "可用的列表：",
    ),
    (
        "field",
        rule(assert_="all(f.amont > 0 万元 for f in funds)"),
        6,
        15,
        "资金没有字段 amont。",
        "是不是 amount",
    ),
    (
        "bool",
        rule(assert_="budget"),
        6,
        11,
        "此处应为是否，而这是金额。",
        "是不是 已填(budget)，或与某个数比较",
    ),
    ("id", rule(id="cst1"), 1, 7, "id 应形如 ABC001", "1：三个大写字母加三位数字"),
    ("name", rule(name="Cost Product"), 2, 9, "name 应形如 cost-product", "t：小写英文，用 - 连接"),
    ("scope", rule(scope="projects"), 5, 10, "scope 不能是“projec", "是不是 project"),
    ("basis", rule(basis="财预〔2015〕88号"), 8, 10, "basis 应为键值对。", " 财预〔2015〕88号}"),
    ("pedantic", rule(pedantic="maybe"), 10, 13, "pedantic 应为 true", ""),
    ("forms", rule(forms="target"), 10, 10, "forms 应为列表。", "如 [target]"),
    ("params", rule(parameters="[1]"), 10, 15, "parameters 应为键值对", ""),
    (
        "expect",
        rule(
            assert_="budget > 0 万元",
            examples="{fail: [{budget: 0 万元, expect: {severity: eror}}]}",
        ),
        9,
        55,
        "severity 不能是“ero",
        "是不是 error",
    ),
    (
        "expect2",
        rule(assert_="budget > 0 万元", examples="{fail: [{budget: 0 万元, expect: error}]}"),
        9,
        44,
        "expect 应为键值对，如 {",
        "",
    ),
    (
        "bool op",
        rule(assert_="not budget"),
        6,
        15,
        "此处应为是否，而这是金额。",
        "是不是 已填(budget)，或与某个数比较",
    ),
    ("cmp text", rule(assert_="name > 'a'"), 6, 11, "文字不能比较大小。", ""),
    ("matches number", rule(assert_="budget matches '8'"), 6, 11, "此处应为文字，而这是金额。", ""),
    (
        "wide regex",
        rule(assert_="name matches '（'"),
        6,
        24,
        "文字已统一为半角，“（”永远不会",
        "请写半角，或用 原文(…)",
    ),
    ("ex list of list", rule(examples="[a]"), 9, 13, "examples 应按 pass", ""),
    ("when str", rule(when="''"), 10, 10, "表达式不完整。", '数、"文字"、函数或左括号'),
    ("once", rule(once="true"), 10, 9, "once 不能是“true”。", "可用："),
    ("at", rule(at="checkpoints"), 10, 7, "at 应为一处，而这是", "首项(checkpoints)"),
    ("at", rule(at="预算"), 10, 7, "未知名称 预算。", "是不是 预算数"),
    ("null", rule(assert_="~"), 6, 11, "此处不应出现“~”。", "函数或左括号。约等于写 ≈"),
]
"""Kind, text of the file, line, column, part of the message, part of the hint."""

FINE = [
    ("full-width signs", rule(assert_="预算数 ＞＝ １ 万元 － ０ 万元")),
    ("Chinese quotes around a title", rule(title="“试”：好")),
    ("no blanks between brackets and keywords", rule(assert_="已填(预算数)且已填(项目名称)")),
    ("full-width brackets and commas", rule(assert_="含有（项目名称，“甲”）或非（部分资金）")),
    ("doubled equality sign", rule(assert_="预算数 == 1 万元")),
]
"""What looks like a mistake and is none."""


def errors(tmp_path: Path, text: str | bytes) -> RuleErrors:
    path = tmp_path / "a.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RuleErrors) as caught:
        load_rules([path])
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "column", "says", "hint"),
    [row[1:] for row in MISTAKES],
    ids=[row[0] for row in MISTAKES],
)
def test_mistake(
    tmp_path: Path, text: str | bytes, line: int, column: int, says: str, hint: str
) -> None:
    found = errors(tmp_path, text).errors[0]
    assert (found.line, found.column) == (line, column), found.text("zh")
    assert says in found.message.zh
    assert hint in found.hint.zh
    assert found.message.en
    assert bool(found.hint.en) == bool(found.hint.zh)
    assert found.text("zh").startswith(f"{tmp_path / 'a.yml'}:{line}:{column}: ")


def test_there_are_enough_kinds() -> None:
    assert len({row[0] for row in MISTAKES}) >= 50


@pytest.mark.parametrize("text", [text for _, text in FINE], ids=[name for name, _ in FINE])
def test_not_a_mistake(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    assert load_rules([path]).rules


def test_a_merge_key_is_no_key(tmp_path: Path) -> None:
    found = errors(tmp_path, "- &a {id: TST001}\n- <<: *a\n  name: b\n")
    assert any("未知的键 <<" in error.message.zh for error in found.errors)


def test_huge_files_and_keys_are_refused_at_once(tmp_path: Path) -> None:
    assert "超过 1 MiB" in errors(tmp_path, "k" * (1 << 21)).errors[0].message.zh
    assert errors(tmp_path, f"- {'k' * 200_000}: 1\n").errors
    assert errors(tmp_path, b"- id: \x00\n").errors
