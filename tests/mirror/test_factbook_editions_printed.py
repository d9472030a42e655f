"""The table of what each edition prints, held against the editions themselves."""

import re
from pathlib import Path

import pytest
from factbook_archive import texts_of_states

from polycentric.packaged import read_rows
from polycentric.sources.reading.factbook_editions.entities import state_of
from polycentric.sources.reading.factbook_editions.facts import Fact, editions, facts
from polycentric.states import get

STATES = {1990: 173, 1995: 192, 2000: 192, 2005: 193, 2010: 195}  # 196 since 2014
OF_THE_PAST = {1990: {"CSK", "DDR", "YMD"}}
PRINTED = [one for one in facts().values() if one.printed]
ABSENT = [one for one in facts().values() if not one.printed]
YEAR = re.compile(r"\((?:[^()]*\D)?(?:(?:19|20)\d\d|FY ?\d\d)[^()]*\)")
DOLLARS = re.compile(r"data (?:are )?in (?:constant )?(\d{4})")
WITHOUT_YEARS = {
    (quantity, edition)
    for edition in (2018, 2019, 2020)
    for quantity in ("population", "gdp_ppp", "growth", "milex_share", "exports", "imports", "electricity_production",
                     "electricity_consumption")
} | {("gdp_mer", 2019), ("gdp_mer", 2020), ("manpower", 1990)}  # fmt: skip

# What would stand in a text if the edition printed the quantity inside a field of another one.
TELL_TALES = {
    "gdp_ppp": ("GDP|GNP", "purchasing power"),
    "gdp_mer": ("GDP|GNP|National product", "exchange rate"),
    "milex": ("Military expenditures", r"\$ ?\d"),
    "milper": ("Military expenditures|Military manpower.*|Manpower.*", "active[- ]duty"),
    "electricity_production": ("Electricity", r"(?<!/)\bproduction: ?\d"),
    "electricity_consumption": ("Electricity", r"\bconsumption: ?\d"),
    "energy_per_capita": ("Electricity.*", "Btu"),
}


def name(one: Fact) -> str:
    return f"{one.quantity}-{one.edition}"


def texts_of(mirror: Path, one: Fact) -> list[str]:
    """Give one text for each state that has a field of the fact."""
    texts = texts_of_states(mirror, one.edition)
    return [text for by_field in texts.values() for field in one.fields for text in by_field.get(field, [])[:1]]


@pytest.mark.parametrize("edition", editions())
def test_an_edition_has_a_record_of_each_state_that_lived_then_and_of_no_other(mirror: Path, edition: int):
    texts = texts_of_states(mirror, edition)
    assert len(texts) == STATES.get(edition, 196)
    assert {state for state in texts if not get(state).today} == OF_THE_PAST.get(edition, set())


@pytest.mark.parametrize("one", PRINTED, ids=name)
def test_the_named_field_stands_in_as_many_records_of_states_as_the_table_says(mirror: Path, one: Fact):
    texts = texts_of_states(mirror, one.edition)
    having = [state for state, by_field in texts.items() if not by_field.keys().isdisjoint(one.fields)]
    assert len(having) == one.states
    assert len(having) > 0.7 * len(texts)


@pytest.mark.parametrize("one", [one for one in PRINTED if one.label], ids=name)
def test_the_label_stands_in_most_texts(mirror: Path, one: Fact):
    texts = texts_of(mirror, one)
    assert sum(one.label in text for text in texts) > 0.7 * len(texts)


@pytest.mark.parametrize("one", [one for one in PRINTED if one.quantity != "memberships"], ids=name)
def test_texts_have_years_but_where_they_are_lost_or_never_were(mirror: Path, one: Fact):
    figures = [text for text in texts_of(mirror, one) if re.search(r"\d", text)]
    dated = sum(bool(YEAR.search(text)) for text in figures) / len(figures)
    assert dated < 0.3 if (one.quantity, one.edition) in WITHOUT_YEARS else dated > 0.7


@pytest.mark.parametrize("one", [one for one in PRINTED if one.quantity == "gdp_ppp"], ids=name)
def test_the_base_year_is_that_of_the_notes(mirror: Path, one: Fact):
    texts = texts_of(mirror, one)
    shares = {
        year: sum(year in DOLLARS.findall(text) for text in texts) / len(texts) for year in map(str, range(2005, 2026))
    }
    if one.base_year == "unstated":
        assert max(shares.values()) == 0
    elif one.base_year == "mixed":
        assert sorted(year for year, share in shares.items() if share > 0.3) == ["2010", "2017"]
    else:
        assert shares[one.base_year] > 0.85


@pytest.mark.parametrize("one", ABSENT, ids=name)
def test_what_is_said_not_to_be_printed_is_not(mirror: Path, one: Fact):
    """No field of a name it has elsewhere, but one that this edition uses for another quantity; no text that tells."""
    texts = texts_of_states(mirror, one.edition)
    used = {field for other in PRINTED if other.edition == one.edition for field in other.fields}
    elsewhere = {field for other in PRINTED if other.quantity == one.quantity for field in other.fields} - used
    assert [(state, field) for state, by_field in texts.items() for field in by_field if field in elsewhere] == []
    fields, tell_tale = TELL_TALES.get(one.quantity, ("", ""))
    if fields:
        assert len(telling(texts, fields, tell_tale)) <= 5


def telling(texts: dict[str, dict[str, list[str]]], fields: str, tell_tale: str) -> list[str]:
    return [state for state, by_field in texts.items()
            if any(re.search(tell_tale, text) for field, ones in by_field.items() if re.fullmatch(fields, field)
                   for text in ones)]  # fmt: skip


@pytest.mark.parametrize("edition", editions())
def test_no_record_has_a_name_that_means_no_one_state(mirror: Path, edition: int):
    names = [row["Name"] for row in records(mirror) if row["Year"] == str(edition)]
    assert [name for name in names if "means no one state" in state_of(name, edition)[1]] == []


def test_the_archives_table_of_masters_joins_states_that_lived_beside_each_other(mirror: Path):
    """Why it is not used: both Germanys and both Yemens of 1990 are one there. Nor is the code a key."""
    rows = [row for row in records(mirror) if row["Year"] == "1990"]
    master = {row["Name"]: row["MasterCountryID"] for row in rows}
    assert master["German Democratic Republic"] == master["Germany, Federal Republic of"]
    assert master["Yemen Arab Republic"] == master["Yemen, People's Democratic Republic of"]
    assert [row["Code"] for row in rows if row["Name"] in ("Somalia", "Soviet Union")] == ["so", "so"]


def records(mirror: Path) -> list[dict[str, str]]:
    return read_rows(mirror / "files" / "factbook" / "countries.csv")
