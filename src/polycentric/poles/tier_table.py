"""The tiers of all states by every rule side by side, and how far the rules agree."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import polars as pl
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.labels import cell_labels, laid, on_leading
from polycentric.poles import by_run
from polycentric.poles.agreement import kappa
from polycentric.poles.tiers import TIER_RULES
from polycentric.poles.tiers.contract import GREAT, NOTHING, SUPERPOWER, TIERS, TierRule
from polycentric.poles.world import World

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    "rule": pl.String,
    "index": pl.String,
    "state": pl.String,
    "name": pl.String,
    "tier": pl.String,
    "number": pl.Float64,
    "what": pl.String,
    "reason": pl.String,
}
AGREEMENT: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    "tier": pl.String,
    "rule": pl.String,
    "index": pl.String,
    "other_rule": pl.String,
    "other_index": pl.String,
    "states": pl.Int32,
    "alike": pl.Float64,
    "kappa": pl.Float64,
    "first_alone": pl.List(pl.String),
    "other_alone": pl.List(pl.String),
}
_READING = ("rule", "index")


def tier_table(
    world: World | xr.Dataset,
    rules: str | Sequence[str] | Mapping[str, TierRule] | None = None,
    indices: Sequence[str] | None = None,
) -> pl.DataFrame:
    """Give the tier of every state by every rule, with the number that it rests on.

    Parameters
    ----------
    world : World or Dataset
        With states apart, or with groups as one.
    rules : str, sequence of str, or mapping, optional
        Tier rules by name; those of the package if left out.
    indices : sequence of str, optional
        The power indices that rules on one index look at; all that the world has if left out.

    Returns
    -------
    DataFrame
        A row per year (of each run), rule, index and state. A rule that has no answer has one row a year without a
        state, and the reason; a state without data has no row.

    Raises
    ------
    UnknownNameError
        If no rule or index has a name that was given.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> found = tier_table(load("now"), "ratio_to_leader", ["output_mer"])
    >>> found.filter(found["tier"] == "superpower")["state"].to_list()
    ['USA', 'CHN']
    """
    made = World(world) if isinstance(world, xr.Dataset) else world
    chosen = [made.called(index) for index in indices] if indices is not None else list(made.indices)
    rows = [
        row
        for rule in _meant(rules)
        for index in (chosen if rule.uses_index else [""])
        for row in _of_reading(made, rule, index)
    ]
    beside = by_run.beside(made.panel)
    frame = pl.DataFrame(rows, schema_overrides=SCHEMA) if rows else pl.DataFrame(schema=SCHEMA)
    rising = [rule.name for rule in _meant(rules) if rule.least_first]
    order = {tier: place for place, tier in enumerate(TIERS)}
    ranked = frame.select([*beside, *SCHEMA]).with_columns(
        pl.col("tier").replace_strict(order, default=len(TIERS), return_dtype=pl.Int8).alias("_order"),
        pl.when(pl.col("rule").is_in(rising)).then(pl.col("number")).otherwise(-pl.col("number")).alias("_number"),
    )
    keys = [*beside, "year", "rule", "index", "_order", "_number", "state"]
    return by_run.in_runs(ranked.sort(keys, nulls_last=True).drop("_order", "_number"), made.panel)


def tier_agreement(table: pl.DataFrame) -> pl.DataFrame:
    """Say how far each two readings of a table of tiers agree on who is of a tier that both can give.

    A superpower is a great power too. Two readings on one index each are compared on the same one.

    Parameters
    ----------
    table : DataFrame
        As `tier_table` gives it.

    Returns
    -------
    DataFrame
        A row per year (of each run), tier and pair of readings: `states` that both speak of, the part of them of which
        they say `alike`, Cohen's `kappa` (missing where both say the same of all), and the states that the one or the
        other alone puts into the tier.

    References
    ----------
    Cohen (1960), A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20(1), 37-46.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> table = tier_table(load("now"), ["rank", "most_measures"], ["output_ppp"])
    >>> tier_agreement(table).select("tier", "rule", "other_rule").rows()
    [('great', 'most_measures', 'rank')]
    """
    runs = by_run.columns_of(table)
    groups = [*runs, "year", "actors"]
    rows = [
        dict(zip(groups, key, strict=True)) | row
        for key, part in table.drop_nulls("state").partition_by(groups, maintain_order=True, as_dict=True).items()
        for row in _pairs(part)
    ]
    types = {name: table.schema[name] for name in runs}
    return pl.DataFrame(rows, schema=types | AGREEMENT)


def _meant(rules: str | Sequence[str] | Mapping[str, TierRule] | None) -> list[TierRule]:
    """Give the rules that are meant by a name, by several, or by a mapping; all of the package if by nothing."""
    if rules is None:
        return list(TIER_RULES.values())
    if isinstance(rules, Mapping):
        return list(rules.values())
    return [TIER_RULES[name] for name in ([rules] if isinstance(rules, str) else rules)]


def _of_reading(world: World, rule: TierRule, index: str) -> Iterator[dict[str, Any]]:
    """Give the rows of one rule on one index."""
    labels = {name: each.tolist() for name, each in cell_labels(world.panel).items()}
    cells, about = range(len(labels["year"])), {"actors": world.actors, "rule": rule.name, "index": index}
    try:
        found = rule(world.situation(index))
    except CoverageError as lacking:
        for at in cells:
            yield {name: each[at] for name, each in labels.items()} | about | _nobody(rule, str(lacking))
        return
    tiers, number = laid(found.tiers, world.sizes), laid(found.number, world.sizes)
    gaps = laid(on_leading(world.gaps(index), world.power(index)), world.sizes, ()) if index else None
    states, names = [str(state) for state in world.panel["state"].values], _names(world.panel)
    places = {int(year): place for place, year in enumerate(world.panel["year"].values)}
    for at in cells:
        cell = {name: each[at] for name, each in labels.items()} | about
        held = np.flatnonzero(tiers[at] != NOTHING)
        if not held.size:
            why = str(gaps[at]) if gaps is not None else ""
            yield cell | _nobody(rule, why or "no state has data for this rule")
        for place in held:
            yield cell | {
                "state": states[place], "name": names[places[int(cell["year"])]][place],
                "tier": str(tiers[at][place]), "number": float(number[at][place]), "what": rule.number, "reason": "",
            }  # fmt: skip


def _nobody(rule: TierRule, reason: str) -> dict[str, Any]:
    """Give what a row without a state says."""
    return {"state": None, "name": None, "tier": None, "number": None, "what": rule.number, "reason": reason}


def _names(panel: xr.Dataset) -> list[list[str]]:
    """Give the name of every state in every year."""
    if "name" not in panel.coords:
        return [[str(state) for state in panel["state"].values]] * panel.sizes["year"]
    return [[str(name) for name in row] for row in panel["name"].transpose("year", "state").values]


def _pairs(part: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Compare every two readings of one year."""
    readings = {
        key: _by_state(each) for key, each in part.partition_by(_READING, maintain_order=True, as_dict=True).items()
    }
    for (one, first), (other, second) in combinations(readings.items(), 2):
        if one[1] and other[1] and one[1] != other[1]:
            continue
        both = given(one[0]) & given(other[0])
        for tier in (tier for tier in TIERS if tier in both):
            yield {
                "tier": tier, "rule": one[0], "index": one[1], "other_rule": other[0], "other_index": other[1],
            } | _compared(first, second, tier)  # fmt: skip


def _by_state(part: pl.DataFrame) -> dict[str, str]:
    """Give the tier of each state."""
    return dict(part.select("state", "tier").iter_rows())


def given(rule: object) -> set[str]:
    """Name the tiers that a rule can give; who can say superpower can say great. One of a user's own may say any."""
    if rule not in TIER_RULES:
        return set(TIERS)
    return set(TIER_RULES[str(rule)].says)


def _compared(first: Mapping[str, str], second: Mapping[str, str], tier: str) -> dict[str, Any]:
    """Compare two readings on one tier, over the states that both speak of."""
    counted = {SUPERPOWER, GREAT} if tier == GREAT else {tier}
    shared = [state for state in first if state in second]
    marks = np.array([[first[state] in counted, second[state] in counted] for state in shared], dtype=bool).reshape(
        -1, 2
    )
    table = np.array(
        [[np.sum((marks[:, 0] == a) & (marks[:, 1] == b)) for b in (True, False)] for a in (True, False)], dtype=float
    )
    agreed = float(kappa(table[np.newaxis])[0]) if shared else np.nan
    return {
        "states": len(shared),
        "alike": float(np.mean(marks[:, 0] == marks[:, 1])) if shared else None,
        "kappa": None if np.isnan(agreed) else agreed,
        "first_alone": [state for state, (a, b) in zip(shared, marks, strict=True) if a and not b],
        "other_alone": [state for state, (a, b) in zip(shared, marks, strict=True) if b and not a],
    }
