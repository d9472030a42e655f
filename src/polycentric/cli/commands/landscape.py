"""``polycentric landscape``: into which two sides states would fall."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Row, Section
from polycentric.cli import options, uses
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.poles.groups.landscape import Landscape
    from polycentric.poles.groups.propensities import Propensity
RULES = (uses.Useless(["top"], uses.given("states"), "the states are named"),)
READ = (
    Column("minimum", "minimum", "number"),
    Column("basin", "basin %", "number"),
    Column("energy", "energy", "number"),
    Column("first", "one side"),
    Column("second", "the other side"),
)
TIDY = (
    Column("minimum", "minimum", "number"),
    Column("energy", "energy", "size x size x propensity"),
    Column("basin", "basin", "part of what was looked at"),
    Column("state", "state", "state"),
    Column("name", "name"),
    Column("side", "side", "number"),
    Column("frustration", "frustration", "size x propensity"),
    Column("cost", "cost of changing sides", "energy"),
)


@click.command(name="landscape", cls=Command, rules=RULES)
@click.option("--year", type=options.YEAR, required=True, metavar="YEAR", help="Which year.")
@click.option("--states", metavar="NAME,NAME", help="Which states, with commas between them; default: the largest.")
@click.option("--top", type=click.IntRange(min=2), default=17, show_default=True, metavar="N",
              help="How many of the largest, where no states are named.")  # fmt: skip
@click.option(
    "--terms", metavar="NAME,NAME=2", help="What propensities are made of, with weights; default: all there is."
)
@click.option("--index", default="cinc", show_default=True, metavar="NAME", help="A state's size.")
@click.option("--starts", type=click.IntRange(1, 100_000), default=200, show_default=True, metavar="N",
              help="Of the annealed search of more than 26 states.")  # fmt: skip
@options.seed(0, "Of that search.")
@options.output()
@click.pass_context
def landscape(
    ctx: click.Context,
    year: int,
    states: str | None,
    top: int,
    terms: str | None,
    index: str,
    starts: int,
    seed: int,
    output: options.Output,
) -> None:
    """Show the divisions of states into two sides from which none alone would move (Axelrod and Bennett 1993).

    Propensities to align come from rivalry, wars, disputes, clashes of neighbours, likeness of regime, shared
    organisations, trade and UN votes; never from alliances. The world is that of two centuries, which `polycentric
    fetch` fetches. Up to 26 states every division is looked at.

    Example: polycentric landscape --year 1938 --terms rivalry,wars,regime=2
    """
    from polycentric.cli.write import deliver
    from polycentric.poles.groups.landscape import EXACT_MOST, landscape
    from polycentric.poles.groups.propensities import propensities

    weights = _weights(terms)
    panel = _panel(year, weights, index)
    sizes = _sizes(panel, index, year)
    exactly = _named(states, panel) if states else _largest(sizes, top)
    if len(exactly) < 2:
        raise click.UsageError("A landscape needs at least two states: name more, with commas between them.")
    idle = next((name for name in ("starts", "seed") if options.is_given(ctx, name)), None)
    if idle and len(exactly) <= EXACT_MOST:
        raise click.UsageError(
            f"--{idle} has no use with {len(exactly)} {'--states' if states else 'states (--top)'}: up to {EXACT_MOST} "
            f"every division is looked at; leave --{idle} out."
        )
    pulls = propensities(panel, year, exactly, weights)
    minima = landscape(pulls.values, sizes, starts=starts, seed=seed)
    names = dict(zip(panel["state"].values, panel["name"].sel(year=year).values, strict=True))
    deliver(_sheet(ctx, minima, pulls, panel, names, {"year": year, "index": index, "seed": seed}), output)


def _weights(terms: str | None) -> dict[str, float] | None:
    """Read terms with their weights: `wars,regime=2`."""
    if terms is None:
        return None
    weights: dict[str, float] = {}
    for part in (part.strip() for part in terms.split(",")):
        name, _, weight = part.partition("=")
        try:
            weights[name.strip()] = _finite(weight or "1")
        except ValueError:
            raise click.UsageError(f"'{part}': a weight is a number, as in regime=2.") from None
    return weights


def _finite(text: str) -> float:
    """Read a number; nan and inf are none."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _panel(year: int, weights: Mapping[str, float] | None, index: str) -> "xr.Dataset":
    """Load what the terms look at, from as far back as they do."""
    from polycentric.panel.load import load, span
    from polycentric.poles.groups.propensities import LOOKS_BACK, needed
    from polycentric.power import INDICES

    span((year, year), "history")
    layers = [*needed(None if weights is None else list(weights)), *INDICES[index].archive()]
    return load("history", years=(max(year - LOOKS_BACK + 1, 1816), year), series=layers)


def _sizes(panel: "xr.Dataset", index: str, year: int) -> "xr.DataArray":
    """Give each state's share of the index that year."""
    from polycentric.answers.covered import checked
    from polycentric.errors import CoverageError
    from polycentric.power import INDICES
    from polycentric.sets.shares import shares

    of_year = shares(INDICES[index](panel)).sel(year=year)
    if bool(of_year.isnull().all()):
        _ = checked(f"'{index}'", INDICES[index].archive(), (year, year))
        raise CoverageError(f"'{index}' gives no state a size in {year}: choose another --index or year.")
    return of_year


def _largest(sizes: "xr.DataArray", top: int) -> list[str]:
    """Name the largest states, equal ones by label."""
    known = sizes.dropna("state")
    ordered = sorted(
        zip(known.values.tolist(), known["state"].values, strict=True), key=lambda each: (-each[0], each[1])
    )
    return [str(state) for _, state in ordered[:top]]


def _named(states: str, panel: "xr.Dataset") -> list[str]:
    """Find the states that are meant, each once."""
    from polycentric.answers.names import find_state

    return list(dict.fromkeys(find_state(name.strip(), panel) for name in states.split(",")))


def _sheet(
    ctx: click.Context,
    minima: "Landscape",
    pulls: "Propensity",
    panel: "xr.Dataset",
    names: Mapping[str, str],
    parameters: Mapping[str, Any],
) -> Answer:
    """Put the minima together as a result."""
    from polycentric.cli.old import provenance_of

    rows: list[Row] = [{**row, "name": names[row["state"]]} for row in minima.table().to_dicts()]
    read: list[Row] = [
        {"minimum": place, "basin": f"{100 * each.basin:.1f}", "energy": f"{each.energy:.4g}",
         "first": _list(each.first, names), "second": _list(each.second, names)}
        for place, each in enumerate(minima.minima, start=1)
    ]  # fmt: skip
    sources = sorted({str(values.attrs["source_name"]) for values in panel.data_vars.values()})
    return Sheet(
        f"The landscape of {len(minima.states)} states in {parameters['year']}: {len(minima.minima)} local "
        f"{'minimum' if len(minima.minima) == 1 else 'minima'}",
        Grid(TIDY, rows),
        [Section("", Grid(READ, read))],
        notes=_notes(minima, pulls, names, str(parameters["index"])),
        provenance=provenance_of(
            ctx,
            *sources,
            world="history",
            terms=dict(pulls.weights),
            exact=minima.exact,
            unknown=minima.unknown,
            **parameters,
        ),
    )


def _notes(minima: "Landscape", pulls: "Propensity", names: Mapping[str, str], index: str) -> list[str]:
    """Say what the propensities were made of, who isn't placed, and what the search could miss."""
    from polycentric.poles.groups.landscape_terms import TERMS

    notes = [f"Size: share of {index}. Propensity: the mean of the terms, by weight:"]
    notes += [f"  {name} x {weight:g}: {TERMS[name].label}" for name, weight in pulls.weights.items()]
    notes += [f"Left out: {why}." for why in pulls.missing.values()]
    if minima.reason:
        notes.append(f"No minima: {minima.reason}.")
    if minima.indifferent:
        notes.append(f"On neither side, with no pull from anybody: {_list(minima.indifferent, names)}.")
    if minima.left_out:
        notes.append(f"Without a size: {_list(list(minima.left_out), names)}.")
    if minima.unknown:
        notes.append(f"No term is known of pairs with {minima.unknown:.1%} of the weight; they pull neither way.")
    looked = "every division" if minima.exact else f"{minima.looked_at} annealed starts: minima may be missing"
    return [*notes, f"Looked at: {looked}. A basin is the part of them from which steepest descent ends there."]


def _list(states: Sequence[str], names: Mapping[str, str]) -> str:
    """Name states in a line."""
    return ", ".join(names.get(state, state) for state in states) or "nobody"


COMMAND = landscape
