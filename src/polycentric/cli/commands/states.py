"""``polycentric states``: who is a state, when, and under which code."""

from typing import TYPE_CHECKING, Any

import click

from polycentric.cli import options
from polycentric.cli.groups import ListByDefault
from polycentric.cli.sheet import Column, Grid, Section, Sheet

if TYPE_CHECKING:
    from polycentric.states import State

HELP = """Who is a state, when, and under which code.

Codes of two systems are never joined as bare numbers: 970 is Nauru to the Correlates of War and Kiribati to Gleditsch
and Ward. Disputed cases are given in both sides' terms.

\b
Examples:
  polycentric states
  polycentric states match "S. Korea" Burma DRC
  polycentric states show Germany
"""
COLUMNS = tuple(
    Column(name, label)
    for name, label in (
        ("id", "id"), ("name", "name"), ("iso3", "ISO 3166-1"), ("cow", "COW"), ("gw", "GW"), ("gec", "GEC"),
        ("region", "region"), ("capital", "capital"), ("why", "why in the list"),
    )
)  # fmt: skip


@click.group(cls=ListByDefault, name="states", help=HELP)
def states() -> None:
    """Stand for the group."""


@states.command("list")
@click.option(
    "--year", type=options.YEAR, metavar="YEAR", help="The states of that year, in either list; default: today's."
)
@options.output()
@click.pass_context
def list_(ctx: click.Context, year: int | None, output: options.Output) -> None:
    """List the states of today, or of a year.

    Example: polycentric states list --year 1914 --csv
    """
    from polycentric.cli.grids import provenance_of
    from polycentric.cli.write import deliver
    from polycentric.errors import CoverageError
    from polycentric.states import RULE, members, today

    found = today() if year is None else members(year)
    if not found:
        raise CoverageError(f"The lists of states know none in {year}: they begin in 1816.")
    grid = Grid(COLUMNS, [_row(state, year) for state in found])
    title = f"{len(found)} states of today" if year is None else f"{len(found)} states in {year}"
    rule = (
        RULE if year is None else "Every state in the list of the Correlates of War or of Gleditsch and Ward that year."
    )
    deliver(Sheet(title, grid, [Section("", grid)], notes=[rule], provenance=provenance_of(ctx, year=year)), output)


@states.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--year", type=options.YEAR, metavar="YEAR", help="What the name meant in that year.")
@options.output()
@click.pass_context
def match(ctx: click.Context, names: tuple[str, ...], year: int | None, output: options.Output) -> None:
    """Say which state a NAME means; a name that fits several is refused, with the candidates.

    Example: polycentric states match "Turkey (Turkiye)" "The Bahamas"
    """
    from polycentric.cli.grids import provenance_of
    from polycentric.cli.write import deliver
    from polycentric.states import find

    rows = [{"asked": name, **_row(find(name, year), year)} for name in names]
    grid = Grid([Column("asked", "asked"), *COLUMNS], rows)
    deliver(Sheet("States by name", grid, [Section("", grid)], provenance=provenance_of(ctx, year=year)), output)


@states.command()
@click.argument("name")
@options.output()
@click.pass_context
def show(ctx: click.Context, name: str, output: options.Output) -> None:
    """Show all that is known of a state: its codes by date, its names, what it came from and became.

    Example: polycentric states show Yemen
    """
    from polycentric.cli.grids import provenance_of
    from polycentric.cli.write import deliver
    from polycentric.states import find

    state = find(name)
    sections = _sections(state)
    sheet = Sheet(
        f"{state}",
        sections[0].grid,
        sections,
        notes=[state.note] if state.note else [],
        provenance=provenance_of(ctx, **_row(state, None)),
    )
    deliver(sheet, output)


def _row(state: "State", year: int | None) -> dict[str, Any]:
    """Describe a state in a row."""
    from polycentric.states import Cow, Gec, Gw, Iso3, code_of, name_of

    codes = {system.system: code_of(state, system, year) for system in (Iso3, Cow, Gw, Gec)}
    return {
        "id": state.id,
        "name": name_of(state, year),
        **{system: None if code is None else str(code.value) for system, code in codes.items()},
        "region": state.region,
        "capital": state.capital,
        "why": state.today or None,
    }


def _sections(state: "State") -> list[Section]:
    """Give the parts of a state's record."""
    from polycentric.states import disputes, names_of, spells, successions

    lists = [
        {"list": spell.system, "code": str(spell.code.value) if spell.code else None, "from": str(spell.start),
         "until": str(spell.end) if spell.end else "today", "kind": spell.listed}
        for spell in spells(state)
    ]  # fmt: skip
    names = [{"name": name.text, "meaning": f"this state{name}"} for name in names_of(state)]
    passed = [
        {"date": str(one.date), "what": one.kind, "from": one.predecessor, "to": one.successor}
        for one in successions()
        if state.id in {one.predecessor, one.successor}
    ]
    disputed = [
        {"case": case.case, "one side": case.one_side, "the other": case.other_side, "lists": case.listed}
        for case in disputes()
        if state.name in case.case or state.id in case.listed
    ]
    parts = {"In which list, under which code": lists, "Names": names, "Successions": passed, "Disputes": disputed}
    return [Section(title, _grid(rows)) for title, rows in parts.items() if rows]


def _grid(rows: list[dict[str, Any]]) -> Grid:
    """Make a grid of rows that all have the same fields."""
    return Grid([Column(name, name) for name in rows[0]], rows)


COMMAND = states
