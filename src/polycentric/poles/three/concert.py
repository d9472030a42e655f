"""Concert among the three numbers: above how many years with the same acts the major powers stood together."""

from collections.abc import Iterator

from polycentric.errors import PolycentricError
from polycentric.poles.concert.found import Concert, concert
from polycentric.poles.three.contract import Reading, ThreeNumber
from polycentric.poles.three.not_here import not_here
from polycentric.poles.world import APART, World

LINE = "majors"
OF_TODAY = "the acts are read of two centuries alone: ask the world 'history'"
AS_ONE = "measured between single states: the acts of a group of states as one aren't known"
OF_RUNS = "not computed for a panel of runs"


def compute(world: World) -> Iterator[Reading]:
    """Give a line for each edition of acts; the one that is quoted in a year is that of the most acts."""
    if world.single.attrs.get("world") != "history" or world.actors != APART or len(world.sizes) > 1:
        why = OF_RUNS if len(world.sizes) > 1 else AS_ONE if world.actors != APART else OF_TODAY
        yield from not_here(world, LINE, why)
        return
    yield from of_years(concert(), [int(year) for year in world.panel["year"].values])


def of_years(found: Concert, years: list[int]) -> Iterator[Reading]:
    """Give the readings of some years, of every edition that has them."""
    acts = {each.edition.name: each.edition.acts for each in found.scores}
    rows = found.table.to_dicts()
    for year in years:
        here = [row for row in rows if row["year"] == year and row["standing"] is not None]
        most = max((len(acts[row["edition"]]) for row in here), default=0)
        for row in here:
            name = row["edition"]
            yield Reading(
                year, f"acts of {name}", row["standing"], row["standing_least"], row["standing_most"],
                row["pairs_observed"] / row["pairs"] if row["pairs"] else None, ", ".join(acts[name]),
                main=len(acts[name]) == most,
            )  # fmt: skip
        if not here:
            yield Reading(year, LINE, reason="no joint and no hostile act between the powers is observed together then")


NUMBER = ThreeNumber(
    label="Concert",
    asks="In how many of the years with the same acts did the major powers do less together, or more against each other?",
    rises="the powers do more together, or less against each other, than in other years of which the same acts are known",
    unit="of the years with the same acts",
    reference="This project’s measure: polycentric.poles.concert, where its acts are listed with their sources",
    compute=compute,
    lines="sets of acts",
    scale=(0.0, 1.0),
)
