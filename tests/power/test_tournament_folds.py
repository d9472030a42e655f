"""No contest, no pair of states and no later year on both sides of a fold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tournament_worlds import contests_of, index_of, panel_of, random_contests

from polycentric.power.tournament.sample import Sample, draw_sample
from polycentric.power.tournament.splits import by_dispute, by_dyad, by_time, dyad_groups
from polycentric.scoring.folds import Split, assign, group


@pytest.fixture(scope="module")
def sample() -> Sample:
    panel = panel_of()
    return draw_sample(random_contests(300, panel, decides=False), panel, {"might": index_of()})


@pytest.fixture(scope="module")
def paired() -> Sample:
    """Each contest with two pairs as rows of their own, and pairs that come back."""
    odd, even = ((2, 200), (20, 200)), ((220, 210), (220, 211))
    cases = [
        (number, 1910 + number % 60, [a], [b], number % 3)
        for number in range(60)
        for a, b in (odd if number % 2 else even)
    ]
    return draw_sample(contests_of(*cases, sides="dyads"), panel_of(), {"might": index_of()})


def whole(splits: list[Split], count: int) -> None:
    """Assert that every row is tested once and never learned from in that fold."""
    assert sorted(np.concatenate([split.test for split in splits]).tolist()) == list(range(count))
    for split in splits:
        assert sorted([*split.train.tolist(), *split.test.tolist()]) == list(range(count))


@pytest.mark.parametrize("seed", range(3))
def test_no_contest_has_rows_on_both_sides_of_a_fold(paired: Sample, seed: int):
    splits = by_dispute(paired, seed)
    whole(splits, len(paired.numbers))
    for split in splits:
        assert not set(paired.numbers[split.train]) & set(paired.numbers[split.test])


@pytest.mark.parametrize("seed", range(3))
def test_no_pair_of_states_is_on_both_sides_of_a_fold(sample: Sample, seed: int):
    splits = by_dyad(sample, seed)
    whole(splits, len(sample.numbers))
    for split in splits:
        learned = {pair for place in split.train for pair in sample.pairs[place]}
        tested = {pair for place in split.test for pair in sample.pairs[place]}
        assert not learned & tested
        assert not set(sample.numbers[split.train]) & set(sample.numbers[split.test])


def test_contests_that_share_a_pair_are_one_group_whoever_began(sample: Sample):
    cases = contests_of((1, 1910, [2], [200], 2), (2, 1920, [200], [2], 0), (3, 1930, [2], [20], 1))
    assert dyad_groups(draw_sample(cases, panel_of(), {"might": index_of()})).tolist() == [0, 0, 1]


def test_groups_that_touch_by_way_of_others_are_one(paired: Sample):
    assert set(dyad_groups(paired).tolist()) == {0, 1}
    assert len(by_dyad(paired, 1)) == 2, "two groups can't be dealt to more than two folds"


def test_with_one_group_there_is_nothing_to_hold_back():
    cases = contests_of(*[(number, 1910, [2], [200], number % 3) for number in range(30)])
    assert by_dyad(draw_sample(cases, panel_of(), {"might": index_of()}), 1) == []


def test_what_is_learned_had_ended_before_anything_tested_began(sample: Sample):
    splits = by_time(sample)
    assert [split.name for split in splits] == ["1914–1944", "1945–1969", "1970–1989", "1990–1999"]
    for split in splits:
        assert sample.ends[split.train].max() < sample.years[split.test].min()


def test_a_contest_that_lasts_over_the_origin_is_not_learned_from():
    long = contests_of((1, 1912, [2], [200], 2), (2, 1912, [2], [20], 2), (3, 1920, [2], [200], 1))
    rows = long.rows.with_columns(end=long.rows["end"].scatter(0, 1916))
    sample = draw_sample(type(long)(long.kind, long.sides, rows), panel_of(), {"might": index_of()})
    assert [split.train.tolist() for split in by_time(sample)] == [[1]]


def test_outcomes_are_spread_evenly_over_the_folds(sample: Sample):
    for outcome in range(3):
        held = [int((sample.outcomes[split.test] == outcome).sum()) for split in by_dispute(sample, 1)]
        assert max(held) - min(held) <= 1


@settings(max_examples=60, deadline=None)
@given(
    marks=st.lists(st.frozensets(st.integers(0, 9), min_size=1, max_size=3), min_size=1, max_size=30),
    seed=st.integers(0, 5), folds=st.integers(2, 6),
)  # fmt: skip
def test_rows_that_share_a_mark_are_always_in_one_fold(marks: list[frozenset[int]], seed: int, folds: int):
    groups = group(marks)
    fold = assign(groups, np.array([len(each) % 3 for each in marks]), folds, seed)
    for one, mine in enumerate(marks):
        for two, theirs in enumerate(marks):
            if mine & theirs:
                assert groups[one] == groups[two]
                assert fold[one] == fold[two]
