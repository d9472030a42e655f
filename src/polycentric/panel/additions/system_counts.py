"""How many disputes, wars, rivalries and major powers the whole system has in a year."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.series import SERIES
from polycentric.panel.tidy.base_rows import SYSTEM_YEAR, BaseRows
from polycentric.panel.tidy.join import Added, Cover
from polycentric.panel.tidy.of_series import cover_of
from polycentric.panel.years import by_year
from polycentric.sources.record.columns import whole

COUNTS: Sequence[tuple[str, str, str, str]] = (
    ("majors", "major powers", "major powers on any day of the year", "majors"),
    ("gmlmids", "disputes", "disputes under way (GML)", "gml_mids"),
    ("gmlmid_onsets", "disputes", "disputes begun (GML)", "gml_mids"),
    ("cowmids", "disputes", "disputes under way (COW)", "cow_mids"),
    ("cowmid_onsets", "disputes", "disputes begun (COW)", "cow_mids"),
    ("cowinterwars", "wars", "inter-state wars under way (COW)", "cow_wars"),
    ("cowintrawars", "wars", "intra-state wars under way (COW)", "cow_wars"),
    ("ucdpconflicts", "conflicts", "armed conflicts under way (UCDP/PRIO)", "conflicts_ucdp"),
    ("tssrivalries", "rivalries", "strategic rivalries under way", "rivalries_tss"),
)
"""Name, unit, meaning, and the series of whose source it is, which says the years and what an absence means."""


def compute(base: BaseRows) -> Added:
    """Give the counts; within a source's years a year without any is a true zero."""
    counts = {
        "majors": _spells(base, "cow_majors", "spells_2024", "ccode", ("styear", "endyear")),
        "gmlmids": _years(base, "gml_mid", "dispute_dyad_years", "dispnum"),
        "gmlmid_onsets": _onsets(base, "gml_mid"),
        "cowmids": _years(base, "cow_mid", "dispute_dyad_years", "dispnum"),
        "cowmid_onsets": _onsets(base, "cow_mid"),
        "cowinterwars": _years(base, "cow_wars", "inter_state", "warnum"),
        "cowintrawars": _years(base, "cow_wars", "intra_state", "warnum"),
        "ucdpconflicts": _years(base, "ucdp_conflicts", "conflicts", "conflict_id"),
        "tssrivalries": _spells(base, "tss_rivalries", "rivalries", "tssr_id", ("start", "end")),
    }
    covers = {name: replace(cover_of(SERIES[series], more=(name,)), remark="") for name, _, _, series in COUNTS}
    columns = [_column(base, name, counts[name], covers[name]) for name, *_ in COUNTS]
    notes = [covers[name].note(whole(name, unit, meaning, 0, 999)) for name, unit, meaning, _ in COUNTS]
    return Added(pl.DataFrame(columns), tuple(notes))


def _years(base: BaseRows, source: str, table: str, what: str) -> pl.DataFrame:
    """Give the years of each thing from rows of one year each."""
    return base.read(source, table).select(pl.col(what).alias("what"), "year").unique()


def _onsets(base: BaseRows, source: str) -> pl.DataFrame:
    """Give the year in which each dispute began."""
    return base.read(source, "disputes").select(pl.col("dispnum").alias("what"), pl.col("styear").alias("year"))


def _spells(base: BaseRows, source: str, table: str, what: str, ends: tuple[str, str]) -> pl.DataFrame:
    """Give the years of each thing from its spells."""
    spells = base.read(source, table).select(pl.col(what).alias("what"), *ends)
    return by_year(spells, *ends, *base.span).unique()


def _column(base: BaseRows, name: str, years: pl.DataFrame, cover: Cover) -> pl.Series:
    """Count by year, missing outside the source's years."""
    counted = dict(years.group_by("year").len().iter_rows())
    first, last = cover.span
    values = [counted.get(year, 0) if first <= year <= last else None for year in base.year.tolist()]
    return pl.Series(name, values, dtype=pl.Int32)


ADDITION = Addition(
    label="Counts of the whole system: major powers, disputes, wars, conflicts, rivalries",
    sources=("cow_majors", "gml_mid", "cow_mid", "cow_wars", "ucdp_conflicts", "tss_rivalries"),
    units=(SYSTEM_YEAR,),
    compute=compute,
    columns=tuple(name for name, *_ in COUNTS),
)
