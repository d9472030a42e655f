"""What the United Nations' files hold: ideal points by issue, votes of session 75, the Security Council."""

import csv
import random
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError
from polycentric.panel.session_75 import fully_told, session_75_account, votes_of_session_75
from polycentric.positions.un import un_votes
from polycentric.sources.un_votes_75 import decoded
from polycentric.tables.archive import table
from polycentric.tidy import dyad_years, state_years, system_years
from polycentric.ties.similar_pairs import of_pair

pytestmark = pytest.mark.usefixtures("archive")
ISSUES = {"humanrights": "HumanRights", "middleeast": "MiddleEast", "nuclear": "Nuclear"}


@pytest.mark.parametrize("issue", ISSUES)
def test_a_sample_of_ideal_points_is_what_another_reader_reads(mirror: Path, issue: str):
    written = ISSUES[issue]
    path = mirror / "files" / "un" / f"Idealpointestimates{written}_Apr2020.csv"
    with path.open(encoding="latin-1", newline="") as lines:
        rows = random.Random(13).sample(list(csv.DictReader(lines)), 100)
    ours = {(row["ccode"], row["session"]): row for row in table("un_issue_ideal_points", issue).to_dicts()}
    names = {
        "IdealPoint": "idealpoint",
        "NVotes": "nvotes",
        "QO%": "q0",
        "Q5%": "q5",
        "Q50%": "q50",
        "Q95%": "q95",
        "Q100%": "q100",
    }
    for row in rows:
        mine = ours[int(row["ccode"]), int(row["session"])]
        assert mine["year"] == int(row["session"]) + 1945
        assert {name: mine[f"{name}_{issue}"] for name in names.values()} == {
            name: float(row[f"{theirs}{written}"]) for theirs, name in names.items()
        }


def test_names_in_windows_letters_are_read_as_such():
    names = set(table("un_issue_ideal_points", "nuclear")["countryname"])
    assert {"São Tomé & Príncipe", "Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire"} <= names


def test_ideal_points_by_issue_stand_at_the_state_of_their_year():
    panel = pc.load("history", years=(1970, 2020), series=["un_issue_ideal_points_humanrights", "idealpoint_nuclear"])
    at = panel["idealpoint_humanrights"].sel
    raw = table("un_issue_ideal_points", "humanrights")
    for code, state, year in ((260, "DEU", 1985), (255, "DEU", 1991), (265, "DDR", 1985), (365, "RUS", 1985),
                              (345, "SRB", 1985), (678, "YEM", 1985), (680, "YMD", 1985), (710, "CHN", 1985),
                              (816, "VNM", 1985)):  # fmt: skip
        assert at(year=year, state=state).item() == raw.filter(ccode=code, year=year)["idealpoint_humanrights"].item()
    assert at(state="USA", year=1970).item() == 2.731292
    assert at(state="USA", year=2020).isnull()
    assert panel["idealpoint_nuclear"].attrs["years"] == (1978, 2019)
    assert panel["idealpoint_humanrights"].attrs["rows_left_out"] == 42, "Ukraine and Byelorussia before 1991"
    assert at(state="TWN").isnull().all()


def test_ideal_points_by_issue_are_columns_of_a_table():
    rows = state_years(first=1985, last=1990).add("un_issue_ideal_points").frame
    raw = table("un_issue_ideal_points", "middleeast").filter(ccode=260, year=1985)
    assert (
        rows.filter(ccode=260, year=1985)["idealpoint_middleeast"].to_list() == raw["idealpoint_middleeast"].to_list()
    )
    assert rows.filter(ccode=255, year=1985).is_empty()


def test_the_scores_of_session_75_decide_16322_cells_and_leave_503_without_a_contradiction():
    account = session_75_account()
    assert (account.decided, account.ambiguous) == (16_322, 503)
    assert account.absences == 5, "of Cuba and of Syria: the only absences that the files tell"
    assert (account.by_totals, account.missing) == (169, 334)
    votes = votes_of_session_75()
    assert votes.height == 16_322 + 503 - 5
    assert votes.filter(pl.col("told_by") == "scores").height == 16_317
    assert votes.select("rcid", "state").is_unique().all()
    assert votes.filter(votes["vote"].is_null())["rcid"].unique().sort().to_list() == [9169, 9221]


def test_on_the_convention_on_mines_cuba_the_united_states_and_russia_abstain_and_china_votes_yes():
    calls = table("un_votes_75", "roll_calls")
    rcid = calls.filter(unres="A/RES/75/52")["rcid"].item()
    votes = votes_of_session_75().filter(rcid=rcid)
    cast = dict(votes.select("state", "vote").iter_rows())
    assert {state: cast[state] for state in ("CUB", "USA", "RUS", "CHN")} == {
        "CUB": "abstain", "USA": "abstain", "RUS": "abstain", "CHN": "yes",
    }  # fmt: skip
    assert votes.filter(state="CHN")["told_by"].item() == "totals", "the scores leave it open: both abstained"


def test_votes_of_session_75_add_up_to_the_totals_of_their_roll_calls():
    """All but four: one in which both were absent, three in which both abstained."""
    calls = table("un_votes_75", "roll_calls").select("rcid", "yes", "no", "abstain").fill_null(0)
    votes = fully_told(votes_of_session_75())
    counts = votes.group_by("rcid").agg(
        (pl.col("vote") == vote).sum().cast(pl.Int32).alias(vote) for vote in ("yes", "no", "abstain")
    )
    assert counts.sort("rcid").rows() == calls.join(counts, on="rcid", how="semi").sort("rcid").rows()
    assert calls.join(counts, on="rcid", how="anti")["rcid"].sort().to_list() == [9169, 9174, 9221]


def test_session_75_runs_to_march_2021_whatever_the_files_year_says():
    votes = votes_of_session_75()
    assert (str(votes["date"].min()), str(votes["date"].max())) == ("2020-11-05", "2021-03-03")
    assert votes.filter(year=2021)["rcid"].n_unique() == 2
    assert votes.filter(ccode=255).height > 80, "Germany"
    assert votes.filter(ccode=260).is_empty()
    assert {365, 345, 679, 816, 710} <= set(votes["ccode"])
    assert set(votes["state"]) & {"TWN", "KOS", "XKX"} == set()


def test_votes_decoded_of_all_other_sessions_are_the_votes_that_the_coded_form_has(mirror: Path):
    """The same reader on sessions 1-70 against an independent table of votes by the same codes."""
    words = {1: "yes", 2: "abstain", 3: "no"}
    coded = table("un_votes_2016", "votes").filter(pl.col("vote").is_in(list(words)))
    theirs = coded.select("rcid", "ccode", pl.col("vote").replace_strict(words).alias("theirs"))
    for code, name in ((40, "040"), (652, "652")):
        path = mirror / "files" / "un" / f"unproject_agreement_{name}.csv"
        ours = decoded(code, None)(path).with_columns(
            pl.col("rcid").cast(theirs.schema["rcid"]), pl.col("ccode").cast(pl.Int16)
        )
        both = ours.drop_nulls("vote").join(theirs, on=["rcid", "ccode"])
        assert both.height > 400_000
        assert both.filter(pl.col("vote") != pl.col("theirs")).height == 0


def test_a_sample_of_votes_of_session_75_is_what_two_files_read_by_hand_say(mirror: Path):
    """A rule of its own: the vote that the reference cast, its opposite, or an abstention."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for code, name in (("40", "040"), ("652", "652")):
        path = mirror / "files" / "un" / f"unproject_agreement_{name}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            rows[code] = {row["rcid"]: row for row in csv.DictReader(lines) if row["session"] == "75"}
    votes = {(row["rcid"], row["ccode"]): row for row in votes_of_session_75().to_dicts()}
    states = [name for name in rows["40"]["9148"] if name.isdigit() and name not in rows]
    chosen = random.Random(13)
    for _ in range(600):
        rcid, state = chosen.choice(sorted(rows["40"])), chosen.choice(states)
        possible = {"1", "2", "3"}
        for code, by_call in rows.items():
            stood, score = by_call[rcid][code], by_call[rcid][state]
            fits = {"2": {stood}, "-2": {str(4 - int(stood))}, "-1": {"1", "3"} if stood == "2" else {"2"}}
            possible &= fits.get(score, possible)
        mine = votes.get((int(rcid), int(state)))
        if not any(by_call[rcid][state] for by_call in rows.values()):
            assert mine is None
        elif mine is not None and mine["told_by"] != "totals":
            words = {"1": "yes", "2": "abstain", "3": "no"}
            assert mine["vote"] == (words[possible.pop()] if len(possible) == 1 else None)


def test_session_75_is_in_the_assembly_only_where_it_is_named():
    assert un_votes()["session"].max() == 74
    assert un_votes(sources=("un_votes_75",))["session"].unique().to_list() == [75]
    both = un_votes(sources=("un_votes", "un_votes_75"))
    assert both.height == un_votes().height + un_votes(sources=("un_votes_75",)).height
    assert not both.select("unit", "item").is_duplicated().any()
    with pytest.raises(CoverageError, match="the sessions run from 75 to 75"):
        un_votes((1, 74), sources=("un_votes_75",))
    assert un_votes(only=["nu"], sources=("un_votes_75",))["item"].n_unique() == 15


def test_states_are_compared_by_session_75_only_where_it_is_named():
    assert of_pair("USA", "RUS", of="votes", span=(2019, 2020)).filter(year=2020)["value"].null_count() == 1
    row = of_pair("USA", "RUS", ("kappa",), "votes_75", span=(2020, 2020)).row(0, named=True)
    assert (round(row["value"], 3), row["items"], row["of_items"]) == (-0.235, 91, 91)
    rows = dyad_years(first=2020, last=2020).add("similarity", of="votes_75", measures="kappa").frame
    assert rows.filter(ccode1=2, ccode2=365)["kappa_votes_75"].item() == row["value"]


def test_the_command_line_estimates_from_session_75_where_it_is_named_and_says_that_it_is_decoded():
    done = CliRunner().invoke(
        polycentric, ["ideal-points", "--votes", "un_votes_75", "--motion", "static", "--state", "China", "--csv"]
    )
    assert done.exit_code == 0, done.output
    assert "2020,CHN,China" in done.output
    shown = CliRunner().invoke(polycentric, ["ideal-points", "--votes", "un_votes_75", "--only", "me", "--top", "2"])
    assert "decoded from scores of agreement" in shown.output
    refused = CliRunner().invoke(polycentric, ["ideal-points", "--votes", "un_votes_75", "--codes", "yes=1"])
    assert refused.exit_code == 2
    assert "has no use with --votes un_votes_75" in refused.output


def test_every_meeting_is_read_and_its_words_are_those_of_another_reader(mirror: Path):
    """The workbook's parts are read by hand here: shared texts and one sheet."""
    rows = sheet(mirror / "files" / "un" / "unsc_meetings_1946_2019.xlsx")[1:]
    ours = table("unsc_meetings", "meetings").select("year", "topics", "result").rows()
    assert len(rows) == len(ours) == 9_007
    for place in random.Random(13).sample(range(len(ours)), 600):
        year, _, topics, result = rows[place][:4]
        assert ours[place] == (int(year), topics.strip(), None if result.strip() == "--" else result.strip())


def test_resolutions_of_the_council_by_year_are_those_that_their_numbers_say():
    acts = system_years(first=1945, last=2020).add("council_acts").frame
    counts = {row["year"]: row for row in acts.to_dicts()}
    assert {year: counts[year]["council_resolutions"] for year in (1946, 1959, 1990, 1992, 1993, 2018, 2019)} == {
        1946: 15, 1959: 1, 1990: 37, 1992: 74, 1993: 93, 2018: 54, 2019: 52,
    }  # fmt: skip
    assert counts[1959]["council_meetings"] == 5
    assert acts["council_meetings"].sum() == 9_007
    assert counts[1945]["council_meetings"] is None
    assert counts[2020]["council_resolutions"] is None
    assert counts[1992]["council_failed"] == 0


def test_drafts_vetoed_by_year_are_those_of_the_list_of_vetoes_but_in_seven_years():
    ours = table("unsc_meetings", "outcomes").filter(kind="draft vetoed").group_by("year").len()
    theirs = table("unsc_vetoes", "vetoes").group_by("year").len()
    one, other = dict(ours.iter_rows()), dict(theirs.iter_rows())
    differ = {year for year in range(1946, 2020) if one.get(year, 0) != other.get(year, 0)}
    assert differ == {1950, 1952, 1962, 1964, 1971, 1972, 1974}


def test_totals_of_the_council_never_pass_its_size_and_known_votes_stand():
    outcomes = table("unsc_meetings", "outcomes").with_columns(cast=pl.sum_horizontal("yes", "no", "abstain"))
    assert outcomes.filter(pl.col("year") < 1966)["cast"].max() == 11
    assert outcomes.filter(pl.col("year") > 1965)["cast"].max() == 15
    totals = {number: (yes, no, abstain) for number, yes, no, abstain in
              outcomes.filter(kind="resolution").select("resolution", "yes", "no", "abstain").iter_rows()}  # fmt: skip
    assert totals[82] == (9, 0, 1), "Korea, June 1950, without the Soviet Union"
    assert totals[242] == (15, 0, 0)
    assert totals[678] == (12, 2, 1), "Iraq, November 1990"
    assert totals[1973] == (10, 0, 5), "Libya, March 2011"
    assert outcomes.filter(symbol="S/2014/189")["vetoed_by"].to_list() == ["Russian Federation"], "Crimea"


def test_the_council_has_fifteen_members_each_year_and_each_is_the_state_of_its_name():
    seats = pc.load("history", years=(1990, 2024), series=["unsc_member"])["unsc_member"]
    counted = (seats > 0).sum("state")
    assert counted.sel(year=slice(1992, 2023)).values.tolist() == [15] * 32
    assert (seats.sel(year=[1990, 1991, 2024]) == -1).all()
    assert (seats == 2).sum("state").sel(year=[1992, 2023]).values.tolist() == [5, 5]
    assert seats.sel(year=2006, state=["COG", "COD"]).values.tolist() == [1, 0]
    assert seats.sel(state="DEU", year=[2002, 2003, 2004, 2010, 2011, 2012]).values.tolist() == [0, 1, 1, 0, 1, 1]
    assert seats.sel(state="JOR", year=2014).item() == 1, "the seat that Saudi Arabia declined"
    assert (seats.sel(state="SAU", year=slice(1992, 2023)) == 0).all()
    assert seats.sel(state=["ITA", "NLD"], year=[2017, 2018]).values.tolist() == [[1, 0], [0, 1]]
    assert seats.sel(state=["CHN", "TWN"], year=2000).values.tolist() == [2, 0]


def test_named_votes_on_failed_drafts_add_up_to_their_totals_but_on_one(mirror: Path):
    drafts, votes = table("unsc_failed_drafts", "drafts"), table("unsc_failed_drafts", "votes")
    counts = votes.group_by("draft").agg(
        (pl.col("vote") == vote).sum().cast(pl.Int32).alias(vote) for vote in ("yes", "abstain", "no")
    )
    totals = drafts.select("draft", "yes", "abstain", "no")
    assert totals.join(counts, on=["draft", "yes", "abstain", "no"], how="anti")["draft"].to_list() == [6], "S/1127"
    crimea = votes.join(drafts.filter(voted_on="S/2022/821"), on="draft", how="semi")
    assert set(crimea.filter(vote="yes")["member"]) == {"China", "Russian Federation"}
    raw = sheet(mirror / "files" / "un" / "unsc_failed_drafts.xlsx")
    listed = [row[raw[0].index(name)] for row in raw[1:] for name in ("In Favor", "Abstain", "Against")]
    assert votes.height == sum(each.count("', ") + each.count('", ') + (each != "[]") for each in listed)


def sheet(path: Path) -> list[list[str]]:
    """Give the texts of a workbook's first sheet, which stand in their cells or in a list that cells point into."""
    name, part = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}", "xl/sharedStrings.xml"
    with zipfile.ZipFile(path) as book:
        listed = ElementTree.fromstring(book.read(part)) if part in book.namelist() else []
        shared = [_words(each, name) for each in listed]
        rows = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{name}row")
        return [_cells(row, shared, name) for row in rows]


def _cells(row: ElementTree.Element, shared: list[str], name: str) -> list[str]:
    """Give a row's cells by their column's letter; one that isn't written is empty."""
    cells = [""] * 26
    for place, cell in enumerate(row):
        letter = cell.get("r", "")[:1]
        value = cell.findtext(f"{name}v") or ""
        at = ord(letter) - ord("A") if letter else place
        cells[at] = shared[int(value)] if cell.get("t") == "s" else _words(cell, name) or value
    return cells


def _words(part: ElementTree.Element, name: str) -> str:
    return "".join(each.text or "" for each in part.iter(f"{name}t"))
