"""Who is compared: shares of a set of states, sets by name, dated lists of powers, and the coverage rule.

``shares`` divides an index by the sum over a set, ``named`` says who belongs to a set (all, the ten largest, the major
powers, a user's own), ``lists`` holds who has been called a power and when, and ``covered`` says how much of a set must
have data before anything is said of it. Nothing here knows a power index: it takes any numbers of states.
"""

from polycentric.sets import covered, lists, named, shares

__all__ = ["covered", "lists", "named", "shares"]


def __dir__() -> list[str]:
    return sorted(__all__)
