import numpy as np
import pytest

from polycentric.errors import DataError, ShapeError
from polycentric.words.stance.agreement import NORMAL, agree, by_group, kappas, specific, standard_error
from polycentric.words.stance.hits import STANCES, Hit

COHEN_1968 = np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12]])  # his Table 1, of 200 patients


def test_kappa_of_cohens_own_table_is_the_one_he_printed():
    assert float(kappas(COHEN_1968)) == pytest.approx(0.492, abs=5e-4)


def test_the_standard_error_is_the_one_that_other_programs_give():
    assert standard_error(COHEN_1968) == pytest.approx(0.051, abs=5e-4), "statistical package of R, rounded"
    two = np.array([[31, 12], [4, 58]])  # the example of statpsych's ci.kappa
    assert float(kappas(two)) == pytest.approx(0.6756757, abs=1e-7)
    assert standard_error(two) == pytest.approx(0.07344761, abs=1e-8)


def test_coders_who_agree_on_all_have_kappa_one_and_no_error():
    found = agree(STANCES, STANCES, ["FRA", "FRA", "CHN", "USA"])

    assert (found.kappa, found.observed, found.error) == (1.0, 1.0, 0.0)
    assert found.by_stance.tolist() == [1.0, 1.0, 1.0, 1.0]
    assert found.table.tolist() == np.eye(4, dtype=int).tolist()


def test_agreement_as_by_chance_is_kappa_nought_and_none_at_all_is_below():
    assert float(kappas(np.array([[1, 1], [1, 1]]))) == 0.0
    assert float(kappas(np.array([[0, 2], [2, 0]]))) == -1.0


def test_kappa_is_missing_where_both_gave_one_stance_alone():
    found = agree(["neutral"] * 5, ["neutral"] * 5, list("ABCDE"))

    assert np.isnan([found.kappa, found.error, found.by_state.low]).all()
    assert found.observed == 1.0
    assert np.isnan(found.by_stance).tolist() == [True, True, True, False]


def test_agreement_on_a_stance_counts_it_once_for_each_coder():
    table = np.array([[3, 1], [2, 4]])

    assert specific(table).tolist() == [6 / 9, 8 / 11]


def test_rows_are_the_first_coders():
    found = agree(["praised", "feared"], ["praised", "denied"], ["FRA", "USA"])

    assert found.table[STANCES.index("feared"), STANCES.index("denied")] == 1


def test_hits_of_one_state_that_go_together_widen_the_interval_over_states():
    first = ["praised", "feared"] * 40
    second = [*first[:60], *(["feared", "praised"] * 10)]
    apart = agree(first, second, [f"S{at}" for at in range(80)])
    together = agree(first, second, [f"S{at // 20}" for at in range(80)])

    assert together.kappa == apart.kappa
    assert together.by_state.high - together.by_state.low > 1.5 * (apart.by_state.high - apart.by_state.low)
    assert apart.by_state.low == pytest.approx(apart.by_formula.low, abs=0.06)


def test_one_state_has_no_interval_over_states():
    found = agree(["praised", "feared"], ["praised", "feared"], ["FRA", "FRA"])

    assert np.isnan([found.by_state.low, found.by_state.high]).all()


def test_codes_of_another_length_or_none_are_refused():
    with pytest.raises(ShapeError, match="1 and 2 codes of 1 hits: give as many of each, at least one"):
        agree(["praised"], ["praised", "feared"], ["FRA"])
    with pytest.raises(ShapeError, match="at least one"):
        agree([], [], [])


def test_a_stance_that_is_none_is_named():
    with pytest.raises(DataError, match="'liked' is no stance: praised, feared, denied, neutral are right"):
        agree(["liked"], ["praised"], ["FRA"])


def test_groups_are_concepts_decades_and_parts_of_what_both_coded():
    hits = [
        Hit("a", "ungdc", "FRA_33_1978", "FRA", 1978, "bipolar", "bipolar", 0, 7, "", "train", 1),
        Hit("b", "ungdc", "USA_44_1989", "USA", 1989, "bipolar", "bipolar", 0, 7, "", "test", 1),
        Hit("c", "ungdc", "USA_44_1989", "USA", 1989, "blocs", "blocs", 9, 14, "", "test", 1),
    ]
    found = by_group(hits, {"a": "praised", "b": "denied", "c": "feared"}, {"a": "praised", "b": "feared"})

    assert {key: each.hits for key, each in found.items()} == {
        ("all", ""): 2, ("concept", "bipolar"): 2, ("decade", "1970"): 1, ("decade", "1980"): 1, ("part", "test"): 1,
        ("part", "train"): 1,
    }  # fmt: skip
    assert found["all", ""].observed == 0.5


def test_no_interval_passes_one():
    found = agree(["praised", "feared"] * 6, ["praised", "feared"] * 5 + ["praised", "praised"], list("ABCDEFABCDEF"))

    assert found.by_formula.high == 1.0
    assert found.kappa + NORMAL * found.error > 1.0
