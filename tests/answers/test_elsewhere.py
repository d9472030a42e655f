"""Names of one kind given where another is expected: each of all names leads to what was meant, or says where it is."""

import re

import click
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers import asked
from polycentric.answers.elsewhere import (
    ADDITION,
    ASKED,
    INDEX,
    LAYER,
    PORTFOLIOS,
    SERIES,
    SOURCE,
    VARIABLE,
    in_words,
    kinds_of,
    leads_to,
    sources_of,
    things,
)
from polycentric.answers.parts.coverage_layers import chosen
from polycentric.answers.questions.similarity import CALLED, KINDS
from polycentric.cli.app import collect_commands, polycentric
from polycentric.errors import PolycentricError, UnknownNameError
from polycentric.panel.series import SERIES as KNOWN_SERIES
from polycentric.panel.series import variables
from polycentric.power import INDICES
from polycentric.sources import SOURCES
from polycentric.tidy import additions
from polycentric.ties import LAYERS
from polycentric.ties.called import known, name_of

NAMES = tuple(sorted(things()))
KNOWN = {
    "source": set(SOURCES),
    "series or variable": {*KNOWN_SERIES, *variables()},
    "power index": {*INDICES, *INDICES.aliases},
    "addition": set(additions()),
    PORTFOLIOS: set(KINDS),
}


def test_a_source_of_warheads_is_led_to_from_its_index_and_back():
    assert sources_of("warheads") == ("nuclear_warheads",)
    assert leads_to("nuclear_warheads", INDEX) == ("warheads",)
    assert leads_to("us_troops", LAYER) == ("troops", "troops_abroad", "hold")
    assert in_words("us_bases", LAYER, asked.again, asked.option) == (
        "'us_bases' is a source, of which there is no tie layer: pc.answers.source('us_bases') shows it."
    )


def test_every_source_series_layer_and_index_has_a_name_here():
    for names in (SOURCES, KNOWN_SERIES, variables(), known(LAYERS), INDICES, additions()):
        assert set(names) <= set(NAMES)


@pytest.mark.parametrize("kind", [*ASKED, PORTFOLIOS])
def test_every_name_leads_to_known_names_of_each_kind_or_says_that_there_is_none(kind: str):
    silent: list[str] = []
    for name in NAMES:
        for led in leads_to(name, kind):
            assert led in KNOWN[kind] if kind in KNOWN else name_of(led, LAYERS), (name, led)
        own = set(kinds_of(name)) <= set(ASKED.get(kind, ()))
        words = in_words(name, kind, asked.again, asked.option)
        if not own and not words:
            silent.append(name)
    assert not silent


@pytest.mark.parametrize("kind", [*ASKED, PORTFOLIOS])
def test_every_call_that_is_named_is_a_command_that_knows_the_name_in_it(kind: str):
    commands, options = set(collect_commands()), ("--add", "--layer")
    named = 0
    with asked.typed("polycentric"):
        for name in NAMES:
            for call in re.findall(
                r"polycentric ([a-z-]+(?: show)?) (\S+?)(?:[,.]| or| shows|$)",
                in_words(name, kind, asked.again, asked.option),
            ):
                assert call[0].partition(" ")[0] in commands, call
                assert call[1] in things(), call
                named += 1
            for option, word in re.findall(r"(--\w+) (\w+)", in_words(name, kind, asked.again, asked.option)):
                assert option in options
                named += 1
                assert word in (KINDS if option == "--layer" else additions())
    assert named > len(NAMES) / 4


def test_every_name_has_a_source_that_its_age_is_told_of():
    without = [name for name in NAMES if not sources_of(name)]
    assert all(set(kinds_of(name)) == {ADDITION} for name in without), without
    assert all(each in SOURCES for name in NAMES for each in sources_of(name))


def test_every_name_with_a_variable_is_understood_by_coverage():
    every = {*KNOWN_SERIES, *variables()}
    for name in NAMES:
        if set(kinds_of(name)) & {SOURCE, SERIES, VARIABLE, LAYER, INDEX} and any(
            each.variables for each in things()[name]
        ):
            series, beside = chosen([name])
            assert series or beside, name
            assert set(series) <= every, name


def test_every_further_name_of_portfolios_is_the_name_of_something():
    assert set(CALLED.values()) == set(KINDS)
    assert {name for name in CALLED if name not in things()} <= {"un"}


@pytest.mark.parametrize("name", ["warheads", "troops", "relations", "cinc", "cow_trade"])
def test_update_tells_the_age_of_what_a_layer_series_or_index_is_made_of(name: str):
    rows = pc.answers.update(name, year=2026).table
    assert rows["source"].to_list() == sorted(sources_of(name), key=rows["source"].to_list().index)
    assert rows.height == len(sources_of(name))


@pytest.mark.parametrize("words", [("sources", "us_troops"), ("source", "us_troops"), ("sources", "troops_abroad")])
def test_the_record_of_a_source_is_shown_by_its_name_alone(words: tuple[str, ...]):
    shown = CliRunner().invoke(polycentric, list(words), catch_exceptions=False)
    assert shown.exit_code == 0
    assert "us_troops" in shown.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("power", "us_troops"), "'us_troops' is a source and an addition, of which there is no power index: "
         "polycentric sources show us_troops shows it."),
        (("ties", "us_troops"), "polycentric ties troops, polycentric ties troops_abroad or polycentric ties hold."),
        (("fetch", "warheads"), "'warheads' is a variable and a power index: polycentric fetch nuclear_warheads."),
        (("similarity", "USA", "RUS", "--layer", "atop_defense"), "is a variable and a tie layer: --layer atop."),
        (("table", "dyad-years", "--add", "relations"), "'relations' is a tie layer: --add peace_data."),
        (("table", "state-years", "--add", "treaties"), "--add atop_treaties"),
    ],
)  # fmt: skip
def test_the_error_names_the_command_that_works(words: tuple[str, ...], message: str):
    with pytest.raises((PolycentricError, click.UsageError)) as refused:
        polycentric.main(list(words), standalone_mode=False)
    assert message in str(refused.value)


def test_a_name_of_nothing_is_refused_as_before():
    with pytest.raises(UnknownNameError) as unknown:
        pc.answers.update("wrhds")
    assert "is a" not in str(unknown.value)


@pytest.mark.parametrize(
    ("ask", "lead"),
    [
        (("ties", "warheads"), "no tie layer: polycentric power warheads shows it"),
        (("power", "council_acts"), "polycentric table system-years with --add council_acts shows it"),
        (("cite", "troops"), "'troops' is a tie layer, made of: polycentric cite us_troops"),
    ],
)
def test_a_name_of_another_kind_leads_to_the_call_that_shows_it(ask: tuple[str, ...], lead: str):
    result = CliRunner().invoke(polycentric, list(ask))
    assert result.exit_code != 0
    assert lead in str(result.exception)


def test_coverage_of_votes_says_which_source_goes_on():
    answer = pc.answers.coverage("votes")
    assert any(note.startswith("Further in votes in the UN General Assembly") for note in answer.notes)
