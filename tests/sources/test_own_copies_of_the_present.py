"""Readers of what reaches the present: files of invented rows in the publishers' forms, good ones and bad."""

import datetime
from pathlib import Path

import polars as pl
import pytest
import r_writer as r

from polycentric.errors import DataError, PolycentricWarning
from polycentric.sources import SOURCES
from polycentric.sources.reading.un_letters import member
from polycentric.tables import places
from polycentric.tables.archive import table
from polycentric.tables.fetch import take
from polycentric.tables.presence import state_of

ASSEMBLY_HEAD = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,"
    "subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n"
)


def _vote(letters: str, name: str, vote: str, day: str = "2023-10-27", call: int = 7, members: int = 3) -> str:
    return (
        f'{call},{letters},{name},{vote},{day},78,A/RES/78/{call},A/78/L.2,,A/78/PV.5,"Peace, and quiet",Peace.,'
        f"PEACE|QUIET,,2.0,0.0,0.0,1.0,{members}.0,https://example.org/{call}\n"
    )


ASSEMBLY = ASSEMBLY_HEAD + "".join(
    [
        _vote("USA", "UNITED STATES", "Y"), _vote("RUS", "RUSSIAN FEDERATION", "Y"), _vote("FRA", "FRANCE", "X"),
        _vote("SUN", "USSR", "N", "1985-11-02", 8, 2), _vote("UKR", "UKRAINIAN SSR", "A", "1985-11-02", 8, 2),
    ]
)  # fmt: skip
COUNCIL_HEAD = (
    "undl_id,ms_code,ms_name,ms_vote,permanent_member,date,resolution,draft,meeting,description,agenda,subjects,"
    "modality,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n"
)
COUNCIL = COUNCIL_HEAD + "".join(
    f"{call},{letters},{name},{vote},{permanent},{day},S/RES/{call},,S/PV.{call},On peace,Peace,,{how},,1,0,1,0,2,x\n"
    for call, letters, name, vote, permanent, day, how in (
        (278, "CHN", "CHINA", "Y", "True", "1970-05-11", "vote"),
        (278, "FIN", "FINLAND", "A", "False", "1970-05-11", "vote"),
        (2600, "CHN", "CHINA", "X", "True", "2021-10-15", "without vote"),
        (2600, "IND", "INDIA", "X", "False", "2021-10-15", "without vote"),
    )
)
VOETEN = (
    "rcid,ccode,session,vote,date,unres,importantvote,me\n"
    "5001,2,76,3,2021-11-01,R/76/1,1,0\n5001,20,76,1,2021-11-01,R/76/1,1,\n"
)
VDEM = (
    "country_name,country_text_id,country_id,year,COWcode,v2x_polyarchy,v2x_polyarchy_codelow,v2x_other,v2x_regime\n"
    "United States of America,USA,20,2025,2,0.8,0.75,9,3\nFreedonia,FRE,999,2025,,,,9,\n"
)
COMTRADE = (
    "typeCode,refYear,reporterISO,reporterDesc,flowDesc,partnerISO,partnerDesc,cmdCode,cmdDesc,customsCode,primaryValue\n"
    "C,2023,FRA,France,Export,W00,World,TOTAL,All,C00,30.5\n"
    "C,2023,FRA,France,Export,DEU,Germany,TOTAL,All,C00,20\n"
    "C,2023,FRA,France,Export,DEU,Germany,TOTAL,All,C01,7\n"
    'C,2023,FRA,France,Export,X1,"Areas, nes",TOTAL,All,C00,1\n'
)
SHEET = (
    "Volume of transfers of major arms\nFigures are in millions of SIPRI trend-indicator values (TIVs).\n\n"
    "Data generated: 28 Sep 2026\n\n"
    "Supplier,2022,2023,2022-2023,Percentage,Sum total years,Percentage of total\n"
    "Sweden,5,,5,50%,5,50%\nUnited States,0,5,5,50%,5,50%\nFrance,,1,1,1%,1,1%\n"
    "Total exports to Brazil,5,6,11,100%,11,\n"
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache and no mirror."""
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)


def handed_over(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / f"my {name}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (outcome,) = take(SOURCES[name], [path])
    return outcome.state


# The UN library's roll calls.


def test_the_assemblys_votes_become_words_with_the_state_of_their_day(tmp_path: Path):
    assert handed_over(tmp_path, "un_votes_library", ASSEMBLY) == "copied"
    rows = table("un_votes_library", "votes").sort("undl_id", "letters")
    assert rows.select("letters", "state", "year", "vote").rows() == [
        ("FRA", "FRA", 2023, "not voting"), ("RUS", "RUS", 2023, "yes"), ("USA", "USA", 2023, "yes"),
        ("SUN", "RUS", 1985, "no"), ("UKR", None, 1985, "abstain"),
    ]  # fmt: skip
    calls = table("un_votes_library", "roll_calls")
    assert calls.height == 2
    assert calls.row(0, named=True)["title"] == "Peace, and quiet"
    assert (calls["total_yes"][0], calls["total_ms"].to_list()) == (2, [3, 2])
    assert state_of(SOURCES["un_votes_library"]) == "your own copy"


def test_the_release_of_2024_has_other_names_and_no_note(tmp_path: Path):
    older = ASSEMBLY.replace("ms_code,ms_name,ms_vote", "ms_codes,ms_names,ms_votes").replace(
        ",resolution,", ",resolutions,"
    )
    older = older.replace("vote_note,total_yes,total_no", "vote_note,yes,no").replace(",X,", ",NV,")
    handed_over(tmp_path, "un_votes_library", older)
    assert table("un_votes_library", "votes")["vote"].to_list().count("not voting") == 1
    assert table("un_votes_library", "roll_calls")["total_yes"].to_list() == [2, 2]


def test_letters_that_nothing_is_known_of_are_named_and_their_votes_stay(tmp_path: Path):
    path = tmp_path / "votes.csv"
    path.write_text(ASSEMBLY.replace("FRA,FRANCE", "ATL,ATLANTIS"), encoding="utf-8")
    with pytest.warns(PolycentricWarning, match=r"Of 1 members' letters no state is known.* ATL \(ATLANTIS\)"):
        rows = SOURCES["un_votes_library"].table("votes").raw(path)  # pyright: ignore[reportOptionalCall]  # it has one
    assert rows.filter(pl.col("ms_code") == "ATL").select("state", "ms_vote").rows() == [(None, "not voting")]


def test_a_header_that_moved_below_other_lines_is_found(tmp_path: Path):
    handed_over(tmp_path, "un_votes_library", "General Assembly Voting Data\n\n" + ASSEMBLY)
    assert table("un_votes_library", "votes").height == 5


def test_a_file_in_latin_1_is_read(tmp_path: Path):
    text = ASSEMBLY.replace("FRA,FRANCE", "CIV,CÔTE D'IVOIRE")
    handed_over(tmp_path, "un_votes_library", text.encode("latin-1"))
    assert table("un_votes_library", "votes").filter(pl.col("letters") == "CIV")["state"].to_list() == ["CIV"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            ASSEMBLY.replace("ms_vote", "position"),
            "has no header with the columns .* has ms_vote",
        ),
        (ASSEMBLY + _vote("USA", "UNITED STATES", "Y", call=9)[:40], "ends within a line"),
        (ASSEMBLY + _vote("USA", "UNITED STATES", "Y", call=9), "has 1 votes of its last roll call .* 3 members had"),
        (ASSEMBLY.replace(",N,", ",Q,"), "has 'Q' in its column ms_vote"),
        (ASSEMBLY.replace("1985-11-02", "2.11.1985"), "has the date '2.11.1985'"),
        (ASSEMBLY + _vote("SUN", "USSR", "N", "1985-11-02", 8, 2), "key"),
        (ASSEMBLY_HEAD, "has no rows"),
        (b"PK\x03\x04" + ASSEMBLY.encode(), "is compressed, not text"),
    ],
)
def test_a_file_of_another_layout_or_cut_short_is_refused_and_not_kept(
    tmp_path: Path, content: str | bytes, message: str
):
    with pytest.raises(DataError, match=message):
        handed_over(tmp_path, "un_votes_library", content)
    assert state_of(SOURCES["un_votes_library"]) == "takes your own copy"


def test_letters_of_two_bytes_are_told_from_latin_1_wherever_a_piece_of_the_file_ends(monkeypatch: pytest.MonkeyPatch):
    from polycentric.sources.reading import own_text

    monkeypatch.setattr(own_text, "STEP", 3)
    for text in ("abécdé", "éééé", "", "aé"):
        for coding in ("utf-8", "latin-1"):
            assert own_text._in_utf8(text.encode(coding)).decode() == text  # pyright: ignore[reportPrivateUsage]  # alone


def test_in_the_council_china_is_taipei_to_1971_and_nobody_votes_where_there_was_no_vote(tmp_path: Path):
    handed_over(tmp_path, "unsc_votes_library", COUNCIL)
    rows = table("unsc_votes_library", "votes").select("undl_id", "state", "permanent_member", "vote").rows()
    assert rows == [(278, "TWN", True, "yes"), (278, "FIN", False, "abstain"), (2600, "CHN", True, None),
                    (2600, "IND", False, None)]  # fmt: skip
    assert table("unsc_votes_library", "resolutions")["modality"].to_list() == ["vote", "without vote"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "unsc_votes_library",
            ASSEMBLY,
            r"is of the General Assembly: it has the resolution A/RES/78/7\. .* un_votes_",
        ),
        ("un_votes_library", COUNCIL, r"is of the Security Council: it has the resolution S/RES/278\. .* unsc_votes_"),
        ("un_votes_library", COUNCIL.replace("S/RES/", ""), "is of the Security Council: it has the columns permanent"),
    ],
)
def test_the_other_bodys_file_is_refused_and_its_own_source_named(
    tmp_path: Path, name: str, content: str, message: str
):
    with pytest.raises(DataError, match=message):
        handed_over(tmp_path, name, content)


@pytest.mark.parametrize(
    ("letters", "name", "day", "state"),
    [
        ("CHN", "CHINA", "1971-10-24", "TWN"), ("CHN", "CHINA", "1971-10-25", "CHN"),
        ("CHN", "CHINA", "1948-01-01", "CHN"),
        ("SUN", "USSR", "1960-01-01", "RUS"), ("YUG", "YUGOSLAVIA", "1960-01-01", "SRB"),
        ("DDR", "GERMAN DEMOCRATIC REPUBLIC", "1985-01-01", "DDR"), ("DEU", "GERMANY", "1985-01-01", "DEU"),
        ("YMD", "DEMOCRATIC YEMEN", "1985-01-01", "YMD"), ("YEM", "YEMEN", "1985-01-01", "YEM"),
        ("VNM", "VIET NAM", "1985-01-01", "VNM"), ("CSK", "CZECHOSLOVAKIA", "1985-01-01", "CSK"),
        ("ZZZ", "GERMANY", "2000-01-01", "DEU"), ("ZZZ", "ATLANTIS", "2000-01-01", None),
        ("BLR", "BYELORUSSIAN SSR", "1985-01-01", None),
    ],
)  # fmt: skip
def test_a_members_letters_mean_the_state_of_their_day(letters: str, name: str, day: str, state: str | None):
    assert member(letters, name, datetime.date.fromisoformat(day)) == state


# Voeten's releases.


def test_a_later_release_is_read_as_csv_or_with_tabs_and_the_date_gives_the_year(tmp_path: Path):
    for content in (VOETEN, VOETEN.replace(",", "\t")):
        handed_over(tmp_path, "un_votes_release", content)
        rows = table("un_votes_release")
        assert rows.select("rcid", "ccode", "year", "session", "vote", "importantvote", "me", "para").rows() == [
            (5001, 2, 2021, 76, 3, True, False, None), (5001, 20, 2021, 76, 1, True, None, None),
        ]  # fmt: skip


def test_a_later_release_is_read_from_whatever_table_of_an_r_file_has_its_columns(tmp_path: Path):
    columns = {"rcid": r.doubles([1.0, 1.0]), "ccode": r.doubles([2.0, 365.0]), "session": r.doubles([77.0, 77.0]),
               "vote": r.doubles([1.0, 8.0]), "year": r.doubles([2022.0, 2022.0])}  # fmt: skip
    packed = r.PACK["gzip"](r.workspace({"completeVotes": r.frame(columns, 2)}))
    handed_over(tmp_path, "un_votes_release", packed)
    assert table("un_votes_release").select("ccode", "year", "vote").rows() == [(2, 2022, 1), (365, 2022, 8)]


def test_a_code_that_no_state_has_is_a_named_problem(tmp_path: Path):
    with pytest.raises(DataError, match="ccode"):
        handed_over(tmp_path, "un_votes_release", VOETEN.replace("5001,20,", "5001,999,"))


# V-Dem, Comtrade, SIPRI, GSDB.


def test_of_v_dem_only_the_indices_are_read_and_what_a_release_lacks_is_missing(tmp_path: Path):
    handed_over(tmp_path, "vdem_own", VDEM)
    rows = table("vdem_own").sort("country_text_id")
    assert rows["v2x_polyarchy"].to_list() == [None, 0.8]
    assert rows["v2x_polyarchy_codehigh"].to_list() == [None, None]
    assert rows["v2x_regime"].to_list() == [None, 3]
    assert "v2x_other" not in rows.columns


def test_parts_of_a_flow_are_not_added_to_the_whole_of_it(tmp_path: Path):
    handed_over(tmp_path, "comtrade_own", COMTRADE)
    rows = table("comtrade_own")
    assert rows.select("partner", "kind", "value").rows() == [
        ("World", "total", 30.5), ("Germany", "place", 20), ("Areas, nes", "residual", 1),
    ]  # fmt: skip


def test_a_download_whose_lines_end_with_a_comma_more_than_its_header_is_read_in_its_columns(tmp_path: Path):
    lines = COMTRADE.splitlines()
    handed_over(tmp_path, "comtrade_own", "\n".join([lines[0], *(f"{line}," for line in lines[1:]), ""]))
    assert table("comtrade_own")["value"].to_list() == [30.5, 20, 1]


def test_the_sites_sheet_of_today_is_read_like_the_older_one(tmp_path: Path):
    handed_over(tmp_path, "sipri_arms", SHEET)
    rows = (
        table("sipri_arms", "transfers").sort("year", "supplier").select("supplier", "recipient", "year", "tiv").rows()
    )
    assert rows == [
        (supplier, "Brazil", year, tiv)
        for supplier, year, tiv in (("Sweden", 2022, 5e6), ("United States", 2022, 0), ("France", 2023, 1e6),
                                    ("United States", 2023, 5e6))
    ]  # fmt: skip
    assert table("sipri_arms", "covered").rows() == [("Brazil", "recipient", 2022, 2023)]


@pytest.mark.parametrize("cut", ["Total exports to Brazil", "Total exports from Brazil,5,5,10"])
def test_a_sheet_that_does_not_say_whose_it_is_is_refused(tmp_path: Path, cut: str):
    text = SHEET.replace("Total exports to Brazil,5,6,11,100%,11,\n", cut + "\n" if "from" in cut else "")
    with pytest.raises(DataError, match="says whose it is"):
        handed_over(tmp_path, "sipri_arms", text)


def test_names_that_nobody_has_are_told_all_at_once_each_with_the_nearest(tmp_path: Path):
    wrong = SHEET.replace("United States", "Unted Sttes").replace("Sweden", "Swedden").replace("France", "Rebels*")
    with pytest.raises(DataError, match=r"'Swedden' \(is it 'Sweden'\?\); 'Unted Sttes' \(is it 'United") as refused:
        handed_over(tmp_path, "sipri_arms", wrong)
    assert "Rebels" not in str(refused.value)
    strangers = SHEET.replace("Sweden", "unknown supplier(s)").replace("France", "Greenland")
    assert handed_over(tmp_path, "sipri_arms", strangers) == "copied"


def test_totals_that_the_lines_do_not_add_up_to_are_named_by_year_and_rounding_is_allowed(tmp_path: Path):
    with pytest.raises(DataError, match=r"totals of the table of Brazil .* not the sums .* in 2022 \(11, where .* 5\)"):
        handed_over(tmp_path, "sipri_arms", SHEET.replace("Brazil,5,6,11", "Brazil,11,6,17"))
    assert handed_over(tmp_path, "sipri_arms", SHEET.replace("Brazil,5,6,11", "Brazil,6,5,11")) == "copied"
    with pytest.raises(DataError, match=r"in 2022 \(5\.2, where"):
        handed_over(tmp_path, "sipri_arms", SHEET.replace("Brazil,5,6,11", "Brazil,5.2,6,11"))


def test_an_own_release_of_sanctions_and_of_the_register_is_read_as_the_pinned_ones_are(tmp_path: Path):
    from test_terms_first import CASES, LINES, REGISTER

    handed_over(tmp_path, "gsdb_own", CASES.replace("1999,2023", "1999,2025"))
    assert table("gsdb_own")["end"].to_list() == [2025]
    handed_over(tmp_path, "sipri_register_own", REGISTER + "".join(LINES).replace(",2002,", ",2025,"))
    assert table("sipri_register_own")["year"].to_list() == [2001, 2025, 2025]
