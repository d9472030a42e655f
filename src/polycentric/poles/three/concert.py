"""Concert among the three numbers: above what percent of the years with the same acts a year lies."""

from collections.abc import Iterator, Sequence

from polycentric.poles.concert.acts import ACTS
from polycentric.poles.concert.acts.contract import HOSTILE
from polycentric.poles.concert.found import Concert, concert
from polycentric.poles.three.contract import Reading, ThreeNumber
from polycentric.poles.three.not_here import not_here
from polycentric.poles.world import APART, World

LINE = "majors"
OF_TODAY = "acts are read in the world 'history' alone"
AS_ONE = "measured between single states alone"


def compute(world: World) -> Iterator[Reading]:
    """Give no number: a panel of a world holds no acts between powers."""
    yield from not_here(world, LINE, AS_ONE if world.actors != APART else OF_TODAY)


def of_archive(years: Sequence[int]) -> Iterator[Reading]:
    """Give a line for each edition of acts; the one that is quoted in a year is that of the most acts."""
    yield from of_years(concert(), years)


def of_years(found: Concert, years: Sequence[int]) -> Iterator[Reading]:
    """Give the readings of some years, of every edition that has them."""
    acts = {each.edition.name: each.edition.acts for each in found.scores}
    rows = found.table.to_dicts()
    for year in years:
        here = [row for row in rows if row["year"] == year and row["standing"] is not None]
        most = max((len(acts[row["edition"]]) for row in here), default=0)
        for row in here:
            name = row["edition"]
            value, low, high = (100.0 * float(row[f"standing{end}"]) for end in ("", "_least", "_most"))
            yield Reading(
                year, f"acts of {name}", value, low, high,
                row["pairs_observed"] / row["pairs"] if row["pairs"] else None, made_of(acts[name]),
                main=len(acts[name]) == most,
            )  # fmt: skip
        if not here:
            yield Reading(year, LINE, reason="no joint and hostile acts are observed together then")


def made_of(acts: Sequence[str]) -> str:
    """Name acts as a reader knows them, what counts against a concert after 'less'."""
    return ", ".join(f"{'less ' if ACTS[name].side == HOSTILE else ''}{ACTS[name].label}" for name in acts)


NUMBER = ThreeNumber(
    label="Concert",
    head="concert: % years below",
    asks="Above what percent of the years with the same acts does the concert of the major powers lie?",
    rises="the powers do more together, or less against each other, than in other years of the same acts",
    unit="% of the years with the same acts stood lower",
    reference="This project’s measure: polycentric.poles.concert, where its acts are listed with their sources",
    compute=compute,
    of_archive=of_archive,
    lines="sets of acts",
    pooled=False,
    scale=(0.0, 100.0),
    digits=0,
)
