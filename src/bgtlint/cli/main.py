"""The command line: parse options, call the checker, print. Heavy imports are left to commands."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from bgtlint import __version__

COMMANDS = {
    "check": "check",
    "explain": "explain",
    "inspect": "inspect",
    "layouts": "layouts",
    "rules": "rules",
}

EXIT_INTERNAL = 4


class Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return sorted(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import and return a command, None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"bgtlint.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bgtlint")
def cli() -> None:
    r"""检查预算绩效文本各表能否自相印证 / check that budget-performance documents add up.

    \b
    退出码 / exit codes:
      0  没有达到 --fail-on 级别的问题 / nothing at or above --fail-on
      1  有问题 / findings
      2  用法、配置或规则有误 / usage, configuration or rule error
      3  有文件未能读出或只读出一部分 / a document not read, or only in part
      4  程序内部错误 / internal error
    """


def main() -> None:
    """Run the command line; an unforeseen error is one line and exit code 4."""
    run: Callable[..., Any] = cli.main
    try:
        run(prog_name="bgtlint")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as problem:  # noqa: BLE001  the outermost boundary: a clerk sees one line
        click.echo(
            f"bgtlint: 程序内部错误 / internal error: {type(problem).__name__}: {problem}", err=True
        )
        sys.exit(EXIT_INTERNAL)
