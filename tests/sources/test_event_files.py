"""Event files of numbers and of names, in a few lines each."""

from datetime import date
from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.sources import gdelt_2018, icews_2005_2015, icews_2014
from polycentric.sources.reading.event_files import is_government, state_of_actor, tab_table


def file(folder: Path, text: str, name: str = "events.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "when", "state"),
    [("China", 2014, "CHN"), ("Police_(Australia)", 2014, "AUS"), ("Citizen (Nigeria)", 2014, "NGA"),
     ("Barack_Obama", 2014, None), ("Boko_Haram", 2014, None), ("Hamas", 2014, None), ("South_Sudan", 2014, "SSD"),
     ("South Sudan", 2008, None), ("Court_Judge_(Hong_Kong)", 2014, None), ("Congo", 2014, "COG"),
     ("Serbia", 2005, "SRB"), ("North_Atlantic_Treaty_Organization", 2014, None), ("Africa", 2014, None),
     ("Cabinet_/_Council_of_Ministers_/_Advisors_(United_States)", 2014, "USA")],
)  # fmt: skip
def test_an_actor_is_of_the_state_in_brackets_or_is_it(name: str, when: int, state: str | None):
    assert state_of_actor(name, when) == state


def test_a_bare_name_of_a_state_is_its_government():
    assert [is_government(name) for name in ("China", "South_Korea", "Police_(Australia)", "Barack_Obama")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_the_hours_of_the_year_become_days_and_the_minus_one_at_the_end_is_nothing(tmp_path: Path):
    rows = icews_2014.events(file(tmp_path, "0\t1\t2\t0\t-1\n0\t1\t2\t8736\t-1\n"))
    assert rows["day"].to_list() == [date(2014, 1, 1), date(2014, 12, 31)]
    assert rows.columns == ["source_id", "kind_id", "target_id", "day"]


def test_the_quarters_of_an_hour_become_days(tmp_path: Path):
    rows = gdelt_2018.events(file(tmp_path, "60\t24\t42\t2304\n60\t24\t42\t2399\n60\t24\t42\t2400\n"))
    assert rows["day"].to_list() == [date(2018, 1, 25), date(2018, 1, 25), date(2018, 1, 26)]


def test_an_event_by_name_has_the_states_of_its_year(tmp_path: Path):
    rows = icews_2005_2015.events(file(tmp_path, "Tony Blair\tConsult\tSouth Sudan\t2012-02-06\n"))
    assert rows.row(0) == ("Tony Blair", "Consult", "South Sudan", date(2012, 2, 6), None, "SSD")


def test_a_quotation_mark_in_a_name_is_a_mark(tmp_path: Path):
    assert tab_table("name", "id")(file(tmp_path, 'The "Group"\t0\n')).row(0) == ('The "Group"', "0")


@pytest.mark.parametrize(("text", "which"), [("a\t1\nb", "last"), ("a\nb\t1\n", "first")])
def test_a_file_that_is_cut_short_is_refused(tmp_path: Path, text: str, which: str):
    with pytest.raises(DataError, match=rf"The {which} line of 'events.txt' has 1 fields, not 2"):
        tab_table("name", "id")(file(tmp_path, text))


def test_text_where_a_number_should_be_is_refused(tmp_path: Path):
    with pytest.raises(DataError, match=r"events\.txt"):
        tab_table("one", "two", numbers=True)(file(tmp_path, "1\tx\n"))
