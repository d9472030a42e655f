"""How many trade agreements two states have made, those among them that another has replaced."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import polars as pl

from polycentric.panel.membership import lives, years_of
from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.years import by_year

FIRST, LAST = 1948, 2020
LEFT_OUT = ("consolidated", "negotiation")
ENTERS, LEAVES = "accession", "withdrawal"
# By number of treaty: a member that the file writes with the code of another state.
MEANT = {("446", "DEU"): "DDR"}
# Letters of today's state for the one that there was before a year.
BEFORE = {"CZE": (1993, "CSK"), "SVK": (1993, "CSK")}
ALL_TIED, SIDES_APART = frozenset({1, 2}), frozenset({(0, 1), (2, 3)})
# The file has one code for both Yemens, which were two states.
UNTOLD, UNTOLD_BEFORE = (678, 680), 1990

Pair = tuple[str, str]
Entry = Mapping[str, Any]
Members = Sequence[tuple[str, int]]


def pairs_of(members: Members, kind: int, entry_type: str) -> Iterator[Pair]:
    """Give the pairs that an entry ties, or parts: across its sides, or all, or those of who enters or leaves."""
    sides = tuple(sorted({side for _, side in members}))
    for (one, of_one), (other, of_other) in combinations(sorted(members), 2):
        if entry_type in {ENTERS, LEAVES} and sides == (1, 2):
            tied = 1 in {of_one, of_other}
        else:
            tied = of_one != of_other or kind in ALL_TIED or sides not in SIDES_APART
        if tied and one != other:
            yield one, other


def roots(entries: Sequence[Entry]) -> Mapping[int, int]:
    """Give for each treaty the one that it goes back to: a protocol of a protocol belongs to the first treaty."""
    base = {str(each["number"]): int(each["base_treaty"]) for each in entries}

    def root(number: int) -> int:
        above = base.get(str(number), number)
        return number if above == number else root(above)

    return {number: root(number) for number in base.values()}


def start_of(entry: Entry, base_in_force: int | None) -> int | None:
    """Give the year from which an entry ties; of an accession without one, that of its signature, if in force then."""
    force, signed = entry["in_force"], entry["signed"]
    if entry["entry_type"] != ENTERS:
        return force
    if force is None and (base_in_force is None or signed is None):
        return None
    return max(year for year in (force, signed, base_in_force) if year is not None)


def spells(starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last year of each time that two states are tied; a withdrawal ends it the year before."""
    last = 0
    for start in sorted(starts):
        if start > last:
            last = min((end - 1 for end in ends if end > start), default=LAST)
            yield start, last


def ties(entries: Sequence[Entry], members: Mapping[str, Members]) -> Iterator[tuple[str, str, int, int]]:
    """Give each pair's first and last year under each treaty."""
    root, in_force = roots(entries), {each["number"]: each["in_force"] for each in entries}
    starts: dict[tuple[int, Pair], list[int]] = {}
    ends: dict[tuple[int, Pair], list[int]] = {}
    for entry in entries:
        leaves = entry["entry_type"] == LEAVES
        year = entry["signed"] if leaves else start_of(entry, in_force.get(str(entry["base_treaty"])))
        if year is not None:
            kept, of = (ends if leaves else starts), root[entry["base_treaty"]]
            for pair in pairs_of(members[entry["number"]], entry["typememb"], entry["entry_type"]):
                kept.setdefault((of, pair), []).append(year)
    for key, years in starts.items():
        for first, last in spells(years, ends.get(key, [])):
            yield *key[1], first, last


def agreements(members: pl.DataFrame) -> pl.DataFrame:
    """Count the agreements of each pair of states and year, from entry into force to a withdrawal."""
    rows = members.filter(~pl.col("entry_type").is_in(LEFT_OUT)).drop_nulls("iso3c")
    entries = rows.unique("number", maintain_order=True).to_dicts()
    in_entry: dict[str, list[tuple[str, int]]] = {}
    for number, letters, side in rows.select("number", "iso3c", "side").iter_rows():
        in_entry.setdefault(number, []).append((MEANT.get((number, letters)) or str(letters), side))
    schema = {"one": pl.String, "other": pl.String, "first": pl.Int32, "last": pl.Int32}
    tied = pl.DataFrame(list(ties(entries, in_entry)), schema=schema, orient="row")
    years = (
        tied.with_columns(pl.int_ranges("first", pl.col("last") + 1).alias("year")).explode("year").drop_nulls("year")
    )
    return _coded(years.group_by("one", "other", "year").len("agreements"))


def _codes() -> pl.DataFrame:
    """Give the code that each state ends each year with."""
    known = lives("cow")
    spells = pl.DataFrame(
        {
            "state": list(known.state),
            "code": known.code.astype(np.int16),
            "first": years_of(known.start),
            "last": years_of(known.end),
        }
    )
    in_time = by_year(spells.sort("first", "last"), "first", "last", FIRST, LAST)
    return in_time.unique(["state", "year"], keep="last", maintain_order=True)


def _coded(rows: pl.DataFrame) -> pl.DataFrame:
    """Give pairs by the codes of the states that there were in the year; what is no state then is left out."""
    codes = _codes()
    for place, letters in (("1", "one"), ("2", "other")):
        state = pl.col(letters)
        for now, (year, before) in BEFORE.items():
            state = pl.when((pl.col(letters) == now) & (pl.col("year") < year)).then(pl.lit(before)).otherwise(state)
        named = rows.with_columns(state=state, year=pl.col("year").cast(pl.Int16))
        rows = named.join(codes, on=["state", "year"], how="inner").rename({"code": f"ccode{place}"}).drop("state")
    ordered = rows.select(
        "year", "agreements", ccode1=pl.min_horizontal("ccode1", "ccode2"), ccode2=pl.max_horizontal("ccode1", "ccode2")
    )
    counted = ordered.group_by("ccode1", "ccode2", "year").agg(pl.col("agreements").max())
    untold = (pl.col("ccode1").is_in(UNTOLD) | pl.col("ccode2").is_in(UNTOLD)) & (pl.col("year") < UNTOLD_BEFORE)
    return counted.with_columns(pl.when(~untold).then("agreements").alias("desta_agreements"))


SERIES = Series(
    label="Trade agreements signed and counted by DESTA (replaced ones go on counting)",
    variables=(
        Variable(
            "desta_agreements",
            "Trade agreements signed between the two, replaced ones among them",
            "agreements",
            dtype="int16",
        ),
    ),
    editions={"2020": Edition("desta_treaties", "members")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    directed=False,
    rows=agreements,
    caveat="An agreement counts from its entry into force, an accession without one from its signature, to the year "
    "before a withdrawal. When a treaty ended, or another replaced it, the source doesn't say: it goes on counting, so "
    "that members of the European Union share several. Agreements that were signed and, by the source, never took "
    "effect don't count.",
)
