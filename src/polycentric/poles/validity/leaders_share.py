"""The leader's share of the major powers on an index, through the years: a published summary that must come out."""

import numpy as np

from polycentric.labels import numbers
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.world import World


def leaders_share(world: World, index: str = "cinc", state_set: str = "majors") -> dict[str, float]:
    """Summarise the leader's percentage of a set's power, and how many members the set has.

    Parameters
    ----------
    world : World
        On the years that the set of known cases judges; years in which a member has no value are left out.
    index, state_set : str

    Returns
    -------
    dict
        By the names of the published summary: minimum, maximum, median and mean, in percent, and the least, the most
        and the median number of members.
    """
    cases = LABEL_SETS["leaders_share"]
    span = slice(cases.first, cases.last)
    shares = numbers(world.shares(index, state_set).sel(year=span))
    top = np.where(np.isnan(shares), -np.inf, shares).max(axis=-1)
    percent = 100 * top[np.isfinite(top)]
    members = numbers(world.members(index, state_set).astype(float).sel(year=span)).sum(axis=-1)
    return {
        "minimum": float(percent.min()),
        "maximum": float(percent.max()),
        "median": float(np.median(percent)),
        "mean": float(percent.mean()),
        "fewest majors": float(members.min()),
        "most majors": float(members.max()),
        "median of majors": float(np.median(members)),
    }
