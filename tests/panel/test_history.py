"""The world `history` from toy archives: each rule on rows that fit on paper."""

from datetime import date

import numpy as np
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import CoverageError, NotFetchedError, UnknownNameError
from polycentric.panel.coverage import ABSENT, MISSING, NO_STATE, OBSERVED, OUTSIDE
from polycentric.panel.survey import counts, survey
from toy_archive import capabilities, pledges, use

ATOP, NMC = ("atop", ""), ("cow_nmc", "")


def cell(panel: xr.Dataset, variable: str, year: int, state: str, partner: str) -> float:
    return panel[variable].sel(year=year, state=state, partner=partner).item()


@pytest.fixture
def alliances(monkeypatch: pytest.MonkeyPatch) -> xr.Dataset:
    """Prussia (255) pledges to defend Austria-Hungary (300), which doesn't pledge it back; nobody else has a row."""
    use(monkeypatch, {ATOP: pledges((255, 300, 1880, True), (300, 255, 1880, False))})
    return pc.load("history", years=(1880, 2020), series=["atop_defense"])


def test_a_pledge_is_one_its_direction_counts_and_a_pair_without_a_row_is_a_true_zero(alliances: xr.Dataset):
    assert cell(alliances, "atop_defense", 1880, "DEU", "AUH") == 1
    assert cell(alliances, "atop_defense", 1880, "AUH", "DEU") == 0
    assert cell(alliances, "atop_defense", 1880, "FRA", "GBR") == 0
    assert alliances["atop_defense"].dtype == np.int8


def test_each_cell_of_a_layer_says_what_it_is(alliances: xr.Dataset):
    flags = alliances.pc.coverage("atop_defense")

    def flag(year: int, state: str, partner: str) -> int:
        return flags.sel(year=year, state=state, partner=partner).item()

    assert flag(1880, "DEU", "AUH") == OBSERVED
    assert flag(1880, "FRA", "GBR") == ABSENT
    assert flag(2019, "FRA", "GBR") == OUTSIDE, "the source ends in 2018"
    assert flag(1880, "FRA", "AFG") == OUTSIDE, "Afghanistan is in Gleditsch and Ward's list, not in the source's"
    assert flag(1880, "FRA", "POL") == NO_STATE, "Poland was no state"
    assert flag(1880, "FRA", "FRA") == NO_STATE, "a state has no tie to itself"
    assert flags.attrs["flag_meanings"][ABSENT] == "structurally absent"


def test_nothing_is_written_where_the_source_does_not_reach(alliances: xr.Dataset):
    assert cell(alliances, "atop_defense", 2019, "FRA", "GBR") == -1
    assert cell(alliances, "atop_defense", 1880, "FRA", "POL") == -1
    assert cell(alliances, "atop_defense", 1880, "FRA", "FRA") == -1


def test_a_masked_layer_sums_without_its_fill_value(alliances: xr.Dataset):
    assert float(alliances.pc.masked("atop_defense").sum()) == 1
    assert int(alliances["atop_defense"].sum()) < 0, "which is why there is a mask"
    assert np.isnan(alliances.pc.masked("atop_defense").sel(year=2019, state="FRA", partner="GBR").item())


def test_a_null_in_a_row_is_missing_and_no_zero(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {ATOP: pledges((220, 200, 1900, None))})
    panel = pc.load("history", years=1900, series=["atop_defense"])
    assert cell(panel, "atop_defense", 1900, "FRA", "GBR") == -1
    assert panel.pc.coverage("atop_defense").sel(year=1900, state="FRA", partner="GBR") == MISSING


def test_a_row_of_a_pair_that_was_not_there_is_left_out_and_counted(monkeypatch: pytest.MonkeyPatch):
    """Poland (290) is no state in 1900, and code 999 is nobody's."""
    use(monkeypatch, {ATOP: pledges((290, 200, 1900, True), (999, 200, 1900, True), (220, 200, 1900, True))})
    panel = pc.load("history", years=1900, series=["atop_defense"])
    assert float(panel.pc.masked("atop_defense").sum()) == 1
    assert panel["atop_defense"].attrs["rows_left_out"] == 2


def test_two_states_that_never_lived_on_the_same_day_are_no_pair(monkeypatch: pytest.MonkeyPatch):
    """Zanzibar (511) ended in April 1964, Malta (338) began in September; Kenya had begun the year before."""
    use(monkeypatch, {ATOP: pledges((511, 338, 1964, True))})
    panel = pc.load("history", years=1964, series=["atop_defense"])
    flags = panel.pc.coverage("atop_defense").sel(year=1964)
    assert flags.sel(state="ZAN", partner="MLT") == NO_STATE
    assert flags.sel(state="MLT", partner="ZAN") == NO_STATE
    assert flags.sel(state="ZAN", partner="KEN") == ABSENT
    assert panel["atop_defense"].attrs["rows_left_out"] == 1


def test_a_pair_of_one_list_only_is_outside_what_a_source_of_the_other_covers(monkeypatch: pytest.MonkeyPatch):
    """South Yemen ended on 21 May 1990; Liechtenstein is in COW's list from September, in the other's long before."""
    use(monkeypatch, {ATOP: pledges()})
    panel = pc.load("history", years=1990, series=["atop_defense"])
    assert panel.pc.coverage("atop_defense").sel(year=1990, state="YMD", partner="LIE") == OUTSIDE


def test_a_state_with_two_codes_in_a_year_has_the_row_of_the_code_it_ended_with(monkeypatch: pytest.MonkeyPatch):
    """Germany is 260 to 2 October 1990 and 255 from then on; both have a row in the capabilities."""
    use(monkeypatch, {NMC: capabilities((255, 1990, None, 79.0), (260, 1990, 35.0, 63.0), (260, 1989, 33.0, 62.0))})
    germany = pc.load("history", years=(1989, 1990), series=["milex", "tpop"]).sel(state="DEU")
    assert germany["tpop"].values.tolist() == [62.0, 79.0]
    assert germany["ccode"].values.tolist() == ["260", "255"]
    assert germany["milex"].sel(year=1990).item() == 35.0, "the other row stands in where this one has no number"


def test_a_pledge_under_either_code_counts_for_the_year(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {ATOP: pledges((255, 220, 1990, False), (260, 220, 1990, True), (260, 255, 1990, True))})
    panel = pc.load("history", years=1990, series=["atop_defense"])
    assert cell(panel, "atop_defense", 1990, "DEU", "FRA") == 1
    assert cell(panel, "atop_defense", 1990, "DEU", "DEU") == -1, "its two codes are no pair"


def test_a_tie_without_direction_is_laid_out_both_ways(monkeypatch: pytest.MonkeyPatch):
    rows = pl.DataFrame({"ccode1": [2], "ccode2": [200], "year": [1950], "dyadigos": [31]})
    use(monkeypatch, {("igo_counts", "dyad_years"): rows})
    panel = pc.load("history", years=1950, series=["dyadigos"])
    assert cell(panel, "dyadigos", 1950, "USA", "GBR") == 31
    assert cell(panel, "dyadigos", 1950, "GBR", "USA") == 31
    assert cell(panel, "dyadigos", 1950, "USA", "FRA") == -1
    assert panel.pc.coverage("dyadigos").sel(year=1950, state="USA", partner="FRA") == MISSING


def test_of_several_disputes_in_a_year_one_onset_is_enough(monkeypatch: pytest.MonkeyPatch):
    rows = pl.DataFrame(
        {
            "ccode1": [2, 2],
            "ccode2": [365, 365],
            "year": [1950, 1950],
            "disponset": [False, True],
            "dispongoing": [True] * 2,
        }
    )
    use(monkeypatch, {("cow_mid", "dispute_dyad_years"): rows})
    panel = pc.load("history", years=1950, series=["cow_mids"])
    assert cell(panel, "cowmidonset", 1950, "USA", "RUS") == 1
    assert cell(panel, "cowmidonset", 1950, "RUS", "USA") == 0, "the table is directed: no row, none listed"


def test_contiguity_is_the_closest_of_the_year_and_a_spell_of_none_is_none(monkeypatch: pytest.MonkeyPatch):
    from datetime import date

    rows = pl.DataFrame(
        {
            "ccode1": [2, 2, 2], "ccode2": [70, 70, 20], "conttype": [4, 1, 0],
            "stdate": [date(1899, 1, 1), date(1900, 6, 1), date(1899, 1, 1)],
            "enddate": [date(1900, 5, 1), date(1901, 1, 1), date(1901, 1, 1)],
        }
    )  # fmt: skip
    use(monkeypatch, {("cow_contiguity", ""): rows})
    panel = pc.load("history", years=(1899, 1901), series=["contiguity"])
    assert panel["conttype"].sel(state="USA", partner="MEX").values.tolist() == [4, 1, 1]
    assert cell(panel, "conttype", 1900, "MEX", "USA") == 0, "spells are directed"


def test_the_distance_between_capitals_is_the_great_circle(monkeypatch: pytest.MonkeyPatch):
    """A quarter of a circle from the pole to the equator: 10,018,754 m on a sphere of the equator's radius."""
    from datetime import date

    rows = pl.DataFrame(
        {
            "ccode": [2, 200], "stdate": [date(1800, 1, 1)] * 2, "enddate": [date(2024, 12, 31)] * 2,
            "lat": [90.0, 0.0], "lng": [0.0, 30.0],
        }
    )  # fmt: skip
    use(monkeypatch, {("capitals", "cow"): rows})
    panel = pc.load("history", years=(1900, 1901), series=["capital_distance"])
    assert cell(panel, "capdist", 1901, "USA", "GBR") == pytest.approx(10_018_754, rel=1e-6)
    assert np.isnan(cell(panel, "capdist", 1901, "USA", "FRA"))


def test_russias_letters_are_not_taken_for_the_soviet_union(monkeypatch: pytest.MonkeyPatch):
    rows = pl.DataFrame(
        {"iso3": ["RUS", "RUS", "WLD", "DEU"], "year": [1989, 1992, 1992, 1992], "gdp": [5e11, 4e11, 1e13, 2e12]}
    )
    use(monkeypatch, {("wb_gdp", ""): rows})
    panel = pc.load("history", years=(1989, 1992), series=["wb_gdp"])
    assert np.isnan(panel["wb_gdp"].sel(year=1989, state="RUS").item())
    assert panel["wb_gdp"].sel(year=1992, state="RUS").item() == 4e11
    assert float(panel["wb_gdp"].sum()) == 2.4e12, "an aggregate is no state"
    assert panel["wb_gdp"].attrs["rows_left_out"] == 2


def test_no_surplus_is_zero_and_not_one_dollar(monkeypatch: pytest.MonkeyPatch):
    rows = pl.DataFrame({"gwcode": [2, 200, 220], "year": [1900] * 3, "sdpest": [np.log(5.0), 0.0, None]})
    use(monkeypatch, {("surplus_product", ""): rows})
    panel = pc.load("history", years=1900, series=["surplus"])
    surplus = [panel["surplus"].sel(year=1900, state=state).item() for state in ("USA", "GBR", "FRA")]
    assert surplus == pytest.approx([5.0, 0.0, np.nan], nan_ok=True)


def test_a_score_of_minus_nine_is_a_score(monkeypatch: pytest.MonkeyPatch):
    rows = pl.DataFrame({"polity_ccode": [2], "year": [1900], "polity2": pl.Series([-9], dtype=pl.Int16)})
    use(monkeypatch, {("polity5", ""): rows})
    panel = pc.load("history", years=1900, series=["polity2"])
    assert panel["polity2"].sel(year=1900, state="USA").item() == -9
    assert panel.pc.masked("polity2").sel(year=1900, state="USA").item() == -9
    assert panel.pc.coverage("polity2").sel(year=1900, state="USA") == OBSERVED
    assert panel.pc.coverage("polity2").sel(year=1900, state="GBR") == MISSING


def test_politys_numbers_are_read_as_politys_in_the_year_that_they_mean_a_state(monkeypatch: pytest.MonkeyPatch):
    """341 is Kosovo (COW: Montenegro), 364 the USSR, 305 Austria-Hungary and then Austria, 626 the Sudan of 2011."""
    rows = [(341, 2010, 8), (348, 2010, 9), (364, 1960, -7), (365, 1960, 3), (305, 1914, -4), (305, 1930, 8),
            (626, 2012, -4), (525, 2012, 0), (365, 1922, -1), (364, 1922, -7), (530, 1993, 0),
            (529, 1993, None)]  # fmt: skip
    frame = pl.DataFrame(rows, schema={"polity_ccode": pl.Int16, "year": pl.Int16, "polity2": pl.Int16}, orient="row")
    use(monkeypatch, {("polity5", ""): frame})
    scores = pc.load("history", years=(1914, 2012), series=["polity2"])["polity2"]
    expected = {("XKX", 2010): 8, ("MNE", 2010): 9, ("AUH", 1914): -4, ("AUT", 1930): 8, ("SDN", 2012): -4,
              ("SSD", 2012): 0, ("RUS", 1922): -7, ("ETH", 1993): 0}  # fmt: skip
    assert {key: scores.sel(state=key[0], year=key[1]).item() for key in expected} == expected
    assert scores.sel(state="RUS", year=1960).item() == -7


def test_a_variable_says_its_source_version_years_and_unit(alliances: xr.Dataset):
    attrs = alliances["atop_defense"].attrs
    assert attrs["source"] == "Alliances (ATOP 5.1) (5.1)"
    assert attrs["years"] == (1815, 2018)
    assert attrs["units"] == "yes or no"
    assert len(attrs["source_sha256"]) == 64
    assert alliances.attrs["command"] == 'polycentric.load("history", years=(1880, 2020), series=["atop_defense"])'


def test_another_version_is_read_and_its_years_hold(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {("cow_nmc_v6", ""): capabilities((2, 2016, 1.0, 1.0))})
    panel = pc.load("history", years=(2016, 2017), series=["cinc"], versions={"nmc": "6"})
    assert panel["cinc"].attrs["version"] == "6"
    assert panel.pc.coverage("cinc").sel(state="USA").values.tolist() == [OBSERVED, OUTSIDE]


def test_only_what_is_asked_for_is_read(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {NMC: capabilities((2, 1900, 1.0, 1.0))})
    panel = pc.load("history", years=1900, series=["cinc"])
    assert list(panel.data_vars) == ["cinc"]
    with pytest.raises(NotFetchedError):
        pc.load("history", years=1900, series=["cinc", "atop"])


def test_a_variable_stands_for_a_standard_name_of_the_same_unit_only(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {NMC: capabilities((2, 1900, 3.0, 76e6))})
    panel = pc.load("history", years=1900, series=["nmc"])
    people = pc.power.population(panel.pc.using(population="tpop"))
    assert people.sel(state="USA").item() == 76e6
    assert "Capabilities" in people.attrs["source"]
    with pytest.raises(
        CoverageError, match=r"'pec' \(tonnes of coal .*\) cannot stand for 'energy', which is in joules"
    ):
        panel.pc.using(energy="pec")
    with pytest.raises(UnknownNameError, match="No standard variable is called 'people'"):
        panel.pc.using(people="tpop")


def test_spending_in_pounds_is_not_called_dollars(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {NMC: capabilities((2, 1900, 3.0, 76e6))})
    spent = pc.power.military_spending(pc.load("history", years=1900, series=["milex"]))
    assert spent.attrs["units"].startswith("current British pounds to 1913")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"layers": ["atop"], "versions": {"nmc": "6"}}, "Version '6' was asked for series 'nmc', which is not loaded"),
        ({"carry": True}, "World 'history' carries no observation forward"),
        ({"years": (1815, 1900)}, "World 'history' covers 1816-2025, but 1815 was asked for"),
    ],
)
def test_what_the_world_cannot_give_is_refused(options: dict[str, object], message: str):
    with pytest.raises(CoverageError, match=message):
        pc.load("history", **options)  # pyright: ignore[reportArgumentType]


def test_an_unknown_version_is_refused_with_those_there_are(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(UnknownNameError, match="No version of series 'nmc' is called '5'"):
        pc.load("history", series=["nmc"], versions={"nmc": "5"})


def test_the_world_now_has_no_layers_to_choose():
    with pytest.raises(CoverageError, match="World 'now' has one source"):
        pc.load("now", series=["atop"])


def test_the_counts_of_a_year_are_those_of_its_cells(alliances: xr.Dataset):
    flags = alliances.pc.coverage("atop_defense")
    counted = counts(alliances, "atop_defense")
    for index, year in enumerate(alliances["year"].values):
        cells = flags.sel(year=year)
        assert counted["observed"][index] == int((cells == OBSERVED).sum())
        assert counted["absent"][index] == int((cells == ABSENT).sum())
        assert counted["outside"][index] == int((cells == OUTSIDE).sum())
        assert counted["cells"][index] == int((cells != NO_STATE).sum())


def test_the_survey_of_what_has_not_been_fetched_knows_only_the_years_of_the_record(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {NMC: capabilities((2, 1900, 3.0, 76e6))})
    table = survey(["cinc", "atop_defense"], (1900, 2020))
    unfetched = table.filter(pl.col("variable") == "atop_defense")
    assert unfetched["basis"].unique().to_list() == ["record"]
    assert unfetched.filter(pl.col("year") == 1900)["observed"].to_list() == [None]
    assert unfetched.filter(pl.col("year") == 2020)["covered"].to_list() == [0.0]
    counted = table.filter((pl.col("variable") == "cinc") & (pl.col("year") == 1900)).row(0, named=True)
    assert (counted["basis"], counted["observed"], counted["absent"]) == ("counted", 1, 0)
    assert counted["missing"] + counted["outside"] + 1 == counted["cells"]


def test_a_true_zero_gives_way_to_a_row_of_a_code_given_up_within_the_year(monkeypatch: pytest.MonkeyPatch):
    """West Germany (260) and East Germany (265) touch until October 1990; the state ends that year under 255."""
    rows = pl.DataFrame(
        [(260, 265, 1, date(1955, 5, 1), date(1990, 10, 1)), (265, 260, 1, date(1955, 5, 1), date(1990, 10, 1))],
        schema={"ccode1": pl.Int16, "ccode2": pl.Int16, "conttype": pl.Int16, "stdate": pl.Date, "enddate": pl.Date},
        orient="row",
    )
    use(monkeypatch, {("cow_contiguity", ""): rows})
    contiguity = pc.load("history", years=(1990, 1990), series=["contiguity"])["conttype"].sel(year=1990)
    assert contiguity.sel(state="DEU", partner="DDR").item() == 1
    assert contiguity.sel(state="DDR", partner="DEU").item() == 1
    assert contiguity.sel(state="DEU", partner="FRA").item() == 0
