"""Spellings as public tables have them: of states, territories and groups of states, and of nothing that is known."""

import csv
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from polycentric.states import facts, read, read_all, successions
from polycentric.states import today as states_of_today
from polycentric.states.lookup import known_forms, meaning
from polycentric.states.spelling import form

with (Path(__file__).parent / "spellings.csv").open(encoding="utf-8") as file:
    SPELLINGS = [(row["spelling"], int(row["year"]), row["id"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("spelling", "year", "state"), SPELLINGS)
def test_a_spelling_of_a_public_table_is_known(spelling: str, year: int, state: str):
    reading = read(spelling, year)
    assert reading.state == state, reading.reason


@pytest.mark.parametrize(
    "name",
    ["Macao, China", "Macao China", "Faeroe Isds", "W. Sahara", "N. Cyprus", "Northern Cyprus (TRNC)", "Newfoundland",
     "Danzig",
     "British India", "Palestine/British Mandate", "Hawaii", "Texas", "Zollverein", "Greenland", "Puerto Rico",
     "Hong Kong", "Hong Kong, China (SAR)", "China, P. R.: Hong Kong", "Norfolk Isds", "Cayman Isds", "Br. Virgin Isds",
     "Cook Islands (New Zealand)", "Wallis and Futuna Islands", "Sarawak", "Ryukyu Isds", "England and Wales",
     "Belgium-Luxembourg", "French Indochina", "Rhodesia-Nyasaland", "Panama Canal Zone", "USA (whites)", "Katanga"],
)  # fmt: skip
def test_a_territory_is_named_as_one(name: str):
    reading = read(name)
    assert (reading.kind, reading.state) == ("territory", None)
    assert "is not a state here: " in reading.reason
    assert "did you mean" not in reading.reason


GROUPS = """
World; Africa; Euro area; European Union; EU; EU-27; OECD; OECD members; Non-OECD; NATO members; ASEAN; APEC;
G7; G20; BRICS; Arab World; Arab League; Sub-Saharan Africa; Sub-Saharan Africa (excluding high income); East
Asia & Pacific; South Asia; East Asia & Pacific (IDA & IBRD countries); Europe & Central Asia; Latin America &
Caribbean; Latin America; Oceania; Asia; Middle East & North Africa; Middle East; North America; South
America; Central America and the Caribbean; High income; Low income; Lower middle income; Lower-middle income;
Upper-middle-income countries; Heavily indebted poor countries (HIPC); IDA total; IBRD only; IDA & IBRD total;
Least developed countries: UN classification; Small states; Western Offshoots; Fragile and conflict affected
situations; Early-demographic dividend; Post-demographic dividend; Central Asia; South and South-East Asia;
Eastern Europe; Western Europe; Caribbean small states; Pacific island small states; All countries; Africa
Eastern and Southern; Central Europe and the Baltics; Oceania (WHO); Asia (excl. China); European Union (27
countries); Low-income countries; Rest of world; Former Soviet Union countries; Maghreb; Scandinavia; OPEC;
African Union; WLD; EUU; SSF
"""


@pytest.mark.parametrize("name", [name.strip() for name in GROUPS.split(";")])
def test_a_region_an_organisation_or_a_class_is_named_as_a_group_of_states(name: str):
    reading = read(name)
    assert (reading.kind, reading.state) == ("group", None)
    assert "it is a group of states" in reading.reason
    assert "did you mean" not in reading.reason


@pytest.mark.parametrize(
    ("misspelt", "near"),
    [("Kennya", "Kenya"), ("Kazahkstan", "Kazakhstan"), ("Phillipines", "Philippines"), ("Columbia", "Colombia"),
     ("Lybia", "Libya"), ("Untied States", "United States"), ("Equadro", "Ecuador"), ("Sengal", "Senegal")],
)  # fmt: skip
def test_a_misspelling_gets_the_name_it_is_near_to_and_is_not_taken(misspelt: str, near: str):
    reading = read(misspelt)
    assert (reading.kind, reading.state) == ("unknown", None)
    assert f"'{near}'" in reading.reason


@pytest.mark.parametrize("name", ["Former Atlantis", "One-sided violence", "Non-state conflicts", "Foo", "", "X",
                                  "Niger (Nigeria)",
                                  "Former France", "Atlantis", "1,234", "n/a"])  # fmt: skip
def test_what_is_no_misspelling_gets_no_suggestion(name: str):
    reading = read(name)
    assert reading.kind in {"unknown", "code"}
    assert "did you mean" not in reading.reason


@pytest.mark.parametrize(
    ("names", "name", "year", "state"),
    [("cow", "Yugoslavia", 1910, "SRB"), ("cow", "Yugoslavia", 2010, "SRB"), ("gw", "Yugoslavia", 1910, "SRB"),
     ("cow", "Congo", 2010, "COG"), ("gw", "Congo", 1965, "COG"), ("cow", "Germany", 1995, "DEU"),
     ("vdem", "Germany", 1970, "DEU"), ("polity", "Germany", 1970, "DEU"), ("worldbank", "Germany", 1970, "DEU"),
     ("vdem", "Vietnam", 1960, "VNM"), ("worldbank", "Viet Nam", 1970, "VNM"),
     ("worldbank", "Yemen, Rep.", 1980, "YEM"),
     ("polity", "Yemen", 1980, "YEM"), ("vdem", "Yemen", 1980, "YEM"), ("vdem", "Korea", 1990, "KOR"),
     ("polity", "Korea", 1990, "KOR"), ("worldbank", "Korea", 1990, "KOR"), ("cow", "Korea", 1900, "KOE"),
     ("vdem", "South Korea", 1880, "KOE"), ("vdem", "Czech Republic", 1930, "CSK"),
     ("gw", "German Federal Republic", 2010, "DEU"),
     ("gw", "Yemen (Arab Republic of Yemen)", 2010, "YEM"), ("gw", "Vietnam, Democratic Republic of", 2010, "VNM"),
     ("polity", "Germany West", 1970, "DEU"), ("cow", "France", 2010, "FRA"), ("COW", "Congo", 2010, "COG")],
)  # fmt: skip
def test_a_list_can_be_named_whose_names_these_are(names: str, name: str, year: int, state: str):
    assert read(name, year, names=names).state == state


@pytest.mark.parametrize(
    ("name", "year", "word"),
    [("Congo", 2010, "--names cow"), ("Germany", 1970, "--names cow"), ("Yugoslavia", 1910, "--names cow"),
     ("Yugoslavia", 2010, "--names cow"), ("Vietnam", 1960, "--names cow"), ("Yemen", 1980, "--names cow"),
     ("Korea", 1990, "--names vdem"), ("German", 1970, "")],
)  # fmt: skip
def test_without_a_list_the_message_offers_the_word_that_takes_its_sense(name: str, year: int, word: str):
    reading = read(name, year)
    assert reading.state is None
    assert word in reading.reason
    if word:
        assert read(name, year, names=word.split()[1]).state is not None


def test_a_list_does_not_make_a_state_of_one_that_was_none():
    assert read("Congo", 1912, names="gw").kind == "not alive"
    assert read("Foo", 1970, names="cow").kind == "unknown"


@pytest.mark.parametrize(
    ("name", "year", "before"),
    [("South Korea", 1850, ("KOE",)), ("Uganda", 1850, ()), ("Czechia", 1970, ("CSK",)), ("Slovakia", 1970, ("CSK",)),
     ("Morocco", 1930, ()), ("Kosovo", 1990, ("SRB",)), ("South Sudan", 2000, ("SDN",)),
     ("Bangladesh", 1960, ("PAK",))],
)  # fmt: skip
def test_a_state_is_refused_before_its_birth_and_the_one_it_came_from_is_offered(
    name: str, year: int, before: tuple[str, ...]
):
    reading = read(name, year)
    assert (reading.kind, reading.candidates) == ("not alive", before)
    assert str(year) in reading.reason


@pytest.mark.parametrize(
    ("name", "year", "called"),
    [("Russia", 1960, "Soviet Union"), ("Serbia", 1960, "Yugoslavia"), ("Türkiye", 1900, "Ottoman Empire"),
     ("Germany", 1850, "Prussia"), ("Italy", 1850, "Sardinia"), ("Tanzania", 1962, "Tanganyika"),
     ("Egypt", 1960, "United Arab Republic"), ("iso3:RUS", 1960, "Soviet Union"), ("RUS", 1960, "Soviet Union")],
)  # fmt: skip
def test_a_name_of_today_that_stands_for_another_extent_says_so(name: str, year: int, called: str):
    reading = read(name, year)
    assert reading.state is not None
    assert f"'{name}' in {year} stands for {called}" in reading.note


@pytest.mark.parametrize(("name", "year"), [("Russia", 2010), ("Soviet Union", 1960), ("Former USSR", 1960),
                                            ("cow:365", 1960),
                                            ("Sri Lanka", 1960), ("Myanmar", 1960), ("France", 1900)])  # fmt: skip
def test_a_name_of_its_time_has_no_note(name: str, year: int):
    assert read(name, year).note == ""


def test_the_table_of_names_keeps_the_rule_for_former_names():
    """A name has an end where its bearer joined another state or came apart, and no end where it was only renamed."""
    slack = timedelta(days=366)
    for state, names in facts.past_names().items():
        for name in names:
            joined = [
                one for one in successions()
                if state in {one.predecessor, one.successor} and not (one.successor == state and one.kind != "joined")
                and (name.start or date.min) - (slack if name.start else timedelta()) <= one.date
                and name.end is not None and one.date <= name.end + slack
            ]  # fmt: skip
            known = [one for one in known_forms()[form(name.text)] if one.state == state]
            if name.text != "Federal Republic of Germany" and joined:
                assert all(one.end is not None for one in known), name
            assert all(one.former or one.end is not None for one in known) or name.text in {
                "Federal Republic of Germany"
            }, name


def test_no_name_is_both_former_and_dated():
    for names in facts.names().values():
        ends = {one.end for one in names}
        assert not [one for one in names if one.former and one.end is not None and len(ends) > 1]


def test_a_million_rows_are_read_in_seconds():
    texts = ["France", "Burma", "USA", "Congo", "cow:2", "Foo", "Deutschland", "840"] * 125_000
    years = [1900 + row % 120 for row in range(len(texts))]
    start = time.perf_counter()
    readings = read_all(texts, years)
    assert len(readings) == 1_000_000
    assert time.perf_counter() - start < 20
    assert {one.state for one in readings[::8]} == {"FRA"}


def test_a_strange_list_system_or_time_is_refused():
    from polycentric.errors import DataError, UnknownNameError

    with pytest.raises(UnknownNameError, match="the known ones are 'cow', 'gw', 'polity', 'vdem' or 'worldbank'"):
        read("France", names="icb")
    with pytest.raises(UnknownNameError, match="No system of codes is called 'icb'"):
        read("France", codes="icb")
    with pytest.raises(DataError, match="is no time"):
        read("France", 20_000)


def test_two_states_in_one_text_are_never_one_of_them():
    names = [state.name for state in states_of_today()]
    pairs = [(one, other) for one in names for other in names[:: 11 if one != "Albania" else 1] if one != other]
    for one, other in pairs:
        for text in (f"{one}, {other}", f"{one} ({other})", f"{one}/{other}", f"{one} and {other}", f"{one} - {other}"):
            assert not meaning(text).names, text


@pytest.mark.parametrize(
    "text", ["Islands", "Isl.", "Republic", "States", "United", "the", "Former", "North", "S", "(5)", "*"]
)
def test_a_word_alone_is_no_state(text: str):
    assert read(text).state is None
