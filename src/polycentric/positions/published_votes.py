"""Which votes the authors of the published ideal points take, and which roll calls are one item to them.

After the code of their release of April 2020 (evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points on
GitHub, ``UN_DataProcessing.R``), which was read: session 19, Zanzibar, South Africa in session 48, votes on paragraphs
and amendments after 1989 and roll calls on which all voted alike are left out; a listed roll call stands for the
earliest that a chain of pairs leads to.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from polycentric.errors import DataError
from polycentric.positions.ballots import Ballots
from polycentric.positions.votes import Bridging

if TYPE_CHECKING:
    import polars as pl

SESSION_LEFT_OUT, ZANZIBAR = 19, "ZAN"
SOUTH_AFRICA = ("ZAF", 48)
LAST_WITH_PARTS = 1989


def votes_taken(votes: "pl.DataFrame", parts: Iterable[str]) -> tuple["pl.DataFrame", list[str]]:
    """Leave out the General Assembly's votes that the authors leave out.

    Parameters
    ----------
    votes : DataFrame
        With `unit`, `session`, `item` and `vote`.
    parts : iterable of str
        The items after 1989 that are on a paragraph or an amendment.

    Returns
    -------
    DataFrame, list of str
        What is left, and one sentence on what is not.
    """
    import polars as pl

    on_parts = pl.col("item").is_in(list(parts))
    in_19 = pl.col("session") == SESSION_LEFT_OUT
    state, session = SOUTH_AFRICA
    few = (pl.col("unit") == ZANZIBAR) | ((pl.col("unit") == state) & (pl.col("session") == session))
    items = votes.filter(on_parts)["item"].n_unique()
    kept = votes.filter(~(on_parts | in_19 | few))
    return kept, [
        f"As the authors do, {votes.height - kept.height:,} votes are left out: session {SESSION_LEFT_OUT}, Zanzibar, "
        f"South Africa in session {session}, and {items} roll calls on paragraphs or amendments after "
        f"{LAST_WITH_PARTS}."
    ]


def parts_after_1989() -> list[str]:
    """Give the roll calls after 1989 that `un_votes` marks as on a paragraph or an amendment: none before session 52.

    The source has no marks of sessions 40 to 51, 68 to 70, 73 and 74; the authors' own file may have more.
    """
    import polars as pl

    from polycentric.tables.archive import table

    marked = pl.col("amend").fill_null(value=False) | pl.col("para").fill_null(value=False)
    calls = table("un_votes", "roll_calls").filter(marked & (pl.col("date").dt.year() > LAST_WITH_PARTS))
    return calls["rcid"].cast(pl.String).to_list()


def chained(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Follow each later roll call to the earliest that it stands for.

    A roll call listed with several earlier ones takes the first of them, and the others stay alone, as in the authors'
    loop, which runs from the latest to the earliest.

    Parameters
    ----------
    pairs : iterable of (int, int)
        The earlier and the later roll call.
    """
    earlier: dict[int, int] = {}
    for first, second in pairs:
        earlier[second] = min(first, earlier.get(second, first))
    ends = {roll_call: roll_call for pair in earlier.items() for roll_call in pair}
    for later in sorted(earlier, reverse=True):
        ends |= {roll_call: earlier[later] for roll_call, end in ends.items() if end == later}
    return ends


def authors_bridging() -> Bridging:
    """Give the authors' list of roll calls that ask the same, each by the earliest of its chain."""
    from polycentric.tables.archive import table

    ends = chained(table("bsv_bridges").iter_rows())
    return Bridging(
        {str(roll_call): str(end) for roll_call, end in ends.items()},
        "the list of Bailey, Strezhnev and Voeten (April 2020), chains followed to the earliest",
        ("bsv_bridges",),
    )


def without_unanimous(ballots: Ballots) -> tuple[Ballots, list[str]]:
    """Leave out items (linked ones together) on which all voted alike, and number again what is left.

    Raises
    ------
    DataError
        If nothing is left.
    """
    of = ballots.parameter[ballots.item]
    counts = np.stack([np.bincount(of, ballots.vote == code, ballots.parameters) for code in range(3)])
    divided = counts.max(axis=0) < counts.sum(axis=0)
    kept = divided[of]
    if not kept.any():
        raise DataError("On no item did two units vote differently, so votes say nothing of where units stand.")
    items = np.flatnonzero(divided[ballots.parameter])
    dropped = len(ballots.items) - len(items)
    notes = [f"{dropped} of {len(ballots.items)} items, on which all voted alike, are left out."] if dropped else []
    return renumbered(ballots.keep(kept), items), notes


def renumbered(ballots: Ballots, items: "np.ndarray") -> Ballots:
    """Keep the labels of some items alone, and of the units and sessions that still have votes."""
    place = np.full(len(ballots.items), -1)
    place[items] = np.arange(len(items))
    units = np.unique(ballots.state)
    sessions = np.unique(ballots.item_session[items])
    _, parameter = np.unique(ballots.parameter[items], return_inverse=True)
    return replace(
        ballots,
        states=tuple(ballots.states[at] for at in units),
        sessions=tuple(ballots.sessions[at] for at in sessions),
        items=tuple(ballots.items[at] for at in items),
        state=np.searchsorted(units, ballots.state).astype(np.int32),
        item=place[ballots.item].astype(np.int32),
        item_session=np.searchsorted(sessions, ballots.item_session[items]).astype(np.int16),
        parameter=parameter.astype(np.int32),
    )
