"""Copy the report's two typefaces into the package, write the widths of their letters, and cut two weights for PNG.

Input: the npm packages @fontsource-variable/source-sans-3 5.3.0 and @fontsource-variable/source-serif-4 5.3.1 (Adobe's
Source Sans 3 and Source Serif 4, SIL Open Font License 1.1), unpacked.

    pip install fonttools brotli
    python tools/make_report_fonts.py SANS/package SERIF/package
"""

import json
import shutil
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

DATA = Path(__file__).parents[1] / "src" / "polycentric" / "pictures" / "data"
FILES = {"source-sans-3-latin-wght-normal": "sans.woff2", "source-serif-4-latin-wght-normal": "serif.woff2"}
WEIGHTS = {"regular": 400, "bold": 600}
# What the licence asks of a changed copy: another name.
CUT = "Polycentric Sans"


def widths(path: Path, weight: int) -> dict[str, int]:
    """Give the advance width of every letter in thousandths of the size, at one weight."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    units = font["head"].unitsPerEm
    return {
        chr(code): round(1000 * font["hmtx"][glyph][0] / units) for code, glyph in sorted(font.getBestCmap().items())
    }


def cut(path: Path, name: str, weight: int) -> None:
    """Write one weight as a TTF file of its own, which those that draw PNG read."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    font.flavor = None
    style = "Regular" if name == "regular" else "Bold"
    for place, words in {1: CUT, 2: style, 4: f"{CUT} {style}", 6: f"{CUT.replace(' ', '')}-{style}"}.items():
        font["name"].setName(words, place, 3, 1, 0x409)
    for place in (3, 16, 17, 25):
        font["name"].removeNames(nameID=place)
    del font["STAT"]
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(DATA / f"sans-{name}.ttf")


def main(folders: list[str]) -> None:
    """Copy the fonts, measure the sans serif."""
    for folder, (stem, name) in zip(folders, FILES.items(), strict=True):
        shutil.copyfile(Path(folder) / "files" / f"{stem}.woff2", DATA / name)
    sans = Path(folders[0]) / "files" / "source-sans-3-latin-wght-normal.woff2"
    for name, weight in WEIGHTS.items():
        cut(sans, name, weight)
    table = {name: widths(sans, weight) for name, weight in WEIGHTS.items()}
    (DATA / "widths.json").write_text(json.dumps(table, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
