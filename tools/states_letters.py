"""Write letters.csv and territory_codes.csv of src/polycentric/states/data/: the lists' letters, and ISO's codes.

Run when a list changes::

    python tools/states_letters.py MIRROR [OUT]

MIRROR holds `cow/cow_states.rda`, `codes/gw_system.rda`, `codes/codelist.rda` and `regime/polity5.rda` (or has them in
`files/`). Needs `pip install rdata`.
"""

import csv
import sys
import warnings
from pathlib import Path
from typing import Any

import rdata

OUT = Path(__file__).parents[1] / "src" / "polycentric" / "states" / "data"
# Where Polity's numbers and letters stand for another state than the number of COW or GW beside them says.
POLITY_OWN: dict[str, str] = {}
LAST_OF_POLITY = 2018


def frame(mirror: Path, name: str) -> Any:
    folder = mirror / "files" if (mirror / "files").is_dir() else mirror
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = rdata.read_rda(folder / name)
    return next(iter(read.values()))


def owners(system: str) -> dict[int, str]:
    with (OUT / "codes.csv").open(encoding="utf-8") as file:
        return {int(row["code"]): row["id"] for row in csv.DictReader(file) if row["system"] == system}


def letters(mirror: Path) -> list[list[object]]:
    cow, gw = owners("cow"), owners("gw")
    with (OUT / "states.csv").open(encoding="utf-8") as file:
        iso = {row["iso3"]: row["id"] for row in csv.DictReader(file) if row["today"]}
    rows: list[list[object]] = []
    for abbreviation, code in set(frame(mirror, "cow/cow_states.rda")[["stateabb", "ccode"]].itertuples(index=False)):
        rows.append(["cowc", abbreviation, cow[int(code)], int(code), "", ""])
    for abbreviation, code in set(frame(mirror, "codes/gw_system.rda")[["gw_abb", "gwcode"]].itertuples(index=False)):
        rows.append(["gwc", abbreviation, gw[int(code)], int(code), "", ""])
    polity = frame(mirror, "regime/polity5.rda")
    for (abbreviation, number), mine in polity.groupby(["scode", "polity_annual_ccode"]):
        code = mine["GWn"].dropna().iloc[-1]
        last = int(mine["year"].max())
        state = POLITY_OWN.get(abbreviation, gw[int(code)])
        end = "" if last >= LAST_OF_POLITY else last
        rows.append(["polityc", abbreviation, state, int(number), int(mine["year"].min()), end])
    for row in frame(mirror, "codes/codelist.rda").to_dict("records"):
        if row["iso3c"] in iso:
            rows.append(["iso2", row["iso2c"], iso[row["iso3c"]], "", "", ""])
    rows.append(["iso2", "XK", "XKX", "", "", ""])
    return sorted(rows, key=lambda row: [str(field) for field in row])


def territories(mirror: Path) -> list[list[object]]:
    with (OUT / "states.csv").open(encoding="utf-8") as file:
        known = {row["iso3"] for row in csv.DictReader(file)}
    entries = [
        [row["country.name.en"], row["iso2c"], row["iso3c"], int(row["iso3n"]), gec(row["fips"])]
        for row in frame(mirror, "codes/codelist.rda").to_dict("records")
        if isinstance(row["iso3c"], str) and row["iso3c"] not in known
    ]
    return sorted(entries, key=lambda row: str(row[2]))


def gec(fips: object) -> str:
    return fips.lower() if isinstance(fips, str) and len(fips) == 2 else ""


def write(path: Path, header: list[str], rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    source = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    write(out / "letters.csv", ["system", "letters", "id", "code", "first", "last"], letters(source))
    write(out / "territory_codes.csv", ["territory", "iso2", "iso3", "number", "gec"], territories(source))
