"""Power indices: what a state has. One file per index; none of them is *the* index.

``polycentric.power.INDICES`` is the dict of all; each is also a name here: ``polycentric.power.output_ppp(panel)``.
"""

from polycentric.power.contract import PowerIndex
from polycentric.registry import attribute_of, collect

INDICES = collect(__name__, "INDEX", "power index", PowerIndex)

# An index is called as polycentric.power.NAME(panel): the entry takes the place of the submodule of that name.
globals().update(INDICES)
__getattr__ = attribute_of(INDICES)

__all__ = ["INDICES", "PowerIndex"]
