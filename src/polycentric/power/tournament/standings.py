"""Scores what every entry foretold: a row per entry, and one per window of time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from polycentric.power.tournament import ordered
from polycentric.power.tournament.calls import accuracy_interval, calls, difference_interval
from polycentric.power.tournament.contests import A_WINS, B_WINS, DRAW
from polycentric.power.tournament.sample import Sample, shares
from polycentric.power.tournament.splits import dyad_groups
from polycentric.scoring import bootstrap, scores
from polycentric.scoring.folds import Split, group

Floats = NDArray[np.float64]
Labels = Mapping[str, str]
SHARES, BLIND, YEAR, LEARNER = "outcome shares", "blind shares", "year", "learner"
WIDER = "learner, wider sample"
LABELS = {
    SHARES: "Outcome shares (the initiator wins)",
    BLIND: "Outcome shares, blind to who began",
    YEAR: "The year alone",
    LEARNER: "Learner, all indices and year",
    WIDER: "Learner, wider sample",
}


@dataclass(frozen=True)
class Played:
    """Out-of-sample probabilities of one scheme: by entry (n, 3), missing where a row was never tested.

    All but the learner learn from the common sample; `wider_shares` are the outcome shares of all that it learns from.
    """

    splits: list[Split]
    foretold: dict[str, Floats]
    wider_shares: Floats
    weights: dict[str, float] = field(default_factory=dict)


def scored(
    sample: Sample, scheme: str, played: Played, kept: NDArray[np.bool_], seed: int, labels: Labels
) -> list[dict[str, object]]:
    """Score every entry of one scheme on the rows that are kept and were tested."""
    rows = np.flatnonzero(kept & ~np.isnan(played.foretold[SHARES]).any(axis=1))
    if not rows.size:
        return []
    part = sample.take(rows)
    contest = group({int(number)} for number in part.numbers)
    pair = dyad_groups(part)
    draws = {"": bootstrap.weights(contest, seed), "_dyad": bootstrap.weights(pair, seed)}
    null = scores.losses(played.foretold[SHARES][rows], part.outcomes)
    own = scores.losses(_own_shares(sample, played, rows), part.outcomes)
    first = _called(part, SHARES, played.foretold[SHARES][rows])
    scored_rows: list[dict[str, object]] = []
    for name in played.foretold:
        foretold = played.foretold[name][rows]
        loss = scores.losses(foretold, part.outcomes)
        record: dict[str, object] = {"entry": name, "label": labels.get(name, name), "scheme": scheme, "n": rows.size,
                                     "loss": float(loss.mean()), "null_loss": float(null.mean())}  # fmt: skip
        for ending, groups in (("", contest), ("_dyad", pair)):
            interval = bootstrap.reduction_interval(loss, null, groups, draws[ending])
            record |= bootstrap.records({f"prl{ending}": interval})
        record["prl_hindsight"] = scores.reduction(loss, own) if scheme == "time" else float("nan")
        called = _called(part, name, foretold)
        record |= bootstrap.records(
            {
                "accuracy": accuracy_interval(called, contest, draws[""]),
                "above_initiator": difference_interval(called, first, contest, draws[""]),
            }
        )
        record |= {"decided": int((~np.isnan(called)).sum()), "ties": int((called == 0.5).sum())}
        scored_rows.append(record)
    return scored_rows


def _called(part: Sample, name: str, foretold: Floats) -> Floats:
    """Say which contests an entry called right: an index by who is ahead, a model by whom it gives more chance."""
    if name in part.power:
        return calls(shares(part, name), part.outcomes)
    if name in (SHARES, YEAR):  # both call the side that began
        return calls(np.ones(len(part.outcomes)), part.outcomes)
    either = foretold[:, A_WINS] + foretold[:, B_WINS]
    return calls(foretold[:, A_WINS] / either, part.outcomes)


def _own_shares(sample: Sample, played: Played, rows: NDArray[np.int64]) -> Floats:
    """Give each row the outcome shares of its own tested part, which nobody could have known."""
    own = np.full((len(sample.outcomes), ordered.CLASSES), np.nan)
    for split in played.splits:
        test = split.test[np.isin(split.test, rows)]
        if test.size:
            counts = np.bincount(sample.outcomes[test], minlength=ordered.CLASSES)
            own[test] = counts / counts.sum()
    return own[rows]


def windows(sample: Sample, played: Played) -> list[dict[str, object]]:
    """Score every window of the scheme by time on its own."""
    rows: list[dict[str, object]] = []
    for split in played.splits:
        test = split.test[sample.common[split.test]]
        if not test.size:
            continue
        outcomes = sample.outcomes[test]
        null = scores.losses(played.foretold[SHARES][test], outcomes)
        counts = np.bincount(outcomes, minlength=ordered.CLASSES)
        own = scores.losses(np.tile(counts / counts.sum(), (test.size, 1)), outcomes)
        for name, foretold in played.foretold.items():
            loss = scores.losses(foretold[test], outcomes)
            rows.append({
                "entry": name, "window": split.name, "trained_on": int(sample.common[split.train].sum()),
                "n": test.size, "draws": int(counts[DRAW]), "loss": float(loss.mean()),
                "prl": scores.reduction(loss, null), "prl_hindsight": scores.reduction(loss, own),
            })  # fmt: skip
    return rows
