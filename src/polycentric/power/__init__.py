"""Power indices: what a state has. One file per measure, with its rival series; none of them is *the* index.

``polycentric.power.INDICES`` is the dict of all; each is also a name here: ``polycentric.power.output_ppp(panel)``.
Rivals answer to two names, their own and ``measure:series`` (``output_fariss``, ``output:fariss``); the measure alone
(``output``) is whichever rival a panel offers first.
"""

from polycentric.power.contract import PowerIndex, Rival, check
from polycentric.power.named import named
from polycentric.registry import attribute_of, collect

INDICES = named(collect(__name__, "INDEX", "power index", PowerIndex, check=check))

# An index is called as polycentric.power.NAME(panel): the entry takes the place of the submodule of that name.
globals().update({**INDICES.aliases, **INDICES})
__getattr__ = attribute_of(INDICES, __name__)

__all__ = ["INDICES", "PowerIndex", "Rival"]


def __dir__() -> list[str]:
    return sorted({*__all__, *INDICES})
