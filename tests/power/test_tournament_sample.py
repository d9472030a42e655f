"""What each side had the year before, and which contests all indices know."""

import numpy as np
import pytest
from tournament_worlds import CODES, FIRST, LAST, contests_of, index_of, panel_of, random_contests

from polycentric.errors import CoverageError
from polycentric.power.tournament.play import play
from polycentric.power.tournament.sample import draw_sample, shares

ONE = contests_of((1, 1910, [2], [200], 2))


def constant(**by_code: float) -> np.ndarray:
    """The same values in all years, by code; 1 for the others."""
    row = [by_code.get(f"c{code}", 1.0) for code in CODES]
    return np.tile(row, (LAST - FIRST + 1, 1)).astype(float)


def test_power_is_that_of_the_year_before_and_never_of_the_year_itself_or_later():
    values = constant()
    values[:, 0] = np.arange(FIRST, LAST + 1)
    sample = draw_sample(ONE, panel_of(values), {"might": index_of()})
    assert sample.power["might"].tolist() == [[1909.0, 1.0]]
    values[1910 - FIRST :] = 1e9
    again = draw_sample(ONE, panel_of(values), {"might": index_of()})
    assert again.power["might"].tolist() == [[1909.0, 1.0]]
    assert again.world["might"].tolist() == sample.world["might"].tolist()


def test_a_side_is_the_sum_of_its_members_and_missing_if_one_is():
    values = constant(c2=3.0, c20=4.0)
    joint = contests_of((1, 1910, [2, 20], [200], 2), (2, 1910, [2], [200], 2), sides="summed")
    assert draw_sample(joint, panel_of(values), {"might": index_of()}).power["might"].tolist() == [[7, 1], [3, 1]]
    values[1909 - FIRST, CODES.index(20)] = np.nan
    sample = draw_sample(joint, panel_of(values), {"might": index_of()}, ["might"])
    assert sample.numbers.tolist() == [2]


def test_an_order_takes_the_highest_member_and_says_only_who_is_ahead():
    values = constant(c2=3.0, c20=2.0, c200=1.0)
    joint = contests_of((1, 1910, [2, 20], [200], 2), (2, 1910, [200], [2], 0), (3, 1910, [220], [210], 1))
    sample = draw_sample(joint, panel_of(values), {"rank": index_of("rank", "order")})
    assert sample.power["rank"].tolist() == [[3, 1], [1, 3], [1, 1]]
    assert shares(sample, "rank").tolist() == [1.0, 0.0, 0.5]
    assert np.isnan(sample.world["rank"]).all()


def test_nobody_is_ahead_where_both_have_the_same_or_both_have_nothing():
    values = constant(c220=0.0, c210=0.0, c2=3.0)
    cases = contests_of((1, 1910, [20], [200], 2), (2, 1910, [220], [210], 2), (3, 1910, [2], [200], 2))
    assert shares(draw_sample(cases, panel_of(values), {"might": index_of()}), "might").tolist() == [0.5, 0.5, 0.75]


def test_the_common_sample_holds_what_all_indices_know_and_the_wider_one_what_any_knows():
    values = constant()
    values[1909 - FIRST, CODES.index(200)] = np.nan
    cases = contests_of(*[(number, 1910 + number, [2], [200], 2) for number in range(10)])
    other = panel_of(values).assign(other=panel_of()["might"])
    both = {"might": index_of(), "other": index_of("other", variable="other")}
    sample = draw_sample(cases, other, both)
    assert sample.common.tolist() == [False] + 9 * [True]
    assert sample.wide.all()


def test_an_index_that_knows_too_few_contests_is_left_out_with_its_part_unless_it_was_named():
    values = constant()
    values[: 1913 - FIRST, CODES.index(200)] = np.nan
    cases = contests_of(*[(number, 1910 + number, [2], [200], 2) for number in range(10)])
    panel = panel_of(values)
    with pytest.raises(CoverageError, match=r"No index is known for enough of the 10 disputes.*might 60%"):
        draw_sample(cases, panel, {"might": index_of()})
    assert draw_sample(cases, panel, {"might": index_of()}, ["might"]).numbers.tolist() == [4, 5, 6, 7, 8, 9]


def test_an_index_without_any_value_is_left_out_even_if_it_was_named():
    panel = panel_of().assign(empty=panel_of(np.full((LAST - FIRST + 1, len(CODES)), np.nan))["might"])
    indices = {"might": index_of(), "empty": index_of("empty", variable="empty")}
    sample = draw_sample(ONE, panel, indices, ["might", "empty"])
    assert (sample.names, dict(sample.left_out)) == (["might"], {"empty": 0.0})


def test_an_index_that_this_world_lacks_is_left_out():
    absent = index_of("absent", variable="gdp_mer")
    sample = draw_sample(ONE, panel_of(), {"might": index_of(), "absent": absent})
    assert dict(sample.left_out) == {"absent": 0.0}


def test_a_state_that_is_none_is_missing_and_no_other_states_power_is_taken_for_it():
    sample = draw_sample(contests_of((1, 1910, [999], [2], 2), (2, 1910, [2], [200], 2)), panel_of(),
                         {"might": index_of()}, ["might"])  # fmt: skip
    assert sample.numbers.tolist() == [2]


def test_no_contest_at_all_is_an_error_that_says_what_to_do():
    with pytest.raises(CoverageError, match="name indices that cover them, or choose another list"):
        draw_sample(contests_of(), panel_of(), {"might": index_of()})


def test_too_few_contests_to_learn_from_are_refused():
    panel = panel_of()
    with pytest.raises(
        CoverageError, match=r"20 disputes are the least; 19 known to all of the indices at once \(might\)"
    ):
        play(random_contests(19, panel, decides=True), panel, {"might": index_of()}, learn=False)
