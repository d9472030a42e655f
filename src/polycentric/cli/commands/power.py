"""``polycentric power``: what each state has, by one index or by all of them side by side."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from polycentric.cli import options, uses
from polycentric.cli import reading as own
from polycentric.cli.command import Command
from polycentric.cli.sheet import Section, Sheet

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.power.contract import PowerIndex
    from polycentric.power.through_years import ThroughYears
    from polycentric.registry import Registry
    from polycentric.sets.named import StateSet
    from polycentric.tables.user_reading import Reading

FAR = 10  # years
SETS = ("all", "ten_largest", "majors", "permanent_five")
RULES = (
    uses.Useless(["state_set", "top"], uses.in_form("svg"), "the picture shows the largest of all states"),
    uses.Useless(["carry"], uses.chosen("world", "history"), "that world carries no observation forward"),
)


@click.command(name="power", cls=Command, rules=RULES)
@click.argument("index", nargs=-1)
@click.option("--set", "state_set", type=click.Choice(SETS), default="all", show_default=True, help="Shares of whom.")
@options.top(15)
@options.add("power index: columns state and value, a year if need be")
@own.reading("added", "--add")
@options.world
@options.output(svg=True)
@click.pass_context
def power(
    ctx: click.Context,
    index: tuple[str, ...],
    state_set: str,
    top: int,
    added: tuple[Path, ...],
    reading: "Reading",
    where: options.Where,
    output: options.Output,
) -> None:
    """Show what each state has, by the power INDEX named, or by all of them.

    The table shows the largest states; --json and --csv hold all, unless --top is given. With --years it has a column
    for each year in which enough is known, of one INDEX. With --world history and no year, --svg draws one index over
    two centuries.

    Example: polycentric power output_ppp --years 1990-2025 --carry
    """
    from polycentric.cli.covered import checked_indices, nothing_observed
    from polycentric.cli.power_rows import TIDY, largest, tidy_rows
    from polycentric.cli.power_years import one_of
    from polycentric.cli.sheet import Grid
    from polycentric.cli.worlds import actors, provenance, when
    from polycentric.cli.write import deliver
    from polycentric.sets.named import LABELS

    known = _known(added, own.for_world(reading, where))
    options.check_shown(added, index, "INDEX")
    single = _opened(where, [known[name] for name in index])
    if where.years is not None:
        _check_world(known, index, single, where)
        shown = top if options.is_given(ctx, "top") else None
        deliver(
            _through_years(ctx, one_of(index, known, single), single, state_set, (top, shown), where, output), output
        )
        return
    panel = actors(single, where)
    _check_world(known, index, panel, where)
    indices = [known[name].on(panel) for name in index or [name for name in known if known[name].fits(panel)]]
    chosen = {each.name: each for each in indices}
    past = where.world == "history" and where.year is not None
    notes = checked_indices(chosen, (where.year, where.year)) if past else []  # pyright: ignore[reportArgumentType]
    rows = tidy_rows(chosen, panel, state_set)  # pyright: ignore[reportArgumentType]  # click has checked the set
    dated = where.year is not None or where.as_known is not None
    if dated and all(row["value"] is None for row in rows):
        raise nothing_observed(", ".join(chosen), where, _unprinted(chosen[index[0]], panel) if index else "")
    whose = LABELS[state_set] if _without_shares(chosen) else f"shares of {LABELS[state_set]}"
    title = f"{_title(chosen)}, {whose}; {when(where)}"
    sheet = Sheet(
        title,
        Grid(TIDY, largest(rows, top) if options.is_given(ctx, "top") else rows),
        [Section("", _read(rows, chosen, top, int(panel["year"].values[-1])))],
        notes=[*notes, *_sparse(chosen, panel, where), *_notes(rows, chosen, panel)],
        provenance=provenance(ctx, where, panel, set=state_set),
        picture=_picture(where, chosen, panel) if output.is_picture else None,
    )
    deliver(sheet, output)


def _through_years(
    ctx: click.Context,
    index: "PowerIndex",
    panel: "xr.Dataset",
    state_set: "StateSet",
    tops: tuple[int, int | None],
    where: options.Where,
    output: options.Output,
) -> Sheet:
    """Show one index with a column for each year; `tops` are the states shown and those that the rows are cut to."""
    from polycentric.cli import power_years
    from polycentric.cli.covered import checked_indices
    from polycentric.cli.worlds import provenance, when
    from polycentric.power.movers.lines import doubts_of
    from polycentric.power.through_years import through_years
    from polycentric.sets.named import LABELS

    past = checked_indices({index.name: index}, where.years) if where.world == "history" and where.years else []
    found = through_years(index, panel, state_set, where.bloc)
    read, fewer = power_years.read(found, tops[0])
    what = LABELS[state_set] if index.no_shares() else f"shares of {LABELS[state_set]}"
    title = f"{index.label}, {what}; {when(where)}"
    # What a file leaves is counted on the years that were asked for, not on what editions carry.
    own_notes = index.notes(panel) if index.notes is not None and not where.carry else ()
    doubts = {year: why for year, why in doubts_of(index.name, panel).items() if year in found.years}
    notes = [*past, fewer, *power_years.doubts_in_words(doubts), *power_years.notes(found), *own_notes]
    return Sheet(
        title,
        power_years.tidy(found, None if tops[1] is None else found.largest(tops[1])),
        [read],
        notes=[note for note in notes if note],
        provenance=provenance(ctx, where, panel, set=state_set, breaks=[vars(each) for each in found.breaks],
                              left_out=found.left_out),
        picture=_drawn(found, title, panel) if output.is_picture else None,
    )  # fmt: skip


def _drawn(found: "ThroughYears", title: str, panel: "xr.Dataset") -> str:
    """Draw the years of one index."""
    from polycentric.report.power_years import draw

    return draw(found, title, str(found.index(panel).attrs["source"]))


def _sparse(chosen: "Mapping[str, PowerIndex]", panel: "xr.Dataset", where: options.Where) -> list[str]:
    """Say of a single year of which too little is known that its shares are of the states with data alone."""
    import xarray as xr

    from polycentric.sets.covered import gaps

    if where.year is None or where.world != "now" or where.carry:
        return []
    words: list[str] = []
    for name, index in chosen.items():
        values = index(panel)
        observed = values.notnull()
        reason = str(gaps(panel, observed, xr.ones_like(observed, dtype=bool), "all").ravel()[-1])
        if reason and bool(observed.any()) and not index.no_shares():
            words.append(f"{name}: {reason}")
    return [f"Too little is known for shares of the world, which are of the states with data alone. {'; '.join(words)}."
            ] if words else []  # fmt: skip


def _check_world(
    known: "Mapping[str, PowerIndex]", names: Sequence[str], panel: "xr.Dataset", where: options.Where
) -> None:
    """Say in which world an index is that this one doesn't have.

    Raises
    ------
    CoverageError
        It names the command that shows the index.
    """
    from polycentric.errors import CoverageError
    from polycentric.panel.load import load

    past = where.world == "history"
    for name in names:
        index = known[name]
        if index.on(panel).fits(panel):
            continue
        if index.fits(load("now")) if past else index.archive():
            call = f"polycentric power {name}" + ("" if past else " --world history")
            other = "now" if past else "history"
            raise CoverageError(f"{index.label.partition(',')[0]} is in the world '{other}': {call}")


def _picture(where: options.Where, chosen: "dict[str, PowerIndex]", panel: "xr.Dataset") -> str:
    """Draw the shares of a year, or one index over two centuries."""
    from polycentric.cli.pictures import drawn
    from polycentric.cli.power_history import draw_history

    if where.world != "history" or where.year is not None:
        return drawn("power_shares", where, chosen)
    if len(chosen) != 1:
        raise click.UsageError("The picture of two centuries shows one index: name it, or give a --year.")
    return draw_history(next(iter(chosen.values())), panel)


def _known(added: Sequence[Path], reading: "Reading") -> "Registry[PowerIndex]":
    """Give the indices that may be asked for, the user's own among them."""
    from polycentric.power import INDICES
    from polycentric.registry import Registry

    return Registry("power index", own.read_files(added, reading), INDICES.aliases)


def _title(chosen: "Mapping[str, PowerIndex]") -> str:
    """Say which index this is."""
    return next(iter(chosen.values())).label if len(chosen) == 1 else f"Power by {len(chosen)} indices"


def _without_shares(chosen: "Mapping[str, PowerIndex]") -> bool:
    """Tell whether none of the indices has shares: rates and orders."""
    return all(index.no_shares() for index in chosen.values())


def _read(rows: list[dict[str, Any]], chosen: "Mapping[str, PowerIndex]", top: int, year: int) -> Any:
    """Give the table that a person reads."""
    from polycentric.cli.power_rows import all_indices, one_index

    if len(chosen) == 1:
        return one_index(rows, top, has_shares=not _without_shares(chosen))
    return all_indices(rows, list(chosen), top, year)


def _notes(rows: list[dict[str, Any]], chosen: "Mapping[str, PowerIndex]", panel: "xr.Dataset") -> list[str]:
    """Say what each index is, what it cannot see, and who is left out."""
    from polycentric.cli.power_rows import left_out, old_note, unshared

    several = len(chosen) > 1 and not _without_shares(chosen)
    notes = ["Shares in percent, states in order of their mean share."] if several else []
    if without := unshared(chosen):
        notes.append(f"Without shares, since nothing adds up to a world total: {without}.")
    for name, index in chosen.items():
        inside = [row for row in rows if row["index"] == name]
        missing = [row["name"] for row in inside if row["value"] is None]
        if len(missing) == len(inside) and (why := _unprinted(index, panel)):
            notes.append(f"{name}: {index.label}, no value in {int(panel['year'].values[-1])}: {why}.")
            continue
        lacking = left_out(index, panel, len(missing), len(inside))
        if older := old_note(inside, int(panel["year"].values[-1])):
            lacking += f". {older}"
        years = sorted({row["year"] for row in inside if row["year"]})
        span = f", {years[0]}" + (f"–{years[-1]}" if years[1:] else "") if years else _undated(inside, panel)
        unit = inside[0]["unit"] if inside else index.unit
        more = [*(index.notes(panel) if index.notes is not None else ()), *_years_apart(years)]
        about = f"{name}: {index.label} ({unit}{span}){lacking}. {index.reference}. {index.caveat}".strip()
        notes += [" ".join((about, *more)), *_largest_without(name, index, panel)]
    return notes


def _unprinted(index: "PowerIndex", panel: "xr.Dataset") -> str:
    """Say why the edition that a panel is from prints nothing of an index; empty where it does."""
    from polycentric.panel.printed import why_absent

    return why_absent(panel, index.variables(panel), int(panel["year"].values[-1]))


def _undated(rows: list[dict[str, Any]], panel: "xr.Dataset") -> str:
    """Say why no year is named: no value has one, or there is no value."""
    if any(row["value"] is not None for row in rows):
        return ", no year stated"
    return f", no value in {int(panel['year'].values[-1])}"


def _years_apart(years: Sequence[int]) -> list[str]:
    """Say that a table mixes years that lie far apart."""
    if not years or years[-1] - years[0] <= FAR:
        return []
    apart = years[-1] - years[0]
    return [f"The values are of years up to {apart} apart, {years[0]} to {years[-1]}, and shares are of their one sum."]


def _largest_without(name: str, index: "PowerIndex", panel: "xr.Dataset") -> list[str]:
    """Name the great powers of two centuries that have no value."""
    from polycentric.panel.largest import describe, of_ranking

    if "in_cow" not in panel.coords:  # which only a panel on the lists of two centuries has
        return []
    return describe(of_ranking(panel, index(panel).notnull().transpose("year", "state").to_numpy()), name)


def _opened(where: options.Where, chosen: "Sequence[PowerIndex]") -> "xr.Dataset":
    """Load what the indices need, and what says how much of the world the states without data hold."""
    from polycentric.cli.worlds import open_world
    from polycentric.errors import NotFetchedError
    from polycentric.power import INDICES

    weights = [INDICES["total_population"], INDICES["cinc"]] if chosen and where.world == "history" else []
    try:
        return open_world(where, [*chosen, *weights])
    except NotFetchedError:
        if not weights:
            raise
        return open_world(where, chosen)  # without the source of the weights the index is shown all the same


COMMAND = power
