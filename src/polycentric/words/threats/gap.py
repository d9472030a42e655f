"""Whom a state names beside what is measured: times named, terms of the balance of threat, places and the gap."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from polycentric.errors import CoverageError
from polycentric.states import lives, name_of
from polycentric.words.threats import measured
from polycentric.words.threats.counts import ROLE, counted
from polycentric.words.threats.cues import Relation
from polycentric.words.threats.found import named, spoken
from polycentric.words.threats.mentioned import mentioned

Years = tuple[int, int]
KNOWN_FROM = 1816  # the lists of states begin then: before it nobody can be named
LISTED = 3  # times named: with fewer a state isn't listed, since about half of such rows are misread
SURE = 10  # times named: with fewer no sentence rests on a row, since about a quarter of such namings are misread
AGAIN = 10  # years: a first naming counts where the year has two, or another follows within so many years


@dataclass(frozen=True)
class Declared:
    """Whom a state names in some years, and what is measured of the same states.

    `table` has a row for each other state that lived then: ``partner``, ``times``, ``years_named``, ``first`` and
    ``last`` (in these years), ``since`` (the first time in any of its texts here that doesn't stand alone: see
    `AGAIN`), ``mentioned`` (sentences that name it at all, as a threat or otherwise; missing for partners and allies),
    ``past`` (times named of a past war, which `times` leaves out), ``few`` (named, but fewer than `SURE` times),
    ``rate`` (times per 10,000 words; missing where texts are in two languages), ``place`` (1 is named most; equal ones
    share), each term of `measured.TERMS` and its place, ``middle`` (mean of those places), ``measured_place`` (1 is the
    least such mean) and ``gap`` (measured place less place: above zero is named more than measured; missing for who is
    never named). `other` has the threats that are no states. `known` says to which year each term reaches.
    """

    state: str
    relation: Relation
    years: Years
    spoke: tuple[int, ...]
    words: int
    bodies: tuple[str, ...]
    table: pl.DataFrame
    by_year: pl.DataFrame
    other: pl.DataFrame
    known: dict[str, int | None]


def declared(
    state: str, years: Years | None = None, bodies: Sequence[str] | None = None, relation: Relation = "threat"
) -> Declared:
    """Give whom a state names, beside what is measured.

    Parameters
    ----------
    state : str
        Our id.
    years : (int, int), optional
        First and last; all of which it has texts without.
    bodies : sequence of str, optional
        Of `polycentric.words.threats.found.BODIES`; all that are here without any.
    relation : str
        ``"threat"``, ``"partner"`` or ``"ally"``.

    Raises
    ------
    CoverageError
        If the state has no text in these years.
    NotFetchedError
        If no text of a body is here.
    """
    _check_known(years)
    texts = spoken(bodies).filter((pl.col("state") == state) & (pl.col("year") >= KNOWN_FROM))
    if not texts.height:
        raise CoverageError(
            f"No text of {name_of(state)} is among these, which isn't the same as naming nobody: it has none at all. "
            "Choose another body, or fetch more (`polycentric fetch ungdc --many`)."
        )
    span = (max(years[0], KNOWN_FROM), years[1]) if years else _span(texts)
    inside = texts.filter(pl.col("year").is_between(*span))
    if not inside.height:
        raise CoverageError(_silent(texts, state, span))
    every = counted(relation, tuple(inside["body"].unique().sort()) if bodies is None else tuple(bodies))
    mine = every.filter(pl.col("state") == state)
    by_year = mine.filter(pl.col("year").is_between(*span))
    spoke = tuple(inside["year"].unique().sort())
    words = int(inside["words"].sum())
    table, known = _table(state, spoke, words, mine, by_year)
    table = table.join(_of_the_past(state, inside, relation), on="partner", how="left", maintain_order="left")
    table = table.with_columns(pl.col("past").fill_null(0), pl.col("times").is_between(1, SURE - 1).alias("few"))
    table = _with_mentions(table, state, inside, relation)
    if inside["body"].str.starts_with("china_").n_unique() > 1:  # words and characters have no rate together
        table = table.with_columns(pl.lit(None, pl.Float64).alias("rate"))
    return Declared(
        state, relation, span, spoke, words, tuple(inside["body"].unique().sort()), table, by_year,
        _other(inside), known,
    )  # fmt: skip


def named_by(state: str, years: Years | None = None, relation: Relation = "threat") -> pl.DataFrame:
    """Give who names a state: ``state``, ``times``, ``years_named``, ``years_spoken``, ``first``, ``last``."""
    _check_known(years)
    span = years or (1, 9999)
    rows = counted(relation).filter((pl.col("partner") == state) & pl.col("year").is_between(*span))
    heard = spoken().filter(pl.col("year").is_between(*span)).group_by("state").agg(
        pl.col("year").n_unique().alias("years_spoken")
    )  # fmt: skip
    return (
        rows.group_by("state")
        .agg(pl.col("times").sum(), pl.col("year").n_unique().alias("years_named"), pl.col("year").min().alias("first"),
             pl.col("year").max().alias("last"))
        .join(heard, on="state", how="left")
        .sort("times", "state", descending=[True, False])
    )  # fmt: skip


def _check_known(years: Years | None) -> None:
    """Refuse years before the lists of states begin."""
    if years is not None and years[1] < KNOWN_FROM:
        raise CoverageError(
            f"Whom a state names can't be told before {KNOWN_FROM}, since the lists of states begin then: choose years "
            f"from {KNOWN_FROM} on."
        )


def _span(texts: pl.DataFrame) -> Years:
    """Give the first and last year of a state's texts."""
    return int(texts["year"].min()), int(texts["year"].max())  # pyright: ignore[reportArgumentType]  # years are never null


def _silent(texts: pl.DataFrame, state: str, span: Years) -> str:
    """Say that a state has no text in some years, and when it has."""
    asked = str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"
    when = f"its texts are of {texts['year'].min()}-{texts['year'].max()}"
    return (
        f"No text of {name_of(state)} is here for {asked}, which isn't the same as naming nobody: {when}. Choose other "
        "years or another body, or fetch more (`polycentric fetch ungdc --many`)."
    )


def _table(
    state: str, spoke: Sequence[int], words: int, mine: pl.DataFrame, by_year: pl.DataFrame
) -> tuple[pl.DataFrame, dict[str, int | None]]:
    """Put times named and the terms into one row for each other state."""
    found = measured.of_state(state, max(spoke[0], 1816), min(max(spoke[-1], 1816), measured.LAST))
    partners = [each for each in found.partners if each != state and any(lives(each, year) for year in spoke)]
    times = dict(by_year.group_by("partner").agg(pl.col("times").sum()).iter_rows())
    years_named = dict(by_year.group_by("partner").agg(pl.col("year").n_unique()).iter_rows())
    since = {str(partner): first_steady(part) for (partner,), part in mine.group_by("partner")}
    inside = by_year.group_by("partner").agg(pl.col("year").min().alias("first"), pl.col("year").max().alias("last"))
    ends = {partner: (first, last) for partner, first, last in inside.iter_rows()}
    at = [found.partners.index(each) for each in partners]
    means = found.over(spoke)
    values = {name: means[name][at] for name in measured.TERMS}
    places = {name: measured.ranks(array) for name, array in values.items()}
    middle = measured.middle(places)
    count = np.array([times.get(each, 0) for each in partners], dtype=np.float64)
    place, measured_place = measured.ranks(count), measured.ranks(-middle)
    table = pl.DataFrame({
        "partner": partners,
        "times": count.astype(np.int64),
        "years_named": [years_named.get(each, 0) for each in partners],
        "first": [ends.get(each, (None, None))[0] for each in partners],
        "last": [ends.get(each, (None, None))[1] for each in partners],
        "since": [since.get(each) if times.get(each) else None for each in partners],
        "rate": 10_000 * count / max(words, 1),
        "place": place,
        **{name: values[name] for name in measured.TERMS},
        **{f"{name}_place": places[name] for name in measured.TERMS},
        "middle": middle,
        "measured_place": measured_place,
        "gap": np.where(count > 0, measured_place - place, np.nan),
    }).fill_nan(None)  # fmt: skip
    return table.sort(
        "times", "measured_place", "partner", descending=[True, False, False], nulls_last=True
    ), found.known_to(spoke)


def first_steady(named: pl.DataFrame) -> int | None:
    """Give the first year in which a state is named and not alone: twice, or again within `AGAIN` years.

    Parameters
    ----------
    named : DataFrame
        ``year`` and ``times`` of one state.

    Examples
    --------
    >>> first_steady(pl.DataFrame({"year": [1951, 2020, 2022], "times": [1, 1, 5]}))
    2020
    """
    rows = named.sort("year").select("year", "times").rows()
    if not rows:
        return None
    for (year, times), following in zip(rows, [*rows[1:], (None, 0)], strict=True):
        if times > 1 or (following[0] is not None and following[0] - year <= AGAIN):
            return int(year)
    return None


def _with_mentions(table: pl.DataFrame, state: str, inside: pl.DataFrame, relation: Relation) -> pl.DataFrame:
    """Put beside each state how many sentences name it at all; of partners and allies nothing, which nobody asks."""
    if relation != "threat":
        return table.with_columns(pl.lit(None, pl.Int64).alias("mentioned"))
    counts = mentioned(state, inside["text_id"])
    return table.join(counts, on="partner", how="left", maintain_order="left").with_columns(
        pl.col("mentioned").fill_null(0)
    )


def _of_the_past(state: str, inside: pl.DataFrame, relation: Relation) -> pl.DataFrame:
    """Count the namings that are of a past war: ``partner`` and ``past``."""
    rows = named(tuple(inside["body"].unique().sort())).filter(
        (pl.col("state") == state) & (pl.col("relation") == relation) & (pl.col("role") == ROLE[relation])
        & ~pl.col("denied") & pl.col("past") & pl.col("text_id").is_in(inside["text_id"].to_list())
    )  # fmt: skip
    return rows.group_by("partner").agg(pl.len().cast(pl.Int64).alias("past"))


def _other(inside: pl.DataFrame) -> pl.DataFrame:
    """Count the threats that are no states in some texts: ``threat``, ``times``, ``years_named``, ``first``."""
    rows = named(tuple(inside["body"].unique().sort())).filter(
        (pl.col("relation") == "other") & pl.col("text_id").is_in(inside["text_id"].to_list())
    )
    return (
        rows.group_by(pl.col("partner").alias("threat"))
        .agg(pl.len().alias("times"), pl.col("year").n_unique().alias("years_named"),
             pl.col("year").min().alias("first"))
        .sort("times", "threat", descending=[True, False])
    )  # fmt: skip
