"""What the files on treaties, agreements and clubs hold, against a second reader and cases that are known."""

import csv
import random
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import polycentric as pc
from polycentric import ties
from polycentric.panel.axes import Axes
from polycentric.sources.desta_treaties import LETTERS
from polycentric.sources.hr_treaties import TREATIES
from polycentric.tables.archive import table
from polycentric.tidy import dyad_years, state_years

pytestmark = pytest.mark.usefixtures("archive")
PARTY = [f"{treaty}_party" for treaty in TREATIES]


@pytest.mark.parametrize("treaty", TREATIES)
def test_every_status_is_what_another_reader_reads(mirror: Path, treaty: str):
    path = mirror / "files" / "treaties" / f"hr_status_{treaty}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        theirs = [(row["member"].strip(), row["iso2"], row["status"].strip(), row["year ratification or accession"])
                  for row in csv.DictReader(lines)]  # fmt: skip
    ours = table("hr_treaties", treaty).select("member", "iso2c", "status", "since").rows()
    assert [(*row[:3], row[3] and int(row[3])) for row in ours] == [
        (*row[:3], int(row[3]) if row[3] else None) for row in theirs
    ]
    assert ("Namibia", "NA") in [row[:2] for row in ours], "letters, no missing value"


def test_every_member_of_the_united_nations_has_its_state():
    names = table("hr_treaties", "crc_years")["member"].unique()
    places = Axes.between(1965, 2022).place_of_names(names)
    assert (places >= 0).all()
    assert len(set(places.tolist())) == 193


def test_states_are_party_from_the_year_that_the_treaty_collection_gives():
    panel = pc.load("history", years=(1960, 2023), series=PARTY)
    at = panel["icerd_party"].sel
    assert at(state="RUS", year=[1968, 1969, 1985, 2022]).values.tolist() == [0, 1, 1, 1]
    assert panel["iccpr_party"].sel(state="USA", year=[1991, 1992]).values.tolist() == [0, 1]
    assert at(state="USA", year=1966).item() == 1, "the file has the year of signature; it ratified in 1994"
    assert panel["crc_party"].sel(state="USA", year=2022).item() == 0, "the one member that signed alone"
    assert (panel["crc_party"].sel(year=2022) == 1).sum().item() == 192
    assert panel["iccpr_party"].sel(state=["CHN", "USA"], year=2022).values.tolist() == [0, 1]
    assert panel["crpd_party"].attrs["years"] == (2006, 2022)
    assert (at(year=[1964, 2023]) == -1).all()


def test_what_a_state_did_before_it_was_that_state_is_not_told():
    """Germany under one name, Serbia after Yugoslavia, Yemen after two, and those that are gone."""
    panel = pc.load("history", years=(1960, 2022), series=PARTY)
    at = panel["icerd_party"].sel
    assert at(state="SRB", year=[1975, 2000, 2001]).values.tolist() == [-1, -1, 1]
    assert at(state="YEM", year=[1975, 1989, 1990]).values.tolist() == [-1, -1, 1]
    for gone in ("DDR", "CSK", "YMD", "TWN", "RVN"):
        assert (at(state=gone) == -1).all(), gone
    assert panel["cedaw_party"].sel(state="DEU", year=[1984, 1985]).values.tolist() == [0, 1]
    assert at(state="VNM", year=[1981, 1982]).values.tolist() == [0, 1]
    assert panel["icescr_party"].sel(state="MDA", year=[1992, 1993]).values.tolist() == [0, 1], "its flag is 0"
    rows = state_years(first=1960, last=1990).add("hr_treaties").frame
    assert rows.filter(ccode=260, year=1975)["icerd_party"].item() is True
    assert rows.filter(ccode=484, year=1988)["icerd_party"].item() is True, "Congo"


def test_treaties_in_force_between_two_states_count_those_to_which_both_are_party():
    panel = pc.load("history", years=(1964, 2022), series=PARTY)
    tie = ties.human_rights_treaties(panel)
    assert tie.sel(state="FRA", partner="DEU", year=2022).item() == 8
    assert tie.sel(state="USA", partner="FRA", year=2022).item() == 4
    assert tie.sel(state="USA", partner="CHN", year=2022).item() == 3
    assert np.isnan(tie.sel(state="FRA", partner="TWN", year=2022))
    assert np.isnan(tie.sel(state="FRA", partner="DEU", year=1964))


def test_members_of_agreements_are_what_another_reader_reads(mirror: Path):
    path = mirror / "files" / "trade" / "DESTA.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    ours: dict[str, list[tuple[int, int]]] = {}
    for number, place, code, side in table("desta_treaties", "members").sort("place").select(
        "number", "place", "iso3n", "side"
    ).iter_rows():  # fmt: skip
        ours.setdefault(number, []).append((code, side))
        assert place >= 1
    for row in random.Random(13).sample(rows, 500):
        codes = [int(row[f"c{place}"]) for place in range(1, 92) if row[f"c{place}"] != "NA"]
        assert [code for code, _ in ours[row["number"]]] == list(dict.fromkeys(codes))
        sides = [row[f"mc{place}"] for place in range(1, 92) if row[f"c{place}"] != "NA"]
        if "NA" not in sides and len(set(codes)) == len(codes):
            assert [str(side) for _, side in ours[row["number"]]] == sides
    named = table("desta_treaties", "treaties").select("number", "name", "year", "entryforceyear").rows()
    assert sorted(named) == sorted(
        (
            row["number"],
            row["name"].strip(),
            *(int(row[name]) if row[name] != "NA" else None for name in ("year", "entryforceyear")),
        )
        for row in rows
    )


def test_every_code_of_the_agreements_has_letters():
    codes = table("desta_treaties", "members")
    assert codes["iso3c"].null_count() == 0
    assert set(codes["iso3n"]) == set(LETTERS)
    known = dict(table("countrycode", "countries").select("iso3n", "iso3c").drop_nulls().iter_rows())
    assert {code: letters for code, letters in LETTERS.items() if known.get(code) != letters} == {
        530: "ANT",
        900: "XKX",
    }


def test_trade_agreements_in_force_between_states_that_are_known():
    agreements = pc.load("history", years=(1947, 2021), series=["desta_agreements"])["desta_agreements"]

    def at(one: str, other: str, *years: int) -> list[int]:
        return agreements.sel(state=one, partner=other, year=list(years)).values.tolist()

    assert at("USA", "CAN", 1947, 1965, 1966, 1989, 1994, 2020, 2021) == [-1, 0, 1, 2, 3, 4, -1]
    assert at("USA", "MEX", 1993, 1994, 2020) == [0, 1, 2]
    assert at("USA", "CHN", 2020) == [0]
    assert at("USA", "JPN", 2020) == [0], "the Trans-Pacific Partnership was signed and never took effect"
    assert at("GBR", "NOR", 1959, 1960) == [0, 1]
    assert at("FIN", "DDR", 1974, 1975, 1989) == [0, 1, 1], "written with Germany's code"
    assert at("FIN", "CSK", 1974, 1975, 1992) == [0, 1, 2]
    assert at("DEU", "SRB", 1979, 1980) == [0, 1], "Yugoslavia and the European Communities"
    assert at("TWN", "PAN", 2003, 2004) == [0, 1]
    assert at("ARM", "VNM", 2016) == [1], "Armenia, whose side the file forgets, is on that of its union"
    assert at("SYC", "ZAF", 2003, 2004, 2014, 2015) == [2, 1, 1, 2], "left and came back"
    assert (agreements.values == agreements.values.swapaxes(1, 2)).all()
    layer = ties.trade_agreements(pc.load("history", years=(2019, 2020), series=["desta_agreements"]))
    assert layer.sel(year=2020, state="USA", partner="CAN").item() == 4


def test_a_table_of_pairs_has_the_agreements_of_the_panel():
    rows = dyad_years(first=1975, last=1975).add("desta_agreements").frame
    assert rows.filter(ccode1=265, ccode2=375)["desta_agreements"].item() == 1
    assert rows.filter(ccode1=260, ccode2=375)["desta_agreements"].item() == 1, "with the Communities since 1973"


def test_members_of_the_gatt_and_the_union_are_the_states_of_their_names():
    panel = pc.load("history", years=(1947, 2023), series=["gatt_member", "eu_member"])
    gatt, union = panel["gatt_member"], panel["eu_member"]
    assert (gatt.sel(year=1994) == 1).sum().item() == 125, "of 128: Hong Kong, Macao and Yugoslavia stand for none then"
    assert gatt.sel(state="DEU", year=[1950, 1951, 1990]).values.tolist() == [0, 1, 1]
    assert gatt.sel(state="SRB", year=[1965, 1966, 1990, 1991]).values.tolist() == [0, 1, 1, -1]
    assert gatt.sel(state="COD", year=[1970, 1971]).values.tolist() == [0, 1]
    for unlisted in ("RUS", "CHN", "TWN", "DDR", "CSK", "VNM", "YEM"):
        assert (gatt.sel(state=unlisted) == -1).all(), unlisted
    counts = (union == 1).sum("state").sel(year=[1958, 1973, 1986, 1995, 2004, 2007, 2013, 2020, 2021])
    assert counts.values.tolist() == [6, 9, 12, 15, 25, 27, 28, 28, 27]
    assert union.sel(state="GBR", year=[1972, 1973, 2020, 2021]).values.tolist() == [0, 1, 1, 0]
    assert union.sel(state="DEU", year=[1960, 1985, 1991]).values.tolist() == [1, 1, 1]
    assert union.sel(state="DDR", year=1985).item() == 0
    assert (union.sel(year=[1957, 2023]) == -1).all()


def test_informal_organisations_end_in_2010_and_each_state_stands_once():
    rows = table("igo_informal", "memberships")
    assert rows.select("organisation", "ccode", "year").is_unique().all()
    brics = rows.filter(organisation="BRICS")
    assert sorted(set(brics["year"])) == [2009, 2010]
    assert set(brics.filter(year=2010)["ccode"]) == {140, 365, 710, 750, 560}
    assert set(rows.filter(organisation="G7", year=2010)["ccode"]) == {2, 20, 200, 220, 255, 325, 365, 740}
    assert rows.filter(organisation="G20", year=2010).height == 19
    germany = rows.filter(pl.col("ccode").is_in([255, 260]), organisation="G7").select("ccode", "year").rows()
    assert {year for code, year in germany if code == 260} == set(range(1973, 1990))
    bodies = table("igo_informal", "bodies")
    concert = bodies.filter(title="Concert Of Europe")
    assert concert.select("first", "last").unique().rows() == [(1815, 1856)]
    assert set(concert["iso3c"]) == {"AUH", "FRA", "RUS", "GBR"}


def test_shared_informal_organisations_are_those_of_both_lists_of_members():
    rows = table("igo_informal", "memberships").filter(pl.col("status") == 1)
    panel = pc.load("history", years=(1924, 2011), series=["shared_informal", "informal_full"])
    shared, full = panel["shared_informal"], panel["informal_full"]
    chosen = random.Random(13)
    codes, places = {"USA": 2, "GBR": 200, "FRA": 220, "CHN": 710, "PRK": 731, "BRA": 140, "KEN": 501}, []
    for _ in range(500):
        one, other = chosen.sample(sorted(codes), 2)
        places.append((one, other, chosen.randint(1970, 2010)))
    in_year = {key: set(part["organisation"]) for key, part in rows.group_by("ccode", "year")}
    for one, other, year in places:
        mine, theirs = (in_year.get((codes[state], year), set()) for state in (one, other))
        assert shared.sel(state=one, partner=other, year=year).item() == len(mine & theirs)
        assert full.sel(state=one, year=year).item() == len(mine)
    assert (shared.sel(year=[1924, 2011]) == -1).all()
    layer = ties.informal_organisations(panel)
    assert layer.sel(state="USA", partner="GBR", year=2010).item() == 45
    assert np.isnan(layer.sel(state="USA", partner="GBR", year=2011))
