"""Hold our dated members of bodies to the lists that others print: the World Factbook's editions, and COW IGO 3.0.

Run as ``python -m tools.compare_bodies FILES``, where FILES holds ``factbook/`` and ``igo/``. Every difference becomes
a row of the table; its reason is typed there by hand, and is kept when the table is written again.
"""

import argparse
import csv
import datetime
import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from polycentric.errors import PolycentricError
from polycentric.sources import bodies, igo_members
from polycentric.sources.reading.factbook_editions.folder import read as read_editions
from polycentric.states import Cow, state_of

TABLE = Path(__file__).parents[1] / "tests" / "baselines" / "bodies_and_printed_lists.csv"
COLUMNS = ("list", "body", "first", "last", "listed", "ours", "states", "reason")
FACTBOOK, COW = "World Factbook", "COW IGO 3.0"
OTHER = "no member"  # not listed, or listed with a status that is neither of these two
FULL = ("member", "suspended")
# The names of the other source; it has the Shanghai Five of 1996 under the organisation's name.
IGO = {
    "NATO": "nato", "Warsaw Pact": "wpact", "WEU": "weu", "CSTO": "csto", "EU": "eu", "CMEA": "cmea", "SCO": "sco",
    "NAM": "nam", "ASEAN": "asean", "OAU": "oau", "AU": "au", "LAS": "loas", "GCC": "gcc", "OPEC": "opec", "CIS": "cis",
    "EAEC": "eaec", "Mercosur": "mercosur", "OECD": "oecd", "OIC": "oic", "C": "comsec", "ECOWAS": "ecowas",
    "APEC": "apec", "SAARC": "saarc", "CE": "coe",
}  # fmt: skip

SPELL = ("organisation", "state", "start", "end", "status")

Spell = tuple[datetime.date, datetime.date | None, str]
Row = tuple[str, str, int, int, str, str, str]
Difference = tuple[str, str, str, int, str, str]  # list, body, state, year, listed, ours


def main() -> None:
    """Write the differences of our bodies."""
    write_with_reasons(__doc__, "factbook/ and igo/", TABLE, COLUMNS, compare)


def write_with_reasons(
    what: str | None, folders: str, table: Path, columns: Sequence[str], compare: Callable[[Path], Sequence[Any]]
) -> None:
    """Write differences as the command line asks, with the reasons known so far, and count those without one."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("files", type=Path, help=f"folder that holds {folders}")
    parser.add_argument("--out", type=Path, default=table, help="file to write to")
    chosen = parser.parse_args()
    reasons = known_reasons(chosen.out)
    rows = compare(chosen.files)
    with chosen.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows((*row, reasons.get(tuple(map(str, row)), "")) for row in rows)
    print(f"{len(rows)} rows, {sum(tuple(map(str, row)) not in reasons for row in rows)} without a reason")


def known_reasons(path: Path) -> dict[tuple[str, ...], str]:
    """Give the reasons of a table by all that comes before them."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row[:-1]): row[-1] for row in csv.reader(file)}


def compare(files: Path) -> list[Row]:
    """Give every difference, runs of years and states that differ alike in one row."""
    differences = [*of_factbook(files / "factbook"), *of_cow(files)]
    together: dict[tuple[str, str, int, int, str, str], list[str]] = {}
    for (name, body, state, listed, ours), years in _by_state(differences).items():
        for first, last in _runs(years, _steps(name, differences)):
            together.setdefault((name, body, first, last, listed, ours), []).append(state)
    rows = [(*key, " ".join(sorted(states))) for key, states in together.items()]
    return sorted(rows, key=lambda row: (row[0] != FACTBOOK, row[1:]))


def of_factbook(folder: Path) -> Iterator[Difference]:
    """Compare each edition's lists with what held within the time that it can speak of."""
    editions, names = read_editions(folder), bodies.printed_names()
    for edition, rows in editions.items():
        listed = [row for row in rows.memberships if row["state"] is not None]
        states = sorted({row["state"] for row in listed})
        for body in bodies.names():
            lines = [(row["state"], row["status"]) for row in listed if names.get(row["organisation"]) == body]
            if sum(status == "member" for _, status in lines) < 2:
                continue  # this edition does not print the body
            members = {state for state, status in lines if status == "member"}
            suspended = {state for state, status in lines if status == "suspended"}
            for state in states:
                theirs = "member" if state in members else "suspended" if state in suspended else OTHER
                ours = held(body, state, *_window(edition))
                if theirs not in ours and "unknown" not in ours:
                    yield FACTBOOK, body, state, edition, theirs, "/".join(sorted(ours))


def of_cow(files: Path) -> Iterator[Difference]:
    """Compare each year's full members; a member that is suspended may be listed or not."""
    rows = igo_members.read(files)["memberships"].filter(pl.col("year") >= bodies.COVERED[0].year)
    for body, name in IGO.items():
        names = [name, "eec"] if body == "EU" else [name]
        one = rows.filter(pl.col("organisation").is_in(names))
        for code, year, most in (
            one.group_by("ccode", "year").agg((pl.col("status") == 1).any()).sort("year").iter_rows()
        ):
            state = _state(code, year)
            ours = held(body, state, datetime.date(year, 1, 1), datetime.date(year, 12, 31)) if state else {OTHER}
            theirs = "member" if most else OTHER
            if state and theirs not in ours and not ours & {"suspended", "unknown"}:
                yield COW, body, state, year, theirs, "/".join(sorted(ours))


def held(body: str, state: str, first: datetime.date, last: datetime.date) -> set[str]:
    """Give each status that a state had on some day from `first` to `last`; any but three is no membership."""
    found, day = set[str](), first
    for start, end, status in spells().get((body, state), ()):
        if start > last or (end is not None and end <= first):
            continue
        found |= {OTHER} if start > day else set()
        found.add(status if status in (*FULL, "unknown") else OTHER)
        day = end if end is not None else last + datetime.timedelta(days=1)
    return found | ({OTHER} if day <= last else set())


@functools.cache
def spells() -> dict[tuple[str, str], list[Spell]]:
    """Give our spells by body and state, in order."""
    found: dict[tuple[str, str], list[Spell]] = {}
    for body, state, *spell in bodies.dated().sort("start").select(SPELL).iter_rows():
        found.setdefault((body, state), []).append((spell[0], spell[1], spell[2]))
    return found


def _window(edition: int) -> tuple[datetime.date, datetime.date]:
    """Give the days that an edition may speak of: to 2010 it closes as its year begins, later it is kept up in it."""
    first = datetime.date(edition, 2, 1) if edition > 2010 else datetime.date(edition - 1, 7, 1)
    return first, datetime.date(edition, 12, 31)


def _state(code: int, year: int) -> str | None:
    try:
        return state_of(Cow(code), year).id
    except PolycentricError:
        return None


def _by_state(differences: Sequence[Difference]) -> dict[tuple[str, str, str, str, str], list[int]]:
    """Give the years of each difference."""
    years: dict[tuple[str, str, str, str, str], list[int]] = {}
    for name, body, state, year, listed, ours in differences:
        years.setdefault((name, body, state, listed, ours), []).append(year)
    return years


def _steps(name: str, differences: Sequence[Difference]) -> list[int]:
    """Give the years that a list has, so that one edition after another is a run."""
    return sorted({each[3] for each in differences if each[0] == name})


def _runs(years: Sequence[int], steps: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give first and last of each run of years that follow each other in the list."""
    places = sorted(steps.index(year) for year in years)
    first = places[0]
    for one, after in zip(places, [*places[1:], -1], strict=True):
        if after != one + 1:
            yield steps[first], steps[one]
            first = after


if __name__ == "__main__":
    main()
