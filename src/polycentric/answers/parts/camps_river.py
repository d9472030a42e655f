"""Gathers the camps of two centuries as a river: the camps that ever held most, smaller ones together, and the rest."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import polars as pl

from polycentric.pictures.drawing.palette import COLOURS
from polycentric.pictures.records.river import SMALLER, UNALIGNED, Band, River

if TYPE_CHECKING:
    from polycentric.poles.groups.camps import Camps

Value = TypeVar("Value")
# The same state keeps its colour in every picture of the report.
PREFERRED = {"USA": 1, "CHN": 2, "DEU": 3, "GBR": 4, "RUS": 5, "BRA": 6}


def river_of(camps: "Camps") -> River:
    """Choose what to show: the camps that ever held most, smaller ones together, and who is in none."""
    shares = camps.shares()
    held = shares.drop_nulls("camp").group_by("camp").agg(pl.col("power").max().alias("most"))
    chosen = held.sort(["most", "camp"], descending=[True, False]).head(COLOURS)["camp"].to_list()
    colours = _colours(camps, chosen, shares)
    bands = [_band(camps, camp, colours[camp], shares) for camp in sorted(chosen)]
    rest = shares.filter(pl.col("camp").is_not_null() & ~pl.col("camp").is_in(chosen))
    bands.append(Band(SMALLER, 9, _sums(rest), dict.fromkeys(_sums(rest), "smaller camps")))
    alone = _sums(shares.filter(pl.col("camp").is_null()))
    bands.append(Band(UNALIGNED, 10, alone, dict.fromkeys(alone, "in no camp")))
    years = [int(year) for year in camps.years.filter(pl.col("reason") == "")["year"]]
    span = (min(years), max(years)) if years else (0, 0)
    kept = [Band(b.camp, b.colour, _within(b.shares, span), _within(b.heads, span), b.members) for b in bands]
    return River(f"Camps by {_LAYERS.get(camps.layer, camps.layer)}, {span[0]}–{span[1]}", span, kept, _notes(camps))


_LAYERS = {
    "pacts": "pledges to defend",
    "trade": "trade",
    "organisations": "shared organisations",
    "combined": "pledges, trade and organisations together",
}


def _band(camps: "Camps", camp: int, colour: int, shares: pl.DataFrame) -> Band:
    """Gather one camp."""
    own = shares.filter(pl.col("camp") == camp)
    heads = {
        int(year): camps.names.get((int(year), head), head) for year, head in own.select("year", "head").iter_rows()
    }
    last = max(heads)
    members = [camps.names.get((last, state), state) for state in camps.members(camp, last)]
    return Band(camp, colour, _sums(own), heads, members)


def _colours(camps: "Camps", chosen: Sequence[int], shares: pl.DataFrame) -> dict[int, int]:
    """Give each camp a colour: that of the state that led it with most power, where that is free."""
    led = (
        shares.filter(pl.col("camp").is_in(chosen))
        .group_by("camp", "head")
        .agg(pl.col("power").sum())
        .sort(["power", "head"], descending=[True, False])
    )
    colours: dict[int, int] = {}
    for camp, head, _ in led.iter_rows():
        preferred = PREFERRED.get(head)
        if camp not in colours and preferred is not None and preferred not in colours.values():
            colours[camp] = preferred
    free = [number for number in range(1, COLOURS + 1) if number not in colours.values()]
    return colours | dict(zip([camp for camp in chosen if camp not in colours], free, strict=False))


def _sums(rows: pl.DataFrame) -> dict[int, float]:
    """Add up the power of some rows by year."""
    summed = rows.group_by("year").agg(pl.col("power").sum()).sort("year")
    return {int(year): float(power) for year, power in summed.iter_rows()}


def _within(values: Mapping[int, Value], span: tuple[int, int]) -> dict[int, Value]:
    """Keep the years of a span."""
    return {year: value for year, value in values.items() if span[0] <= year <= span[1]}


def _notes(camps: "Camps") -> list[str]:
    """Say what the picture rests on."""
    observed = camps.years.filter(pl.col("reason") == "")["pairs_observed"]
    part = f"{observed.min():.0%}–{observed.max():.0%}" if observed.len() else "none"
    return [
        f"Height: share of the world’s power ({camps.index or 'unknown'}) of a camp’s members. A camp is a community "
        f"by the Leiden method, the most typical of {camps.seeds} runs; it is named by its strongest member then.",
        "Colours follow members: the camp that keeps most of the old one’s ties keeps its colour, under whatever head.",
        f"Source: {camps.source}. Of the pairs living in a year {part} are observed; "
        "states of whose ties the least is observed are left out.",
    ]
