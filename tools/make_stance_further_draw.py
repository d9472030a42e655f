"""Draw a further sample of hits of stances, or write its sheets (needs the archive).

`make_stance_further_draw.py second` (or `third`) writes the draw's hits: places and hashes, no text. Before a draw with
candidates is coded, it also writes what the frozen model of the day says of each; afterwards it draws by what stands
there. `make_stance_further_draw.py third FOLDER` writes sheetA.csv and sheetB.csv there, of the hits that stand.
"""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from polycentric.words.stance.drawn_from import english, held, hits_of
from polycentric.words.stance.features import features
from polycentric.words.stance.further import AROUND, SECOND, THIRD, Draw, draw_further, forecast, least_sure, sheets
from polycentric.words.stance.hits import STANCES, Hit, read_hits, write_hits
from polycentric.words.stance.model import frozen
from polycentric.words.stance.sheets import text_of, write_sheet

DRAWS = {draw.name: draw for draw in (SECOND, THIRD)}


def write_forecast(hits: Sequence[Hit], draw: Draw) -> None:
    """Write the stance that the frozen model gives each hit, and its chance."""
    texts, model = held(), frozen()
    with draw.forecast.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "stance", "chance"])
        for hit in hits:
            chances = model.chances(features(text_of(hit, texts), hit.start, hit.end, hit.concept))
            writer.writerow([hit.id, STANCES[int(chances.argmax())], f"{chances.max():.6f}"])


def write_draw(draw: Draw) -> None:
    sample = draw_further((hit for each in english() for hit in hits_of(*each)), read_hits(), draw)
    if draw.candidates:
        if not draw.forecast.exists():
            write_forecast(sample, draw)
        sample = least_sure(sample, {name: chance for name, (_, chance) in forecast(draw).items()}, draw)
    write_hits(sample, draw.file)
    for part in ("train", "test"):
        few = [hit for hit in sample if hit.part == part]
        print(f"{part}: {len(few)} hits of {len({hit.speaker for hit in few})} states")
        for name in ("concept", "decade", "body"):
            print(" ", name, dict(sorted(Counter(getattr(hit, name) for hit in few).items())))


def write_sheets(draw: Draw, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    texts = held()
    for name, share in zip(("sheetA", "sheetB"), sheets(read_hits(draw.file), draw), strict=True):
        write_sheet(share, texts, name, draw.seed, folder / f"{name}.csv", AROUND)
        print(f"wrote {len(share)} hits to {folder / name}.csv")


if __name__ == "__main__":
    which = DRAWS[sys.argv[1]]
    write_sheets(which, Path(sys.argv[2])) if len(sys.argv) > 2 else write_draw(which)
