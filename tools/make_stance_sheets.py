"""Write sheets for the coders of the gold set of stances into a folder (needs the archive).

`make_stance_sheets.py FOLDER` writes coder1.csv and coder2.csv, each with all hits in an order of its own, and
person.csv with those that are left for a person.
"""

import sys
from pathlib import Path

from polycentric.words.stance.drawn_from import SEED, held
from polycentric.words.stance.hits import read_hits
from polycentric.words.stance.sheets import write_sheet

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    hits, texts = read_hits(), held()
    for coder in ("coder1", "coder2", "person"):
        chosen = [hit for hit in hits if coder != "person" or hit.part == "person"]
        write_sheet(chosen, texts, coder, SEED, folder / f"{coder}.csv")
        print(f"wrote {len(chosen)} hits to {folder / coder}.csv")
