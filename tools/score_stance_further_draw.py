"""Hold the two coders of the second draw against each other on the hits to test on, and keep what they coded.

`score_stance_second_draw.py SHEET_A_CODES SHEET_B_CODES [SHEET]` writes coder3.csv, coder4.csv and agreement2.csv. With
SHEET, the hits on which they differ are written there (needs the archive), without either code, for a third session,
whose codes go to third2.csv.
"""

import csv
import shutil
import sys
from pathlib import Path

from score_stance_codes import COLUMNS, row_of

from polycentric.words.stance.agreement import by_group
from polycentric.words.stance.drawn_from import held
from polycentric.words.stance.further import AROUND, CODERS, FILE, FOLDER, SEED, sheets
from polycentric.words.stance.hits import STANCES, read_hits
from polycentric.words.stance.sheets import read_codes, write_sheet


def main() -> None:
    hits, paths = read_hits(FILE), [Path(each) for each in sys.argv[1:3]]
    first, second = (
        read_codes(path, [hit.id for hit in share]) for path, share in zip(paths, sheets(hits), strict=True)
    )
    for path, coder in zip(paths, CODERS, strict=True):
        shutil.copyfile(path, FOLDER / f"{coder}.csv")
    found = by_group(hits, first, second, SEED)
    with (FOLDER / "agreement2.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *(row_of(*key, each) for key, each in found.items())])
    for key, each in found.items():
        print(*row_of(*key, each)[:10])
    print("rows: first coder, columns: second;", *STANCES)
    print(found["all", ""].table)
    if len(sys.argv) > 3:
        differ = [hit for hit in hits if hit.part == "test" and first[hit.id] != second[hit.id]]
        write_sheet(differ, held(), "third2", SEED, Path(sys.argv[3]), AROUND)
        print(f"wrote {len(differ)} hits on which they differ to {sys.argv[3]}")


if __name__ == "__main__":
    main()
