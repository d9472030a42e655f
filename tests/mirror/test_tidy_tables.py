"""Tidy tables on the real sources: published counts, and cells that were read off the raw files by hand."""

import math
from collections.abc import Callable
from functools import cache

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from polycentric.errors import NotFetchedError
from polycentric.panel.tidy.exclusion import contested, exclude
from polycentric.panel.tidy.table import TidyTable
from polycentric.sources import SOURCES
from polycentric.tables.archive import table
from polycentric.tidy import additions, dyad_years, leader_dyad_years, leader_years, state_years, system_years

pytestmark = pytest.mark.usefixtures("archive")
KEY = ("ccode1", "ccode2", "year")
DEFENCE = {1900: 8, 1938: 48, 1950: 312, 1980: 696, 2000: 1104, 2018: 1707}


@cache
def states(addition: str, system: str = "cow", **options: str) -> TidyTable:
    return state_years(system, 1816, 2024).add(addition, **options)


@cache
def dyads(addition: str, directed: bool = True, **options: str) -> TidyTable:
    return dyad_years(directed, "cow", 1816, 2024).add(addition, **options)


def of_state(built: TidyTable, code: int, year: int, *columns: str):
    name = "ccode" if built.base.system == "cow" else "gwcode"
    row = built.frame.filter((pl.col(name) == code) & (pl.col("year") == year)).select(columns).row(0)
    return row if len(columns) > 1 else row[0]


def of_dyad(built: TidyTable, one: int, other: int, year: int, *columns: str):
    chosen = (pl.col("ccode1") == one) & (pl.col("ccode2") == other) & (pl.col("year") == year)
    row = built.frame.filter(chosen).select(columns).row(0)
    return row if len(columns) > 1 else row[0]


@pytest.mark.parametrize(("system", "code"), [("cow", "ccode"), ("gw", "gwcode")])
def test_the_rows_are_those_of_the_published_universe_of_directed_dyad_years(system: str, code: str):
    """Two million rows each, false dyads left out in both; ours are made of the lists of states alone."""
    keys = [f"{code}1", f"{code}2", "year"]
    ours, theirs = dyad_years(True, system, 1816, 2024).frame, table("dyads", system).select(keys)
    assert ours.height == theirs.height == {"cow": 2_214_930, "gw": 2_599_466}[system]
    assert ours.join(theirs, on=keys, how="anti").height == 0


def test_defence_pacts_of_pairs_are_as_many_as_counted_from_the_raw_file():
    counts = dyads("atop", False).frame.filter("atop_defense").group_by("year").len()
    counted = dict(counts.iter_rows())
    assert {year: counted[year] for year in DEFENCE} == DEFENCE


def test_gml_has_3124_undirected_dyad_years_with_an_onset():
    """Of 3,337 onsets of disputes in pairs, 213 fall on a pair and year that has another."""
    assert dyads("gml_mids", False).frame["gmlmidonset"].sum() == 3_124
    assert dyads("gml_mids", True).frame["gmlmidonset"].sum() == 6_248
    raw = table("gml_mid", "dispute_dyad_years").filter(pl.col("midonset") & (pl.col("ccode1") < pl.col("ccode2")))
    assert raw.height == 3_337


@pytest.mark.parametrize(("source", "onset", "rows", "double"), [("gml_mid", "midonset", 9_284, 846),
                                                                 ("cow_mid", "disponset", 10_234, 996)])  # fmt: skip
def test_the_exclusion_rules_give_the_published_dyad_years(source: str, onset: str, rows: int, double: int):
    """The same dispute is kept in every one of the published rows."""
    disputes = table(source, "dispute_dyad_years")
    lacking = [name for name in ("fatality", "hostlev", "mindur", "maxdur", "recip", "stmon") if name not in disputes]
    if lacking:
        disputes = disputes.join(table(source, "disputes").select("dispnum", *lacking), on="dispnum", how="left")
    ours, theirs = exclude(disputes, KEY, onset), table(source, "dyad_years")
    assert contested(disputes, KEY) == double
    assert ours.height == theirs.height == rows
    assert theirs.join(ours, on=[*KEY, "dispnum"], how="anti").height == 0


def test_of_the_disputes_of_france_and_italy_in_1860_number_113_is_kept():
    assert of_dyad(dyads("gml_mids"), 220, 325, 1860, "dispnum", "gmlmidonset", "fatality") == (113, True, 5)


def test_the_iran_iraq_war_is_under_way_until_1988_and_begins_in_1980():
    years = dyads("gml_mids").frame.filter((pl.col("ccode1") == 630) & (pl.col("ccode2") == 645))
    chosen = years.filter(pl.col("year").is_between(1979, 1990)).select("gmlmidongoing", "gmlmidonset", "dispnum")
    assert chosen["gmlmidongoing"].to_list() == [True] * 11 + [False]
    assert chosen["gmlmidonset"].to_list() == [True, True] + [False] * 8 + [True] + [False]
    assert chosen["dispnum"].to_list() == [2113] + [2115] * 9 + [3914, None]


def test_iran_and_iraq_have_three_years_of_peace_before_1979_and_none_in_the_years_of_war():
    years = dyads("spells").frame.filter((pl.col("ccode1") == 630) & (pl.col("ccode2") == 645))
    counted = dict(years.filter(pl.col("year").is_between(1975, 1992)).select("year", "gmlmidspell").iter_rows())
    assert [counted[year] for year in (1976, 1979, 1980, 1988, 1989, 1990, 1992)] == [0, 3, 0, 0, 0, 0, 2]
    onsets = dyads("spells", on="onset").frame.filter((pl.col("ccode1") == 630) & (pl.col("ccode2") == 645))
    assert onsets.filter(pl.col("year") == 1989)["gmlmidspell"].item() == 8


def test_the_count_of_rows_differs_from_that_of_years_in_71318_dyad_years():
    """What docs/explanation/differences.md says; the pairs have a gap in membership, and more years than rows."""
    years, rows = (dyad_years(False, first=1816, last=2010).add("spells", gaps=gaps) for gaps in ("years", "rows"))
    more = years.frame["gmlmidspell"] - rows.frame["gmlmidspell"]
    assert (more > 0).sum() == 71_318
    assert (more < 0).sum() == 0


def test_capabilities_are_those_of_the_file_in_base_units_for_each_version():
    assert of_state(states("nmc"), 255, 1914, "milex", "milper", "irst", "tpop") == (
        1_785_000e3,
        862e3,
        13_810e3,
        67_790e3,
    )
    assert of_state(states("nmc"), 710, 2009, "pec") == 4_403_364e3
    assert of_state(states("nmc", version="6"), 710, 2009, "pec") == 4_186_907e3
    assert of_state(states("nmc", version="6"), 2, 2022, "cinc") is None
    assert of_dyad(dyads("nmc"), 200, 255, 1914, "cinc1", "cinc2") == pytest.approx((0.137909, 0.158201), abs=5e-7)


def test_majors_are_the_spells_of_either_edition():
    flags = {year: of_state(states("majors"), 255, year, "cowmaj") for year in (1918, 1919, 1925, 1990, 1991, 2024)}
    assert flags == {1918: True, 1919: False, 1925: True, 1990: False, 1991: True, 2024: True}
    assert of_state(states("majors", edition="2016"), 255, 2017, "cowmaj") is None
    assert of_state(states("maoz_powers"), 710, 2000, "maoz_global", "maoz_regional") == (False, True)
    assert of_state(states("maoz_powers"), 365, 1985, "maoz_global", "maoz_regional") == (True, False)


def test_a_pledge_to_belgium_in_1832_is_frances_alone():
    assert of_dyad(dyads("atop"), 220, 211, 1832, "atop_defense") is True
    assert of_dyad(dyads("atop"), 211, 220, 1832, "atop_defense") is False
    assert of_dyad(dyads("atop"), 2, 200, 1948, "atop_defense") is False
    assert of_dyad(dyads("atop"), 2, 200, 1949, "atop_defense", "atop_nonagg", "atop_consul") == (True, True, True)


def test_contiguity_is_that_of_the_master_record():
    kinds = {year: of_dyad(dyads("contiguity"), 2, 365, year, "conttype") for year in (1958, 1959, 2016, 2017)}
    assert kinds == {1958: 0, 1959: 2, 2016: 2, 2017: None}
    assert of_dyad(dyads("contiguity"), 220, 255, 1941, "conttype") == 0
    assert of_state(states("contiguity"), 220, 2010, "land", "sea") == (8, 6)


def test_wars_are_an_onset_before_others_and_the_deadliest():
    war = dyads("cow_wars")
    assert of_dyad(war, 255, 220, 1870, "warnum", "cowinteronset", "batdeath1", "initiator2") == (
        58,
        True,
        44_781,
        True,
    )
    assert of_dyad(war, 365, 366, 1919, "warnum") == 108
    assert of_dyad(war, 365, 366, 1920, "warnum") == 107
    assert of_dyad(war, 710, 740, 1941, "warnum", "cowinteronset") == (139, True)
    assert of_dyad(war, 2, 200, 2007, "cowinterongoing") is False
    assert of_dyad(war, 2, 200, 2008, "cowinterongoing") is None


def test_wars_within_a_state_are_those_that_it_fights_at_home():
    wars = states("cow_intra_wars")
    assert of_state(wars, 2, 1861, "warnum", "cowintraonset", "sideadeaths") == (572, True, 360_000)
    assert of_state(wars, 2, 1965, "cowintraongoing") is False  # abroad only
    assert of_state(wars, 710, 1860, "warnum", "intrawars", "intrawarnums") == (567, 4, "567; 568; 570; 571")
    assert of_state(wars, 710, 1862, "warnum") == 576
    assert of_state(states("cow_intra_wars", about="local"), 710, 1861, "intrawars") == 3


def test_trade_is_in_dollars_and_directed():
    world = of_state(states("trade"), 2, 2014, "imports", "exports")
    assert world == pytest.approx((2_345_186e6, 1_623_421e6), rel=1e-6)
    one, two = (of_dyad(dyads("trade"), *pair, 2014, "flow1", "flow2") for pair in ((2, 20), (20, 2)))
    assert one == two[::-1]
    assert one[0] > 1e11
    assert of_dyad(dyads("trade"), 2, 20, 2015, "flow1") is None


def test_organisations_are_counted_alike_in_both_directions():
    assert of_dyad(dyads("igos"), 2, 20, 2014, "dyadigos") == of_dyad(dyads("igos"), 20, 2, 2014, "dyadigos") == 72
    assert of_dyad(dyads("igos"), 2, 20, 2015, "dyadigos") is None
    assert of_state(states("igos"), 2, 1950, "sum_igo_full", "sum_igo_anytype") == (58, 59)


def test_a_polity_score_of_minus_nine_is_a_score():
    assert of_state(states("democracy"), 255, 1933, "polity2", "v2x_polyarchy") == (-9, 0.201)
    assert of_state(states("democracy", "gw"), 260, 2000, "euds") == pytest.approx(1.98961)


def test_output_has_its_standard_deviation():
    output = of_state(states("gdp"), 2, 2019, "pwtrgdp", "sd_pwtrgdp", "pwtpop")
    assert output == pytest.approx((23.10951e12, 9.936713e12, 330.690235e6), rel=1e-6)
    assert of_state(states("sdp"), 2, 2015, "sdpest") == pytest.approx(30.558153)
    assert of_state(states("sdp"), 2, 2016, "sdpest") is None


def haversine(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance in another formula."""
    (lat1, lng1), (lat2, lng2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lng2 - lng1) / 2) ** 2
    return 2 * 6_378_137 * math.asin(math.sqrt(half))


def test_capitals_are_those_of_january_and_their_distance_is_the_great_circles():
    washington, london = (38.895037, -77.036543), (51.507446, -0.127765)
    rio, brasilia, petersburg = (-22.911014, -43.209373), (-10.333333, -53.2), (59.960674, 30.158655)
    far = dyads("capital_distance")
    assert of_dyad(far, 2, 200, 1900, "capdist") == pytest.approx(haversine(washington, london))
    assert of_dyad(far, 140, 2, 1960, "capdist") == pytest.approx(haversine(rio, washington))
    assert of_dyad(far, 140, 2, 1961, "capdist") == pytest.approx(haversine(brasilia, washington))
    assert of_dyad(far, 2, 365, 1918, "capdist") == pytest.approx(haversine(washington, petersburg))
    nearest = states("capital_distance").frame.filter(pl.col("year") == 1900)
    pairs = far.frame.filter(pl.col("year") == 1900).group_by("ccode1").agg(pl.col("capdist").min())
    assert nearest.sort("ccode")["mincapdist"].to_list() == pytest.approx(pairs.sort("ccode1")["capdist"].to_list())


def test_minimum_distance_starts_in_1886_and_has_no_direction():
    near = dyads("minimum_distance")
    assert of_dyad(near, 2, 200, 1900, "mindist") == of_dyad(near, 200, 2, 1900, "mindist")
    assert of_dyad(near, 2, 200, 2019, "mindist") == pytest.approx(4_119_931.414)
    assert of_dyad(near, 2, 20, 2019, "mindist") == 0
    assert of_dyad(near, 2, 200, 1885, "mindist") is None
    assert of_dyad(near, 2, 200, 2020, "mindist") is None


def test_rivalries_last_from_their_first_to_their_last_year():
    old, new = dyads("rivalries"), dyads("tss_rivalries")
    assert [of_dyad(old, 2, 365, year, "td_rivalry") for year in (1944, 1945, 1989, 1990, 2007, 2011)] == [
        False, True, True, False, True, None]  # fmt: skip
    assert of_dyad(old, 365, 2, 1950, "rivalryno", "type1", "type2") == (99, "positional", "ideological")
    assert of_dyad(new, 2, 365, 1919, "tss_rivalry", "tss_positional", "tss_ideological") == (True, False, True)
    assert of_dyad(new, 305, 345, 1919, "tssr_id") == 76  # of Austria-Hungary until its end
    usa = of_state(states("tss_rivalries"), 2, 1919, "tss_rivalries", "n_ideological", "n_positional")
    raw = table("tss_rivalries").filter(((pl.col("ccode1") == 2) | (pl.col("ccode2") == 2)) & (pl.col("start") <= 1919))
    still = raw.filter(pl.col("end") >= 1919)
    assert usa == (still.height, still["ideological"].sum(), still["positional"].sum())
    assert of_state(states("rivalries"), 2, 1950, "td_rivalries", "td_positional") == (2, 2)
    assert [of_dyad(new, 750, 770, year, "tss_rivalry") for year in (2020, 2021)] == [True, None]
    assert [of_dyad(dyads("arms_races"), 200, 255, year, "arms_race") for year in (1914, 1920)] == [True, None]


def test_conflicts_are_those_of_side_a():
    afghan = states("ucdp", "gw")
    assert of_state(afghan, 700, 1978, "ucdpongoing", "ucdponset", "conflict_ids") == (True, True, "333")
    assert of_state(afghan, 700, 2001, "ucdponset", "maxintensity", "conflict_ids") == (True, 2, "333; 13692")
    assert of_state(afghan, 390, 2001, "ucdpongoing") is False
    assert of_state(afghan, 390, 1945, "ucdpongoing") is None
    assert of_state(states("ucdp", "gw", type="intrastate+II"), 700, 2001, "conflict_ids") == "333"
    assert of_state(states("ucdp_onsets", "gw"), 700, 1978, "sumonset1") == 1


def test_threat_and_leaders_are_those_of_the_files():
    threat = of_state(states("territorial_threat"), 220, 1914, "lterrthreat", "sd_lterrthreat", "m_lterrthreat")
    assert threat == pytest.approx((1.169447, 0.052014, 1.322445), abs=5e-7)
    nixon = of_state(states("leaders"), 2, 1974, "leadertransition", "n_leaders", "jan1obsid", "dec31obsid")
    assert nixon == (True, 2, "USA-1969", "USA-1974")


def test_a_states_own_disputes_are_those_of_its_spells_as_a_participant():
    """Iran: 2115 (1980-1988, on side B), 3020 (1979-1981, on side A from the first day)."""
    iran = states("gml_mids")
    flags = ("gmlmidongoing", "gmlmidonset", "gmlmidongoing_init", "gmlmidonset_init")
    assert of_state(iran, 630, 1980, *flags) == (True, True, True, True)
    assert of_state(iran, 630, 2011, *flags) == (None, None, None, None)


def test_counts_of_the_whole_system_are_those_of_the_files():
    """Eight major powers by the 2024 edition in 1914; disputes by their own list."""
    counts = system_years(first=1816, last=2024).add("system_counts").frame
    row = dict(zip(counts.columns, counts.filter(pl.col("year") == 1914).row(0), strict=True))
    assert row["majors"] == 8
    assert row["cowmid_onsets"] == table("cow_mid", "disputes").filter(pl.col("styear") == 1914).height
    assert row["ucdpconflicts"] is None
    assert counts.filter(pl.col("year") == 2008)["cowinterwars"].to_list() == [None]
    assert counts.filter(pl.col("year") == 2007)["cowinterwars"].to_list() == [0]


def test_published_ideal_points_are_those_of_the_file():
    raw = table("un_ideal_points").filter((pl.col("ccode") == 2) & (pl.col("year") == 2000))["idealpointall"].item()
    assert of_state(states("ideal_points"), 2, 2000, "idealpointall") == raw
    assert of_state(states("ideal_points"), 2, 1964, "idealpointall") is None


def test_the_codes_of_germany_kiribati_and_yemen_are_those_of_the_year():
    codes = states("codes", "gw")
    assert [of_state(codes, 260, year, "ccode") for year in (1989, 1990)] == [260, 255]
    assert of_state(codes, 970, 2005, "ccode", "name") == (946, "Kiribati")
    published = table("crosswalk", "from_cow").drop_nulls(["ccode", "gwcode"]).filter(pl.col("year") <= 2016)
    ours = states("codes").frame.drop_nulls("gwcode").select("ccode", "gwcode", "year")
    assert published.join(ours, on=["ccode", "gwcode", "year"], how="anti").height == MEANT_OTHERWISE


MEANT_OTHERWISE = 0


def test_leaders_of_two_states_are_paired_when_both_are_in_office_on_a_same_day():
    pairs = leader_dyad_years(first=1974, last=1974).frame.filter((pl.col("gwcode1") == 2) & (pl.col("gwcode2") == 200))
    assert set(pairs.select("obsid1", "obsid2").iter_rows()) == {
        ("USA-1969", "UKG-1970"), ("USA-1969", "UKG-1974"), ("USA-1974", "UKG-1974")}  # fmt: skip


def test_a_leaders_year_in_office_counts_from_the_day_of_entry():
    carter = leader_years(first=1977, last=1981).frame.filter(pl.col("obsid") == "USA-1977")
    assert carter.select("year", "yrinoffice", "leaderage").row(-1) == (1981, 5, 57)


@pytest.mark.parametrize("name", sorted(additions()))
@pytest.mark.parametrize("build", [state_years, dyad_years, leader_years], ids=["states", "dyads", "leaders"])
def test_outside_a_sources_years_every_value_is_missing_and_every_column_is_noted(
    name: str, build: Callable[..., TidyTable]
):
    rows = build(first=1816 if build is not leader_years else 1870, last=2024 if build is not leader_years else 2015)
    if rows.base.unit not in additions()[name].units:
        with pytest.raises(Exception, match=f"'{name}' can be added to"):
            rows.add(name)
        return
    # A collection of texts lists no files of its own: it is in the mirror, as a known release is.
    files = [file for source in additions()[name].sources for file in SOURCES[source].files[:1]]
    of_the_user = name == "defence_cooperation"  # of dcad's two files this one is the user's own
    if of_the_user or not all(file.is_pinned or file.known for file in files):
        with pytest.raises(NotFetchedError, match="is read from your own copy"):
            rows.add(name)
        return
    built = rows.add(name)
    frame = built.frame
    assert {note.column for note in built.notes} == set(built.added.columns)
    for note in built.notes:
        outside = frame.filter(~pl.col("year").is_between(note.first, note.last))
        beyond = 2024 if name == "relevant" else note.last  # true past 2016 where a major power is known
        outside = outside.filter(~pl.col("year").is_between(note.first, beyond))
        assert outside[note.column].null_count() == outside.height, note
        reached = not frame.filter(pl.col("year").is_between(note.first, note.last)).is_empty()
        assert not reached or frame[note.column].null_count() < frame.height, note


def test_the_effective_number_of_powers_falls_from_nine_to_five_and_a_half_between_1913_and_1946():
    years = system_years(first=1816, last=2022).add("polarity").frame
    by_year = {row["year"]: row for row in years.iter_rows(named=True)}
    effective = {year: round(by_year[year]["effective_number_all"], 1) for year in (1816, 1913, 1946, 1989, 2022)}
    assert effective == {1816: 6.3, 1913: 9.0, 1946: 5.5, 1989: 15.3, 2022: 11.7}
    assert round(by_year[2022]["ray_singer_majors"], 3) == 0.485


def test_polarity_looks_back_past_the_tables_first_year_and_not_past_the_sources_last():
    late = system_years(first=1950, last=2024).add("polarity").frame
    whole = system_years(first=1816, last=2024).add("polarity").frame.filter(pl.col("year") >= 1950)
    assert_frame_equal(late, whole, rel_tol=1e-12)
    after = late.filter(pl.col("year") > 2022).drop("year", "states", "dyads")
    assert after.null_count().row(0) == (2,) * after.width


def test_polarity_is_measured_by_another_index_and_notes_its_source():
    table = system_years(first=1900, last=2020).add("polarity:index=output_fariss")
    assert set(table.sources()) == {"fariss_gdp", "cow_majors"}
    assert table.frame.filter(year=2019)["effective_number_output_fariss_all"].item() > 5
    assert table.frame.filter(year=2020)["effective_number_output_fariss_all"].item() is None
