"""The learner: a weighted mean of models, weighted by what they foretell inside the training part alone.

The candidates and their settings were written down before any was fitted (docs/explanation/tournament.md). Nothing in
here sees the part that is tested: not the weights, not the medians, not the units of logarithms.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import MissingExtraError, PolycentricWarning
from polycentric.power.tournament import features, ordered
from polycentric.power.tournament.sample import Sample
from polycentric.scoring.folds import assign, group

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
INNER = 3
LEAST = 0.002
ROUNDS = 500
TREES_INSIDE, TREES = 40, 80
# Where an installation is without them, the tournament is one of indices alone.
EXTRA, PACKAGES = "learners", {"sklearn": "scikit-learn", "joblib": "joblib"}


@dataclass(frozen=True)
class Part:
    """One split, prepared: the three kinds of inputs for learning and for testing, and the outcomes learned from."""

    outcomes: Ints
    years: tuple[Floats, Floats]
    shares: tuple[Floats, Floats]
    logs: tuple[Floats, Floats]
    all: tuple[Floats, Floats]
    seed: int
    trees: int = TREES


@dataclass(frozen=True)
class Learned:
    """What the learner says of the tested rows, (n, 3), and the weight of each candidate."""

    probabilities: Floats
    weights: dict[str, float]


def takes_part(wanted: bool | None) -> bool:
    """Tell whether the learner takes part: as is wanted, or, without a wish, where its packages are installed.

    Raises
    ------
    MissingExtraError
        If it is wanted, and they aren't installed.

    Warns
    -----
    PolycentricWarning
        If it stays away because they aren't.
    """
    lacking = [name for module, name in PACKAGES.items() if find_spec(module) is None]
    if wanted is False or not lacking:
        return wanted is not False
    needs = f"The learner needs {' and '.join(lacking)}, which {'is' if len(lacking) == 1 else 'are'} not installed"
    how = f"pip install 'polycentric[{EXTRA}]'"
    if wanted:
        raise MissingExtraError(f"{needs}: {how}, or hold the tournament without it (--no-learner, or learn=False).")
    warnings.warn(f"{needs}, so the indices compete without it: {how}", PolycentricWarning, stacklevel=3)
    return False


def predict(train: Sample, test: Sample, seed: int) -> Learned:
    """Learn from one part and give the probabilities of the other.

    Parameters
    ----------
    train, test : Sample
        Contests of which at least one index is known.
    seed : int
        Of the inner folds and of all that is random in the candidates.

    References
    ----------
    van der Laan, Polley and Hubbard (2007), Super Learner, Statistical Applications in Genetics and Molecular Biology
    6(1), article 25.
    """
    if np.unique(train.outcomes).size < ordered.CLASSES:
        shares = np.tile(ordered.outcome_shares(train.outcomes), (len(test.outcomes), 1))
        return Learned(shares, {"outcome shares": 1.0})
    weight = _weights(train, seed)
    part = prepare(train, test, seed)
    kept = {name: each for name, each in weight.items() if each > 1e-4}
    total = sum(kept.values())
    mixed = sum((each / total * floored(CANDIDATES[name](part)) for name, each in kept.items()), start=np.zeros(()))
    return Learned(np.asarray(mixed), {name: kept.get(name, 0.0) / total for name in CANDIDATES})


def prepare(train: Sample, test: Sample, seed: int, trees: int = TREES) -> Part:
    """Make the inputs of both parts with nothing but what the training part says."""
    units = features.units(train)
    return Part(
        train.outcomes,
        (features.years(train), features.years(test)),
        features.filled(features.all_shares(train), features.all_shares(test)),
        features.filled(features.logarithms(train, units), features.logarithms(test, units)),
        features.filled(features.everything(train, units), features.everything(test, units)),
        seed,
        trees,
    )


def best_weights(foretold: Floats, outcomes: Ints, rounds: int = ROUNDS) -> Floats:
    """Give the weights, none negative, that sum to one and minimise the log loss of the weighted mean.

    Parameters
    ----------
    foretold : array (models, n, 3)
    outcomes : array (n,)
    rounds : int
        Steps of the EM algorithm for the weights of a mixture, each of which lowers the loss.
    """
    # chance[m, n] is what model m gave to the outcome that came. Each round w[m] becomes the mean over n of w[m]
    # chance[m, n] / sum over k of w[k] chance[k, n]: weights stay on the simplex, and no round raises the loss.
    chance = foretold[:, np.arange(len(outcomes)), outcomes]
    weight = np.full(len(foretold), 1 / len(foretold))
    for _ in range(rounds):
        weight = weight * (chance / (weight @ chance)).mean(axis=1)
    return weight / weight.sum()


def floored(probabilities: Floats) -> Floats:
    """Keep every probability above the least one, and their sum one."""
    raised = np.maximum(probabilities, LEAST)
    return raised / raised.sum(axis=1, keepdims=True)


def _weights(train: Sample, seed: int) -> dict[str, float]:
    """Weigh the candidates by their out-of-fold predictions inside the training part."""
    # Rows of one contest stay in one inner fold: a candidate that had seen one side of a war would be weighed by how
    # well it remembers the other.
    contest = group({int(number)} for number in train.numbers)
    fold = assign(contest, train.outcomes, INNER, seed + 1)
    foretold = np.zeros((len(CANDIDATES), len(train.outcomes), ordered.CLASSES))
    for at in np.unique(fold):
        inside, out = np.flatnonzero(fold != at), np.flatnonzero(fold == at)
        # Units, medians and means are made again inside each fold: taken from all of the training part they would leak.
        part = prepare(train.take(inside), train.take(out), seed, TREES_INSIDE)
        for place, candidate in enumerate(CANDIDATES.values()):
            foretold[place, out] = floored(candidate(part))
    return dict(zip(CANDIDATES, map(float, best_weights(foretold, train.outcomes)), strict=True))


def _shares(part: Part) -> Floats:
    return np.tile(ordered.outcome_shares(part.outcomes), (len(part.years[1]), 1))


def _year(part: Part) -> Floats:
    return ordered.predict(part.years[0], part.outcomes, part.years[1])


def _all_shares(part: Part) -> Floats:
    return ordered.predict(part.shares[0], part.outcomes, part.shares[1], ridge=0.01)


def _multinomial(strength: float) -> Callable[[Part], Floats]:
    def candidate(part: Part) -> Floats:
        from sklearn.linear_model import LogisticRegression

        return _fitted(LogisticRegression(C=strength, max_iter=500), part, *_standard(part.all))

    return candidate


def _kernel(part: Part) -> Floats:
    from sklearn.kernel_approximation import Nystroem
    from sklearn.linear_model import LogisticRegression

    train, test = _standard(part.logs)
    count = min(200, len(train))
    space = Nystroem(gamma=1 / train.shape[1], n_components=count, random_state=part.seed).fit(train)
    model = LogisticRegression(C=3.0, max_iter=500)
    return _fitted(model, part, space.transform(train), space.transform(test))


def _networks(part: Part) -> Floats:
    from sklearn.neural_network import MLPClassifier

    train, test = _standard(part.logs)
    # Two nets from two starts, averaged: one alone hangs on where it began.
    nets = [
        MLPClassifier((8,), activation="tanh", solver="lbfgs", alpha=3.0, max_iter=60, random_state=part.seed + place)
        for place in range(2)
    ]
    return np.mean([_fitted(net, part, train, test) for net in nets], axis=0)


def _neighbours(part: Part) -> Floats:
    from sklearn.neighbors import KNeighborsClassifier

    model = KNeighborsClassifier(min(40, len(part.outcomes)), weights="distance")
    return _fitted(model, part, *_standard(part.logs))


def _forest(leaf: int) -> Callable[[Part], Floats]:
    def candidate(part: Part) -> Floats:
        from sklearn.ensemble import RandomForestClassifier

        model = RandomForestClassifier(part.trees, min_samples_leaf=leaf, max_samples=0.632, random_state=part.seed)
        return _fitted(model, part, *part.all)

    return candidate


def _extremely_random(part: Part) -> Floats:
    from sklearn.ensemble import ExtraTreesClassifier

    return _fitted(ExtraTreesClassifier(part.trees, min_samples_leaf=3, random_state=part.seed), part, *part.all)


def _boosting(part: Part) -> Floats:
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        learning_rate=0.12, max_iter=30, max_bins=32, max_leaf_nodes=8, min_samples_leaf=15, l2_regularization=5.0,
        max_features=0.3, early_stopping=False,  # pyright: ignore[reportArgumentType]  # the stub knows only 'auto'
        random_state=part.seed,
    )  # fmt: skip
    return _fitted(model, part, *part.all)


def _standard(inputs: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Give both parts with the training part's mean nought and spread one."""
    train, test = inputs
    # By the training part alone; the tested one is only moved and stretched as that was.
    centre, spread = train.mean(axis=0), train.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    return (train - centre) / spread, (test - centre) / spread


def _fitted(model: Any, part: Part, train: Floats, test: Floats) -> Floats:
    """Fit a model and give the probability of each outcome, nought for one that the training part lacks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a solver that stops at its last step is stopped early on purpose
        model.fit(train, part.outcomes)
    # A model knows the outcomes it saw, in its own order: `classes_` says to which column each of its columns goes.
    chances = np.zeros((len(test), ordered.CLASSES))
    chances[:, model.classes_] = model.predict_proba(test)
    return chances


CANDIDATES: dict[str, Callable[[Part], Floats]] = {
    "outcome shares": _shares,
    "ordered logit, year": _year,
    "ordered logit, all shares": _all_shares,
    "multinomial ridge, 0.01": _multinomial(0.01),
    "multinomial ridge, 0.1": _multinomial(0.1),
    "kernel logit": _kernel,
    "neural networks": _networks,
    "nearest neighbours": _neighbours,
    "random forest, leaf 2": _forest(2),
    "random forest, leaf 8": _forest(8),
    "extremely random trees": _extremely_random,
    "gradient boosting": _boosting,
}
