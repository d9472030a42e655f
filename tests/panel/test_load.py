import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.load import load


def test_the_embedded_world_is_195_sovereign_states_and_taiwan(now: xr.Dataset):
    states = set(now["state"].values)
    assert len(states) == 196
    assert {"USA", "CHN", "TWN", "XKX", "VAT"} <= states
    assert not {"HKG", "PRI", "EU", "PSE", "ESH"} & states


def test_the_output_of_the_united_states_is_what_the_factbook_prints(now: xr.Dataset):
    """Its text: $25.676 trillion (2024 est.), in 2021 dollars; at exchange rates $29.185 trillion (2024 est.)."""
    usa = now.sel(state="USA", year=2025)
    assert usa["gdp_ppp"].item() == pytest.approx(25.676e12)
    assert usa["gdp_ppp_year"].item() == 2024
    assert usa["gdp_mer"].item() == pytest.approx(29.185e12)


def test_military_spending_takes_the_share_of_the_year_of_the_output(now: xr.Dataset):
    """The Factbook's texts: 3.2% of GDP (2024 est.) and $29.185 trillion (2024 est.), though a share of 2025 exists."""
    assert now["milex"].sel(state="USA", year=2025).item() == pytest.approx(0.032 * 29.185e12)
    assert now["milex_year"].sel(state="USA", year=2025).item() == 2024
    assert now["milex_share_year"].sel(state="USA", year=2025).item() == 2025


def test_a_product_is_as_old_as_its_older_factor(now: xr.Dataset):
    """Ukraine's military share ends in 2021, before the invasion: the product says so."""
    assert now["milex_year"].sel(state="UKR", year=2025).item() == 2021


def test_an_unlisted_partner_is_missing_and_has_a_bound(now: xr.Dataset):
    """The United States lists Canada 14%, Mexico 13%, China 8%, Germany 5%, Japan 4%."""
    usa = now.sel(state="USA", year=2025)
    assert usa["export_share"].sel(partner="CAN").item() == pytest.approx(0.14)
    assert np.isnan(usa["export_share"].sel(partner="IND").item())
    assert usa["export_share_bound"].item() == pytest.approx(0.045)
    assert usa["export_share_listed"].item() == pytest.approx(0.44)


def test_dated_bodies_take_the_place_of_the_editions_stale_lists(now: xr.Dataset):
    """The edition's list of the European Union still has the United Kingdom, which left on 31 January 2020."""
    union = now["membership"].sel(organisation="EU", year=2025)
    assert int((union == 1).sum()) == 27
    assert union.sel(state="GBR").item() != 1
    assert now["membership_basis"].sel(organisation="EU").item() == "dated list"


def test_a_panel_over_years_carries_nothing():
    panel = load("now", years=(2020, 2025))
    assert panel.sizes["year"] == 6
    assert "gdp_ppp_year" not in panel
    assert np.isnan(panel["gdp_ppp"].sel(state="USA", year=2025).item()), "the Factbook's last year of output is 2024"
    assert panel["gdp_ppp"].sel(state="USA", year=2023).item() == pytest.approx(24.977e12)


def test_carrying_into_an_earlier_year_takes_nothing_from_later_ones():
    """The edition of 2023 has output of 2021: $21.132 trillion, in dollars of 2017."""
    panel = load("now", years=2023, carry=True)
    assert panel["gdp_ppp"].sel(state="USA").item() == pytest.approx(21.132e12)
    assert int(panel["gdp_ppp_year"].max()) <= 2023


def test_the_world_says_where_it_is_from(now: xr.Dataset):
    record = now.pc.provenance()
    assert record["command"] == 'polycentric.load("now")'
    assert len(record["inputs_sha256"]) == 64
    assert "World Factbook" in now["gdp_ppp"].attrs["source"]


def test_the_summary_counts_states_and_people(now: xr.Dataset):
    row = now.pc.summary().loc["population"]
    assert (row["states"], row["of"]) == (196, 196)
    assert row["people_covered"] == pytest.approx(1.0)


def test_a_panel_without_carrying_has_no_ages():
    with pytest.raises(CoverageError, match="only a panel that carries observations"):
        load("now", years=(2020, 2021)).pc.age("gdp_ppp")


def test_the_age_of_a_carried_observation_is_in_years(now: xr.Dataset):
    assert now.pc.age("milex").sel(state="UKR").item() == 4
    assert now.pc.age("gdp_ppp").sel(state="USA").item() == 1


@pytest.mark.parametrize("years", [1987, 2026, (1987, 2022)])
def test_a_year_outside_the_world_is_refused_with_the_years_it_has(years: int | tuple[int, int]):
    with pytest.raises(CoverageError, match=r"World 'now' covers 1988-2025, but (1987|2026) was asked for"):
        load("now", years=years)


def test_carrying_into_several_years_gives_the_picture_of_each_edition():
    panel = load("now", years=(2008, 2016), carry=True)
    assert panel["year"].values.tolist() == [2010, 2014, 2015, 2016]
    for year in (2010, 2016):
        alone = load("now", years=year, carry=True)
        states = alone["state"].values
        for name in ("gdp_ppp", "population", "exports", "export_share_bound", "gdp_ppp_year"):
            assert np.array_equal(
                panel[name].sel(year=year, state=states).values, alone[name].sel(year=year).values, equal_nan=True
            )


def test_years_in_the_wrong_order_are_refused():
    with pytest.raises(CoverageError, match="are no span"):
        load("now", years=(2024, 2020))


def test_an_unknown_world_is_refused():
    with pytest.raises(UnknownNameError, match="No world is called 'then'"):
        load("then")


def test_the_short_way_to_load_is_the_same():
    assert pc.load is load


def test_the_european_union_pools_without_a_gap(now: xr.Dataset):
    world = now.pc.as_one("EU")
    assert world.sizes["state"] == 196 - 27 + 1
    assert bool(world["gdp_ppp"].sel(state="EU").notnull().all())
    assert float(world["gdp_ppp"].sum()) == pytest.approx(float(now["gdp_ppp"].sum()))


def test_a_state_carries_its_codes_and_none_where_a_system_has_none(now: xr.Dataset):
    """Nauru is COW 970, and Kiribati is Gleditsch-Ward 970; the Holy See is in neither list."""
    codes = now.isel(year=0)
    assert codes["ccode"].sel(state="NRU").item() == "970"
    assert codes["gwcode"].sel(state="KIR").item() == "970"
    assert codes["ccode"].sel(state="DEU").item() == "255"
    assert codes["gwcode"].sel(state="DEU").item() == "260"
    assert codes["iso3"].sel(state="FRA").item() == "FRA"
    assert codes["ccode"].sel(state="VAT").item() == ""
