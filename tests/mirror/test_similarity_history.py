"""Similarity on the real alliances and votes."""

import numpy as np
import polars as pl
import pytest
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.load import load
from polycentric.tables.archive import table
from polycentric.tidy import dyad_years
from polycentric.ties.similar import layers, reasons, similarity, tie_layer
from polycentric.ties.similar_pairs import of_pair

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture(scope="module")
def panel(archive: object) -> xr.Dataset:
    return load("history", years=(1912, 1915), series=["atop", "cinc"])


def pledges(year: int) -> pl.DataFrame:
    """Rank the pledges of a year straight from the source's rows."""
    rank = (
        pl.when(pl.col("atop_defense") | pl.col("atop_offense")).then(3)
        .when(pl.col("atop_neutral") | pl.col("atop_consul")).then(2)
        .when(pl.col("atop_nonagg")).then(1).otherwise(0)
    )  # fmt: skip
    return table("atop", "dyad_years").filter(pl.col("year") == year).with_columns(rank=rank)


def test_austria_and_germany_in_1914_by_hand_from_the_raw_rows(panel: xr.Dataset):
    members = panel["state"].values[panel["in_cow"].sel(year=1914).values]
    codes = {str(panel["ccode"].sel(year=1914, state=state).item()): str(state) for state in members}
    portfolio = {name: dict.fromkeys(codes.values(), 0) | {name: 3} for name in ("AUH", "DEU")}
    for row in pledges(1914).iter_rows(named=True):
        state, partner = (codes.get(str(row[end]), "") for end in ("ccode1", "ccode2"))
        if state in portfolio and partner:  # the source has pledges of some that join the list of states later
            portfolio[state][partner] = row["rank"]
    one, other = (np.array([portfolio[name][state] for state in codes.values()], dtype=float) for name in portfolio)
    apart = ((one - other) ** 2).sum()
    expected = (one**2).sum() + (other**2).sum() - 2 * one.sum() * other.sum() / one.size
    alike = similarity(panel, "kappa", coding="valued").sel(year=1914, state="AUH", partner="DEU").item()
    assert alike == pytest.approx(1 - apart / expected, abs=1e-6)
    assert alike > 0.5


def test_two_states_without_any_pledge_are_missing_with_the_reason(panel: xr.Dataset):
    assert np.isnan(similarity(panel, "kappa").sel(year=1914, state="CHE", partner="SWE").item())
    assert "neither has a tie" in reasons(panel, "CHE", "SWE")[1914]
    assert reasons(panel, "AUH", "DEU")[1914] == ""
    assert similarity(panel, "s_absolute").sel(year=1914, state="CHE", partner="SWE").item() > 0.8


def test_outside_the_source_everything_is_missing():
    late = load("history", years=(2018, 2019), series=["atop"])
    alike = similarity(late, "s_squared")
    assert alike.sel(year=2018).notnull().any()
    assert alike.sel(year=2019).isnull().all()


def test_a_weighted_measure_needs_weights():
    bare = load("history", years=1914, series=["atop"])
    assert similarity(bare, "s_weighted_squared").isnull().all()
    with pytest.raises(CoverageError, match="needs cinc"):
        tie_layer("s_weighted_squared")(bare)


def test_votes_of_1946_are_those_of_the_roll_calls():
    votes = similarity(load("history", years=1946, series=["cinc"]), "s_absolute", "votes").sel(year=1946)
    assert votes.sel(state="USA", partner="GBR").item() > votes.sel(state="USA", partner="RUS").item()
    assert np.isnan(votes.sel(state="USA", partner="ESP").item())
    with pytest.raises(CoverageError, match="Votes have no weighted"):
        similarity(load("history", years=1946), "s_weighted_squared", "votes")


def test_the_columns_of_a_table_are_the_cells_of_the_layer(panel: xr.Dataset):
    rows = dyad_years(first=1914, last=1914).add("similarity:measures=kappa+tau_b").frame
    columns = layers(panel, {"kappa": ("kappa", "valued"), "tau_b": ("tau_b", "valued")})
    row = rows.filter((pl.col("ccode1") == 255) & (pl.col("ccode2") == 300)).row(0, named=True)
    for name in columns:
        cell = columns[name].sel(year=1914, state="DEU", partner="AUH").item()
        assert row[f"{name}_alliances"] == pytest.approx(cell, abs=1e-6)
    with pytest.raises(UnknownNameError, match="kapa"):
        dyad_years(first=1914, last=1914).add("similarity:measures=kapa")


def test_the_two_germanies_codes_of_1990_are_one_state():
    rows = dyad_years(first=1990, last=1990).add("similarity:measures=kappa").frame
    kappas = rows.filter(pl.col("ccode1").is_in([255, 260]) & (pl.col("ccode2") == 2))["kappa_alliances"].to_list()
    assert len(kappas) == 2
    assert kappas[0] == kappas[1]


@pytest.mark.parametrize("measure", ["kappa", "pi"])
def test_britain_in_the_cold_war_is_like_its_allies_and_unlike_china_and_the_soviet_union(measure: str):
    """Häge (2011), figure 1 and p. 289: positive with France and the United States, with the others mostly negative.

    His alliances are those of the Correlates of War, which don't have the Helsinki declaration of 1975. ATOP has it as
    a pledge of nonaggression, so with any pledge as a tie Britain is more like the Soviet Union than the United States.
    """
    span = (1950, 1990)
    values = {other: of_pair("GBR", other, (measure,), span=span)["value"] for other in ("FRA", "USA", "RUS", "CHN")}
    assert min(values["FRA"].min(), values["USA"].min()) > 0.1  # pyright: ignore[reportOperatorIssue, reportArgumentType]  # numbers
    assert [int((values[other] < 0).sum()) > 41 * 0.8 for other in ("RUS", "CHN")] == [True, True]
    any_pledge = {other: of_pair("GBR", other, (measure,), coding="binary", span=(1980, 1980))["value"][0]
                  for other in ("USA", "RUS")}  # fmt: skip
    assert any_pledge["RUS"] > any_pledge["USA"] > 0


def test_what_is_usual_is_kappa_of_pledges_to_fight_and_pi_of_votes():
    assert tie_layer().name == "kappa_alliances_defence"
    assert tie_layer(of="votes").name == "pi_votes"
    assert tie_layer("pi", coding="binary").name == "pi_alliances_binary"
    with pytest.raises(CoverageError, match="Votes have no coding 'binary'"):
        tie_layer(of="votes", coding="binary")


def test_a_state_that_only_promised_not_to_attack_has_a_portfolio_without_a_tie_to_fight():
    panel = load("history", years=1939, series=["atop"])
    rows = dyad_years(first=1939, last=1939).add("similarity", measures="kappa", coding="defence").frame
    columns = layers(panel, {"kappa": ("kappa", "defence")})["kappa"].sel(year=1939)
    danish = rows.filter((pl.col("ccode1") == 390) & (pl.col("ccode2") == 380))["kappa_alliances_defence"].item()
    assert danish is None  # Denmark promised nonaggression to Germany alone, Sweden nobody anything
    assert np.isnan(columns.sel(state="DNK", partner="SWE").item())
    assert "neither has a tie" in reasons(panel, "DNK", "SWE")[1939]
    assert reasons(panel, "DNK", "SWE", coding="valued")[1939] == ""
