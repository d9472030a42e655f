"""Who stands apart: near the leader on most measures of power, and how far behind the next one is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polycentric.pictures.drawing.words import as_sentence, in_words, listed, the

if TYPE_CHECKING:
    from polycentric.poles.world import World

NEAR = 0.5
PLACES = ("first", "second", "third", "fourth", "fifth", "next")
SHOWN = 4
ARMED = "No measure here weighs military reach, and warheads are known of too few states to be one."
UNARMED = "No measure here weighs nuclear arsenals or military reach."


@dataclass(frozen=True)
class Standing:
    """Who is how near the leader on each measure of power in one year.

    Attributes
    ----------
    ratios : mapping of str to mapping of str to float
        By index, each of the strongest states' ratio to the leader, the leader first.
    """

    ratios: Mapping[str, Mapping[str, float]]

    def near(self) -> dict[str, int]:
        """Count for each state the measures on which it leads or has half of the leader, most first."""
        held: dict[str, int] = {}
        for ratios in self.ratios.values():
            for state in (state for state, ratio in ratios.items() if ratio >= NEAR):
                held[state] = held.get(state, 0) + 1
        return dict(sorted(held.items(), key=lambda each: (-each[1], each[0])))

    def apart(self) -> list[str]:
        """Name the states that are near on more than half of the measures."""
        return [state for state, number in self.near().items() if 2 * number > len(self.ratios)]

    def clear(self) -> dict[str, float]:
        """Give the measures whose first states are those that stand apart, and the next one's ratio to the leader."""
        chosen = set(self.apart())
        found: dict[str, float] = {}
        for index, ratios in self.ratios.items():
            order = list(ratios)
            if chosen and set(order[: len(chosen)]) == chosen and len(order) > len(chosen):
                found[index] = ratios[order[len(chosen)]]
        return found


def standing(world: "World", indices: Sequence[str]) -> Standing:
    """Rank the states on each measure in a world's last year."""
    from polycentric.poles.ratios import leader_ratios

    frame = leader_ratios(world, indices, top=8)
    last = frame.filter((frame["year"] == frame["year"].max()) & frame["state"].is_not_null())
    ratios: dict[str, dict[str, float]] = {}
    for row in last.iter_rows(named=True):
        ratios.setdefault(row["index"], {})[row["state"]] = row["ratio"]
    return Standing(ratios)


def sentences(found: Standing, names: Mapping[str, str]) -> list[str]:
    """Say who stands apart, on how many measures, and how far the next one is behind."""
    if len(found.ratios) < 2:
        return []
    measures, near, chosen = len(found.ratios), found.near(), found.apart()
    on = [f"{the(names.get(state, state))} on {near[state]}" for state in near]
    if not chosen:
        return [
            f"Nobody stands apart: no state leads, or has half of what the leader has, on most of {measures} measures. "
            f"The nearest: {listed(on[:SHOWN])}."
        ]
    who = listed([the(names.get(state, state)) for state in chosen])
    verb, have = ("stands", "it leads or has") if len(chosen) == 1 else ("stand", "each leads or has")
    rest = [part for state, part in zip(near, on, strict=True) if state not in chosen]
    after = f"; {', '.join(rest[:SHOWN])}" if rest else "; nobody else does on any"
    lead = f"{as_sentence(who)} {verb} apart: of {measures} measures, {have} half of what the leader has on most"
    return [f"{lead} ({', '.join(on[: len(chosen)])}){after}.", *_behind(found, len(chosen), names)]


def _behind(found: Standing, number: int, names: Mapping[str, str]) -> list[str]:
    """Say how far behind the next one is where those that stand apart come first."""
    clear = found.clear()
    if not clear:
        return []
    most = max(clear, key=lambda index: clear[index])
    least = min(clear.values())
    nearest = names.get(_next(found, most, number), "")
    part = f"{clear[most]:.2f}" if least == clear[most] else f"{least:.2f} to {clear[most]:.2f}"
    place = PLACES[min(number, len(PLACES) - 1)]
    first = "it comes first" if number == 1 else f"they are the first {in_words(number)}"
    of = f"{len(clear)} of the {len(found.ratios)}"
    return [f"On {of} {first}; the {place} has {part} of the leader, most on {most} ({the(nearest)})."]


def _next(found: Standing, index: str, number: int) -> str:
    """Name the first state behind those that stand apart."""
    return list(found.ratios[index])[number]
