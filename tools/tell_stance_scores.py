"""Print what the page of stances tells of how the frozen model did on the last draw's fresh hits (needs the archive).

Beside it stand the model before it on the same hits, the concept's commonest stance, and other mixes of concepts. The
first and second tests are scored too: neither is fresh.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from fit_stance_model import right_by_concept

from polycentric.scoring.bootstrap import weights
from polycentric.words.stance.declared import by_mix
from polycentric.words.stance.drawn_from import english, held, hits_of
from polycentric.words.stance.further import CODED, SECOND, all_to_learn_from, forecast, further
from polycentric.words.stance.gold import gold
from polycentric.words.stance.hits import STANCES
from polycentric.words.stance.learning import Learned, f1, featured
from polycentric.words.stance.model import frozen
from polycentric.words.stance.scores import commonest, is_of_use, wilson


def tell(name: str, test: Learned, said: Sequence[str]) -> None:
    """Print the scores of what was said, with both intervals."""
    right = np.array([one == other for one, other in zip(test.stances, said, strict=True)], dtype=np.float64)
    states = np.unique([hit.speaker for hit in test.hits], return_inverse=True)[1].astype(np.int64)
    counts = weights(np.arange(int(states.max()) + 1), CODED[-1].seed)
    drawn = (counts @ np.bincount(states, right)) / (counts @ np.bincount(states))
    low, high = np.percentile(drawn, [2.5, 97.5])
    by = "{:.3f} to {:.3f}".format(*wilson(int(right.sum()), len(right)))
    macro, micro = f1(test.stances, said)
    print(f"{name}: {int(right.sum())} of {len(right)}, micro F1 {micro:.3f} (Wilson {by}; over states {low:.3f} to "
          f"{high:.3f}), macro F1 {macro:.3f}")  # fmt: skip


def main() -> None:
    texts, draw = held(), CODED[-1]
    test = featured(further("test", draw), texts)
    prior = commonest(Learned(*zip(*((hit, {}, stance) for hit, stance in all_to_learn_from()), strict=True)))
    told = {
        "model": [frozen().stance(row) for row in test.rows],
        "model before it": [forecast(draw)[hit.id][0] for hit in test.hits],
        "concept alone": [prior[hit.concept] for hit in test.hits],
    }
    in_use = Counter(hit.concept for each in english() for hit in hits_of(*each))
    second = Counter(hit.concept for hit, _ in further("test", SECOND))
    for name, said in told.items():
        tell(name, test, said)
        shares = right_by_concept(test.hits, test.stances, said)
        mean = np.mean([right / of for right, of in shares.values()])
        print(f"  mean of concepts {mean:.3f}, by the second test's mix {by_mix(shares, second):.3f}, by use "
              f"{by_mix(shares, in_use):.3f}")  # fmt: skip
        print("  right by concept", shares)
        for coded in STANCES:
            of = [other for stance, other in zip(test.stances, said, strict=True) if stance == coded]
            print(f"  {coded}", [of.count(other) for other in STANCES])
    print("may speak:", [name for name in sorted(second) if is_of_use(name)])
    right = {name: [one == other for one, other in zip(test.stances, said, strict=True)] for name, said in told.items()}
    for name in ("model before it", "concept alone"):
        pairs = Counter(zip(right["model"], right[name], strict=True))
        print(f"the model alone right of {pairs[True, False]}, the {name} alone of {pairs[False, True]}")
    for name, coded in (("first test", gold("test")), ("second test", further("test", SECOND))):
        other = featured(coded, texts)
        tell(f"{name}, not fresh", other, [frozen().stance(row) for row in other.rows])


if __name__ == "__main__":
    main()
