"""Treaties: how well their changes are forecast, and what free runs make of pacts, and of disputes beside them.

Needs the archive. Some minutes. With POLYCENTRIC_TRY_VARIANTS every variant is tried on 1970-89 and logged.
"""

import os
from collections.abc import Iterator

from polycentric.errors import NotFetchedError
from polycentric.futures.disputes import free_run as disputes_free_run
from polycentric.futures.disputes import history, sample
from polycentric.futures.disputes import model as disputes_model
from polycentric.futures.pacts import free_run, model, record, testing
from polycentric.futures.pacts.events import Events, of_all
from polycentric.tables import archive

CHOOSE = "POLYCENTRIC_TRY_VARIANTS"
ORIGINS = (1950, 1970, 1990)
RUNS = 400
Figures = Iterator[tuple[str, float]]


def lacking() -> str:
    """Say what is lacking: the archive."""
    try:
        archive.table("gml_mid", "participants")
        archive.table("atop_treaties", "members")
    except NotFetchedError:
        return "the archive isn't at hand"
    return ""


def figures() -> Figures:
    """Score what ships on both windows, run treaties free, and run disputes with pacts that stay and that move."""
    treaties = record.load()
    happened = of_all(treaties)
    if os.environ.get(CHOOSE):
        tried(treaties, happened, testing.CHOICE, (testing.NEIGHBOURS, *model.VARIANTS))
    for window in (testing.CHOICE, testing.TEST):
        made = testing.forecast_of(model.SHIPPED, treaties, happened, window)
        for each in made:
            start = f"{each.event} of pairs, {window[1]}-{window[2]} fitted to {window[0]}"
            skill = each.skill()
            yield f"{start}: pairs", float(each.outcome.sum())
            yield f"{start}: skill against rolling climatology", skill.value
            yield f"{start}: skill, 2.5%", skill.low
            yield f"{start}: skill, 97.5%", skill.high
            yield f"{start}: area under the curve", each.auc()
            yield f"{start}: calibration slope", each.slope()
            yield f"{start}: predicted over observed", each.ratio()
            yield f"{start}: predicted over observed by climatology", float(each.base.sum() / each.outcome.sum())
    fitted = {origin: model.fit(treaties, happened, origin) for origin in ORIGINS}
    for origin, each in fitted.items():
        yield from _pacts(free_run.free_run(each, treaties, RUNS), f"free from {origin}")
    yield from _disputes(treaties, fitted)


def _pacts(made: free_run.FreePacts, start: str) -> Figures:
    """Give the measures of treaties some years after the origin."""
    for measure in free_run.MEASURES:
        yield f"{start}, {measure}, at the origin", float(made.actual[measure][0])
        for year in (5, 10, 20):
            low, middle, high = made.band(measure, year)
            yield f"{start}, {measure}, {year} years on: happened", float(made.actual[measure][year])
            yield f"{start}, {measure}, {year} years on: mean", float(made.runs[measure][:, year].mean())
            yield f"{start}, {measure}, {year} years on: 5%", low
            yield f"{start}, {measure}, {year} years on: median", middle
            yield f"{start}, {measure}, {year} years on: 95%", high


def _disputes(treaties: record.Record, fitted: dict[int, model.Model]) -> Figures:
    """Give onsets of disputes where pacts stay, where they move, and where they move without accessions."""
    pairs = sample.load()
    past = history.past_of(pairs)
    participants = archive.table("gml_mid", "participants")
    for origin, pacts in fitted.items():
        own = disputes_model.fit(pairs, past, participants, origin)
        for name, moves, accessions in (("pacts stay", False, False), ("pacts move", True, True),
                                        ("pacts move without accessions", True, False)):  # fmt: skip
            mover = free_run.Mover(pacts, treaties, RUNS, accessions=accessions) if moves else None
            made = disputes_free_run.free_run(own, pairs, RUNS, pacts=mover)
            start = f"disputes free from {origin}, {name}"
            for label, years in (("1-5", slice(0, 5)), ("6-10", slice(5, 10)), ("11-20", slice(10, 20))):
                yield f"{start}, onsets a year, years {label}", float(made.onsets[:, years].mean())
            yield f"{start}, years 11-20 over 1-5", made.growth()
            low, high = made.band()
            yield f"{start}, 5% of runs below", low
            yield f"{start}, 5% of runs above", high
            yield f"{start}, what happened in 20 years", float(made.actual.mean())


def tried(
    treaties: record.Record, happened: list[Events], window: tuple[int, int, int], names: tuple[str, ...]
) -> None:
    """Try variants on a window and append what came out to the log."""
    for name in names:
        testing.log(name, testing.forecast_of(name, treaties, happened, window), window)
