"""For how many states each partner is the largest that an edition lists, exports and imports apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import polars as pl

from polycentric.panel import editions
from polycentric.panel.pictures import pictures, rows_of
from polycentric.panel.reading import read
from polycentric.states import facts
from polycentric.ties.through_time.members import members_in

Flow = Literal["exports", "imports"]
UNION = "EU"
# An edition counts where so many of its states have a list that one state leads.
LEAST_LISTS = 0.75
_SCHEMA: dict[str, Any] = {
    "edition": pl.Int16, "partner": pl.String, "states": pl.Int32, "of_theirs": pl.Float64, "of_all": pl.Float64,
}  # fmt: skip


@dataclass(frozen=True)
class Lists:
    """The partner lists of one edition and flow.

    Attributes
    ----------
    edition, states : int
        The edition, and how many states it has.
    shares : mapping of str to mapping
        By state with a list, the listed share of each partner that is a state.
    led : mapping of str to str
        The largest listed partner of each state whose list a state leads.
    groups : mapping of str to float
        By state, the share of the European Union where it is listed as one.
    undecided : int
        Lists led by a group of states, or by nobody known: which state is largest can't be told.
    repeated : float
        The part of the lists that are those of the edition before.
    """

    edition: int
    states: int
    shares: Mapping[str, Mapping[str, float]]
    led: Mapping[str, str]
    groups: Mapping[str, float]
    undecided: int
    repeated: float

    @property
    def is_partial(self) -> bool:
        """Tell whether too few states have a list that one state leads."""
        return len(self.led) < LEAST_LISTS * self.states


@lru_cache(maxsize=2)
def lists_of(flow: Flow) -> tuple[Lists, ...]:
    """Give the lists of every edition."""
    found: list[Lists] = []
    for edition in editions.editions():
        found.append(_lists(flow, edition, found[-1].shares if found else {}))
    return tuple(found)


def largest_partners(flow: Flow) -> pl.DataFrame:
    """Give for how many states each partner is the largest that is listed, edition by edition.

    Parameters
    ----------
    flow : str
        ``"exports"`` or ``"imports"``.

    Returns
    -------
    DataFrame
        A row for each `edition` and `partner` that is the largest of any state: `states`, how many; `of_theirs`, the
        part of these states' exports (or imports) that goes to it (or comes from it); `of_all`, the part of all exports
        of states with a list that is listed under it. What isn't listed is missing and not zero, so `of_all` is a least
        value. Editions with too few lists are left out.
    """
    traded = read(pictures(), flow)
    rows: list[dict[str, Any]] = []
    for lists in lists_of(flow):
        if not lists.is_partial:
            amounts = traded.sel(year=lists.edition).to_series().dropna().to_dict()
            rows += _rows(lists, {str(state): float(value) for state, value in amounts.items()})
    return pl.DataFrame(rows, schema=_SCHEMA).sort("edition", "states", "partner", descending=[False, True, False])


def led_by_the_union(flow: Flow) -> dict[int, tuple[int, int]]:
    """Give by edition for how many states outside the European Union it is the largest partner if its members are one.

    Returns
    -------
    dict of int to (int, int)
        The count, and how many states outside it have a list. Its share is the sum of its listed members', so it is a
        least value. Editions in which membership isn't known by date are left out.
    """
    found: dict[int, tuple[int, int]] = {}
    for lists in lists_of(flow):
        inside = members_in(UNION, lists.edition) if not lists.is_partial else ()
        if inside:
            outside = [state for state in lists.shares if state not in inside]
            found[lists.edition] = sum(_union_leads(lists, state, set(inside)) for state in outside), len(outside)
    return found


def _union_leads(lists: Lists, state: str, inside: set[str]) -> bool:
    """Tell whether a state's largest listed partner is the Union taken as one."""
    shares = lists.shares[state]
    union = max(sum(share for partner, share in shares.items() if partner in inside), lists.groups.get(state, 0.0))
    return union > max((share for partner, share in shares.items() if partner not in inside), default=0.0)


def _lists(flow: Flow, edition: int, before: Mapping[str, Mapping[str, float]]) -> Lists:
    """Read the lists of one edition."""
    rows = rows_of(edition)
    states = set(rows["states"]["state"].to_list())
    listed = rows["partners"].filter((pl.col("flow") == flow) & pl.col("share").is_not_null())
    listed = listed.filter(pl.col("state").is_in(sorted(states))).sort("share", "rank", descending=[True, False])
    shares: dict[str, dict[str, float]] = {}
    tops: dict[str, float] = {}
    groups: dict[str, float] = {}
    territories = _territories()
    for state, partner, name, share in listed.select("state", "partner", "partner_name", "share").iter_rows():
        if partner is not None:
            shares.setdefault(state, {}).setdefault(partner, share)
        elif name not in territories:
            tops.setdefault(state, share)
        if name == UNION:
            groups.setdefault(state, share)
    led = {state: next(iter(each)) for state, each in shares.items() if next(iter(each.values())) > tops.get(state, 0)}
    same = sum(before.get(state) == each for state, each in shares.items())
    return Lists(
        edition=edition,
        states=len(states),
        shares=shares,
        led=led,
        groups=groups,
        undecided=listed["state"].n_unique() - len(led),
        repeated=same / len(shares) if shares else 0.0,
    )


def _rows(lists: Lists, amounts: Mapping[str, float]) -> list[dict[str, Any]]:
    """Give one edition's rows."""
    every = sum(amounts[state] for state in lists.shares if state in amounts)
    rows: list[dict[str, Any]] = []
    for partner in sorted(set(lists.led.values())):
        led = [state for state, largest in lists.led.items() if largest == partner]
        known = [state for state in led if state in amounts]
        theirs = sum(amounts[state] for state in known)
        given = sum(amounts[state] * lists.shares[state][partner] for state in known)
        listed = sum(amounts[s] * each[partner] for s, each in lists.shares.items() if partner in each and s in amounts)
        rows.append({
            "edition": lists.edition, "partner": partner, "states": len(led),
            "of_theirs": given / theirs if theirs else None, "of_all": listed / every if every else None,
        })  # fmt: skip
    return rows


def _territories() -> set[str]:
    """Name the places that are no states: one of them on top of a list leaves open no state's place."""
    return {each.name for each in facts.territories()}
