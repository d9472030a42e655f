"""What the two data sets on disputes are brought to tables with; no addition of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from polycentric.panel.series import SERIES, Series
from polycentric.panel.tidy.base_rows import DYAD_YEAR, BaseRows
from polycentric.panel.tidy.exclusion import ORDER, exclude
from polycentric.panel.tidy.join import Added, described, dyad_columns, state_columns
from polycentric.panel.tidy.of_series import cover_of
from polycentric.panel.years import by_year
from polycentric.sources.contract import Column
from polycentric.sources.record.columns import truth

KEY = ("ccode1", "ccode2", "year")
WHOLE = ("fatality", "hostlev", "recip", "mindur", "maxdur", "stmon")


@dataclass(frozen=True)
class Disputes:
    """One data set: the name of its series, and its prefix."""

    name: str
    prefix: str

    @property
    def series(self) -> Series:
        """Its series, which has whether a dispute is under way, and whether one begins."""
        return SERIES[self.name]

    @property
    def source(self) -> str:
        """The name of its source."""
        return self.series.edition().source

    @property
    def flags(self) -> tuple[str, str]:
        """The names of the two columns that are zero where no dispute is listed."""
        ongoing, onset = (each.name for each in self.series.variables)
        return ongoing, onset

    @property
    def roles(self) -> tuple[Column, ...]:
        """Which of the two states of a dyad began the dispute, and against which it was begun."""
        return tuple(
            truth(
                f"{self.prefix}{role}{end}", f"whether the {which} state is on side {side} from the first day: {what}"
            )
            for role, side, what in (("init", "A", "an initiator"), ("target", "B", "a target"))
            for end, which in (("1", "first"), ("2", "second"))
        )


def dispute_years(base: BaseRows, data: Disputes) -> pl.DataFrame:
    """Give every directed dyad-year of every dispute, with what is known of the dispute as a whole."""
    rows = base.read(data.source, "dispute_dyad_years")
    lacking = [name for name in WHOLE if name not in rows.columns]
    if lacking:
        rows = rows.join(base.read(data.source, "disputes").select("dispnum", *lacking), on="dispnum", how="left")
    return rows.rename({each.held_in: each.name for each in data.series.variables})


def columns_of_dyads(base: BaseRows, data: Disputes, rules: str, details: str) -> Added:
    """Give one dispute a dyad-year, chosen by the published rules or by the caller's; of `details` all or none.

    Who began it goes by the source's sides: A is the side of the first militarised action, whoever provoked it.
    """
    columns = (*described(data.source, "dyad_years", *(data.flags if details == "no" else ())), *data.roles)
    names = tuple(column.name for column in data.roles)
    order = rules.split("+") if rules else ORDER
    kept = with_roles(exclude(dispute_years(base, data), KEY, data.flags[1], order), data)
    remark = "of the dispute kept, by " + ", ".join([*order, "then the first in the file"])
    return dyad_columns(base, kept, columns, replace(cover_of(data.series, more=names), remark=remark))


def with_roles(disputes: pl.DataFrame, data: Disputes) -> pl.DataFrame:
    """Add who began each dispute, and against whom."""
    side, first_day = ([pl.col(f"{name}{end}") for end in ("1", "2")] for name in ("sidea", "orig"))
    began = [on_a & first for on_a, first in zip(side, first_day, strict=True)]
    attacked = [~on_a & first for on_a, first in zip(side, first_day, strict=True)]
    return disputes.with_columns(
        role.alias(column.name) for role, column in zip((*began, *attacked), data.roles, strict=True)
    )


def columns_of_states(base: BaseRows, data: Disputes, years: pl.DataFrame, columns: Sequence[Column]) -> Added:
    """Give the flags of state-years."""
    names = [column.name for column in columns]
    any_of = years.group_by("ccode", "year").agg(pl.col(names).any())
    return state_columns(base, any_of, columns, replace(cover_of(data.series, more=names), remark=""))


def state_flags(data: Disputes) -> tuple[Column, Column]:
    """Describe the two flags of a state-year."""
    return (
        truth(data.flags[0], "whether a dispute of the state is under way"),
        truth(data.flags[1], "whether the state's part in a dispute began this year"),
    )


def initiated(data: Disputes) -> tuple[Column, Column]:
    """Describe the two flags of a state-year's own initiative."""
    ongoing, onset = data.flags
    return (
        truth(f"{ongoing}_init", "whether a dispute is under way that the state began: on side A from its first day"),
        truth(f"{onset}_init", "whether the state began a dispute this year: on side A from its first day"),
    )


def participations(base: BaseRows, data: Disputes) -> pl.DataFrame:
    """Give every year of every participant's spells, with whether it began then, and by the state's own initiative."""
    first, last = cover_of(data.series).span
    spells = base.read(data.source, "participants")
    began = spells.with_columns(pl.col("styear").alias("began"), (pl.col("sidea") & pl.col("orig")).alias("init"))
    rows = by_year(began.select("ccode", "styear", "endyear", "began", "init"), "styear", "endyear", first, last)
    onset = pl.col("year") == pl.col("began")
    ongoing, start = data.flags
    return rows.select(
        "ccode", "year", pl.lit(True).alias(ongoing), onset.alias(start),
        pl.col("init").alias(f"{ongoing}_init"), (onset & pl.col("init")).alias(f"{start}_init"),
    )  # fmt: skip


def from_dyads(base: BaseRows, data: Disputes) -> pl.DataFrame:
    """Give the state-years of a data set whose participants stand only in dyads."""
    rows = dispute_years(base, data)
    ongoing, onset = data.flags
    began = pl.col("sidea1") & pl.col("orig1")
    return rows.select(
        pl.col("ccode1").alias("ccode"), "year", *data.flags,
        (pl.col(ongoing) & began).alias(f"{ongoing}_init"), (pl.col(onset) & began).alias(f"{onset}_init"),
    )  # fmt: skip


def is_dyadic(base: BaseRows) -> bool:
    """Tell pairs of states from single ones."""
    return base.unit == DYAD_YEAR
