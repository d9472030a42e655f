"""The world `now` over time: years of reference as last known, one edition's eyes, vintages, states that lived then."""

import numpy as np
import polars as pl
import pytest
import xarray as xr

from polycentric import tables
from polycentric.errors import CoverageError
from polycentric.panel.editions import breaks_between, homes
from polycentric.panel.load import load


@pytest.fixture(scope="module")
def pictures() -> xr.Dataset:
    return load("now", years=(1990, 2025), carry=True)


@pytest.fixture(scope="module")
def years() -> xr.Dataset:
    return load("now", years=(1990, 2025))


def _largest(panel: xr.Dataset, variable: str, count: int = 10) -> list[str]:
    values = panel[variable].isel(year=0)
    order = np.argsort(-np.nan_to_num(values.values))[:count]
    return [str(state) for state in values["state"].values[order]]


@pytest.mark.parametrize(
    ("year", "variable", "states"),
    [
        (1990, "output_unnamed", "USA RUS JPN DEU FRA GBR ITA CAN ESP BRA"),
        (1990, "population", "CHN IND RUS USA IDN BRA JPN NGA BGD PAK"),
        (2000, "gdp_ppp", "USA CHN JPN DEU IND FRA GBR ITA BRA MEX"),
        (2010, "gdp_ppp", "USA CHN JPN IND DEU RUS BRA GBR FRA ITA"),
        (2010, "gdp_mer", "USA CHN JPN DEU FRA GBR ITA BRA CAN RUS"),
        (2018, "gdp_ppp", "CHN USA IND JPN DEU RUS IDN BRA GBR FRA"),
        (2025, "gdp_ppp", "CHN USA IND RUS JPN DEU BRA IDN FRA GBR"),
        (2025, "gdp_mer", "USA CHN DEU JPN IND GBR FRA ITA CAN BRA"),
    ],
)
def test_the_ten_largest_are_those_that_everybody_knows(year: int, variable: str, states: str):
    assert _largest(load("now", as_known=year), variable) == states.split()


@pytest.mark.parametrize(
    ("year", "count", "there", "gone"),
    [
        (1990, 173, {"DDR", "CSK", "YMD", "YEM", "RUS", "SRB"}, {"UKR", "CZE", "SVK", "HRV", "ERI"}),
        (1995, 192, {"UKR", "CZE", "SVK", "HRV", "ERI", "SRB"}, {"DDR", "CSK", "YMD", "MNE", "TLS", "SSD", "XKX"}),
        (2005, 193, {"TLS"}, {"MNE", "SSD", "XKX"}),
        (2010, 195, {"MNE", "XKX"}, {"SSD"}),
        (2014, 196, {"SSD"}, set[str]()),
        (2025, 196, {"SSD", "TWN", "VAT"}, set[str]()),
    ],
)
def test_an_edition_has_the_states_that_lived_then(year: int, count: int, there: set[str], gone: set[str]):
    states = {str(state) for state in load("now", as_known=year)["state"].values}
    assert len(states) == count
    assert there <= states
    assert not gone & states


@pytest.mark.parametrize(
    ("year", "state", "name"),
    [
        (1990, "RUS", "Soviet Union"), (1995, "RUS", "Russia"), (1990, "DEU", "Federal Republic of Germany"),
        (1995, "DEU", "Germany"), (1990, "SRB", "Yugoslavia"), (2005, "SRB", "Serbia and Montenegro"),
        (2010, "SRB", "Serbia"), (1990, "YEM", "Yemen Arab Republic"), (1995, "YEM", "Yemen"),
    ],
)  # fmt: skip
def test_a_state_is_called_as_it_was_then(year: int, state: str, name: str, pictures: xr.Dataset):
    assert load("now", as_known=year)["name"].sel(state=state).item() == name
    assert pictures["name"].sel(year=year, state=state).item() == name


def test_who_is_there_follows_the_year(years: xr.Dataset, pictures: xr.Dataset):
    count = {int(year): int(number) for year, number in zip(years["year"], years["exists"].sum("state"), strict=True)}
    assert [count[year] for year in (1990, 1995, 2005, 2010, 2011, 2025)] == [173, 192, 193, 195, 196, 196]
    assert not years["exists"].sel(state="DDR", year=1991).item()
    assert pictures["exists"].sel(state="DDR", year=1990).item()
    for panel in (years, pictures):
        absent = ~panel["exists"]
        assert not panel["population"].where(absent).notnull().any()
        assert (panel["membership"].where(absent, -1) == -1).all()


def test_a_code_is_the_one_of_its_year(years: xr.Dataset):
    assert years["ccode"].sel(state="DEU", year=1995).item() == "255"
    assert years["ccode"].sel(state="CSK", year=1991).item() == "315"
    assert years["ccode"].sel(state="CSK", year=1995).item() == ""


def test_a_years_figure_is_what_the_last_edition_that_prints_it_says():
    """Chinese exports of 2014: 2.343 trillion dollars in 2015's edition, 2.244 in 2016's."""
    assert load("now", years=2014)["exports"].sel(state="CHN").item() == pytest.approx(2.244e12, rel=0.01)
    assert load("now", years=2014, as_known=2015)["exports"].sel(state="CHN").item() == pytest.approx(2.343e12)


def test_nothing_of_a_later_edition_is_seen_with_earlier_eyes():
    for known in (1990, 1997, 2012, 2019):
        panel = load("now", years=(1990, 2025), as_known=known)
        for name in ("gdp_ppp", "gdp_mer", "population", "exports", "milper"):
            seen = panel["year"].values[panel[name].notnull().any("state").values]
            assert seen.size == 0 or seen.max() <= known


def test_output_of_a_year_is_of_one_edition_and_in_dollars_of_one_year(years: xr.Dataset):
    cells = tables.read("factbook")["cells"].filter(pl.col("variable") == "gdp_ppp")
    for year in (2004, 2013, 2017, 2023):
        edition, base = (int(years[f"gdp_ppp_{name}"].sel(year=year)) for name in ("edition", "base_year"))
        of_it = cells.filter(pl.col("edition") == edition, pl.col("year") == year)
        kept = of_it.filter(~pl.col("flag").fill_null("").str.contains("other_dollars|jump"))
        assert set(kept["base_year"].drop_nulls()) <= {base}
        values = years["gdp_ppp"].sel(year=year)
        assert int(values.notnull().sum()) == kept["state"].n_unique()


def test_a_figure_in_other_dollars_than_its_editions_is_left_out_and_stays_in_the_table():
    """Syria's output is in dollars of 2010 in the edition of 2014, whose others are in dollars of 2013."""
    cells = tables.read("factbook")["cells"].filter(pl.col("state") == "SYR", pl.col("variable") == "gdp_ppp")
    assert "other_dollars" in cells.filter(pl.col("edition") == 2014)["flag"][0]
    assert np.isnan(load("now", as_known=2014)["gdp_ppp"].sel(state="SYR").item())


@pytest.mark.parametrize(
    ("edition", "variable", "state"),
    [(2022, "gdp_ppp", "ESP"), (2020, "imports", "SOM"), (2020, "exports", "UKR"), (2022, "imports", "NOR")],
)  # fmt: skip
def test_a_slip_of_the_source_is_in_no_panel_and_stays_in_the_table(edition: int, variable: str, state: str):
    cells = tables.read("factbook")["cells"].filter(
        pl.col("edition") == edition, pl.col("variable") == variable, pl.col("state") == state
    )
    assert cells.filter(pl.col("flag").str.contains("jump|dollars_in_doubt|zero_doubted")).height
    assert np.isnan(load("now", as_known=edition)[variable].sel(state=state).item())


def test_where_the_latest_figure_is_a_slip_the_one_before_it_stands():
    """Dutch exports of 2018's edition: 839.7 million, and 495 billion in the place behind."""
    assert load("now", as_known=2018)["exports"].sel(state="NLD").item() > 4e11


def test_a_year_between_editions_has_no_picture_of_its_own():
    with pytest.raises(
        CoverageError, match=r"No edition of 1993 has been read, and that of 1990 has the states of 1990"
    ):
        load("now", years=1993, carry=True)
    assert load("now", as_known=1993)["year"].values.tolist() == [1990]


def test_a_fiscal_year_that_ends_after_its_edition_belongs_to_its_picture():
    """Japan's spending of FY95/96, 47.2 billion dollars in the edition of 1995."""
    panel = load("now", as_known=1995)
    assert panel["milex_printed"].sel(state="JPN").item() == pytest.approx(47.2e9)
    assert panel["milex_printed_year"].sel(state="JPN").item() == 1996


def test_the_price_level_of_2016_is_the_middle_of_what_two_editions_print():
    from polycentric.sources.reading.factbook_parse.prices import FROM_2016_TO_2017

    cells = tables.read("factbook")["cells"].filter(pl.col("variable") == "gdp_ppp")
    before = cells.filter(pl.col("edition") == 2017, pl.col("place") == 0, pl.col("flag").is_null())
    after = cells.filter(pl.col("edition") == 2018, pl.col("place") == 1)
    ratio = before.join(after, on="state").select(pl.col("value_right") / pl.col("value"))["value_right"].median()
    assert ratio == pytest.approx(FROM_2016_TO_2017, abs=1e-3)


def test_the_price_level_by_which_dollars_of_2010_are_brought_to_2017_is_the_united_states_own():
    from polycentric.sources.reading.factbook_parse.prices import FROM_2010_TO_2017

    cells = tables.read("factbook")["cells"].filter(pl.col("state") == "USA", pl.col("variable") == "gdp_ppp")
    values = {(edition, year): value for edition, year, value in cells.select("edition", "year", "value").rows()}
    for year in (2018, 2019):
        assert values[2021, year] / values[2020, year] == pytest.approx(FROM_2010_TO_2017, abs=1e-4)


def test_the_step_between_price_rounds_is_a_break():
    """HHI of output: .0755 with the edition of 2014, .0677 with 2015's."""
    pictures = load("now", years=(2014, 2015), carry=True)
    shares = pictures["gdp_ppp"] / pictures["gdp_ppp"].sum("state")
    hhi = (shares**2).sum("state").values
    assert hhi == pytest.approx([0.0755, 0.0677], abs=5e-4)
    assert any(text.startswith("2014|2015|another round of price") for text in pictures["gdp_ppp"].attrs["breaks"])


def test_breaks_are_put_between_the_points_that_are_there():
    assert [pair[:2] for pair in breaks_between("gdp_ppp", [(2013, 2014), (2016, 2018)])] == [(2013, 2016)]
    assert breaks_between("gdp_ppp", [(2015, 2016), (2016, 2017)]) == []
    assert breaks_between("population", [(1990, 1990), (2025, 2025)]) == []


def test_vintages_are_a_leading_axis_and_each_is_that_years_eyes():
    panel = load("now", years=(2012, 2016), vintages=[2014, 2016, 2025])
    assert panel["gdp_ppp"].dims == ("vintage", "year", "state")
    assert panel["export_share"].dims == ("vintage", "year", "state", "partner")
    assert panel["vintage"].values.tolist() == [2014, 2016, 2025]
    for known in (2014, 2016, 2025):
        alone = load("now", years=(2012, 2016), as_known=known)
        for name in ("gdp_ppp", "exports", "export_share", "population"):
            assert np.array_equal(panel[name].sel(vintage=known), alone[name], equal_nan=True)
        same = [str(name) for name in alone["organisation"].values]
        assert np.array_equal(panel["membership"].sel(vintage=known, organisation=same), alone["membership"])


def test_one_years_output_by_several_vintages_is_in_dollars_of_several_years():
    """Output of 2013 is in dollars of 2013 in the edition of 2014 and in dollars of 2015 in that of 2016."""
    units = load("now", years=2013, vintages=[2014, 2016])["gdp_ppp"].attrs["units"]
    assert units == "US dollars (PPP) of several base years"
    assert load("now", years=2013, vintages=2014)["gdp_ppp"].attrs["units"] == "US dollars (PPP) of 2013"


def test_measures_run_on_vintages():
    from polycentric.power import INDICES
    from polycentric.sets.shares import shares

    panel = load("now", years=(2013, 2014), vintages=[2015, 2016])
    held = shares(INDICES["output_ppp"](panel))
    assert held.dims == ("vintage", "year", "state")
    alone = shares(INDICES["output_ppp"](load("now", years=(2013, 2014), as_known=2015)))
    assert np.array_equal(held.sel(vintage=2015), alone, equal_nan=True)


@pytest.mark.parametrize("known", [1989, 2026])
def test_eyes_of_a_year_without_an_edition_before_it_or_after_the_last_are_refused(known: int):
    with pytest.raises(CoverageError, match=f"what was known in {known} was asked for: choose one of 1990"):
        load("now", as_known=known)


def test_a_span_without_an_edition_is_refused_with_those_there_are():
    with pytest.raises(CoverageError, match=r"No edition .* from 2011 to 2013 has been read: those of 1990, 1995"):
        load("now", years=(2011, 2013), carry=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"vintages": [2014]}, "Vintages are of years"),
        ({"years": (2010, 2012), "vintages": [2014], "carry": True}, "Vintages are of years"),
        ({"years": 2012, "vintages": [2014, 2014]}, "one comes twice"),
        ({"years": 2012, "vintages": "some"}, "'some' are none"),
        ({"years": 2012, "vintages": [1980]}, "what was known in 1980"),
        ({"years": 2012, "vintages": ["2014"]}, "'2014' of as_known or vintages is no whole number"),
        ({"as_known": "1995"}, "'1995' of as_known or vintages is no whole number"),
        ({"as_known": 1995.5}, "is no whole number"),
        ({"as_known": True}, "is no whole number"),
        ({"years": 2013, "as_known": 1995}, "Nothing of 2013 was known in 1995"),
        ({"years": (2013, 2014), "carry": True, "as_known": 1995}, "Nothing of 2013 was known in 1995"),
        ({"years": "2014"}, "The years '2014' are a text"),
    ],
)
def test_vintages_that_mean_nothing_are_refused(arguments: dict[str, object], message: str):
    with pytest.raises(CoverageError, match=message):
        load("now", **arguments)  # pyright: ignore[reportArgumentType]


def test_the_archive_of_two_centuries_has_no_editions():
    with pytest.raises(CoverageError, match="no editions to look through"):
        load("history", as_known=1990)


def test_what_an_edition_does_not_print_is_missing_with_the_reason():
    panel = load("now", as_known=2005)
    assert not panel["gdp_mer"].notnull().any()
    assert panel["gdp_mer"].attrs["not_printed"].startswith("2005: ")
    assert not panel["milper"].notnull().any()
    assert "output_unnamed" not in panel
    assert "manpower" in panel


def test_a_panel_names_the_call_that_makes_it_again():
    for arguments in (
        {"as_known": 1995}, {"years": 2010}, {"years": 2010, "carry": True}, {"carry": False},
        {"years": (2010, 2014), "as_known": 2015}, {"years": (2010, 2014), "carry": True},
        {"years": (2012, 2013), "vintages": [2014, 2016]},
    ):  # fmt: skip
        panel = load("now", **arguments)  # pyright: ignore[reportArgumentType]
        again = eval(panel.attrs["command"], {"polycentric": __import__("polycentric")})
        xr.testing.assert_identical(panel, again)


@pytest.mark.parametrize(
    ("edition", "counts", "note"),
    [(1995, "goods", "Shares and totals are of trade in goods"),
     (2025, "goods and services", "totals are of goods and services, so a flow")],
)  # fmt: skip
def test_trade_says_what_its_edition_counts(edition: int, counts: str, note: str):
    from polycentric.ties import LAYERS

    panel = load("now", as_known=edition)
    assert panel["exports"].attrs["long_name"] == f"Exports of {counts}"
    assert note in LAYERS["trade"](panel).attrs["note"]


def test_what_few_editions_print_is_asked_for_there():
    from polycentric.power import INDICES

    with pytest.raises(CoverageError, match=r"edition of 1990 prints it \(--as-known 1990, or load\(\"now\", as_known"):
        INDICES["output_unnamed"](load("now"))


def test_the_soviet_unions_and_russias_spending_is_not_known_before_2010():
    for year in (1990, 1995, 2000):
        panel = load("now", as_known=year)
        assert np.isnan(panel["milex_printed"].sel(state="RUS").item())


def test_memberships_of_an_edition_hold_for_its_year_alone(years: xr.Dataset):
    union = years["membership"].sel(state="FRA", organisation="UNESCO")
    known = years["year"].values[union.values >= 0].tolist()
    assert known == [1990, 1995, 2000, 2005, 2010, *range(2014, 2026)]


def test_a_product_needs_both_factors_and_is_of_no_year_where_one_has_none(pictures: xr.Dataset):
    assert np.isnan(pictures["milex"].sel(state="USA", year=2000).item()), "no output at exchange rates was printed"
    assert pictures["milex_printed"].sel(state="USA", year=2000).item() > 2e11
    undated = pictures["milex_share_year"].sel(state="CHN", year=2019).item()
    assert undated == -1 or pictures["milex_year"].sel(state="CHN", year=2019).item() <= 2019


def test_every_number_of_the_last_picture_is_the_last_editions(pictures: xr.Dataset):
    last = load("now")
    for name in ("gdp_ppp", "gdp_mer", "population", "milex", "milper", "energy", "exports", "imports"):
        assert np.array_equal(
            pictures[name].sel(year=2025, state=last["state"].values), last[name].sel(year=2025), equal_nan=True
        )


def test_homes_take_the_last_edition_that_prints_nearly_all():
    cells = tables.read("factbook")["cells"]
    by_year = {row["year"]: row for row in homes(cells).to_dicts()}
    assert by_year[1994]["edition"] == 1995
    assert by_year[2004]["edition"] == 2005
    assert by_year[2010]["base_year"] == 2010
    assert by_year[2024]["edition"] == 2025
