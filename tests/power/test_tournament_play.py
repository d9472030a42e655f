"""A world in which power decides, one in which it doesn't, and the learner's manners."""

import numpy as np
import polars as pl
import pytest
from tournament_worlds import contests_of, index_of, panel_of, random_contests

from polycentric.power.tournament import features, learner
from polycentric.power.tournament.play import SCHEMES, Result, _learn, play
from polycentric.power.tournament.sample import draw_sample
from polycentric.power.tournament.standings import LEARNER
from polycentric.scoring.folds import Split


def played(*, decides: bool, count: int = 400) -> Result:
    panel = panel_of()
    return play(random_contests(count, panel, decides=decides), panel, {"might": index_of()}, learn=False)


def entry(result: Result, name: str, scheme: str = "dispute") -> dict[str, float]:
    return result.entries.filter((pl.col("entry") == name) & (pl.col("scheme") == scheme)).row(0, named=True)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_where_power_decides_its_index_saves_nearly_all_loss(scheme: str):
    row = entry(played(decides=True), "might", scheme)
    assert row["prl"] > 0.75
    assert row["prl_low"] > 0.7
    assert row["prl_low"] < row["prl"] < row["prl_high"]


def test_where_power_decides_the_side_ahead_always_wins_and_beats_the_rule_that_the_initiator_does():
    row = entry(played(decides=True), "might")
    assert (row["accuracy"], row["accuracy_low"], row["ties"]) == (1.0, 1.0, 0)
    assert row["above_initiator_low"] > 0.3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_where_power_does_not_decide_its_index_saves_nothing(scheme: str):
    row = entry(played(decides=False), "might", scheme)
    assert row["prl"] < 0.02
    assert row["prl_low"] < 0


def test_where_power_does_not_decide_the_side_ahead_wins_as_often_as_not():
    row = entry(played(decides=False, count=3000), "might")
    assert abs(row["accuracy"] - 0.5) < 3 * 0.5 / np.sqrt(row["decided"])


def test_the_null_model_saves_nothing_and_calls_the_initiator():
    result = played(decides=False)
    row = entry(result, "outcome shares")
    won = result.sample.outcomes[result.sample.outcomes != 1]
    assert (row["prl"], row["accuracy"]) == (0.0, pytest.approx((won == 2).mean()))


def test_with_too_few_pairs_that_way_of_holding_back_has_no_rows():
    cases = contests_of(*[(number, 1901 + number, [2], [200], number % 3) for number in range(60)])
    result = play(cases, panel_of(), {"might": index_of()}, learn=False)
    assert set(result.entries["scheme"]) == {"dispute", "time"}
    assert result.entries["prl_dyad_low"].is_nan().all()


def test_a_list_that_nobody_ever_wins_has_no_accuracy_but_a_loss():
    cases = contests_of(*[(number, 1901 + number, [2], [(200, 220)[number % 2]], 1) for number in range(60)])
    row = entry(play(cases, panel_of(), {"might": index_of()}, learn=False), "might")
    assert np.isnan(row["accuracy"])
    assert row["prl"] == pytest.approx(0.0, abs=0.05)


def test_the_result_is_the_same_each_time_and_another_with_another_seed():
    panel = panel_of()
    cases = random_contests(100, panel, decides=False)
    one, two, other = (play(cases, panel, {"might": index_of()}, learn=False, seed=seed) for seed in (1, 1, 2))
    assert one.entries.equals(two.entries, null_equal=True)
    assert not one.entries.equals(other.entries, null_equal=True)


def test_the_learner_says_the_same_from_one_process_as_from_two():
    panel = panel_of()
    sample = draw_sample(random_contests(90, panel, decides=True), panel, {"might": index_of()})
    rows = np.arange(len(sample.numbers))
    splits = {"dispute": [Split("1", rows[::2], rows[1::2]), Split("2", rows[1::2], rows[::2])]}
    steps: list[str] = []
    one = _learn(sample, splits, 3, 1, steps.append)["dispute"]
    two = _learn(sample, splits, 3, 2, steps.append)["dispute"]
    for alone, together in zip(one, two, strict=True):
        assert np.array_equal(alone.probabilities, together.probabilities)
        assert alone.weights == together.weights
    assert steps == ["learning without dispute 1", "learning without dispute 2"] * 2


def test_the_learner_finds_what_decides_and_its_weights_and_probabilities_sum_to_one():
    panel = panel_of()
    sample = draw_sample(random_contests(300, panel, decides=True), panel, {"might": index_of()})
    rows = np.arange(300)
    learned = learner.predict(sample.take(rows[:200]), sample.take(rows[200:]), 1)
    chance = learned.probabilities[np.arange(100), sample.outcomes[200:]]
    assert np.exp(np.log(chance).mean()) > 0.75
    assert learned.probabilities.sum(axis=1).tolist() == pytest.approx([1.0] * 100)
    assert sum(learned.weights.values()) == pytest.approx(1.0)
    assert set(learned.weights) == set(learner.CANDIDATES)


def test_the_learner_gives_outcome_shares_where_an_outcome_was_never_seen():
    panel = panel_of()
    cases = contests_of(*[(number, 1910, [2], [200], 2) for number in range(9)])
    sample = draw_sample(cases, panel, {"might": index_of()})
    learned = learner.predict(sample, sample.take(np.array([0])), 1)
    assert learned.probabilities[0].tolist() == pytest.approx([0.5 / 10.5, 0.5 / 10.5, 9.5 / 10.5])


def test_the_weights_of_a_mixture_go_to_the_model_that_is_right():
    right = np.tile([[0.1, 0.1, 0.8]], (50, 1))
    wrong = np.tile([[0.8, 0.1, 0.1]], (50, 1))
    weights = learner.best_weights(np.stack([right, wrong]), np.full(50, 2))
    assert weights.tolist() == pytest.approx([1.0, 0.0], abs=1e-6)


def test_probabilities_are_kept_above_the_least_one():
    raised = learner.floored(np.array([[0.0, 0.0, 1.0]]))
    assert raised.sum() == pytest.approx(1.0)
    assert raised.min() == pytest.approx(learner.LEAST / (1 + 2 * learner.LEAST))


def test_gaps_are_filled_with_the_training_parts_median_and_flagged_once():
    gap = np.nan
    train = np.array([[1.0, gap, gap], [3.0, 4.0, 8.0], [9.0, 6.0, 2.0]])
    test = np.array([[gap, gap, 7.0]])
    learned, tested = features.filled(train, test)
    assert learned.tolist() == [[1, 5, 5, 1], [3, 4, 8, 0], [9, 6, 2, 0]]
    assert tested.tolist() == [[3, 5, 7, 1]]


def test_nothing_of_the_tested_part_enters_what_is_learned():
    """Another test part, wildly different, leaves the predictions of a row that both hold as they are."""
    panel = panel_of()
    sample = draw_sample(random_contests(80, panel, decides=True), panel, {"might": index_of()})
    train, few, more = sample.take(np.arange(60)), sample.take(np.arange(60, 62)), sample.take(np.arange(60, 80))
    more.power["might"][2:] *= 1e9
    more.outcomes[:] = 0
    one, two = learner.predict(train, few, 1), learner.predict(train, more, 1)
    assert np.array_equal(one.probabilities, two.probabilities[:2])


def test_the_learner_is_scored_on_the_common_and_on_the_wider_sample(monkeypatch: pytest.MonkeyPatch):
    kept = ("outcome shares", "ordered logit, all shares")
    monkeypatch.setattr(learner, "CANDIDATES", {name: learner.CANDIDATES[name] for name in kept})
    panel = panel_of()
    result = play(random_contests(200, panel, decides=True), panel, {"might": index_of()}, jobs=1)
    assert {"learner", "learner, wider sample"} <= set(result.entries["entry"])
    assert entry(result, LEARNER)["prl"] > 0.7
    assert entry(result, LEARNER)["n"] == entry(result, "learner, wider sample")["n"] == 200
    assert set(result.weights["scheme"]) == set(SCHEMES)


def test_the_learner_does_without_a_way_of_holding_back_that_there_is_not(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(learner, "CANDIDATES", {"outcome shares": learner.CANDIDATES["outcome shares"]})
    cases = contests_of(*[(number, 1901 + number, [2], [200], number % 3) for number in range(60)])
    result = play(cases, panel_of(), {"might": index_of()}, jobs=1)
    learned = result.entries.filter(pl.col("entry") == LEARNER)
    assert learned["scheme"].to_list() == ["dispute", "time"]
