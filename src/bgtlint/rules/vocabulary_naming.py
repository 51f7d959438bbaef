"""Names of what a project is called: by its title, its name, its code and its unit."""

import re

from bgtlint.interpretation.projects import name_year
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.outline import unnumbered
from bgtlint.rules import kinds as k
from bgtlint.rules.figures import number, text
from bgtlint.rules.names import Name
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Known, Reader, Value

_TITLE = re.compile(r"(.+?)(?:绩效目标|绩效自评|自评)(?:申报|审批|审核)?表(?:\(.{0,20}\))?")
_FORM_TAILS = ("", "项目", "支出", "项目支出", "区域", "分区域", "分地区")
_FORM_YEAR = re.compile(r"^20\d\d年(?:度)?")
_FORM_TAIL = re.compile(r"(?:分?区域|分地区)?(?:项目)?(?:支出)?$")
_FORM_WORDS = re.compile(
    r"(?:附件|附表|表)?\d*|20\d\d年?(?:度)?|年度?|(?:省|市|县|区)(?:直|级|本级)?|本级|部门|单位|预算内?|项目|支出|财政"
    r"|中央|对?地方|区域|专项|资金|转移支付|整体|经费|政策|申报|审批|批复|填报|公开|入库|下达|安排"
    r"|投资|计划|\([^()]*\)|[-—_、()]"
)
_PLACE = re.compile(
    r"^[一-鿿]{2,25}?(?:省|市|县|区|州|旗|局|委|委员会|厅|部|办公室|中心|政府|法院|检察院|处|站|镇|乡|街道|学校)"
)


def _title_name(read: Reader) -> Value:
    title = read("title")
    if not isinstance(title, Known):
        return ABSENT
    found = _TITLE.fullmatch(unnumbered(compact(title.text)))
    if not found or _names_no_project(found[1]):
        return ABSENT
    name, bare = read("name"), _FORM_TAIL.sub("", found[1])
    named = compact(name.text) if isinstance(name, Known) else ""
    # 项目 and 支出 before 绩效目标表 belong to the form's title or to the project's name,
    # and so does a year before a name that states none
    undated = found[1] if named[:2] == "20" else _FORM_YEAR.sub("", found[1])
    same = any(said.removeprefix(named) in _FORM_TAILS for said in (found[1], undated))
    same = same or _leads_to(named, found[1]) or _same_fund(named, undated)
    return text(named if same else bare, title.location)


def _same_fund(name: str, title: str) -> bool:
    """Tell whether a name and a title differ by the word 专项 only: 某专项资金, 某资金."""
    plain = [words.replace("专项", "") for words in (name, title)]
    return bool(plain[0]) and plain[1].removeprefix(plain[0]) in _FORM_TAILS


def _leads_to(name: str, title: str) -> bool:
    """Tell whether nothing but place, year and programme stand around the name in a title.

    They stand before it (某县某局2025年…) or, led by the year, after it (…2025年投资计划).
    """
    before, found, after = title.rpartition(name) if name else ("", "", "")
    follows = after in _FORM_TAILS or (_FORM_YEAR.match(after) and _names_no_project(after))
    return bool(found and follows) and _names_no_project(before)


def _names_no_project(words: str) -> bool:
    """Tell whether a title speaks of a place, a year and a form only: 某县2025年部门预算."""
    rest = words
    while place := _PLACE.match(rest):
        rest = rest[place.end() :]
    return any(not _FORM_WORDS.sub("", part) for part in (words, rest))


def _plain_name(read: Reader) -> Value:
    name = read("name")
    return text(compact(name.text), name.location) if isinstance(name, Known) else ABSENT


def _name_year(read: Reader) -> Value:
    name = read("name")
    return number(name_year(name.text)) if isinstance(name, Known) else ABSENT


def _code_length(read: Reader) -> Value:
    code = read("code")
    return number(len(squash(code.text)) if isinstance(code, Known) else 0)


def _unit_prefix(read: Reader) -> Value:
    unit = read("unit")
    found = re.match(r"(\d{3})\d{3}", compact(unit.text)) if isinstance(unit, Known) else None
    return text(found[1]) if found else ABSENT


NAMES: tuple[Name, ...] = (
    Name("project", "title_name", ("表题名称",), k.TEXT,
         Text("表题去掉序号和“绩效目标表”", "the title without number and form name"),
         derive=_title_name),
    Name("project", "plain_name", ("规范名称",), k.TEXT,
         Text("项目名称，去空白并统一全半角", "the name without white space, in one width"),
         derive=_plain_name),
    Name("project", "name_year", ("名称年份",), k.NUMBER,
         Text("项目名称中的年份，文号中的除外", "the year in the name, document numbers left out"),
         derive=_name_year),
    Name("project", "code_length", ("编码位数",), k.NUMBER,
         Text("项目编码的位数", "the length of the code"), derive=_code_length),
    Name("project", "unit_prefix", ("单位编码前缀",), k.TEXT,
         Text("预算单位编码的前三位", "the first three digits of the unit's code"),
         derive=_unit_prefix),
)  # fmt: skip
