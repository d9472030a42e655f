"""Who is a state, when, and under which code.

A state has an id of our own (`DEU`); a code says its system (`Cow(255)`, `Gw(260)`, `Polity(260)`, `Iso3("DEU")`), so
that numbers of two systems can't be joined; a name means one state exactly, or is refused with the candidates.

>>> from polycentric.states import Cow, Gw, code_of, match, state_of
>>> state_of(Cow(970)).name, state_of(Gw(970)).name
('Nauru', 'Kiribati')
>>> code_of(match("Germany"), Gw, 2020)
Gw(260)

The facts are small CSV files in `data/`, read on first use.
"""

from polycentric.states.codes import (
    Code,
    Cow,
    CowLetters,
    Gec,
    Gw,
    GwLetters,
    Iso2,
    Iso3,
    IsoNumber,
    Polity,
    PolityLetters,
)
from polycentric.states.contract import Dispute, Name, Spell, State, Succession, Territory
from polycentric.states.crosswalk import crosswalk
from polycentric.states.current import RULE, is_state, today
from polycentric.states.facts import disputes, get, states, successions, territories
from polycentric.states.matching import find, match, name_of, names_of, territory_of
from polycentric.states.membership import code_of, lives, members, spells, state_of
from polycentric.states.reading import Reading, read, read_all

__all__ = [
    "RULE",
    "Code",
    "Cow",
    "CowLetters",
    "Dispute",
    "Gec",
    "Gw",
    "GwLetters",
    "Iso2",
    "Iso3",
    "IsoNumber",
    "Name",
    "Polity",
    "PolityLetters",
    "Reading",
    "Spell",
    "State",
    "Succession",
    "Territory",
    "code_of",
    "crosswalk",
    "disputes",
    "find",
    "get",
    "is_state",
    "lives",
    "match",
    "members",
    "name_of",
    "names_of",
    "read",
    "read_all",
    "spells",
    "state_of",
    "states",
    "successions",
    "territories",
    "territory_of",
    "today",
]


def __dir__() -> list[str]:
    return sorted(__all__)
