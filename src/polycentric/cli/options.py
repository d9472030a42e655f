"""The options that several commands share, each worded once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("json", "csv", "svg", "txt")


def world(command: Command) -> Command:
    """Add the choice of the world, of the year, and of a bloc as one actor."""
    command = click.option("--bloc", metavar="NAME", help="Take the members of an organisation as one state, e.g. EU.")(
        command
    )
    command = click.option(
        "--year",
        type=int,
        help="Only what was observed in that year. Default: the latest observation of each number, its year beside it.",
    )(command)
    return click.option("--world", default="now", show_default=True, metavar="NAME", help="The world to look at.")(
        command
    )


def output(*, svg: bool) -> Callable[[Command], Command]:
    """Add the choice of the form and place of the result."""

    def decorate(command: Command) -> Command:
        command = click.option(
            "--out",
            type=click.Path(path_type=Path),
            metavar="FILE",
            callback=_checked,
            help="Write to a file; its ending names the form.",
        )(command)
        if svg:
            command = click.option("--svg", "form", flag_value="svg", help="A picture, as SVG.")(command)
        command = click.option("--csv", "form", flag_value="csv", help="Tidy rows in base units, as CSV.")(command)
        return click.option(
            "--json",
            "form",
            flag_value="json",
            help="Tidy rows in base units, with units, sources and hashes, as JSON.",
        )(command)

    return decorate


def _checked(ctx: click.Context, parameter: click.Parameter, out: Path | None) -> Path | None:
    """Refuse a place that cannot be written to before anything is computed."""
    from polycentric.cli.write import check_place

    if out is not None:
        check_place(out)
    return out


def add(what: str) -> Callable[[Command], Command]:
    """Add the option that takes the user's own index or layer from a CSV file."""
    return click.option(
        "--add",
        "added",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE.csv",
        help=f"Your own {what}, named after the file.",
    )


def top(default: int) -> Callable[[Command], Command]:
    """Add the number of rows that a human reader sees."""
    return click.option(
        "--top", type=click.IntRange(min=1), default=default, show_default=True, help="How many rows the table shows."
    )
