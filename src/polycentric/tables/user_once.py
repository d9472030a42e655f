"""Lets every state or pair stand once a year: what says the same again counts once, what contradicts is refused."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.states import facts
from polycentric.tables.user_faults import Faults
from polycentric.tables.user_rows import rows

if TYPE_CHECKING:
    import polars as pl

SHOWN = 8


def once(frame: "pl.DataFrame", ends: int, faults: Faults, *, mutual: bool) -> tuple["pl.DataFrame", list[str]]:
    """Give the rows with each state, or pair, once a year.

    Parameters
    ----------
    frame : polars.DataFrame
        `line`, `year`, `value`, and `state0`, `rank0`, `code0`, `text0` (and 1) for each end.
    ends : int
        1 or 2.
    faults : Faults
        Takes pairs of lines that contradict each other.
    mutual : bool
        Whether a pair is the same both ways.

    Returns
    -------
    DataFrame, list of str
        The rows, and what is to be said of those that are left.
    """
    import polars as pl

    keys = [f"state{end}" for end in range(ends)]
    keyed = frame.with_columns(first=pl.col(keys[0]), second=pl.col(keys[-1]))
    if mutual:
        keyed = keyed.with_columns(first=pl.min_horizontal(keys), second=pl.max_horizontal(keys))
    rank = pl.min_horizontal([f"rank{end}" for end in range(ends)])
    keyed = keyed.with_columns(rank=rank).with_row_index("at")
    again = keyed.filter(pl.struct("first", "second", "year").is_duplicated())
    if again.is_empty():
        return frame, []
    left, same, codes = set[int](), 0, dict[str, str]()
    for _, group in again.sort("line").group_by(["first", "second", "year"], maintain_order=True):
        best = group.filter(pl.col("rank") == group["rank"].max())
        if best.height < group.height:
            codes.setdefault(*_describe_kept(group, best))
            left |= set(group.filter(pl.col("rank") < group["rank"].max())["at"].to_list())
        left |= set(best["at"].to_list()[1:])
        values = best["value"].to_list()
        if all(_equal(value, values[0]) for value in values):
            same += best.height - 1
        else:
            _contradiction(best, ends, faults)
    return keyed.filter(~pl.col("at").is_in(list(left))).select(frame.columns), _notes(same, codes)


def _equal(one: float | None, other: float | None) -> bool:
    """Tell two values that are equal, or both missing."""
    return one == other or (one is None and other is None)


def _describe_kept(group: "pl.DataFrame", best: "pl.DataFrame") -> tuple[str, str]:
    """Say which code's row counts: by the state and year, and in words."""
    row = best.row(0, named=True)
    codes = [str(code) for code in group["code0"].unique(maintain_order=True).to_list() if code]
    who = " and ".join(dict.fromkeys(facts.states()[row[key]].name for key in ("first", "second")))
    year = f", {row['year']}" if row["year"] is not None else ""
    if len(codes) < 2 and "code1" in group.columns:
        codes = [str(code) for code in group["code1"].unique(maintain_order=True).to_list() if code]
        return who + year, f"{who}{year}: {row['code1']} of {' and '.join(codes)}"
    return who + year, f"{who}{year}: {row['code0']} of {' and '.join(codes)}"


def _contradiction(best: "pl.DataFrame", ends: int, faults: Faults) -> None:
    """Note two lines that say different things of one state or pair."""
    first = best.row(0, named=True)
    other = next(row for row in best.iter_rows(named=True) if not _equal(row["value"], first["value"]))
    keys = range(ends)
    who = " to ".join(str(other[f"state{end}"]) for end in keys)
    texts = [" and ".join(str(row[f"text{end}"]) for end in keys) for row in (first, other)]
    named = f" as '{texts[0]}'" if texts[0] != texts[1] else ""
    year = f" for {other['year']}" if other["year"] is not None else ""
    faults.add(
        "twice",
        f"{who} {other['year']}",
        int(other["line"]),
        f"{who} stands in line {first['line']} already{named}{year}, with {_shown(first['value'])}, and here with "
        f"{_shown(other['value'])}: {_advice(first, other, ends, named)}",
    )


def _advice(first: dict[str, object], other: dict[str, object], ends: int, named: str) -> str:
    """Say what to do: where two names of one state are in the file, one is of other borders."""
    if named and ends == 1 and first["year"] is not None:
        from polycentric.tables.user_states import is_other_name

        state, year = str(first["state0"]), int(str(first["year"]))
        parts = [row for row in (first, other) if is_other_name(str(row["text0"]), state, year)]
        if len(parts) == 1:
            whole = other if parts[0] is first else first
            return (
                f"'{parts[0]['text0']}' is often the part in today's borders, and '{whole['text0']}' the whole state "
                f"of {year}. Keep line {whole['line']} if the whole is meant, and take line {parts[0]['line']} out."
            )
    return "which counts is not for us to guess. Take one of the two lines out."


def _shown(value: float | None) -> str:
    """Write a value."""
    return "no value" if value is None or math.isnan(value) else f"{value:.10g}"


def _notes(same: int, codes: dict[str, str]) -> list[str]:
    """Say what was left."""
    notes: list[str] = []
    if same == 1:
        notes.append("1 row says again what another says, and counts once.")
    elif same:
        notes.append(f"{rows(same)} say again what others say, and count once.")
    if codes:
        shown: Sequence[str] = list(codes.values())
        more = f" and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
        listing = "; ".join(shown[:SHOWN]) + more
        notes.append(f"Under two codes in a year, the row of the code of the year's end counts: {listing}.")
    return notes
