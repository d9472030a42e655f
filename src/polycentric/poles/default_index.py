"""The index that is shown where there is room for one: named here once, and never chosen by what it says of a year.

It is another question than the default *rule* (`polycentric.poles.validity.thresholds`), which reads a composite: shown
is a single quantity, in a unit that readers know. Of single quantities military spending tells known great powers from
others best, by the criterion that chose the rule (an area of .985; personnel .983, output .983; see the page of the
default rule). That makes it no measure of polarity: what it says of a year stands beside its past error.
"""

from collections.abc import Sequence

from polycentric.poles.world import World

# In the order in which a world is asked for them.
MEASURES = ("military_spending", "output", "cinc")


def default_index(worlds: World | Sequence[World], since: int | None = None) -> str:
    """Name the index that is shown where there is room for one.

    That is military spending where it is known in more than half of the years of a world (or of several), else output,
    else capabilities; where none of them is, that one of them, or of all indices, which is known in the most years.
    Empty where there is no index. Years before `since` don't count: a world may hold them to look back to.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> default_index(World(load("now")))
    'military_spending'
    """
    made = [worlds] if isinstance(worlds, World) else list(worlds)
    last = made[-1]
    wanted = list(dict.fromkeys(name for name in map(last.index_of, MEASURES) if name))
    covered = {name: _part(made, name, since) for name in [*wanted, *last.indices]}
    usual = next((name for name in wanted if covered[name] > 0.5), "")
    known = [name for name in wanted if covered[name] > 0] or list(covered)
    return usual or max(known, key=lambda name: covered[name], default="")


def _part(worlds: Sequence[World], index: str, since: int | None) -> float:
    """Give the part of the years of some worlds in which all states are sufficiently observed on an index."""
    held, total = 0.0, 0
    for world in worlds:
        shown = world.panel["year"].values >= (world.panel["year"].values.min() if since is None else since)
        total += int(shown.sum())
        if index in world.indices:
            held += float((world.gaps(index)[..., shown] == "").sum(axis=-1).mean())
    return held / max(total, 1)
