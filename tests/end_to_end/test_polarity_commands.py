"""The commands on two centuries without their data: what is asked wrongly is refused before anything is read."""

import click
import pytest

from polycentric.answers.parts.polarity_rows import shown_years
from polycentric.answers.parts.polarity_world import named_set
from polycentric.cli.app import polycentric
from polycentric.errors import PolycentricError


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--year", "2016", "--years", "1900-2000"], "--year is one year and --years are several"),
        (["--years", "19-20"], "is no span of years"),
        (["--table", "nonsense"], "is not one of"),
        (["--json", "--svg"], "two forms of one result"),
    ],
)
def test_what_is_asked_wrongly_is_refused(arguments: list[str], message: str):
    with pytest.raises((PolycentricError, click.UsageError, click.BadParameter)) as refused:
        polycentric.main(["polarity", *arguments], standalone_mode=False)
    assert message in str(refused.value)


def test_states_with_commas_are_a_set_of_their_own_and_a_name_is_a_name():
    assert named_set("United Kingdom, usa,GBR") == ("own_set", {"own_set": ("GBR", "USA")})
    assert named_set("majors") == ("majors", {})
    with pytest.raises(PolycentricError, match="No state is called 'Atlantis'"):
        named_set("USA,Atlantis")


def test_a_reader_sees_the_first_year_the_last_and_some_between():
    assert shown_years([1900, 1901]) == [1900, 1901]
    shown = shown_years(list(range(1816, 2023)))
    assert (shown[0], shown[-1], len(shown)) == (1816, 2022, 12)
