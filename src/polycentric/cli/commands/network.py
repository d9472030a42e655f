"""``polycentric network``: who is in the middle of a layer's network, year by year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.cli import old, options, uses
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet
from polycentric.cli.span import Years, years

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

MEASURES = ("betweenness", "closeness", "harmonic", "eigenvector", "pagerank")
NAMED = 3
RULES = (
    uses.Useless(["measure"], uses.given("year"), "a year's states are ranked by all measures"),
    uses.Useless(["measure"], uses.in_form(*uses.ROWS), "the rows hold all measures"),
    uses.Useless(["top"], uses.absent("year"), "of several years the first three of each are named"),
    uses.Useless(["top"], uses.in_form(*uses.ROWS), "the rows hold all states"),
)
NO_TIES = ("metres", "code")
COLUMNS = (
    Column("year", "year", "number"), Column("states", "states", "number"), Column("left_out", "left out", "number"),
    Column("observed", "pairs observed %", "number"), Column("density", "density %", "number"),
    Column("reciprocity", "both ways %", "number"),
)  # fmt: skip


@click.command(name="network", cls=Command, rules=RULES)
@click.argument("layer", default="atop_defense")
@years("1816-2018", "Which years.")
@click.option("--year", type=options.YEAR, metavar="YEAR", help="One year: its most central states by every measure.")
@click.option("--measure", type=click.Choice(MEASURES), default="pagerank", show_default=True,
              help="By which the states of several years are ranked.")  # fmt: skip
@click.option("--above", type=click.FloatRange(min=0), default=0.0, show_default=True, metavar="X",
              help="Ties of more than this are ties.")  # fmt: skip
@click.option("--least", type=click.FloatRange(0, 1), default=0.9, show_default=True, metavar="PART",
              help="Part of the pairs that must be observed; states of whom too little is are left out.")  # fmt: skip
@old.top(10)
@options.output()
@click.pass_context
def network(
    ctx: click.Context,
    layer: str,
    years: Years,
    year: int | None,
    measure: str,
    above: float,
    least: float,
    top: int,
    output: options.Output,
) -> None:
    """Show density, reciprocity and the most central states of a LAYER between states since 1816.

    A LAYER is a variable between two states that `polycentric coverage` lists, such as flow. A tie runs from
    the state to its partner. The data are those of two centuries, which `polycentric fetch` fetches.

    Example: polycentric network flow --years 1950-2014 --measure eigenvector
    """
    from polycentric.answers.covered import checked
    from polycentric.cli.write import deliver
    from polycentric.ties.centrality import centrality

    if year is not None and ctx.get_parameter_source("years") is not click.core.ParameterSource.DEFAULT:
        raise click.UsageError("--year is one year and --years are several: give one of the two.")
    span = years if year is None else (year, year)
    panel = _panel(layer, span)
    notes = (
        checked(str(panel[layer].attrs["long_name"]), [layer], span)
        if options.is_any_given(ctx, "years", "year")
        else []
    )
    if options.is_given(ctx, "above") and bool(panel[layer].isin([-1, 0, 1]).all()):
        raise click.UsageError(
            f"--above has no use with LAYER {layer}, whose ties are there or not: leave --above out."
        )
    measures = centrality(panel.pc.masked(layer), above, least)
    shown = _years(measures, measure) if year is None else _ranked(measures, top)
    deliver(_sheet(ctx, panel, measures, layer, shown, notes), output)


def _panel(layer: str, span: Years) -> "xr.Dataset":
    """Load the layer's variable; refuse what isn't between two states, and distances and codes."""
    from polycentric.errors import DataError, UnknownNameError
    from polycentric.panel.load import load
    from polycentric.panel.series import variables
    from polycentric.renamed import name_of_today

    between = sorted(
        name for name, (each, variable) in variables().items() if len(each.keys) == 2 and variable.units not in NO_TIES
    )
    if layer not in between and layer in variables() and len(variables()[layer][0].keys) == 2:
        raise DataError(
            f"'{layer}' is in {variables()[layer][1].units}, which is no strength of a tie: a larger one isn't more. "
            f"Choose one of {', '.join(between)}."
        )
    if layer not in between:
        today = name_of_today(layer, variables())
        if today is not None and today not in between:
            raise DataError(
                f"'{layer}' is now called '{today}', and is no strength of a tie between two states: choose one of "
                f"{', '.join(between)}."
            )
        raise UnknownNameError("layer of ties between two states", layer, between if today is None else variables())
    return load("history", years=span, series=[layer])


def _sheet(
    ctx: click.Context, panel: "xr.Dataset", measures: "xr.Dataset", layer: str, shown: Section, more: Sequence[str]
) -> Answer:
    """Put the result together."""
    from polycentric.answers.grids import grid_of
    from polycentric.cli.old import provenance_of
    from polycentric.panel.largest import describe, of_ranking
    from polycentric.ties.centrality import LABELS

    about = panel[layer].attrs
    first, last = int(measures["year"].values[0]), int(measures["year"].values[-1])
    parameters = {"world": "history", "layer": layer, "years": [first, last],
             "above": measures.attrs["above"], "least": measures.attrs["least"]}  # fmt: skip
    return Sheet(
        f"The network of: {about['long_name']}; {first if first == last else f'{first}–{last}'}",
        grid_of(_tidy(measures), {"year": "year", "state": "state", "observed": "part of the pairs"}),
        [shown],
        notes=[
            *more,
            f"Source: {about['source']}. {about['caveat']}".strip(),
            *describe(of_ranking(panel, measures["pagerank"].notnull().transpose("year", "state").to_numpy())),
            "A missing tie is no absent one: the states of whose ties least is observed are left out, until "
            f"{measures.attrs['least']:.0%} of the pairs of the others are.",
            *(f"{name}: {label}." for name, label in LABELS.items()),
        ],
        provenance=provenance_of(ctx, str(about["source_name"]), **parameters),
    )


def _tidy(measures: "xr.Dataset") -> "pl.DataFrame":
    """Give a row for each state of each year, the year's own numbers beside it; years without any have one row."""
    from polycentric.ties.centrality import table

    return table(measures)


def _years(measures: "xr.Dataset", measure: str) -> Section:
    """Set some of the years: the network's own numbers, and who leads by one measure."""
    from polycentric.answers.parts.polarity_rows import shown_years

    years = shown_years([int(year) for year in measures["year"].values])
    columns = (*COLUMNS, Column("leaders", f"most central by {measure}"))
    return Section("Some years of all", Grid(columns, [_of_year(measures.sel(year=year), measure) for year in years]))


def _of_year(measures: "xr.Dataset", measure: str) -> dict[str, Any]:
    """Write one year."""
    numbers = {name: _percent(measures[name].item()) for name in ("observed", "density", "reciprocity")}
    leaders = measures[measure].dropna("state").sortby("state")
    ordered = leaders.sortby(-leaders)["state"].values[:NAMED]
    year, why = (
        int(measures["year"].item()),
        measures["reason_eigenvector" if measure == "eigenvector" else "reason"].item(),
    )
    listing = ", ".join(_name(str(state), year) for state in ordered)
    counted = {name: int(measures[name].item()) for name in ("states", "left_out")}
    return {"year": year, **counted, **numbers, "leaders": f"– {why}" if why else listing}


def _ranked(measures: "xr.Dataset", top: int) -> Section:
    """Set the states of one year, by their mean rank over the measures that there are."""
    one = measures.isel(year=0)
    year = int(one["year"].item())
    if one["reason"].item():
        return Section(f"No measure in {year}: {one['reason'].item()}", Grid(COLUMNS, []))
    given = [name for name in MEASURES if one[name].notnull().any()]
    frame = one[given].to_dataframe()[given].dropna()
    ranks = frame.rank(ascending=False).mean(axis=1)
    chosen = frame.loc[ranks.sort_values(kind="stable").index[:top]]
    rows = [
        {"state": _name(str(state), year), **{name: f"{row[name]:.4f}" for name in given}}
        for state, row in chosen.iterrows()
    ]
    columns = (Column("state", "state"), *(Column(name, name, "number") for name in given))
    why = f"; no eigenvector: {one['reason_eigenvector'].item()}" if "eigenvector" not in given else ""
    return Section(f"In the middle by mean rank, of {len(frame)} states{why}", Grid(columns, rows))


def _name(state: str, year: int) -> str:
    """Give what a state was called then."""
    from polycentric.states import name_of

    return name_of(state, year)


def _percent(value: float) -> str | None:
    """Write a part in percent; nothing where it is missing."""
    return None if value != value else f"{100 * value:.1f}"


COMMAND = network
