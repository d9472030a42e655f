"""Learn the model of stances again and freeze it (needs the archive).

`fit_stance_model.py` writes the weights, their hash, and how coded hits are known again. With `--variants` it scores
every variant over states within the part to learn from, and appends the scores to the log. With `--test` it scores the
frozen model on the part to be tested on, and writes the scores that are printed beside series.
"""

import csv
import datetime
import subprocess
import sys
from pathlib import Path

from polycentric.words.stance.coded import write_places
from polycentric.words.stance.drawn_from import held
from polycentric.words.stance.gold import gold
from polycentric.words.stance.learning import SHIPPED, VARIANTS, cross_validated, f1, featured, shipped
from polycentric.words.stance.model import FILE, freeze, frozen
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
    print(f"{variant}: macro F1 {macro:.3f}, micro F1 {micro:.3f} on {hits} hits ({on})")


def main() -> None:
    texts = held()
    write_places(texts)
    train = featured(gold("train"), texts)
    if "--variants" in sys.argv:
        for name, variant in VARIANTS.items():
            log(name, "states held out of the part to learn from", len(train.hits), *cross_validated(train, variant))
    freeze(shipped(train))
    print(f"wrote {FILE}")
    if "--test" in sys.argv:
        test = featured(gold("test"), texts)
        said = [frozen().stance(row) for row in test.rows]
        log(f"as shipped: {SHIPPED}", "states to be tested on", len(said), *f1(test.stances, said))
        write_scores(scored(test.hits, test.stances, said, train))
        print(Path(FILE.parent / "scores.csv").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
