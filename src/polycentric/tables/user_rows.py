"""Brings a user's rows into one form: one year and one text a row, and only the rows of the years that count."""

from typing import TYPE_CHECKING

from polycentric.tables.user_columns import IN_HEADER, Plan
from polycentric.tables.user_faults import Faults, quoted
from polycentric.tables.user_reading import Reading

if TYPE_CHECKING:
    import polars as pl

_YEAR = r"^[0-9]{4}(?:\.0*)?$"
_SHORT_YEAR = r"^[0-9]{1,4}(?:\.0*)?$"
MAY_BE_EMPTY = ("", "xxx", "...", "..", ". .")


def in_long_form(raw: "pl.DataFrame", plan: Plan) -> "pl.DataFrame":
    """Give a row for each value: `line`, `text`, `year` as text, the columns of the states, `unit` and `source`."""
    import polars as pl

    named = [
        pl.col(str(place)).alias(name) for name, place in (("unit", plan.unit), ("source", plan.source)) if place >= 0
    ]
    ends = list(dict.fromkeys(str(place) for end in plan.ends for place in end.places if place != IN_HEADER))
    year = pl.col(str(plan.year)) if plan.year >= 0 else pl.lit(None, pl.String)
    if plan.value >= 0:
        return raw.select("line", *ends, *named, text=pl.col(str(plan.value)), year=year)
    wide = plan.years or plan.across or {}
    kept = raw.with_columns(*named, year=year)
    columns = [str(place) for place in wide]
    index = ["line", *ends, *(["unit"] if plan.unit >= 0 else []), *(["source"] if plan.source >= 0 else [])]
    long = kept.unpivot(columns, index=[*index, "year"], variable_name="place", value_name="text")
    named_as = {str(place): str(meant) for place, meant in wide.items()}
    meant = pl.col("place").replace_strict(named_as, return_dtype=pl.String)
    if plan.years is not None:
        # A region's heading, and a state's cell before it was one, hold nothing to be judged.
        filled = long.with_columns(year=meant).filter(~pl.col("text").is_in(MAY_BE_EMPTY))
        return filled.drop("place").sort("line", maintain_order=True)
    return long.with_columns(meant.alias(str(IN_HEADER))).drop("place").sort("line", maintain_order=True)


def read_years(frame: "pl.DataFrame", plan: Plan, faults: Faults, *, short: bool) -> "pl.DataFrame":
    """Turn the years into numbers; one that is none, or lacks where the file has a column for it, is a fault."""
    import polars as pl

    if plan.year < 0 and plan.years is None:
        return frame.with_columns(year=pl.lit(None, pl.Int64))
    right = pl.col("year").str.contains(_SHORT_YEAR if short else _YEAR)
    wrong = frame.filter(~right).group_by("year").agg(pl.col("line").min(), pl.len()).sort("line")
    for text, line, count in wrong.iter_rows():
        message = (
            f"the year {quoted(text)} isn't one: write it as 2024."
            if text
            else "no year, where the file has a column for it: fill it in."
        )
        faults.add("year", quoted(text), line, message, count)
    number = pl.col("year").str.extract(r"^([0-9]+)").cast(pl.Int64, strict=False)
    return frame.filter(right).with_columns(year=number)


def of_years(frame: "pl.DataFrame", reading: Reading) -> tuple["pl.DataFrame", list[str]]:
    """Keep the rows of the years that count, and those without a year; say how many are left."""
    import polars as pl

    if reading.years is None:
        return frame, []
    first, last = reading.years
    early = pl.lit(False) if reading.carried else pl.col("year") < first
    late = pl.col("year") > last
    kept = frame.filter((~(early | late)).fill_null(value=True))
    left = frame.filter((early | late).fill_null(value=False))
    if left.is_empty():
        return frame, []
    first_left, last_left = left["year"].min(), left["year"].max()
    span = f"{first_left}" if first_left == last_left else f"{first_left}-{last_left}"
    outside = (
        f"after {last}" if reading.carried else f"of other years than {first}" + (f"-{last}" if last > first else "")
    )
    return kept, [f"{rows(left.height)} {outside} {'is' if left.height == 1 else 'are'} left ({span})."]


def rows(number: int) -> str:
    """Write a number of rows."""
    return "1 row" if number == 1 else f"{number:,} rows"


def latest_alone(frame: "pl.DataFrame", plan: Plan, reading: Reading) -> tuple["pl.DataFrame", list[str]]:
    """Where a world shows the latest of each number, keep the rows that can be it; say how many are older."""
    import polars as pl

    if not reading.carried or frame["year"].is_null().all():
        return frame, []
    ends = list(dict.fromkeys(str(place) for end in plan.ends for place in end.places))
    latest = pl.col("year").filter(pl.col("value").is_not_null()).max().over(ends)
    kept = frame.filter((pl.col("year") >= latest).fill_null(value=True))
    older = frame.height - kept.height
    return kept, [f"{rows(older)} older than the latest of the same state not shown."] if older else []
