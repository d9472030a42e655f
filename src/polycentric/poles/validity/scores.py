"""Scores every measure of the package against every set of known cases, over the two centuries and the states apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import LabelSet
from polycentric.poles.validity.polarity import Given, Reading
from polycentric.poles.validity.score import Score

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.poles.validity.groupings import Grouping
    from polycentric.poles.world import World

FIRST, LAST = 1816, 2016
TOLD = "the sides are those of treaties, which it reads"
NO_CAMPS = "it puts none of these states into a camp"
UNSEEN = "it says nothing of these years"
LISTS = ("cowmaj", "maoz_global", "maoz_regional")
VOTES = ("un_votes",)
PLEDGES = ("atop_defense", "atop_offense", "atop_neutral", "atop_consul", "atop_nonagg")


def of_polarity(
    found: Mapping[Reading, Given], sets: Iterable[LabelSet], measures: Mapping[str, str] | None = None
) -> list[Score]:
    """Score readings of polarity.

    Parameters
    ----------
    found : mapping of Reading to Given
    sets : iterable of LabelSet
        Those of the kind ``"polarity"`` are used.
    measures : mapping of str to str, optional
        What each index measures; itself where it isn't named.
    """
    known = measures or {}
    return [
        Score(
            reading,
            known.get(reading.index, reading.index),
            cases.name,
            tuple(classes.against(cases)),
            classes.gives,
            cases.in_sample.get(reading.name, ""),
            next(iter(classes.reasons), ""),
        )
        for cases in sets
        if cases.kind == "polarity"
        for reading, classes in found.items()
    ]


def of_camps(
    made: "Iterable[Grouping]", sets: Iterable[LabelSet], step: Callable[[], None] | None = None
) -> list[Score]:
    """Score measures of camps; one that puts nobody into a camp in any year has no row."""
    from polycentric.poles.validity.camps import groups_against, nearness_against
    from polycentric.poles.validity.groupings import found_or_why

    known = [each for each in sets if each.kind == "camps"]
    scores: list[Score] = []
    for grouping in made:
        found = found_or_why(grouping)
        if step is not None:
            step()
        if not found:
            continue
        by_year, why = ({}, found) if isinstance(found, str) else (found, "")
        against = nearness_against if grouping.nearness else groups_against
        for cases in known:
            hits = tuple(against(cases, by_year))
            lacking = any(each.judged < each.total for each in hits)
            none = UNSEEN if grouping.nearness else NO_CAMPS
            name, _, of = grouping.name.partition("/")
            told = TOLD if grouping.of_pledges and cases.from_treaties else ""
            used = cases.in_sample.get(grouping.name, told)
            scores.append(
                Score(Reading(name, of), of, cases.name, hits, (), used, (why or none) if lacking else "")
            )  # fmt: skip
    return scores


def all_scores(step: Callable[[], None] | None = None) -> list[Score]:
    """Score all that the package has, from the archive: several minutes the first time.

    Parameters
    ----------
    step : callable, optional
        Called after each piece of work.

    Raises
    ------
    NotFetchedError
        If the archive isn't here.
    """
    from polycentric.poles.validity.groupings import groupings

    sets = tuple(LABEL_SETS.values())
    scores = of_polarity(classes_of(world()), sets, measures())
    if step is not None:
        step()
    camps = tuple(each for each in sets if each.kind == "camps")
    span = (min(each.first for each in camps), max(each.last for each in camps))
    return sorted([*scores, *of_camps(groupings(world(span), camps), camps, step)], key=_place)


def classes_of(whole: "World") -> dict[Reading, Given]:
    """Give the classes of every reading of a world, in the verdict map or not, the default rule's among them."""
    import polars as pl

    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.readings import readings
    from polycentric.poles.validity.by_default import index_of_rule
    from polycentric.poles.validity.polarity import given
    from polycentric.poles.validity.thresholds import default_rule
    from polycentric.poles.verdicts import verdict_map

    every = verdict_map(whole, definitions=DEFINITIONS, indices=list(whole.indices), sets=whole.sets)
    index = index_of_rule(whole)
    if index in whole.indices:
        return given(every)
    return given(pl.concat([every, readings(whole, [(DEFINITIONS[default_rule().definition], index, "all")])]))


def world(span: tuple[int, int] = (FIRST, LAST)) -> "World":
    """Open the archive with all that indices, definitions and measures of camps need, its states apart."""
    from polycentric.panel.load import load
    from polycentric.poles.world import World

    panel: xr.Dataset = load("history", years=span, series=sorted(_needed()))
    return World(panel)


def sources() -> list[str]:
    """Name the sources that scores are made from."""
    from polycentric.panel.load import load
    from polycentric.poles.groups.propensities import needed

    year = max(each.last for each in LABEL_SETS.values() if each.kind == "camps")
    panel = load("history", years=(year, year), series=sorted({*_needed(), *needed()}))
    return sorted({*(str(each.attrs["source_name"]) for each in panel.data_vars.values()), *VOTES})


def measures() -> dict[str, str]:
    """Name what each power index measures."""
    from polycentric.power import INDICES

    return {name: index.measure for name, index in INDICES.items()}


def _needed() -> Iterator[str]:
    """Name the variables of the archive that anything scored needs."""
    from polycentric.panel.quantities import QUANTITIES
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.poles.validity.groupings import COMMUNITIES
    from polycentric.power import INDICES
    from polycentric.ties import LAYERS

    layers = {*(name for each in DEFINITIONS.values() for name in each.layers), *COMMUNITIES} & set(LAYERS)
    yield from {
        *(name for index in INDICES.values() if index.scale == "amount" for name in index.archive()),
        *(name for layer in layers for name in LAYERS[layer].archive()),
        *(name for each in QUANTITIES["ideal_point"].series for name in each.variables),
        *LISTS,
        *PLEDGES,
    }


def _place(score: Score) -> tuple[str, str, str, str]:
    """Order scores by set of known cases and reading."""
    return score.labels, score.reading.definition, score.reading.index, score.reading.state_set
