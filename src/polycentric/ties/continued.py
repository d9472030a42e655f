"""What goes on where a tie layer's source ends: another source, set beside the first and never joined to it."""

from dataclasses import dataclass

from polycentric.errors import PolycentricError
from polycentric.panel.further import Reach, goes_on
from polycentric.panel.group_text import Groups
from polycentric.panel.load import load
from polycentric.panel.now_world import FIRST_YEAR, LAST_YEAR
from polycentric.ties.called import known, years_of
from polycentric.ties.through_years import TiesThroughYears, through_years

Years = tuple[int, int]


@dataclass(frozen=True)
class Continued:
    """What another source has of the years after a layer ends.

    Attributes
    ----------
    reach : Reach
        The source, its layer and its mark.
    differs : str
        Why it is not joined.
    years : tuple of int
        First and last year asked of it.
    found : TiesThroughYears or None
        Its ties; None where it has none.
    lacking : str
        Why it has none; empty where it has some.
    """

    reach: Reach
    differs: str
    years: Years
    found: TiesThroughYears | None
    lacking: str = ""


def continued(layer: str, state: str, asked: Years, bloc: Groups | None = None) -> tuple[Continued, ...]:
    """Give what other sources have of a state's ties in the years asked for after a layer of `history` ends.

    Parameters
    ----------
    layer : str
        Its name in the world `history`.
    state : str
        A state's id, or a group's label.
    asked : tuple of int
        First and last year.
    bloc : str, Group, or sequence of these, optional
        Groups taken as one state each.

    Returns
    -------
    tuple of Continued
        None where the layer reaches all that was asked for, or where nothing reaches further.
    """
    from polycentric.ties import LAYERS

    further, layers = goes_on(layer), known(LAYERS)
    own = years_of(layers[layer]) if further is not None else None
    if further is None or own is None or asked[1] <= own[1]:
        return ()
    after = max(asked[0], own[1] + 1), asked[1]
    return tuple(
        _one(reach, reach.differs or further[0].differs, state, span, bloc)
        for reach in further[1]
        if (span := _within(reach, after)) is not None
    )


def _within(reach: Reach, after: Years) -> Years | None:
    """Give the years that a source may have of those asked for."""
    from polycentric.ties import LAYERS

    now = reach.world == "now"
    own = (FIRST_YEAR, LAST_YEAR) if now else years_of(known(LAYERS)[reach.layer]) or after
    first, last = max(own[0], after[0]), min(own[1], after[1])
    return (first, last) if first <= last else None


def _one(reach: Reach, differs: str, state: str, span: Years, bloc: Groups | None) -> Continued:
    """Read one source's ties of the years, or why it has none."""
    from polycentric.ties import LAYERS

    chosen = known(LAYERS)[reach.layer]
    try:
        needs = None if reach.world == "now" else sorted(chosen.archive()) or None
        panel = load("now", years=span) if reach.world == "now" else load("history", years=span, series=needs)
        found = through_years(chosen.on(panel), panel, state, bloc)
    except PolycentricError as error:
        return Continued(reach, differs, span, None, str(error))
    return Continued(reach, differs, span, found)
