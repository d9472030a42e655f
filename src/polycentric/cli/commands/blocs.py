"""``polycentric blocs``: who stood with whom, year by year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Row, Section
from polycentric.cli import options, uses
from polycentric.cli.command import Command
from polycentric.cli.old import Sheet
from polycentric.cli.span import Years, years

if TYPE_CHECKING:
    from polycentric.poles.groups.camps import Camps
    from polycentric.poles.world import World
LAYERS = ("pacts", "trade", "organisations")
READ = (
    Column("camp", "camp", "number"),
    Column("share", "power %", "number"),
    Column("members", "members", "number"),
    Column("who", "who, the strongest first"),
)
CAMPS_ALONE = ["resolution", "coupling", "states", "narrow"]
RULES = (
    uses.Useless([*CAMPS_ALONE, "layer", "seeds", "members"], uses.chosen("table", "polarization")),
    uses.Useless([*CAMPS_ALONE, "layer"], uses.chosen("table", "three")),
    uses.Useless([*CAMPS_ALONE, "seeds", "members"], uses.chosen("table", "resolutions")),
    uses.Useless(["members"], uses.unless("table", "three")),
    uses.Useless(["states"], uses.in_form("svg"), "the picture shows all camps"),
    uses.Useless(["narrow"], uses.without_picture),
)
UNITS = {"camp": "number", "partner_share": "fraction of the state's ties", "together": "fraction of the seeds"}


@click.command(name="blocs", cls=Command, rules=RULES)
@years("1816-2018", "Which years.")
@click.option("--layer", type=click.Choice([*LAYERS, "combined"]), default="pacts", show_default=True,
              help="Camps by pledges to defend, trade, shared organisations, or all three together.")  # fmt: skip
@click.option("--resolution", type=click.FloatRange(0.05, 20), default=1.0, show_default=True, metavar="R",
              help="Higher values give more and smaller camps: try several.")  # fmt: skip
@click.option("--coupling", type=click.FloatRange(0, 100), metavar="W",
              help="Find the camps of all three layers together: how much a state is drawn to be in one camp in all; "
              "try 0.2.")  # fmt: skip
@click.option("--seeds", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N",
              help="Runs of the method a year.")  # fmt: skip
@click.option("--table", type=click.Choice(["camps", "resolutions", "polarization", "three"]), default="camps",
              show_default=True,
              help="Camps; how they hang on the resolution; how polarised alliances were; or dispersion, autonomy and "
              "concert.")  # fmt: skip
@click.option("--set", "members", default="USA,GBR,FRA,DEU,RUS,CHN", show_default=True, metavar="NAME,NAME",
              help="For --table three: the states, the same in every year.")  # fmt: skip
@click.option("--state", "states", multiple=True, metavar="NAME",
              help="Only the rows and camps of this state; may be repeated.")  # fmt: skip
@click.option("--narrow", is_flag=True, help="Draw --svg for a phone.")
@options.output(svg=True)
@click.pass_context
def blocs(
    ctx: click.Context,
    years: Years,
    layer: str,
    resolution: float,
    coupling: float | None,
    seeds: int,
    table: str,
    members: str,
    states: tuple[str, ...],
    output: options.Output,
) -> None:
    """Show the camps of each year, found by the Leiden method and followed through time.

    On the screen: the camps of the last year. --csv and --json hold every state and year with its camp, the camp's
    head, the state's largest partner and how stable its place is; a camp keeps its number as long as most of it stays
    together. --svg draws the river: each camp's share of power through time. The world is that of two centuries, which
    `polycentric fetch` fetches.

    Example: polycentric blocs --layer trade --years 1946-2014
    """
    from polycentric.cli.write import deliver, print_or_write
    from polycentric.poles.groups.camps import camps
    from polycentric.poles.groups.coupled import coupled

    if table != "camps":
        if output.is_picture:
            raise click.UsageError("There is a picture of the camps alone: leave --table or --svg out.")
        made = {
            "polarization": lambda: _polarization(ctx, years),
            "three": lambda: _three(ctx, years, members, seeds),
            "resolutions": lambda: _resolutions(ctx, years, layer),
        }
        deliver(made[table](), output)
        return
    if coupling is not None and layer == "combined":
        raise click.UsageError("'combined' is one layer already: name the layer whose camps --coupling shall show.")
    world = _world(years, layer if coupling is None else "combined")
    if coupling is None:
        groups = camps(world, layer, resolution, seeds)
    else:
        groups = coupled(world, coupling=coupling, resolution=resolution, seeds=seeds)[layer]
    if output.is_picture:
        print_or_write(_drawn(groups, narrow=output.narrow), output.out)
        return
    from polycentric.answers.names import find_state

    chosen = [find_state(name, world.panel) for name in states]
    sources = sorted({str(values.attrs["source_name"]) for values in world.panel.data_vars.values()})
    deliver(_sheet(ctx, groups, chosen, sources), output)


def _polarization(ctx: click.Context, years: Years) -> Answer:
    """Show how polarised alliances were, every tenth year on the screen."""
    import polars as pl

    from polycentric.answers.covered import checked
    from polycentric.answers.grids import grid_of
    from polycentric.cli.old import provenance_of
    from polycentric.panel.load import load
    from polycentric.poles.groups.polarization import polarization

    panel = load("history", years=years, series=["atop"])
    notes = checked("How polarised alliances were", map(str, panel.data_vars), years)
    measures = polarization(panel)
    shown = measures.filter((pl.col("year") % 10 == 0) | pl.col("year").is_in(years))
    numbers = [name for name, kind in measures.schema.items() if kind == pl.Float64]
    return Sheet(
        f"How polarised alliances were, {years[0]}–{years[1]}",
        grid_of(measures),
        [Section("", grid_of(shown.with_columns(pl.col(numbers).round(3))))],
        notes=[
            *(notes if options.is_given(ctx, "years") else []),
            "Poles, tightness and discreteness after Bueno de Mesquita (1975); balance x cohesion x separation is the "
            "polarization after Maoz (2006). Neither was checked against its original.",
        ],
        provenance=provenance_of(ctx, "atop", world="history", years=list(years)),
    )


def _resolutions(ctx: click.Context, years: Years, layer: str) -> Answer:
    """Show how the camps hang on the resolution: the medians over the years on the screen."""
    import polars as pl

    from polycentric.answers.grids import grid_of
    from polycentric.cli.old import provenance_of
    from polycentric.poles.groups.camps_swept import swept

    world = _world(years, layer)
    groups = swept(world, layer)
    shown = groups.group_by("resolution", maintain_order=True).agg(pl.exclude("year").median().round(2))
    sources = sorted({str(values.attrs["source_name"]) for values in world.panel.data_vars.values()})
    return Sheet(
        f"Camps by {layer} at several resolutions, {years[0]}–{years[1]}: medians over the years",
        grid_of(groups),
        [Section("", grid_of(shown))],
        notes=["Like main: the adjusted Rand index of the division with that at resolution 1; 1 is the same."],
        provenance=provenance_of(ctx, *sources, world="history", layer=layer),
    )


def _three(ctx: click.Context, years: Years, members: str, seeds: int) -> Answer:
    """Show dispersion, autonomy and concert of a fixed set, the last year on the screen."""
    import polars as pl

    from polycentric.answers.covered import checked_parts
    from polycentric.answers.grids import grid_of
    from polycentric.answers.names import find_state
    from polycentric.cli.old import provenance_of
    from polycentric.panel.load import load
    from polycentric.poles.three_through_time import NEEDS, three_through_time
    from polycentric.poles.world import World
    from polycentric.power import INDICES

    panel = load("history", years=years, series=[*NEEDS, "cinc"])
    chosen = list(dict.fromkeys(find_state(name.strip(), panel) for name in members.split(",")))
    world = World(panel, indices={"cinc": INDICES["cinc"]}, own_sets={"chosen": chosen})
    notes = checked_parts({name: [name] for name in ("cinc", *NEEDS)}, years)
    by_number = three_through_time(world, "cinc", "chosen", seeds)
    known = by_number.filter(pl.col("measure") == "concert").drop_nulls("value")["year"]
    last = int(known.max()) if known.len() else years[1]  # pyright: ignore[reportArgumentType]
    numbers = ["value", "low", "high", "coverage"]
    shown = by_number.filter(pl.col("year") == last).with_columns(pl.col(numbers).round(3))
    sources = sorted({str(values.attrs["source_name"]) for values in panel.data_vars.values()})
    return Sheet(
        f"Dispersion, autonomy and concert of {', '.join(chosen)} in {last}",
        grid_of(by_number),
        [Section("", grid_of(shown))],
        notes=[
            *(notes if options.is_given(ctx, "years") else []),
            "From low to high is what missing ties leave open; --csv and --json hold every year. Power: cinc.",
        ],
        provenance=provenance_of(ctx, *sources, world="history", set=chosen, seeds=seeds),
    )


def _world(years: Years, layer: str) -> "World":
    """Load what the layers are made from, and the index that heads are found by."""
    from polycentric.panel.load import load
    from polycentric.poles.world import World
    from polycentric.power import INDICES
    from polycentric.ties import LAYERS as KNOWN

    variables = [name for each in (LAYERS if layer == "combined" else (layer,)) for name in KNOWN[each].archive()]
    return World(load("history", years=years, series=[*variables, "cinc"]), indices={"cinc": INDICES["cinc"]})


def _drawn(camps: "Camps", *, narrow: bool) -> str:
    """Draw the river as a document."""
    from polycentric.pictures.charts.bloc_river import draw, river_of
    from polycentric.pictures.drawing.document import document
    from polycentric.pictures.drawing.svg import NARROW, WIDE

    return document(draw(river_of(camps), NARROW if narrow else WIDE), embed_font=True)


def _sheet(ctx: click.Context, camps: "Camps", states: Sequence[str], sources: Sequence[str]) -> Answer:
    """Put the tables together as a result."""
    import polars as pl

    from polycentric.answers.grids import grid_of
    from polycentric.cli.old import provenance_of

    rows = camps.states.filter(pl.col("state").is_in(states)) if states else camps.states
    alive = camps.years.filter(pl.col("reason") == "")
    last = int(alive["year"].max()) if alive.height else int(camps.years["year"].max())  # pyright: ignore[reportArgumentType]
    about = camps.years.filter(pl.col("year") == last).row(0, named=True)
    notes = [
        f"Source: {camps.source}. Power: {camps.index}.",
        f"In {last} the seeds agree by {_number(about['agreement'])} (adjusted Rand index, 1 is always the same), and "
        f"{about['pairs_observed']:.0%} of the pairs of living states are observed.",
        _left_out(about),
        *(f"{year}: {why}." for year, why in _gaps(camps)),
    ]
    return Sheet(
        f"Camps by {camps.layer} in {last}",
        grid_of(rows, UNITS),
        [Section("", Grid(READ, _read(camps, last, states)))],
        notes=notes,
        provenance=provenance_of(
            ctx, *sources, world="history", layer=camps.layer, resolution=camps.resolution, seeds=camps.seeds
        ),
    )


def _left_out(about: "dict[str, object]") -> str:
    """Say how many states are left out since too few of their ties are observed."""
    if not about["left_out"]:
        return "No pair counts as untied for not being observed, and no state had to be left out for that."
    who = "1 state stands" if about["left_out"] == 1 else f"{about['left_out']} states stand"
    return (
        f"No pair counts as untied for not being observed: {who} in no camp, since so few of their ties are observed "
        "that nine tenths of the others' pairs can be known only without them."
    )


def _read(camps: "Camps", year: int, states: Sequence[str]) -> list[Row]:
    """List the camps of a year, or those of some states, the most powerful first."""
    import polars as pl

    rows: list[Row] = []
    held = camps.shares().filter((pl.col("year") == year) & pl.col("camp").is_not_null())
    for row in held.sort(["power", "camp"], descending=[True, False]).iter_rows(named=True):
        inside = camps.members(row["camp"], year)
        if states and not {*states} & {*inside}:
            continue
        names = [camps.names.get((year, state), state) for state in inside]
        shown = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
        rows.append({**row, "share": f"{100 * row['power']:.1f}", "who": shown})
    return rows


def _gaps(camps: "Camps") -> list[tuple[str, str]]:
    """Give the years without camps with the reason, stretches of one reason together."""
    import polars as pl

    gaps: list[tuple[str, str]] = []
    lacking = camps.years.filter(pl.col("reason") != "")
    for why in lacking["reason"].unique(maintain_order=True):
        held = lacking.filter(pl.col("reason") == why)["year"]
        gaps.append((f"{held.min()}–{held.max()}" if held.len() > 1 else str(held[0]), why))
    return gaps


def _number(value: float | None) -> str:
    """Write a number that may be missing."""
    return "–" if value is None else f"{value:.2f}"


COMMAND = blocs
