"""``polycentric ties LAYER --state X --years``: the strongest ties of a state, a row for each year."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.numbers import scale_of
from polycentric.answers.parts.power_years import WALL, WIDTH, breaks_in_words, width_of
from polycentric.answers.parts.ties_words import sentence, strongest, there_or_not
from polycentric.answers.parts.trade_holes import FLOWS, LACKS, WITHOUT, is_of_the_archive, unranked
from polycentric.pictures.drawing.words import as_sentence

if TYPE_CHECKING:
    import polars as pl

    from polycentric.ties.through_years import TiesThroughYears

NAME = 14
MOST = 5
OWN_HEADINGS = {
    "hold": ("{name} is held by", "{name} holds"),
    "trade_dependence": ("{name} depends on", "Those that depend on {name}"),
}
UNITS = {**dict.fromkeys(("value", "at_least", "at_most"), "as in column unit"), "rank": "number", "year": "year"}


def sections(found: "TiesThroughYears", top: int | None) -> list[Section]:
    """Set the strongest ties from the state and to it, as many as fit beside each other."""
    from polycentric.ties.called import is_yes_or_no

    if is_yes_or_no(found.layer):
        return [_there_or_not(found)]
    unit = scale_of(found.layer.unit, found.table["value"].to_list()).unit
    parts = [Section(f"{heading_of(found, way)} ({unit})", _that_fits(found, way, min(top or MOST, MOST)))
             for way in ways_in_order(found)]  # fmt: skip
    if not has_other_end(found):
        return parts
    turned = from_the_other_end(found)
    return parts + [
        Section(f"{heading_of(found, way)}, from the other end ({unit})", _that_fits(turned, way, min(top or MOST, 3)))
        for way in ways_in_order(found)
    ]


def has_other_end(found: "TiesThroughYears") -> bool:
    """Tell a layer whose lowest values say as much as its highest: a scale, but no distance."""
    from polycentric.ties.called import NEAREST_FIRST

    return found.layer.zero_is_value and found.layer.name not in NEAREST_FIRST


def from_the_other_end(found: "TiesThroughYears") -> "TiesThroughYears":
    """Rank each year's ties from the lowest up."""
    import polars as pl

    upwards = (pl.len() - pl.col("rank") + 1).over("year", "direction").cast(pl.Int32).alias("rank")
    return replace(found, table=found.table.with_columns(upwards))


def ways_in_order(found: "TiesThroughYears") -> list[str]:
    """Name the ways of the ties, as they stand in the table."""
    return [str(way) for way in found.table["direction"].unique(maintain_order=True)]


def heading_of(found: "TiesThroughYears", way: str) -> str:
    """Write what stands over the partners of one way."""
    name = str(found.table["name"][-1])
    if (words := OWN_HEADINGS.get(found.layer.name)) is not None:
        return {"from": words[0], "to": words[1]}.get(way, "{name} and").format(name=name)
    ways = ("to", "from") if found.layer.name in FLOWS else ("from", "to")  # a flow there runs to who imports
    return {ways[0]: f"From {name} to", ways[1]: f"To {name} from"}.get(way, f"Between {name} and")


def _there_or_not(found: "TiesThroughYears") -> Section:
    """Set ties that are there or not: years in a row with the same partners are one row for each way."""
    from polycentric.answers.parts.ties_of_one import ways_of, wrapped

    spans: list[tuple[int, int, dict[str, list[str]]]] = []
    for year in found.years:
        ways = ways_of(_as_ties(found, year), found.layer, found.state)
        if spans and spans[-1][1] == year - 1 and spans[-1][2] == ways:
            spans[-1] = (spans[-1][0], year, ways)
        else:
            spans.append((year, year, ways))
    lines: list[dict[str, str]] = []
    for first, last, ways in spans:
        years = str(first) if first == last else f"{first}-{last}"
        for way, names in ways.items():
            for line in wrapped(names):
                shown = {"years": years, "way": way, "names": line}
                lines.append(shown)
                years, way = "", ""
    columns = (Column("years", "years"), Column("way", "which way"), Column("names", "states"))
    return Section("", Grid(columns, lines))


def _as_ties(found: "TiesThroughYears", year: int) -> list[dict[str, Any]]:
    """Give one year's rows from who has the tie to whom."""
    turned = {"state": "partner", "partner": "state", "name": "partner_name", "partner_name": "name"}
    return [
        row | ({key: row[other] for key, other in turned.items()} if row["direction"] == "to" else {})
        for row in found.table.iter_rows(named=True)
        if row["year"] == year and row["value"] is not None
    ]


def sentences(found: "TiesThroughYears") -> list[str]:
    """Name the strongest ties of the first year and of the last."""
    from polycentric.ties.called import is_yes_or_no

    lines: list[str] = []
    ends = {year: _as_ties(found, year) for year in (found.years[0], found.years[-1])}
    beside = [row for rows in ends.values() for row in rows]
    for year, rows in ends.items():
        own = next((row for row in found.table.iter_rows(named=True) if row["year"] == year), None)
        name, when = str(own["name"]) if own else found.state, f"in {year}"
        if why := unranked(found.state, year, rows) if is_of_the_archive(found.layer) else "":
            lines += [sentence(when, why), *strongest(found.layer, name, rows, found.state, when, ranked=False,
                                                         beside=beside)]  # fmt: skip
        elif is_yes_or_no(found.layer):
            lines += there_or_not(found.layer, name, rows, found.state, when)
        else:
            lines += strongest(found.layer, name, rows, found.state, when, beside=beside)
    return lines


def notes(found: "TiesThroughYears") -> list[str]:
    """Say where values can't be compared, which years are left out, and what the layer is."""
    lines = breaks_in_words(found.breaks, "no values")
    if left := found.reasons():
        lines.append(f"Left out: {'; '.join(left)}.")
    layer = found.layer
    if is_of_the_archive(layer) and any(year in WITHOUT for year in found.years):
        lines.append(f"{as_sentence(LACKS)}: the ranks of those years leave it out.")
    if found.table["value"].null_count():
        lines.append("≥: what is listed of a bloc's tie; its members' lists end too early for all of it.")
    if (found.table["flag"] != "").any():
        lines.append("?: implausible as printed.")
    return [*lines, f"{layer.label} ({layer.unit}). {layer.caveat} Formula: {layer.reference}.".replace("  ", " ")]


def _that_fits(found: "TiesThroughYears", way: str, most: int) -> Grid:
    """Take as many partners as fit."""
    import polars as pl

    rows = found.table.filter(pl.col("direction") == way)
    grids = [_grid(found, rows, count) for count in range(min(most, rows["rank"].n_unique()), 0, -1)]
    return next((grid for grid in grids if width_of(grid) <= WIDTH), grids[-1])


def _grid(found: "TiesThroughYears", rows: "pl.DataFrame", count: int) -> Grid:
    """Set some partners beside each other, a year a row."""
    scale = scale_of(found.layer.unit, found.table["value"].to_list())
    walls = {each.after for each in found.breaks}
    columns = [
        Column("wall", ""),
        Column("year", "year", "number"),
        *(Column(str(n), f"{n}.") for n in range(1, count + 1)),
    ]
    by_year: dict[int, dict[str, Any]] = {}
    for row in rows.iter_rows(named=True):
        cells = by_year.setdefault(row["year"], {"wall": WALL if row["year"] in walls else "", "year": row["year"]})
        mark, shown = "?" if row["flag"] else "", row["at_least"] if row["value"] is None else row["value"]
        part = "≥" if row["value"] is None else ""
        cells[str(row["rank"])] = f"{_short(row['partner_name'])} {part}{scale.show(shown)}{mark}"
    return Grid(columns, list(by_year.values()))


def _short(name: str) -> str:
    """Cut a long name."""
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"
