"""Errors of use, said in Chinese first: what was found, what is allowed, what may be meant."""

from collections.abc import Sequence
from typing import IO, Any

import click


class Told(click.UsageError):
    """An error of use as one line, with the command that explains more."""

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002
        """Print the line to standard error."""
        from bgtlint.reporting.sanitise import inline

        click.echo(inline(f"bgtlint: {self.message}"), err=True)


def told(problem: click.UsageError) -> click.UsageError:
    """Return an error of use in both languages; a request for help stays as it is."""
    if isinstance(problem, (Told, click.exceptions.NoArgsIsHelpError)):
        return problem
    command = problem.ctx.command_path if problem.ctx is not None else "bgtlint"
    help_at = f"{command} --help"
    text = f"{_zh(problem)}用法见 {help_at} / {problem.format_message()} See {help_at}"
    return Told(text, problem.ctx)


def _zh(problem: click.UsageError) -> str:
    match problem:
        case click.NoSuchOption():
            return f"没有选项 {problem.option_name}。{_meant(problem.possibilities or ())}"
        case click.BadOptionUsage():
            return f"选项 {problem.option_name} 用法不对，可能缺少后面的内容。"
        case click.MissingParameter():
            return f"缺少 {_name(problem)}。"
        case click.BadParameter():
            return f"{_name(problem)} 的内容不对。{_allowed(problem.param)}"
    name = getattr(problem, "command_name", None)
    if name is not None:
        group = problem.ctx.command if problem.ctx is not None else None
        known = (
            group.list_commands(problem.ctx)
            if isinstance(group, click.Group) and problem.ctx
            else []
        )
        return f"没有命令 {name}，可用：{'、'.join(sorted(known))}。"
    return "命令用法不对。"


def _name(problem: click.BadParameter) -> str:
    if problem.param is None:
        return "参数"
    option = isinstance(problem.param, click.Option)
    return problem.param.opts[0] if option else problem.param.make_metavar(problem.ctx) \
        if problem.ctx is not None else str(problem.param.name)  # fmt: skip


def _allowed(param: click.Parameter | None) -> str:
    match param.type if param is not None else None:
        case click.Choice(choices=choices):
            return f"可用：{'、'.join(map(str, choices))}。"
        case click.IntRange(min=least, max=most) | click.FloatRange(min=least, max=most):
            above = f"不小于 {least:g}" if least is not None else ""
            below = f"不大于 {most:g}" if most is not None else ""
            return f"应为{'、'.join(part for part in (above, below) if part)} 的数。"
    return ""


def _meant(possibilities: Sequence[str]) -> str:
    return f"是不是 {'、'.join(possibilities)}？" if possibilities else ""
