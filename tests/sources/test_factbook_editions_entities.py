"""Records are of the states that lived at an edition's date, by their names and not by the archive's codes."""

import pytest

from polycentric.sources.reading.factbook_editions.entities import partner_of, state_of


@pytest.mark.parametrize(
    ("name", "edition", "state"),
    [
        ("Soviet Union", 1990, "RUS"), ("Russia", 1995, "RUS"), ("Somalia", 1990, "SOM"),
        ("Germany, Federal Republic of", 1990, "DEU"), ("German Democratic Republic", 1990, "DDR"),
        ("Germany", 1995, "DEU"), ("Yemen Arab Republic", 1990, "YEM"),
        ("Yemen, People's Democratic Republic of", 1990, "YMD"), ("Yemen", 1995, "YEM"),
        ("Yugoslavia", 1990, "SRB"), ("Serbia And Montenegro", 1995, "SRB"), ("Serbia and Montenegro", 2000, "SRB"),
        ("Serbia and Montenegro", 2005, "SRB"), ("Serbia", 2010, "SRB"), ("Czechoslovakia", 1990, "CSK"),
        ("Czech Republic", 1995, "CZE"), ("Slovakia", 1995, "SVK"), ("Zaire", 1995, "COD"), ("Burma", 2025, "MMR"),
        ("Guinea-bissau", 1995, "GNB"), ("Taiwan", 1990, "TWN"),
        ("Macedonia, The Former Yugoslav Republic Of", 1995, "MKD"),
    ],
)  # fmt: skip
def test_a_record_is_of_the_state_that_had_its_name_then(name: str, edition: int, state: str):
    assert state_of(name, edition) == (state, "")


@pytest.mark.parametrize(
    "name", ["Hong Kong", "West Bank", "Western Sahara", "World", "European Union", "Arctic Ocean"]
)
def test_a_territory_an_aggregate_or_an_ocean_is_no_state_and_says_so(name: str):
    state, reason = state_of(name, 1995)
    assert state is None
    assert reason.startswith("no state")


@pytest.mark.parametrize(
    ("name", "edition"), [("German Democratic Republic", 1995), ("Czechoslovakia", 2000), ("Soviet Union", 2005)]
)
def test_a_state_in_an_edition_after_its_end_is_refused_and_not_given_to_an_heir(name: str, edition: int):
    state, reason = state_of(name, edition)
    assert state is None
    assert "means no one state" in reason


def test_partners_are_named_as_the_edition_names_them():
    assert [partner_of(name, 1990)[0] for name in ("FRG", "GDR", "USSR", "US", "UK")] == [
        "DEU",
        "DDR",
        "RUS",
        "USA",
        "GBR",
    ]
    assert partner_of("EU", 2005) == (None, None)
    assert partner_of("other EC countries", 1990) == partner_of("Caricom countries", 2000) == (None, None)
    assert partner_of("Germnay", 2014)[1] is not None
    assert partner_of("Hong Kong", 2018) == (None, None)
    assert str(partner_of("Atlantis", 2018)[1]).startswith("a partner's name means no state in 2018")
