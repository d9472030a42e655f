"""A layer as one network: density, what runs both ways, and who is in the middle, a year a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, argument, option
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.pictures.drawing.words import the
from polycentric.states import name_of

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.answers.where import Where, Years
    from polycentric.ties.contract import TieLayer

MEASURES = ("betweenness", "closeness", "harmonic", "eigenvector", "pagerank")
UNITS = {"year": "year", "state": "state", "observed": "part of the pairs"}
NAMED, OF_NETWORK = 3, 10
COLUMNS = (
    Column("year", "year", "number"), Column("states", "states", "number"), Column("left_out", "left out", "number"),
    Column("observed", "seen %", "number"), Column("density", "density %", "number"),
    Column("reciprocity", "mutual %", "number"),
)  # fmt: skip


@dataclass(frozen=True)
class HowMeasured:
    """How a network is measured: by which measure states are ranked, above what a tie is one, how much must be seen."""

    measure: str = "pagerank"
    above: float = 0.0
    least: float = 0.9


def measures_of(values: "xr.DataArray", how: HowMeasured) -> "xr.Dataset":
    """Measure the network of a layer in each year."""
    from polycentric.ties.centrality import centrality

    return centrality(values, how.above, how.least)


def answer(layer: "TieLayer", at: "Where", how: HowMeasured, top: int | None, *, given: bool) -> Answer:
    """Measure a whole layer as a network."""
    from polycentric.answers.covered import checked
    from polycentric.errors import DataError
    from polycentric.ties.called import NO_STRENGTH, is_yes_or_no, ties_of_history

    if layer.unit in NO_STRENGTH:
        strong = ", ".join(sorted(name for name, each in ties_of_history().items() if each.unit not in NO_STRENGTH))
        raise DataError(f"'{layer.name}' is in {layer.unit}, which is no strength of a tie: a larger one isn't more. "
                        f"Choose one of {strong}.")  # fmt: skip
    if how.above and is_yes_or_no(layer):
        raise QuestionError(f"{option('above')} has no use with {argument('layer')} {layer.name}, whose ties are there "
                            f"or not: leave {option('above')} out.")  # fmt: skip
    asked = at.years or ((at.year, at.year) if at.year is not None else None)
    past = checked(layer.label, layer.archive(), asked) if at.world == "history" and given and asked else []
    panel = where.open_world(at, [layer])
    chosen = layer.on(panel)
    # A variable of the archive is measured as it lies there, in its own precision.
    values = (
        panel.pc.masked(layer.name) if layer.name in panel.data_vars and at.bloc is None else chosen(panel, at.bloc)
    )
    measures = measures_of(values, how)
    first, last = int(measures["year"].values[0]), int(measures["year"].values[-1])
    about = panel[layer.name].attrs if layer.name in panel.data_vars else values.attrs
    source = f"Source: {about.get('source', chosen.source)}. {about.get('caveat', chosen.caveat)}".strip()
    return Answer(
        f"The network of: {about.get('long_name', chosen.label)}; {first if first == last else f'{first}–{last}'}",
        lambda: tidy(measures),
        lambda: sections(measures, how, top or OF_NETWORK),
        sentences=lambda: sentences(measures, how, chosen.label[:1].lower() + chosen.label[1:], (first, last)),
        notes=lambda: [*past, source, *notes(measures, panel)],
        provenance=lambda: where.provenance(
            at, panel, layer=layer.name, above=measures.attrs["above"], least=measures.attrs["least"]
        ),
    )


def tidy(measures: "xr.Dataset") -> Grid:
    """Give a row for each state of each year, the year's own numbers beside it; years without any have one row."""
    from polycentric.answers.grids import grid_of
    from polycentric.ties.centrality import table

    return grid_of(table(measures), UNITS)


def sections(measures: "xr.Dataset", how: HowMeasured, top: int) -> list[Section]:
    """Set some of several years, or the most central states of one."""
    return [_ranked(measures, top) if measures.sizes["year"] == 1 else _years(measures, how.measure)]


def sentences(measures: "xr.Dataset", how: HowMeasured, label: str, span: "Years") -> list[str]:
    """Tell how dense the network is, and who is in its middle, in the last year that could be measured."""
    measured = [
        int(year) for year, why in zip(measures["year"].values, measures["reason"].values, strict=True) if not why
    ]
    if not measured:
        if span[0] == span[1]:
            return [f"The network of {span[0]} can't be measured, since {measures['reason'].values[0]}."]
        return [f"Of the years {span[0]}-{span[1]} none could be measured."]
    last = measures.sel(year=measured[-1])
    leaders = ", ".join(the(name_of(state, measured[-1])) for state in _leaders(last, how.measure))
    middle = f", and in its middle by {how.measure} were {leaders}" if leaders else ""
    return [f"In {measured[-1]} {_percent(last['density'].item())}% of the observed pairs were tied ({label})"
            f"{middle}."]  # fmt: skip


def notes(measures: "xr.Dataset", panel: "xr.Dataset") -> list[str]:
    """Say who is left out, and what each measure is."""
    from polycentric.panel.largest import describe, of_ranking
    from polycentric.ties.centrality import LABELS

    large = measures["pagerank"].notnull().transpose("year", "state").to_numpy() if "in_cow" in panel.coords else None
    return [
        *(describe(of_ranking(panel, large)) if large is not None else []),
        "A missing tie is no absent one: the states of whose ties least is observed are left out, until "
        f"{measures.attrs['least']:.0%} of the pairs of the others are.",
        *(f"{name}: {label}." for name, label in LABELS.items()),
    ]


def _years(measures: "xr.Dataset", measure: str) -> Section:
    """Set some of the years: the network's own numbers, and who leads by one measure."""
    from polycentric.answers.parts.polarity_rows import shown_years

    years = shown_years([int(year) for year in measures["year"].values])
    columns = (*COLUMNS, Column("leaders", f"most central by {measure}"))
    return Section("Some years of all", Grid(columns, [_of_year(measures.sel(year=year), measure) for year in years]))


def _of_year(measures: "xr.Dataset", measure: str) -> dict[str, Any]:
    """Write one year."""
    numbers = {name: _percent(measures[name].item()) for name in ("observed", "density", "reciprocity")}
    year, why = (
        int(measures["year"].item()),
        measures["reason_eigenvector" if measure == "eigenvector" else "reason"].item(),
    )
    listing = ", ".join(name_of(state, year) for state in _leaders(measures, measure))
    counted = {name: int(measures[name].item()) for name in ("states", "left_out")}
    return {"year": year, **counted, **numbers, "leaders": f"– {why}" if why else listing}


def _leaders(measures: "xr.Dataset", measure: str) -> Sequence[str]:
    """Give the first states of a year by a measure."""
    leaders = measures[measure].dropna("state").sortby("state")
    return [str(state) for state in leaders.sortby(-leaders)["state"].values[:NAMED]]


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
        {"state": name_of(str(state), year), **{name: f"{row[name]:.4f}" for name in given}}
        for state, row in chosen.iterrows()
    ]
    columns = (Column("state", "state"), *(Column(name, name, "number") for name in given))
    why = f"; no eigenvector: {one['reason_eigenvector'].item()}" if "eigenvector" not in given else ""
    return Section(f"In the middle by mean rank, of {len(frame)} states{why}", Grid(columns, rows))


def _percent(value: float) -> str | None:
    """Write a part in percent; nothing where it is missing."""
    return None if value != value else f"{100 * value:.1f}"
