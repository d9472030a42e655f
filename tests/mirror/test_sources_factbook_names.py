"""The Factbook's names of records and fields on the real files, and a second reading."""

import csv
from pathlib import Path

import polars as pl
import pytest

from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")


@pytest.mark.parametrize(
    ("letters", "state"),
    [("GM", "DEU"), ("RS", "RUS"), ("CH", "CHN"), ("UP", "UKR"), ("SF", "ZAF"), ("TW", "TWN"), ("KV", "XKX"),
     ("VM", "VNM"), ("YM", "YEM"), ("RI", "SRB"), ("WA", "NAM"), ("AA", None)],
)  # fmt: skip
def test_letters_of_gec_are_not_isos(letters: str, state: str | None):
    assert table("factbook_names", "countries").filter(pl.col("gec") == letters)["state"].to_list() == [state]


def test_namibias_iso_letters_are_letters_and_no_missing_value():
    countries = table("factbook_names", "countries")
    assert countries.filter(pl.col("iso2") == "NA")["name"].to_list() == ["Namibia"]


def test_every_sovereign_country_is_a_state_and_no_territory_is():
    countries = table("factbook_names", "countries")
    assert countries.filter(pl.col("kind") == "sovereign")["state"].null_count() == 0
    others = countries.filter(pl.col("kind").is_in(["territory", "antarctic", "misc", "dissolved", "crown_dependency"]))
    assert others["state"].null_count() == others.height


def test_organisations_are_one_field_under_two_names():
    fields = table("factbook_names", "fields")
    one = fields.filter(pl.col("canonical") == "International organization participation")
    assert one.select("original", "first", "last").rows() == [
        ("International organization participation", 1996, 2025), ("Member of", 1990, 1995),
    ]  # fmt: skip


def test_all_36_editions_have_records_and_the_soviet_union_is_in_the_first():
    records = table("factbook_names", "records")
    assert records["edition"].n_unique() == 36
    assert "Soviet Union" in records.filter(pl.col("edition") == 1990)["name"].to_list()


def test_all_cells_are_as_the_csv_module_reads_them(mirror: Path):
    files = {"records": "countries.csv", "countries": "master_countries.csv", "fields": "field_name_mappings.csv"}
    for name, file in files.items():
        with (mirror / "files/factbook" / file).open(encoding="utf-8", newline="") as lines:
            raw = sorted((list(row.values()) for row in csv.DictReader(lines)), key=lambda row: int(row[0]))
        tidy = table("factbook_names", name)
        kept = tidy.drop("state") if name == "countries" else tidy
        as_text = kept.with_columns(pl.col(pl.Boolean).cast(pl.Int8)).select(pl.all().cast(pl.String).fill_null(""))
        assert [list(row) for row in as_text.rows()] == [[cell.strip() for cell in row] for row in raw]
