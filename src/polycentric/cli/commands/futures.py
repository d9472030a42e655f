"""``polycentric futures``: the world order run many times from today on, with and without levers."""

from pathlib import Path
from typing import Any

import click

from polycentric.cli import options
from polycentric.cli.answering import answer, asked_for
from polycentric.cli.command import Command
from polycentric.cli.write import print_or_write
from polycentric.errors import UnknownNameError

HELP = """The world order run many times from today on, with and without levers.

Without a command, or with a scenario file in its place, the runs are made.

\b
Examples:
  polycentric futures
  polycentric futures new --out my.toml
  polycentric futures compare examples/russia-china-alliance.toml
  polycentric futures levers --sweep
"""


class RunByDefault(click.Group):
    """A group whose command `run` is meant where the first word names no command."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` first where the first word is an option, a file, or nothing."""
        first = args[0] if args else ""
        file = first not in self.commands and (Path(first).suffix or Path(first).is_file() or "/" in first)
        if first not in {"-h", "--help"} and (not first or first.startswith("-") or file):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command, or raise with the nearest known name."""
        if cmd_name not in self.commands:
            unknown = UnknownNameError(f"command of '{self.name}'", cmd_name, self.commands)
            raise click.UsageError(f"{unknown} There is no such scenario file either.", ctx)
        return self.commands[cmd_name]


def ensemble(command: Any) -> Any:
    """Add how many runs, until when, under which seed, and where chunks are kept and made."""
    choices = [
        click.option("--runs", type=int, metavar="N", help="How many runs; default: 1000."),
        click.option("--until", type=options.YEAR, metavar="YEAR",
                     help="The last year; default: 2050, or 30 years on from a year of history."),
        options.seed(1, "Of all draws."),
        click.option("--folder", type=click.Path(path_type=Path), metavar="DIR",
                     help="Keep finished chunks there; a run that was ended goes on from them."),
        click.option("--cluster", metavar="ADDRESS", help="Make the chunks on a Dask cluster; needs --folder."),
        click.option("--world", metavar="NAME",
                     help="Start from now, or from history, which is taken where a year is given."),
        click.option("--year", type=options.YEAR, metavar="YEAR",
                     help="Of history: start from the end of that year, 1830-2022; default: 2019."),
    ]  # fmt: skip
    for choice in reversed(choices):
        command = choice(command)
    return command


SCENARIO = click.Path(path_type=Path)


@click.group(cls=RunByDefault, name="futures", help=HELP)
def futures() -> None:
    """Stand for the group."""


@futures.command()
@click.argument("scenario", required=False, type=SCENARIO)
@ensemble
@options.top(5)
@options.output(svg=True)
def run(scenario: Path | None, output: options.Output, **asked: Any) -> None:
    """Run the order, under a SCENARIO file or without one, and show how shares and poles spread.

    Example: polycentric futures run --runs 200 --svg --out fan.svg

    Example: polycentric futures run --world history --year 1985 --runs 200
    """
    answer("futures", output, () if scenario is None else (scenario,), **asked)


@futures.command()
@click.argument("scenario", type=SCENARIO)
@click.argument("other", required=False, type=SCENARIO)
@ensemble
@options.top(5)
@options.output()
def compare(scenario: Path, other: Path | None, output: options.Output, **asked: Any) -> None:
    """Show what a SCENARIO changes, beside an OTHER one or beside runs without levers.

    Example: polycentric futures compare examples/no-vetoes.toml --runs 200
    """
    answer("futures_compare", output, (scenario,) if other is None else (scenario, other), **asked)


@futures.command()
@click.option("--sweep", is_flag=True, help="Pull each lever once, and rank what they change.")
@click.option("--runs", type=int, metavar="N", help="How many runs of the sweep; default: 200.")
@click.option("--until", type=options.YEAR, metavar="YEAR", help="Its last year; default: 2040.")
@options.seed(1, "Of the sweep's draws.")
@options.output()
def levers(output: options.Output, **asked: Any) -> None:
    """List the levers and what stands behind each, or pull each once.

    Example: polycentric futures levers --json
    """
    answer("futures_levers", output, **asked)


@futures.command()
@click.argument("process", required=False)
@options.output()
def show(process: str | None, output: options.Output) -> None:
    """Show the processes of the running order, or all numbers of one PROCESS.

    Example: polycentric futures show disputes
    """
    answer("futures_processes", output, () if process is None else (process,))


@futures.command()
@click.argument("lever", required=False)
@options.output()
def new(lever: str | None, output: options.Output) -> None:
    """Show a scenario file to start from, with a move of a LEVER; with --out x.toml it is written.

    Example: polycentric futures new sanction
    """
    asked = () if lever is None else (lever,)
    if output.form is None and output.out is not None and output.out.suffix == ".toml":
        print_or_write(asked_for("futures_new", asked).table["text"][0], output.out)
        return
    answer("futures_new", output, asked)


@futures.command()
@click.argument("process", required=False)
@options.output()
def fit(process: str | None, output: options.Output) -> None:
    """Fit the processes again from the archive, or one PROCESS, and hold them against what ships.

    Example: polycentric futures fit disputes
    """
    answer("futures_fit", output, () if process is None else (process,))


COMMAND = futures
