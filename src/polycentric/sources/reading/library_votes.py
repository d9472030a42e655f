"""Read the roll calls that the United Nations' library publishes as CSV: a member's vote on a resolution a row.

The columns of the General Assembly's file are those of its releases of 2024 to 2026, as the library's own description
of 2024 and public readers of the later ones name them; the Security Council's are as two public readers use them. No
file of either was at hand: the readers ran on rows of our own alone.
"""

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError, PolycentricWarning
from polycentric.sources.contract import Raw
from polycentric.sources.reading.own_text import Layout, one_of, own_rows

if TYPE_CHECKING:
    import polars as pl

VOTES: Mapping[str, str | None] = {"Y": "yes", "N": "no", "A": "abstain", "X": "not voting", "NV": "not voting",
                                   "": "not voting"}  # fmt: skip
WORDS = ("yes", "no", "abstain", "not voting")
NAMED = 5  # letters without a state that a note names
TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")
# The Assembly's release of September 2024 has other names.
OF_2024 = {"ms_codes": "ms_code", "ms_names": "ms_name", "ms_votes": "ms_vote", "resolutions": "resolution",
           "agenda_titles": "agenda_title", "yes": "total_yes", "no": "total_no", "abstentions": "total_abstentions",
           "non_voting": "total_non_voting", "total": "total_ms"}  # fmt: skip
NEEDED = ("undl_id", "ms_code", "ms_name", "ms_vote", "date", "resolution")
YES: Mapping[str, str | None] = {"TRUE": "1", "YES": "1", "1": "1", "FALSE": "0", "NO": "0", "0": "0", "": None}
BODIES = {
    "A": ("the General Assembly", "un_votes_library"),
    "S": ("the Security Council", "unsc_votes_library"),
}  # by the first letter of a resolution's symbol
OF_THE_COUNCIL = ("permanent_member", "modality")  # columns that the Assembly's file hasn't
WITHOUT = "without"  # how the Council's modality begins where nobody voted, though the file has a row for each member


def votes(layout: Layout, columns: tuple[str, ...]) -> Raw:
    """Make a reader of a member's votes: with the state meant, the year, and the vote as a word."""

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        told = dict.fromkeys((*columns, "resolution", *OF_THE_COUNCIL))
        frame = own_rows(path, layout, ("undl_id", "ms_code", "ms_name", "ms_vote", "date", "total_ms", *told))
        _check_body(frame, path, "S" if set(OF_THE_COUNCIL) <= set(columns) else "A")
        frame = frame.drop(set(told) - set(columns))
        frame = one_of("ms_vote", VOTES, path)(_dated(frame, path))
        _check_last(frame, path)
        if "permanent_member" in columns:
            frame = one_of("permanent_member", YES, path)(frame)
        if "modality" in columns:
            nobody = pl.col("modality").str.to_lowercase().str.starts_with(WITHOUT).fill_null(False)
            frame = frame.with_columns(pl.when(nobody).then(None).otherwise(pl.col("ms_vote")).alias("ms_vote"))
        return _with_states(frame).drop("total_ms")

    return read


def roll_calls(layout: Layout, columns: tuple[str, ...]) -> Raw:
    """Make a reader of the roll calls themselves, each once."""

    def read(path: Path) -> "pl.DataFrame":
        frame = own_rows(path, layout, ("undl_id", "date", *columns, *TOTALS))
        return _dated(frame.unique("undl_id", keep="first", maintain_order=True), path)

    return read


def _check_body(frame: "pl.DataFrame", path: Path, wanted: str) -> None:
    """Refuse the other body's file, told by its resolutions' symbols and by the columns that only one has."""
    import polars as pl

    (other,) = set(BODIES) - {wanted}
    symbols = frame["resolution"].drop_nulls()
    foreign = symbols.filter(symbols.str.starts_with(f"{other}/"))
    both = frame.select(pl.any_horizontal(pl.col(OF_THE_COUNCIL).is_not_null()).any()).item()
    if not len(foreign) and (wanted == "S" or not both):
        return
    body, source = BODIES[other]
    shown = f"the resolution {foreign[0]}" if len(foreign) else f"the columns {' and '.join(OF_THE_COUNCIL)}"
    raise DataError(
        f"'{path.name}' is of {body}: it has {shown}. Its votes are of another source: polycentric fetch {source} "
        "--from FILE"
    )


def _dated(frame: "pl.DataFrame", path: Path) -> "pl.DataFrame":
    """Give the dates as dates, and their years."""
    import polars as pl

    days = frame["date"].str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    wrong = frame["date"].filter(days.is_null())
    if len(wrong):
        raise DataError(f"'{path.name}' has the date '{wrong[0]}', where 2021-03-19 is the form: it is damaged.")
    return frame.with_columns(days.alias("date"), days.dt.year().cast(pl.Int16).alias("year"))


def _check_last(frame: "pl.DataFrame", path: Path) -> None:
    """Refuse a file whose last roll call lacks members: it is cut short."""
    last = frame.filter(frame["undl_id"] == frame["undl_id"][-1])
    members = last["total_ms"].cast(float, strict=False)[0]
    if members is not None and last.height < members:
        raise DataError(
            f"'{path.name}' has {last.height} votes of its last roll call ({last['undl_id'][0]}), which {members:.0f} "
            "members had: it is cut short, get it again."
        )


def _tell_strangers(strangers: "set[tuple[str, str]]") -> None:
    """Name letters that nothing is known of: their rows stay, without a state."""
    if strangers:
        listed = ", ".join(f"{code} ({name})" for code, name in sorted(strangers, key=str)[:NAMED])
        warnings.warn(
            f"Of {len(strangers)} members' letters no state is known, and their votes have none: {listed}.",
            PolycentricWarning,
            stacklevel=2,
        )


def _with_states(frame: "pl.DataFrame") -> "pl.DataFrame":
    """Put the state that is meant to each row."""
    import polars as pl

    from polycentric.sources.reading.un_letters import member
    from polycentric.states import states

    keys = frame.select("ms_code", "ms_name", "date").unique()
    named = [member(code or "", name or "", day) for code, name, day in keys.iter_rows()]
    _tell_strangers({(code, name) for (code, name, _), state in zip(keys.iter_rows(), named, strict=True)
                     if state is None and code not in states()})  # fmt: skip
    return frame.join(
        keys.with_columns(pl.Series("state", named, pl.String)), on=["ms_code", "ms_name", "date"], how="left",
        nulls_equal=True, maintain_order="left",
    )  # fmt: skip
