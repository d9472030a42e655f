"""Toy archives: a table of a layer's source, as its reader would give it, in place of the fetched one."""

from collections.abc import Callable, Mapping

import polars as pl
import pytest

from polycentric import tables
from polycentric.errors import NotFetchedError
from polycentric.panel import history
from polycentric.tables import kept

Frames = Mapping[tuple[str, str], pl.DataFrame]


def use(monkeypatch: pytest.MonkeyPatch, frames: Frames) -> None:
    """Put these tables in the archive; all others have not been fetched."""
    monkeypatch.setenv(kept.VARIABLE, "no")  # what was kept of a real archive is none of this one

    def table(source: str, name: str = "") -> pl.DataFrame:
        if (source, name) not in frames:
            raise NotFetchedError(f"Source '{source}' has not been fetched")
        return frames[source, name]

    monkeypatch.setattr(history.archive, "table", table)
    monkeypatch.setattr(tables, "table", table)


def pledges(*rows: tuple[int, int, int, bool | None]) -> pl.DataFrame:
    """Directed pledges to defend: state, partner, year, whether."""
    frame = pl.DataFrame(
        rows,
        schema={"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16, "atop_defense": pl.Boolean},
        orient="row",
    )
    others = ("atop_offense", "atop_neutral", "atop_nonagg", "atop_consul")
    return frame.with_columns(pl.lit(False).alias(name) for name in others)


def capabilities(*rows: tuple[int, int, float | None, float]) -> pl.DataFrame:
    """Military spending and total population; the other components are 1."""
    frame = pl.DataFrame(
        rows, schema={"ccode": pl.Int16, "year": pl.Int16, "milex": pl.Float64, "tpop": pl.Float64}, orient="row"
    )
    return frame.with_columns(pl.lit(1.0).alias(name) for name in ("milper", "irst", "pec", "upop", "cinc"))


Use = Callable[[Frames], None]
