import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click
import numpy as np
import polars as pl
import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, PolycentricError
from polycentric.panel.breaks import Break, between
from polycentric.panel.load import load
from polycentric.panel.printed import edition_of_numbers, editions_used
from polycentric.power import INDICES
from polycentric.power.through_years import through_years
from polycentric.sets.left_out import spans
from polycentric.sets.shares import shares

ALL = ("--years", "1990-2025")


@cache
def _printed(*words: str) -> str:
    result = CliRunner().invoke(polycentric, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def _refused(*words: str) -> str:
    with pytest.raises((PolycentricError, click.UsageError)) as refused:
        polycentric.main(list(words), standalone_mode=False)
    message = str(refused.value)
    assert "\n" not in message
    return message


def _rows(*words: str) -> Sequence[Mapping[str, str]]:
    return list(csv.DictReader(io.StringIO(_printed(*words, "--csv"))))


def _told(*words: str) -> Any:
    return json.loads(_printed(*words, "--json"))


def test_the_table_has_a_column_for_each_year_and_a_row_for_each_large_state():
    lines = _printed("power", "output_ppp", "--years", "2015-2020", "--carry", "--top", "3").splitlines()
    assert lines[2].startswith("In 2015 ")  # the answer in words stands before the table
    head = next(place for place, line in enumerate(lines) if line.startswith("state"))
    assert lines[head].split() == ["state", "2015", "2016", "2017", "2018", "2019", "2020"]
    assert [line.split("  ")[0] for line in lines[head + 1 : head + 4]] == ["China", "United States", "India"]
    assert lines[head + 4] == ""


@pytest.mark.parametrize("edition", [1995, 2010, 2018, 2025])
def test_shares_of_an_editions_year_are_those_of_its_picture_alone(edition: int):
    rows = _rows("power", "output_ppp", *ALL, "--carry")
    several = {row["state"]: row["share"] for row in rows if int(row["year"]) == edition and row["share"]}
    alone = {row["state"]: row["share"] for row in _rows("power", "output_ppp", "--as-known", str(edition))}
    assert several == {state: share for state, share in alone.items() if share}
    assert len(several) > 150


@pytest.mark.parametrize("year", [2010, 2016, 2024])
def test_shares_of_a_year_are_those_of_that_year_alone(year: int):
    rows = _rows("power", "output_mer", *ALL)
    several = {row["state"]: row["share"] for row in rows if int(row["year"]) == year and row["share"]}
    alone = {row["state"]: row["share"] for row in _rows("power", "output_mer", "--year", str(year))}
    assert several == {state: share for state, share in alone.items() if share}


def test_years_of_reference_are_as_last_known_and_with_older_eyes_as_known_then():
    def of_china(*words: str) -> Mapping[str, str]:
        rows = _rows("power", "output_ppp", "--years", "2012-2014", *words)
        return next(row for row in rows if row["state"] == "CHN" and row["year"] == "2012")

    last, then = of_china(), of_china("--as-known", "2014")
    assert (last["edition"], then["edition"]) == ("2015", "2014")
    assert (float(last["value"]), float(then["value"])) == (pytest.approx(1.523e13), pytest.approx(1.243e13))
    assert (last["unit"], then["unit"]) == ("US dollars (PPP) of 2014", "US dollars (PPP) of 2013")


def test_a_year_in_which_too_little_is_known_is_left_out_and_named_with_others_of_its_kind():
    shown = _printed("power", "output_ppp", *ALL)
    note = next(line for line in shown.splitlines() if line.startswith("Left out"))
    assert "1990-1998: at most 154 of 192 states have data" in note
    assert "2025: no state has data" in note
    years = {int(row["year"]) for row in _rows("power", "output_ppp", *ALL)}
    assert not years & {*range(1990, 1999), 2025}


def test_an_edition_that_does_not_print_a_quantity_says_so_in_its_own_reason():
    shown = _printed("power", "output_ppp", *ALL, "--carry")
    assert "Left out, since too little is known: 1990: output is printed without naming a series." in shown
    assert _told("power", "output_ppp", *ALL, "--carry")["left_out"] == {
        "1990": "output is printed without naming a series"
    }


def test_a_break_is_marked_between_the_columns_and_explained():
    lines = _printed("power", "output_ppp", "--years", "2014-2016", "--carry").splitlines()
    heads = next(line for line in lines if line.startswith("state"))
    assert heads.split() == ["state", "2014", "|", "2015", "2016"]
    first = lines.index(heads) + 1
    assert all("|" in line for line in lines[first : first + 15])
    note = next(line for line in lines if line.startswith("Breaks"))
    assert note == (
        "Breaks (|): compare no shares across them. 2014|2015: another round of price comparisons: the same year's "
        "shares differ."
    )
    assert _told("power", "output_ppp", "--years", "2014-2016", "--carry")["breaks"][0]["after"] == 2015


def test_a_break_inside_years_that_are_not_shown_parts_their_neighbours():
    breaks = [Break(2017, 2018, "one"), Break(2020, 2021, "two")]
    assert between(breaks, (2016, 2018, 2020)) == (Break(2016, 2018, "one"),)
    assert between(breaks, (2016, 2022)) == (Break(2016, 2022, "one; two"),)
    assert between(breaks, (2018, 2019, 2020)) == ()
    assert between(breaks, (2021,)) == ()


def test_a_series_without_breaks_has_no_marks():
    shown = _printed("power", "population", *ALL, "--carry")
    assert "|" not in shown
    assert "Breaks" not in shown


@pytest.mark.parametrize(
    "words",
    [("output_ppp", "--carry"), ("output_ppp",), ("population", "--carry"), ("net_resources", "--carry", "--top", "60"),
     ("population", "--top", "200")],
)  # fmt: skip
def test_the_table_fits_eighty_columns_and_says_how_many_years_it_passes_over(words: Sequence[str]):
    shown = _printed("power", words[0], *ALL, *words[1:])
    table = shown.split("\n\n")[2]
    assert max(len(line) for line in table.splitlines()) <= 78
    head = re.findall(r"\d{4}", table.splitlines()[1])
    covered = through_years(INDICES[words[0]], load("now", years=(1990, 2025), carry="--carry" in words)).years
    assert (head[0], head[-1]) == (str(covered[0]), str(covered[-1]))
    assert (f"Shown are {len(head)} of the {len(covered)} years" in shown) is (len(head) < len(covered))


def test_rows_hold_all_years_and_states_and_the_first_states_where_asked():
    rows = _rows("power", "population", *ALL, "--carry")
    assert all(row["edition"] == (row["year"] if row["value"] else "") for row in rows)
    assert len({row["year"] for row in rows}) == 17
    assert sum(row["year"] == "1990" for row in rows) == 173
    assert sum(row["year"] == "2025" for row in rows) == 196
    few = _rows("power", "population", *ALL, "--carry", "--top", "2")
    assert {row["state"] for row in few} == {"IND", "CHN"}


def test_a_state_is_called_as_it_was_in_its_year():
    rows = _rows("power", "population", *ALL, "--carry")
    named = {(row["year"], row["state"]): row["name"] for row in rows}
    assert named["1990", "RUS"] == "Soviet Union"
    assert named["2025", "RUS"] == "Russia"
    assert ("1995", "DDR") not in named


def test_shares_of_a_year_sum_to_one():
    for carry in (True, False):
        found = through_years(INDICES["output_ppp"], load("now", years=(1990, 2025), carry=carry))
        sums = found.table.group_by("year").agg(pl.col("share").sum())
        assert np.allclose(sums["share"].to_numpy(), 1.0)


def test_a_bloc_stands_as_one_through_the_years():
    rows = _rows("power", "output_ppp", "--years", "2015-2020", "--carry", "--as-one", "EU")
    assert {row["year"] for row in rows if row["state"] == "EU" and row["share"]} == set(map(str, range(2015, 2021)))
    assert not any(row["state"] == "FRA" for row in rows)


@pytest.mark.parametrize(("edition", "count"), [(1995, 15), (2005, 25), (2020, 27)])
def test_a_bloc_has_the_members_of_each_year(edition: int, count: int):
    rows = _rows("power", "output_ppp", "--years", "1995-2020", "--carry", "--as-one", "EU")
    several = {row["state"]: float(row["share"]) for row in rows if row["year"] == str(edition) and row["share"]}
    alone = _rows("power", "output_ppp", "--as-known", str(edition), "--as-one", "EU")
    assert several == pytest.approx({row["state"]: float(row["share"]) for row in alone if row["share"]}, rel=1e-12)
    names = {str(state) for state in load("now", as_known=edition)["state"].values}
    gone = names - {row["state"] for row in alone}
    assert len(gone) == count


def test_a_set_is_shared_out_among_its_members():
    rows = _rows("power", "population", "--years", "2015-2016", "--set", "permanent_five")
    assert {row["state"] for row in rows} == {"USA", "RUS", "CHN", "GBR", "FRA"}


def test_provenance_names_the_editions_and_the_eyes():
    told = _told("power", "population", "--years", "2010-2016", "--carry", "--as-known", "2015")
    assert (told["years"], told["editions"], told["as_known"]) == ([2010, 2016], [2010, 2014, 2015], 2015)
    assert _told("power", "population", "--as-known", "1997")["editions"] == [1995]
    assert _told("power", "population")["editions"] == [2025]


def test_the_edition_of_a_number_is_the_last_that_prints_it():
    panel = load("now", years=(2012, 2014))
    edition = edition_of_numbers(panel, ["exports"])
    assert edition.sel(state="CHN", year=2014).item() == 2016
    assert edition.sel(state="CHN", year=2012).item() == 2014
    assert editions_used(load("now", as_known=2012)) == [2010]
    nothing = edition_of_numbers(load("now", years=(2003, 2004)), ["milper"])
    assert (nothing == -1).all()


def test_the_picture_joins_only_neighbouring_years_of_one_series():
    drawn = _printed("power", "output_ppp", *ALL, "--carry", "--svg")
    assert drawn.count('class="joined"') == 7 * 8, "2015-2020, 2021-2023 and 2024-2025 of seven states"
    assert drawn.count("<circle") == 7 * 16
    assert drawn.count("Break: ") == 7


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--years", "2010-2020"], "--years shows one INDEX through time: name one of composite_four, energy"),
        (["population", "output_ppp", "--years", "2010-2020"], "name one of composite_four"),
        (["population", "--years", "2010-2020", "--year", "2015"], "--year is one year and --years are several"),
        (["population", "--as-known", "2010", "--world", "history"], "World 'history' has no editions to look through"),
        (["population", "--years", "2010-2020", "--as-known", "2005"], "In 2005 nothing was known of 2010: give"),
        (["population", "--year", "2010", "--as-known", "2005"], "or an earlier --year"),
        (["population", "--years", "2011-2013", "--carry"], "Choose years with one of these, or leave carry out"),
        (["population", "--as-known", "2010", "--carry"], "give a year, or leave --carry out"),
        (["population", "--as-known", "1980"], "what was known in 1980 was asked for: choose one of 1990"),
        (
            ["military_personnel", "--world", "now", "--years", "1990-2005"],
            "Too little of 'military_personnel' is known in every year",
        ),
        (
            ["population", "--world", "now", "--years", "1800-1900"],
            "World 'now' covers 1988-2025, but 1800 was asked for",
        ),
        (["population", "--years", "2020-1990"], "ends before it begins: write 1990-2020"),
    ],
)
def test_senseless_choices_are_refused_in_one_line_with_what_to_do(words: list[str], message: str):
    assert message in _refused("power", *words)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["power", "output_ppp", "--as-known", "1990"], "that was out in 1990 (output is printed without"),
        (["power", "output_mer", "--as-known", "2005"], "(output is printed at purchasing power alone)"),
        (["power", "military_personnel", "--as-known", "2012"], "Nothing of military_personnel is in the edition that"),
        (["ties", "trade_dependence", "--as-known", "1995"], "Nothing of 'trade_dependence' is in the edition"),
    ],
)  # fmt: skip
def test_what_an_edition_does_not_print_is_refused_with_its_reason(words: list[str], message: str):
    assert message in _refused(*words)


def test_beside_others_what_an_edition_does_not_print_is_said_in_a_line():
    lines = _printed("power", "--as-known", "2005", "--top", "2").splitlines()
    assert (
        "output_mer: Output at exchange rates, no value in 2005: output is printed at purchasing power alone." in lines
    )
    assert not any("Shares are of the 0 with data" in line for line in lines)


def test_too_little_in_every_year_is_an_error_with_the_reasons():
    with pytest.raises(CoverageError, match=r"every year asked for \(1990-2005: no state has data\)"):
        through_years(INDICES["military_spending"], load("now", years=(1990, 2005)))


def test_reasons_of_one_kind_are_folded_and_others_are_not():
    reasons = {1: "no state has data", 2: "1 of 9 states has data", 3: "4 of 9 states have data, with 3% of the people",
               4: "lost", 6: "lost"}  # fmt: skip
    assert spans(reasons) == ["1-3: at most 4 of 9 states have data", "4: lost", "6: lost"]
    assert spans({1990: "a", 1995: "a"}, years=(1990, 1995, 2000)) == ["1990-1995: a"]
    assert spans({1990: "a", 2000: "a"}, years=(1990, 1995, 2000)) == ["1990: a", "2000: a"]
    assert spans({1: "2 of 9 lost", 2: "3 of 9 lost"}) == ["1-2: 2 to 3 of 9 lost"]
    assert spans({}) == []


def test_shares_through_years_are_what_the_shares_of_the_panel_are():
    panel = load("now", years=(2014, 2016), carry=True)
    found = through_years(INDICES["output_ppp"], panel)
    held = shares(INDICES["output_ppp"](panel))
    for row in found.table.iter_rows(named=True):
        expected = held.sel(year=row["year"], state=row["state"]).item()
        assert row["share"] == pytest.approx(expected, rel=1e-12) or (row["share"] is None and np.isnan(expected))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    states = load("now")["state"].values
    rows = [f"{state},{place + 1},{year}" for year in (2014, 2015) for place, state in enumerate(states)]
    path = tmp_path / "ships.csv"
    path.write_text("\n".join(["state,value,year", *rows]))
    return path


def test_a_users_own_index_has_the_years_that_its_file_has(own: Path):
    shown = _printed("power", "ships", "--add", str(own), "--years", "2010-2016", "--top", "2")
    assert next(line for line in shown.splitlines() if line.startswith("state")).split() == ["state", "2014", "2015"]
    assert "2010-2013: the file has no value of this year; 2016: the file has no value of this year" in shown
    poles = _rows("polarity", "half_of_leader", "--index", "ships", "--add", str(own), "--years", "2013-2015",
                  "--as-one", "none")  # fmt: skip
    known = {row["year"]: row["class"] for row in poles if row["set"] == "all"}
    assert [year for year, word in known.items() if word != "missing"] == ["2014", "2015"]


def test_a_users_own_index_is_carried_to_later_editions(own: Path):
    rows = _rows("power", "ships", "--add", str(own), "--years", "2015-2017", "--carry", "--top", "1")
    assert [(row["year"], row["year_of_number"]) for row in rows] == [
        ("2015", "2015"),
        ("2016", "2015"),
        ("2017", "2015"),
    ]


def test_a_users_own_index_is_refused_where_another_is_shown(own: Path):
    message = _refused("polarity", "--add", str(own), "--years", "2014-2015")
    assert message == "--years shows one index, 'military_spending': add --index ships, or leave --add out."
