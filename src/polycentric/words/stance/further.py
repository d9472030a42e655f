"""Further draws of hits: more to learn from, and fresh ones to test on, none of which was coded before.

Those to learn from are of states that no draw tested on; those to test on are of the very states that the first draw
tested on. `data/second_draw.md` and `data/third_draw.md` say what was declared before any code of each was seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from polycentric.errors import DataError
from polycentric.packaged import read_rows
from polycentric.scoring.streams import stream
from polycentric.words.stance.gold import FOLDER, gold
from polycentric.words.stance.hits import PARTS, Hit, read_hits
from polycentric.words.stance.sampling import Bounds, choose
from polycentric.words.stance.sheets import read_codes

AROUND = 45  # words on each side in the sheets
APART = 300  # characters between a fresh hit and a coded one of its concept, so that no passage is coded again


@dataclass(frozen=True)
class Draw:
    """A further draw, as it was declared.

    Attributes
    ----------
    name : str
    number : int
        Its files are ``hits2.csv``, ``third2.csv`` and ``agreement2.csv`` where it is 2.
    seed, to_learn, to_test : int
        How many hits are drawn for each part.
    learn_within, test_within : Bounds
    coders : (str, str)
        Whose codes it has.
    before : tuple of Draw
        The draws whose hits aren't drawn again.
    candidates : int, optional
        Of how many hits drawn by chance those to learn from are the ones of which the frozen model of that day was
        least sure; without it all are by chance.
    """

    name: str
    number: int
    seed: int
    to_learn: int
    to_test: int
    learn_within: Bounds
    test_within: Bounds
    coders: tuple[str, str]
    before: tuple["Draw", ...] = ()
    candidates: int | None = None

    @property
    def file(self) -> Path:
        """Where its hits stand."""
        return FOLDER / f"hits{self.number}.csv"

    @property
    def third(self) -> str:
        """Who settled the hits on which two coders differed."""
        return f"third{self.number}"

    @property
    def agreement(self) -> Path:
        """Where its coders' agreement stands."""
        return FOLDER / f"agreement{self.number}.csv"

    @property
    def forecast(self) -> Path:
        """Where the stances and chances stand that the model before it gave its hits, before any was coded."""
        return FOLDER / f"before{self.number}.csv"

    @property
    def fresh(self) -> str:
        """What the log of variants calls its hits to test on."""
        return f"fresh hits of the {self.name} draw to be tested on"


_HARD = {
    "balance_of_power": 1.5, "blocs": 1.5, "new_world_order": 1.5, "rules_based_order": 1.5, "sovereign_equality": 1.5,
    "multipolar": 1.5, "non_alignment": 1.5, "bipolar": 1.5,
}  # fmt: skip
_HARDEST = {
    "new_world_order": 2.0, "balance_of_power": 2.0, "blocs": 2.0, "multipolar": 2.0, "bipolar": 2.0, "unipolar": 2.0,
    "non_alignment": 2.0,
}  # fmt: skip
SECOND = Draw(
    name="second",
    number=2,
    seed=1718,
    to_learn=1200,
    to_test=320,
    learn_within=Bounds(per_text=4, per_concept_in_text=2, per_speaker=40, weights=_HARD),
    test_within=Bounds(per_text=3, per_concept_in_text=1, per_speaker=26, weights=_HARD),
    coders=("coder3", "coder4"),
)
THIRD = Draw(
    name="third",
    number=3,
    seed=1719,
    to_learn=800,
    to_test=480,
    learn_within=Bounds(per_text=4, per_concept_in_text=2, per_speaker=60, weights=_HARDEST),
    test_within=Bounds(per_text=4, per_concept_in_text=2, per_speaker=40, weights=_HARD),
    coders=("coder5", "coder6"),
    before=(SECOND,),
    candidates=1400,
)
CODED = (SECOND, THIRD)
"""The further draws that coders have coded."""


def draw_further(found: Iterable[Hit], first: Sequence[Hit], draw: Draw) -> list[Hit]:
    """Draw hits to learn from and to test on from all that were found, in the order of their ids.

    Where a draw has candidates, all of them have the part to learn from: `least_sure` keeps some.

    Parameters
    ----------
    found : iterable of Hit
        All hits of the texts.
    first : sequence of Hit
        Those of the first draw, with their parts.
    draw : Draw
    """
    tested = {hit.speaker for hit in first if hit.part == "test"}
    coded = [*first, *(hit for each in draw.before for hit in read_hits(each.file))]
    fresh = uncoded(found, coded)
    number = draw.candidates or draw.to_learn
    learn = choose([hit for hit in fresh if hit.speaker not in tested], number, draw.seed, draw.learn_within)
    test = choose([hit for hit in fresh if hit.speaker in tested], draw.to_test, draw.seed, draw.test_within)
    return sorted([*(replace(hit, part="train") for hit in learn), *(replace(hit, part="test") for hit in test)])


def least_sure(hits: Sequence[Hit], chances: Mapping[str, float], draw: Draw) -> list[Hit]:
    """Keep hits to test on, and as many of the others as the draw has to learn from: those of the smallest chances.

    Parameters
    ----------
    hits : sequence of Hit
    chances : mapping of str to float
        The chance of the stance that a model gave each hit, by its id.
    draw : Draw
    """
    learn = sorted((hit for hit in hits if hit.part == "train"), key=lambda hit: (chances[hit.id], hit.id))
    return sorted([*learn[: draw.to_learn], *(hit for hit in hits if hit.part == "test")])


def forecast(draw: Draw) -> dict[str, tuple[str, float]]:
    """Give the stance, and its chance, that the model before a draw gave each of its hits, by the hit's id."""
    return {row["id"]: (row["stance"], float(row["chance"])) for row in read_rows(draw.forecast)}


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


def sheets(hits: Sequence[Hit], draw: Draw) -> tuple[list[Hit], list[Hit]]:
    """Share hits out to two coders: half of those to learn from to each, by chance, and those to test on to both."""
    learn = sorted(hit for hit in hits if hit.part == "train")
    test = [hit for hit in hits if hit.part == "test"]
    order = [learn[place] for place in stream(draw.seed, "halves").permutation(len(learn))]
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
        raise DataError(f"Two coders differ on hit '{hit.id}', and no third has settled it: let a third code it.")
    return third[hit.id]


def further(part: str, draw: Draw, folder: Path = FOLDER) -> list[tuple[Hit, str]]:
    """Give the hits of a part of a draw, each with its stance, in the order of their ids.

    Raises
    ------
    DataError
        If the draw isn't coded, or not whole.
    """
    hits = read_hits(draw.file)
    first, second = (
        read_codes(coded_file(coder, draw, folder), [hit.id for hit in share])
        for coder, share in zip(draw.coders, sheets(hits, draw), strict=True)
    )
    settled = folder / f"{draw.third}.csv"
    stances = settled_further(hits, first, second, read_codes(settled) if settled.exists() else {})
    return [(hit, stances[hit.id]) for hit in hits if hit.part == part]


def coded_file(coder: str, draw: Draw, folder: Path = FOLDER) -> Path:
    """Give the file of a coder's codes of a draw."""
    path = folder / f"{coder}.csv"
    if not path.exists():
        raise DataError(f"'{path.name}' is not here, the {draw.name} draw isn't coded: put a coder's codes there.")
    return path


def all_to_learn_from() -> list[tuple[Hit, str]]:
    """Give what is learned from: the parts to learn from of all draws."""
    return [*gold("train"), *(each for draw in CODED for each in further("train", draw))]


def picked() -> frozenset[str]:
    """Give the ids of hits to learn from that weren't drawn by chance: a model was least sure of them."""
    return frozenset(hit.id for draw in CODED if draw.candidates for hit in read_hits(draw.file) if hit.part == "train")


def all_coded() -> list[tuple[Hit, str]]:
    """Give every hit that coders coded, of all draws, with its stance."""
    by_part = [gold(part) for part in PARTS] + [further(part, draw) for draw in CODED for part in ("train", "test")]
    return [each for few in by_part for each in few]
