"""Treaties on the archive: the events of the record, the shipped estimates again, free runs beside what happened."""

import time
from dataclasses import replace

import numpy as np
import pytest

from polycentric.futures.estimates import shipped
from polycentric.futures.pacts import events, free_run, model, record
from polycentric.futures.processes import PROCESSES
from polycentric.tables import archive

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture(scope="module")
def treaties() -> record.Record:
    return record.load()


@pytest.fixture(scope="module")
def happened(treaties: record.Record) -> list[events.Events]:
    return events.of_all(treaties)


def test_treaties_bind_the_pairs_that_the_file_of_pairs_has(treaties: record.Record):
    """But for pairs whose pact ended within the year: here a year's end counts, there any day of it."""
    pairs = archive.table("atop", "dyad_years")
    for year, least in ((1938, 0.93), (1950, 0.99), (1970, 0.99), (2000, 0.98), (2018, 0.999)):
        listed = pairs.filter(pairs["year"] == year, pairs["atop_defense"])
        place = {int(code): at for at, code in enumerate(treaties.codes)}
        alive = treaties.alive[year - record.FIRST]
        both = {
            (min(a, b), max(a, b))
            for a, b in listed.select("ccode1", "ccode2").iter_rows()
            if a in place and b in place and alive[place[a]] and alive[place[b]]
        }
        one, other = np.nonzero(np.triu(treaties.pairs(year - record.FIRST)))
        own = {
            (int(treaties.codes[a]), int(treaties.codes[b])) for a, b in zip(one.tolist(), other.tolist(), strict=True)
        }
        assert len(own & both) >= least * len(own | both), year


def test_the_two_centuries_have_as_many_events_as_were_counted(happened: list[events.Events]):
    assert sum(len(each.founded) for each in happened) == 224
    assert sum(len(each.ended) for each in happened) == 180
    assert sum(len(who) for each in happened for _, who in each.joined) == 100
    assert sum(len(who) for each in happened for _, who in each.left) == 40


def test_who_is_bound_when_the_record_ends_has_not_left(treaties: record.Record, happened: list[events.Events]):
    assert treaties.member[-1].any(axis=1).sum() == 48
    assert not happened[-1].ended


def test_the_warsaw_pact_ends_whole_and_france_stays_in_the_north_atlantic_treaty(
    treaties: record.Record, happened: list[events.Events]
):
    place = {int(number): at for at, number in enumerate(treaties.atopids)}
    year = 1991 - record.FIRST
    assert place[3285] in happened[year].ended
    france = int(np.flatnonzero(treaties.codes == 220)[0])
    assert treaties.member[1949 - record.FIRST :, place[3180], france].all()


def test_nothing_of_later_years_moves_a_fit(treaties: record.Record):
    later = treaties.member.copy()
    later[1971 - record.FIRST :] = False
    changed = replace(treaties, member=later)
    one, other = (model.fit(each, events.of_all(each), 1970) for each in (treaties, changed))
    assert np.array_equal(one.values, other.values)
    assert np.array_equal(one.draws, other.draws)


def test_the_shipped_estimates_come_out_of_the_archive_again():
    fit, began = PROCESSES["pacts"].fit, time.process_time()
    assert fit is not None
    made, held = fit(None), shipped("pacts")
    assert time.process_time() - began < 30
    assert held is not None
    assert held.names == made.names
    assert made.sample == held.sample
    for name in ("values", "covariance", "low", "high"):
        assert getattr(made, name) == pytest.approx(getattr(held, name), abs=1e-9), name
    for name, table in made.tables.items():
        assert table == pytest.approx(held.tables[name], abs=1e-9), name


@pytest.mark.parametrize(("origin", "at_ten", "at_twenty"), [(1950, 372, 351), (1970, 514, 555), (1990, 1027, 1447)])
def test_bound_pairs_of_a_free_run_spread_around_what_happened(
    treaties: record.Record, happened: list[events.Events], origin: int, at_ten: int, at_twenty: int
):
    made = free_run.free_run(model.fit(treaties, happened, origin), treaties, runs=200)
    assert made.actual["pairs"][[10, 20]].tolist() == [at_ten, at_twenty]
    for measure in ("pairs", "degree", "largest"):
        assert made.inside(measure, 10), measure
        assert made.inside(measure, 20), measure


def test_without_accessions_no_treaty_grows(treaties: record.Record, happened: list[events.Events]):
    mover = free_run.Mover(model.fit(treaties, happened, 1970), treaties, 50, accessions=False)
    mover.values["form.constant"][:] = free_run.NEVER  # nor are any made
    before = mover.member.copy()
    for year in range(5):
        _ = mover(year)
    assert not (mover.member & ~before).any()
    assert mover.member.sum() < before.sum()
