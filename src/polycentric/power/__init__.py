"""Power indices: what a state has. One file per index; none of them is *the* index.

``polycentric.power.INDICES`` is the dict of all; each is also a name here: ``polycentric.power.output_ppp(panel)``.
"""

from typing import Any

from polycentric.power.contract import PowerIndex
from polycentric.registry import collect

INDICES = collect(__name__, "INDEX", "power index", PowerIndex)

# An index is called as polycentric.power.NAME(panel): the entry takes the place of the submodule of that name.
globals().update(INDICES)

__all__ = ["INDICES", "PowerIndex"]


def __getattr__(name: str) -> Any:
    """Raise with the nearest known index for a name that is none."""
    if name.startswith("_"):
        raise AttributeError(name)
    try:
        return INDICES[name]
    except KeyError as unknown:
        raise AttributeError(str(unknown)) from None
