"""The words of who stands apart: on how many measures, how far the next one is behind, and who leads the arms."""

from collections.abc import Mapping, Sequence

from polycentric.pictures.drawing.words import as_sentence, in_words, listed, the
from polycentric.poles.apart import FEWEST, NEAR, Standing

PLACES = ("first", "second", "third", "fourth", "fifth", "next")
SHOWN = 4
FEW = 2  # measures that are named as those on which it isn't so
HEADS = "military_personnel"
ARMED = "No measure here weighs military reach, and warheads are known of too few states to be one."
UNARMED = "No measure here weighs nuclear arsenals or military reach."


def sentences(found: Standing, names: Mapping[str, str], arms: Sequence[str] = ()) -> list[str]:
    """Say who stands apart, by what, how far the next one is behind, and where the measures of arms say otherwise.

    Parameters
    ----------
    found : Standing
    names : mapping of str to str
        What each state is called.
    arms : sequence of str
        Which of the measures are of arms.
    """
    if len(found.ratios) < FEWEST:
        return []
    measures, near, chosen = len(found.ratios), found.near(), found.apart()
    on = [f"{the(names.get(state, state))} on {len(near[state])}" for state in near]
    if not chosen:
        return [
            f"Nobody stands apart: no state leads, or has half of what the leader has, on most of {measures} measures. "
            f"The nearest: {listed(on[:SHOWN])}.",
            *_armed(found, names, arms),
        ]
    who = listed([the(names.get(state, state)) for state in chosen])
    verb, have = ("stands", "it leads or has") if len(chosen) == 1 else ("stand", "each leads or has")
    rest = on[len(chosen) :]
    after = f"; {', '.join(rest[:SHOWN])}" if rest else "; nobody else does on any"
    lead = f"{as_sentence(who)} {verb} apart: of {measures} measures, {have} half of what the leader has on most"
    return [
        f"{lead} ({', '.join(on[: len(chosen)])}){after}.",
        *_behind(found, len(chosen), names),
        *_armed(found, names, arms),
    ]


def _behind(found: Standing, number: int, names: Mapping[str, str]) -> list[str]:
    """Say on which measures those that stand apart come first, and how far behind the next one is."""
    behind = found.behind()
    if not behind:
        return []
    most = max(behind, key=lambda index: behind[index][1])
    ratios = [ratio for _, ratio in behind.values()]
    part = f"{min(ratios):.2f}" if len(ratios) == 1 else f"{min(ratios):.2f} to {max(ratios):.2f}"
    place = PLACES[min(number, len(PLACES) - 1)]
    first = "it comes first" if number == 1 else f"they are the first {in_words(number)}"
    of = f"{len(behind)} of the {len(found.ratios)}"
    nearest = the(names.get(behind[most][0], behind[most][0]))
    rest = [measure for measure in found.ratios if measure not in behind]
    which = f"not {', '.join(rest)}" if 0 < len(rest) <= FEW else ", ".join(behind)
    return [f"On {of} ({which}) {first}; the {place} has {part} of the leader, most on {most} ({nearest})."]


def _armed(found: Standing, names: Mapping[str, str], arms: Sequence[str]) -> list[str]:
    """Name the others who lead the arms, or have half of what the leader of a measure of arms has."""
    chosen = {*found.apart()}
    told: list[str] = []
    for measure in arms:
        near = {state: ratio for state, ratio in found.ratios[measure].items() if ratio >= NEAR}
        first, *others = near
        # Half of the leader's soldiers are no rarity: of heads it is told alone who has most.
        if {first} <= chosen if measure == HEADS else {*near} <= chosen:
            continue
        rest = ", ".join(f"{the(names.get(state, state))} {near[state]:.2f}" for state in others[:SHOWN])
        told.append(f"by {measure} {the(names.get(first, first))} leads{f' (of it, {rest})' if rest else ''}")
    return [f"In arms others lead or have half of the leader: {'; '.join(told)}."] if told else []
