"""What a line through editions may join: what is in doubt, and where a line ends."""

from itertools import pairwise

import xarray as xr

from polycentric.errors import CoverageError
from polycentric.power.movers.through_editions import Series, amounts, series_of

OLD = "has figures of years long before, or whose year it doesn’t state"

# A point is in doubt where so much of it is the edition before's, or where so few of the people are covered.
REPEATED, FEW_PEOPLE = 0.5, 0.97


def doubts(series: Series) -> dict[int, str]:
    """Say why some editions say little of the world as it was then: the same figures again, or too few states."""
    found: dict[int, str] = {}
    for point in series.points:
        if point.repeated >= REPEATED:
            found[point.edition] = (
                "repeats most figures of the edition before, so that a state whose figure is new stands out"
            )
        elif point.people < FEW_PEOPLE:
            found[point.edition] = (
                f"has {point.states} of {point.of} states, with {point.people:.0%} of the people, so that everybody’s "
                "share is too large"
            )
    return found


def doubts_of(index: str, panel: xr.Dataset) -> dict[int, str]:
    """Say which editions' pictures say little of the world as it was then, by an index: they repeat, or lack, too much.

    Nothing of a panel that is not made of editions' pictures, and of a user's own index.
    """
    if not panel.attrs.get("carried") or "organisation" not in panel.coords or index not in amounts():
        return {}
    try:
        series = series_of(index)
    except CoverageError:  # no edition prints enough of it
        return {}
    found, old = doubts(series), set(series.editions) - set(series.of_their_time)
    return {edition: found.get(edition) or OLD for edition in sorted({*found, *old})}


def unbroken(series: Series) -> tuple[tuple[int, ...], ...]:
    """Give the editions in runs that a line may be drawn through.

    Those of years in a row, without a break of prices between them, and none whose point is in doubt.
    """
    broken, doubtful = {(each.before, each.after) for each in series.breaks}, doubts(series)
    runs: list[list[int]] = []
    for edition in (each for each in series.editions if each not in doubtful):
        if runs and edition == runs[-1][-1] + 1 and (runs[-1][-1], edition) not in broken:
            runs[-1].append(edition)
        else:
            runs.append([edition])
    return tuple(tuple(run) for run in runs)


def between(series: Series, first: int, last: int) -> list[tuple[int, int]]:
    """Give the pairs of neighbouring editions from one to another."""
    return list(pairwise(edition for edition in series.editions if first <= edition <= last))
