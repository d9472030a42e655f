"""The codes of the panel's states, as texts per state: what the table of states says for a year."""

from collections.abc import Sequence


def codes_of(states: Sequence[str], year: int) -> dict[str, list[str]]:
    """Give `ccode`, `gwcode` and `iso3` of each state in a year; an empty text where the system has no code for it."""
    return {}
