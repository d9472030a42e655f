"""What an estimate is asked for: votes, bridges and an anchor, opened and checked before anything is fitted."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from polycentric.errors import CoverageError, DataError, UserFileError
from polycentric.positions.ballots import Ballots
from polycentric.positions.model import Model
from polycentric.positions.votes import NONE, Bridging, VoteFile, read_vote_file
from polycentric.reading import content_of

if TYPE_CHECKING:
    import polars as pl

UN = "un"
PUBLISHED = "published"
ASSEMBLY: Mapping[str, tuple[str, ...]] = {
    UN: ("un_votes",),
    "un_votes_75": ("un_votes_75",),
    "un+un_votes_75": ("un_votes", "un_votes_75"),
}
"""What names the votes of the General Assembly, and the sources meant: session 75 only where it is named."""


@dataclass(frozen=True)
class Request:
    """All that an estimate was asked for."""

    votes: "pl.DataFrame"
    bridging: Bridging
    model: Model
    anchor: str
    source: str
    of_un: bool
    split: bool = True
    notes: tuple[str, ...] = ()
    codes: Mapping[str, str] | None = None
    sources: tuple[str, ...] = ()

    def with_votes(self, votes: "pl.DataFrame") -> "Request":
        """Give the same with more votes; those on items that no bridge names stand alone."""
        import polars as pl

        added = votes.select(pl.col(name).cast(kind) for name, kind in self.votes.schema.items())
        return replace(self, votes=pl.concat([self.votes, added]))


def open_votes(
    votes: "str | os.PathLike[str] | pl.DataFrame | VoteFile",
    bridges: "str | os.PathLike[str] | pl.DataFrame | Mapping[str, str] | None",
    without: Collection[str],
    only: Collection[str],
    sessions: tuple[int, int] | None,
) -> tuple[VoteFile, bool, Bridging]:
    """Give the table of votes with where it is from, whether it is the United Nations', and its bridges."""
    read, of_un = _votes(votes, without, only, sessions)
    return read, of_un, _bridging(bridges, sources_of(votes))


def sources_of(votes: object) -> tuple[str, ...]:
    """Name the sources of the General Assembly's votes that are meant; none for other votes."""
    return ASSEMBLY.get(votes, ()) if isinstance(votes, str) else ()


def _votes(
    votes: "str | os.PathLike[str] | pl.DataFrame | VoteFile",
    without: Collection[str],
    only: Collection[str],
    sessions: tuple[int, int] | None,
) -> tuple[VoteFile, bool]:
    """Give the table of votes with where it is from, and whether it is the United Nations'."""
    import polars as pl

    sources = sources_of(votes)
    if sources:
        from polycentric.positions.un import un_notes, un_votes

        return VoteFile(un_votes(sessions, without, only, sources), _cited(sources), un_notes(sources)), True
    if without or only:
        raise DataError("Issues are known of the United Nations' roll calls only: leave `without` and `only` out, "
                        "and take the rows out of your table.")  # fmt: skip
    if isinstance(votes, pl.DataFrame):
        votes = VoteFile(votes, "a table of the user's")
    read = votes if isinstance(votes, VoteFile) else read_vote_file(votes)
    if sessions is None:
        return read, False
    number = pl.col("session").cast(pl.String).str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
    return replace(read, frame=read.frame.filter(number.is_between(*sessions))), False


def _cited(sources: Sequence[str]) -> str:
    """Cite the sources of votes, each once; one that is decoded says so."""
    from polycentric.sources import SOURCES

    own = {source: "" if source == ASSEMBLY[UN][0] else f"{SOURCES[source].title}: " for source in sources}
    return " ".join(f"{words}{SOURCES[source].citation}" for source, words in own.items())


def _bridging(
    bridges: "str | os.PathLike[str] | pl.DataFrame | Mapping[str, str] | None", sources: Sequence[str]
) -> Bridging:
    """Give the bridges asked for."""
    import polars as pl

    if bridges is None:
        return NONE
    if isinstance(bridges, Mapping):
        return Bridging({str(item): str(name) for item, name in bridges.items()}, "a list of the user's")
    if isinstance(bridges, pl.DataFrame):
        return _from_table(bridges, "the table of bridges", "a list of the user's")
    if bridges == PUBLISHED and sources:
        from polycentric.positions.un import published_bridging

        return published_bridging()
    if bridges != "found":
        try:
            frame = pl.read_csv(content_of(bridges), infer_schema=False)
        except (OSError, pl.exceptions.PolarsError) as failure:
            raise UserFileError(
                f"The list of bridges '{os.fspath(bridges)}' can't be read as CSV: {failure}"
            ) from failure
        return _from_table(frame, f"'{os.fspath(bridges)}'", f"file {os.fspath(bridges)}")
    if not sources:
        return NONE
    from polycentric.positions.un import un_bridging

    return un_bridging(sources)


def _from_table(frame: "pl.DataFrame", what: str, source: str) -> Bridging:
    """Read bridges off a table with the columns item and bridge."""
    import polars as pl

    item = "rcid" if "rcid" in frame.columns and "item" not in frame.columns else "item"
    if item not in frame.columns or "bridge" not in frame.columns:
        raise UserFileError(f"{what} has the columns {', '.join(frame.columns)}: item and bridge are right.")
    pairs = frame.select(pl.col(item, "bridge").cast(pl.String))
    twice = pairs.unique().filter(pl.col(item).is_duplicated())[item].unique().sort().to_list()
    if twice:
        raise UserFileError(f"{what} puts '{twice[0]}' into several bridges: an item has one set of parameters.")
    return Bridging(dict(pairs.iter_rows()), source)


def check_anchor(anchor: str, ballots: Ballots) -> None:
    """Refuse an anchor that cast no vote."""
    if anchor in ballots.states:
        return
    most = np.argsort(-np.bincount(ballots.state, minlength=len(ballots.states)), kind="stable")[:5]
    raise CoverageError(
        f"The anchor '{anchor}', on whose side the axis is positive, cast no vote here: name one that did, for example "
        f"{', '.join(ballots.states[at] for at in most)} (the most votes)."
    )
