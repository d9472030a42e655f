"""What was gathered of a state before, kept under the hash of the tables and of the archive that it is read from."""

from collections.abc import Callable

from polycentric.answers.parts.lines import Fact, Gathered, Line
from polycentric.answers.parts.places import Places
from polycentric.answers.world import kept_records

OfState = tuple[list[Fact], bool, Gathered]


def of_state(places: Places, make: Callable[[], OfState]) -> OfState:
    """Give the facts of power, whether a source isn't here, and all other lines."""
    asked = kept_records.about_archive((places.at, places.state))
    return kept_records.record("state", asked, make, (Gathered, Line))
