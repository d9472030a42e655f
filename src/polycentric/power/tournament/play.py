"""Plays the tournament: every entry on the same contests, by three ways of holding contests back."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from polycentric.errors import CoverageError
from polycentric.power.contract import PowerIndex
from polycentric.power.tournament import features, folds, learner, ordered, scores
from polycentric.power.tournament.contests import A_WINS, B_WINS, DRAW, Contests
from polycentric.power.tournament.folds import Split
from polycentric.power.tournament.sample import Sample, draw_sample, shares

Floats = NDArray[np.float64]
SCHEMES = ("dispute", "dyad", "time")
SHARES, BLIND, YEAR, LEARNER = "outcome shares", "blind shares", "year", "learner"
WIDER = "learner, wider sample"
LABELS = {
    SHARES: "Outcome shares (the initiator wins)",
    BLIND: "Outcome shares, blind to who began",
    YEAR: "The year alone",
    LEARNER: "Learner on all indices and the year",
    WIDER: "Learner, wider sample",
}
LEAST = 20
Labels = Mapping[str, str]
Step = Callable[[str], None]


@dataclass(frozen=True)
class Result:
    """What came of it.

    Attributes
    ----------
    contests : Contests
    sample : Sample
        The contests of which at least one index is known.
    entries : DataFrame
        A row per entry and scheme: loss, proportional reduction with intervals by contest and by pair; for the scheme
        ``dispute`` also the accuracy. A row of the scheme ``time`` also says its reduction against the tested windows'
        own shares.
    windows : DataFrame
        A row per entry and window of the scheme ``time``.
    weights : DataFrame
        The learner's mean weight for each candidate, by scheme.
    seed : int
    sources : tuple of str
        The sources' names: that of the contests first, then those of the indices that took part.
    cited : str
        The same in words, with editions.
    """

    contests: Contests
    sample: Sample
    entries: pl.DataFrame
    windows: pl.DataFrame
    weights: pl.DataFrame
    seed: int
    sources: tuple[str, ...] = ()
    cited: str = ""


@dataclass(frozen=True)
class Played:
    """Out-of-sample probabilities of one scheme: by entry (n, 3), missing where a row was never tested.

    All but the learner learn from the common sample; `wider_shares` are the outcome shares of all that it learns from.
    """

    splits: list[Split]
    foretold: dict[str, Floats]
    wider_shares: Floats
    weights: dict[str, float] = field(default_factory=dict)


def play(
    contests: Contests,
    panel: xr.Dataset,
    indices: Mapping[str, PowerIndex],
    *,
    always: Collection[str] = (),
    learn: bool = True,
    seed: int = 1,
    jobs: int | None = None,
    step: Step = lambda _: None,
) -> Result:
    """Let indices compete on a list of contests.

    Parameters
    ----------
    contests : Contests
    panel : Dataset
        The world `history` with what the indices need.
    indices : mapping of PowerIndex
    always : collection of str
        Indices that take part however few contests they know; see `draw_sample`.
    learn : bool
        Whether the learner takes part.
    seed : int
        Of folds, bootstrap and learner.
    jobs : int, optional
        Processes to learn in; at most two without it. The result does not depend on it.
    step : callable
        Called with the name of each step as it begins: once for each split to learn, and once for scoring.

    Raises
    ------
    CoverageError
        If no index or fewer than twenty contests are left.
    """
    sample = draw_sample(contests, panel, indices, always)
    common = np.flatnonzero(sample.common)
    if common.size < LEAST:
        raise CoverageError(
            f"Only {common.size} {contests.kind.contest}s are known to all {len(sample.names)} indices at once, and "
            f"{LEAST} are the least to learn from: leave out indices, or choose a longer list."
        )
    schemes = {
        "dispute": folds.by_dispute(sample, seed),
        "dyad": folds.by_dyad(sample, seed),
        "time": folds.by_time(sample),
    }
    learned = _learn(sample, schemes, seed, jobs, step) if learn else {}
    step("scoring")
    labels = LABELS | {name: indices[name].label for name in sample.names}
    names, cited = _sources(contests, panel, [indices[name] for name in sample.names])
    with threadpool_limits(1):  # sums on several threads could differ in the last digit with their number
        played = {name: _play(sample, splits, learned.get(name, [])) for name, splits in schemes.items()}
        return replace(_result(contests, sample, played, seed, labels), sources=names, cited=cited)


def _sources(contests: Contests, panel: xr.Dataset, indices: Sequence[PowerIndex]) -> tuple[tuple[str, ...], str]:
    """Name the sources of the contests and of the indices that took part."""
    needed = sorted({name for index in indices for name in index.needs})
    found = {str(panel[name].attrs["source_name"]): str(panel[name].attrs["source"]) for name in needed
             if "source_name" in panel[name].attrs}  # fmt: skip
    own = [index.reference for index in indices if not index.needs]
    kind = contests.kind
    return (kind.source, *sorted(found)), "; ".join([kind.label, *(found[name] for name in sorted(found)), *own])


def _learn(
    sample: Sample, schemes: Mapping[str, Sequence[Split]], seed: int, jobs: int | None, step: Step
) -> dict[str, list[learner.Learned]]:
    """Let the learner foretell every split, in several processes, each of them on one thread."""
    from joblib import Parallel, delayed, parallel_config

    tasks = [(name, split) for name, splits in schemes.items() for split in splits]
    found: dict[str, list[learner.Learned]] = {name: [] for name in schemes}
    with parallel_config("loky", inner_max_num_threads=1):
        pool = Parallel(n_jobs=jobs or min(2, os.cpu_count() or 1), return_as="generator")
        work: Iterator[Any] = iter(
            pool(delayed(_one)(sample.take(at.train), sample.take(at.test), seed) for _, at in tasks)
        )
        for name, split in tasks:
            step(f"learning without {name} {split.name}")
            found[name].append(next(work))
    return found


def _one(train: Sample, test: Sample, seed: int) -> learner.Learned:
    """Learn one split on one thread."""
    with threadpool_limits(1):
        return learner.predict(train, test, seed)


def _play(sample: Sample, splits: Sequence[Split], learned: Sequence[learner.Learned]) -> Played:
    """Give the out-of-sample probabilities of every entry."""
    count, common = len(sample.outcomes), sample.common
    names = [SHARES, BLIND, YEAR, *sample.names, *([LEARNER] if learned else [])]
    foretold = {name: np.full((count, ordered.CLASSES), np.nan) for name in names}
    inputs = {YEAR: features.years(sample)} | {name: shares(sample, name)[:, np.newaxis] for name in sample.names}
    wider = np.full((count, ordered.CLASSES), np.nan)
    for place, split in enumerate(splits):
        wider[split.test] = ordered.outcome_shares(sample.outcomes[split.train])
        train = split.train[common[split.train]]
        outcomes = sample.outcomes[train]
        shared = ordered.outcome_shares(outcomes)
        foretold[SHARES][split.test] = shared
        foretold[BLIND][split.test] = _blind(shared)
        for name, values in inputs.items():
            test = split.test[~np.isnan(values[split.test]).any(axis=1)]
            foretold[name][test] = learner.floored(ordered.predict(values[train], outcomes, values[test]))
        if learned:
            foretold[LEARNER][split.test] = learned[place].probabilities
    kept = list(learned[0].weights) if learned else []
    return Played(
        list(splits), foretold, wider,
        {name: float(np.mean([each.weights.get(name, 0.0) for each in learned])) for name in kept},
    )  # fmt: skip


def _blind(shared: Floats) -> Floats:
    """Give outcome shares that don't know who began: either side wins as often."""
    won = (shared[A_WINS] + shared[B_WINS]) / 2
    return np.array([won, shared[DRAW], won])


def _result(contests: Contests, sample: Sample, played: Mapping[str, Played], seed: int, labels: Labels) -> Result:
    """Score everything."""
    rows: list[dict[str, object]] = []
    windows: list[dict[str, object]] = []
    for scheme, each in played.items():
        if each.splits:
            rows += _scored(sample, scheme, each, sample.common, seed, labels)
    if played["time"].splits:
        windows = _windows(sample, played["time"])
    if LEARNER in played["dispute"].foretold:
        for scheme, each in played.items():
            alone = {SHARES: each.wider_shares, WIDER: each.foretold[LEARNER]}
            rows += _scored(sample, scheme, replace(each, foretold=alone), sample.wide, seed, labels)[1:]
    weights = [{"scheme": scheme, "candidate": name, "weight": weight}
               for scheme, each in played.items() for name, weight in each.weights.items()]  # fmt: skip
    return Result(
        contests, sample, pl.DataFrame(rows, infer_schema_length=None),
        pl.DataFrame(windows, infer_schema_length=None), pl.DataFrame(weights), seed,
    )  # fmt: skip


def _scored(
    sample: Sample, scheme: str, played: Played, kept: NDArray[np.bool_], seed: int, labels: Labels
) -> list[dict[str, object]]:
    """Score every entry of one scheme on the rows that are kept and were tested."""
    rows = np.flatnonzero(kept & ~np.isnan(played.foretold[SHARES]).any(axis=1))
    if not rows.size:
        return []
    part = sample.take(rows)
    contest = folds.group({int(number)} for number in part.numbers)
    pair = folds.dyad_groups(part)
    draws = {"": scores.weights(contest, seed), "_dyad": scores.weights(pair, seed)}
    null = scores.losses(played.foretold[SHARES][rows], part.outcomes)
    own = scores.losses(_own_shares(sample, played, rows), part.outcomes)
    first = _called(part, SHARES, played.foretold[SHARES][rows])
    found: list[dict[str, object]] = []
    for name in played.foretold:
        foretold = played.foretold[name][rows]
        loss = scores.losses(foretold, part.outcomes)
        record: dict[str, object] = {"entry": name, "label": labels.get(name, name), "scheme": scheme, "n": rows.size,
                                     "loss": float(loss.mean()), "null_loss": float(null.mean())}  # fmt: skip
        for ending, groups in (("", contest), ("_dyad", pair)):
            interval = scores.reduction_interval(loss, null, groups, draws[ending])
            record |= scores.records({f"prl{ending}": interval})
        record["prl_hindsight"] = scores.reduction(loss, own) if scheme == "time" else float("nan")
        called = _called(part, name, foretold)
        record |= scores.records(
            {
                "accuracy": scores.accuracy_interval(called, contest, draws[""]),
                "above_initiator": scores.difference_interval(called, first, contest, draws[""]),
            }
        )
        record |= {"decided": int((~np.isnan(called)).sum()), "ties": int((called == 0.5).sum())}
        found.append(record)
    return found


def _called(part: Sample, name: str, foretold: Floats) -> Floats:
    """Say which contests an entry called right: an index by who is ahead, a model by whom it gives more chance."""
    if name in part.power:
        return scores.calls(shares(part, name), part.outcomes)
    if name in (SHARES, YEAR):  # both call the side that began
        return scores.calls(np.ones(len(part.outcomes)), part.outcomes)
    either = foretold[:, A_WINS] + foretold[:, B_WINS]
    return scores.calls(foretold[:, A_WINS] / either, part.outcomes)


def _own_shares(sample: Sample, played: Played, rows: NDArray[np.int64]) -> Floats:
    """Give each row the outcome shares of its own tested part, which nobody could have known."""
    found = np.full((len(sample.outcomes), ordered.CLASSES), np.nan)
    for split in played.splits:
        test = split.test[np.isin(split.test, rows)]
        if test.size:
            counts = np.bincount(sample.outcomes[test], minlength=ordered.CLASSES)
            found[test] = counts / counts.sum()
    return found[rows]


def _windows(sample: Sample, played: Played) -> list[dict[str, object]]:
    """Score every window of the scheme by time on its own."""
    found: list[dict[str, object]] = []
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
            found.append({
                "entry": name, "window": split.name, "trained_on": int(sample.common[split.train].sum()),
                "n": test.size, "draws": int(counts[DRAW]), "loss": float(loss.mean()),
                "prl": scores.reduction(loss, null), "prl_hindsight": scores.reduction(loss, own),
            })  # fmt: skip
    return found
