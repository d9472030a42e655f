"""A multinomial logistic model of the stance of a hit, with a ridge, learned from part of the gold set and frozen.

Weights stand in ``data/model.csv``, rounded so that no digit hangs on a machine, and their hash beside them: no number
is given by weights that aren't the ones that were tested.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.packaged import AGAIN, read_rows
from polycentric.words.stance.features import family
from polycentric.words.stance.hits import STANCES

Floats = NDArray[np.float64]
FILE = Path(__file__).parent / "data" / "model.csv"
HASH = FILE.with_suffix(".sha256")
DIGITS = 4
LEAST = 3  # hits of the part to learn from that have a feature; a rarer one tells of those hits alone
ROUNDS, FEW = 2000, 200
EXACTLY, NEARLY = 1e-14, 1e-8


@dataclass(frozen=True)
class Variant:
    """A form of the model: how strong the ridge is, and how large each family of features is made (nought: left out).

    A larger feature needs a smaller weight, and so pays less of the ridge. The ridge pulls to nought, or to weights
    that are written down beforehand: `toward`, by feature and stance. A feature of fewer hits than `least` isn't
    learned from.
    """

    ridge: float
    scales: Mapping[str, float]
    toward: Mapping[str, Mapping[str, float]] = field(default_factory=dict[str, Mapping[str, float]])
    least: int = LEAST


@dataclass(frozen=True)
class Model:
    """Weights: (feature, stance), in the order of `STANCES`, by the features' names."""

    weights: Mapping[str, Floats]

    def chances(self, features: Mapping[str, float]) -> Floats:
        """Give the chance of each stance: (stance,). A feature that the model doesn't know counts for nothing."""
        score = np.zeros(len(STANCES))
        for name in sorted(features):
            if name in self.weights:
                score += features[name] * self.weights[name]
        odds = np.exp(score - score.max())
        return odds / odds.sum()

    def stance(self, features: Mapping[str, float]) -> str:
        """Give the likeliest stance."""
        return STANCES[int(self.chances(features).argmax())]


def learn(
    rows: Sequence[Mapping[str, float]], stances: Sequence[str], variant: Variant, within: float = EXACTLY
) -> Model:
    """Learn a model from hits' features and stances: the weights with the largest likelihood less the ridge.

    The search ends when a step gains less than `within`, as a share of the likelihood.
    """
    from scipy.optimize import minimize
    from scipy.sparse import csr_array

    names = _names(rows, variant)
    scales = np.array([variant.scales[family(name)] for name in names])
    raw = _table(rows, names)
    start_from = np.array([[variant.toward.get(name, {}).get(each, 0.0) for each in STANCES] for name in names])
    x, known = csr_array(raw.multiply(scales)), raw @ start_from
    across = csr_array(x.T)
    y = np.eye(len(STANCES))[[STANCES.index(each) for each in stances]]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(len(names), len(STANCES))
        score = known + x @ weights
        score -= score.max(axis=1, keepdims=True)
        total = np.exp(score).sum(axis=1, keepdims=True)
        slope = across @ (np.exp(score) / total - y) + variant.ridge * weights
        return float((y * (np.log(total) - score)).sum() + variant.ridge / 2 * (weights**2).sum()), slope.ravel()

    start = np.zeros(len(names) * len(STANCES))
    found = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ROUNDS if within == EXACTLY else FEW, "ftol": within, "gtol": 1e-7},
    )
    weights = start_from + found.x.reshape(len(names), len(STANCES)) * scales[:, np.newaxis]
    weights = np.round(weights, DIGITS) + 0.0
    return Model(dict(zip(names, weights, strict=True)))


def _table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Any:
    """Give rows as a sparse table: (row, name)."""
    from scipy.sparse import csr_array

    at = {name: place for place, name in enumerate(names)}
    cells = [(number, at[name], value) for number, row in enumerate(rows) for name, value in row.items() if name in at]
    row, column, value = (np.array(each) for each in zip(*cells, strict=True))
    return csr_array((value, (row, column)), shape=(len(rows), len(names)))


def _names(rows: Sequence[Mapping[str, float]], variant: Variant) -> list[str]:
    """Name the features that are learned from."""
    counts = Counter(name for row in rows for name in row)
    kept = [name for name, hits in counts.items() if hits >= variant.least]
    often = {name for name in kept if variant.scales.get(family(name), 0.0) > 0}
    return sorted(often | variant.toward.keys())


def freeze(model: Model, path: Path = FILE) -> None:
    """Write a model's weights, and their hash beside them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", *STANCES])
        writer.writerows([name, *model.weights[name].tolist()] for name in sorted(model.weights))
    path.with_suffix(".sha256").write_text(_hash(path) + "\n", encoding="utf-8")


def _hash(path: Path) -> str:
    """Give the hash of a file's text, whatever its line ends became in a checkout."""
    return hashlib.sha256(path.read_text(encoding="utf-8").encode()).hexdigest()


@cache
def frozen(path: Path = FILE) -> Model:
    """Give the model that ships.

    Raises
    ------
    DataError
        If the weights aren't those of the hash.
    """
    rows = read_rows(path)
    told, is_ = path.with_suffix(".sha256").read_text(encoding="utf-8").strip(), _hash(path)
    if told != is_:
        raise DataError(f"'{path.name}' has other weights than those that were tested (hash {is_[:12]}): {AGAIN}")
    return Model({row["feature"]: np.array([float(row[each]) for each in STANCES]) for row in rows})


def fingerprint() -> str:
    """Give the hash of the weights that ship."""
    return HASH.read_text(encoding="utf-8").strip()
