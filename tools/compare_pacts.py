"""Hold our dated pacts to ATOP 5.1: who is bound to defend whom in each year from 1990 to 2018, by alliance.

Run as ``python -m tools.compare_pacts FILES``, where FILES holds ``atop/``. Every alliance with an obligation that only
one of the two has becomes a row of the table; its reason is typed there by hand, and kept when it is written again.
"""

import datetime
from pathlib import Path

import polars as pl
from tools.compare_bodies import write_with_reasons

from polycentric.errors import PolycentricError
from polycentric.sources import bodies, pacts
from polycentric.states import Cow, state_of

TABLE = Path(__file__).parents[1] / "tests" / "baselines" / "pacts_and_atop.csv"
COLUMNS = ("only in", "alliance", "first", "last", "states", "pairs", "reason")
YEARS = range(bodies.COVERED[0].year, 2019)
EARLY = {316: "CZE", 317: "SVK"}  # signed by governments whose states began weeks later

Row = tuple[str, str, int, int, str, int]
Pair = tuple[str, str]
Bound = dict[str, set[Pair]]  # by alliance


def main() -> None:
    """Write the differences of our pacts."""
    write_with_reasons(__doc__, "atop/", TABLE, COLUMNS, compare)


def compare(files: Path) -> list[Row]:
    """Give each alliance that binds a pair at a year's end which the other list binds on no day of that year."""
    members = of_atop(files)
    found: dict[tuple[str, str], list[tuple[int, Pair]]] = {}
    for year in YEARS:
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        for name, one, other in (
            ("ATOP", theirs(members, last, last), ours(first, last)),
            ("pacts", ours(last, last), theirs(members, first, last)),
        ):
            known = set[Pair]().union(*other.values())
            for alliance, pairs in one.items():
                found.setdefault((name, alliance), []).extend((year, pair) for pair in sorted(pairs - known))
    return sorted(_row(*key, each) for key, each in found.items() if each)


def of_atop(files: Path) -> list[tuple[str, str, bool, datetime.date, datetime.date]]:
    """Give alliance, state, whether it must defend, first day and last day of each member's phase since 1990."""
    path = files / "atop" / "atop5_1m.csv"
    rows = pl.read_csv(path, infer_schema_length=None).filter((pl.col("yrexit") == 0) | (pl.col("yrexit") >= YEARS[0]))
    columns = ("atopid", "member", "defense", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit")
    members: list[tuple[str, str, bool, datetime.date, datetime.date]] = []
    for alliance, code, defends, year, *rest in rows.select(columns).iter_rows():
        month, day, until, *end = (value or 0 for value in rest)
        start = datetime.date(year, max(month, 1), max(day, 1))
        last = datetime.date(until, max(end[0], 1), max(end[1], 1)) if until else datetime.date.max
        members.append((str(alliance), _state(code, max(year, YEARS[0])), defends == 1, start, last))
    return members


def theirs(
    members: list[tuple[str, str, bool, datetime.date, datetime.date]], first: datetime.date, last: datetime.date
) -> Bound:
    """Give whom each alliance of ATOP binds to whom on some day from `first` to `last`."""
    there: dict[str, list[tuple[str, bool]]] = {}
    for alliance, state, defends, start, end in members:
        if start <= last and end > first:
            there.setdefault(alliance, []).append((state, defends))
    return {
        alliance: {(one, other) for one, defends in inside for other, _ in inside if defends and one != other}
        for alliance, inside in there.items()
    }


def ours(first: datetime.date, last: datetime.date) -> Bound:
    """Give whom each of our pacts binds to whom on some day from `first` to `last`: looked at month by month."""
    bound: Bound = {}
    days = {last, *(datetime.date(first.year, month, 1) for month in range(1, 13) if first < last)}
    for day in days:
        for pact, state, partner in pacts.obligations(day).iter_rows():
            bound.setdefault(pact, set()).add((state, partner))
    return bound


def _row(name: str, alliance: str, found: list[tuple[int, Pair]]) -> Row:
    """Sum up an alliance: its years, the states of the pairs that only it binds, and how many pairs these are."""
    years = [year for year, _ in found]
    pairs = {pair for _, pair in found}
    return (
        name,
        alliance,
        min(years),
        max(years),
        " ".join(sorted({state for pair in pairs for state in pair})),
        len(pairs),
    )


def _state(code: int, year: int) -> str:
    try:
        return EARLY.get(code) or state_of(Cow(code), year).id
    except PolycentricError:
        return f"COW {code}"


if __name__ == "__main__":
    main()
