"""Who stands apart, by one rule: the states that lead, or have half of what the leader has, on most measures of power.

It looks at measures one by one and adds nothing up, so no weights enter; measures that tell of the same thing (output
and net resources) count as often as they stand there. At least three are needed, and most are more than half. What it
can't see is a side on which others are first: whoever states its answer says who leads the arms where that is another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polycentric.power import INDICES
from polycentric.power.named import measure_of

if TYPE_CHECKING:
    from polycentric.poles.world import World

NEAR, FEWEST = 0.5, 3
MILITARY = ("military_spending", "military_personnel", "warships", "warheads")
Values = Mapping[str, float]


@dataclass(frozen=True)
class Standing:
    """Who is how near the leader on each measure of power.

    Attributes
    ----------
    ratios : mapping of str to mapping of str to float
        By measure, each state's ratio to the leader, the leader first.
    """

    ratios: Mapping[str, Values]

    def near(self) -> dict[str, tuple[str, ...]]:
        """Give for each state the measures on which it leads or has half of the leader, the state with most first."""
        held: dict[str, list[str]] = {}
        for measure, ratios in self.ratios.items():
            for state in (state for state, ratio in ratios.items() if ratio >= NEAR):
                held.setdefault(state, []).append(measure)
        return {state: tuple(held[state]) for state in sorted(held, key=lambda each: (-len(held[each]), each))}

    def apart(self) -> tuple[str, ...]:
        """Name the states that are near on more than half of the measures; none of fewer than three measures."""
        if len(self.ratios) < FEWEST:
            return ()
        return tuple(state for state, on in self.near().items() if 2 * len(on) > len(self.ratios))

    def behind(self) -> dict[str, tuple[str, float]]:
        """Give the measures on which those that stand apart hold the first places: who is next, with which ratio."""
        chosen = self.apart()
        found: dict[str, tuple[str, float]] = {}
        for measure, ratios in self.ratios.items():
            order = list(ratios)
            if chosen and {*order[: len(chosen)]} == {*chosen} and len(order) > len(chosen):
                after = order[len(chosen)]
                found[measure] = (after, ratios[after])
        return found

    def others(self) -> dict[str, tuple[str, float]]:
        """Give the first of the other states on each of the other measures, with its ratio to the leader."""
        chosen, behind = self.apart(), self.behind()
        rest = {
            measure: next(((state, ratio) for state, ratio in ratios.items() if state not in chosen), None)
            for measure, ratios in self.ratios.items()
            if measure not in behind
        }
        return {measure: found for measure, found in rest.items() if found is not None}


def standing(measures: Mapping[str, Values]) -> Standing:
    """Rank states by each measure, and set them against its leader; equal states go by label.

    Parameters
    ----------
    measures : mapping of str to mapping of str to float
        By measure, the states' values, in any unit; states without one are left out. A measure on which nobody has
        anything is no measure.

    Examples
    --------
    >>> even, alone = {"A": 4, "B": 3, "C": 1}, {"A": 7, "B": 2, "C": 1}
    >>> standing({"arms": even, "output": even, "ships": alone}).apart()
    ('A', 'B')
    """
    ranked = {
        name: sorted(values.items(), key=lambda each: (-each[1], each[0]))
        for name, values in measures.items()
        if max(values.values(), default=0.0) > 0
    }
    return Standing({name: {state: value / rows[0][1] for state, value in rows} for name, rows in ranked.items()})


def of_world(world: "World", indices: Sequence[str] | None = None) -> Standing:
    """Apply the rule to a world's last year, on the measures of the map that are sufficiently observed in it."""
    from polycentric.poles import on_map

    names = on_map.indices(world) if indices is None else indices
    return standing({name: _last(world, name) for name in names if not world.gaps(name)[-1]})


def military(world: "World", found: Standing) -> list[str]:
    """Name the measures of arms among those of a world."""
    return [name for name in found.ratios if measure_of(world.indices, name, INDICES) in MILITARY]


def _last(world: "World", index: str) -> dict[str, float]:
    """Give the values of the last year by state."""
    row = world.power(index).isel(year=-1).dropna("state")
    return dict(zip(map(str, row["state"].values), row.values.tolist(), strict=True))
