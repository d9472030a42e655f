"""Gathers what the pictures of ideal points show."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from polycentric.errors import CoverageError
from polycentric.pictures.charts.ideal_points import Ahead, Item, Items, Path, Paths, draw_items, draw_paths
from polycentric.pictures.charts.ideal_points_map import Places, draw_map
from polycentric.pictures.drawing.words import the
from polycentric.pictures.sketch import Sketch

if TYPE_CHECKING:
    from polycentric.positions.result import IdealPoints

SHOWN, ITEMS_SHOWN = ("USA", "GBR", "FRA", "DEU", "IND", "CHN", "RUS"), 24
WHOSE: Mapping[tuple[str, ...], str] = {
    ("un_votes",): "Voeten (2013), sessions 1–74",
    ("un_votes_75",): "session 75, decoded from scores of agreement after Voeten (2013)",
    ("un_votes", "un_votes_75"): "Voeten (2013), sessions 1–74, and session 75 decoded from scores of agreement",
}
BAND = "Bands hold the value with a probability of 90%."


def sketch_of(kind: str, result: "IdealPoints", states: Sequence[str], year: int) -> Sketch:
    """Give what is drawn of states through time, of a session's items, or as a map."""
    if kind == "items":
        return Sketch(_items(result, year), lambda record, narrow: draw_items(record, narrow=narrow))
    if kind == "map":
        return Sketch(_map(result, year), lambda record, narrow: draw_map(record, narrow=narrow))
    return Sketch(_time(result, states), lambda record, narrow: draw_paths(record, narrow=narrow))


def _time(result: "IdealPoints", states: Sequence[str]) -> Paths:
    """Gather some states through time: those named, else large ones, else those that voted most."""
    data, time = result.data, result.time
    known = data["state"].values.astype(str).tolist()
    chosen = list(states) or [state for state in SHOWN if state in known]
    if not chosen:
        chosen = data["votes"].sum(time).to_series().sort_values(ascending=False).index[:7].astype(str).tolist()
    paths: list[Path] = []
    for state in chosen:
        mine = data.sel(state=state)
        seen = np.isfinite(mine["ideal_point"].values)
        years = mine[time].values[seen].tolist()
        low, high = (mine["ideal_point_quantile"].sel(quantile=level).values[seen].tolist() for level in (0.05, 0.95))
        points = mine["ideal_point"].values[seen].tolist()
        paths.append(Path(_name(state, result), *(dict(zip(years, each, strict=True)) for each in (points, low, high))))
    first, last = int(data[time].values[0]), int(data[time].values[-1])
    return Paths(paths, _ahead(result, f"Ideal points, {first}–{last}"))


def _items(result: "IdealPoints", year: int) -> Items:
    """Gather the items of a session that divide most, by where they turn."""
    session = int(result.data["session"].sel({result.time: year}))
    here = result.items().filter(result.items()["item_session"] == session)
    titles = _titles(here["item"].to_list(), result)
    rows = sorted(here.to_dicts(), key=lambda row: (-abs(row["discrimination"]), row["item"]))[:ITEMS_SHOWN]
    items: list[Item] = []
    for row in rows:
        beta = float(row["discrimination"])
        turns = None if abs(beta) < 0.05 else (row["cut_low"] / beta, row["cut_high"] / beta)
        votes = (int(row["votes_no"]), int(row["votes_abstain"]), int(row["votes_yes"]))
        items.append(Item(titles[row["item"]], turns, 1 if beta > 0 else -1, votes))
    points = result.data["ideal_point"].sel({result.time: year}).dropna("state")
    places = {str(state): float(value) for state, value in zip(points["state"].values, points.values, strict=True)}
    title = f"{result.time.capitalize()} {year}: the {len(items)} items that divide most, of {here.height}"
    band = (
        "Votes: yes–no–abstained. Yellow: where abstaining lies between no and yes; the arrow points to who votes yes."
    )
    return Items(items, places, _ahead(result, title, band))


def _titles(items: Sequence[str], result: "IdealPoints") -> dict[str, str]:
    """Give what each item is about; of votes other than the United Nations', its label."""
    if not result.request.of_un:
        return {item: item for item in items}
    from polycentric.tables.archive import table

    titles = {str(rcid): f"{unres or ''} {(short or descr or '').capitalize()}".strip()
              for source in result.request.sources
              for rcid, unres, short, descr in table(source, "roll_calls").select(
                  "rcid", "unres", "short", "descr").iter_rows()}  # fmt: skip
    return {item: titles.get(item, item) for item in items}


def _map(result: "IdealPoints", year: int) -> Places:
    """Gather a session's map."""
    if not result.request.of_un:
        raise CoverageError("A map shows states: there is one of the United Nations' votes only. Choose time or items.")
    points = result.data["ideal_point"].sel(year=year).dropna("state")
    values = {str(state): float(value) for state, value in zip(points["state"].values, points.values, strict=True)}
    names = {state: _name(state, result, year) for state in values}
    return Places(values, names, _ahead(result, f"Ideal points by votes in the General Assembly, {year}"))


def _name(state: str, result: "IdealPoints", year: int | None = None) -> str:
    """Name a state as it was called then, or a unit by its label."""
    if not result.request.of_un:
        return state
    from polycentric.states import name_of

    return name_of(state, year)


def _ahead(result: "IdealPoints", title: str, band: str = BAND) -> Ahead:
    """Say what stands around a picture."""
    attrs = result.data.attrs
    who = the(_name(str(attrs["anchor"]), result))
    whose = f"Votes: {WHOSE.get(result.request.sources, attrs['source'])}"
    return Ahead(
        title, who, band, f"{whose}. Model after Bailey, Strezhnev and Voeten (2017), estimated by polycentric."
    )
