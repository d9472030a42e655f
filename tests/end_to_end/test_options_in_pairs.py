"""An option that is given is used, or refused beside what leaves it without use: walked through in pairs."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from option_pairs import Case, command_of, faults, leaves, remembered, thinned, use_files

from polycentric.cli.app import polycentric
from polycentric.cli.command import Command

NOT_DRAWN = (
    "--votes", "--columns", "--codes", "--anchor", "--posterior", "--draws", "--without", "--only", "--bridges",
    "--side", "--motion", "--second-anchor", "--sessions", "--step", "--picture", "--binary", "--items",
)  # fmt: skip
SPEECHES = str(Path(__file__).parents[2] / "examples" / "speeches")
DEBATE = str(Path(SPEECHES).with_name("debate"))
CASES = {
    "words": Case(
        ["words", "great_powers", "--corpus", SPEECHES],
        {"--state": ["Tuscany"], "--years": ["1855-1855"], "--table": ["decades"], "--snippets": ["1"]},
        without=["--corpus", "--body", "--stance"],
    ),
    "words stance": Case(
        ["words", "multipolar", "--corpus", SPEECHES, "--stance"],
        {"--state": ["Tuscany"], "--years": ["1855-1855"], "--table": ["decades"], "--snippets": ["1"]},
        without=["--corpus", "--body", "--stance"],
    ),
    "words compare": Case(
        ["words", "--compare", "Hanover", "Tuscany", "--corpus", DEBATE],
        {"--state": ["Tuscany"], "--years": ["1851-1854"], "--table": ["decades"], "--snippets": ["1"]},
        without=["--corpus", "--body", "--compare"],
    ),
    "power": Case(
        ["power"],
        {"INDEX": ["output_ppp"]},
        without=["--world"],
        equal={
            ("--top", "--as-one"): "the first of all is the same",
            ("--top", "--set"): "the first of all is the same",
        },
    ),
    "ties": Case(
        ["ties"],
        {"LAYER": ["trade_dependence"], "--add": ["visits.csv"], "--state": ["France"]},
        without=["--world"],
        equal={("LAYER", "--svg"): "it is the one layer that is drawn"},
    ),
    "ties LAYER": Case(["ties", "pacts"], {"--year": ["2022"]}, without=["--world", "--add", "--unlisted", "--bounds"]),
    "ties own": Case(
        ["ties", "visits", "--add", "visits.csv"],
        {},
        without=["--world", "--add", "--year", "--carry", "--bounds"],
        equal={("--top", "--state"): "the strongest is also that of the state"},
    ),
    "polarity": Case(
        ["polarity"],
        {"DEFINITION": ["half_of_leader"], "--index": ["population"], "--table": ["concentration"]},
        without=["--world", "--json", "--ties", "--no-ties"],
    ),
    "power years": Case(
        ["power", "output_ppp", "--years", "2014-2020"],
        {"--as-known": ["2018"]},
        without=["--world", "--year", "--years", "--add"],
        equal={
            ("--top", "--as-one"): "the first of all is the same",
            ("--top", "--set"): "the first of all is the same",
        },
    ),
    "polarity years": Case(
        ["polarity", "--years", "2014-2020"],
        {"DEFINITION": ["half_of_leader"], "--index": ["population"], "--as-known": ["2018"]},
        without=["--world", "--year", "--years", "--add", "--ties", "--no-ties"],
    ),
    "ties years": Case(
        ["ties", "trade", "--state", "France", "--years", "2014-2020"],
        {"--as-known": ["2018"]},
        without=["--world", "--year", "--years", "--add", "--unlisted", "--state"],
    ),
    "revisions": Case(["revisions", "gdp_ppp"], {"--state": ["France"], "--of": ["2014"]}),
    "report": Case(
        ["report", "--no-history"], {}, without=["--world", "--history", "--no-history", "--mirror", "--csv"]
    ),
    "ideal-points": Case(
        ["ideal-points", "--votes", "council.csv", "--anchor", "Ada"],
        {
            "--state": ["Eve"],
            "--side": ["Eve", "Ada", "Cy"],
            "--year": ["2"],
            "--bridges": ["bridges.csv"],
            "--picture": ["items"],
            "--second-anchor": ["Eve"],
            "--sessions": ["1", "3"],
        },
        without=[
            "--votes",
            "--columns",
            "--codes",
            "--anchor",
            "--posterior",
            "--without",
            "--only",
        ],
    ),
    "ideal-points drawn": Case(
        ["ideal-points", "--votes", "council.csv", "--anchor", "Ada", "--posterior", "--draws", "20"],
        {"--state": ["Eve"], "--year": ["2"]},
        without=NOT_DRAWN,
    ),
    "voting-power": Case(
        ["voting-power"],
        {"BODY": ["eu_council"], "--year": ["1960"]},
        without=["--weights", "--quota", "--veto"],
        equal={("BODY", "--year"): "the double majority is younger"},
    ),
    "voting-power own": Case(
        ["voting-power", "--weights", "A=4,B=2,C=1", "--quota", "5"],
        {"--veto": ["B"]},
        without=["--weights", "--quota", "--year"],
    ),
    "states list": Case(["states", "list"], {"--year": ["1914"]}),
    "states match": Case(["states", "match", "Burma"], {"--year": ["1960"]}, without=["--file", "--names"]),
    "states show": Case(["states", "show", "Yemen"]),
    "sources list": Case(["sources", "list"]),
    "sources show": Case(["sources", "show", "factbook"]),
    "sources check": Case(
        ["sources", "check"],
        {"NAME": ["bodies"]},
        without=["--mirror"],
        equal={
            ("--all", "--csv"): "no other source is here, and none of those away has a fault",
            ("--all", "--out"): "as --csv",
        },
    ),
    "cite": Case(["cite"], {"SOURCE": ["atop"]}),
    "table list": Case(["table", "list"]),
    "futures": Case(
        ["futures", "run", "--runs", "4", "--until", "2027"], without=["--runs", "--until", "--folder", "--cluster"]
    ),
    "futures levers": Case(["futures", "levers"], without=["--sweep", "--runs", "--until", "--seed"]),
    "futures show": Case(["futures", "show"], {"PROCESS": ["council"]}),
    "futures new": Case(["futures", "new"], {"LEVER": ["sanction"]}),
    "update": Case(["update", "un_votes"], {"--year": ["2040"]}, without=["SOURCE"]),
}


@pytest.fixture(autouse=True)
def _few_states(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    use_files(monkeypatch, tmp_path)
    monkeypatch.setenv("POLYCENTRIC_MIRROR", "")
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path / "cache"))
    with thinned(monkeypatch), remembered(monkeypatch):
        yield


@pytest.mark.parametrize("name", CASES)
def test_an_option_that_is_given_is_used_or_refused(name: str):
    unused = faults(CASES[name])
    assert not unused, "\n".join(unused)


def _leaf_name(words: tuple[str, ...]) -> str:
    return " ".join(words)


@pytest.mark.parametrize("words", list(leaves()), ids=_leaf_name)
def test_every_command_checks_what_it_is_given(words: tuple[str, ...]):
    assert isinstance(command_of(words), Command), f"Declare {' '.join(words)} with cls=Command."


READING = (("--columns", "state=a"), ("--layout", "sipri"), ("--decimal", "comma"), ("--missing", "-9"),
           ("--names", "cow"), ("--skip-strangers",))  # fmt: skip


def _reading(words: tuple[str, ...]) -> bool:
    """Tell whether a command reads a user's file in several ways."""
    return any(each.name == "layout" for each in command_of(words).params)


def _options() -> list[tuple[tuple[str, ...], click.Option]]:
    """Give the options with one value of every command."""
    options = [(words, each) for words in leaves() for each in command_of(words).params]
    return [(words, each) for words, each in options
            if isinstance(each, click.Option) and not each.multiple and not each.is_flag]  # fmt: skip


@pytest.mark.parametrize("words", [words for words in leaves() if _reading(words)], ids=_leaf_name)
@pytest.mark.parametrize("typed", READING, ids=" ".join)
def test_how_a_file_is_read_is_refused_without_a_file(words: tuple[str, ...], typed: tuple[str, ...]):
    done = CliRunner().invoke(polycentric, [*words, *typed])
    message = done.stderr if done.exit_code == 2 else str(done.exception)  # of a question, which `main` words
    assert f"{typed[0]} says how your own file is read: name the file with" in message


@pytest.mark.parametrize(("words", "option"), _options(), ids=str)
def test_an_option_with_one_value_is_refused_a_second_time(words: tuple[str, ...], option: click.Option):
    command, typed = command_of(words), [max(option.opts, key=len), *["1"] * option.nargs]
    with pytest.raises(click.UsageError, match=f"{typed[0]} is given twice"):
        command.make_context("x", [*typed, *typed])
