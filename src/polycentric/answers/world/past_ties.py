"""Camps, likeness and contests of two centuries as records, each where its source is there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import permutations
from typing import Any, TypeVar

import numpy as np

from polycentric.answers.parts.patrons_river import river_of
from polycentric.answers.parts.tournament_chart import chart_of
from polycentric.errors import NotFetchedError, PolycentricError
from polycentric.panel.further import goes_on
from polycentric.pictures.charts.tournament import Chart
from polycentric.pictures.drawing.splice import Splice
from polycentric.pictures.records.past import Alike, Lacking, PastLine
from polycentric.pictures.records.river import River
from polycentric.power import INDICES
from polycentric.sources import SOURCES
from polycentric.states import facts
from polycentric.ties.similar import SPANS, Kind, years
from polycentric.ties.similar_pairs import panel_of
from polycentric.ties.similarity.contract import REASONS

Computed = TypeVar("Computed")
RIVER = (1816, 2018)
CONTESTS = "cow"
MEASURE = "pi"  # as `similarity` takes of votes
NOT_FETCHED = "not fetched"
ByPair = dict[tuple[str, str], dict[int, Computed]]


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
    """Give the camps of patrons by pledges to defend, with the shares of CINC that they hold."""
    from polycentric.answers.parts.patrons_world import world_of  # heavy: imported where the archive is
    from polycentric.poles.groups.patron_camps import patron_camps

    world = world_of(RIVER, "cinc")
    return river_of(patron_camps(world, "cinc"), world.panel)


def _contests() -> Chart:
    """Let the indices compete over who wins disputes, without the learner, which takes a minute."""
    from polycentric.power.tournament.whole import tournament  # heavy: imported where the archive is

    return chart_of(tournament(CONTESTS, dict(INDICES), learn=False))


def _alike(drawn: list[str]) -> Iterable[Alike]:
    """Compare the states drawn with each other in every year of votes."""
    values, reasons, held = _compared(drawn, "votes")
    first, last = SPANS["votes"]
    after, splice = _after(drawn)
    source = SOURCES["un_votes"]
    without = dict.fromkeys(sorted(set(range(first, last + 1)) - held), "no roll call in the data")
    for one in drawn:
        lines = tuple(
            PastLine(other, facts.get(other).name, values.get((one, other), {})) for other in drawn if other != one
        )
        missing = {other: without | reasons.get((one, other), {}) for other in drawn if other != one}
        beyond = {other: after[one, other] for other in drawn if (one, other) in after}
        made = f"{source.label}, {source.version}"
        yield Alike(one, facts.get(one).name, lines, missing, made, (first, last), beyond, splice)


def _compared(drawn: list[str], of: Kind) -> tuple[ByPair[float], ByPair[str], set[int]]:
    """Give by pair and year how alike two states voted, or why there is no value, and the years with roll calls."""
    panel = panel_of(of, *SPANS[of])
    labels = [str(state) for state in panel["state"].values]
    values, reasons, held = ByPair[float](), ByPair[str](), set[int]()
    for each in years(panel, of):
        held.add(each.year)
        position_of = {labels[place]: position for position, place in enumerate(each.places.tolist())}
        compared = each.compare(MEASURE)
        for one, other in permutations(drawn, 2):
            value, reason = _cell(compared, position_of.get(one), position_of.get(other))
            if reason:
                reasons.setdefault((one, other), {})[each.year] = reason
            else:
                values.setdefault((one, other), {})[each.year] = value
    return values, reasons, held


def _after(drawn: list[str]) -> tuple[ByPair[float], Splice | None]:
    """Give the same of the years after the last, by the source that reaches further; nothing where it isn't here."""
    found = goes_on("votes")
    if found is None:
        return {}, None
    further, (reach, *_) = found
    try:
        values, _, held = _compared(drawn, "votes_75")
    except PolycentricError:
        return {}, None
    if not held:
        return {}, None
    return values, Splice(reach.mark, (min(held), max(held)), reach.differs or further.differs)


def _cell(compared: Any, one: int | None, other: int | None) -> tuple[float, str]:
    """Give a pair's value, or why there is none."""
    if one is None or other is None:
        return np.nan, "one of the two cast no vote"
    reason = REASONS[int(compared.why[one, other])]
    return float(compared.values[one, other]), reason
