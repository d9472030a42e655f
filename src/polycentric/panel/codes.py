"""The codes of the panel's states, as texts per state: what the table of states says for a year."""

from collections.abc import Sequence

from polycentric.states import Cow, Gw, Iso3, code_of

_SYSTEMS = {"ccode": Cow, "gwcode": Gw, "iso3": Iso3}


def codes_of(states: Sequence[str], year: int) -> dict[str, list[str]]:
    """Give `ccode`, `gwcode` and `iso3` of each state in a year; an empty text where the system has no code for it.

    The codes are texts, so that a number of one system is never added to, or joined with, a number of another.
    """
    return {name: [_text(state, system, year) for state in states] for name, system in _SYSTEMS.items()}


def _text(state: str, system: type[Cow] | type[Gw] | type[Iso3], year: int) -> str:
    """Give one code as a text."""
    code = code_of(state, system, year)
    return "" if code is None else str(code.value)
