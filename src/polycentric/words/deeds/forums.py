"""What one state says in one forum and not in another: rates of a concept by body and decade of the same speaker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from polycentric.errors import CoverageError, NotFetchedError
from polycentric.words.corpus.bodies import CORPORA
from polycentric.words.deeds.measured import FIRST, LAST
from polycentric.words.found import DEFAULT_BODY, Found, find
from polycentric.words.rates import Dispersion

LEFT_OUT = ("council_resolutions",)  # no state speaks in them
SCHEMA = {"state": pl.String, "body": pl.String, "language": pl.String, "decade": pl.Int64, "texts": pl.Int64,
          "hits": pl.Int64, "rate": pl.Float64, "low": pl.Float64, "high": pl.Float64, "beside": pl.String}  # fmt: skip


@dataclass(frozen=True)
class Forums:
    """Rates of a concept in several bodies.

    Attributes
    ----------
    label : str
        Of the concept.
    rows : DataFrame
        ``state``, ``body``, ``language``, ``decade``, ``texts``, ``hits``, ``rate``, ``low``, ``high``, missing where
        no text of the decade is here; and ``beside``: ``more``, ``less``, ``not told`` or ``no interval`` where the
        rate is compared with that of the General Debate of the decade, ``said`` or ``not said`` in another language,
        where rates aren't compared, else missing.
    """

    label: str
    rows: pl.DataFrame


def forums(concept: str, states: Sequence[str] = (), years: tuple[int, int] | None = None) -> Forums:
    """Give rates by state, body and decade, of states with texts in the General Debate and in another body.

    Raises
    ------
    CoverageError
        If none of the states has texts in two bodies.
    NotFetchedError
        If no text has been fetched.
    """
    frames: list[pl.DataFrame] = []
    label, absent, debate = "", None, None
    when = years or (FIRST, LAST)
    for body in (DEFAULT_BODY, *(each for each in CORPORA if each != DEFAULT_BODY and each not in LEFT_OUT)):
        corpus = CORPORA[body]
        try:
            found = find(concept, body, years=when)
        except NotFetchedError as error:
            absent = absent or error
            continue
        except CoverageError:
            continue
        label = found.concept.label
        debate = found.spreads[body] if body == DEFAULT_BODY else debate
        frames.append(
            _told(found, corpus.language, debate)
            .rates("state", "decade")
            .with_columns(pl.lit(corpus.language).alias("language"))
        )
    if not frames:
        raise absent or CoverageError("No text is here of these years: ask for others.")
    cells = pl.concat(frames, how="diagonal_relaxed")
    both = cells.group_by("state").agg(
        pl.col("body").n_unique().alias("bodies"), pl.col("body").unique().alias("which")
    )
    several = both.filter(pl.col("bodies") > 1, pl.col("which").list.contains(DEFAULT_BODY))["state"].to_list()
    chosen = sorted(each for each in several if not states or each in states)
    if not chosen:
        raise CoverageError(
            f"Texts in two forums are here only of {', '.join(sorted(several)) or 'no state'}: ask for one of them."
        )
    return Forums(label, _beside(_full(cells.filter(pl.col("state").is_in(chosen)))))


def _told(found: Found, language: str, debate: Dispersion | None) -> Found:
    """Take how counts differ from the General Debate, where the texts of a body in its language are too few to tell."""
    body = found.bodies[0]
    own = found.spreads[body]
    if debate is None or own.alpha == own.alpha or language != CORPORA[DEFAULT_BODY].language:
        return found
    return replace(found, spreads={body: debate})


def _full(cells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for every body of a state and decade of any of its bodies, missing where it has no text."""
    grid = cells.select("state", "body", "language").unique().join(
        cells.select("state", "decade").unique(), on="state", maintain_order="left"
    )  # fmt: skip
    return grid.join(
        cells.select("state", "body", "decade", "texts", "hits", "rate", "low", "high"),
        on=["state", "body", "decade"], how="left",
    ).sort("state", "decade", "body")  # fmt: skip


def _beside(rows: pl.DataFrame) -> pl.DataFrame:
    """Say how each rate stands to that of the General Debate of the same decade."""
    debate = rows.filter(pl.col("body") == DEFAULT_BODY).select(
        "state", "decade", pl.col("language").alias("its"), pl.col("low").alias("least"), pl.col("high").alias("most")
    )
    other = pl.col("body") != DEFAULT_BODY
    known = pl.col("rate").is_not_null()
    same = pl.col("language") == pl.col("its")
    told = (
        pl.when(~other | ~known).then(None)
        .when(~same).then(pl.when(pl.col("hits") > 0).then(pl.lit("said")).otherwise(pl.lit("not said")))
        .when(pl.col("low") > pl.col("most")).then(pl.lit("more"))
        .when(pl.col("high") < pl.col("least")).then(pl.lit("less"))
        .when(pl.col("least").is_null() | pl.col("low").is_null()).then(pl.lit("no interval"))
        .otherwise(pl.lit("not told"))
    )  # fmt: skip
    joined = rows.join(debate, on=["state", "decade"], how="left", maintain_order="left")
    return joined.with_columns(told.alias("beside")).select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())
