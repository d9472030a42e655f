"""Learn the model of stances again and freeze it (needs the archive).

`fit_stance_model.py` learns from both draws, and writes the weights, their hash, and how coded hits are known again.
`--second` scores every variant over states held out of what is learned from, appends the scores to the log, and freezes
the one that the declared rule chooses. `--look`, once and after that was committed, scored the frozen model on the
fresh hits of the second draw.
"""

import csv
import datetime
import subprocess
import sys

from polycentric.words.stance.coded import write_places
from polycentric.words.stance.drawn_from import held
from polycentric.words.stance.further import all_to_learn_from, further
from polycentric.words.stance.learning import SHIPPED, VARIANTS, cross_validated, f1, featured, shipped
from polycentric.words.stance.model import FILE, fingerprint, freeze, frozen, learn
from polycentric.words.stance.scores import scored, write_scores
from polycentric.words.stance.second_fit import FRESH, WITHIN, chosen, is_reached, refuse_second_look

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
    print(f"{variant}: macro F1 {macro:.3f}, micro F1 {micro:.3f} on {hits} hits ({on})")


def second() -> None:
    """Choose and freeze by the declared rule, from both draws' parts to learn from."""
    train = featured(all_to_learn_from(), held())
    found: dict[str, tuple[float, float]] = {}
    for name, variant in VARIANTS.items():
        found[name] = cross_validated(train, variant)
        log(name, WITHIN, len(train.hits), *found[name])
    best = chosen(found)
    freeze(learn(train.rows, train.stances, VARIANTS[best]))
    print(f"chosen: {best}; put it in SHIPPED, commit, then --look")


def look() -> None:
    """Look once at the fresh hits."""
    refuse_second_look(LOG)
    texts = held()
    test = featured(further("test"), texts)
    said = [frozen().stance(row) for row in test.rows]
    macro, micro = f1(test.stances, said)
    log(f"{SHIPPED}, hash {fingerprint()[:12]}", FRESH, len(said), macro, micro)
    write_scores(scored(test.hits, test.stances, said, featured(all_to_learn_from(), texts)))
    print("reached" if is_reached(micro) else "not reached")


def main() -> None:
    texts = held()
    write_places(texts)
    freeze(shipped(featured(all_to_learn_from(), texts)))
    print(f"wrote {FILE}")


if __name__ == "__main__":
    second() if "--second" in sys.argv else look() if "--look" in sys.argv else main()
