"""Plays the tournament: every entry on the same contests, by three ways of holding contests back."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from threadpoolctl import threadpool_limits

from polycentric.errors import CoverageError
from polycentric.power.contract import PowerIndex
from polycentric.power.tournament import features, learner, ordered, remembered, standings
from polycentric.power.tournament.contests import A_WINS, B_WINS, DRAW, Contests
from polycentric.power.tournament.sample import Floats, Sample, draw_sample, shares
from polycentric.power.tournament.splits import by_dispute, by_dyad, by_time
from polycentric.power.tournament.standings import BLIND, LABELS, LEARNER, SHARES, WIDER, YEAR, Labels, Played
from polycentric.scoring.folds import Split

SCHEMES = ("dispute", "dyad", "time")
LEAST = 20
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


def play(
    contests: Contests,
    panel: xr.Dataset,
    indices: Mapping[str, PowerIndex],
    *,
    always: Collection[str] = (),
    learn: bool | None = None,
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
    learn : bool, optional
        Whether the learner takes part; without it, where its packages are installed.
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
    MissingExtraError
        If the learner is to take part, and its packages aren't installed.
    """
    learn = learner.takes_part(learn)
    sample = draw_sample(contests, panel, indices, always)
    common = np.flatnonzero(sample.common)
    if common.size < LEAST:
        raise CoverageError(
            f"To learn from, {LEAST} {contests.kind.contest}s are the least; {common.size} known to all of the indices "
            f"at once ({', '.join(sample.names)}) are too few: leave out indices, or choose a longer list."
        )
    schemes = {
        "dispute": by_dispute(sample, seed),
        "dyad": by_dyad(sample, seed),
        "time": by_time(sample),
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
    needed = sorted({name for index in indices for name in index.variables(panel)})
    names = {str(panel[name].attrs["source_name"]): str(panel[name].attrs["source"]) for name in needed
             if "source_name" in panel[name].attrs}  # fmt: skip
    own = [index.reference for index in indices if not index.needs]
    kind = contests.kind
    return (kind.source, *sorted(names)), "; ".join([kind.label, *(names[name] for name in sorted(names)), *own])


def _learn(
    sample: Sample, schemes: Mapping[str, Sequence[Split]], seed: int, jobs: int | None, step: Step
) -> dict[str, list[learner.Learned]]:
    """Let the learner foretell every split, in several processes, each of them on one thread."""
    tasks = [
        (name, split, remembered.about(sample, split, seed)) for name, splits in schemes.items() for split in splits
    ]
    before = [remembered.recalled(asked) for _, _, asked in tasks]
    work = _work(
        sample, [split for (_, split, _), known in zip(tasks, before, strict=True) if known is None], seed, jobs
    )
    learned: dict[str, list[learner.Learned]] = {name: [] for name in schemes}
    for (name, split, asked), known in zip(tasks, before, strict=True):
        step(f"learning without {name} {split.name}")
        made = next(work) if known is None else known
        if known is None:
            remembered.remember(asked, made)
        learned[name].append(made)
    return learned


def _work(sample: Sample, splits: Sequence[Split], seed: int, jobs: int | None) -> Iterator[learner.Learned]:
    """Learn some splits, in their order."""
    if not splits:
        return
    from joblib import Parallel, delayed, parallel_config

    with parallel_config("loky", inner_max_num_threads=1):
        pool = Parallel(n_jobs=jobs or min(2, os.cpu_count() or 1), return_as="generator")
        work: Iterator[Any] = iter(
            pool(delayed(_one)(sample.take(at.train), sample.take(at.test), seed) for at in splits)
        )
        yield from work


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
            rows += standings.scored(sample, scheme, each, sample.common, seed, labels)
    if played["time"].splits:
        windows = standings.windows(sample, played["time"])
    for scheme, each in played.items():
        if LEARNER in each.foretold:
            alone = {SHARES: each.wider_shares, WIDER: each.foretold[LEARNER]}
            rows += standings.scored(sample, scheme, replace(each, foretold=alone), sample.wide, seed, labels)[1:]
    weights = [{"scheme": scheme, "candidate": name, "weight": weight}
               for scheme, each in played.items() for name, weight in each.weights.items()]  # fmt: skip
    return Result(
        contests, sample, pl.DataFrame(rows, infer_schema_length=None),
        pl.DataFrame(windows, infer_schema_length=None), pl.DataFrame(weights), seed,
    )  # fmt: skip
