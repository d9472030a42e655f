"""Alliances by treaty and member on the real files: known alliances, the same pairs as `atop`, a second reading."""

import calendar
import csv
import random
from collections import defaultdict
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import polycentric as pc
from polycentric import ties
from polycentric.tables.archive import table
from polycentric.tidy import dyad_years

pytestmark = pytest.mark.usefixtures("archive")
NATO, WARSAW, TRIPLE, FRANCO_RUSSIAN, RIO = 3180, 3285, 1350, 1380, 3150
KEYS = ["ccode1", "ccode2", "year"]


def members_in(treaty: int, year: int) -> set[int]:
    held = (pl.col("yrent") <= year) & (pl.col("yrexit").is_null() | (pl.col("yrexit") > year))
    return set(table("atop_treaties", "members").filter((pl.col("atopid") == treaty) & held)["ccode"])


def test_nato_has_fifteen_members_at_the_end_of_1955_and_west_germany_is_one():
    assert members_in(NATO, 1955) == {2, 20, 200, 210, 211, 212, 220, 235, 260, 325, 350, 385, 390, 395, 640}


@pytest.mark.parametrize("year", [1955, 1960])
def test_the_warsaw_pact_has_eight_members_and_albania_leaves_in_1968(year: int):
    bound = {290, 310, 315, 355, 360, 365, 265, 339}
    assert members_in(WARSAW, year) == bound
    assert members_in(WARSAW, 1985) == bound - {339}


def test_in_1914_the_triple_alliance_and_the_franco_russian_one_stand_against_each_other():
    panel = pc.load("history", years=(1914, 1914), series=["atop_treaties", "atop"])
    treaties = ties.treaties(panel).isel(year=0)
    for one, two in (("DEU", "AUH"), ("DEU", "ITA"), ("AUH", "ITA"), ("FRA", "RUS")):
        assert treaties.sel(state=one, partner=two) >= 1
    assert float(treaties.sel(state="DEU", partner="FRA")) == float(treaties.sel(state="DEU", partner="GBR")) == 0
    pledges = ties.pledge_grades(panel).isel(year=0)
    assert float(pledges.sel(state="DEU", partner="AUH")) == float(pledges.sel(state="FRA", partner="RUS")) == 3


def test_the_treaties_between_two_states_are_named_in_tables_of_pairs():
    rows = dyad_years(first=1914, last=1960).add("atop_treaties").frame
    ids = {(one, two, year): which for one, two, year, which in rows.select(*KEYS, "atopids").rows() if which}
    assert str(TRIPLE) in ids[255, 300, 1914].split("; ")
    assert str(NATO) in ids[2, 200, 1960].split("; ")
    assert (2, 365, 1960) not in ids


def test_the_rio_pact_binds_the_americas_and_cuba_alone_has_left_it_by_the_source():
    """Mexico's withdrawal of 2002 is not in the source."""
    rio = table("atop_treaties", "members").filter(pl.col("atopid") == RIO)
    assert {2, 70, 101, 135, 140, 160} <= set(rio.filter(pl.col("yrent") <= 1948)["ccode"])
    assert rio.filter(pl.col("yrexit").is_not_null()).select("ccode", "yrexit").rows() == [(40, 1962)]


def test_no_one_leaves_a_treaty_because_the_data_end_in_2018():
    members = table("atop_treaties", "members")
    assert members.filter(pl.col("yrexit").is_null()).equals(members.filter("ineffect"))
    treaties = table("atop_treaties", "treaties")
    assert treaties.filter(pl.col("endyr").is_null()).equals(treaties.filter("ineffect"))
    assert members.filter(pl.col("yrexit") == 2018).height == 2


def test_the_pairs_are_those_of_the_directed_pairs_of_atop_in_every_year():
    ours, theirs = table("atop_treaties", "dyad_years"), table("atop")
    assert ours.select(KEYS).sort(KEYS).equals(theirs.select(KEYS).sort(KEYS))


def test_pledges_are_those_of_atop_but_where_they_depend_on_the_partner_and_then_all_are_more_here():
    both = table("atop_treaties", "dyad_years").join(table("atop"), on=KEYS)
    pledges = ("defense", "offense", "neutral", "nonagg", "consul")
    more = {name: both.filter((pl.col(f"treaties_{name}") > 0) & ~pl.col(f"atop_{name}")) for name in pledges}
    less = {name: both.filter((pl.col(f"treaties_{name}") == 0) & pl.col(f"atop_{name}")) for name in pledges}
    assert {name: rows.height for name, rows in more.items()} == {
        "defense": 214, "offense": 34, "neutral": 114, "nonagg": 74, "consul": 0,
    }  # fmt: skip
    assert not any(rows.height for rows in less.values())


def test_the_slots_of_the_treaties_hold_the_members_of_the_other_file(mirror: Path):
    with (mirror / "files/atop/atop5_1a.csv").open(encoding="utf-8") as lines:
        slots = {
            (int(row["atopid"]), int(row[f"mem{number}"]))
            for row in csv.DictReader(lines)
            for number in range(1, 60)
            if row[f"mem{number}"]
        }
    assert slots == set(table("atop_treaties", "members").select("atopid", "ccode").rows())


@pytest.mark.parametrize(
    ("state", "year", "treaty"),
    [("DEU", 1960, NATO), ("DEU", 1985, NATO), ("DEU", 1995, NATO), ("DDR", 1985, WARSAW), ("RUS", 1985, WARSAW)],
)
def test_a_state_by_its_number_of_the_year_lands_where_it_belongs(state: str, year: int, treaty: int):
    panel = pc.load("history", years=(year, year), series=["atop_treaties"])
    partner = "USA" if treaty == NATO else "POL"
    assert int(panel["treaties"].sel(state=state, partner=partner).item()) >= 1


@pytest.mark.parametrize(
    ("states", "year", "there"),
    [(("SRB", "GRC"), 1955, True), (("VNM", "RUS"), 1980, True), (("RVN", "VNM"), 1965, False),
     (("YEM", "EGY"), 1960, True), (("CHN", "RUS"), 1955, True), (("TWN", "USA"), 1960, True),
     (("CHN", "USA"), 1960, False)],
)  # fmt: skip
def test_yugoslavia_vietnam_yemen_and_the_two_chinas_have_their_own_treaties(
    states: tuple[str, str], year: int, there: bool
):
    panel = pc.load("history", years=(year, year), series=["treaties"])
    assert (int(panel["treaties"].sel(state=states[0], partner=states[1]).item()) >= 1) is there


def test_the_rows_of_states_that_are_not_in_the_list_then_are_counted_and_as_many_as_those_of_atop():
    """Monaco, San Marino and Liechtenstein in the Helsinki Final Act of 1975, governments in exile in 1942-44."""
    panel = pc.load("history", years=(1816, 2018), series=["treaties", "atop_defense"])
    left_out = {name: panel[name].attrs["rows_left_out"] for name in ("treaties", "atop_defense")}
    assert left_out == {"treaties": 5768, "atop_defense": 5768}


def test_a_sample_of_pairs_and_years_is_what_plain_python_makes_of_the_file(mirror: Path):
    with (mirror / "files/atop/atop5_1m.csv").open(encoding="utf-8") as lines:
        by_member: dict[int, list[tuple[str, str, date, date, bool]]] = defaultdict(list)
        for row in csv.DictReader(lines):
            by_member[int(row["member"])].append(
                (row["atopid"], row["phase"], first_day(row), last_day(row), row["defense"] == "1")
            )
    cells = table("atop_treaties", "dyad_years").sample(700, seed=13)
    for one, two, year, treaties, defence, ids in cells.select(*KEYS, "treaties", "treaties_defense", "atopids").rows():
        held: dict[str, bool] = {}
        for treaty, phase, start, end, pledged in by_member[one]:
            for other, other_phase, other_start, other_end, _ in by_member[two]:
                begin, stop = max(start, other_start), min(end, other_end)
                if (treaty, phase) == (other, other_phase) and begin < stop and begin.year <= year <= stop.year:
                    held[treaty] = held.get(treaty, False) or pledged
        assert (treaties, defence, ids) == (len(held), sum(held.values()), "; ".join(sorted(held)))


def test_a_sample_of_columns_is_what_the_csv_module_reads(mirror: Path):
    drawn = random.Random(13)
    for name, file in (("treaties", "atop5_1a.csv"), ("members", "atop5_1m.csv")):
        with (mirror / "files/atop" / file).open(encoding="utf-8") as lines:
            raw = list(csv.DictReader(lines))
        keys = {"treaties": ("atopid",), "members": ("atopid", "phase", "member", "yrent", "moent", "dayent")}[name]
        by_key = {tuple(row[key] for key in keys): row for row in raw}
        columns = {column.name: column for column in pc.sources.SOURCES["atop_treaties"].table(name).columns}
        tidy = table("atop_treaties", name)
        renamed = {"member": "ccode"}
        for row in tidy.rows(named=True):
            if drawn.random() > 0.1:
                continue
            line = by_key[tuple(_text(row[renamed.get(key, key)]) for key in keys)]
            for column, value in row.items():
                written = line[columns[column].raw]
                missing = written in {"", *map(str, columns[column].missing_codes)}
                assert value is None if missing else int(value) == int(written)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def first_day(row: dict[str, str]) -> date:
    return date(int(row["yrent"]), int(row["moent"]), int(row["dayent"] or 1))


def last_day(row: dict[str, str]) -> date:
    year, month = int(row["yrexit"]), int(row["moexit"])
    if year == 0:
        return date(2018, 12, 31)
    return date(year, month, int(row["dayexit"] or calendar.monthrange(year, month)[1]))
