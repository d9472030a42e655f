"""The options that several commands share, each worded once, each group handed over as one argument."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from math import inf
from pathlib import Path
from typing import Any

import click

from polycentric.answers.limits import limits_of
from polycentric.cli.span import Command, YearsType
from polycentric.renamed import table_gone

# Arguments that may be fractions; others are whole numbers.
FRACTIONS = ("above", "correlation", "coupling", "least", "margin", "resolution", "smallest", "step")

Decorator = Callable[[Command], Command]


class YearType(click.types.IntParamType):
    """A year of four digits at most; there is no year 0."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the year."""
        year: int = super().convert(value, param, ctx)
        if not 1 <= year <= 9999:
            self.fail(f"'{str(value)[:12]}' is no year: write one such as 1914.", param, ctx)
        return year


YEAR = YearType()


class FolderType(click.Path):
    """A folder that a command makes; the question says what is wrong with it."""


FOLDER = FolderType(path_type=Path)


class TableType(click.Choice[str]):
    """One of a command's tables; one that it has no more is answered with where that stands now."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the table."""
        if gone := table_gone(str(value)):
            self.fail(gone, param, ctx)
        return super().convert(value, param, ctx)


@dataclass(frozen=True)
class Output:
    """In which form the result is wanted, and where; nothing means: a table on the screen."""

    form: str | None
    out: Path | None
    narrow: bool = False

    @property
    def is_picture(self) -> bool:
        """Tell whether a picture is wanted, which is drawn only then."""
        named = None if self.form is not None or self.out is None else self.out.suffix.lower()
        return self.form == "svg" or named in (".svg", ".png")


WORLD, YEAR_OPTION, YEARS, CARRY, AS_KNOWN, AS_ONE = (
    click.option("--world", metavar="NAME",
                 help="The world to look at: now, or history, which is taken for years that now doesn't reach."),
    click.option("--year", type=YEAR, metavar="YEAR",
                 help="Only what was observed that year; default: the latest of each number, its year beside it."),
    click.option("--years", type=YearsType(), metavar="FROM-TO",
                 help="Several years, a column or row each; with --carry the editions that came out in them."),
    click.option("--carry", is_flag=True, help="With a year: the latest observation that the edition of then has."),
    click.option("--as-known", type=YEAR, metavar="YEAR",
                 help="With the eyes of that year, nothing of later editions; alone: the picture of its edition."),
    click.option("--as-one", multiple=True, metavar="GROUP",
                 help="Take a group as one actor: EU, EU-HUN, USA,CAN,MEX or NAFTA=USA,CAN,MEX; may be given several "
                 "times."),
)  # fmt: skip


def world(command: Command) -> Command:
    """Add the choice of the world, of the year or years, and of a bloc as one actor."""
    return _with(command, WORLD, YEAR_OPTION, YEARS, CARRY, AS_KNOWN, AS_ONE)


def world_without_bloc(command: Command) -> Command:
    """Add the choice of the world and of the year, for what shows blocs both ways."""
    return _with(command, WORLD, YEAR_OPTION, CARRY, AS_KNOWN)


def one_year(command: Command) -> Command:
    """Add the choice of the world, of one year, and of the eyes that see it."""
    return _with(command, WORLD, YEAR_OPTION, AS_KNOWN)


def years_or_one(command: Command) -> Command:
    """Add the choice of the world, of one year or several, and of the eyes that see them."""
    return _with(command, WORLD, YEAR_OPTION, YEARS, AS_KNOWN)


def own(command: Command) -> Command:
    """Add how a user's own files are read."""
    return _with(command, *OWN)


def _with(command: Command, *choices: Decorator) -> Command:
    """Add options, the first of them listed first."""
    for choice in reversed(choices):
        command = choice(command)
    return command


COLUMNS = click.option(
    "--columns",
    metavar="ROLE=NAME,...",
    help="Which column of your file is which, as in state=Entity,value=milex,year=Year.",
)
OWN = (
    COLUMNS,
    click.option("--layout", metavar="NAME[:COLUMN]",
                 help="Your file is a publisher's: worldbank, sipri, maddison, vdem, polity or nmc, with the column of "
                 "the value, as in vdem:v2x_polyarchy; rows of what is no state are left and listed."),
    click.option("--decimal", type=click.Choice(["point", "comma"]),
                 help="Whether 1,234 and 1.234 in your file have a decimal point or comma, where it leaves that open."),
    click.option("--missing", multiple=True, metavar="TEXT",
                 help="What stands for a missing value in your file, as -9; may be given several times; none: nothing "
                 "more than NA, n/a, .., -."),
    click.option("--names", metavar="LIST",
                 help="Whose names your file uses, where a name alone would mean several states: cow, gw, vdem, "
                 "worldbank or polity."),
    click.option("--skip-strangers", is_flag=True,
                 help="Leave rows of your file of what is no state of their year out, and list them."),
)  # fmt: skip


def archive(command: Command) -> Command:
    """Add the choice of the part on two centuries and of the archive's folder."""
    return _with(
        command,
        click.option("--history/--no-history", "history", default=None,
                     help="Show two centuries, or don't; default: where the archive is there."),
        click.option("--mirror", type=click.Path(path_type=Path), metavar="DIR",
                     help="A folder that holds the archive; also POLYCENTRIC_MIRROR."),
    )  # fmt: skip


def output(*, svg: bool = False, table: bool = True) -> Decorator:
    """Add the choice of the form and place of the result, as the argument `output`."""
    choices = [
        form("json", "Rows in base units with units, sources and hashes."),
        form("csv", "Rows in base units.") if table else None,
        form("svg", "A picture.") if svg else None,
        click.option("--narrow", is_flag=True, help="Draw for a phone.") if svg else None,
        click.option("--out", type=click.Path(path_type=Path), metavar="FILE", callback=checked_place,
                     help="Write to a file; its ending (.json, .csv, .svg, .png, .txt, .parquet) names the form."),
    ]  # fmt: skip
    given = [choice for choice in choices if choice is not None]
    return lambda command: _gathered("output", Output, command, given)


def form(name: str, text: str) -> Decorator:
    """Add the flag of one form; all flags of a command together set the argument `form`, and only one may be given."""
    return click.option(f"--{name}", "form", flag_value=name, help=text, cls=FormFlag)


class FormFlag(click.Option):
    """A flag that refuses a second one of its kind, where click would let the last one win."""

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:
        """Read the flag as click does, and look at what was read before it."""
        super().add_to_parser(parser, ctx)
        flag = parser._long_opt[self.opts[0]]
        read = flag.process

        def process(value: Any, state: Any) -> None:
            earlier = state.opts.get(self.name)
            if earlier not in (None, self.flag_value):
                raise click.UsageError(f"--{earlier} and {self.opts[0]} are two forms of one result: give one.", ctx)
            read(value, state)

        flag.process = process


def add(what: str, *others: str) -> Decorator:
    """Add the option that takes the user's own index or layer from a CSV file; `others` are further names of it."""
    return click.option(
        "--add",
        *others,
        "added",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE.csv",
        help=f"Your own {what}, named after the file; may be given several times.",
    )


def between(question: str, argument: str) -> click.ParamType:
    """Give the numbers that an argument of a question may be: whole ones, or any where a limit is a fraction.

    Raises
    ------
    KeyError
        If the argument has no limits.
    """
    limits = limits_of(question, argument)
    if limits is None:
        raise KeyError(argument)
    most = None if limits.most == inf else limits.most
    if argument in FRACTIONS:
        return click.FloatRange(limits.least, most, min_open=limits.open)
    return click.IntRange(int(limits.least), None if most is None else int(most))


def top(default: int) -> Decorator:
    """Add the number of rows that a person sees; None where it isn't given."""
    return click.option("--top", type=between("", "top"), metavar="N", help=f"Rows of the table; default: {default}.")


def seed(default: int, text: str) -> Decorator:
    """Add the seed of whatever is drawn at random."""
    return click.option("--seed", type=between("", "seed"), default=default, show_default=True, metavar="N", help=text)


def is_given(ctx: click.Context, name: str) -> bool:
    """Tell whether an option was typed, be it with the value that it has anyway."""
    return ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def _gathered(name: str, record: type[Any], command: Command, choices: list[Decorator]) -> Command:
    """Add options, and hand their values over as one record."""
    names = [field.name for field in fields(record)]

    @functools.wraps(command)
    def gathering(*arguments: Any, **values: Any) -> Any:
        picked = record(**{option: values.pop(option) for option in names if option in values})
        return command(*arguments, **values, **{name: picked})

    wrapped: Command = gathering
    for choice in reversed(choices):
        wrapped = choice(wrapped)
    return wrapped


def checked_place(ctx: click.Context, parameter: click.Parameter, out: Path | None) -> Path | None:
    """Refuse a place that cannot be written to before anything is computed."""
    from polycentric.writing import check_place

    if out is not None:
        check_place(out)
    return out
