"""Hold the codes of two coders of the gold set of stances against each other, and write a sheet of what they differ on.

`score_stance_codes.py FIRST SECOND [SHEET]`: two tables with the columns id and stance. With SHEET, the hits on which
they differ are written there with their contexts (needs the archive) and without either code, for a third coder.
`score_stance_codes.py --person SHEET` holds what a person gave the 60 hits that are left for one against the gold set.
"""

import csv
import sys
from pathlib import Path

import numpy as np

from polycentric.words.stance.agreement import Agreement, by_group
from polycentric.words.stance.drawn_from import SEED, held
from polycentric.words.stance.gold import gold
from polycentric.words.stance.hits import STANCES, read_hits
from polycentric.words.stance.sheets import read_codes, write_sheet

FILE = Path(__file__).parents[1] / "src" / "polycentric" / "words" / "stance" / "data" / "agreement.csv"
COLUMNS = ("by", "group", "hits", "agreed", "kappa", "error", "low", "high", "low_by_state", "high_by_state", *STANCES)


def row_of(kind: str, name: str, found: Agreement) -> list[object]:
    """Give the line of a group; what is undefined is left empty."""
    numbers = [
        found.observed, found.kappa, found.error, found.by_formula.low, found.by_formula.high, found.by_state.low,
        found.by_state.high, *found.by_stance,
    ]  # fmt: skip
    return [kind, name, found.hits, *("" if np.isnan(each) else round(float(each), 3) for each in numbers)]


def person(path: Path) -> None:
    """Print how far a person agrees with what the gold set has."""
    coded = gold("person")
    codes = read_codes(path, [hit.id for hit, _ in coded])
    found = by_group([hit for hit, _ in coded], codes, {hit.id: stance for hit, stance in coded}, SEED)["all", ""]
    print(*row_of("person", "", found)[:10])
    print("rows: the person, columns: the gold set;", *STANCES)
    print(found.table)


def main() -> None:
    hits = read_hits()
    first, second = (read_codes(Path(each), [hit.id for hit in hits]) for each in sys.argv[1:3])
    found = by_group(hits, first, second, SEED)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *(row_of(*key, each) for key, each in found.items())])
    for key, each in found.items():
        print(*row_of(*key, each)[:10])
    print("rows: first coder, columns: second;", *STANCES)
    print(found["all", ""].table)
    if len(sys.argv) > 3:
        differ = [hit for hit in hits if first[hit.id] != second[hit.id]]
        write_sheet(differ, held(), "third", SEED, Path(sys.argv[3]))
        print(f"wrote {len(differ)} hits on which they differ to {sys.argv[3]}")


if __name__ == "__main__":
    person(Path(sys.argv[2])) if sys.argv[1] == "--person" else main()
