"""``polycentric states``: who is a state, when, and under which code."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli import options
from polycentric.cli.groups import ListByDefault
from polycentric.cli.old import Sheet

if TYPE_CHECKING:
    from polycentric.states import Reading, State

HELP = """Who is a state, when, and under which code.

Codes of two systems are never joined as bare numbers: 970 is Nauru to the Correlates of War and Kiribati to Gleditsch
and Ward. Disputed cases are given in both sides' terms.

\b
Examples:
  polycentric states
  polycentric states match "S. Korea" Burma DRC
  polycentric states match --file countries.csv
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
    from polycentric.cli.old import provenance_of
    from polycentric.cli.write import deliver
    from polycentric.errors import CoverageError
    from polycentric.states import RULE, members, today

    listed = today() if year is None else members(year)
    if not listed:
        raise CoverageError(f"The lists of states know none in {year}: they begin in 1816.")
    grid = Grid(COLUMNS, [_row(state, year) for state in listed])
    title = f"{len(listed)} states of today" if year is None else f"{len(listed)} states in {year}"
    rule = (
        RULE if year is None else "Every state in the list of the Correlates of War or of Gleditsch and Ward that year."
    )
    deliver(Sheet(title, grid, [Section("", grid)], notes=[rule], provenance=provenance_of(ctx, year=year)), output)


@states.command()
@click.argument("texts", nargs=-1, metavar="[NAME]...")
@click.option("--year", type=options.YEAR, metavar="YEAR", help="What the name meant in that year.")
@click.option("--names", metavar="LIST", help="Whose names these are: cow, gw, vdem, worldbank or polity.")
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read the names from a file: one a line, or the column of names (and years) of a CSV file.",
)
@options.output()
@click.pass_context
def match(
    ctx: click.Context,
    texts: tuple[str, ...],
    year: int | None,
    names: str | None,
    file: Path | None,
    output: options.Output,
) -> None:
    r"""Say which state each NAME means, or why it means none; exit status 2 if any means none.

    Names are read as in a file given with --add; without a year they mean today's. A former name means its state in its
    time. Later it stands for a state that only took another name (Burma), and is refused where its state joined another
    or came apart (Czechoslovakia). --names says in whose sense names are meant that several states have.

    \b
    Examples:
      polycentric states match "Turkey (Turkiye)" "The Bahamas"
      polycentric states match Germany Congo --year 1970 --names cow
      polycentric states match --file countries.csv --csv
    """
    from polycentric.answers.parts.state_names import NoStateError, answer, complaint, names_in
    from polycentric.cli.old import provenance_of
    from polycentric.cli.write import deliver

    if bool(texts) == (file is not None):
        raise click.UsageError("Give names, or --file with a file of names.", ctx)
    pairs = [(name, year) for name in texts] if file is None else names_in(file, year)
    readings = [(answer(text, when, names, typed=file is None), when) for text, when in pairs]
    lacking = any(one.state is None for one, _ in readings)
    if len(readings) > 1 or not lacking or output.form or output.out:
        provenance = provenance_of(ctx, year=year, names=names)
        deliver(_sheet(readings, provenance), output)
    if lacking:
        raise NoStateError(complaint([one for one, _ in readings]))


@states.command()
@click.argument("name")
@options.output()
@click.pass_context
def show(ctx: click.Context, name: str, output: options.Output) -> None:
    """Show all that is known of a state: its codes by date, its names, what it came from and became.

    Example: polycentric states show Yemen
    """
    from polycentric.cli.old import provenance_of
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


def _sheet(readings: "list[tuple[Reading, int | None]]", provenance: "Mapping[str, Any]") -> Answer:
    """Tabulate what each name means: all columns for machines, for a person the states first and then the refusals."""
    from polycentric.states import get

    rows: list[dict[str, Any]] = []
    for one, year in readings:
        described = _row(get(one.state), year) if one.state is not None else dict.fromkeys(c.name for c in COLUMNS)
        rows.append({"asked": one.text, "year": year, "answer": one.kind, **described, "past": one.past,
                     "note": one.note or None, "reason": one.reason or None})  # fmt: skip
    text_column, when = (
        Column("asked", "asked"),
        [Column("year", "year")] * any(year is not None for _, year in readings),
    )
    answered, note, reason = Column("answer", "answer"), Column("note", "note"), Column("reason", "reason")
    past = Column("past", "state of another time")
    known, unknown = [row for row in rows if row["id"]], [row for row in rows if not row["id"]]
    noted = [row for row in known if row["note"]]
    read = [
        Section("", Grid([text_column, *when, *COLUMNS], known)),
        Section("Notes", Grid([text_column, *when, note], noted)),
        Section("No state", Grid([text_column, *when, answered, reason], unknown)),
    ]
    tidy = Grid([text_column, Column("year", "year"), answered, *COLUMNS, past, note, reason], rows)
    sections = [section for section in read if section.grid.rows]
    return Sheet("States by name", tidy, sections, provenance=provenance)


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
