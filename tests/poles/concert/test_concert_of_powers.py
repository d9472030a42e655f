"""Concert on powers that fit on paper; on the real data in tests/mirror."""

from typing import Any, NoReturn

import numpy as np
import polars as pl
import pytest
import xarray as xr

from polycentric.errors import CoverageError, DataError, ShapeError, UnknownNameError
from polycentric.poles.concert.acts import ACTS
from polycentric.poles.concert.acts.contract import HOSTILE, JOINT, Act
from polycentric.poles.concert.acts.restraint import compute as restraint
from polycentric.poles.concert.council import share_passed
from polycentric.poles.concert.criteria import Case, low_spells, rank_correlation
from polycentric.poles.concert.editions import SPANS, Edition, edition, editions, runs
from polycentric.poles.concert.found import concert, groups, standing
from polycentric.poles.concert.measure import score
from polycentric.poles.concert.pairs import Pairs
from polycentric.poles.concert.powers import pairs_of, power_pairs
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import PARTICULARIST, UNIVERSALIST, LabelSet, Period

NAN = np.nan
STATES = ["FRA", "GBR", "RUS"]
CODES = ["220", "200", "365"]
OLD = Edition(1816, 2007, ("restraint", "disputes", "rivalry", "wars"))


def no_table(source: str, name: str) -> NoReturn:
    raise AssertionError(f"{source}/{name} isn't needed")


def toy(first: int, last: int, listed: Any = True, read: Any = no_table, **variables: Any) -> Pairs:
    """Three powers; each variable is given by (state, partner) for all years, or a row for each year."""
    years = np.arange(first, last + 1)
    size = len(STATES)
    on = ("year", "state", "partner")
    data: dict[str, Any] = {}
    for name, values in variables.items():
        array = np.asarray(values, dtype=np.float64)
        data[name] = (on, np.broadcast_to(array, (years.size, size, size)).copy())
    coords = {
        "year": years, "state": STATES, "partner": STATES,
        "ccode": (("year", "state"), np.broadcast_to(CODES, (years.size, size))),
        "gwcode": (("year", "state"), np.broadcast_to(CODES, (years.size, size))),
    }  # fmt: skip
    marks = np.broadcast_to(np.asarray(listed, dtype=np.bool_), (years.size, size)).copy()
    return pairs_of(xr.Dataset(data, coords=coords), marks, read)


def both_ways(*cells: tuple[int, int], value: float = 1.0) -> np.ndarray[Any, Any]:
    grid = np.zeros((3, 3))
    for one, other in cells:
        grid[one, other] = grid[other, one] = value
    return grid


def acts(pairs: Pairs, **values: Any) -> dict[str, np.ndarray[Any, Any]]:
    """Give acts as rows of years by the pairs FRA-GBR, FRA-RUS, GBR-RUS."""
    made = {name: np.zeros(pairs.both.shape) for name in OLD.acts}
    made |= {
        name: np.broadcast_to(np.asarray(each, dtype=np.float64), pairs.both.shape) for name, each in values.items()
    }
    return {name: np.where(pairs.both, each, np.nan) for name, each in made.items()}


def test_a_pact_raises_concert_and_a_war_lowers_it():
    pairs = toy(1900, 1900)
    assert pairs.named == [("FRA", "GBR"), ("FRA", "RUS"), ("GBR", "RUS")]
    made = score(pairs, acts(pairs, restraint=[1, 0, 0], wars=[0, 0, 1], disputes=[0, 0, 1]), OLD)
    assert made.pair_concert[0].tolist() == pytest.approx([1.0, 0.0, -2 / 3])
    assert made.concert[0] == pytest.approx((1 - 2 / 3) / 3)
    assert made.mean_joint[0] == pytest.approx(1 / 3)
    assert made.mean_hostile[0] == pytest.approx(2 / 9)
    worst = score(pairs, acts(pairs, restraint=[1, 0, 0], wars=[0, 0, 1]), OLD, "worst")
    assert worst.concert[0] == pytest.approx(0.0)
    first_acts = score(pairs, acts(pairs, restraint=[1, 0, 0], wars=[0, 0, 1]), OLD, "acts")
    assert first_acts.concert[0] == pytest.approx(1 / 3 - 1 / 9)


def test_a_pair_with_no_act_observed_is_missing_and_not_at_peace():
    pairs = toy(1900, 1900)
    seen = {name: values.copy() for name, values in acts(pairs, restraint=[1, 1, 1]).items()}
    for values in seen.values():
        values[0, 2] = np.nan
    made = score(pairs, seen, OLD)
    assert np.isnan(made.pair_concert[0, 2])
    assert made.concert[0] == 1.0
    assert (made.pairs[0], made.observed[0]) == (3, 2)
    only_hostile = {name: np.where(name == "restraint", np.nan, values) for name, values in seen.items()}
    assert np.isnan(score(pairs, only_hostile, OLD).concert).all()


def test_one_power_alone_has_no_concert():
    with pytest.raises(CoverageError, match="names 1 power in these years, FRA: choose a list"):
        toy(1900, 1901, listed=[True, False, False])
    with pytest.raises(CoverageError, match="names 0 power in these years, none"):
        toy(1900, 1901, listed=False)


def test_a_power_that_dies_takes_its_pairs_along_and_change_is_of_the_pairs_that_stay():
    pairs = toy(1917, 1918, listed=[[True, True, True], [True, True, False]])
    made = score(pairs, acts(pairs, restraint=[[1, 0, 0], [1, 0, 0]]), OLD)
    assert made.pairs.tolist() == [3, 1]
    assert made.concert.tolist() == pytest.approx([1 / 3, 1.0])
    assert made.change[1] == 0.0
    assert np.isnan(made.change[0])
    assert np.isnan(made.change_5).all()


def test_years_outside_an_edition_have_no_row_and_two_editions_have_their_own():
    pairs = toy(1815, 1817)
    assert score(pairs, acts(pairs), Edition(1816, 1816, OLD.acts)).years.tolist() == [1816]
    assert set(edition(1917, 1917).acts) == {"restraint", "side_by_side", "disputes", "wars", "rivalry"}
    assert set(edition(1918, 1918).acts) - set(edition(1917, 1917).acts) == {"crises"}
    assert "crises" not in edition(1917, 1918).acts
    assert [(each.first, each.last) for each in runs(1816, 1946)] == [
        (1816, 1917), (1918, 1944), (1945, 1945), (1946, 1946)
    ]  # fmt: skip


def test_an_edition_has_the_acts_that_cover_all_of_it_and_never_two_that_stand_for_each_other():
    assert [(each.first, each.last) for each in editions()] == list(SPANS)
    for each in editions():
        assert all(ACTS[name].covers(each.first, each.last) for name in each.acts)
        assert not {"wars", "armed_conflicts"} <= set(each.acts)
        assert each.of_side(JOINT)
        assert each.of_side(HOSTILE)
    strict = {name for each in editions(strict=True) for name in each.acts}
    assert not {name for name in strict if ACTS[name].read_as_none}
    with pytest.raises(CoverageError, match="2007 to 1816 are out of order"):
        edition(2007, 1816)
    with pytest.raises(UnknownNameError, match="'war'"):
        editions(without=("war",))


def test_what_is_left_out_in_turn_takes_along_what_is_made_of_the_same_records():
    found = groups(edition(1946, 2005))
    assert ("council_resolutions", "vetoes") in found
    assert ("vetoes",) not in found
    assert groups(Edition(1816, 2007, ("restraint", "wars"))) == []


def test_a_standing_is_the_part_of_the_other_years_below_and_a_tie_counts_half():
    assert standing(np.array([0.1, 0.3, 0.3, NAN, 0.5])).tolist() == pytest.approx([0, 0.5, 0.5, NAN, 1], nan_ok=True)
    assert np.isnan(standing(np.array([0.1]))).all()


def test_a_pledge_of_one_side_alone_is_no_pact_and_a_pledge_to_fight_is_none_of_restraint():
    one_side = np.zeros((3, 3))
    one_side[0, 1] = 1
    nothing = np.zeros((3, 3))
    pledged = both_ways((1, 2))
    pairs = toy(1900, 1900, atop_consul=one_side, atop_neutral=nothing, atop_nonagg=pledged)
    assert restraint(pairs)[0].tolist() == [0, 0, 1]


def test_what_both_let_pass_counts_against_what_one_alone_vetoed():
    tables = {
        ("unsc_meetings", "meetings"): pl.DataFrame({"meeting": [1], "year": [1970], "date": [None]}),
        ("unsc_meetings", "outcomes"): pl.DataFrame(
            {"meeting": [1, 1, 1], "year": [1970] * 3, "kind": ["resolution"] * 3, "resolution": [1, 2, 3]}
        ),
        ("unsc_vetoes", "vetoes"): pl.DataFrame(
            {"year": [1970, 1970], "veto1": ["USSR", "UK"], "veto2": [None, "France"], "veto3": [None, None]},
            schema_overrides={"veto3": pl.String},
        ),
    }
    pairs = toy(1969, 1970, read=lambda source, name: tables[source, name])
    passed = share_passed(pairs)
    assert np.isnan(passed[0]).all()
    # France and Britain vetoed one together; Russia's alone, and theirs, stand between it and each of them.
    assert passed[1].tolist() == pytest.approx([1.0, 3 / 5, 3 / 5])


def test_a_crisis_lasts_from_its_trigger_to_its_end_and_strangers_are_left_out():
    tables = {
        ("icb", "actors"): pl.DataFrame(
            {"crisno": [1, 2, 3], "cracid": [220, 220, 2], "trigent": [365, 996, 365], "yrtrig": [1961, 1961, 1961]}
        ),
        ("icb", "crises"): pl.DataFrame({"crisno": [1, 2, 3], "yrterm": [1962, 1961, None]}),
    }
    pairs = toy(1960, 1963, read=lambda source, name: tables[source, name])
    made = ACTS["crises"](pairs)
    assert made[:, 1].tolist() == [0, 1, 1, 0]
    assert made[:, [0, 2]].sum() == 0


def test_powers_act_side_by_side_against_a_third_state_unless_the_dispute_splits_them():
    rows = [(1, 1827, 220, 640), (1, 1827, 200, 640), (2, 1827, 200, 305), (2, 1827, 365, 305), (2, 1827, 200, 220)]
    frame = pl.DataFrame(rows, schema=["dispnum", "year", "ccode1", "ccode2"], orient="row")
    made = ACTS["side_by_side"](toy(1827, 1828, read=lambda source, name: frame))
    assert made.tolist() == [[1, 0, 0], [0, 0, 0]]


def test_an_act_off_its_scale_or_of_another_shape_is_refused():
    pairs = toy(1900, 1900)

    def act(value: Any) -> Act:
        return Act(label="x", side=JOINT, years=(1800, 2000), scale="x", missing="x", reference="x", name="odd",
                   compute=lambda pairs: value)  # fmt: skip

    with pytest.raises(DataError, match=r"Act 'odd' gives 0\.0 to 2\.0: 0 to 1 is right"):
        act(np.array([[0.0, 2.0, 1.0]]))(pairs)
    with pytest.raises(ShapeError, match="Act 'odd' gives the shape"):
        act(np.zeros(3))(pairs)


def test_a_misspelt_rule_weight_list_or_act_is_refused_and_a_concert_needs_both_sides():
    pairs = toy(1900, 1900)
    for wrong in ({"rule": "pair"}, {"weights": "gdp"}):
        with pytest.raises(UnknownNameError, match=r"is called '(pair|gdp)'"):
            score(pairs, acts(pairs), OLD, **wrong)  # pyright: ignore[reportArgumentType]  # wrong on purpose
    with pytest.raises(UnknownNameError, match="'major'"):
        power_pairs("major")
    joint = [name for name, each in ACTS.items() if each.side == JOINT]
    with pytest.raises(CoverageError, match="no edition has a joint and a hostile act: leave out fewer"):
        concert(pairs=pairs, without=joint)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_says_what_it_is(name: str):
    act = ACTS[name]
    assert act.side in (JOINT, HOSTILE)
    assert 1816 <= act.years[0] < act.years[1] <= 2024
    assert act.scale
    assert act.missing
    assert act.reference
    assert act.needs or act.tables
    assert not act.counts_with or ACTS[act.counts_with].counts_with == name
    assert not act.instead_of or act.instead_of in ACTS


def test_known_periods_of_concert_have_their_own_two_classes():
    cases = LABEL_SETS["wallensteen"]
    assert {period.polarity for period in cases.periods} == {UNIVERSALIST, PARTICULARIST}
    assert cases.label_of(1820) == UNIVERSALIST
    assert cases.label_of(1916) == PARTICULARIST
    assert "from memory" in cases.checked
    with pytest.raises(UnknownNameError, match="class of known cases about concert"):
        LabelSet(label="x", kind="concert", reference="x", tests="x", checked="x",
                 periods=(Period(1816, 1848, "bipolar"),))  # fmt: skip


def test_a_power_listed_in_no_year_of_a_spell_leaves_the_criterion_without_a_verdict():
    pairs = toy(1900, 1960, listed=[[year > 1945] * 3 for year in range(1900, 1961)])
    case = Case(pairs, acts(pairs), Edition(1900, 1960, OLD.acts))
    found = {each.criterion: each.passed for each in low_spells(case)}
    assert found == {"low in 1914-1918": None, "low in 1939-1941": None, "low in 1950-1953": True}


def test_rank_correlation_takes_ties_at_their_mean():
    assert rank_correlation(np.array([1.0, 2.0, 3.0]), np.array([9.0, 8.0, 7.0])) == pytest.approx(-1.0)
    assert rank_correlation(np.array([1.0, 1.0, 2.0]), np.array([1.0, 2.0, 3.0])) == pytest.approx(np.sqrt(3) / 2)
