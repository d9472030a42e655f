"""The hazard of disputes on two centuries: what it forecasts of years it hasn't seen, beside the hazard logit."""

from dataclasses import replace

import numpy as np
import pytest

from polycentric.futures.disputes import classes, history, sample, testing, union
from polycentric.futures.disputes.hazard import SHIPPED
from polycentric.futures.estimates import shipped
from polycentric.tables import archive

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture(scope="module")
def pairs() -> sample.Sample:
    return sample.load()


@pytest.fixture(scope="module")
def past(pairs: sample.Sample) -> history.Past:
    return history.past_of(pairs)


def test_the_sample_has_all_pair_years_and_the_onsets_of_the_record(pairs: sample.Sample):
    assert len(pairs.year) == 842_655
    assert int(pairs.onset[pairs.between(1816, 1989)].sum()) == 2375
    assert int(pairs.onset[pairs.between(1990, 2010)].sum()) == 749
    assert int((pairs.onset & pairs.relevant & pairs.between(1990, 2010)).sum()) == 619
    assert (pairs.joined | pairs.original == pairs.onset).all()


def test_nothing_of_a_year_is_known_before_it(pairs: sample.Sample, past: history.Past):
    """Whatever happens in the last year, what is known as it begins stays the same."""
    changed = pairs.onset.copy()
    last = pairs.between(2010, 2010)
    changed[last] = ~changed[last]
    other = history.past_of(replace(pairs, onset=changed))
    np.testing.assert_array_equal(other.counts, past.counts)
    np.testing.assert_array_equal(other.peace, past.peace)
    np.testing.assert_array_equal(other.activity, past.activity)
    assert not pairs.allied[pairs.new].any()
    _, first = np.unique(pairs.first * len(pairs.codes) + pairs.second, return_index=True)
    assert past.counts[first].sum() == 0
    assert past.peace[first].sum() == 0


def test_onsets_of_1990_to_2010_are_forecast_better_than_by_the_hazard_logit_and_calibrated(
    pairs: sample.Sample, past: history.Past
):
    own = testing.forecast(SHIPPED, pairs, past, testing.TEST)
    plain = testing.forecast(testing.BASELINE, pairs, past, testing.TEST)
    for which, least in (("all", 0.49), ("relevant", 0.35)):
        mine, field = own.of_pairs(which), plain.of_pairs(which)
        assert mine.skill > least
        assert mine.skill > mine.skill_own
        assert 0.9 < mine.slope < 1.15
        assert 0.9 < mine.ratio < 1.15
        assert mine.skill > field.skill + 0.07
        saved, low, _ = own.saves(plain, which)
        assert saved > 0.1
        assert low > 0.05


def test_in_every_class_of_pairs_the_quarrelsome_few_have_more_disputes_and_no_class_is_one_state(
    pairs: sample.Sample,
):
    rates = classes.rates(pairs, sample.LAST)
    assert (rates.high >= rates.low).all()
    mean = rates.part * rates.high + (1 - rates.part) * rates.low
    assert (np.diff(mean) > 0).all()
    assert rates.states.min() >= 50
    assert rates.most[rates.onsets >= 30].max() < 0.3


def test_what_ships_of_the_union_is_made_again_from_the_archive(pairs: sample.Sample, past: history.Past):
    held = shipped("disputes")
    assert held is not None
    made = union.estimated(pairs, past, archive.table("eu_members", "accessions"))
    assert made.onsets == 0
    assert made.pair_years == 3381
    assert made.log_ratio == held.values[held.names.index("union")]
    assert 1.0 < made.sd < 2.0
