"""Membership in named organisations, of each state and of both."""

from collections.abc import Iterable

import polars as pl

from polycentric.errors import UnknownNameError
from polycentric.panel.additions.contract import Addition
from polycentric.panel.series import SERIES
from polycentric.panel.tidy.base_rows import STATES, TWO_STATES, BaseRows
from polycentric.panel.tidy.join import Added, state_columns
from polycentric.panel.tidy.of_series import cover_of
from polycentric.sources.contract import Column
from polycentric.sources.record.columns import text, truth

USUAL = ("nato", "wpact", "eu", "csto", "sco")
STATUS = {0: "none", 1: "full", 2: "associate", 3: "observer"}
UNKNOWN, NO_BODY = "unknown", "no such organisation"
COVER = cover_of(SERIES["organisations"])


def compute(base: BaseRows, name: str = "") -> Added:
    """Give full membership and the status it rests on, for the organisations named (joined by ``+``).

    The status tells apart what the source writes as 0 (no member), -9 (unknown) and -1 (no such organisation then); of
    the last two, membership is missing.
    """
    table = base.read("igo_members", "memberships")
    added = Added(pl.DataFrame(), ())
    for body in _checked(name, table):
        added = _beside(added, _of_body(base, table, body))
    return added


def _of_body(base: BaseRows, table: pl.DataFrame, body: str) -> Added:
    """Give one organisation."""
    columns = _columns(body)
    added = state_columns(base, _state_years(table, body), columns, COVER)
    if base.unit not in TWO_STATES:
        return added
    both = truth(f"both_in_{body}", f"whether both are full members of '{body}'")
    values = added.frame.select((pl.col(f"in_{body}1") & pl.col(f"in_{body}2")).alias(both.name))
    return added + Added(values, (COVER.note(both),))


def _state_years(table: pl.DataFrame, body: str) -> pl.DataFrame:
    """Give every state-year of the source: whether a full member, and the status."""
    listed = table.filter(pl.col("organisation") == body).select("ccode", "year", "status", pl.lit(True).alias("there"))
    every = table.select("ccode", "year").unique().join(listed, on=["ccode", "year"], how="left")
    known = pl.col("status").replace_strict(STATUS, default=None, return_dtype=pl.String)
    why_none = pl.when(pl.col("there")).then(pl.lit(UNKNOWN)).otherwise(pl.lit(NO_BODY))
    return every.select(
        "ccode", "year", (pl.col("status") == 1).alias(f"in_{body}"), known.fill_null(why_none).alias(f"{body}_status")
    )


def _columns(body: str) -> tuple[Column, Column]:
    """Describe the two columns of a state."""
    meaning = f"its status in '{body}'; '{NO_BODY}' where the organisation did not exist"
    return (
        truth(f"in_{body}", f"whether it is a full member of '{body}'"),
        text(f"{body}_status", meaning, codes=(*STATUS.values(), UNKNOWN, NO_BODY)),
    )


def _checked(name: str, table: pl.DataFrame) -> Iterable[str]:
    """Split the names, and refuse one that the source has not."""
    bodies = name.split("+") if name else USUAL
    known = table["organisation"].unique().to_list()
    for body in bodies:
        if body not in known:
            raise UnknownNameError("organisation", body, known)
    return dict.fromkeys(bodies)


def _beside(added: Added, more: Added) -> Added:
    """Put an addition beside another, which may be none."""
    return added + more if added.notes else more


ADDITION = Addition(
    label="Memberships in named organisations (COW IGO)",
    sources=("igo_members",),
    units=STATES,
    compute=compute,
    options={"name": ()},
    columns=("in_<name>", "<name>_status", "both_in_<name>"),
)
