import re

import pytest

from polycentric.errors import AmbiguousNameError, CoverageError, NotAStateError, UnknownNameError
from polycentric.states import find, match, name_of, territory_of

KNOWN = {
    "Turkey (Turkiye)": "TUR",
    "Türkiye": "TUR",
    "Burma": "MMR",
    "Myanmar (Burma)": "MMR",
    "S. Korea": "KOR",
    "Korea, North": "PRK",
    "Korea, Dem. People's Rep.": "PRK",
    "DRC": "COD",
    "Congo, Democratic Republic of the": "COD",
    "Congo, Dem. Rep.": "COD",
    "Congo (Kinshasa)": "COD",
    "Congo, Republic of the": "COG",
    "The Bahamas": "BHS",
    "Bahamas, The": "BHS",
    "Cote d'Ivoire": "CIV",
    "C&ocirc;te d&#39;Ivoire": "CIV",
    "CÔTE D\u2019IVOIRE": "CIV",
    "Ivory Coast": "CIV",
    "USA": "USA",
    "U.S.A.": "USA",
    "UK": "GBR",
    "NZ": "NZL",
    "UAE": "ARE",
    "Republic of Vietnam": "RVN",
    "Eswatini": "SWZ",
    "Swaziland": "SWZ",
    "Czechia": "CZE",
    "Czech Republic": "CZE",
    "Cabo Verde": "CPV",
    "Cape Verde": "CPV",
    "Holland": "NLD",
    "Micronesia, Federated States of": "FSM",
    "Macedonia": "MKD",
    "St. Vincent & the Grenadines": "VCT",
    "Sao Tome & Principe": "STP",
    "Guinea": "GIN",
    "Niger": "NER",
    "Dominica": "DMA",
    "Iran (Islamic Republic of)": "IRN",
    "Soviet Union": "RUS",
    "Yugoslavia": "SRB",
    "Prussia": "DEU",
    "Germany": "DEU",
    "Yemen": "YEM",
    "Slovak Rep.": "SVK",
    "Dem. Rep. Congo": "COD",
    "Lao P.D.R.": "LAO",
    "Iran, I.R.": "IRN",
    "Trinidad & Tobago": "TTO",
    "Hashemite Kingdom of Jordan": "JOR",
    "United Kingdom of Great Britain and Northern Ireland": "GBR",
    "Vietnam": "VNM",
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_common_spelling_is_known(name: str):
    assert match(name).id == KNOWN[name]


def test_congo_is_refused_and_both_are_named():
    with pytest.raises(AmbiguousNameError) as refusal:
        match("Congo")
    assert str(refusal.value) == (
        "'Congo' fits 2 states: Democratic Republic of the Congo (COD), since 1960-06-30; "
        "Republic of the Congo (COG), since 1960-08-15. Write Democratic Republic of the Congo (COD) or "
        "Republic of the Congo (COG): the name or the letters."
    )


@pytest.mark.parametrize(
    ("name", "year", "words"),
    [
        ("Germany", 1985, "Write East Germany (DDR) or West Germany (DEU): the name or the letters."),
        ("Vietnam", 1970, "Write South Vietnam (RVN) or North Vietnam (VNM): "),
        ("Yemen", 1980, "Write North Yemen (YEM) or South Yemen (YMD): "),
        ("Korea", 1990, "Write South Korea (KOR) or North Korea (PRK): "),
        ("ROC", 1949, "Write China (CHN) or Taiwan (TWN): "),
    ],
)
def test_a_name_of_two_states_says_what_to_write_for_each_and_that_works(name: str, year: int, words: str):
    with pytest.raises(AmbiguousNameError) as refusal:
        match(name, year)
    assert words in str(refusal.value)
    for text, letters in re.findall(r"(?:Write|or|,) ([\w' ]+) \(([A-Z]{3})\)", words):
        assert match(text, year).id == letters


@pytest.mark.parametrize(
    ("name", "year", "candidates"),
    [
        ("Korea", None, ("KOR", "PRK")),
        ("Germany", 1960, ("DEU", "DDR")),
        ("Yemen", 1980, ("YEM", "YMD")),
        ("Vietnam", 1960, ("VNM", "RVN")),
        ("Hesse", None, ("HSE", "HSG")),
    ],
)
def test_a_name_of_two_states_is_refused(name: str, year: int | None, candidates: tuple[str, ...]):
    with pytest.raises(AmbiguousNameError) as refusal:
        match(name, year)
    assert all(candidate in str(refusal.value) for candidate in candidates)


def test_a_date_decides_between_states_that_had_the_name_at_different_times():
    assert match("Korea", 1900).id == "KOE"
    assert match("Austria", 1860).id == "AUH"
    assert match("Colombia", 1825).id == "GCL"
    assert match("Republic of China", 1930).id == "CHN"
    assert match("Republic of China", 1960).id == "TWN"
    assert match("Congo", 1980).id == "COG", "the other was Zaire then"


def test_a_name_of_another_time_says_which_time():
    with pytest.raises(
        CoverageError, match=r"'Soviet Union' names Russia \(RUS\) from 1922-12-30 until 1991-12-25, but"
    ):
        match("Soviet Union", 2010)
    with pytest.raises(CoverageError, match="until 1990-10-02"):
        match("East Germany", 2005)


def test_a_territory_is_no_state_and_the_message_says_what_it_is():
    with pytest.raises(
        NotAStateError, match=r"^'Hong Kong' is not a state here: special administrative region of China\.$"
    ):
        match("Hong Kong")
    with pytest.raises(NotAStateError, match=r"^'Samoa \(American\)' \(American Samoa\) is not a state"):
        match("Samoa (American)")
    with pytest.raises(UnknownNameError):
        match("European Union")
    territory = territory_of("Macao SAR, China")
    assert territory is not None
    assert (territory.territory, territory.sovereign) == ("Macau", "CHN")
    assert territory_of("France") is None


def test_a_misspelt_name_is_refused_with_the_nearest():
    with pytest.raises(UnknownNameError, match="No state is called 'Kennya': did you mean 'Kenya'"):
        match("Kennya")
    with pytest.raises(UnknownNameError, match="No state is called ''"):
        match("")


def test_brackets_must_name_the_same_state():
    with pytest.raises(UnknownNameError):
        match("Niger (Nigeria)")


def test_a_user_may_type_an_id_or_a_name():
    assert find("DEU") == find("deu") == find("Germany")
    assert find("DDR", 1960).name == "German Democratic Republic"


def test_a_state_is_called_by_the_name_of_its_time():
    assert [name_of("DEU", year) for year in (1850, 1900, 1960, 2000)] == [
        "Prussia",
        "Germany",
        "Federal Republic of Germany",
        "Germany",
    ]
    assert [name_of("VNM", year) for year in (1960, 1980)] == ["Democratic Republic of Vietnam", "Vietnam"]
    assert name_of("RUS", 1980) == "Soviet Union"
    assert name_of("RUS") == "Russia"


@pytest.mark.parametrize("name", ["Crimea", "Golan Heights", "Nagorno-Karabakh", "Artsakh"])
def test_a_disputed_region_is_named_with_both_sides_and_no_state_is_suggested(name: str):
    with pytest.raises(NotAStateError, match=f"'{name}'.* is not a state here: ") as refused:
        match(name)

    assert "did you mean" not in str(refused.value)
