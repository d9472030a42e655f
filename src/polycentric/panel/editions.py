"""Which rows of the World Factbook's editions count: one edition's picture, or what was last known of each year."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import polars as pl

from polycentric import tables
from polycentric.errors import CoverageError
from polycentric.packaged import read_rows
from polycentric.sources.reading.factbook_editions.facts import DATA, FIRST_EDITION, LAST_EDITION, facts

Frames = Mapping[str, pl.DataFrame]
UNDATED = -1
NEARLY_ALL = 0.97
PRICED = "gdp_ppp"
SEVERAL = "several base years"  # as the unit of output at purchasing power says it


@lru_cache(maxsize=1)
def editions() -> tuple[int, ...]:
    """List the editions that the embedded tables hold."""
    return tuple(int(year) for year in tables.read_meta()["editions"])


def edition_of(year: int) -> int:
    """Give the last edition that was out in a year.

    Raises
    ------
    CoverageError
        If none was.
    """
    out = [edition for edition in editions() if edition <= year]
    if not out or year > LAST_EDITION:
        raise CoverageError(
            f"The World Factbook's editions are of {FIRST_EDITION} to {LAST_EDITION}, but what was known in {year} was "
            f"asked for: choose one of {', '.join(map(str, editions()))}, or a year between them."
        )
    return out[-1]


def pictures_in(first: int, last: int) -> tuple[int, ...]:
    """Give the editions from one year to another.

    Raises
    ------
    CoverageError
        If there is none.
    """
    inside = tuple(edition for edition in editions() if first <= edition <= last)
    if not inside:
        raise CoverageError(
            f"No edition of the World Factbook from {first} to {last} has been read: those of "
            f"{', '.join(map(str, editions()))} have. Choose years with one of these, or leave carry out."
        )
    return inside


def of_edition(frames: Frames, edition: int, last_year: int) -> dict[str, pl.DataFrame]:
    """Give the rows of one edition, of years up to one, the latest of each series last.

    A figure without a year counts by its place: the first of its list is the latest, another is older than those that
    have a year.
    """
    kept = {
        name: frame.filter(pl.col("edition") == edition) for name, frame in frames.items() if "edition" in frame.columns
    }
    # A fiscal year that ends after the edition is of the next year: what the edition prints belongs to its picture.
    dated = pl.col("year").is_null() | (pl.col("year") <= last_year + (1 if last_year == edition else 0))
    order = pl.col("year").fill_null(pl.when(pl.col("place") == 0).then(edition + 1).otherwise(0))
    cells = usable(kept["cells"].filter(dated)).sort(order, maintain_order=True)
    partners = kept["partners"].filter(dated)
    undated = pl.col("year").fill_null(UNDATED).cast(pl.Int16)
    return kept | {"cells": cells.with_columns(undated), "partners": partners.with_columns(undated)}


def last_known(frames: Frames, as_known: int) -> dict[str, pl.DataFrame]:
    """Give of each year's figure what the last edition up to a year prints of it; what has no year is of none.

    Output at purchasing power is taken of one edition for each year, the last that prints nearly as many states' as
    any: figures of two editions are in dollars, or after price rounds, that can't be set side by side.
    """
    known = {
        name: frame.filter(pl.col("edition") <= as_known)
        for name, frame in frames.items()
        if "edition" in frame.columns
    }
    dated = usable(known["cells"].filter(pl.col("year").is_not_null()))
    home = homes(dated)
    priced = dated.filter(pl.col("variable") == PRICED).join(home, on=("year", "edition"), how="semi")
    cells = pl.concat([dated.filter(pl.col("variable") != PRICED), priced])
    cells = cells.sort("edition", pl.col("place") * -1, maintain_order=True)
    lists = known["partners"].filter(pl.col("year").is_not_null())
    latest = lists.group_by("state", "flow", "year").agg(pl.col("edition").max())
    return known | {"cells": cells, "partners": lists.join(latest, on=("state", "flow", "year", "edition"), how="semi")}


def homes(cells: pl.DataFrame) -> pl.DataFrame:
    """Give for each year the edition that its output at purchasing power is of, with the year of its dollars."""
    priced = cells.filter((pl.col("variable") == PRICED) & pl.col("year").is_not_null())
    counted = priced.group_by("year", "edition").agg(pl.col("state").n_unique().alias("states"), base_of())
    most = counted.with_columns(pl.col("states").max().over("year").alias("most"))
    enough = most.filter(pl.col("states") >= NEARLY_ALL * pl.col("most"))
    return enough.sort("edition").group_by("year").last().sort("year").select("year", "edition", "base_year", "states")


def base_of() -> pl.Expr:
    """Give the year of the dollars that most rows of a group are in; missing where the edition states none."""
    return pl.col("base_year").drop_nulls().mode().sort().first().alias("base_year")


@lru_cache(maxsize=1)
def dollars() -> Mapping[int, int | None]:
    """Give the year of each edition's dollars of output at purchasing power; None where it states none."""
    cells = usable(tables.read("factbook")["cells"].filter(pl.col("variable") == PRICED))
    return dict(cells.group_by("edition").agg(base_of()).iter_rows())


def unit_of_output(base: int | None) -> str:
    """Write the unit of output at purchasing power in dollars of a year."""
    return f"US dollars (PPP) of {base or 'a base not stated'}"


def usable(cells: pl.DataFrame) -> pl.DataFrame:
    """Leave out figures that can't stand beside the others of their edition; the tables keep them, with the flag.

    They are zeros that no state can have, in other dollars, or seem to be, or are so far from what is printed around
    them that a unit must be wrong (Spain's output of 2020 in billions for trillions, Somali imports of 94 billion
    dollars).
    """
    return cells.filter(
        ~pl.col("flag").fill_null("").str.contains(r"other_dollars|dollars_in_doubt|zero_doubted|\bjump\b")
    )


def not_printed(variable: str, edition: int) -> str:
    """Say why an edition doesn't print a variable of its tables; an empty text where it does, or nothing is known."""
    fact = facts().get((variable, edition))
    return "" if fact is None or fact.printed else fact.reason


def counted(edition: int | None) -> str:
    """Say what exports and imports count in an edition; None for several editions or for years of several."""
    if edition is None:
        return "goods, from the edition of 2021 on of goods and services"
    return "goods" if edition < 2020 else "goods, of some states with services" if edition == 2020 else (
        "goods and services")  # fmt: skip


def printed_in(variable: str) -> tuple[int, ...]:
    """Give the editions of the embedded tables that print a variable of them."""
    return tuple(year for year in editions() if (one := facts().get((variable, year))) is not None and one.printed)


@lru_cache(maxsize=1)
def breaks() -> Mapping[str, Sequence[tuple[int, int, str]]]:
    """Give the breaks in each variable: the editions on both sides, and the reason."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for row in read_rows(DATA / "factbook_breaks.csv"):
        found.setdefault(row["variable"], []).append((int(row["before"]), int(row["after"]), row["reason"]))
    return found


def breaks_between(variable: str, sides: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Give the breaks between neighbouring points of a series.

    Parameters
    ----------
    variable : str
    sides : sequence of (year, edition)
        The series' points in order: the label of each, and the edition that it is from.

    Returns
    -------
    list of (year, year, reason)
        The labels on both sides of each break.
    """
    found = list[tuple[int, int, str]]()
    for (year, edition), (later, newer) in pairwise(sides):
        reasons = [reason for before, after, reason in breaks().get(variable, ()) if edition <= before < after <= newer]
        if reasons:
            found.append((year, later, "; ".join(dict.fromkeys(reasons))))
    return found
