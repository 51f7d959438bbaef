"""What an author may have meant by an expression that cannot be read, and what could stand there.

The habits of other languages (`&&`, `==`, `if … else`, `x.method()`) and of keyboards (full-width
signs, Chinese brackets) are met most; each has its row.
"""

import re
from collections.abc import Collection

from bgtlint.rules.texts import NOTHING, Text

_SPOKEN: tuple[tuple[str, Text], ...] = (
    (
        r"(?:不得?|不应|不能|未)(?:超过|高于|大于|多于|突破)|小于等于",
        Text("“不超过”写 ≤。", "Write ≤."),
    ),
    (r"(?:不得?|不应|不能)(?:低于|少于|小于)|大于等于|至少", Text("“不低于”写 ≥。", "Write ≥.")),
    (r"超过|大于|高于|多于", Text("“超过”写 >。", "Write >.")),
    (r"低于|少于|小于", Text("“低于”写 <。", "Write <.")),
    (r"不等于|不同于", Text("“不等于”写 ≠。", "Write ≠.")),
    (r"等于", Text("“等于”写一个 =。", "Equality is one =.")),
)  # fmt: skip
"""Comparisons as they are spoken."""

_MEANT: tuple[tuple[str, Text], ...] = (
    (r"&&?|＆", Text("“并且”写 且（and）。", "Write and (且).")),
    (r"\|\|?|｜", Text("“或者”写 或（or）。", "Write or (或).")),
    (r"[!！](?!=)", Text("“不是”写 非 …（not …）。", "Write not … (非 …).")),
    (r"===?|=", Text("“等于”写一个 =。", "Equality is one =.")),
    (r"<>", Text("“不等于”写 ≠（!=）。", "Write ≠ (!=).")),
    (r"\*\*|\^", Text("没有乘方，连乘请写 a × a。", "There is no power; write a × a.")),
    (r"if\b|如果|若",
     Text("没有 if，适用条件写在 when 里，二选一写 (条件 且 …) 或 (非 条件 且 …)。",
                    "There is no if: conditions go into when; write (c and …) or (not c and …).")),
    (r"else\b|否则", Text("没有 else，写 (条件 且 …) 或 (非 条件 且 …)。",
                      "There is no else: write (c and …) or (not c and …).")),
    (r"lambda\b|def\b|import\b|return\b|exec\b|eval\b|__",
     Text("规则不是程序，只能用规则语言里的名称和函数。",
          "A rule is no program; only names and functions of the rule language stand here.")),
    (r"[;；]", Text("一条规则只写一个表达式。", "A rule has one expression.")),
    (r"、", Text("列举用逗号隔开。", "Use a comma between items.")),
    (r"[。．.]", Text("不能取内部成员；列表里的项才有字段，如 c.比例（c 属于 时点）。",
                    "There are no attributes; items of a list have fields, as c.percent.")),
    (r"[‘’「」『』«»]", Text("文字请用 \"…\" 或 “…” 括起。", "Put a text in \"…\" or “…”.")),
    (r"[“”\"']", Text("引号没有成对。", "A quotation mark has no partner.")),
    (r"[{}｛｝]", Text("表达式里不用花括号，分组用 ( )，列举用 [ ]。",
                     "No braces here: group with ( ), list with [ ].")),
    (r"[【】〔〕〖〗]", Text("列举用 [ ]，分组用 ( )。", "Use [ ] for lists and ( ) for groups.")),
    (r"±|\+-", Text("± 只能跟在 ≈ 后面：a ≈ b ± 0.5%。", "± only follows ≈: a ≈ b ± 0.5%.")),
    (r"≈|~=", Text("一处只能有一个 ≈，分开用 且 连接。", "One ≈ at a time; join two with and.")),
    (r"~|～|≒|≅|约等于", Text("约等于写 ≈。", "Approximate equality is ≈.")),
    (r"[eE]\d", Text("数请写全，不用科学计数法。", "Write the number out.")),
    *_SPOKEN,
    (r"包含|含有|包括", Text("“含有”写 含有(甲, \"…\")，或 甲 匹配 \"…\"。",
                       "Write contains(a, \"…\"), or a matches \"…\".")),
    (r"(?:对于|属于|其中|匹配|且|或|非)\S",
     Text("关键字（对于、属于、其中、匹配、且、或、非）前后留空格。",
          "Put blanks round a keyword such as 对于, 且.")),
    (r"\d", Text("数的写法如 1234.5、80%、6000 元/人/月，不加千分位。",
                "A number is 1234.5, 80% or 6000 元/人/月, without separators.")),
    (r"[,，]", Text("数里不加千分位；参数之间才用逗号；“并且”写 且。",
                  "No thousands separators; a comma stands between arguments; write and (且).")),
    (r"\$|#|@|\\|`|\?|？", Text("此处没有这个符号的用法。", "This sign has no use here.")),
)  # fmt: skip

_BEHIND: tuple[tuple[str, Text], ...] = (
    (r"=$", Text("大于等于写 ≥（>=），小于等于写 ≤（<=）。", "Write ≥ (>=) or ≤ (<=).")),
    *((rf"(?:{words})\s*$", hint) for words, hint in _SPOKEN),
    *(
        (rf"(?<!\w)(?:{words})\s*$", hint)
        for words, hint in _MEANT
        if words.startswith(("if", "la"))
    ),
)
"""What the word before the place tells."""

_BEFORE = Text("此处可以是名称、数、\"文字\"、函数或左括号。",
               "A name, a number, a \"text\", a function or ( can stand here.")  # fmt: skip
_AFTER = Text("此处可以是 + - × ÷ = ≠ < ≤ > ≥ ≈ 且 或",
              "Here can stand + - × ÷ = ≠ < ≤ > ≥ ≈ and or")  # fmt: skip
_CLOSING = {"_CLOSE": ")", "_END": "]", "_COMMA": ","}
_PAIRS = {")": "(", "）": "(", "]": "["}
_OPENS = {"(": "(", "（": "(", "[": "["}


def meant(text: str, place: int, allowed: Collection[str]) -> Text:
    """Return what is allowed at a place of a text, and what the author may have meant.

    `allowed` names the terminals of the grammar that could stand there.
    """
    guess = _unbalanced(text, place) or _guess(text, place)
    return _joined(_allowed(allowed, _open(text[:place])), guess)


def _joined(one: Text, other: Text) -> Text:
    return Text(f"{one.zh}{other.zh}", f"{one.en} {other.en}".strip())


def _guess(text: str, place: int) -> Text:
    rest, before = text[place:], text[:place]
    for pattern, hint in _BEHIND:
        if re.search(pattern, before) and (pattern[0] != "=" or rest[:1] in "<>"):
            return hint
    for pattern, hint in _MEANT:
        if re.match(pattern, rest):
            return hint
    return NOTHING


def _open(text: str) -> str:
    """Return the sign that closes the innermost bracket open at the end of a text."""
    stack: list[str] = []
    for sign in _unquoted(text):
        if sign in _OPENS:
            stack.append(_OPENS[sign])
        elif sign in _PAIRS and stack:
            stack.pop()
    return {"(": ")", "[": "]"}[stack[-1]] if stack else ""


def _unquoted(text: str) -> str:
    return re.sub(r"\"[^\"]*\"|'[^']*'|“[^”]*”", lambda found: " " * len(found[0]), text)


def _allowed(allowed: Collection[str], closes: str) -> Text:
    if "NAME" in allowed and "QUANTITY" not in allowed:
        return Text("此处应为名称。", "A name is expected.")
    if "NAME" in allowed:
        return _BEFORE
    if allowed == {"_IN"} or (allowed and set(allowed) <= {"_IN"}):
        return Text("此处应为 属于（in）。", "Here in (属于) is expected.")
    closing = [
        sign
        for name, sign in _CLOSING.items()
        if name in allowed and closes and sign in (closes, ",")
    ]
    if "COMPARE" not in allowed and "ADD" not in allowed and "_AND" not in allowed:
        if not closing:
            return NOTHING
        return Text(f"此处应为 {' '.join(closing)}。", f"Expected {' '.join(closing)}.")
    more = f" {' '.join(closing)}" if closing else ""
    return Text(f"{_AFTER.zh}{more}。", f"{_AFTER.en}{more}.")


def _unbalanced(text: str, place: int) -> Text:
    """Return what is wrong with the brackets up to a place, texts in quotes left out."""
    plain = _unquoted(text)
    stack: list[str] = []
    for n, sign in enumerate(plain[: place + 1]):
        if sign in _OPENS:
            stack.append(_OPENS[sign])
        elif sign in _PAIRS:
            if not stack:
                return (
                    Text(f"多了一个 {sign}。", f"One {sign} too many.") if n >= place else NOTHING
                )
            stack.pop()
    if place >= len(text.rstrip()) and stack:
        missing = "".join({"(": ")", "[": "]"}[sign] for sign in reversed(stack[-8:]))
        return Text(f"少了 {missing}。", f"{missing} is missing.")
    return NOTHING
