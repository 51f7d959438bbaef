"""`bgtlint config`: the effective settings, and the file each came from."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bgtlint.cli.options import (
    codes,
    fail,
    lang_option,
    load,
    profile_files,
    profile_option,
    rules_option,
    use_profile,
)

if TYPE_CHECKING:
    from bgtlint.rules import Rule, RuleSet
    from bgtlint.rules.profile import Profile

LABELS = {
    "profile": ("配置方案", "profile"),
    "none": ("没有", "none"),
    "files": ("方案文件", "profile files"),
    "province": ("省份", "province"),
    "years": ("年度", "years"),
    "known": ("可用的方案", "known profiles"),
    "rule_files": ("规则文件", "rule files"),
    "rules": ("规则", "rules"),
    "on": ("启用", "on"),
    "off": ("停用", "off"),
    "default": ("规则自带", "the rule itself"),
}


@click.group("config")
def command() -> None:
    """查看生效的设置 / show the effective settings."""


@command.command("show")
@rules_option
@profile_option
@click.option("--select", default="", metavar="CODES", help="只用这些规则 / only these rules")
@click.option("--ignore", default="", metavar="CODES", help="不用这些规则 / without these rules")
@lang_option
def show(
    folders: tuple[str, ...], profile: str | None, select: str, ignore: str, lang: str
) -> None:
    """列出生效的规则、级别、参数和出处 / rules, severities, parameters, and where each is from."""
    from bgtlint.rules import select_rules

    all_rules = load(folders, lang, check_examples=bool(folders))
    applied, chosen = use_profile(profile, folders, all_rules, lang)
    try:
        running = select_rules(applied, codes(select), codes(ignore))
    except ValueError as problem:
        fail(str(problem))
    for line in _lines(all_rules, running, chosen, folders, lang):
        click.echo(line)


def _lines(
    all_rules: "RuleSet",
    running: "RuleSet",
    profile: "Profile | None",
    folders: tuple[str, ...],
    lang: str,
) -> Iterator[str]:
    column = 1 if lang == "en" else 0
    colon = ("：", ": ")[column]

    def line(key: str, text: str) -> str:
        return f"{LABELS[key][column]}{colon}{text}"

    if profile is None:
        yield line("profile", LABELS["none"][column])
    else:
        yield line("profile", f"{profile.name} {profile.title.say(lang)}")
        yield line("files", "、".join(_place(file) for file in profile.files))
        if profile.province:
            yield line("province", profile.province)
        if profile.years:
            yield line("years", "、".join(map(str, profile.years)))
    yield line("known", "、".join(sorted(profile_files(folders))))
    on = {rule.id: rule for rule in running.rules}
    files = dict.fromkeys(_place(rule.file) for rule in all_rules.rules)
    yield line("rule_files", "、".join(files))
    yield line("rules", f"{LABELS['on'][column]} {len(on)}，"
               f"{LABELS['off'][column]} {len(all_rules.rules) - len(on)}")  # fmt: skip
    for rule in all_rules.rules:
        yield ""
        yield from _rule(rule, on.get(rule.id), profile, lang)


def _rule(
    rule: "Rule", running: "Rule | None", profile: "Profile | None", lang: str
) -> Iterator[str]:
    from bgtlint.rules.show import shown

    column = 1 if lang == "en" else 0
    own = f"{_place(rule.file)}:{rule.line}"
    state = LABELS["on" if running is not None else "off"][column]
    yield f"{rule.id} {rule.title.say(lang)} [{state}] {_why_on(rule, profile) or own}"
    severity = running.severity.default if running is not None else rule.severity.default
    graded = profile.severity.get(rule.id) if profile is not None else None
    yield f"  {severity}  ← {_place(graded.place) if graded is not None else own}"
    for name, value in (running or rule).parameters.items():
        given = profile.parameters.get((rule.id, name)) if profile is not None else None
        place = _place(given.place) if given is not None else own
        yield f"  {name} = {shown(value)}  ← {place}"


def _why_on(rule: "Rule", profile: "Profile | None") -> str:
    """Return the place of the profile's line that turned the rule on or off, "" for none."""
    if profile is None:
        return ""
    from bgtlint.rules.profile import ALL
    from bgtlint.rules.selection import answers

    graded = profile.severity.get(rule.id)
    if graded is not None and graded.value == "off":
        return _place(graded.place)
    for listed in (profile.ignore, profile.also, profile.select):
        found = next(
            (place for code, place in listed.items() if code == ALL or answers(rule, code)), ""
        )
        if found and (listed is not profile.also or rule.pedantic):
            return _place(found)
    return ""


def _place(place: str) -> str:
    """Return a place as readers know it: relative to the rules' folder or to where they stand."""
    from bgtlint.shipped import shipped

    path = Path(place)
    for base, name in ((shipped(""), "rules"), (Path.cwd(), "")):
        if path.is_absolute() and path.is_relative_to(base):
            return str(Path(name) / path.relative_to(base))
    return place
