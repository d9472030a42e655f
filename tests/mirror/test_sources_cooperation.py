"""Agreements on defence cooperation and peacekeeping side by side, read from the real files."""

import csv
import random
import re
from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric import ties
from polycentric.errors import NotFetchedError
from polycentric.panel.membership import alive
from polycentric.panel.named import with_states
from polycentric.panel.series.peacekeeping import NO_STATES, PLAIN
from polycentric.sources import SOURCES
from polycentric.tables import table
from polycentric.tables.fetch import take
from polycentric.tables.places import CACHE_VARIABLE, MIRROR_VARIABLE
from polycentric.tables.presence import state_of
from polycentric.tidy import dyad_years

DCAD = "files/cooperation/DCAD-v1.0-main.csv"
MISSIONS = "files/un/geopko_TCCMap_v.2.3.csv"


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def panel(archive: Path) -> xr.Dataset:
    names = ["defence_agreements", "defence_agreements_general", "missions_together"]
    return pc.load("history", years=(1979, 2025), series=names)


def test_agreements_of_the_united_states_and_canada_are_those_of_the_file(panel: xr.Dataset):
    """A sector's of 1984, a general one of August 1994, and what followed: counted by hand."""
    count = panel.pc.masked("defence_agreements").sel(state="USA", partner="CAN")
    assert count.sel(year=[1980, 1983]).values.tolist() == [0, 0]
    assert count.sel(year=1984) == 1
    assert panel.pc.masked("defence_agreements_general").sel(state="USA", partner="CAN", year=1984) == 0


def test_2010_is_the_end_of_the_data_and_no_end_of_an_agreement(panel: xr.Dataset, archive: Path):
    layer = ties.defence_cooperation(panel)
    assert layer.sel(year=[1979, 2011]).isnull().all()
    assert (table("dcad", "agreements")["end_year"] == 2010).sum() == 1_202
    assert layer.sel(year=2010, state="USA", partner="CAN") >= layer.sel(year=2009, state="USA", partner="CAN")


def test_every_count_is_that_of_a_second_reader(panel: xr.Dataset, mirror: Path):
    expected = defaultdict[tuple[int, int, int], int](int)
    for row in lines(mirror / DCAD):
        if (row["ccode1"], row["cowName1"]) in {("145", "VEN"), ("652", "EGY")}:
            continue
        if (row["ccode2"], row["cowName2"]) in {("145", "VEN"), ("652", "EGY")}:
            continue
        for year in range(int(float(row["EIFYear"] or row["signYear"])), int(row["endYearEstimate"]) + 1):
            ends = [255 if row[f"ccode{end}"] == "260" and year > 1990 else int(row[f"ccode{end}"]) for end in "12"]
            expected[min(ends), max(ends), year] += 1
    states = {2: "USA", 20: "CAN", 200: "GBR", 220: "FRA", 230: "ESP", 255: "DEU", 325: "ITA", 360: "ROU", 365: "RUS",
              369: "UKR", 560: "ZAF", 640: "TUR", 710: "CHN", 740: "JPN", 750: "IND", 290: "POL"}  # fmt: skip
    cells, picks, codes = panel.pc.masked("defence_agreements"), random.Random(13), sorted(states)
    for _ in range(600):
        one, other = sorted(picks.sample(codes, 2))
        year = picks.randint(1992, 2010)
        assert cells.sel(year=year, state=states[other], partner=states[one]) == expected[one, other, year]


def test_a_sample_of_agreements_cells_is_that_of_a_second_reader(archive: Path, mirror: Path):
    raw = {row["DCAid"]: row for row in lines(mirror / DCAD)}
    ours, picks = table("dcad", "agreements"), random.Random(13)
    texts = {"name1": "cowName1", "type": "type", "category1": "category1", "category2": "category2",
             "confidence": "categoryConf"}  # fmt: skip
    numbers = {"ccode1": "ccode1", "ccode2": "ccode2", "sign_year": "signYear", "sign_month": "signMonth",
               "eif_year": "EIFYear", "eif_day": "EIFDay", "end_year": "endYearEstimate", "span": "span",
               "terminated": "terminated", "asymmetry": "asymmetry"}  # fmt: skip
    for _ in range(1_000):
        row, name = ours.row(picks.randrange(ours.height), named=True), picks.choice([*texts, *numbers])
        text = raw[row["dcaid"]][texts.get(name) or numbers[name]].strip()
        wanted = (text or None) if name in texts else float(text) if text and not text.startswith("-") else None
        assert row[name] == wanted, (row["dcaid"], name)


def test_numbers_of_agreements_are_those_of_the_list_but_for_four_that_begin_before_their_state(archive: Path):
    inside, rows = alive("cow", 1980, 2010), table("dcad", "agreements")
    strangers = {(row[f"ccode{end}"], row["sign_year"]) for row in rows.iter_rows(named=True) for end in "12"
                 if not inside[row[f"ccode{end}"], row["sign_year"] - 1980]}  # fmt: skip
    assert strangers == {(316, 1991), (316, 1992), (835, 1981)}
    assert rows["named_otherwise"].sum() == 2


def test_codes_below_zero_are_no_years_and_no_yes(archive: Path):
    rows = table("dcad", "agreements")
    assert rows["span"].drop_nulls().min() == 1
    assert rows["terminated"].null_count() == 1_005 + 94


def test_the_table_by_pair_and_year_still_comes_from_a_users_own_copy(
    mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    source = SOURCES["dcad"]
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(MIRROR_VARIABLE, raising=False)
    assert take(source, [mirror / DCAD])[0].state == "copied"
    assert state_of(source) == "fetched"
    with pytest.raises(NotFetchedError, match="--from FILE"):
        table("dcad", "dyad_years")
    own = tmp_path / "dyads.csv"
    own.write_text(
        "ccode1,abbrev1,ccode2,abbrev2,year,dcaGeneralV1,dcaGeneralV2,dcaSectorV1,dcaSectorV2,dcaAnyV1,dcaAnyV2\n"
        "2,USA,20,CAN,1980,0,1,0,0,0,1\n"
    )
    assert take(source, [own])[0].state == "copied"
    assert table("dcad", "dyad_years").height == 1
    assert table("dcad", "agreements").height == 1_871


def test_a_size_that_is_unknown_is_missing_and_not_zero(archive: Path):
    rows = table("geopko_tcc")
    assert rows["size"].null_count() == 769
    assert rows["size"].min() == 10
    assert rows["country"].null_count() == 162


def test_each_place_has_as_many_contributors_as_the_file_counts(archive: Path, mirror: Path):
    ours = table("geopko_tcc").group_by("mission", "year", "location").len()
    counts = {row[:3]: row[3] for row in ours.iter_rows()}
    theirs = defaultdict[tuple[str, int, str], int](int)
    for row in lines(mirror / MISSIONS):
        theirs[row["mission"], int(row["year"]), row["location"].strip()] += int(row["No.TCC"])
    assert counts == theirs


def test_every_contributor_is_one_of_a_second_reading(archive: Path, mirror: Path):
    found = [
        (row["mission"], int(row["year"]), name.strip(), None if size == "size unknown" else int(size))
        for row in lines(mirror / MISSIONS)
        for name, size in re.findall(r"([^,()]+(?:\(ROK\))?) \((\d+|size unknown)\)", row["year.overview"])
    ]
    ours = table("geopko_tcc").select("mission", "year", pl.col("country").fill_null("TCC name unknown"), "size").rows()
    assert sorted(map(str, ours)) == sorted(map(str, found))


def test_every_name_on_the_maps_is_a_state_but_three(archive: Path):
    named = table("geopko_tcc").drop_nulls("country").with_columns(pl.col("country").replace(PLAIN))
    refused = with_states(named, "country").filter(pl.col("state").is_null())
    assert set(refused["country"]) == set(NO_STATES)


@pytest.mark.parametrize(
    ("one", "other", "year", "missions"),
    [("FRA", "ITA", 2010, 1), ("GHA", "NGA", 2001, 1), ("COG", "BGD", 2015, 1), ("COD", "BGD", 2015, 1)],
)
def test_states_that_serve_in_a_mission_are_tied_by_it(
    panel: xr.Dataset, one: str, other: str, year: int, missions: int
):
    tie = ties.peacekeeping(panel).sel(year=year)
    assert tie.sel(state=one, partner=other) >= missions
    assert tie.sel(state=other, partner=one) == tie.sel(state=one, partner=other)


def test_a_pair_that_serves_in_no_mission_together_is_missing_for_the_maps_name_not_all(panel: xr.Dataset):
    tie = ties.peacekeeping(panel)
    assert tie.sel(year=2010, state="USA", partner="PRK").isnull()
    assert not (tie == 0).any()
    assert tie.sel(year=[1993, 2025]).isnull().all()


def test_a_table_of_pairs_has_the_cells_of_the_panel(archive: Path, panel: xr.Dataset):
    added = dyad_years(first=1999, last=2001).add("defence_cooperation_agreements").add("peacekeeping").frame
    pair = added.filter(ccode1=369, ccode2=370, year=1999).row(0, named=True)
    cell = panel.pc.masked("defence_agreements").sel(year=1999, state="UKR", partner="BLR")
    assert pair["defence_agreements"] == cell > 0
    tied = added.filter(ccode1=452, ccode2=475, year=2001).row(0, named=True)
    assert tied["missions_together"] >= 1
    assert added.filter(ccode1=2, ccode2=731, year=2001)["missions_together"].to_list() == [None]
