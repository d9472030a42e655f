"""The second draw of hits: more to learn from, and fresh ones to test on, none of which was coded before.

Those to learn from are of states that the first draw did not test on; those to test on are of the very states that it
did. Concepts in which the first model failed count more. `data/second_draw.md` says what was declared before any code
was seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from polycentric.errors import DataError
from polycentric.scoring.streams import stream
from polycentric.words.stance.gold import FOLDER, gold
from polycentric.words.stance.hits import PARTS, Hit, read_hits
from polycentric.words.stance.sampling import Bounds, choose
from polycentric.words.stance.sheets import read_codes

FILE = Path(FOLDER) / "hits2.csv"
SEED = 1718
TO_LEARN, TO_TEST = 1200, 320
AROUND = 45  # words on each side in the sheets
APART = 300  # characters between a fresh hit and a coded one of its concept, so that no passage is coded again
WEIGHTS = {
    "balance_of_power": 1.5, "blocs": 1.5, "new_world_order": 1.5, "rules_based_order": 1.5, "sovereign_equality": 1.5,
    "multipolar": 1.5, "non_alignment": 1.5, "bipolar": 1.5,
}  # fmt: skip
LEARN_WITHIN = Bounds(per_text=4, per_concept_in_text=2, per_speaker=40, weights=WEIGHTS)
TEST_WITHIN = Bounds(per_text=3, per_concept_in_text=1, per_speaker=26, weights=WEIGHTS)
CODERS = ("coder3", "coder4")
THIRD = "third2"


def draw_further(found: Iterable[Hit], coded: Sequence[Hit]) -> list[Hit]:
    """Draw hits to learn from and to test on from all that were found, in the order of their ids.

    Parameters
    ----------
    found : iterable of Hit
        All hits of the texts.
    coded : sequence of Hit
        Those of the first draw, with their parts.
    """
    tested = {hit.speaker for hit in coded if hit.part == "test"}
    fresh = uncoded(found, coded)
    learn = choose([hit for hit in fresh if hit.speaker not in tested], TO_LEARN, SEED, LEARN_WITHIN)
    test = choose([hit for hit in fresh if hit.speaker in tested], TO_TEST, SEED, TEST_WITHIN)
    return sorted([*(replace(hit, part="train") for hit in learn), *(replace(hit, part="test") for hit in test)])


def uncoded(found: Iterable[Hit], coded: Sequence[Hit]) -> list[Hit]:
    """Leave out hits that were coded, and those that stand beside a coded one of their concept."""
    ids, places = {hit.id for hit in coded}, defaultdict[tuple[str, str, str], list[int]](list)
    for hit in coded:
        places[hit.body, hit.text, hit.concept].append(hit.start)
    return [
        hit
        for hit in found
        if hit.id not in ids
        and all(abs(hit.start - place) >= APART for place in places.get((hit.body, hit.text, hit.concept), ()))
    ]


def sheets(hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
    """Share hits out to two coders: half of those to learn from to each, by chance, and those to test on to both."""
    learn = sorted(hit for hit in hits if hit.part == "train")
    test = [hit for hit in hits if hit.part == "test"]
    order = [learn[place] for place in stream(SEED, "halves").permutation(len(learn))]
    half = (len(order) + 1) // 2
    return [*order[:half], *test], [*order[half:], *test]


def settled_further(
    hits: Sequence[Hit], first: Mapping[str, str], second: Mapping[str, str], third: Mapping[str, str]
) -> dict[str, str]:
    """Give each hit its stance: its one coder's where it is to learn from, else what two agree on, or the third's.

    Raises
    ------
    DataError
        If a hit has no stance, or two coders differ on it and no third has settled it.

    Examples
    --------
    >>> one = Hit("a", "ungdc", "IND_33_1978", "IND", 1978, "hegemony", "hegemony", 0, 8, "", "test")
    >>> settled_further([one], {"a": "feared"}, {"a": "denied"}, {"a": "denied"})
    {'a': 'denied'}
    """
    return {
        hit.id: _settle(hit, [codes[hit.id] for codes in (first, second) if hit.id in codes], third) for hit in hits
    }


def _settle(hit: Hit, given: Sequence[str], third: Mapping[str, str]) -> str:
    """Settle one hit."""
    needed = 2 if hit.part == "test" else 1
    if len(given) != needed:
        raise DataError(f"Hit '{hit.id}' has {len(given)} codes: {needed} of the part '{hit.part}' are right.")
    if len(set(given)) == 1:
        return given[0]
    if hit.id not in third:
        raise DataError(f"Two coders differ on hit '{hit.id}', and no third has settled it: code it in {THIRD}.csv.")
    return third[hit.id]


def further(part: str, folder: Path = FOLDER) -> list[tuple[Hit, str]]:
    """Give the hits of a part of the second draw, each with its stance, in the order of their ids.

    Raises
    ------
    DataError
        If the second draw isn't coded, or not whole.
    """
    hits = read_hits(FILE)
    first, second = (
        read_codes(coded_file(coder, folder), [hit.id for hit in share])
        for coder, share in zip(CODERS, sheets(hits), strict=True)
    )
    third = read_codes(folder / f"{THIRD}.csv") if (folder / f"{THIRD}.csv").exists() else {}
    stances = settled_further(hits, first, second, third)
    return [(hit, stances[hit.id]) for hit in hits if hit.part == part]


def coded_file(coder: str, folder: Path = FOLDER) -> Path:
    """Give the file of a coder's codes of the second draw."""
    path = folder / f"{coder}.csv"
    if not path.exists():
        raise DataError(f"'{path.name}' is not here, the second draw isn't coded: put a coder's codes there.")
    return path


def all_to_learn_from() -> list[tuple[Hit, str]]:
    """Give what is learned from after the second draw: the parts to learn from of both draws."""
    return [*gold("train"), *further("train")]


def all_coded() -> list[tuple[Hit, str]]:
    """Give every hit that coders coded, of both draws, with its stance."""
    return [*(each for part in PARTS for each in gold(part)), *further("train"), *further("test")]
