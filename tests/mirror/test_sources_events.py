"""Files of coded events on the real files: what they count, what they are a part of, and a second reading."""

import csv
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

import polycentric as pc
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")
PARTS = ("train", "valid", "test")


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_parts_of_2014_are_the_year_in_order_and_no_event_comes_twice():
    parts = [table("icews_2014", part) for part in PARTS]
    days = [(part["day"].min(), part["day"].max()) for part in parts]
    assert days == [
        (date(2014, 1, 1), date(2014, 10, 31)), (date(2014, 11, 1), date(2014, 11, 30)),
        (date(2014, 12, 1), date(2014, 12, 31)),
    ]  # fmt: skip
    whole = pl.concat(parts)
    assert whole.height == whole.unique().height == 90_730


def test_every_kind_of_icews_has_a_goldstein_score():
    scored = set(table("icews_sample", "kinds")["name"].str.to_lowercase())
    assert set(table("icews_2014", "kinds")["name"].str.to_lowercase()) <= scored
    for part in ("valid", "test"):
        assert set(table("icews_2005_2015", part)["kind"].str.to_lowercase()) <= scored


def test_who_acts_most_are_governments_and_persons_whom_no_state_is_told_of():
    actors = table("icews_2014", "actors")
    most = table("icews_2014", "train")["source_id"].value_counts(sort=True).head(6)
    named = most.join(actors, left_on="source_id", right_on="id")
    assert {"Barack Obama", "John Kerry"} <= set(named.filter(pl.col("state").is_null())["name"])
    assert {"CHN", "IRN"} <= set(named["state"])


@pytest.mark.parametrize(
    ("name", "state"),
    [("Police (Australia)", "AUS"), ("Citizen (Nigeria)", "NGA"), ("South Korea", "KOR"), ("North Korea", "PRK"),
     ("Citizen (Germany)", "DEU"), ("Foreign Affairs (Russia)", "RUS"), ("Serbia", "SRB"), ("Vietnam", "VNM"),
     ("Hamas", None), ("UN Security Council", None)],
)  # fmt: skip
def test_an_actor_of_the_file_is_of_its_state(name: str, state: str | None):
    assert table("icews_2014", "actors").filter(pl.col("name") == name)["state"].to_list() == [state]


def test_the_governments_of_most_powers_are_not_among_the_actors_and_so_their_counts_are_missing():
    governments = set(table("icews_2014", "actors").filter("government")["state"].drop_nulls())
    assert {"CHN", "JPN", "FRA", "IRN", "KOR"} <= governments
    assert not {"USA", "RUS", "DEU", "GBR", "IND", "ISR", "UKR", "TUR"} & governments
    panel = pc.load("history", years=(2005, 2015), series=["icews_2014", "icews_2005_2015"])
    for name in ("icews14_events", "icews05_events"):
        assert panel.pc.masked(name).sel(state=["USA", "RUS", "DEU"]).isnull().all()


def test_the_panel_counts_between_states_and_leaves_a_pair_without_events_missing():
    panel = pc.load("history", years=(2004, 2016), series=["icews_2014", "icews_2005_2015"])
    in_2014 = panel.pc.masked("icews14_events")
    assert in_2014.sel(year=2014, state="CHN", partner="JPN").item() == 364
    assert in_2014.sel(year=2014, state="CHE", partner="URY").isnull().item()
    assert in_2014.sel(year=[2013, 2015]).isnull().all()
    fifth = panel.pc.masked("icews05_events")
    assert fifth.sel(year=[2004, 2016]).isnull().all()
    assert fifth.sel(year=slice(2005, 2015)).notnull().any(("state", "partner")).all()
    assert panel["icews14_events"].attrs["rows_left_out"] == panel["icews05_events"].attrs["rows_left_out"] == 0


def test_the_two_tenths_of_2005_to_2015_share_no_event():
    valid, test = table("icews_2005_2015", "valid"), table("icews_2005_2015", "test")
    assert pl.concat([valid, test]).unique(["source", "kind", "target", "day"]).height == 92_367


def test_gdelts_part_is_three_days_of_january():
    days = table("gdelt_2018", "events")["day"]
    assert sorted(days.unique()) == [date(2018, 1, day) for day in (25, 26, 27)]


def test_the_events_are_as_the_csv_module_reads_them(mirror: Path):
    folder = mirror / "files/events"
    first = date(2014, 1, 1)
    for part in PARTS:
        raw = {
            (int(one), int(kind), int(two), first + timedelta(hours=int(hours)))
            for one, kind, two, hours, _ in lines(folder / f"icews14/{part}.txt")
        }
        assert set(table("icews_2014", part).rows()) == raw
    for part in ("valid", "test"):
        raw_lines = {tuple(line) for line in lines(folder / f"icews0515/icews_2005-2015_{part}.txt")}
        rows = table("icews_2005_2015", part).select("source", "kind", "target", pl.col("day").cast(pl.String))
        assert set(rows.rows()) == raw_lines
    gdelt = table("gdelt_2018", "events").select("source_id", "kind_id", "target_id", "quarter")
    assert set(gdelt.rows()) == {tuple(map(int, line)) for line in lines(folder / "gdelt_tkg/valid.txt")}
