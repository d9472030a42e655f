"""Every field of 21 states of all sizes against a table that was written from reading the raw texts."""

import csv
from pathlib import Path

import polars as pl
import pytest

from polycentric.sources.reading.factbook_parse.organisations import MISSIONS

GOLDEN = Path(__file__).parents[1] / "golden"


def _rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CELLS = _rows("factbook_hand_check.csv")
PARTNERS = _rows("factbook_hand_partners.csv")
MEMBERSHIPS = _rows("factbook_hand_memberships.csv")
STATES = sorted({row["state"] for row in CELLS})


def test_at_least_twenty_states_of_all_sizes_were_read_by_hand(factbook_tables: dict[str, pl.DataFrame]):
    population = factbook_tables["cells"].filter(pl.col("variable") == "population", pl.col("state").is_in(STATES))
    assert len(STATES) >= 20
    assert population["value"].min() == 1_000
    assert population["value"].max() == 1_419_316_933


@pytest.mark.parametrize("state", STATES)
def test_the_cells_of_a_state_agree_with_the_reading_by_hand_and_there_are_no_others(
    state: str, factbook_tables: dict[str, pl.DataFrame]
):
    ours = factbook_tables["cells"].filter((pl.col("state") == state) & (pl.col("variable") != "milper"))
    cells = {(cell["variable"], cell["year"]): cell for cell in ours.to_dicts()}
    expected = [row for row in CELLS if row["state"] == state]
    assert cells.keys() == {(row["variable"], int(row["year"])) for row in expected}
    for row in expected:
        cell = cells[row["variable"], int(row["year"])]
        assert cell["value"] == pytest.approx(float(row["value"]), rel=1e-8), row
        assert [cell["low"], cell["high"]] == [float(row[end]) if row[end] else None for end in ("low", "high")], row
        assert cell["raw"] == row["raw"]


@pytest.mark.parametrize("state", STATES)
def test_the_partners_of_a_state_agree_with_the_reading_by_hand_and_there_are_no_others(
    state: str, factbook_tables: dict[str, pl.DataFrame]
):
    ours = factbook_tables["partners"].filter(pl.col("state") == state).sort("flow", "rank")
    expected = [row for row in PARTNERS if row["state"] == state]
    assert [
        (row["flow"], row["year"], row["rank"], row["partner"], round(row["share"], 9)) for row in ours.to_dicts()
    ] == [
        (row["flow"], int(row["year"]), int(row["rank"]), row["partner"] or None, float(row["share"]))
        for row in expected
    ]


@pytest.mark.parametrize("state", STATES)
def test_the_memberships_of_a_state_agree_with_the_reading_by_hand(
    state: str, factbook_tables: dict[str, pl.DataFrame]
):
    ours = factbook_tables["memberships"].filter(pl.col("state") == state)
    expected = [row for row in MEMBERSHIPS if row["state"] == state]
    (count,) = [int(row["entries"]) for row in expected if row["entries"]]
    assert ours.height == count
    bracketed = {row["organisation"]: row["status"] for row in ours.to_dicts() if "(" in row["raw"]}
    assert bracketed == {row["organisation"]: row["status"] for row in expected if row["organisation"]}
    plain = ours.filter(~pl.col("raw").str.contains("(", literal=True))
    assert set(plain["status"].to_list()) <= {"member", "contributor"}
    assert set(plain.filter(pl.col("status") == "contributor")["organisation"].to_list()) <= MISSIONS
