"""The field's published counts, worked out from the raw files by another reader (rdata) and with nothing of ours.

What stands here beside a count of ours is its origin: the count was made this way first, and only then pinned.
"""

import re
import warnings
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
import rdata

from polycentric.panel.additions import ADDITIONS
from polycentric.sources import SOURCES
from polycentric.tidy import dyad_years, leader_years, state_years

pytestmark = pytest.mark.usefixtures("archive")
ROWS, SEED = 25, 1816
DEFENCE = {1900: 8, 1938: 48, 1950: 312, 1980: 696, 2000: 1104, 2018: 1707}
STATES_LAST_DAY = date(2016, 12, 31)


@pytest.fixture(scope="module")
def raw(mirror: Path):
    """Give the rows of a raw file as another reader sees them: a pandas frame."""

    @cache
    def read(name: str) -> Any:
        path = mirror / "files" / name
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            content = rdata.read_rds(path) if path.suffix == ".rds" else rdata.read_rda(path)
        frame = next(iter(content.values())) if isinstance(content, dict) else content
        return frame.rename(columns=str)

    return read


def spells_of(frame: Any) -> list[tuple[int, date, date]]:
    """Give each state's code, first and last day."""
    return [
        (
            int(row.ccode),
            date(int(row.styear), int(row.stmonth), int(row.stday)),
            date(int(row.endyear), int(row.endmonth), int(row.endday)),
        )
        for row in frame.itertuples()
    ]


def pairs_that_met(spells: list[tuple[int, date, date]], first: int, last: int) -> tuple[int, int]:
    """Count unordered pairs of a year's members over the years: all, and those members on one same day."""
    everyone = met = 0
    for year in range(first, last + 1):
        opening, closing = date(year, 1, 1), date(year, 12, 31)
        days = {}
        for code, start, end in spells:
            end = date.max if end == STATES_LAST_DAY else end  # the list's own end is nobody's
            if start <= closing and end >= opening:
                days.setdefault(code, []).append((max(start, opening), min(end, closing)))
        codes = sorted(days)
        everyone += len(codes) * (len(codes) - 1) // 2
        parted = [code for code in codes if days[code] != [(opening, closing)]]
        met += len(codes) * (len(codes) - 1) // 2 - sum(
            not any(a <= d and c <= b for a, b in days[one] for c, d in days[other])
            for one in parted for other in codes if other != one and (other not in parted or one < other)
        )  # fmt: skip
    return everyone, met


def test_the_dyad_years_to_2010_are_842655_pairs_that_met_on_a_same_day(raw: Any):
    """Twice as many directed ones, 1,685,310."""
    spells = spells_of(raw("cow/cow_states.rda"))
    assert pairs_that_met(spells, 1816, 2010)[1] == 842_655
    assert dyad_years(False, first=1816, last=2010).frame.height == 842_655
    assert dyad_years(True, first=1816, last=2010).frame.height == 1_685_310


def test_the_published_1761031_is_all_ordered_pairs_of_a_years_members_and_one_more(raw: Any):
    """An odd number can't count pairs in both directions: most likely a heading was counted as a row."""
    everyone, met = pairs_that_met(spells_of(raw("cow/cow_states.rda")), 1816, 2012)
    assert (2 * everyone, 2 * met) == (1_761_031 - 1, 1_760_970)
    assert dyad_years(first=1816, last=2012).frame.height == 1_760_970


def test_defence_dyads_of_atop_are_pairs_of_which_either_has_pledged(raw: Any):
    rows = raw("atop/atop_alliance.rda")
    pledged = rows[rows.atop_defense == 1]
    pairs = {(int(min(a, b)), int(max(a, b)), int(y)) for a, b, y in pledged[["ccode1", "ccode2", "year"]].to_numpy()}
    years = [year for _, _, year in pairs]
    assert {year: years.count(year) for year in DEFENCE} == DEFENCE


def test_onsets_of_gml_are_3124_undirected_dyad_years_from_3337_onsets_of_disputes(raw: Any):
    kept, every = raw("gml/gml_mid_ddydisps.rda"), raw("gml/gml_dirdisp.rda")
    assert int(((kept.gmlmidonset == 1) & (kept.ccode1 < kept.ccode2)).sum()) == 3_124
    begun = every[(every.midonset == 1) & (every.ccode1 < every.ccode2)]
    assert len(begun) == 3_337
    assert len(begun[["ccode1", "ccode2", "year"]].drop_duplicates()) == 3_124


def test_cinc_misses_one_by_more_than_a_hundredth_in_120_of_207_years_and_most_in_1860(raw: Any):
    sums = raw("cow/cow_nmc.rda").groupby("year").cinc.sum()
    assert (len(sums), int(((sums - 1).abs() > 0.01).sum())) == (207, 120)
    assert (int(sums.idxmax()), float(sums.max())) == (1860, pytest.approx(1.0747, abs=5e-5))


SAMPLES = (
    ("nmc", "cow/cow_nmc.rda", ("ccode", "year"), {"milex": 1e3, "milper": 1e3, "irst": 1e3, "pec": 1e3, "tpop": 1e3,
                                                   "upop": 1e3, "cinc": 1.0}),
    ("trade", "trade/cow_trade_sy.rda", ("ccode", "year"), {"imports": 1e6, "exports": 1e6}),
    ("igos", "igo/cow_igo_sy.rda", ("ccode", "year"), {"sum_igo_full": 1.0, "sum_igo_anytype": 1.0}),
    ("democracy", "regime/cw_democracy.rda", ("ccode", "year"), {"euds": 1.0, "v2x_polyarchy": 1.0}),
    ("territorial_threat", "rivalry/terrthreat.rda", ("ccode", "year"), {"lterrthreat": 1.0, "m_lterrthreat": 1.0}),
    ("ucdp_onsets", "ucdp/ucdp_onsets.rda", ("gwcode", "year"), {"sumnewconf": 1.0, "sumonset10": 1.0}),
    ("sdp", "econ/cow_sdp_gdp.rds", ("gwcode", "year"), {"sdpest": 1.0}),
    ("gml_mids", "gml/gml_mid_ddydisps.rda", ("ccode1", "ccode2", "year"),
     {"dispnum": 1.0, "gmlmidonset": 1.0, "fatality": 1.0, "hostlev1": 1.0, "sidea2": 1.0, "mindur": 1.0}),
    ("cow_mids", "cow/cow_mid_ddydisps.rda", ("ccode1", "ccode2", "year"),
     {"dispnum": 1.0, "cowmidonset": 1.0, "fatality": 1.0, "hostlev1": 1.0, "sidea2": 1.0, "mindur": 1.0}),
    ("atop", "atop/atop_alliance.rda", ("ccode1", "ccode2", "year"), {"atop_defense": 1.0, "atop_consul": 1.0}),
    ("minimum_distance", "cow/cow_mindist.rda", ("ccode1", "ccode2", "year"), {"mindist": 1e3}),
)  # fmt: skip


@pytest.mark.parametrize(("addition", "file", "key", "columns"), SAMPLES, ids=[sample[0] for sample in SAMPLES])
def test_rows_drawn_from_a_raw_file_stand_in_the_table_as_they_are(
    raw: Any, addition: str, file: str, key: tuple[str, ...], columns: dict[str, float]
):
    """At least 25 rows of states that the list has, by a fixed seed; figures in base units, the source's -9 missing."""
    build = dyad_years if len(key) == 3 else state_years
    system = "gw" if key[0].startswith("gw") else "cow"
    ours = build(system=system, first=1816, last=2016).add(addition).frame
    file_of = raw(file).rename(
        columns={"ccode": "gwcode"} if addition == "sdp" else {}
    )  # a column misnamed by its file
    drawn = file_of.query("1816 <= year <= 2016").sample(6 * ROWS, random_state=SEED)
    keys = pl.DataFrame({name: drawn[name].to_numpy().astype(np.int16) for name in key})
    matched = keys.join(ours, on=list(key), how="left", maintain_order="left")
    listed = set(keys.join(ours, on=list(key), how="semi").iter_rows())
    assert len(listed) >= ROWS
    for number, row in enumerate(keys.iter_rows()):
        if row not in listed:
            continue
        for name, scale in columns.items():
            theirs, mine = float(drawn.iloc[number][name]), matched[name][number]
            absent = np.isnan(theirs) or (theirs == -9 and name in {"fatality"})
            assert (mine is None) if absent else float(mine) == pytest.approx(theirs * scale), (addition, row, name)


LETTERS = (("USA", 2, 2000), ("DEU", 255, 1995), ("FRA", 220, 1970), ("RUS", 365, 1995), ("JPN", 740, 1980))
ECONOMIES = (
    ("maddison", "econ/MaddisonData.rda", "ISO", "year",
     {"maddison_gdppc": ("gdppc", 1.0), "maddison_pop": ("pop", 1e3)}),
    ("penn", "econ/pwt10.01.rda", "isocode", "year",
     {"rgdpe": ("rgdpe", 1e6), "rgdpo": ("rgdpo", 1e6), "rgdpna": ("rgdpna", 1e6), "pwt_pop": ("pop", 1e6)}),
    ("wb_gdp", "econ/wb_gdp.csv", "Country Code", "Year", {"wb_gdp": ("Value", 1.0)}),
    ("wb_population", "econ/wb_population.csv", "Country Code", "Year", {"wb_population": ("Value", 1.0)}),
)  # fmt: skip


@pytest.mark.parametrize("economy", ECONOMIES, ids=[each[0] for each in ECONOMIES])
def test_an_economy_stands_under_the_code_of_the_state_that_its_letters_mean_then(raw: Any, mirror: Path, economy: Any):
    """Russia's letters aren't the Soviet Union's; Germany's of 1990 go to the code that it ended the year with."""
    addition, file, letters, when, columns = economy
    frame = pd.read_csv(mirror / "files" / file) if file.endswith(".csv") else raw(file)
    ours = state_years(first=1960, last=2016).add(addition).frame
    known = [*LETTERS, ("SUN", 365, 1985)]
    for name, (column, scale) in columns.items():
        for written, code, year in known:
            theirs = frame[(frame[letters] == written) & (frame[when] == year)][column]
            mine = ours.filter(ccode=code, year=year)[name].item()
            assert mine == (pytest.approx(float(np.asarray(theirs)[0]) * scale) if len(theirs) else None), (
                written,
                name,
            )
        assert [ours.filter(ccode=code, year=1990)[name].is_null().item() for code in (255, 260)] == [False, True]


def test_warships_are_those_of_the_files_line_of_1816(mirror: Path):
    """Its columns are powers: 130 for Great Britain, 77 for France, 40 for Russia, 2 for the United States."""
    lines = (mirror / "files/validation/modelski_thompson_warships.csv").read_text(encoding="utf-8").splitlines()
    assert "1816,130,,77,,40,,2,,13,," in lines
    ours = dict(state_years(first=1816, last=1816).add("warships").frame.select("ccode", "warships").iter_rows())
    assert [ours[code] for code in (200, 220, 365, 2, 380, 230)] == [130, 77, 40, 2, 13, None]


def test_relevant_pairs_are_neighbours_or_have_a_major_power():
    """From the raw files: Bolivia and Mongolia (145, 712) never touch, nor is either a power; Chile is next."""
    rows = dyad_years(first=1970, last=2017).add("relevant").frame

    def relevance(one: int, other: int, year: int):
        return rows.filter(ccode1=one, ccode2=other, year=year)["relevant"].item()

    assert [relevance(145, 712, 1970), relevance(145, 155, 1970), relevance(2, 712, 1970)] == [False, True, True]
    assert [relevance(145, 712, 2017), relevance(2, 712, 2017)] == [None, True]


def test_leaders_of_a_year_are_those_of_the_file(raw: Any):
    """The raw summary of 1963 has two leaders of the United States."""
    summary = raw("leaders/archigossums.rda")
    row = summary[(summary.gwcode == 2) & (summary.year == 1963)].iloc[0]
    table = leader_years("gw", 1963, 1963).frame.filter(gwcode=2)
    assert table.height == int(row.n_leaders) == 2
    assert {row.jan1obsid, row.dec31obsid} == set(table["obsid"])


def test_every_addition_of_a_pinned_source_has_rows_that_are_held_to_the_raw_files():
    """A new one that joins a source's columns is named, with cells read off its file, in a test beside this one."""
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    pinned = [
        name
        for name, addition in ADDITIONS.items()
        if all(SOURCES[source].files and SOURCES[source].is_pinned for source in addition.sources)
    ]
    assert [name for name in pinned if not re.search(rf"[\"']{name}[\"':]", tests)] == []
