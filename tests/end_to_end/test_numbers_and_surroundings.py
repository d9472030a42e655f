"""What is no number, no year or no number of threads is refused in one line, in every command that takes one."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from option_pairs import command_of, leaves

from polycentric.cli.app import polycentric
from polycentric.cli.options import YearType

FLOAT = (click.FloatRange, click.types.FloatParamType)
NUMBERS = [(words, each) for words in leaves() for each in command_of(words).params
           if isinstance(each, click.Option) and isinstance(each.type, FLOAT)]  # fmt: skip
SEEDS = [words for words in leaves() for each in command_of(words).params if "--seed" in each.opts]
YEARS = [(words, each) for words in leaves() for each in command_of(words).params if isinstance(each.type, YearType)]
THREADS = ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS")


def _numbers_of(words: tuple[str, ...], option: str) -> int:
    """Count the numbers that an option takes at once."""
    return next(each.nargs for each in command_of(words).params if option in each.opts)


def refused(words: tuple[str, ...], option: str, value: str) -> str:
    """Give the message that refuses a value; only reading the options, for all that comes after is not reached."""
    with pytest.raises(click.UsageError) as mistake:
        command_of(words).make_context(words[-1], [option, *[value] * _numbers_of(words, option)])
    return mistake.value.format_message()


def test_there_are_numbers_seeds_and_years():
    assert len(NUMBERS) > 4
    assert len(SEEDS) > 3
    assert len(YEARS) > 15


@pytest.mark.parametrize("value", ["nan", "NaN", "-nan", "inf", "Infinity", "-inf", "1e999"])
@pytest.mark.parametrize(("words", "option"), NUMBERS, ids=str)
def test_what_is_no_number_is_refused(words: tuple[str, ...], option: click.Option, value: str):
    message = refused(words, option.opts[0], value)
    assert option.opts[0] in message
    assert "no number that can be used" in message or "is not in the range" in message


@pytest.mark.parametrize("value", [str(10**23), str(2**63), str(2**32), "-1", "9" * 5000, "1.0", "nan"])
@pytest.mark.parametrize("words", SEEDS, ids=" ".join)
def test_a_seed_is_a_whole_number_that_every_generator_takes(words: tuple[str, ...], value: str):
    assert "--seed" in refused(words, "--seed", value)


@pytest.mark.parametrize("value", ["0", "-1", "-1914", "10000", str(10**23)])
@pytest.mark.parametrize(("words", "option"), YEARS, ids=str)
def test_a_year_that_there_never_was_is_refused(words: tuple[str, ...], option: click.Option, value: str):
    assert "is no year: write one such as 1914" in refused(words, option.opts[0], value)


@pytest.mark.parametrize("value", ["0000", "0000-1914", "-5", "1914-1900", "1914-", "99999", "nan"])
def test_a_span_of_years_holds_no_year_0_and_is_in_order(value: str):
    done = CliRunner().invoke(polycentric, ["network", "--years", value])
    assert done.exit_code == 2
    assert "Invalid value for '--years'" in done.stderr


@pytest.mark.parametrize("terms", ["regime=nan", "regime=inf", "wars,regime=-inf", "regime=1e999"])
def test_a_weight_is_a_number(terms: str):
    done = CliRunner().invoke(polycentric, ["landscape", "--year", "1938", "--terms", terms])
    assert done.exit_code == 2
    assert "a weight is a number" in done.stderr


@pytest.mark.parametrize("value", ["0", "-1", "abc", "1.5", "99999", "nan"])
@pytest.mark.parametrize("name", THREADS)
def test_a_number_of_threads_is_a_whole_number(name: str, value: str):
    done = CliRunner().invoke(polycentric, ["power", "output_ppp"], env={name: value})
    assert done.exit_code == 2
    assert f"The environment variable {name} is '{value}', which is no number of threads" in done.stderr


ODD = [
    {"POLARS_MAX_THREADS": "0"}, {"NUMBA_NUM_THREADS": "abc"}, {"OMP_NUM_THREADS": "-1"}, {"COLUMNS": "0"},
    {"COLUMNS": "abc"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"}, {"HOME": ""}, {"HOME": "/proc/nowhere"}, {"TMPDIR": "/nowhere"}, {"TERM": "dumb"},
    {"NO_COLOR": "1"}, {"TZ": "nowhere"}, {"POLYCENTRIC_CACHE": "/proc/nowhere"}, {"XDG_CACHE_HOME": "relative"},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=str)
@pytest.mark.parametrize("words", [("states", "list"), ("power", "output_ppp", "--top", "3")], ids=" ".join)
def test_odd_surroundings_work_or_are_told_in_one_line(odd: dict[str, str], words: tuple[str, ...], tmp_path: Path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POLYCENTRIC")}
    done = subprocess.run([sys.executable, "-m", "polycentric", *words], env={**kept, **odd}, cwd=tmp_path,
                          capture_output=True, check=False)  # fmt: skip
    message = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0 or (done.returncode == 2 and message.count("\n") == 1), message
    assert "bug" not in message
    assert not [*tmp_path.iterdir()]


def _in(encoding: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command with standard output in an encoding."""
    command = [sys.executable, "-m", "polycentric", *words]
    return subprocess.run(
        command, env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False, timeout=300
    )


def test_data_that_an_encoding_lacks_are_refused_and_a_table_is_escaped(tmp_path: Path):
    done = _in("cp866", "states", "list", "--csv")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"which the encoding 'cp866' of standard output lacks: set PYTHONIOENCODING=utf-8" in done.stderr
    assert b"Bras\\xedlia" in _in("cp866", "states", "list").stdout
    out = tmp_path / "states.csv"
    assert _in("cp866", "states", "list", "--csv", "--out", str(out)).returncode == 0
    assert "Brasília" in out.read_text(encoding="utf-8")


def test_where_no_encoding_is_set_up_data_are_in_utf_8():
    assert "Brasília".encode() in _in("ascii", "states", "list", "--csv").stdout
    assert "Brasília".encode("latin-1") in _in("latin-1", "states", "list", "--csv").stdout


def test_json_nested_too_deep_is_no_result(tmp_path: Path):
    deep = tmp_path / "deep.json"
    deep.write_text("[" * 100_000)
    done = CliRunner().invoke(polycentric, ["cite", "--result", str(deep)])
    assert "names no sources (RecursionError)" in str(done.exception)
