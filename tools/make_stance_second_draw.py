"""Draw the second sample of hits of stances, or write its sheets (needs the archive).

`make_stance_second_draw.py` writes hits2.csv: places and hashes, no text. `make_stance_second_draw.py FOLDER` writes
sheetA.csv and sheetB.csv there, of the hits that stand in hits2.csv.
"""

import sys
from collections import Counter
from pathlib import Path

from polycentric.words.stance.drawn_from import english, held, hits_of
from polycentric.words.stance.further import AROUND, FILE, SEED, draw_further, sheets
from polycentric.words.stance.hits import read_hits, write_hits
from polycentric.words.stance.sheets import write_sheet


def write_draw() -> None:
    sample = draw_further((hit for each in english() for hit in hits_of(*each)), read_hits())
    write_hits(sample, FILE)
    for part in ("train", "test"):
        few = [hit for hit in sample if hit.part == part]
        print(f"{part}: {len(few)} hits of {len({hit.speaker for hit in few})} states")
        for name in ("concept", "decade", "body"):
            print(" ", name, dict(sorted(Counter(getattr(hit, name) for hit in few).items())))


def write_sheets(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    texts = held()
    for name, share in zip(("sheetA", "sheetB"), sheets(read_hits(FILE)), strict=True):
        write_sheet(share, texts, name, SEED, folder / f"{name}.csv", AROUND)
        print(f"wrote {len(share)} hits to {folder / name}.csv")


if __name__ == "__main__":
    write_sheets(Path(sys.argv[1])) if len(sys.argv) > 1 else write_draw()
