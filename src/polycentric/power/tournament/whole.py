"""The whole tournament by names: reads the contests and the world's history, and plays."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import xarray as xr

from polycentric.panel.load import load, span
from polycentric.power.contract import PowerIndex
from polycentric.power.tournament.contests import Contests, contests
from polycentric.power.tournament.play import Result, play


def tournament(
    name: str,
    indices: Mapping[str, PowerIndex],
    *,
    sides: str | None = None,
    compromise: bool = False,
    always: Collection[str] = (),
    **how: Any,
) -> Result:
    """Let power indices compete over who wins.

    Parameters
    ----------
    name : str
        The list of contests: ``"cow"`` or ``"gml"`` for disputes, ``"wars"``.
    indices : mapping of PowerIndex
        Those that may take part; `polycentric.power.INDICES` for all.
    sides : str, optional
        ``"single"``, ``"summed"`` or ``"dyads"``; the list's own default without it.
    compromise : bool
        Whether a compromise counts as a draw.
    always : collection of str
        Indices that take part however few contests they know; others have to know four fifths.
    **how
        `learn`, `seed`, `jobs` and `step`, as `play` takes them.

    Raises
    ------
    UnknownNameError
        If there is no such list or rule for sides.
    CoverageError
        If too few contests are known to the indices.
    NotFetchedError
        If a source is not here.
    """
    listed = contests(name, sides, compromise=compromise)
    return play(listed, history(listed, list(indices.values())), indices, always=always, **how)


def history(listed: Contests, indices: Sequence[PowerIndex]) -> xr.Dataset:
    """Load the world's history up to the last contest, with what the indices need; what it lacks is passed over."""
    needed = sorted({name for index in indices for name in index.archive()})
    first, last = span(None, "history")
    years = listed.rows["year"].to_list()
    return load("history", years=(first, min(max(years, default=last), last)), series=needed or ["cinc"])
