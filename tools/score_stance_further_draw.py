"""Hold the two coders of a further draw against each other on the hits to test on, and keep what they coded.

`score_stance_further_draw.py third SHEET_A_CODES SHEET_B_CODES [SHEET]` keeps the codes under the coders' names, and
writes their agreement. With SHEET, the hits on which they differ are written there (needs the archive), without either
code, for a third session, whose codes go to third3.csv.
"""

import csv
import shutil
import sys
from pathlib import Path

from make_stance_further_draw import DRAWS
from score_stance_codes import COLUMNS, row_of

from polycentric.words.stance.agreement import by_group
from polycentric.words.stance.drawn_from import held
from polycentric.words.stance.further import AROUND, FOLDER, sheets
from polycentric.words.stance.hits import STANCES, read_hits
from polycentric.words.stance.sheets import read_codes, write_sheet


def main() -> None:
    draw, paths = DRAWS[sys.argv[1]], [Path(each) for each in sys.argv[2:4]]
    hits = read_hits(draw.file)
    first, second = (
        read_codes(path, [hit.id for hit in share]) for path, share in zip(paths, sheets(hits, draw), strict=True)
    )
    for path, coder in zip(paths, draw.coders, strict=True):
        shutil.copyfile(path, FOLDER / f"{coder}.csv")
    found = by_group(hits, first, second, draw.seed)
    with draw.agreement.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *(row_of(*key, each) for key, each in found.items())])
    for key, each in found.items():
        print(*row_of(*key, each)[:10])
    print("rows: first coder, columns: second;", *STANCES)
    print(found["all", ""].table)
    if len(sys.argv) > 4:
        differ = [hit for hit in hits if hit.part == "test" and first[hit.id] != second[hit.id]]
        write_sheet(differ, held(), draw.third, draw.seed, Path(sys.argv[4]), AROUND)
        print(f"wrote {len(differ)} hits on which they differ to {sys.argv[4]}")


if __name__ == "__main__":
    main()
