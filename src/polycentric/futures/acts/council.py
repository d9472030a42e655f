"""Drafts put to the Security Council and vetoes of its permanent members, counted by year and by who vetoes.

A vetoed draft is of one side: of Russia or China, or of the United States, Britain or France; no draft was vetoed from
both sides. Each side has a rate that wanders about its recent level, and more spread in a year than
chance alone gives.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.futures.acts.made import log_rate, made, spread_over
from polycentric.futures.contract import Estimates
from polycentric.tables import archive

Floats = NDArray[np.float64]
FIRST, LAST_VETOES, LAST_MEETINGS = 1946, 2021, 2019  # 2022 is in the list of vetoes to September alone
HALF_LIFE = 5.0  # of rates: the best of four by the score on 1991-2021 (variants/council.csv)
JOINS_HALF_LIFE = 10.0  # of who joins whom: few cases
SIDES = {"east": ("Russia", "USSR", "China"), "west": ("USA", "UK", "France")}
ENOUGH, ENOUGH_TO_1965 = 9, 7  # votes that a draft needs
BLOCK = 5
OTHER_VOTED = ("resolution", "draft not adopted")
REFERENCE = (
    "Negative binomial counts with a wandering rate, this project's form; vetoes: Yordan (2022), List of UN Security "
    "Council Vetoes; meetings: the Council's own list"
)
KNOWN = {"unsc_vetoes": "to September 2022; known within days", "unsc_meetings": "to 2019; known within days"}


@dataclass(frozen=True)
class Counts:
    """Yearly counts: vetoed drafts of both sides, (2, years), and other drafts voted on, and who vetoed what."""

    years: NDArray[np.int64]
    vetoed: Floats
    other: Floats
    sets: pl.DataFrame


def counts() -> Counts:
    """Read the archive."""
    listed = archive.table("unsc_vetoes").filter(pl.col("year") <= LAST_VETOES)
    by_side = np.array([each in SIDES["west"] for each in listed["veto1"].to_list()])
    years = np.arange(FIRST, LAST_VETOES + 1)
    year = listed["year"].to_numpy()
    vetoed = np.stack([np.bincount(year[by_side == side] - FIRST, minlength=len(years)) for side in (False, True)])
    outcomes = archive.table("unsc_meetings", "outcomes").filter(pl.col("kind").is_in(list(OTHER_VOTED)))
    other = np.bincount(outcomes["year"].to_numpy() - FIRST, minlength=LAST_MEETINGS - FIRST + 1)
    return Counts(years, vetoed.astype(np.float64), other.astype(np.float64), listed)


def had_the_votes() -> tuple[int, int, int]:
    """Count the vetoed drafts, those with a tally, and those of them that had the votes to be adopted."""
    drafts = archive.table("unsc_meetings", "outcomes").filter(pl.col("kind") == "draft vetoed")
    needed = pl.when(pl.col("year") <= 1965).then(ENOUGH_TO_1965).otherwise(ENOUGH)
    told = drafts.filter(pl.col("yes").is_not_null())
    return drafts.height, told.height, told.filter(pl.col("yes") >= needed).height


def weighted(count: Floats, half_life: float) -> tuple[float, float]:
    """Give weighted events and weighted years; the last year has weight 1."""
    weight = 0.5 ** (np.arange(len(count))[::-1] / half_life)
    return float(np.sum(weight * count)), float(weight.sum())


def wander(count: Floats) -> tuple[float, float]:
    """Give how far log rates of five years spread, chance taken out, and what is kept of it from year to year."""
    blocks = count[len(count) % BLOCK :].reshape(-1, BLOCK).sum(axis=1)
    away = np.log(blocks + 0.5) - np.log(blocks + 0.5).mean()
    spread = float(np.sqrt(max(np.mean(away**2 - 1.0 / (blocks + 0.5)), 0.01)))
    next_to = float(np.sum(away[1:] * away[:-1]) / np.sum(away**2))
    return spread, float(np.clip(next_to, 0.05, 0.95) ** (1.0 / BLOCK))


def fit() -> Estimates:
    """Fit rates, their spread and wandering, and who joins whom."""
    return fitted(counts())


def fitted(held: Counts) -> Estimates:
    """Give the estimates of counts."""
    values, errors = dict[str, float](), dict[str, float]()
    for name, count in zip((*SIDES, "other"), (*held.vetoed, held.other), strict=True):
        events, years = weighted(count, HALF_LIFE)
        recent = count[-30:]
        over = spread_over(recent)
        middle, error = log_rate(events, years)
        values[f"log_{name}"], errors[f"log_{name}"] = middle, error * float(np.sqrt(over))
        values[f"over_{name}"], errors[f"over_{name}"] = over, over * float(np.sqrt(2.0 / (len(recent) - 1)))
        spread, kept = wander(count)
        blocks = len(count) / BLOCK
        values[f"spread_{name}"], errors[f"spread_{name}"] = spread, spread / float(np.sqrt(2 * blocks))
        values[f"kept_{name}"] = kept
        errors[f"kept_{name}"] = float((1 - kept ** (2 * BLOCK)) / np.sqrt(blocks)) * kept / BLOCK  # delta method
    for name, (part, of) in joins(held.sets).items():
        mean = (part + 0.5) / (of + 1.0)
        values[name], errors[name] = mean, float(np.sqrt(mean * (1 - mean) / (of + 2.0)))
    vetoes, told, had = had_the_votes()
    return made(
        "council", values, errors, known=KNOWN, reference=REFERENCE,
        sample=f"{held.sets.height} vetoed drafts, {FIRST}-{LAST_VETOES}, and {int(held.other.sum()):,} others voted "
        f"on, {FIRST}-{LAST_MEETINGS}, weights of half-life {HALF_LIFE:.0f} years ({JOINS_HALF_LIFE:.0f} for who joins "
        f"whom). Of {vetoes} vetoed drafts on the Council's list {told} have a tally, and {had} of these had the votes",
        tables={"had_the_votes": np.array([vetoes, told, had], np.int64)},
    )  # fmt: skip


def joins(sets: pl.DataFrame) -> dict[str, tuple[float, float]]:
    """Count, weighted, how often others join the first of each side, and how often they veto without it."""
    found: dict[str, list[float]] = {
        name: [0.0, 0.0] for name in ("with.east", "alone.east", "with.west", "alone.west")
    }
    for row in sets.iter_rows(named=True):
        who = {row["veto1"], row["veto2"], row["veto3"]} - {None}
        weight = 0.5 ** ((LAST_VETOES - row["year"]) / JOINS_HALF_LIFE)
        side = "west" if who & set(SIDES["west"]) else "east"
        first, others = bool(who & {"Russia", "USSR", "USA"}), bool(who & {"China", "UK", "France"})
        found[f"alone.{side}"][1] += weight
        found[f"alone.{side}"][0] += weight * (not first)
        found[f"with.{side}"][1] += weight * first
        found[f"with.{side}"][0] += weight * (first and others)
    return {name: (part, of) for name, (part, of) in found.items()}
