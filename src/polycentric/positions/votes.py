"""From a table of votes to ballots: the one format that every assembly comes in, and what is refused or noted.

A row is a vote: `unit` (who), `session` (a whole number: year, session, term), `item` (on what), `vote` (yes, abstain
or no, in words or codes). Whoever was absent has no row, or one that says so. An item belongs to one session. Further
columns are left alone.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from polycentric.errors import DataError, UserFileError
from polycentric.positions.ballots import VOTES, Ballots
from polycentric.positions.vote_codes import in_words
from polycentric.reading import content_of
from polycentric.tables.user_body import body
from polycentric.tables.user_faults import Faults
from polycentric.tables.user_text import open_text

if TYPE_CHECKING:
    import polars as pl

COLUMNS = ("unit", "session", "item", "vote")
LARGEST_FILE = 500_000_000
MOST_NAMED = 30
SHOWN = 5


@dataclass(frozen=True)
class Bridging:
    """Which items share parameters: the name of the bridge by item label, and where the list is from.

    `of` names the sources of the archive that hold the list.
    """

    bridge: Mapping[str, str]
    source: str
    of: tuple[str, ...] = ()


NONE = Bridging({}, "none")


@dataclass(frozen=True)
class VoteFile:
    """A table of votes from a file, with what was found of the file's form and what its codes mean."""

    frame: "pl.DataFrame"
    source: str
    notes: tuple[str, ...] = ()
    codes: Mapping[str, str] | None = None


def read_votes(file: str | os.PathLike[str]) -> "pl.DataFrame":
    """Read a table of votes from a text file or a Parquet file.

    Parameters
    ----------
    file : str or path
        With the columns `unit`, `session`, `item` and `vote`.

    Raises
    ------
    UserFileError
        If it can't be read or lacks a column.
    """
    return read_vote_file(file).frame


def read_vote_file(
    file: str | os.PathLike[str], columns: Mapping[str, str] | None = None, codes: Mapping[str, str] | None = None
) -> VoteFile:
    """Read a table of votes from a file, whatever its separator and encoding, with what is to be said of it.

    Parameters
    ----------
    file : str or path
    columns : mapping of str to str, optional
        Which of its columns is `unit`, `session`, `item` or `vote`, where they are called otherwise.
    codes : mapping of str to str, optional
        What its codes mean: yes, abstain, no or absent.

    Raises
    ------
    UserFileError
        If it can't be read or lacks a column.
    """
    import polars as pl

    path, named = Path(file), dict(columns or {})
    if not _is_parquet(path):
        frame, notes = _text_table(path, named)
        return VoteFile(frame, f"file {os.fspath(file)}", notes, codes)
    try:
        frame = pl.read_parquet(content_of(path))
    except (OSError, pl.exceptions.PolarsError) as failure:
        raise UserFileError(f"'{path}' can't be read as Parquet: {failure}") from failure
    return VoteFile(_with_columns(frame, f"'{path}'", named), f"file {os.fspath(file)}", (), codes)


def _text_table(path: Path, named: Mapping[str, str]) -> tuple["pl.DataFrame", tuple[str, ...]]:
    """Read the four columns of a text file; an empty field is missing."""
    import polars as pl

    columns = {role: named.get(role, role) for role in COLUMNS}

    def score(fields: Sequence[str]) -> int:
        return len({field.strip().lower() for field in fields} & {name.lower() for name in columns.values()})

    text = open_text(path, score, LARGEST_FILE)
    _refuse_lacking(text.header, f"'{path}'", columns)
    places = {role: _place(text.header, name) for role, name in columns.items()}
    faults = Faults(path)
    rows = body(text, list(dict.fromkeys(places.values())), faults)
    faults.refuse()
    frame = rows.select(**{role: pl.col(str(place)) for role, place in places.items()})
    return frame.with_columns(pl.when(pl.all() != "").then(pl.all())), text.notes


def _place(header: Sequence[str], name: str) -> int:
    """Give the place of a column, as written or in other letters; -1 where there is none."""
    if name in header:
        return list(header).index(name)
    small = [each.lower() for each in header]
    return small.index(name.lower()) if name.lower() in small else -1


def _is_parquet(path: Path) -> bool:
    """Tell Parquet from CSV by the name's ending."""
    return path.suffix.lower() == ".parquet"


def read_rollcall(
    file: str | os.PathLike[str],
    session: int = 1,
    yes: Sequence[str] = ("1",),
    no: Sequence[str] = ("0",),
    abstain: Sequence[str] = (),
) -> "pl.DataFrame":
    """Read the votes of an R `rollcall` object that was written by ``write.csv(object$votes, "votes.csv")``.

    Parameters
    ----------
    file : str or path
        A row for each legislator, whose name is in the first column, and a column for each roll call.
    session : int
        The session that all of it belongs to; a file for each session, joined, makes several.
    yes, no, abstain : sequence of str
        The codes that mean each, as `object$codes` names them. All others (absent, not a member) are no votes.

    Raises
    ------
    UserFileError
        If it can't be read, or none of the codes occurs in it.
    """
    import polars as pl

    try:
        wide = pl.read_csv(content_of(file), infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as failure:
        raise UserFileError(f"'{file}' can't be read as CSV: {failure}") from failure
    meaning = {code: word for word, codes in (("yes", yes), ("no", no), ("abstain", abstain)) for code in codes}
    long = wide.unpivot(index=wide.columns[0], variable_name="item", value_name="code")
    voted = long.filter(pl.col("code").is_in(list(meaning)))
    if voted.is_empty():
        seen = long["code"].drop_nulls().unique().sort().head(SHOWN).to_list()
        raise UserFileError(
            f"'{file}' holds none of the codes {', '.join(meaning)}; it has {', '.join(map(str, seen)) or 'none'}: "
            f"say with `yes` and `no` which of its codes mean what (object$codes in R)."
        )
    return voted.select(
        unit=pl.col(wide.columns[0]),
        session=pl.lit(session, pl.Int64),
        item=pl.format("{}/{}", pl.lit(session), pl.col("item")),
        vote=pl.col("code").replace_strict(meaning),
    )


def to_ballots(
    votes: "pl.DataFrame",
    bridging: Bridging = NONE,
    *,
    binary: bool = False,
    codes: Mapping[str, str] | None = None,
) -> tuple[Ballots, list[str]]:
    """Check a table of votes and lay it out as ballots.

    Parameters
    ----------
    votes : DataFrame
        With `unit`, `session`, `item` and `vote`.
    bridging : Bridging
        Which items share parameters.
    binary : bool
        Whether abstentions are left out.
    codes : mapping of str to str, optional
        What the codes of the votes mean: yes, abstain, no or absent; words, and Voeten's codes, are known.

    Returns
    -------
    ballots : Ballots
    notes : list of str
        What was left out and why, one sentence each.

    Raises
    ------
    DataError
        If a column is missing, a session is no whole number, a vote is none of the three, an item is of two sessions,
        a unit voted both ways on one item, or no item divided the units.
    """
    frame, notes = _checked(_with_columns(votes, "the table of votes"), codes)
    if binary:
        import polars as pl

        abstained = int((frame["vote"] == "abstain").sum())
        frame = frame.filter(pl.col("vote") != "abstain")
        notes += [f"{abstained} abstentions are left out, as the binary model asks."] if abstained else []
    ballots = _laid_out(frame, bridging)
    return ballots, notes + _uninformative(ballots)


def _with_columns(frame: "pl.DataFrame", what: str, named: Mapping[str, str] | None = None) -> "pl.DataFrame":
    """Keep the four columns, or say which is missing."""
    import polars as pl

    columns = {role: (named or {}).get(role, role) for role in COLUMNS}
    _refuse_lacking(frame.columns, what, columns)
    places = {role: frame.columns[_place(frame.columns, name)] for role, name in columns.items()}
    return frame.select(**{role: pl.col(name) for role, name in places.items()})


def _refuse_lacking(header: Sequence[str], what: str, columns: Mapping[str, str]) -> None:
    """Say which of the four columns a table lacks."""
    lacking = [name for name in columns.values() if _place(header, name) < 0]
    if lacking:
        raise UserFileError(
            f"{what} has no column {', '.join(lacking)} (it has {', '.join(header[:MOST_NAMED])}): a vote is a row "
            f"with unit, session, item and vote; --columns unit=NAME,item=NAME says what they are called."
        )


def _checked(frame: "pl.DataFrame", codes: Mapping[str, str] | None) -> tuple["pl.DataFrame", list[str]]:
    """Refuse what can't be votes; leave out what is no vote, and say so."""
    import polars as pl

    notes: list[str] = []
    session = frame["session"].cast(pl.String).str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
    wrong = frame.filter(session.is_null() & frame["session"].is_not_null())["session"].unique().to_list()
    if wrong:
        raise DataError(f"The session {_few(wrong)} is no whole number: write a year or a number of order.")
    frame = frame.with_columns(pl.col("unit", "item").cast(pl.String), session=session)
    empty = frame.select(pl.any_horizontal(pl.col("unit", "session", "item").is_null())).to_series().sum()
    if empty:
        raise DataError(f"{empty} rows lack their unit, session or item: fill them in, or take them out.")
    blank = int((frame["vote"].is_null() | (frame["vote"].cast(pl.String) == "")).sum())
    votes, remarks = in_words(frame["vote"], codes)
    notes += [f"{blank} rows without a vote are taken as absences."] if blank else []
    frame = frame.with_columns(vote=votes).drop_nulls("vote")
    notes += remarks
    return _each_once(frame, notes)


def _each_once(frame: "pl.DataFrame", notes: list[str]) -> tuple["pl.DataFrame", list[str]]:
    """Refuse an item of two sessions and a unit with two votes on one item; drop rows that say the same twice."""
    import polars as pl

    if frame.is_empty():
        raise DataError("There is not one vote in the table: are all of them left out?")
    spread = frame.select("item", "session").unique().filter(pl.col("item").is_duplicated())["item"].unique().sort()
    if len(spread):
        raise DataError(
            f"{_few(spread.to_list())} stand{'s' if len(spread) == 1 else ''} in several sessions: an item is one vote "
            f"in one session. Give each its own label, and list it as a bridge if it asks the same thing."
        )
    once = frame.unique(maintain_order=True)
    if once.height < frame.height:
        notes.append(f"{frame.height - once.height} rows say again what another row says, and are dropped.")
    twice = once.filter(pl.struct("unit", "item").is_duplicated())
    if twice.height:
        some = twice.select("unit", "item").unique(maintain_order=True).head(SHOWN)
        pairs = "; ".join(f"{unit} on {item}" for unit, item in some.iter_rows())
        raise DataError(f"Some voted both ways on one item ({pairs}): which vote counts is not for us to guess.")
    return once, notes


def _laid_out(frame: "pl.DataFrame", bridging: Bridging) -> Ballots:
    """Give each unit, session, item and parameter set its place."""
    import polars as pl

    states = frame["unit"].unique().sort().to_list()
    sessions = frame["session"].unique().sort().to_list()
    items = frame.select("session", "item").unique().sort("session", "item").with_row_index("at")
    ordered = (
        frame.join(items.select("item", "at"), on="item", how="left")
        .with_columns(state=pl.col("unit").cast(pl.Enum(states)).to_physical().cast(pl.Int32))
        .sort("at", "state")
    )
    labels = items["item"].to_list()
    return Ballots(
        states=tuple(states),
        sessions=tuple(sessions),
        items=tuple(labels),
        state=ordered["state"].to_numpy().astype(np.int32),
        item=ordered["at"].to_numpy().astype(np.int32),
        vote=ordered["vote"].cast(pl.Enum(VOTES)).to_physical().to_numpy().astype(np.int8),
        item_session=np.searchsorted(sessions, items["session"].to_numpy()).astype(np.int16),
        parameter=_parameters(labels, bridging),
    )


def _parameters(labels: Sequence[str], bridging: Bridging) -> "np.ndarray":
    """Give each item its parameter set, in order of appearance; items of one bridge share theirs."""
    numbers: dict[tuple[bool, str], int] = {}
    keys = [(True, bridging.bridge[label]) if label in bridging.bridge else (False, label) for label in labels]
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int32)


def _uninformative(ballots: Ballots) -> list[str]:
    """Note the items on which all voted alike and the units that voted once; refuse if no item divides."""
    counts = np.stack([np.bincount(ballots.item, ballots.vote == code, len(ballots.items)) for code in range(3)])
    alike = int((counts.max(axis=0) == counts.sum(axis=0)).sum())
    if alike == len(ballots.items):
        raise DataError("On no item did two units vote differently, so votes say nothing of where units stand.")
    notes = (
        [f"On {alike} of {len(ballots.items)} items all who voted voted alike: these say little, and are kept."]
        if alike
        else []
    )
    once = [ballots.states[at] for at in np.flatnonzero(np.bincount(ballots.state, minlength=len(ballots.states)) == 1)]
    if once:
        notes.append(f"{_few(once)} voted once: what is said of {'it' if len(once) == 1 else 'them'} is mostly prior.")
    return notes


def _few(values: Sequence[object]) -> str:
    """Quote some values, and say how many more there are."""
    named = ", ".join(f"'{value}'" for value in values[:SHOWN])
    return named if len(values) <= SHOWN else f"{named} and {len(values) - SHOWN} more"
