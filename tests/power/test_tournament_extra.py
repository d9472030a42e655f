"""The learner is an extra that asks for itself by name, and what it learned once it needn't learn again."""

import importlib.util
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tournament_worlds import index_of, panel_of, random_contests

from polycentric.errors import MissingExtraError, PolycentricWarning
from polycentric.power.tournament import learner
from polycentric.power.tournament import play as playing
from polycentric.power.tournament.play import Result, _learn, play
from polycentric.power.tournament.sample import Sample, draw_sample
from polycentric.scoring.folds import Split
from polycentric.tables import kept, places


def sample_of(count: int = 90) -> Sample:
    panel = panel_of()
    return draw_sample(random_contests(count, panel, decides=True), panel, {"might": index_of()})


def played(learn: bool | None) -> Result:
    panel = panel_of()
    return play(random_contests(60, panel, decides=True), panel, {"might": index_of()}, learn=learn, jobs=1)


# An installation without the extra.


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without scikit-learn."""
    finding = importlib.util.find_spec
    monkeypatch.setattr(learner, "find_spec", lambda name: None if name == "sklearn" else finding(name))


@pytest.mark.usefixtures("plain")
def test_without_its_packages_the_learner_stays_away_and_the_tournament_says_so():
    with pytest.warns(PolycentricWarning, match=r"needs scikit-learn, which is not.*'polycentric\[learners\]'"):
        result = played(None)
    assert set(result.entries["entry"]) >= {"might", "outcome shares"}
    assert "learner" not in set(result.entries["entry"])


@pytest.mark.usefixtures("plain")
def test_asked_for_without_its_packages_the_learner_says_how_to_get_it():
    with pytest.raises(MissingExtraError, match=r"pip install 'polycentric\[learners\]', or hold.*--no-learner"):
        played(True)


@pytest.mark.usefixtures("plain")
def test_who_does_without_the_learner_is_not_told_of_it():
    assert "learner" not in set(played(False).entries["entry"])


def test_all_that_is_lacking_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(learner, "find_spec", lambda name: None)  # pyright: ignore[reportUnknownLambdaType]
    with pytest.raises(MissingExtraError, match="needs scikit-learn and joblib, which are not installed"):
        learner.takes_part(True)


def test_with_its_packages_the_learner_takes_part_unless_it_is_not_wanted():
    assert [learner.takes_part(wanted) for wanted in (None, True, False)] == [True, True, False]


# What was learned before.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache in which results are kept, and a learner of few candidates."""
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(kept.VARIABLE, raising=False)
    few = ("outcome shares", "ordered logit, all shares", "nearest neighbours")
    monkeypatch.setattr(learner, "CANDIDATES", {name: learner.CANDIDATES[name] for name in few})
    return tmp_path / "cache" / kept.FOLDER


def learned_of(sample: Sample, seed: int = 3) -> learner.Learned:
    rows = np.arange(len(sample.numbers))
    return _learn(sample, {"dispute": [Split("1", rows[::2], rows[1::2])]}, seed, 1, lambda _: None)["dispute"][0]


def test_what_was_learned_comes_back_to_the_bit(folder: Path, monkeypatch: pytest.MonkeyPatch):
    first = learned_of(sample_of())
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(playing, "_one", None)  # learning again would fail
    again = learned_of(sample_of())
    assert again.probabilities.tobytes() == first.probabilities.tobytes()
    assert again.probabilities.shape == first.probabilities.shape
    assert list(again.weights.items()) == list(first.weights.items())


def _another_outcome(sample: Sample) -> Sample:
    outcomes = sample.outcomes.copy()
    outcomes[0] = (outcomes[0] + 1) % 3
    return replace(sample, outcomes=outcomes)


def _another_power(sample: Sample) -> Sample:
    power = sample.power["might"].copy()
    power[1, 0] += 1.0
    return replace(sample, power={"might": power})


def _an_order(sample: Sample) -> Sample:
    return replace(sample, orders=frozenset({"might"}))


@pytest.mark.parametrize("change", [_another_outcome, _another_power, _an_order])
def test_another_sample_is_learned_anew(change: Callable[[Sample], Sample], folder: Path):
    _ = learned_of(sample_of()), learned_of(change(sample_of()))
    assert len(list(folder.iterdir())) == 2


def test_another_seed_and_other_candidates_are_learned_anew(folder: Path, monkeypatch: pytest.MonkeyPatch):
    _ = learned_of(sample_of()), learned_of(sample_of(), seed=4)
    monkeypatch.setattr(learner, "CANDIDATES", {"outcome shares": learner.CANDIDATES["outcome shares"]})
    learned_of(sample_of())
    assert len(list(folder.iterdir())) == 3
