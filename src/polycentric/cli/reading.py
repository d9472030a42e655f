"""The options that say how a user's own files are to be read, handed over as one argument."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.cli.options import Command, Decorator, Where

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.power.contract import PowerIndex
    from polycentric.tables.user_reading import Reading

COLUMNS = click.option(
    "--columns",
    "own_columns",
    metavar="ROLE=NAME,...",
    help="Which column of your file is which, as in state=Entity,value=milex,year=Year.",
)
OPTIONS = (
    COLUMNS,
    click.option("--layout", "own_layout", metavar="NAME[:COLUMN]",
                 help="Your file is a publisher's: worldbank, sipri, maddison, vdem, polity or nmc, with the column of "
                 "the value, as in vdem:v2x_polyarchy; rows of what is no state are left and listed."),
    click.option("--decimal", "own_decimal", type=click.Choice(["point", "comma"]),
                 help="Whether 1,234 and 1.234 in your file have a decimal point or comma, where it leaves that open."),
    click.option("--missing", "own_missing", multiple=True, metavar="TEXT",
                 help="What stands for a missing value in your file, as -9; may be given several times; none: nothing "
                 "more than NA, n/a, .., -."),
    click.option("--names", "own_names", metavar="LIST",
                 help="Whose names your file uses, where a name alone would mean several states: cow, gw, vdem, "
                 "worldbank or polity."),
    click.option("--skip-strangers", "own_skip", is_flag=True,
                 help="Leave rows of your file of what is no state of their year out, and list them."),
)  # fmt: skip
NAMES = ("own_columns", "own_layout", "own_decimal", "own_missing", "own_names", "own_skip")


def reading(files: str, option: str) -> Decorator:
    """Add these options to a command whose argument `files` holds the user's files, as the argument `reading`."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def gathering(*arguments: Any, **values: Any) -> Any:
            given = {name: values.pop(name) for name in NAMES}
            if any(given.values()) and not values[files]:
                used = next(name for name in NAMES if given[name])
                typed = {"own_skip": "--skip-strangers"}.get(used, f"--{used.removeprefix('own_')}")
                raise click.UsageError(f"{typed} says how your own file is read: name the file with {option}.")
            return command(*arguments, **values, reading=made(given))

        wrapped: Command = gathering
        for choice in reversed(OPTIONS):
            wrapped = choice(wrapped)
        return wrapped

    return decorate


def made(given: Mapping[str, Any]) -> "Reading":
    """Make the record of what the options say; a word that means nothing is refused at once."""
    from polycentric.tables.user_layouts import layout_of
    from polycentric.tables.user_reading import Reading, columns_of

    if given["own_layout"]:
        layout_of(given["own_layout"])
    if given["own_names"]:
        from polycentric.states.lists import checked

        checked(given["own_names"])
    return Reading(
        columns=columns_of(given["own_columns"]) if given["own_columns"] else {},
        layout=given["own_layout"] or "",
        decimal=given["own_decimal"],
        missing=tuple(given["own_missing"]),
        names=given["own_names"] or "",
        skip_strangers=given["own_skip"],
    )


def for_world(reading: "Reading", where: Where) -> "Reading":
    """Say which years of a file count in the world that is asked for."""
    from polycentric.panel.now_world import LAST_YEAR

    if where.years is not None:
        return replace(reading, years=(1 if where.carry else where.years[0], where.years[1]))
    if where.world == "history":
        return reading if where.year is None else replace(reading, years=(where.year, where.year))
    if where.year is not None and not where.carry:
        return replace(reading, years=(where.year, where.year))
    return replace(reading, years=(1, where.year or where.as_known or LAST_YEAR), carried=True)


def own_notes(indices: "Mapping[str, PowerIndex]", panels: "Sequence[xr.Dataset]") -> list[str]:
    """Say of each of the user's own indices what was found in its file, and what the panels don't show."""
    from polycentric.power import INDICES

    notes: list[str] = []
    for name, index in indices.items():
        if name in INDICES:
            continue
        more = [note for panel in panels for note in (index.notes(panel) if index.notes is not None else ())]
        notes.append(f"{name}: {' '.join(dict.fromkeys([index.caveat, *more]))}")
    return notes


def with_notes(indices: "Mapping[str, PowerIndex]", panel: "xr.Dataset") -> "dict[str, PowerIndex]":
    """Give the indices with what the user's own leave on a panel in their caveats, after each was tried on it."""
    from polycentric.power import INDICES
    from polycentric.power.user_file import check_own

    check_own(indices, INDICES, panel)
    return {
        name: index if index.notes is None else replace(index, caveat=" ".join((index.caveat, *index.notes(panel))))
        for name, index in indices.items()
    }


def read_files(added: "Sequence[Path]", reading: "Reading") -> "dict[str, PowerIndex]":
    """Give all power indices, the user's own among them."""
    from polycentric.power import INDICES
    from polycentric.power.user_file import read_indices

    return read_indices(added, INDICES, reading)
