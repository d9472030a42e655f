"""``polycentric poles``: who the poles are and which class the world has, under every definition."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers import own
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Section
from polycentric.answers.where import Where
from polycentric.cli import old, options, uses
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

    from polycentric.poles import World
    from polycentric.power.contract import PowerIndex
    from polycentric.tables.user_reading import Reading

TABLES = ("verdicts", "three", "concentration", "sweeps")
APART = "none"
RULES = (
    uses.Useless(["definition", "table"], uses.in_form("svg"), "the picture is the verdict map"),
    uses.Useless(["years"], uses.in_form("svg"), "the picture is the verdict map of one year"),
    uses.Useless(["table"], uses.given("years"), "the table is of years"),
    uses.Useless(["index"], uses.absent("years"), "of one year every index is shown"),
)


@click.command(name="poles", cls=Command, rules=RULES)
@click.argument("definition", required=False)
@click.option("--table", type=click.Choice(TABLES), default="verdicts", show_default=True,
              help="What is shown: the verdict map, the three numbers, concentration, or the classes along "
              "each cut-off.")  # fmt: skip
@click.option("--index", metavar="NAME", help="With --years: by which index; default: output_ppp, or cinc of history.")
@options.add("power index: columns state and value, a year if need be")
@old.reading("added", "--add")
@old.world
@options.output(svg=True)
@click.pass_context
def poles(
    ctx: click.Context,
    definition: str | None,
    table: str,
    index: str | None,
    added: tuple[Path, ...],
    reading: "Reading",
    where: Where,
    output: options.Output,
) -> None:
    """Show dispersion, autonomy and concert, and which class each family of definitions gives.

    With a DEFINITION: its class and its poles on every index and set. The European Union is shown both ways, as single
    states and as one actor; --bloc EU shows the second alone, --bloc none the first. Percentages count readings of the
    same data, and are no probabilities. With --years: concentration, class and poles on one index, a row for each year.

    Example: polycentric poles half_of_leader
    """
    from polycentric.cli.old import drawn
    from polycentric.cli.write import deliver, print_or_write
    from polycentric.poles import DEFINITIONS

    if definition is not None:
        _ = DEFINITIONS[definition]
        if table != "verdicts":
            raise click.UsageError(
                f"'{table}' is a table of the whole world, with nothing of one DEFINITION: leave --table or "
                f"'{definition}' out."
            )
    indices = own.read_files(added, own.for_world(reading, where))
    if where.years is not None:
        deliver(_through_years(ctx, definition, index, indices, added, where), output)
        return
    worlds = _worlds(indices, where)
    if output.is_picture:
        print_or_write(drawn("verdict_map", where, indices), output.out)
        return
    with_three = definition is None and table == "verdicts"
    tables = _computed(worlds, table, definition, with_three=with_three)
    deliver(_sheet(ctx, worlds, tables, table, definition, where), output)


def _worlds(indices: "Mapping[str, PowerIndex]", where: Where) -> "tuple[World, ...]":
    """Open the world with blocs as the options say; a user's index that fails there ends the command."""
    from polycentric.answers.where import open_world
    from polycentric.poles import World
    from polycentric.power import INDICES
    from polycentric.power.user_file import check_own

    panel = open_world(where)
    worlds = tuple(World(panel, bloc, indices) for bloc in _blocs(panel, where))
    for world in worlds:
        check_own(indices, INDICES, world.panel)
    return worlds


def _blocs(panel: "xr.Dataset", where: Where) -> "tuple[str | None, ...]":
    """Say which blocs stand as one: the one named, or the European Union beside the states apart."""
    both = (None, "EU") if "membership" in panel else (None,)
    return {None: both, APART: (None,)}.get(where.bloc, (where.bloc,))


def _through_years(
    ctx: click.Context,
    definition: str | None,
    index: str | None,
    indices: "Mapping[str, PowerIndex]",
    added: Sequence[Path],
    where: Where,
) -> Answer:
    """Show concentration and the poles of every year."""
    from polycentric.answers.parts import poles_years as rows
    from polycentric.answers.parts.power_years import breaks_in_words, doubts_in_words
    from polycentric.answers.where import open_world, when
    from polycentric.cli.old import provenance_at as provenance
    from polycentric.poles import DEFINITIONS, World
    from polycentric.poles.through_years import breaks, through_years
    from polycentric.power import INDICES
    from polycentric.power.movers.lines import doubts_of
    from polycentric.power.user_file import check_own

    name = index or ("cinc" if where.world == "history" else "output_ppp")
    if added and name not in {path.stem for path in added}:
        stem = added[0].stem
        raise click.UsageError(f"--years shows one index, '{name}': add --index {stem}, or leave --add out.")
    panel = open_world(where, [indices[name]] if index in indices else ())
    world = World(panel, None, indices)
    name = world.called(name)
    check_own({name: indices[name]} if added else {}, INDICES, panel)
    table = through_years(panel, name, definition, _blocs(panel, where), indices)
    rule = DEFINITIONS[definition] if definition else None
    walls = breaks(world, name, definition, rows.covered(table, rule))
    names = dict(zip(map(str, panel["state"].values), map(str, panel["name"].isel(year=-1).values), strict=True))
    about = rule.label if rule else f"Concentration and poles by {name}"
    return Sheet(
        f"{about}; {when(where)}",
        rows.tidy(table),
        rows.sections(table, rule, walls, names),
        notes=[
            *breaks_in_words(walls, "nothing"),
            *doubts_in_words(doubts_of(name, panel)),
            *rows.left_out(table, rule),
            *rows.notes(rule, name),
        ],
        provenance=provenance(ctx, where, panel, index=name, definition=definition,
                              breaks=[vars(each) for each in walls]),
    )  # fmt: skip


def _computed(
    worlds: "Sequence[World]", table: str, definition: str | None, *, with_three: bool
) -> "dict[str, pl.DataFrame]":
    """Compute the table asked for, world by world, with a bar where it takes its time."""
    import polars as pl

    from polycentric.cli.progress import steps
    from polycentric.poles import sweeps, three_numbers, verdict_map

    makers: dict[str, Any] = {
        "verdicts": verdict_map,
        "three": three_numbers,
        "concentration": _concentration,
        "sweeps": sweeps,
    }
    kinds = [table, *(["three"] if with_three else [])]
    by_table: dict[str, list[pl.DataFrame]] = {name: [] for name in kinds}
    with steps(len(kinds) * len(worlds)) as step:
        for name in kinds:
            for world in worlds:
                step(f"{name}, {world.actors}")
                by_table[name].append(makers[name](world))
    frames = {name: pl.concat(parts) for name, parts in by_table.items()}
    return frames if definition is None else {name: _only(frame, definition) for name, frame in frames.items()}


def _concentration(world: "World") -> "pl.DataFrame":
    """Give the concentration measures of one world."""
    from polycentric.poles.profile import concentration_table

    return concentration_table((world,))


def _only(frame: "pl.DataFrame", definition: str) -> "pl.DataFrame":
    """Keep the rows of one definition, where a table has definitions."""
    import polars as pl

    return frame.filter(pl.col("definition") == definition) if "definition" in frame.columns else frame


def _sheet(
    ctx: click.Context,
    worlds: "Sequence[World]",
    tables: "dict[str, pl.DataFrame]",
    table: str,
    definition: str | None,
    where: Where,
) -> Answer:
    """Put the result together."""
    from polycentric.answers.parts.poles_rows import tidy
    from polycentric.answers.where import when
    from polycentric.cli.old import provenance_at as provenance
    from polycentric.poles import DEFINITIONS

    about = DEFINITIONS[definition].label if definition else "Centres of power"
    shown = _of_definition(worlds, tables, definition) if definition else _overview(tables, table)
    return Sheet(
        f"{about}; {when(where)}",
        tidy(tables[table]),
        shown,
        notes=[
            *_notes(worlds, tables, definition, table),
            *own.own_notes(worlds[0].indices, [world.panel for world in worlds]),
        ],
        provenance=provenance(ctx, where, worlds[0].single, table=table, definition=definition),
    )


def _overview(tables: "dict[str, pl.DataFrame]", table: str) -> list[Section]:
    """Give the tables that a person reads: the three numbers and the families; or the one asked for."""
    from polycentric.answers.parts.poles_rows import family_grid, three_grid, tidy
    from polycentric.poles.verdicts import FAMILY_LABELS

    if table != "verdicts":
        return [Section(table.capitalize(), tidy(tables[table]))]
    return [
        Section("The three numbers on the ten largest states; range over power indices", three_grid(tables["three"])),
        Section("Classes by family of definitions", family_grid(tables["verdicts"], FAMILY_LABELS)),
    ]


def _of_definition(worlds: "Sequence[World]", tables: "dict[str, pl.DataFrame]", definition: str) -> list[Section]:
    """Give the verdicts of one definition, with names for ids."""
    from polycentric.answers.parts.poles_rows import definition_grid

    names = {
        str(state): str(name)
        for world in worlds
        for state, name in zip(world.panel["state"].values, world.panel["name"].isel(year=-1).values, strict=True)
    }
    return [Section("", definition_grid(tables["verdicts"], names))] if "verdicts" in tables else []


def _notes(
    worlds: "Sequence[World]", tables: "dict[str, pl.DataFrame]", definition: str | None, table: str
) -> list[str]:
    """Say what the table means, and where to look on."""
    from polycentric.answers.parts.power_rows import unshared
    from polycentric.poles import DEFINITIONS

    without = unshared({name: each for world in worlds for name, each in world.without_shares.items()})
    lacking = [f"Without shares, so not here: {without}."] if without else []
    lacking += [*_unspoken(worlds), *_old(worlds)]
    if definition is not None:
        return [f"Rule: {DEFINITIONS[definition].reference}.", *_left_out(tables.get("verdicts")), *lacking]
    if table != "verdicts":
        return lacking
    return [
        *lacking,
        f"A reading is one index on one set{_treated(worlds)}; readings share data: no probabilities.",
        "dispersion: how evenly power is spread; autonomy: how much outside the leader is in its own hands; concert: "
        "how much centres of different camps cooperate. Higher is not better.",
        f"Definitions: {', '.join(DEFINITIONS)}. polycentric poles NAME shows the poles of one.",
    ]


def _unspoken(worlds: "Sequence[World]") -> list[str]:
    """Name the indices that say nothing here, since too little of the world is observed by them."""
    world = worlds[0]
    silent = [name for name in world.indices if all(world.gaps(name, each).all() for each in world.sets)]
    if not silent:
        return []
    speak = [name for name in world.indices if name not in silent]
    return [
        f"Too little is observed by {', '.join(silent)}: all that rests on an index rests on "
        f"{', '.join(speak) or 'none'}."
    ]


def _old(worlds: "Sequence[World]") -> list[str]:
    """Name the indices of which numbers are much older than the world's last year, with the oldest."""
    from polycentric.answers.parts.power_rows import old_note, tidy_rows

    world = worlds[0]
    last, old = int(world.panel["year"].values[-1]), []
    for name, index in world.indices.items():
        if note := old_note(tidy_rows({name: index}, world.panel, "all"), last):
            old.append(f"{name}: {note}.")
    return old


def _treated(worlds: "Sequence[World]") -> str:
    """Say how blocs are treated, in the words that end a sentence's first half."""
    blocs = [world.bloc for world in worlds if world.bloc]
    if not blocs:
        return ", with every state by itself"
    return f", with {' and '.join(blocs)} as {'states or as one' if len(worlds) > len(blocs) else 'one'}"


def _left_out(verdicts: "pl.DataFrame | None") -> list[str]:
    """Say on how many rows the definition is not applicable, and why."""
    import polars as pl

    if verdicts is None:
        return []
    refused = verdicts.filter(pl.col("class") == "not applicable").group_by("reason", maintain_order=True).len()
    return [f"Not applicable on {row['len']} more rows: {row['reason']}." for row in refused.iter_rows(named=True)]


COMMAND = poles
