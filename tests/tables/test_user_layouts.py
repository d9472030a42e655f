"""Files laid out as their publishers lay them out load in one go, with one flag; the figures are made up."""

from pathlib import Path

import pytest

from polycentric.errors import UnknownNameError, UserFileError
from polycentric.tables.user_file import UserTable, read_user_file, state_in
from polycentric.tables.user_reading import Reading, columns_of

WORLD_BANK = """"Data Source","World Development Indicators",

"Last Updated Date","2024-05-30",

"Country Name","Country Code","Indicator Name","Indicator Code","1990","1991","2020",
"Aruba","ABW","GDP","NY.GDP","1.5","1.6","2.5",
"Africa Eastern and Southern","AFE","GDP","NY.GDP","10","11","12",
"Germany","DEU","GDP","NY.GDP","30","31","60",
"Korea, Rep.","KOR","GDP","NY.GDP","5","6","20.25",
"Russian Federation","RUS","GDP","NY.GDP","8","","9",
"Kosovo","XKX","GDP","NY.GDP","","","0.5",
"Uganda","UGA","GDP","NY.GDP","0.1","0.1","0.4",
"Namibia","NAM","GDP","NY.GDP","0.2","0.3","0.6",
"World","WLD","GDP","NY.GDP","100","101","200",
"""
SIPRI = """Military expenditure by country, in constant (2022) US$ m., 1949-2023,,,,
,,,,
Figures are in US$ m.,,,,
,,,,
Country,Notes,1960,1991,2020
Africa,,,,
North Africa,,,,
Algeria,,xxx,512.5,9951
Sub-Saharan Africa,,,,
South Sudan,‖,xxx,xxx,350
Europe,,,,
USSR,,. .,...,xxx
Russia,,xxx,xxx,61713
German Democratic Republic,,. .,xxx,xxx
"Korea, South",,1100,10000,45000
Yemen,,...,...,...
"""
MADDISON = """countrycode,country,region,year,gdppc,pop
SUN,Former USSR,Eastern Europe,1960,6000,212000
RUS,Russian Federation,Eastern Europe,1960,7000,119000
RUS,Russian Federation,Eastern Europe,2018,24669,145000
SUN,Former USSR,Eastern Europe,2018,20000,290000
CSK,Czechoslovakia,Eastern Europe,1960,8000,13654
CZE,Czech Republic,Eastern Europe,1960,8200,9600
CZE,Czech Republic,Eastern Europe,2018,30749,10570
UGA,Uganda,Sub Saharan Africa,1950,1500,5300
USA,United States,Western Offshoots,1,600,700
GBR,United Kingdom,Western Europe,1850,4332,27181
"""
VDEM = """country_name,country_text_id,country_id,year,historical_date,project,COWcode,v2x_polyarchy,v2x_libdem
Germany,DEU,77,1960,1960-12-31,0,255,0.852,0.8
German Democratic Republic,DDR,137,1960,1960-12-31,0,265,0.1,0.05
Austria,AUT,144,1900,1900-12-31,2,300,0.3,0.2
Czechia,CZE,157,1960,1960-12-31,0,315,0.2,0.1
South Korea,KOR,42,1960,1960-12-31,0,732,0.35,0.3
Yemen,YEM,14,1960,1960-12-31,0,678,0.1,0.05
Nigeria,NGA,45,1930,1930-12-31,0,475,0.1,0.05
Palestine/Gaza,PSG,138,2010,2010-12-31,0,,0.2,0.1
Burma/Myanmar,MMR,10,2015,2015-12-31,0,775,0.4,0.3
Russia,RUS,11,1960,1960-12-31,0,365,0.12,0.1
"""
POLITY = """p5,cyear,ccode,scode,country,year,flag,fragment,democ,autoc,polity,polity2
0,7001800,700,AFG,Afghanistan,1800,0,,1,7,-6,-6
0,3642,364,USR,USSR,1960,0,,0,7,-7,-7
0,3410,341,KOS,Kosovo,2010,0,,8,0,8,8
0,3480,348,MNT,Montenegro,2010,0,,9,0,9,9
0,6260,626,SDN,Sudan-North,2013,0,,0,4,-4,-4
0,5250,525,SSU,South Sudan,2013,0,,-88,-88,-88,
0,3470,347,YGS,Yugoslavia,1995,0,,0,6,-6,-6
0,8180,818,VIE,Vietnam,1980,0,,0,7,-7,-7
0,7690,769,PKS,Pakistan,1960,0,,1,7,-6,-6
0,2551,255,GMY,Germany,2010,0,,10,0,10,10
"""
NMC = """stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version
USA,2,1990,293093000,2181,89726,2692060,249464,60000,0.139,2021
GMY,255,1990,-9,469,38434,500000,79433,21000,0.03,2021
GFR,260,1990,42319000,469,38434,380000,62679,18000,0.027,2021
GDR,265,1990,-9,-9,-9,-9,-9,-9,-9,2021
AUH,300,1900,22131,361,1149,15567,45405,4000,0.04,2021
RUS,365,1990,128790000,3988,154414,2000000,288561,90000,0.13,2021
"""


def read(folder: Path, text: str, reading: Reading, encoding: str = "utf-8") -> UserTable:
    path = folder / "theirs.csv"
    path.write_bytes(text.encode(encoding))
    return read_user_file(path, (("state",),), state_in, negative=False, reading=reading)


def values(table: UserTable) -> dict[tuple[str, int | None], float]:
    return {(row.states[0], row.year): row.value for row in table.rows}


@pytest.mark.parametrize("reading", [Reading(layout="worldbank"), Reading(skip_strangers=True)])
def test_a_world_bank_file_with_its_preamble_regions_and_a_column_a_year_loads(tmp_path: Path, reading: Reading):
    table = read(tmp_path, WORLD_BANK, reading, "utf-8-sig")
    numbers = values(table)
    assert numbers["DEU", 1990] == 30
    assert numbers["KOR", 2020] == 20.25
    assert numbers["XKX", 2020] == 0.5
    assert ("RUS", 1991) not in numbers
    assert {state for state, _ in numbers} == {"DEU", "KOR", "RUS", "XKX", "UGA", "NAM"}
    notes = " ".join(table.notes)
    assert "2 lines above the header (line 5) are read over" in notes
    assert "UTF-8 with a byte order mark" in notes
    assert "Each year has a column: 3, 1990-2020" in notes
    assert "9 rows of what is no state of the row's year left: 'Aruba' (3 rows)" in notes
    assert "RUS's 1990 row stands for the Soviet Union" in notes


def test_a_world_bank_file_without_a_flag_names_all_strangers_at_once(tmp_path: Path):
    with pytest.raises(UserFileError) as refused:
        read(tmp_path, WORLD_BANK, Reading())
    message = str(refused.value)
    assert "A territory or a group of states (9)" in message
    assert "'Aruba'" in message
    assert "'World'" in message
    assert "--skip-strangers" in message


def test_a_sipri_file_with_headings_of_regions_and_its_own_marks_loads(tmp_path: Path):
    table = read(tmp_path, SIPRI, Reading(layout="sipri"))
    numbers = values(table)
    assert numbers["DZA", 2020] == 9951
    assert numbers["KOR", 1960] == 1100
    assert numbers["SSD", 2020] == 350
    assert ("RUS", 1960) not in numbers
    assert numbers["RUS", 2020] == 61713
    assert read(tmp_path, SIPRI, Reading()).rows == table.rows


def test_a_maddison_file_loads_with_the_whole_state_in_its_years(tmp_path: Path):
    table = read(tmp_path, MADDISON, Reading(layout="maddison:pop"))
    numbers = values(table)
    assert numbers["RUS", 1960] == 212000
    assert numbers["RUS", 2018] == 145000
    assert numbers["CSK", 1960] == 13654
    assert ("CZE", 1960) not in numbers
    assert ("UGA", 1950) not in numbers
    assert numbers["GBR", 1850] == 27181
    assert "the whole is taken" in " ".join(table.notes)


def test_a_v_dem_file_loads_by_the_states_that_its_numbers_mean_in_any_year(tmp_path: Path):
    numbers = values(read(tmp_path, VDEM, Reading(layout="vdem:v2x_polyarchy")))
    assert numbers["DEU", 1960] == 0.852
    assert numbers["DDR", 1960] == 0.1
    assert numbers["AUH", 1900] == 0.3
    assert numbers["CSK", 1960] == 0.2
    assert numbers["RUS", 1960] == 0.12
    assert {state for state, _ in numbers} == {"DEU", "DDR", "AUH", "CSK", "KOR", "YEM", "MMR", "RUS"}


def test_politys_two_numbers_of_a_state_in_one_year_are_told_apart_by_the_one_that_goes_on(tmp_path: Path):
    head = "ccode,scode,country,year,polity2\n"
    pairs = {1990: ("260,GFR,Germany West", "255,GMY,Germany"),
             2006: ("347,YGS,Serbia and Montenegro", "342,SER,Serbia"), 1993: ("530,ETH,Ethiopia", "529,ETI,Ethiopia"),
             1922: ("365,RUS,Russia", "364,USR,USSR")}  # fmt: skip
    for year, (before, after) in pairs.items():
        rows = f"{before},{year},1\n{after},{year},2\n"
        table = read(tmp_path, head + rows, Reading(layout="polity:polity2"))
        assert [row.value for row in table.rows] == [2], year


def test_a_polity_file_loads_by_politys_own_numbers_and_can_be_ranked_alone(tmp_path: Path):
    table = read(tmp_path, POLITY, Reading(layout="polity:polity2"))
    numbers = values(table)
    assert numbers["XKX", 2010] == 8
    assert numbers["MNE", 2010] == 9
    assert numbers["RUS", 1960] == -7
    assert numbers["SDN", 2013] == -4
    assert numbers["SRB", 1995] == -6
    assert numbers["VNM", 1980] == -7
    assert numbers["PAK", 1960] == -6
    assert table.ranks
    assert values(read(tmp_path, POLITY, Reading(layout="polity:democ")))["MNE", 2010] == 9


@pytest.mark.parametrize(
    "reading", [Reading(layout="nmc:milper"), Reading(columns={"value": "milper"}, missing=("-9",))]
)
def test_a_capabilities_file_loads_with_its_missing_code_and_one_row_of_germany_in_1990(
    tmp_path: Path, reading: Reading
):
    text = NMC.replace("260,1990,42319000,469", "260,1990,42319000,468")
    table = read(tmp_path, text, reading)
    numbers = values(table)
    assert numbers["DEU", 1990] == 469
    assert numbers["AUH", 1900] == 361
    assert numbers["DDR", 1990] != numbers["DDR", 1990]
    notes = " ".join(table.notes)
    assert "Germany, 1990: 255 of 255 and 260" in notes
    assert "1 of 6 values are missing: 1 '-9'" in notes


def test_a_capabilities_file_says_what_its_minus_nine_may_be(tmp_path: Path):
    with pytest.raises(
        UserFileError, match=r"the value -9 is below zero.*where it stands for a missing value, say --missing -9"
    ):
        read(tmp_path, NMC, Reading(columns={"value": "milper"}))


def test_a_file_of_our_world_in_data_loads_with_the_column_of_the_value_named(tmp_path: Path):
    text = "Entity,Code,Year,milex\nGermany,DEU,1960,3\nAfrica,,1960,9\nKosovo,OWID_KOS,2020,1\nRussia,RUS,1960,5\n"
    table = read(tmp_path, text, Reading(columns=columns_of("value=milex"), skip_strangers=True))
    assert values(table) == {("DEU", 1960): 3, ("XKX", 2020): 1, ("RUS", 1960): 5}
    assert "'Africa'" in " ".join(table.notes)


def test_a_file_with_a_column_a_state_loads(tmp_path: Path):
    table = read(tmp_path, "year,France,Japan,United States\n1990,1,2,3\n1991,4,,6\n", Reading())
    assert values(table)["JPN", 1990] == 2
    assert values(table)["USA", 1991] == 6
    assert "Each state has a column: 3" in " ".join(table.notes)


def test_a_layout_that_there_is_not_is_refused_with_the_nearest():
    from polycentric.tables.user_layouts import layout_of

    with pytest.raises(UnknownNameError, match="No layout is called 'worldbnk': did you mean 'worldbank'"):
        layout_of("worldbnk")


def test_a_file_of_another_layout_is_told_what_it_lacks(tmp_path: Path):
    with pytest.raises(UserFileError, match=r"has no column v2x_x, which the layout vdem:v2x_x of V-Dem needs"):
        read(tmp_path, VDEM, Reading(layout="vdem:v2x_x"))
    with pytest.raises(UserFileError, match="has no column COWcode"):
        read(tmp_path, WORLD_BANK, Reading(layout="vdem:v2x_polyarchy"))
