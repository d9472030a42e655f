"""Which world a question is asked of where nobody names one: the archive for years that `now` barely observed."""

import numpy as np
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.where import where_of
from polycentric.cli.app import polycentric
from polycentric.panel.now_world import FIRST_OBSERVED, FIRST_YEAR, LAST_YEAR
from polycentric.tables.places import CACHE_VARIABLE, MIRROR_VARIABLE


@pytest.fixture
def no_archive(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path_factory.mktemp("cache")))
    monkeypatch.delenv(MIRROR_VARIABLE, raising=False)


def test_the_first_observed_year_is_the_one_from_which_half_of_the_states_have_an_output():
    years = pc.load("now", years=(FIRST_YEAR, LAST_YEAR))
    observed = years["gdp_ppp"].notnull().sum("state") / years["exists"].sum("state")
    from_then = observed.sel(year=slice(FIRST_OBSERVED, LAST_YEAR - 1))
    assert bool((from_then > 0.5).all())
    before = observed.sel(year=slice(FIRST_YEAR, FIRST_OBSERVED - 1))
    assert list(before["year"].values[np.asarray(before > 0.5)]) == [1994, 1999, 2004]


@pytest.mark.usefixtures("no_archive")
@pytest.mark.parametrize("year", [1990, 1995, 2000, 2007])
def test_without_the_archive_a_thin_year_stays_in_the_world_now_and_says_so(year: int):
    at = where_of({"year": year}, lambda: ["cinc"])
    assert at.world == "now"
    assert at.note.startswith("Not from the world 'history', whose sources haven't been fetched")
    assert "polycentric fetch" in at.note


@pytest.mark.parametrize(
    "place",
    [{"year": 2008}, {"year": 2024}, {}, {"year": 2000, "carry": True}, {"year": 2000, "as_known": 2010},
     {"year": 2000, "world": "now"}, {"years": (2000, 2010)}],
)  # fmt: skip
def test_a_year_that_is_observed_or_a_world_that_is_chosen_needs_no_look_at_the_archive(place: dict[str, object]):
    def unasked() -> list[str]:
        raise AssertionError("the archive was looked at")

    at = where_of(place, unasked)  # pyright: ignore[reportArgumentType]  # a Place, spelled by hand
    assert (at.world, at.note) == ("now", "")


@pytest.mark.usefixtures("no_archive")
def test_an_index_that_the_archive_lacks_stays_in_the_world_now_without_a_word():
    assert where_of({"year": 2000}, list).note == ""
    assert not any("history" in note for note in pc.answers.power("output_ppp", year=1999).notes)


@pytest.mark.usefixtures("no_archive")
def test_an_index_of_one_state_is_not_told_as_that_states_share_of_the_world():
    answer = pc.answers.power("output_ppp", year=1995)
    assert answer.sentences[0].startswith("Too little is known of 1995 for shares of the world")
    both = pc.answers.power("output_ppp", "population", year=1995)
    assert both.sentences[0].startswith("By population China 21%, India")
    assert "output_ppp: 1 of 192 states has data" in both.sentences[1]
    assert "Tuvalu" not in both.text()


@pytest.mark.usefixtures("no_archive")
def test_polarity_and_power_of_a_thin_year_say_that_the_archive_is_missing():
    assert any("haven't been fetched" in note for note in pc.answers.power(year=2000).notes)
    assert any("haven't been fetched" in note for note in pc.answers.polarity(year=2000, ties=False).notes)


@pytest.mark.usefixtures("no_archive")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["power", "cinc", "--year", "2016"], "polycentric power cinc --year 2016 --world history; polycentric fetch"),
        (["power", "cinc"], "polycentric power cinc --world history; polycentric fetch --all gets it first"),
        (["power", "cinc", "--years", "2008-2016", "--top", "3"],
         "polycentric power cinc --top 3 --years 2008-2016 --world history; polycentric fetch"),
        (["polarity", "--index", "cinc", "--year", "2016"],
         "polycentric polarity --index cinc --year 2016 --world history"),
    ],
)  # fmt: skip
def test_an_index_of_the_archive_alone_is_refused_with_the_whole_command(words: list[str], told: str):
    done = CliRunner().invoke(polycentric, words)
    assert told in str(done.exception)
