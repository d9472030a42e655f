"""How far disputes go: whether one becomes a war, and how many calendar years a war lasts.

Counted by dispute, not by pair: a coalition of thirty against one is one war, and thirty pairs.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from polycentric.futures.disputes.sample import in_great_war

WAR = 5  # the record's highest level of hostility
SINCE = 1946


@dataclass(frozen=True)
class Severity:
    """Chances with their standard deviations, each a Beta's with half an event and half a non-event beforehand.

    Attributes
    ----------
    war, war_sd : float
        The chance that a dispute reaches war.
    ends, ends_sd : float
        The chance that a war doesn't go on into another year.
    onsets, wars : int
    """

    war: float
    war_sd: float
    ends: float
    ends_sd: float
    onsets: int
    wars: int


def severity(dyads: pl.DataFrame, last: int) -> Severity:
    """Estimate both from the table ``gml_mid.dispute_dyad_years``, from 1946 to `last`, years of world wars apart."""
    years = dyads.filter(pl.col("ccode1") < pl.col("ccode2"), pl.col("year").is_between(SINCE, last))
    years = years.filter(~pl.Series(in_great_war(years["year"].to_numpy())))
    spells = years.group_by("dispnum").agg(
        pl.col("year").n_unique().alias("years"), (pl.max_horizontal("hostlev1", "hostlev2").max() == WAR).alias("war")
    )
    wars = spells.filter(pl.col("war"))
    reached, lasted = wars.height, int(wars["years"].sum())
    war, war_sd = _beta(reached, spells.height)
    ends, ends_sd = _beta(reached, lasted)
    return Severity(war, war_sd, ends, ends_sd, spells.height, reached)


def _beta(events: int, of: int) -> tuple[float, float]:
    """Give the mean and standard deviation of a Beta of `events` in `of`, with half an event on either side."""
    one, other = events + 0.5, of - events + 0.5
    mean = one / (one + other)
    return mean, float(np.sqrt(mean * (1 - mean) / (one + other + 1)))
