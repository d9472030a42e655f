"""Years of which no source knows anything are an error that says which it knows, never an empty table."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError

PAST = {
    ("network", "atop_defense", "--years", "2020-2022"): "covers 1815-2018, but 2020-2022",
    ("network", "--year", "2022"): "covers 1815-2018, but 2022",
    ("leads", "--years", "2024"): "'output_fariss' covers 1816-2019, but 2024",
    ("camps", "--table", "polarization", "--years", "2020-2024"): "covers 1815-2018",
    ("camps", "--years", "2020-2022"): "cover 1815-2018",
    ("power", "cinc", "--world", "history", "--year", "2023"): "'cinc' covers 1816-2022, but 2023",
    ("landscape", "--year", "2024"): "'cinc' covers 1816-2022",
    ("polarity", "--world", "history", "--years", "2024-2025"): "covers 1816-2022, but 2024-2025",
    ("similarity", "USA", "RUS", "--years", "2021-2024"): "covers 1816-2018",
    ("table", "state-years", "--from", "2023", "--to", "2024", "--add", "nmc"): "'nmc' covers 1816-2022",
    ("table", "dyad-years", "--from", "2020", "--to", "2020", "--add", "atop"): "'atop' covers 1815-2018",
}


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("arguments", list(PAST), ids=" ".join)
def test_years_past_a_source_are_refused(arguments: tuple[str, ...], archive: Path):
    with pytest.raises(CoverageError, match=PAST[arguments]):  # pyright: ignore[reportArgumentType]  # keys of several lengths
        CliRunner().invoke(polycentric, [*arguments], catch_exceptions=False)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        (("network", "--years", "2017-2020"), "covers 1815-2018: nothing is known of 2019-2020."),
        (("leads", "--years", "2019-2020"), "covers 1816-2019: nothing is known of 2020."),
        (("table", "state-years", "--from", "2022", "--to", "2023", "--add", "nmc"), "'nmc' covers 1816-2022"),
    ],
    ids=str,
)
def test_years_that_are_partly_known_are_noted(arguments: tuple[str, ...], note: str):
    done = CliRunner().invoke(polycentric, [*arguments], catch_exceptions=False)
    assert done.exit_code == 0
    assert note in done.stdout
