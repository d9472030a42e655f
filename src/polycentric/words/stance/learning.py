"""Learn the model of stances: variants, their scores over states within the part to learn from, and what ships.

What is scored here saw the parts to learn from alone, of all draws. The expressions in `attached.toml` were written by
reading them, so these scores flatter. The first draw's test was looked at twice, the fresh tests of the second and the
third once each (`data/variants.csv`).
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polycentric.scoring.folds import deal
from polycentric.words.stance.features import features
from polycentric.words.stance.hits import STANCES, Hit
from polycentric.words.stance.model import NEARLY, Model, Variant, learn
from polycentric.words.stance.sheets import text_of

FOLDER = Path(__file__).parent


def by_codebook(part: float = 1.0) -> dict[str, dict[str, float]]:
    """Give the weights to which the ridge pulls, or a part of them, by feature and stance."""
    written: dict[str, dict[str, float]] = tomllib.loads((FOLDER / "toward.toml").read_text(encoding="utf-8"))
    return {f"held {kind}": {each: part * weight for each, weight in of.items()} for kind, of in written.items()}


SEEDS = (0, 1, 2)
PULLED = {"concept": 4.0, "held": 0.7, "concept_held": 1.0, "alike_held": 1.0}
WORDS = PULLED | {"words": 0.5, "word_of_sentence": 0.3}
LARGER = WORDS | {"near": 0.8, "form": 0.5, "sentence": 0.8, "far": 0.5, "neighbours": 0.5, "of": 0.5}
HALVED = LARGER | {"held": 0.5, "concept_held": 0.7, "alike_held": 0.7}
MATCHED = HALVED | {"matched_with": 0.4}
STEMS = MATCHED | {"at": 0.4, "stem_pair": 0.3, "alike_beside": 0.2}
MORE_STEMS = MATCHED | {"at": 0.5, "stem_pair": 0.3, "alike_beside": 0.3}
VARIANTS: Mapping[str, Variant] = {
    "concept alone": Variant(1.0, {"concept": 1.0}),
    "pulled to the codebook, concept four times": Variant(10.0, PULLED, by_codebook()),
    "all cues and words, cues by concept, larger": Variant(10.0, LARGER, by_codebook()),
    "the same, holds halved": Variant(10.0, HALVED, by_codebook()),
    "the same, words with the hit's own": Variant(10.0, MATCHED, by_codebook()),
    "the same, stems in pairs and beside, places of words": Variant(10.0, STEMS, by_codebook()),
    "the same, features of five hits or more": Variant(10.0, STEMS, by_codebook(), 5),
    "places of words and stems beside larger": Variant(10.0, MORE_STEMS, by_codebook()),
    "places of words and stems beside larger, of five hits or more": Variant(10.0, MORE_STEMS, by_codebook(), 5),
    "places of words and stems beside larger, of five hits or more, ridge 8": Variant(
        8.0, MORE_STEMS, by_codebook(), 5
    ),
}
"""Forms that are scored; those of the first two draws that weren't chosen stand in the log alone."""
SHIPPED = "places of words and stems beside larger, of five hits or more, ridge 8"


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
        model = learn([data.rows[at] for at in places], [data.stances[at] for at in places], variant, NEARLY)
        for at in split.test:
            said[at] = model.stance(data.rows[at])
    return said


def cross_validated(data: Learned, variant: Variant, unscored: Collection[str] = ()) -> tuple[float, float]:
    """Give macro and micro F1 over states held out, the mean over `SEEDS`.

    Parameters
    ----------
    data : Learned
    variant : Variant
    unscored : collection of str
        Ids of hits that are learned from and not scored, as they weren't drawn by chance.
    """
    kept = [at for at, hit in enumerate(data.hits) if hit.id not in unscored]
    scores = list[tuple[float, float]]()
    for seed in SEEDS:
        said = unseen(data, variant, seed)
        scores.append(f1([data.stances[at] for at in kept], [said[at] for at in kept]))
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
