"""Choose hits for the gold set: over concepts, decades and states alike, by a seed, and parted by state.

Hits as they come would be speeches of a few states in a few decades, and of two concepts: non-alignment and hegemony.
So each concept gets about as many, within it each decade, and within that each state, as far as there are any.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from polycentric.scoring.folds import assign
from polycentric.scoring.streams import stream
from polycentric.words.stance.hits import Hit

PER_TEXT = 2
PER_SPEAKER = 26
TESTED = 3  # one state of three is tested on


def choose(hits: Iterable[Hit], number: int, seed: int) -> list[Hit]:
    """Draw hits, at most `PER_TEXT` of a text (one of a concept) and `PER_SPEAKER` of a state, with their strata.

    Parameters
    ----------
    hits : iterable of Hit
        All that there are.
    number : int
        How many to draw; fewer come if the bounds leave fewer.
    seed : int

    Returns
    -------
    list of Hit, in the order of their ids
    """
    strata: dict[tuple[str, int], list[Hit]] = defaultdict(list)
    for hit in sorted(hits):
        strata[hit.concept, hit.decade].append(hit)
    queues = {key: _by_turns(each, seed, key) for key, each in strata.items()}
    chosen = _deal(queues, number)
    return sorted(replace(hit, stratum=len(strata[hit.concept, hit.decade])) for hit in chosen)


def _by_turns(hits: Sequence[Hit], seed: int, key: tuple[str, int]) -> list[Hit]:
    """Order the hits of a stratum so that each state comes once before any comes twice, all else by chance."""
    order = stream(seed, "hits", *key).permutation(len(hits))
    turn, turns = Counter[str](), list[tuple[int, Hit]]()
    for place in order:
        hit = hits[place]
        turns.append((turn[hit.speaker], hit))
        turn[hit.speaker] += 1
    return [hit for _, hit in sorted(turns, key=lambda pair: pair[0])]


def _deal(queues: Mapping[tuple[str, int], list[Hit]], number: int) -> list[Hit]:
    """Take one hit at a time from the concept that has fewest, and of it from the decade that has fewest."""
    chosen: list[Hit] = []
    taken = Counter[Hashable]()
    while len(chosen) < number:
        left = [key for key, queue in queues.items() if queue]
        if not left:
            break
        concept, decade = min(left, key=lambda key: (taken[key[0]], taken[key], key))
        hit = queues[concept, decade].pop(0)
        if _is_allowed(hit, taken):
            chosen.append(hit)
            taken.update(
                (concept, (concept, decade), ("text", hit.text), ("speaker", hit.speaker), (hit.text, concept))
            )
    return chosen


def _is_allowed(hit: Hit, taken: Mapping[Hashable, int]) -> bool:
    """Tell whether a hit keeps to the bounds of texts and states."""
    return (
        taken["text", hit.text] < PER_TEXT
        and taken["speaker", hit.speaker] < PER_SPEAKER
        and taken[hit.text, hit.concept] == 0
    )


def part_by_state(hits: Sequence[Hit], for_person: int, seed: int) -> list[Hit]:
    """Part hits into those to learn from and those to be tested on, no state in both, and set some by for a person.

    A third of the states' hits are tested on. A person's hits are drawn concept by concept, from either side, and are
    used for neither.
    """
    speakers = sorted({hit.speaker for hit in hits})
    concepts = sorted({hit.concept for hit in hits})
    groups = np.array([speakers.index(hit.speaker) for hit in hits], dtype=np.int64)
    classes = np.array([concepts.index(hit.concept) for hit in hits], dtype=np.int64)
    fold = assign(groups, classes, TESTED, seed)
    person = _for_person(hits, for_person, seed)
    return [
        replace(hit, part="person" if hit.id in person else "test" if at == 0 else "train")
        for hit, at in zip(hits, fold.tolist(), strict=True)
    ]


def _for_person(hits: Sequence[Hit], number: int, seed: int) -> set[str]:
    """Draw the ids of a person's hits, of each concept about the same part of its hits."""
    sizes, taken, drawn = Counter(hit.concept for hit in hits), Counter[str](), set[str]()
    queues: dict[str, list[Hit]] = defaultdict(list)
    for place in stream(seed, "person").permutation(len(hits)):
        queues[hits[place].concept].append(hits[place])
    for _ in range(min(number, len(hits))):
        concept = min(
            (each for each in queues if queues[each]), key=lambda each: ((taken[each] + 1) / sizes[each], each)
        )
        taken[concept] += 1
        drawn.add(queues[concept].pop().id)
    return drawn
