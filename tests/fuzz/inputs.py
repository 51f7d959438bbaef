"""Rule files from strangers: random bytes, shipped rules with wounds, expressions with poison."""

from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from bgtlint.shipped import shipped

POISON = (
    "1e999999999",
    "9" * 5000,
    "-1e-999999999",
    "NaN",
    "Infinity",
    "sNaN",
    "0x10",
    "1_000",
    "9" * 29 + " × " + "9" * 29,
    "1 ÷ 0",
    "0 ÷ 0",
    "(" * 500,
    "[" * 500,
    "{" * 500,
    "not " * 300,
    "((a+a)*" * 60,
    "a" * 100_000,
    "（" * 300,
    "\\" * 50,
    "“" * 50,
    "\u202e\u200b\ufeff",
    "\x1b[31m",
    "__import__('os').system('touch pwned')",
    "().__class__.__bases__",
    "{0.__class__}",
    "%s%s%s%n",
    "!!python/object/apply:os.system ['touch pwned']",
    "!!python/name:os.system",
    "!include x.yml",
    "&a [*a, *a]",
    "&a {b: *a}",
    "<<: *a",
    "*nothing",
    "? [a, b]",
    "--- ",
    "...",
    "%YAML 1.1",
    "|",
    ">-",
    "name matches '(a*)*b'",
    "name matches '" + "a{1000}" * 200 + "'",
    "name matches '((a{100}){100}){100}'",
    "name matches '(?=a)'",
    "name matches '\\1'",
    "name matches '" + "(a|b|" * 100 + ")" * 100 + "'",
    "all(all(all(f.amount > g.amount for f in funds) for g in funds) for h in funds)",
    "sum(f.amount × f.amount × f.amount for f in funds) > 0",
    "budget ≈ budget ± 99999999%",
    "budget × " * 150 + "budget > 0",
    "unit_cost × unit_cost ÷ quantity > 0",
    "first([])",
    "max([])",
    "{implied(implied(budget))}",
    "{{{{{",
    "{" + "budget + " * 100 + "budget}",
    "{gap}" * 300,
    "file:///etc/passwd",
    "../../../etc/passwd",
    "/dev/zero",
    "\n",
    "\t",
    "\r",
    ":",
    "：",
    "，",
    "-",
    "#",
)
"""What a stranger may put anywhere in a file."""


@cache
def shipped_rules() -> tuple[str, ...]:
    """Return the shipped rules, one text each."""
    found = []
    for path in sorted(shipped("").glob("[A-Z][A-Z][A-Z].yml")):
        parts = path.read_text(encoding="utf-8").split("\n- id: ")
        found += [f"- id: {part}" for part in parts[1:]]
    return tuple(found)


def random_bytes(chance: Random) -> bytes:
    """Return bytes of no meaning."""
    return chance.randbytes(chance.randint(0, 400))


def random_signs(chance: Random) -> bytes:
    """Return the signs of YAML and of the expression language in any order."""
    signs = "-:[]{}&*!|>'\"%@`#,? \n\t×÷≈±≤≥()且或非abc012.=预算数\\“”"
    return "".join(chance.choices(signs, k=chance.randint(1, 300))).encode()


def wounded_rule(chance: Random) -> bytes:
    """Return a shipped rule with pieces cut, doubled, swapped, or replaced by poison."""
    text = chance.choice(shipped_rules())
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(start + chance.randint(0, 40), len(text))
        piece = chance.choice(
            ("", text[start:end] * 2, text[start:end][::-1], chance.choice(POISON), "\n  ", " ")
        )
        text = text[:start] + piece + text[end:]
    return text.encode("utf-8", "replace")


def poisoned_expression(chance: Random) -> bytes:
    """Return a rule whose conditions, messages or examples hold poison."""
    poison = [chance.choice(POISON) for _ in range(3)]
    joined = chance.choice([" and ", " + ", " × ", " ", " or "]).join(
        poison[: chance.randint(1, 3)]
    )
    place = chance.choice(["assert", "when", "at", "message", "severity", "parameters", "examples"])
    keys = {
        "id": "TST001", "name": "test-rule", "title": "试", "severity": "warning",
        "scope": chance.choice(["project", "cost_line", "indicator", "fund", "document"]),
        "assert": chance.choice(["true", "budget > 0 万元", "项目名称 匹配 '甲'"]),
        "message": "坏 {budget}", "basis": "{document: 试}", "examples": "{}",
    }  # fmt: skip
    if place == "examples":
        keys[place] = f"{{pass: [{{budget: {_scalar(poison[0])}, number: {_scalar(poison[1])}}}]}}"
    elif place == "parameters":
        keys[place] = f"{{a: {_scalar(poison[0])}}}"
    else:
        keys[place] = _scalar(joined)
    return ("- " + "\n  ".join(f"{key}: {value}" for key, value in keys.items())).encode(
        "utf-8", "replace"
    )


def _scalar(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", " ") + "'"


_TOKENS = """
budget 预算数 quantity unit_cost funds f.amount f c.percent 1 0 0.5% 3人 2万元 ( ) [ ] , + - × ÷
= ≠ < ≤ > ≥ ≈ ± and or not 且 或 非 in 属于 for 对于 where 其中 matches 匹配 sum 全部 any
max present 已填 abs true 否 'x' “y” first count
"""


def mixed_tokens(chance: Random) -> bytes:
    """Return a rule whose assertion is made of tokens of the language in any order."""
    tokens = _TOKENS.split()
    text = " ".join(chance.choices(tokens, k=chance.randint(1, 60)))
    return (
        "- id: TST001\n  name: t\n  title: 试\n  severity: info\n  scope: cost_line\n"
        f"  assert: {_scalar(text)}\n  message: 坏\n  basis: {{document: 试}}\n  examples: {{}}\n"
    ).encode()


def bombs(chance: Random) -> bytes:
    """Return a file that is small and means to become large, deep or slow."""
    size = chance.choice([10, 1_000, 50_000, 300_000])
    return chance.choice(
        (
            lambda: "\n".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]" for n in range(1, 9)),
            lambda: "[" * size,
            lambda: "{a: " * size,
            lambda: "- " * size,
            lambda: "- a\n" * size,
            lambda: f"- {'k' * size}: 1\n",
            lambda: f"- id: {'9' * size}\n",
            lambda: "".join(f"k{n}: 1\n" for n in range(min(size, 60_000))),
            lambda: "- {" + ", ".join(f"k{n}: 1" for n in range(min(size, 60_000))) + "}",
            lambda: "- id: TST001\n" + "  title: x\n" * min(size, 60_000),
            lambda: f"- title: >\n    {'x ' * size}\n",
            lambda: f"- message: '{'{a}' * size}'\n  scope: project\n",
            lambda: f"- scope: project\n  assert: {'budget + ' * size}1\n",
            lambda: f"- scope: project\n  assert: {'not ' * size}true\n",
            lambda: _pattern("a{900}" * min(size, 300)),
            lambda: _many_examples(min(size, 2_000)),
            lambda: _loops(min(size, 1_500)),
            lambda: '- "' + "\\x41" * size + '"',
            lambda: "# " + "x" * size,
            lambda: "\ufeff" * size,
        )
    )().encode()  # fmt: skip


_HEAD = (
    "- id: TST001\n  name: t\n  title: 试\n  severity: info\n  scope: project\n  message: 坏\n"
    "  basis: {document: 试}\n"
)


def _pattern(pattern: str) -> str:
    assertion = f'name matches "{pattern}"'
    return f"- scope: project\n  assert: {_scalar(assertion)}\n"


def _many_examples(size: int) -> str:
    listed = ", ".join("{budget: 1 万元}" for _ in range(size))
    return f"{_HEAD}  assert: budget > 0 万元\n  examples: {{pass: [{listed}]}}\n"


def _loops(size: int) -> str:
    """Return loops in loops over a long list."""
    listed = ", ".join("{amount: 1 万元}" for _ in range(size))
    return (
        f"{_HEAD}  assert: all(all(all(f.amount = g.amount for f in funds) for g in funds) for h in"
        f" funds)\n  examples: {{pass: [{{funds: [{listed}]}}]}}\n"
    )


KINDS: Mapping[str, Callable[[Random], bytes]] = {
    "random bytes": random_bytes,
    "random signs": random_signs,
    "wounded rules": wounded_rule,
    "poisoned expressions": poisoned_expression,
    "mixed tokens": mixed_tokens,
    "bombs": bombs,
}
"""Every kind of input by name."""


def make(kind: str, seed: int) -> bytes:
    """Return the input of a kind and a seed, always the same."""
    return KINDS[kind](Random(f"{kind}/{seed}"))
