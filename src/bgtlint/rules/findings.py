"""A failure of one rule on one subject, told: message, place and proof from one evaluation."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bgtlint.interpretation.quantities import Quantity
from bgtlint.model import Evidence, Finding, Location, Operand, Project, Severity
from bgtlint.reading.normalise import squash
from bgtlint.rules import syntax as s
from bgtlint.rules.env import Env, Read
from bgtlint.rules.evaluate import evaluate
from bgtlint.rules.explain import Failure, trace
from bgtlint.rules.implied import solutions, solve
from bgtlint.rules.judge import grade
from bgtlint.rules.places import location_of, others, place_text
from bgtlint.rules.rule import Placeholder, Rule, Template
from bgtlint.rules.setting_out import arithmetic, gap_percent, side_text
from bgtlint.rules.show import absolute, shown
from bgtlint.rules.template import fill
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Absent, Known, place
from bgtlint.rules.wording import Wording, worded


@dataclass(frozen=True, slots=True)
class Sighting:
    """A failure's place, severity, project and figures (`what`), without any words."""

    env: Env
    location: Location
    severity: Severity
    project: int | None
    what: str


def sighting(rule: Rule, env: Env) -> Sighting:
    """Return where a rule failed, before anything is said of it."""
    failure = trace(rule.check.tree, env)
    project = env.record.around("project")
    owner = project.object if project is not None else None
    number = owner.form.number if isinstance(owner, Project) else None
    location = location_of(rule, env, failure)
    what = _figures(failure)
    return Sighting(env, location, grade(rule, env), number, what)


def _operands(failure: Failure) -> tuple[Operand, ...]:
    return tuple(_operand(read) for read in failure.reads if _telling(read))


def _figures(failure: Failure) -> str:
    return digest(*map("=".join, map(_named, filter(_telling, failure.reads))))


def finding(rule: Rule, env: Env, failure: Failure, lang: str) -> Finding:
    """Return the finding of a failed rule: message, place and proof from one evaluation."""
    location = location_of(rule, env, failure)
    proof = evidence(rule, failure, location, lang)
    related = tuple(others(location, failure))
    project = env.record.around("project")
    owner = project.object if project is not None else None
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=grade(rule, env),
        title=rule.title.say(lang),
        message=say(rule.message, env, failure, location, lang),
        suggestion=(
            say(rule.suggestion, env, failure, location, lang, optional=True)
            if rule.suggestion
            else ""
        ),
        project=owner.form.number if isinstance(owner, Project) else None,
        location=location,
        related=related,
        evidence=proof,
        where=digest(rule.id, *_identity(owner), location.label),
        what=_figures(failure),
    )


def stands_on(rule: Rule, env: Env, text: str) -> bool:
    """Tell whether a failure goes by a cell of that text, or is shown there by the rule."""
    failure = trace(rule.check.tree, env)
    cells = [place(read.value) for read in failure.reads]
    if rule.at is not None:
        cells.append(location_of(rule, env, failure))
    return any(cell is not None and cell.text == text for cell in cells)


def evidence(rule: Rule, failure: Failure, location: Location, lang: str) -> Evidence:
    """Return the proof: operands, both sides, the gap, and the sum set out.

    Where there is no sum to set out, the text at the finding's place stands for it. Two equal
    sides (`not (number_value = 100%)`) are no difference and prove nothing, nor does a count that
    is none or some (`count(u for u in unquantified) = 0`).
    """
    told = replace(failure, sides=None) if _is_some_or_none(failure) else failure
    sides = told.sides
    gap = sides.gap() if sides is not None else None
    if gap is not None and not gap.number:
        sides = gap = None
    return Evidence(
        expression=rule.check.text,
        arithmetic=arithmetic(told, lang) or _found(location),
        operands=_operands(failure),
        lhs=side_text(sides.left, sides.right) if sides is not None else "",
        rhs=side_text(sides.right, sides.left) if sides is not None else "",
        gap=gap.text() if gap is not None else "",
        gap_percent=gap_percent(sides) if sides is not None else "",
        worded=_worded(rule, lang),
    )


def _worded(rule: Rule, lang: str) -> str:
    """Return what a rule checks in a language's terms, its parameters by their values."""
    figures = tuple((name, shown(value)) for name, value in rule.parameters.items())
    return _in_terms(rule.check.tree, rule.scope, figures, lang)


@lru_cache(maxsize=1024)
def _in_terms(check: s.Node, scope: str, figures: tuple[tuple[str, str], ...], lang: str) -> str:
    return worded(check, Wording(lang, scope, figures=dict(figures)))


def _is_some_or_none(failure: Failure) -> bool:
    """Tell whether a figure that is printed nowhere was compared with 0."""
    sides = failure.sides
    if sides is None or any(place(read.value) is not None for read in failure.reads):
        return False
    ends = (sides.left_node, sides.right_node)
    return any(isinstance(node, s.Number) and not node.number for node in ends)


def _found(location: Location) -> str:
    label, text = location.label, squash(location.text)
    return f"{label}：{text}" if label and text else label or text


def say(
    template: Template,
    env: Env,
    failure: Failure,
    location: Location,
    lang: str,
    *,
    optional: bool = False,
) -> str:
    """Return a message with its placeholders filled.

    With `optional` a sentence that names something the document does not have is left out.
    """
    proof = {"lhs": "", "rhs": "", "gap": "", "gap_percent": ""}
    sides = failure.sides
    if sides is not None:
        gap, percent = sides.gap(), gap_percent(sides)
        proof = {
            "lhs": side_text(sides.left, sides.right),
            "rhs": side_text(sides.right, sides.left),
            "gap": absolute(gap.text()) if gap is not None else "",
            "gap_percent": f"{percent}%" if percent else "",
        }

    def value(placeholder: Placeholder) -> str | None:
        if placeholder.word == "implied":
            return _implied(placeholder, failure, lang)
        if placeholder.word == "culprits":
            return "、".join(dict.fromkeys(one.text for one in failure.culprits if one.text))
        if placeholder.word == "places":
            places = (location, *others(location, failure))
            return "、".join(place_text(one, lang) for one in places)
        if placeholder.expression is None:
            return proof.get(placeholder.word, "")
        found = evaluate(placeholder.expression.tree, env)
        if optional and isinstance(found, Absent):
            return None
        own = found.english if lang == "en" and isinstance(found, Known) else ""
        return own or shown(found)

    return fill(template.parts(lang), value)


def _implied(placeholder: Placeholder, failure: Failure, lang: str) -> str:
    wanted = placeholder.expression
    if wanted is None:
        joint = Text("；或 ", "; or ").say(lang)
        return joint.join(solution.say(lang) for solution in solutions(failure))
    if not isinstance(wanted.tree, s.Name):
        return ""
    found = solve(failure, wanted.tree.path)
    return found.say(lang) if found is not None else ""


def _named(read: Read) -> tuple[str, str]:
    """Return an operand's own name (a list's variable left out), and its text as printed."""
    at = place(read.value)
    printed = squash(at.text) if at is not None else ""
    return read.path.rpartition(".")[2], printed or shown(read.value)


def _operand(read: Read) -> Operand:
    """Return an operand under its own name, as the cell prints it."""
    value = read.value
    name, printed = _named(read)
    if isinstance(value, Known) and isinstance(value.value, Quantity):
        found = value.value
        low, high = found.interval.low, found.interval.high
        interval = (
            ""
            if found.interval.is_point
            else (
                f"{'[' if found.interval.low_closed else '('}{low:f}, {high:f}"
                f"{']' if found.interval.high_closed else ')'}"
            )
        )
        return Operand(name, printed, f"{found.number:f}", found.unit, interval, value.location)
    return Operand(name, printed, shown(value), location=place(value))


def _telling(read: Read) -> bool:
    """Tell whether an operand is printed in the document or is a number: what can be checked."""
    value = read.value
    return place(value) is not None or (
        isinstance(value, Known) and isinstance(value.value, Quantity)
    )


def _identity(owner: object) -> Sequence[str]:
    """Return what a project is known by from run to run: its code, else its name."""
    if not isinstance(owner, Project):
        return ("",)
    return (owner.code.text if owner.code is not None and owner.code.text else owner.name,)


def digest(*parts: str) -> str:
    """Return 16 hexadecimal characters of SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
