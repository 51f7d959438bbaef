"""The command line: parse options, call the checker, print. Heavy imports are left to commands."""

import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from bgtlint import __version__
from bgtlint.cli.output import prepare
from bgtlint.cli.usage import told

COMMANDS = {
    "check": "check",
    "config": "config",
    "explain": "explain",
    "inspect": "inspect",
    "layouts": "layouts",
    "rules": "rules",
}

EXIT_INTERNAL = 4
EXIT_SIGNAL = 128
"""Added to the number of the signal that ended the program, as shells count it."""

HELP = """检查预算绩效文本各表能否自相印证 / check that budget-performance documents add up.

\b
常用 / common uses:
  bgtlint check 部门.pdf                  检查一份文件 / check a document
  bgtlint check 报送/ -f html=报告.html   检查文件夹，写成网页 / a folder, as a web page
  bgtlint inspect 部门.pdf                看读到了什么 / show what was read
  bgtlint explain CST001                  看一条规则 / explain a rule

\b
退出码 / exit codes:
  0  没有达到 --fail-on 级别的问题 / nothing at or above --fail-on
  1  有问题 / findings
  2  用法、路径、配置或规则有误 / usage, path, configuration or rule error
  3  有文件没有读出或只读出一部分 / a document not read, or only in part
  4  程序内部错误 / internal error
"""


class Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401
    ) -> click.Context:
        """Read the program's own options; errors of use are said in both languages."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as problem:
            raise told(problem) from None

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  click's own signature
        """Run a command; errors of use are said in both languages, Ctrl-C in one line."""
        try:
            return super().invoke(ctx)
        except click.UsageError as problem:
            raise told(problem) from None
        except KeyboardInterrupt:
            click.echo(
                "bgtlint: 已中断，没有写出报告 / interrupted, no report was written", err=True
            )
            raise click.exceptions.Exit(EXIT_SIGNAL + signal.SIGINT) from None

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


@click.group(cls=Lazy, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bgtlint")
def cli() -> None:
    """Hold the commands."""


def _ended(number: int, _: object) -> None:
    """End the program on a signal in an orderly way: workers ended, temporary files removed."""
    raise SystemExit(EXIT_SIGNAL + number)


def main() -> None:
    """Run the command line; an unforeseen error is one line and exit code 4."""
    run: Callable[..., Any] = cli.main
    prepare()
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ended)
    try:
        run(prog_name="bgtlint")
    except Exception as problem:  # noqa: BLE001  the outermost boundary: a clerk sees one line
        click.echo(
            f"bgtlint: 程序内部错误 / internal error: {type(problem).__name__}: {problem}", err=True
        )
        sys.exit(EXIT_INTERNAL)
