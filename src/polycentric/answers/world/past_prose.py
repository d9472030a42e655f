"""The words that lead into two centuries, or that say how to get them."""

from dataclasses import dataclass

from polycentric.pictures.drawing.words import count, listed
from polycentric.pictures.records.past import Past

ABSENT = (
    "Power since 1816 is not shown, since the archive it is drawn from is not here: polycentric fetch --all brings it, "
    "or --mirror DIR names a folder that holds it, and the next polycentric report shows it."
)


@dataclass(frozen=True)
class PastProse:
    """The words of the part, and what is missing in it."""

    words: tuple[str, ...]
    lacking: tuple[str, ...] = ()


def write(past: Past | None) -> PastProse:
    """Write what leads into the part; without an archive, the one sentence that says what to run."""
    if past is None:
        return PastProse((ABSENT,))
    labels = listed([source.label for source in past.sources])
    first, last = past.years
    lacking = tuple(f"{each.what}: {each.reason}." for each in past.lacking)
    if not past.indices:
        sentence = (
            f"Of the archive there is {labels}: too little of the world in every year, {first}–{last}, to draw shares."
        )
        return PastProse((sentence,), lacking)
    words = (
        f"What follows is another world than the one above: the field’s own data, {first}–{last}, on the states of the "
        f"Correlates of War list, from {count(len(past.sources), 'source')} ({labels}). None of them ships with "
        "polycentric; each was verified by its sha256 before it was read.",
        f"The two worlds are never joined. Where the World Factbook ({past.today}) measures something near to a "
        "measure of the archive, its value stands as an open mark beyond a break in the axis: another source, other "
        "units, other states. A jump across the break is as much a change of source as a change of the world.",
    )
    return PastProse(words, lacking)
