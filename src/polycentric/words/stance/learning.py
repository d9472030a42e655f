"""Learn the model of stances: variants, their scores over states within the part to learn from, and what ships.

What is scored here saw the part to learn from alone. The expressions in `attached.toml` were written by reading that
part, so its scores flatter. The part to be tested on was looked at twice: when "concept and holds" had been settled,
and when the pull to the codebook had been (`data/variants.csv` has both).
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polycentric.scoring.folds import deal
from polycentric.words.stance.features import features
from polycentric.words.stance.hits import STANCES, Hit
from polycentric.words.stance.model import Model, Variant, learn
from polycentric.words.stance.sheets import text_of

FOLDER = Path(__file__).parent


def by_codebook(part: float = 1.0) -> dict[str, dict[str, float]]:
    """Give the weights to which the ridge pulls, or a part of them, by feature and stance."""
    written: dict[str, dict[str, float]] = tomllib.loads((FOLDER / "toward.toml").read_text(encoding="utf-8"))
    return {f"held {kind}": {each: part * weight for each, weight in of.items()} for kind, of in written.items()}


SEEDS = (0, 1, 2)
SETTLED = {"concept": 2.0, "held": 2.0, "concept_held": 1.0, "alike_held": 1.0, "near": 0.5, "form": 0.5, "of": 0.3}
EVENLY = {"concept": 1.0, "near": 1.0, "far": 1.0, "neighbours": 1.0, "sentence": 1.0, "of": 1.0, "form": 1.0}
PULLED = {"concept": 4.0, "held": 0.7, "concept_held": 1.0, "alike_held": 1.0}
HOLDS = {"concept": 2.0, "held": 2.0, "concept_held": 1.0, "alike_held": 1.0}
VARIANTS: Mapping[str, Variant] = {
    "concept alone": Variant(1.0, {"concept": 1.0, "form": 0.0}),
    "all cues in six places, evenly": Variant(10.0, EVENLY),
    "cues and holds, without the concept": Variant(10.0, {"held": 2.0, "near": 1.0, "sentence": 1.0, "form": 0.5}),
    "concept and holds": Variant(10.0, HOLDS),
    "concept, holds, near cues": Variant(10.0, SETTLED),
    "the same, ridge 5": Variant(5.0, SETTLED),
    "the same, ridge 20": Variant(20.0, SETTLED),
    "the same, holds three times": Variant(10.0, SETTLED | {"held": 3.0}),
    "the same, with the whole sentence": Variant(10.0, SETTLED | {"sentence": 0.3}),
    "the same, with neighbouring sentences": Variant(10.0, SETTLED | {"far": 0.2, "neighbours": 0.2}),
    "the same, without the hit's form": Variant(10.0, {k: v for k, v in SETTLED.items() if k != "form"}),
    "concept and holds, pulled half to the codebook": Variant(10.0, HOLDS, by_codebook(0.5)),
    "concept and holds, pulled to the codebook": Variant(10.0, HOLDS, by_codebook()),
    "pulled to the codebook, concept thrice": Variant(10.0, PULLED | {"concept": 3.0}, by_codebook()),
    "pulled to the codebook, concept four times": Variant(10.0, PULLED, by_codebook()),
    "the same, pulled by three quarters": Variant(10.0, PULLED, by_codebook(0.75)),
    "the same, holds halved": Variant(10.0, PULLED | {"held": 0.5}, by_codebook()),
    "the same, near cues": Variant(10.0, PULLED | {"near": 0.3, "of": 0.2}, by_codebook()),
}
# Settled by macro F1 over states held out; with near cues it is .003 better there, and twice as large.
SHIPPED = "pulled to the codebook, concept four times"


@dataclass(frozen=True)
class Learned:
    """Hits with their features and stances."""

    hits: Sequence[Hit]
    rows: Sequence[Mapping[str, float]]
    stances: Sequence[str]


def featured(coded: Sequence[tuple[Hit, str]], texts: Mapping[tuple[str, str], str]) -> Learned:
    """Give coded hits their features, from their texts."""
    rows = [features(text_of(hit, texts), hit.start, hit.end, hit.concept) for hit, _ in coded]
    return Learned([hit for hit, _ in coded], rows, [stance for _, stance in coded])


def unseen(data: Learned, variant: Variant, seed: int) -> list[str]:
    """Give each hit the stance that a model says which did not see its state."""
    groups = np.unique([hit.speaker for hit in data.hits], return_inverse=True)[1].astype(np.int64)
    said = [""] * len(data.hits)
    for split in deal(groups, _places(data.stances), seed):
        places: list[int] = split.train.tolist()
        model = learn([data.rows[at] for at in places], [data.stances[at] for at in places], variant)
        for at in split.test:
            said[at] = model.stance(data.rows[at])
    return said


def cross_validated(data: Learned, variant: Variant) -> tuple[float, float]:
    """Give macro and micro F1 over states held out, the mean over `SEEDS`."""
    scores = [f1(data.stances, unseen(data, variant, seed)) for seed in SEEDS]
    return float(np.mean([macro for macro, _ in scores])), float(np.mean([micro for _, micro in scores]))


def f1(coded: Sequence[str], said: Sequence[str]) -> tuple[float, float]:
    """Give macro F1, the plain mean over the four stances, and micro F1, which is the share that is right.

    Examples
    --------
    >>> f1(["praised", "feared", "denied", "neutral"], ["praised", "feared", "denied", "denied"])
    (0.6666666666666666, 0.75)
    """
    true, given = _places(coded), _places(said)
    each = [
        2 * int(((true == at) & (given == at)).sum()) / max(1, int((true == at).sum() + (given == at).sum()))
        for at in range(len(STANCES))
    ]
    return float(np.mean(each)), float((true == given).mean())


def _places(stances: Sequence[str]) -> NDArray[np.int64]:
    """Give the place of each stance among the four."""
    return np.array([STANCES.index(each) for each in stances], dtype=np.int64)


def shipped(data: Learned) -> Model:
    """Learn the model that ships."""
    return learn(data.rows, data.stances, VARIANTS[SHIPPED])
