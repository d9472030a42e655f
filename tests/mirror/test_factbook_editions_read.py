"""All editions of the archive in the mirror, read: how much, what not, and the traps one by one."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from factbook_archive import editions_read

from polycentric.sources.reading.factbook_editions.edition import Edition
from polycentric.sources.reading.factbook_editions.facts import Fact, facts

Cell = dict[str, Any]

# States with a value in each edition: a reader that loses some, or one that reads more, shows here.
READ = {
    "population": (173, 192, 192, 193, 195, 196, 196, 196, 196, 196, 196, 196, 196, 196, 196, 196, 196),
    "output_unnamed": (166,),
    "gdp_ppp": (187, 190, 191, 194, 195, 195, 195, 195, 195, 195, 195, 195, 195, 195, 195, 195),
    "gdp_mer": (191, 194, 195, 195, 195, 195, 195, 194, 194, 194, 194, 195, 195),
    "growth": (159, 174, 182, 189, 191, 194, 195, 195, 195, 195, 195, 195, 195, 195, 195, 194, 193),
    "milex_share": (111, 126, 153, 164, 172, 140, 140, 141, 153, 155, 157, 157, 166, 167, 167, 167, 167),
    "milex": (79, 129, 160, 169, 164),
    "milper": (187, 191, 193, 193, 192, 188),
    "manpower": (152, 167, 170, 170, 190, 190, 190),
    "electricity_production": (169, 183, 188, 184, 186, 190, 191, 192, 192, 191, 191, 191, 191),
    "electricity_consumption": (185, 183, 186, 190, 190, 191, 191, 191, 191, 191, 191, 185, 185, 187, 187),
    "energy_per_capita": (187, 187, 184, 184),
    "exports": (170, 183, 188, 189, 194, 194, 194, 194, 194, 195, 195, 195, 195, 195, 195, 195, 193),
    "imports": (169, 182, 188, 189, 194, 193, 194, 194, 194, 195, 195, 195, 195, 195, 195, 195, 192),
    "exports_partners": (166, 187, 184, 190, 177, 178, 179, 179, 185, 185, 186, 186, 194, 194, 193, 194, 194),
    "imports_partners": (166, 186, 185, 189, 176, 177, 179, 179, 185, 185, 186, 186, 194, 194, 194, 193, 194),
    "memberships": (170, 190, 192, 193, 195, 196, 196, 196, 196, 196, 196, 196, 196, 196, 196, 196, 196),
}


@pytest.fixture(scope="module")
def rows(mirror: Path) -> dict[int, Edition]:
    return editions_read(mirror)


def cells(rows: dict[int, Edition], edition: int, quantity: str, state: str | None = None) -> list[Cell]:
    return [cell for cell in rows[edition].cells if cell["quantity"] == quantity and state in (None, cell["state"])]


def value(rows: dict[int, Edition], edition: int, quantity: str, state: str) -> float:
    return cells(rows, edition, quantity, state)[0]["value"]


def states_with(rows: dict[int, Edition], one: Fact) -> set[str]:
    edition = rows[one.edition]
    if one.quantity == "memberships":
        return {row["state"] for row in edition.memberships}
    if one.quantity.endswith("_partners"):
        return {row["state"] for row in edition.partners if row["flow"] + "_partners" == one.quantity}
    return {cell["state"] for cell in edition.cells if cell["quantity"] == one.quantity}


@pytest.mark.parametrize("quantity", READ)
def test_as_many_states_are_read_as_were_when_this_was_written(rows: dict[int, Edition], quantity: str):
    printed = [one for one in facts().values() if one.quantity == quantity and one.printed]
    assert tuple(len(states_with(rows, one)) for one in printed) == READ[quantity]


@pytest.mark.parametrize("one", facts().values(), ids=lambda one: f"{one.quantity}-{one.edition}")
def test_every_text_ends_as_a_row_or_as_a_problem_and_what_is_not_printed_as_neither(
    rows: dict[int, Edition], one: Fact
):
    read_here = states_with(rows, one)
    named = {row["state"] for row in rows[one.edition].problems if row["quantity"] == one.quantity}
    if not one.printed:
        assert read_here | named == set()
    elif one.quantity != "milper":  # true zeros are read from another field
        moved = {"GIN", "GNB", "DEU", "CYP"} if one.edition == 1995 else set[str]()
        assert len((read_here | named) - moved) >= one.states - len(moved)
        assert len(read_here) > 0.4 * one.states


def test_nothing_in_a_file_is_mangled_and_every_file_is_whole(rows: dict[int, Edition]):
    assert [row for edition in rows.values() for row in edition.problems if row["quantity"] in ("file", "record")] == []


def test_a_key_stands_once(rows: dict[int, Edition]):
    for edition in rows.values():
        keys = Counter((cell["state"], cell["quantity"], cell["place"]) for cell in edition.cells)
        assert [key for key, count in keys.items() if count > 1] == []


def test_guinea_and_guinea_bissau_have_their_own_economies_in_1995(rows: dict[int, Edition]):
    assert value(rows, 1995, "exports", "GIN") == 622e6
    assert value(rows, 1995, "exports", "GNB") == 19e6
    assert value(rows, 1995, "gdp_ppp", "GIN") == 6.3e9
    assert value(rows, 1995, "population", "GNB") == 1124537


def test_world_ranks_are_no_figures_from_2018_to_2020(rows: dict[int, Edition]):
    for edition in (2018, 2019, 2020):
        assert min(cell["value"] for cell in cells(rows, edition, "population")) > 500
        assert max(cell["value"] for cell in cells(rows, edition, "growth")) < 2
        assert len(cells(rows, edition, "electricity_production")) == 191
        assert len(cells(rows, edition, "gdp_mer")) >= 194


def test_2019_repeats_2018_for_output_of_all_but_china(rows: dict[int, Edition]):
    for quantity in ("gdp_ppp", "growth"):
        fresh = {cell["state"] for cell in cells(rows, 2019, quantity) if "repeats_2018" not in (cell["flag"] or "")}
        assert fresh == ({"CHN"} if quantity == "gdp_ppp" else set())
    assert [cell["value"] for cell in cells(rows, 2019, "gdp_ppp", "CHN")] == [25.36e12, 23.21e12, 21.72e12]


def test_2020_mixes_dollars_of_2010_and_of_2017_and_lists_that_mix_them_are_flagged(rows: dict[int, Edition]):
    bases = Counter(cell["base_year"] for cell in cells(rows, 2020, "gdp_ppp") if cell["place"] == 0)
    assert bases[2010] > 90
    assert bases[2017] > 80
    flagged = [cell for cell in cells(rows, 2020, "gdp_ppp") if "contradicts_growth" in (cell["flag"] or "")]
    assert 30 < len(flagged) < 50
    assert {"BEN", "ZWE"} <= {cell["state"] for cell in flagged}


def test_2021_prints_2017_dollars_under_a_note_that_says_2010(rows: dict[int, Edition]):
    china = cells(rows, 2021, "gdp_ppp", "CHN")
    assert {(cell["base_year"], cell["flag"]) for cell in china} == {(2017, "base_contradicted")}


def test_the_military_share_of_2012_repeats_that_of_2010_in_the_edition_of_2014(rows: dict[int, Edition]):
    shares = [cell for cell in cells(rows, 2014, "milex_share") if cell["year"] == 2012]
    assert (sum("repeats_2010" in (cell["flag"] or "") for cell in shares), len(shares)) == (128, 131)


def test_wto_is_the_world_tourism_organization_in_1990_and_1995(rows: dict[int, Edition]):
    for edition in (1990, 1995):
        listed = {row["organisation"] for row in rows[edition].memberships}
        assert "UNWTO" in listed
        assert "WTO" not in listed
    assert {"WTO", "UNWTO"} <= {row["organisation"] for row in rows[2000].memberships}


def test_brics_is_listed_as_printed_with_what_is_known_to_be_wrong(rows: dict[int, Edition]):
    def brics(edition: int) -> dict[str, str | None]:
        return {row["state"]: row["flag"] for row in rows[edition].memberships if row["organisation"] == "BRICS"}

    assert brics(2014) == {"BRA": None, "CHL": "contradicted", "IND": None, "RUS": None, "ZAF": None}
    assert set(brics(2015)) == {"BRA", "CHN", "IND", "RUS", "ZAF"}
    assert brics(2025)["SAU"] == "contradicted"
    assert "IDN" not in brics(2025)
    named = {row["record"] for row in rows[2025].problems if row["problem"].startswith("not listed, and should be")}
    assert named == {"Indonesia"}


def test_not_available_is_no_value(rows: dict[int, Edition]):
    assert cells(rows, 1990, "output_unnamed", "CHN") == []
    for edition in (1990, 1995, 2000, 2005):
        assert cells(rows, edition, "milex", "RUS") == cells(rows, edition, "milex_share", "RUS") == []
    assert value(rows, 1990, "output_unnamed", "RUS") == 2659.5e9


@pytest.mark.parametrize(
    ("edition", "quantity", "state", "expected"),
    [
        (1990, "population", "DDR", 16307170), (1990, "population", "YMD", 2585484), (1990, "manpower", "CSK", 4019311),
        (1995, "gdp_ppp", "DEU", 1.3446e12), (1995, "gdp_ppp", "CHN", 2.9788e12), (1995, "population", "SRB", 11101833),
        (2000, "gdp_ppp", "CHN", 4.8e12), (2000, "milex", "USA", 276.7e9), (2005, "milex", "CHN", 67.49e9),
        (2010, "gdp_mer", "CHN", 5.745e12), (2014, "gdp_ppp", "USA", 16.72e12), (2018, "exports", "CHN", 2.216e12),
        (2020, "gdp_mer", "USA", 21433228e6), (2022, "milex", "CHN", 290e9), (2025, "gdp_ppp", "USA", 25.676e12),
        (2025, "milper", "CRI", 0), (2020, "milper", "CHN", 2e6),
    ],
)  # fmt: skip
def test_single_cells_are_those_of_the_texts(
    rows: dict[int, Edition], edition: int, quantity: str, state: str, expected: float
):
    assert value(rows, edition, quantity, state) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("quantity", "lowest", "highest"),
    [("population", 5.2e9, 8.2e9), ("gdp_ppp", 2.8e13, 1.8e14), ("gdp_mer", 6e13, 1.2e14), ("exports", 2.8e12, 3.3e13),
     ("imports", 2.8e12, 3.2e13), ("electricity_production", 3.9e19, 8.7e19),
     ("electricity_consumption", 4.4e19, 9.9e19), ("milper", 1.9e7, 2.2e7), ("manpower", 1.3e9, 1.8e9)],
)  # fmt: skip
def test_sums_over_states_are_plausible_in_every_edition(
    rows: dict[int, Edition], quantity: str, lowest: float, highest: float
):
    for edition in rows:
        first = {cell["state"]: cell["value"] for cell in cells(rows, edition, quantity) if cell["place"] == 0}
        assert not first or lowest < sum(first.values()) < highest, edition


def test_shares_of_partners_are_at_most_all_trade(rows: dict[int, Edition]):
    for edition in rows.values():
        sums = Counter[tuple[str, str]]()
        for row in edition.partners:
            if row["share"] is not None and row["within"] is None:
                sums[row["state"], row["flow"]] += row["share"] - row["rounding"]
        assert max(sums.values(), default=0) <= 1


@pytest.mark.parametrize(
    ("edition", "quantity", "state"),
    [(2022, "gdp_ppp", "ESP"), (2022, "imports", "NOR"), (2018, "exports", "NLD"), (2018, "imports", "WSM"),
     (2023, "imports", "MHL"), (1990, "manpower", "NRU")],
)  # fmt: skip
def test_slips_of_a_unit_are_flagged(rows: dict[int, Edition], edition: int, quantity: str, state: str):
    assert "jump" in (cells(rows, edition, quantity, state)[0]["flag"] or "")


def test_most_figures_that_lost_their_years_get_one_back_and_no_list_has_a_year_twice(rows: dict[int, Edition]):
    for edition, quantity, least in (
        (2018, "electricity_production", 0.95), (2020, "gdp_mer", 0.99), (2020, "growth", 0.99), (2018, "growth", 0.6),
        (2018, "gdp_ppp", 0.6), (2020, "gdp_ppp", 0.75), (2018, "gdp_mer", 0.99),
    ):  # fmt: skip
        found = cells(rows, edition, quantity)
        assert sum(cell["year"] is not None for cell in found) > least * len(found)
    for edition in rows.values():
        years = Counter((cell["state"], cell["quantity"], cell["year"]) for cell in edition.cells if cell["year"])
        assert [key for key, count in years.items() if count > 1] == []
    usa = [(cell["year"], cell["value"]) for cell in cells(rows, 2020, "gdp_ppp", "USA")]
    assert usa == [(2019, 18349107e6), (2018, 17960939e6), (2017, 17438404e6)]


def test_partners_of_1990_and_1995_are_there(rows: dict[int, Edition]):
    def imports(edition: int) -> list[tuple[str | None, str, float | None]]:
        return [(row["partner"], row["partner_name"], row["share"]) for row in rows[edition].partners
                if row["state"] == "USA" and row["flow"] == "imports"]  # fmt: skip

    assert imports(1990) == [("JPN", "Japan", pytest.approx(0.196)), ("CAN", "Canada", pytest.approx(0.191))]
    assert [row[:2] for row in imports(1995)] == [("CAN", "Canada"), (None, "Western Europe"), ("JPN", "Japan")]
    assert {row["partner"] for row in rows[1990].partners if row["partner_name"] == "FRG"} == {"DEU"}
