"""Learn the model of stances again and freeze it (needs the archive).

`fit_stance_model.py` learns from all draws, and writes the weights, their hash, and how coded hits are known again.
`--choose` scores every variant over states held out of what is learned from, appends the scores to the log, and freezes
the one that the declared rule chooses. `--look`, once and after that was committed, scored the frozen model on the
fresh hits of the last draw, with the model before it on the same hits.
"""

import csv
import datetime
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

from polycentric.words.stance.coded import write_places
from polycentric.words.stance.declared import WITHIN, by_mix, chosen, is_reached, refuse_second_look
from polycentric.words.stance.drawn_from import held
from polycentric.words.stance.further import CODED, SECOND, all_to_learn_from, forecast, further, picked
from polycentric.words.stance.hits import Hit
from polycentric.words.stance.learning import SHIPPED, VARIANTS, cross_validated, f1, featured, shipped
from polycentric.words.stance.model import FILE, fingerprint, freeze, frozen, learn
from polycentric.words.stance.scores import scored, write_scores

LOG = FILE.parent / "variants.csv"
COLUMNS = ("variant", "scored_on", "hits", "macro_f1", "micro_f1", "date", "commit")


def log(variant: str, on: str, hits: int, macro: float, micro: float) -> None:
    """Append a score to the log."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    is_new = not LOG.exists()
    with LOG.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(COLUMNS)
        day = datetime.datetime.now(datetime.UTC).date().isoformat()
        writer.writerow([variant, on, hits, f"{macro:.3f}", f"{micro:.3f}", day, commit.stdout.strip()])
    print(f"{variant}: macro F1 {macro:.3f}, micro F1 {micro:.3f} on {hits} hits ({on})", flush=True)


def choose() -> None:
    """Choose and freeze by the declared rule, from all draws' parts to learn from."""
    train, unscored = featured(all_to_learn_from(), held()), picked()
    size = sum(hit.id not in unscored for hit in train.hits)
    found: dict[str, tuple[float, float]] = {}
    for name, variant in VARIANTS.items():
        found[name] = cross_validated(train, variant, unscored)
        log(name, WITHIN, size, *found[name])
    best = chosen(found)
    freeze(learn(train.rows, train.stances, VARIANTS[best]))
    print(f"chosen: {best}; put it in SHIPPED, commit, then --look")


def right_by_concept(hits: Sequence[Hit], coded: Sequence[str], said: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Count the hits of each concept that are right, and all of them."""
    of = Counter(hit.concept for hit in hits)
    right = Counter(hit.concept for hit, one, other in zip(hits, coded, said, strict=True) if one == other)
    return {name: (right[name], of[name]) for name in sorted(of)}


def look() -> None:
    """Look once at the fresh hits of the last draw."""
    draw, texts = CODED[-1], held()
    refuse_second_look(LOG, draw.fresh)
    test = featured(further("test", draw), texts)
    said = [frozen().stance(row) for row in test.rows]
    before = [forecast(draw)[hit.id][0] for hit in test.hits]
    scores = f1(test.stances, said)
    log(f"{SHIPPED}, hash {fingerprint()[:12]}", draw.fresh, len(said), *scores)
    log("the model before it", f"the same {draw.fresh}", len(said), *f1(test.stances, before))
    write_scores(scored(test.hits, test.stances, said, featured(all_to_learn_from(), texts)))
    mix = Counter(hit.concept for hit, _ in further("test", SECOND))
    weighed = by_mix(right_by_concept(test.hits, test.stances, said), mix)
    print(f"by the second test's mix of concepts {weighed:.3f}")
    print("reached" if is_reached(scores[1], weighed) else "not reached")


def main() -> None:
    texts = held()
    write_places(texts)
    freeze(shipped(featured(all_to_learn_from(), texts)))
    print(f"wrote {FILE}")


if __name__ == "__main__":
    choose() if "--choose" in sys.argv else look() if "--look" in sys.argv else main()
