"""What a line through editions may join: what is in doubt, what is a slip of the source, and where a line ends."""

from itertools import pairwise

from polycentric.panel.pictures import flags_of
from polycentric.power.movers.through_editions import Series

# A point is in doubt where so much of it is the edition before's, or where so few of the people are covered.
REPEATED, FEW_PEOPLE = 0.5, 0.97
# A figure flagged `jump` is a slip where it is so many times what stands beside it, and weighs so much of the world.
SLIP_FACTOR, SLIP_WEIGHT = 5.0, 0.002


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


def slips(series: Series, edition: int) -> tuple[str, ...]:
    """Name the states whose figure in an edition is flagged as a jump and is far from those of the editions beside."""
    place, known = series.editions.index(edition), series.editions
    beside = [series.share(known[at]) for at in (place - 1, place + 1) if 0 <= at < len(known)]
    here, found = series.share(edition), list[str]()
    for state, flags in flags_of(series.variables, edition).items():
        others = [each[state] for each in beside if state in each]
        if "jump" in flags.split(";") and state in here and others and min(*others, here[state]) > 0:
            far = [max(other / here[state], here[state] / other) >= SLIP_FACTOR for other in others]
            if all(far) and max(*others, here[state]) >= SLIP_WEIGHT:
                found.append(state)
    return tuple(sorted(found))


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
