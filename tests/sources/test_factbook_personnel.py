import csv
from pathlib import Path

import polars as pl
import pytest

from polycentric.sources.reading.factbook_parse.military import no_forces, personnel, share_sentence
from polycentric.sources.reading.factbook_parse.reading import Problem, Reading

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("approximately 60,000 active ADF personnel (2025)", 60_000, 60_000),
        ("approximately 3-4,000 active Defense Forces (2025)", 3_000, 4_000),
        ("approximately 230-240,000 active Self Defense Forces&nbsp; (2025)", 230_000, 240_000),
        ("estimated 850,000-1 million active Defense Forces (2025)", 850_000, 1_000_000),
        ("estimated 1.1-1.2 million active Armed Forces; estimated 350,000 Guard (2025)", 1_100_000, 1_200_000),
        ("the FACV has approximately 1,000-1,500 active personnel (2025)", 1_000, 1_500),
        ("approximately 1.28 million active (450,000 Army); 42,000 Coast Guard) (2025)", 1_280_000, 1_280_000),
        ("information varies; estimated 150&ndash;200,000 active Defense Forces (2025)", 150_000, 200_000),
        ("approximately 500-1,000 personnel (2023)", 500, 1_000),
        (
            "information varies; prior to the 2020-2022 war, approximately 150,000 active troops (2023)",
            150_000,
            150_000,
        ),
        ("prior to the 2020-21 conflict, approximately 150,000 active troops (2022)", 150_000, 150_000),
        ("prior to the fighting in 2023, size estimates varied widely: 200,000 SAF (2023)", 200_000, 200_000),
    ],
)
def test_the_headline_strength_is_read_and_a_unit_carries_to_the_lower_bound(text: str, low: float, high: float):
    read = personnel(text)
    assert isinstance(read, Reading)
    assert (read.low, read.value, read.high) == (low, (low + high) / 2, high)


def test_a_strength_up_to_a_number_has_no_low():
    read = personnel("estimates vary; as many as 1.3 million active-duty Korean People's Army (2025)")
    assert isinstance(read, Reading)
    assert (read.low, read.value, read.high) == (None, 1.3e6, 1.3e6)
    assert "at_most" in read.flags


def test_a_strength_of_earlier_times_says_so():
    read = personnel("prior to the invasion in February 2022, approximately 850,000 active-duty troops (2022)")
    assert isinstance(read, Reading)
    assert "of_earlier_times" in read.flags
    read = personnel("approximately 200 troops (the force is planned to have around 5,000 personnel) (2023)")
    assert isinstance(read, Reading)
    assert read.value == 200


def test_forces_named_after_a_semicolon_are_not_counted_and_are_flagged():
    read = personnel("approximately 495,000 active military personnel; approximately 150,000 Gendarmerie (2025)")
    assert isinstance(read, Reading)
    assert read.value == 495_000
    assert "others_apart" in read.flags


def test_reserves_inside_a_sum_that_is_not_called_active_are_taken_off():
    read = personnel("approximately 3,300 Kosovo Security Forces, including about 800 reserves (2024)")
    assert isinstance(read, Reading)
    assert (read.low, read.value, read.high) == (2_500, 2_500, 2_500)
    assert "reserves_taken_off" in read.flags


def test_a_militia_total_becomes_a_range_from_the_professional_cadre_up():
    note = (
        "figures include professional cadre (approximately 20,000 personnel), people who have already completed service"
    )
    read = personnel("approximately 145,000 Swiss Armed Forces (2024)", note)
    assert isinstance(read, Reading)
    assert (read.low, read.value, read.high) == (20_000, 82_500, 145_000)
    assert "counts_militia" in read.flags


@pytest.mark.parametrize(
    "text",
    [
        "not available", "estimates not available", "many (2025)", "", "60,000 active", "in 2025 (2025)",
        "the army is planned to eventually number around 5,000 personnel (2019)", "since the 2020-2022 war (2023)",
        "not available; prior to the civil war in 2011, the army had approximately 300,000 troops (2024)",
        "N/A; the army is rebuilding; prior to 2011, it had 300,000 active troops (2020)",
    ],
)  # fmt: skip
def test_a_text_without_a_dated_strength_is_a_problem(text: str):
    assert isinstance(personnel(text), Problem)


def test_a_range_that_does_not_rise_is_a_problem():
    assert personnel("approximately 9-8,000 active (2025)") == Problem(
        "the range 9000-8000 does not rise, or rises more than tenfold"
    )


def test_no_regular_forces_is_a_true_zero_only_where_the_text_says_so():
    zero = no_forces("no regular military forces; Tuvalu Police Force")
    assert zero is not None
    assert (zero.low, zero.value, zero.high, zero.year) == (0, 0, 0, 2025)
    assert zero.flags == ("no_forces", "year_of_edition")
    assert no_forces("Kiribati Police Service (includes Maritime Police) (2025)") is None


def test_abolished_forces_named_in_the_note_are_a_true_zero():
    zero = no_forces("Ministry of Public Security (2025)", "the armed forces were constitutionally abolished in 1949")
    assert zero is not None
    assert zero.flags == ("no_forces",)


def test_north_koreas_sentence_is_a_range_of_the_last_year_it_names():
    text = (
        "between 2010 and 2020, military expenditures accounted for an estimated 20-30% of North Korea's GDP annually"
    )
    assert share_sentence(text) == Reading(0.25, 2020, True, ("range", "prose"), 0.2, 0.3)


def _golden() -> list[dict[str, str]]:
    with (GOLDEN / "factbook_personnel.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _golden(), ids=lambda row: row["state"])
def test_personnel_of_every_state_agree_with_the_reading_by_hand(
    row: dict[str, str], factbook_tables: dict[str, pl.DataFrame]
):
    cells = factbook_tables["cells"]
    rows = cells.filter((pl.col("state") == row["state"]) & (pl.col("variable") == "milper")).to_dicts()
    if not row["value"]:
        assert rows == []
        return
    (cell,) = rows
    expected = {name: float(row[name]) if row[name] else None for name in ("year", "low", "value", "high")}
    assert {name: cell[name] for name in expected} == expected
    assert cell["raw"].strip() == row["raw"]


def test_the_hand_reading_covers_every_state(factbook_tables: dict[str, pl.DataFrame]):
    assert sorted(row["state"] for row in _golden()) == factbook_tables["states"]["state"].sort().to_list()


FLAGGED = {
    "with_gendarmerie": "CIV CMR COG DJI DZA GAB GNQ KHM MAR MLI NER SEN TGO",
    "with_national_guard": "BEN KGZ MLI SAU",
    "with_reservists": "AUT",
    "reserves_taken_off": "XKX",
    "counts_militia": "CHE",
    "at_most": "GEO HTI IRN PRK SDN",
    "authorised": "GEO",
    "claimed": "AFG",
    "not_called_active": "AFG BFA BLZ CHE COM DOM GEO HTI KHM MDA MDG SDN SUR TLS TTO XKX",
    "others_apart": "BFA BHR CHL COL COM DOM ESP FRA HTI IRN IRQ ISR ITA KAZ KWT LAO MDG MEX MRT NER NOR PER RUS SDN "
    "SWE TJK TUR USA VEN",
    "year_of_edition": "AND DMA FSM LIE NRU TUV VUT",
}


@pytest.mark.parametrize("flag", FLAGGED)
def test_what_a_strength_counts_is_flagged_for_the_states_found_by_reading(
    flag: str, factbook_tables: dict[str, pl.DataFrame]
):
    cells = factbook_tables["cells"].filter(pl.col("variable") == "milper")
    flagged = cells.filter(pl.col("flag").str.split(";").list.contains(flag))
    assert sorted(flagged["state"].to_list()) == FLAGGED[flag].split()
