"""What goes on where a tie layer's source ends: another source, set beside the first and never joined to it."""

from dataclasses import dataclass, replace

from polycentric.answers.where import Where, open_world
from polycentric.errors import PolycentricError
from polycentric.panel.further import Reach, goes_on
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


def continued(layer: str, state: str, asked: Years, bloc: str | None = None) -> tuple[Continued, ...]:
    """Give what other sources have of a state's ties in the years asked for after a layer of `history` ends.

    Parameters
    ----------
    layer : str
        Its name in the world `history`.
    state : str
        A state's id, or a group's label.
    asked : tuple of int
        First and last year.
    bloc : str, optional
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
    parts = (_one(reach, reach.differs or further[0].differs, state, Where(reach.world, years=after, bloc=bloc))
             for reach in further[1])  # fmt: skip
    return tuple(each for each in parts if each is not None)


def covered_by(reach: Reach) -> Years | None:
    """Give the years that a source that reaches further covers, in its own world."""
    from polycentric.ties import LAYERS

    at = Where(reach.world)
    return (FIRST_YEAR, LAST_YEAR) if at.world == "now" else years_of(known(LAYERS)[reach.layer])


def _one(reach: Reach, differs: str, state: str, at: Where) -> Continued | None:
    """Read one source's ties of the years asked for, or why it has none; None where it covers none of them."""
    from polycentric.ties import LAYERS

    chosen = known(LAYERS)[reach.layer]
    covered = covered_by(reach)
    after = at.years or (0, 0)
    span = after if covered is None else (max(covered[0], after[0]), min(covered[1], after[1]))
    if span[0] > span[1]:
        return None
    try:
        panel = open_world(replace(at, years=span), [chosen])
        found = through_years(chosen.on(panel), panel, state, at.bloc)
    except PolycentricError as error:
        return Continued(reach, differs, span, None, str(error))
    return Continued(reach, differs, span, found)
