"""How much of the Factbook's last edition is read: counted over its sovereign states, Taiwan apart."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from polycentric.sources.reading.factbook_parse.folder import AGGREGATES, BY_NAME, name_of, read_bloc, rule_of
from polycentric.sources.reading.factbook_parse.names import partner, states_by_gec
from polycentric.states import today

OBSERVED = {
    "population": 195,
    "gdp_ppp": 194,
    "gdp_mer": 194,
    "growth": 192,
    "milex_share": 166,
    "energy_per_capita": 183,
    "exports": 192,
    "imports": 191,
}


@pytest.mark.parametrize("variable", OBSERVED)
def test_each_variable_is_observed_for_as_many_sovereign_states_as_the_edition_has(
    variable: str, factbook_tables: dict[str, pl.DataFrame]
):
    cells = factbook_tables["cells"].filter(pl.col("variable") == variable)
    assert cells.filter(pl.col("state") != "TWN")["state"].n_unique() == OBSERVED[variable]
    assert cells.filter(pl.col("state") == "TWN").height >= 1


def test_personnel_are_read_from_170_texts_and_17_more_states_have_no_forces(
    factbook_tables: dict[str, pl.DataFrame],
):
    # The edition has 172 texts with a number. Two of them (Costa Rica, Panama) count police, and the edition says that
    # these two have no armed forces: they are true zeros, like 15 states that have no such text.
    cells = factbook_tables["cells"].filter(pl.col("variable") == "milper", pl.col("state") != "TWN")
    zeros = cells.filter(pl.col("value") == 0)
    assert (cells.height - zeros.height, zeros.height) == (170, 17)
    assert set(zeros["flag"].str.split(";").list.first().to_list()) == {"no_forces"}


def test_192_sovereign_states_have_partner_lists_with_1920_entries(factbook_tables: dict[str, pl.DataFrame]):
    # 1,920 entries are 192 states x 2 lists x 5. Liechtenstein and the Holy See have no lists, Monaco's have no shares.
    partners = factbook_tables["partners"].filter(pl.col("state") != "TWN")
    assert (partners["state"].n_unique(), partners.height) == (192, 1920)
    assert sorted(partners.filter(pl.col("year") == 2021)["state"].unique()) == ["XKX"]


def test_every_partner_is_a_state_or_one_of_four_territories(factbook_tables: dict[str, pl.DataFrame]):
    unresolved = factbook_tables["partners"].filter(pl.col("partner").is_null())["partner_name"].value_counts()
    assert dict(unresolved.rows()) == {"Hong Kong": 15, "American Samoa": 1, "Bermuda": 1, "Cayman Islands": 1}


def test_every_state_lists_organisations(factbook_tables: dict[str, pl.DataFrame]):
    assert factbook_tables["memberships"]["state"].n_unique() == 196


@pytest.mark.parametrize(("organisation", "members"), [("NATO", 32), ("CSTO", 6), ("ASEAN", 11), ("EU", 28)])
def test_members_without_a_bracket_are_counted(
    organisation: str, members: int, factbook_tables: dict[str, pl.DataFrame]
):
    # The EU's 28 hold the United Kingdom, which left in 2020: the edition's lists are kept as they are.
    rows = factbook_tables["memberships"].filter(
        pl.col("organisation") == organisation, ~pl.col("raw").str.contains("(", literal=True)
    )
    assert rows.height == members


def test_output_is_reconciled_for_eight_states_of_2015_and_one_of_2017_dollars(
    factbook_tables: dict[str, pl.DataFrame],
):
    flagged = factbook_tables["cells"].filter(pl.col("variable") == "gdp_ppp", pl.col("flag").is_not_null())
    counts = flagged.group_by("flag").agg(pl.col("state").n_unique()).rows()
    assert dict(counts) == {"base_2015": 8, "base_2017": 1, "base_unstated": 1}


def test_problems_are_exactly_the_texts_known_to_have_no_reading(factbook_tables: dict[str, pl.DataFrame]):
    fields = {(row["state"], row["field"]) for row in factbook_tables["problems"].to_dicts()}
    personnel, organisations = (
        "Military and security service personnel strengths",
        "International organization participation",
    )
    assert fields == {
        ("LBY", personnel),
        ("SYR", personnel),
        ("YEM", personnel),
        ("LBY", "Military expenditures"),
        ("MDV", "Military expenditures"),
        ("MCO", "Exports - partners"),
        ("MCO", "Imports - partners"),
        ("BRA", organisations),
        ("PAK", organisations),
        ("SOM", organisations),
        ("DMA", organisations),
        ("GNQ", organisations),
        ("UZB", organisations),
    }


def test_195_states_follow_from_the_rule_and_taiwan_is_added_by_name(factbook_records: dict[str, Any]):
    rules = {gec: rule_of(gec, record) for gec, record in factbook_records.items()}
    by_rule = [gec for gec, rule in rules.items() if rule and gec not in BY_NAME]
    assert len(by_rule) == 195
    assert rules["tw"] is not None
    assert "Taiwan" in rules["tw"]
    assert {*by_rule, "tw"} == set(states_by_gec())
    assert set(states_by_gec().values()) == {state.id for state in today()}


@pytest.mark.parametrize("gec", ["xx", "ee", "we", "gz", "wi", "hk", "gl", "rq", "kt"])
def test_aggregates_territories_and_disputed_areas_are_no_states(gec: str, factbook_records: dict[str, Any]):
    assert rule_of(gec, factbook_records[gec]) is None


@pytest.mark.parametrize(
    ("gec", "state", "name"),
    [
        ("gm", "DEU", "Germany"),
        ("au", "AUT", "Austria"),
        ("as", "AUS", "Australia"),
        ("ch", "CHN", "China"),
        ("sz", "CHE", "Switzerland"),
        ("sf", "ZAF", "South Africa"),
        ("ks", "KOR", "South Korea"),
        ("kv", "XKX", "Kosovo"),
        ("dr", "DOM", "Dominican Republic"),
        ("iv", "CIV", "Côte d'Ivoire"),
        ("ct", "CAF", "Central African Republic"),
        ("vt", "VAT", "Holy See (Vatican City)"),
        ("uk", "GBR", "United Kingdom"),
    ],
)
def test_the_records_codes_are_not_iso_and_names_are_plain_text(
    gec: str, state: str, name: str, factbook_records: dict[str, Any]
):
    assert states_by_gec()[gec] == state
    assert name_of(gec, factbook_records[gec]) == name


def test_no_name_is_none_or_holds_an_entity(factbook_tables: dict[str, pl.DataFrame]):
    names = factbook_tables["states"]["name"].to_list()
    assert len(set(names)) == 196
    assert not [
        name for name in names if name in ("none", "") or "&" in name or "<" in name or name.startswith("The D")
    ]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("USA", "USA"),
        ("UK", "GBR"),
        ("UAE", "ARE"),
        ("NZ", "NZL"),
        ("S. Korea", "KOR"),
        ("Cote d'Ivoire", "CIV"),
        ("Bahamas, The", "BHS"),
        ("Gambia, The", "GMB"),
        ("Congo, Republic of the", "COG"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Trinidad & Tobago", "TTO"),
        ("St. Vincent & the Grenadines", "VCT"),
        ("Dominican Republic", "DOM"),
        ("Burma", "MMR"),
        ("Turkey", "TUR"),
    ],
)
def test_the_lists_spellings_of_partners_mean_states(name: str, state: str):
    assert partner(name) == (state, None)


def test_a_territory_as_partner_has_no_id_and_is_no_problem():
    assert partner("Hong Kong") == (None, None)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Congo", "means no state of today"),
        ("Atlantis", "means no state of today"),
        ("Austria-Hungary", "state of the past"),
        ("x" * 81, "longer than 80 letters"),
    ],
)
def test_a_partner_that_means_no_state_of_today_has_a_reason(name: str, why: str):
    state, reason = partner(name)
    assert state is None
    assert reason is not None
    assert why in reason


def test_the_unions_own_record_is_kept_apart_as_a_bloc(factbook_folder: Path, factbook_tables: dict[str, pl.DataFrame]):
    cells = read_bloc(factbook_folder)["EU"]
    latest = {cell["variable"]: cell["value"] for cell in cells}
    assert latest["gdp_mer"] == pytest.approx(19.423e12)
    assert "milper" not in latest
    assert not set(AGGREGATES) & set(factbook_tables["states"]["gec"].to_list())


def test_the_records_are_those_the_embedded_tables_name(factbook_folder: Path):
    from polycentric.sources.reading.factbook_parse.folder import inputs
    from polycentric.tables.read import read_meta

    count, sha256 = inputs(factbook_folder)
    assert read_meta()["inputs"]["files"]["records"] == sha256
    assert count == 256


def test_a_record_that_is_no_json_is_a_problem_and_the_others_are_read(tmp_path: Path, factbook_folder: Path):
    from polycentric.sources.reading.factbook_parse.folder import read

    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "gm.json").write_text("{broken", encoding="utf-8")
    (tmp_path / "a" / "us.json").write_bytes((factbook_folder / "north-america" / "us.json").read_bytes())
    tables = read(tmp_path)
    assert tables["states"]["state"].to_list() == ["USA"]
    reasons = dict(tables["problems"].filter(pl.col("field") == "record").select("state", "problem").rows())
    assert "cannot be read as JSON" in reasons.pop("DEU")
    assert "USA" not in reasons
    assert len(reasons) == 194
    assert set(reasons.values()) == {"the record's file is missing"}


def test_a_known_state_whose_record_no_longer_fits_the_rule_is_a_problem(
    tmp_path: Path, factbook_records: dict[str, Any]
):
    from polycentric.sources.reading.factbook_parse.folder import read

    record = json.loads(json.dumps(factbook_records["tv"]))
    record["Government"]["Dependency status"] = {"text": "territory of Atlantis"}
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "tv.json").write_text(json.dumps(record), encoding="utf-8")
    tables = read(tmp_path)
    assert tables["states"].height == 0
    (row,) = tables["problems"].filter(pl.col("state") == "TUV").to_dicts()
    assert row["problem"] == "the record no longer says that this is a sovereign state"


def test_a_sovereign_record_under_an_unknown_code_is_a_problem(tmp_path: Path, factbook_records: dict[str, Any]):
    from polycentric.sources.reading.factbook_parse.folder import read

    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "zq.json").write_text(json.dumps(factbook_records["tv"]), encoding="utf-8")
    problems = read(tmp_path)["problems"].filter(pl.col("state") == "zq")
    assert problems["problem"].to_list() == ["the record's code is of no known state"]


def test_the_years_that_the_source_states_are_those_of_its_cells():
    from polycentric.sources.factbook import SOURCE
    from polycentric.tables import read

    years = read("factbook")["cells"]["year"]
    assert (years.min(), years.max()) == SOURCE.years


def test_a_folder_without_records_says_what_it_should_hold(tmp_path: Path):
    from polycentric.errors import DataError
    from polycentric.sources.reading.factbook_parse.folder import read

    with pytest.raises(DataError, match=r"No Factbook records in .* should hold REGION/CODE\.json"):
        read(tmp_path)


def test_a_state_called_script_passes_through_as_data(tmp_path: Path, factbook_records: dict[str, Any]):
    from polycentric.sources.reading.factbook_parse.folder import read

    record = json.loads(json.dumps(factbook_records["tv"]))
    record["Government"]["Country name"]["conventional short form"]["text"] = "<script>alert('x')</script>"
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "tv.json").write_text(json.dumps(record), encoding="utf-8")
    assert read(tmp_path)["states"]["name"].to_list() == ["<script>alert('x')</script>"]
