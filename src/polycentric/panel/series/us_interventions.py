"""Military interventions of the United States that were going on in a state in a year."""

import polars as pl

from polycentric.panel.membership import state_years
from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year
from polycentric.sources.us_interventions_mip import FIRST, HOSTILITY, LAST, LETTERS, MISPRINTS

AMERICA = 2
START = 1816
KEYS = ["ccode1", "ccode2", "year"]
STATE_YEAR = ["ccode2", "year"]


def going_on(cases: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each state and year: yes where a case was going on, no where none was, open where that is open."""
    kept = _kept(cases)
    found = _years(targets(kept)).group_by(STATE_YEAR).agg(
        pl.col("us_hostility").max(), pl.lit(True).alias("us_intervention")
    )  # fmt: skip
    open_years = _years(in_doubt(kept)).select(STATE_YEAR).unique().join(found, on=STATE_YEAR, how="anti")
    states = state_years("cow", START, LAST).rename({"ccode": "ccode2"}).filter(pl.col("ccode2") != AMERICA)
    known = pl.concat([found.select(STATE_YEAR), open_years])
    nothing = states.join(known, on=STATE_YEAR, how="anti").with_columns(
        pl.lit(0, pl.Int16).alias("us_hostility"), pl.lit(False).alias("us_intervention")
    )
    rows = pl.concat([found, open_years, nothing], how="diagonal")
    return rows.with_columns(pl.lit(AMERICA, pl.Int16).alias("ccode1")).select(
        *KEYS, "us_intervention", "us_hostility"
    ).sort(KEYS)  # fmt: skip


def _kept(cases: pl.DataFrame) -> pl.DataFrame:
    """Leave out the cases that the authors took out, and give each the last year in which it counts."""
    return cases.filter(~pl.col("removed")).with_columns(
        pl.col("target").replace_strict(MISPRINTS, default=None).fill_null(pl.col("codes")).alias("codes"),
        pl.col("endyear").fill_null(pl.when(pl.col("ongoing")).then(LAST).otherwise("styear")).alias("end"),
    )


def named_cases(cases: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each number of a state that a case has, with all that the source says of the case."""
    sure = _kept(cases).filter(~pl.col("named_otherwise"))
    return sure.with_columns(_numbers()).explode("ccode2").drop_nulls("ccode2")


def _numbers() -> pl.Expr:
    """Give the numbers of states in a text."""
    return pl.col("codes").str.extract_all(r"\d+").cast(pl.List(pl.Int16)).alias("ccode2")


def targets(kept: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each number of a state that a case has."""
    sure = kept.filter(~pl.col("named_otherwise"))
    return _each(sure.with_columns(_numbers()))


def in_doubt(kept: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each state that a case names by letters without its number, or beside another's number."""
    letters = pl.col("target").str.extract_all(r"[A-Z]{3,4}")
    named = letters.list.eval(pl.element().replace_strict(LETTERS, default=None, return_dtype=pl.Int16))
    several = kept.filter((letters.list.len() > 1) | pl.col("named_otherwise")).with_columns(named.alias("ccode2"))
    beside = kept.filter("named_otherwise").with_columns(pl.col("codes").cast(pl.Int16).alias("ccode2"))
    return pl.concat([_each(several), beside.select(_each(several).columns)])


def _each(cases: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each state of a list."""
    rows = cases.select("ccode2", "styear", "end", "us_hostility").explode("ccode2")
    return rows.drop_nulls("ccode2")


def _years(spells: pl.DataFrame) -> pl.DataFrame:
    """Give a row for each year of each case."""
    return by_year(spells, "styear", "end", FIRST, LAST)


SERIES = Series(
    label="US interventions (MIP)",
    variables=(
        Variable("us_intervention", "A military intervention of the state in the partner goes on", "yes or no",
                 dtype="int8"),
        Variable("us_hostility", "The highest level of force in it", dtype="int8",
                 codes="0 no intervention, " + HOSTILITY),
    ),
    editions={"2022": Edition("us_interventions_mip", years=(START, LAST))},
    keys=("ccode1", "ccode2"),
    rows=going_on,
    caveat="The United States alone intervenes in it: what all others did is missing. In a state without a case it is "
    "no, since the source means to list all. A state that a case names by letters alone is open in its years (Germany "
    "1941-45: the number there is Japan's); cases in places that were no state then are left out.",
)  # fmt: skip
