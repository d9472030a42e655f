"""Who was in office when: leader-years and leader-dyad-years from the list of leaders and the lists of states."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel.membership import LATEST, SYSTEMS, lives, year_bounds
from polycentric.panel.tidy.base_rows import Read

FIRST, LAST = 1840, 2015


def leader_years(
    system: str, first: int | None, last: int | None, only_members: bool, read: Read
) -> pl.DataFrame:  # fmt: skip
    """Give every spell in office and year: obsid, the state's code, year, leader, gender, leaderage, yrinoffice."""
    return (
        _by_year(_offices(system, only_members, read), *_years(first, last))
        .drop("start", "end")
        .unique(maintain_order=True)
    )


def leader_days(system: str, first: int | None, last: int | None, only_members: bool, read: Read) -> pl.DataFrame:
    """Give every day in office: obsid, the state's code, date, year, leader, yrinoffice."""
    code = SYSTEMS[system]
    rows = _by_year(_offices(system, only_members, read), *_years(first, last))
    days = rows.with_columns(pl.date_ranges("start", "end").alias("date")).explode("date")
    return days.select("obsid", code, "date", "year", "leader", "yrinoffice").unique(maintain_order=True)


def leader_dyad_years(system: str, first: int | None, last: int | None, directed: bool, read: Read) -> pl.DataFrame:
    """Give every pair of leaders of two states in office on a same day of a year."""
    rows = _by_year(in_office(system, True, read), *_years(first, last))
    code = SYSTEMS[system]
    facts = rows.drop("start", "end", "year", "leader")
    parts = [
        pl.concat(
            [facts[one].rename(lambda name: f"{name}1"), facts[other].rename(lambda name: f"{name}2"),
             rows[one].select("year")], how="horizontal",
        )
        for one, other in _pairs(rows, code, directed)
    ]  # fmt: skip
    keys = ["obsid1", "obsid2", f"{code}1", f"{code}2", "year"]
    pairs = pl.concat(parts).unique(subset=keys, maintain_order=True)
    return pairs.select(*keys, pl.exclude(keys)).sort(f"{code}1", f"{code}2", "year", "obsid1", "obsid2")


def in_office(system: str, only_members: bool, read: Read) -> pl.DataFrame:
    """Give the days in office, cut to the state's membership, under the codes of a list."""
    office = read("archigos", "leaders").select(
        "obsid", "leader", "gender", "gwcode", "yrborn", pl.col("startdate").alias("start"),
        pl.col("enddate").alias("end"), pl.col("startdate").dt.year().alias("since"),
    )  # fmt: skip
    if not only_members:
        return office
    members = _spells(system)
    by_state = office.join(_states(), on="gwcode").drop("gwcode").join(members, on="state").drop("state")
    cut = by_state.with_columns(
        pl.max_horizontal("start", "member_start").alias("start"), pl.min_horizontal("end", "member_end").alias("end")
    )
    return cut.drop("member_start", "member_end").filter(pl.col("start") <= pl.col("end"))


def _offices(system: str, only_members: bool, read: Read) -> pl.DataFrame:
    """Give the days in office, or refuse those of states that have no code in a list."""
    if not only_members and system != "gw":
        raise CoverageError("Leaders of states that are no members have Gleditsch-Ward codes only: system='gw'.")
    return in_office(system, only_members, read)


def _years(first: int | None, last: int | None) -> tuple[int, int]:
    """Give the years asked for, within the list of leaders."""
    start, end = FIRST if first is None else first, LAST if last is None else last
    if not FIRST <= start <= end <= LAST:
        raise CoverageError(
            f"The list of leaders covers {FIRST}-{LAST}, but {start}-{end} was asked for: give a first and a last year "
            "within it."
        )
    return start, end


def _states() -> pl.DataFrame:
    """Say which of our states each Gleditsch-Ward code is."""
    known = lives("gw")
    return pl.DataFrame({"gwcode": known.code.astype(np.int16), "state": known.state}).unique()


def _spells(system: str) -> pl.DataFrame:
    """Give the spells of a list by our own state id."""
    known = lives(system)
    latest = year_bounds(LATEST)[0]
    return pl.DataFrame(
        {
            "state": known.state,
            SYSTEMS[system]: known.code.astype(np.int16),
            "member_start": pl.Series(known.start.astype(np.int32)).cast(pl.Date),
            "member_end": pl.Series(np.minimum(known.end, latest).astype(np.int32)).cast(pl.Date),
        }
    )


def _by_year(offices: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """Cut spells in office into years; `start` and `end` are the days of that year."""
    code = "ccode" if "ccode" in offices.columns else "gwcode"
    years = pl.int_ranges(pl.col("start").dt.year(), pl.col("end").dt.year() + 1, dtype=pl.Int16)
    rows = offices.with_columns(years.alias("year")).explode("year").filter(pl.col("year").is_between(first, last))
    return rows.select(
        "obsid", code, "year", "leader", "gender",
        (pl.col("year") - pl.col("yrborn")).cast(pl.Int16).alias("leaderage"),
        (pl.col("year") - pl.col("since") + 1).cast(pl.Int16).alias("yrinoffice"),
        pl.max_horizontal("start", pl.date(pl.col("year"), 1, 1)).alias("start"),
        pl.min_horizontal("end", pl.date(pl.col("year"), 12, 31)).alias("end"),
    ).sort(code, "year", "start", "obsid")  # fmt: skip


def _pairs(rows: pl.DataFrame, code: str, directed: bool) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Give, year by year, the rows of two states' leaders who were in office on a same day."""
    numbered = rows.with_row_index("row").with_columns(pl.col("start", "end").to_physical())
    for _, year in numbered.group_by("year", maintain_order=True):
        row, state, start, end = (year[name].to_numpy() for name in ("row", code, "start", "end"))
        apart = np.less.outer(state, state) if not directed else np.not_equal.outer(state, state)
        one, other = np.nonzero((np.maximum.outer(start, start) <= np.minimum.outer(end, end)) & apart)
        yield row[one], row[other]
