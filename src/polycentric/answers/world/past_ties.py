"""Camps, likeness and contests of two centuries as records, each where its source is there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from polycentric.answers.parts.camps_river import river_of
from polycentric.answers.parts.tournament_chart import chart_of
from polycentric.errors import NotFetchedError, PolycentricError
from polycentric.panel.load import load
from polycentric.pictures.charts.tournament import Chart
from polycentric.pictures.records.past import Alike, Lacking, PastLine
from polycentric.pictures.records.river import River
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.sources import SOURCES
from polycentric.states import facts
from polycentric.ties.similar import SPANS, years
from polycentric.ties.similar_pairs import panel_of
from polycentric.ties.similarity.contract import REASONS

Computed = TypeVar("Computed")
RIVER = ("pacts", ("atop_defense", "cinc"), 2018)
CONTESTS = "cow"
MEASURE = "pi"  # as `similarity` takes of votes
NOT_FETCHED = "not fetched"


@dataclass(frozen=True)
class PastTies:
    """What is there of camps, likeness and contests, and what is missing."""

    river: River | None
    alike: tuple[Alike, ...]
    contests: Chart | None
    sources: tuple[str, ...]
    lacking: tuple[Lacking, ...]


def gather(drawn: Iterable[str]) -> PastTies:
    """Give each part that its source allows."""
    lacking: list[Lacking] = []
    river = _tried(_river, "Camps by pledges to defend", "atop", lacking)
    alike = _tried(lambda: tuple(_alike(list(drawn))), "How alike states voted", "un_votes", lacking)
    contests = _tried(_contests, "The tournament of power", "cow_mid", lacking)
    parts = {"atop": river is not None, "un_votes": alike is not None, "cow_mid": contests is not None}
    used = tuple(name for name, available in parts.items() if available)
    return PastTies(river, alike or (), contests, used, tuple(lacking))


def why(error: PolycentricError, source: str) -> str:
    """Say why a source isn't there."""
    return f"{NOT_FETCHED}: polycentric fetch {source}" if isinstance(error, NotFetchedError) else str(error)


def _tried(compute: Callable[[], Computed], what: str, source: str, lacking: list[Lacking]) -> Computed | None:
    """Compute a part, or note why it can't be."""
    try:
        return compute()
    except PolycentricError as error:
        lacking.append(Lacking(what, source, why(error, source)))
        return None


def _river() -> River:
    """Give the camps by pledges to defend, with the shares of CINC that they hold."""
    from polycentric.poles.groups.camps import camps  # heavy: imported where the archive is

    layer, needs, last = RIVER
    panel = load("history", years=(1816, last), series=list(needs))
    return river_of(camps(World(panel, indices={"cinc": INDICES["cinc"]}), layer))


def _contests() -> Chart:
    """Let the indices compete over who wins disputes, without the learner, which takes a minute."""
    from polycentric.power.tournament.whole import tournament  # heavy: imported where the archive is

    return chart_of(tournament(CONTESTS, dict(INDICES), learn=False))


def _alike(drawn: list[str]) -> Iterable[Alike]:
    """Compare the states drawn with each other in every year of votes."""
    panel = panel_of("votes", *SPANS["votes"])
    labels = [str(state) for state in panel["state"].values]
    values: dict[tuple[str, str], dict[int, float]] = {}
    reasons: dict[tuple[str, str], dict[int, str]] = {}
    first, last = SPANS["votes"]
    held: set[int] = set()
    for each in years(panel, "votes"):
        held.add(each.year)
        position_of = {labels[place]: position for position, place in enumerate(each.places.tolist())}
        compared = each.compare(MEASURE)
        for one in drawn:
            for other in (state for state in drawn if state != one):
                value, reason = _cell(compared, position_of.get(one), position_of.get(other))
                if reason:
                    reasons.setdefault((one, other), {})[each.year] = reason
                else:
                    values.setdefault((one, other), {})[each.year] = value
    source = SOURCES["un_votes"]
    without = dict.fromkeys(sorted(set(range(first, last + 1)) - held), "no roll call in the data")
    for one in drawn:
        lines = tuple(
            PastLine(other, facts.get(other).name, values.get((one, other), {})) for other in drawn if other != one
        )
        missing = {other: without | reasons.get((one, other), {}) for other in drawn if other != one}
        yield Alike(one, facts.get(one).name, lines, missing, f"{source.label}, {source.version}", (first, last))


def _cell(compared: Any, one: int | None, other: int | None) -> tuple[float, str]:
    """Give a pair's value, or why there is none."""
    if one is None or other is None:
        return np.nan, "one of the two cast no vote"
    reason = REASONS[int(compared.why[one, other])]
    return float(compared.values[one, other]), reason
