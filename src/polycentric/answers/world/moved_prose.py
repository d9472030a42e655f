"""The words that lead into how the world has moved."""

from dataclasses import dataclass

from polycentric.pictures.drawing.words import count, listed, percent, the
from polycentric.pictures.records.moved import Change, Moved, Mover


@dataclass(frozen=True)
class MovedProse:
    """The part's heading and first paragraphs."""

    head: str = ""
    words: tuple[str, ...] = ()


def write(moved: Moved | None) -> MovedProse:
    """Write what leads into the part; nothing where there are no editions."""
    if moved is None:
        return MovedProse()
    return MovedProse(
        head=f"How the world has moved since {moved.editions[0]}",
        words=(
            f"The package holds {count(len(moved.editions), 'edition')} of the World Factbook, {moved.editions[0]} to "
            f"{moved.editions[-1]}, so this part needs no archive and no network. Each edition is a picture of its own "
            "day: what was known then, of the states that lived then, in the prices of then.",
            "So a share is a point where an edition is. No line runs through years that nobody read, nor across a "
            "round of prices, and no state that ended is joined to another: the Soviet Union’s share is not Russia’s.",
        ),
    )


def lede(change: Change) -> str:
    """Say who rose and who fell furthest by the leading quantity."""
    first, last = change.first.edition, change.last.edition
    rose, fell = change.risers[:2], change.fallers[:2]
    caution = "; prices were compared anew between them" if change.breaks else ""
    return (
        f"Since {first}, {_moved(rose, 'risen')} of the world total of output at purchasing power; "
        f"{_moved(fell, 'fallen')} "
        f"(the Factbook’s editions of {first} and {last}{caution})."
    )


def _moved(movers: tuple[Mover, ...], verb: str) -> str:
    """Say from what to what some states moved."""
    each = [
        f"{the(one.name)} has {verb} from {percent(one.before, 1)} to {percent(one.after, 1)}" if place == 0 else
        f"{the(one.name)} from {percent(one.before, 1)} to {percent(one.after, 1)}"
        for place, one in enumerate(movers)
    ]  # fmt: skip
    return listed(each)
