"""Who is in a group in which year of a panel, and what is to be said of it.

An organisation's members are those of each year: by the panel's memberships where it holds them (a picture's, those of
its last year), else by date, at each year's end: the European Union's treaties, the bodies that the package dates
since 1990, and before that the Correlates of War's list of organisations, where it has been fetched. A state belongs
to nothing in a year in which it doesn't live.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, GroupError, PolycentricError, UnknownNameError
from polycentric.labels import truths
from polycentric.panel.group_dates import dated_spans, full_name, on_dates, titles, year_span
from polycentric.panel.group_text import Group, Groups, Names, parse
from polycentric.panel.schema import MEMBER
from polycentric.states import facts, find
from polycentric.states.lookup import meaning

_SHOWN = 6
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Membership:
    """Who is in a group: a truth for each year and state of a panel, and whether members leave its list of states.

    Attributes
    ----------
    group : Group
    name : str
        The group's name in words.
    inside : array (year, state)
    leave : bool
        Whether the panel is one picture, of which members are no states any more; else they are blank in their years.
    notes : tuple of str
        What is to be said of who is in it.
    """

    group: Group
    name: str
    inside: Truths
    leave: bool
    notes: tuple[str, ...] = ()


def by_date(panel: xr.Dataset) -> bool:
    """Tell whether members come and go: the panel says who lived when."""
    return "exists" in panel.coords


def groups_of(panel: xr.Dataset, groups: Groups) -> tuple[Group, ...]:
    """Read groups as they are written, by the names of a panel's states and organisations.

    Raises
    ------
    GroupError, UnknownNameError
        As `polycentric.panel.group_text.parse` does.
    """
    return parse(groups, _names(panel))


def memberships(panel: xr.Dataset, groups: Groups) -> tuple[Membership, ...]:
    """Say who is in each group in each year of a panel.

    Raises
    ------
    GroupError
        If a group can't be read, has no member in any year, takes away a state that was never in it, shares a state
        with another group, or has a state's label.
    UnknownNameError
        If a name means no state and no organisation.
    CoverageError
        If it isn't known who belonged to an organisation in a year.
    """
    made = stated(panel, groups)
    for who in made:
        _check(panel, who)
    for place, who in enumerate(made):
        for other in made[:place]:
            _refuse_shared(panel, other, who)
    return made


def stated(panel: xr.Dataset, groups: Groups) -> tuple[Membership, ...]:
    """Say the same of groups that may have no members here, or share some."""
    return tuple(_membership(panel, group) for group in groups_of(panel, groups))


def names_of(panel: xr.Dataset, groups: Groups | None) -> dict[str, str]:
    """Give the name in words of each group, by its label."""
    return {group.label: _name(group) for group in groups_of(panel, groups)} if groups else {}


def group_labels(panel: xr.Dataset, groups: Groups | None) -> tuple[str, ...]:
    """Give the labels of groups, in their order."""
    return tuple(names_of(panel, groups))


def who_is_in(panel: xr.Dataset, groups: Groups) -> pl.DataFrame:
    """Say who is in each group, from when to when.

    Returns
    -------
    DataFrame
        A row per group, state and span of the panel's years: `group`, `name` of the group, `state`, `state_name`,
        `first` and `last` year.
    """
    return pl.DataFrame(
        [
            {"group": who.group.label, "name": who.name, "state": state, "state_name": facts_name(panel, state),
             "first": first, "last": last}
            for who in memberships(panel, groups)
            for state, spans in spans_of(panel, who).items()
            for first, last in spans
        ],
        schema={"group": pl.String, "name": pl.String, "state": pl.String, "state_name": pl.String,
                "first": pl.Int32, "last": pl.Int32},
    )  # fmt: skip


def spans_of(panel: xr.Dataset, who: Membership) -> dict[str, list[tuple[int, int]]]:
    """Give the first and last of the panel's years in a row in which each state is in a group."""
    years, spans = [int(year) for year in panel["year"].values], dict[str, list[tuple[int, int]]]()
    for place in np.flatnonzero(who.inside.any(axis=0)):
        edges = np.flatnonzero(np.diff(np.concatenate([[False], who.inside[:, place], [False]]).astype(np.int8)))
        state = str(panel["state"].values[place])
        spans[state] = [(years[a], years[b - 1]) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return spans


def facts_name(panel: xr.Dataset, state: str) -> str:
    """Give a state's name in the panel's last year, or by its id."""
    if "name" in panel.coords and state in panel["state"].values:
        return str(panel["name"].sel(state=state).isel(year=-1).item())
    return facts.states()[state].name if state in facts.states() else state


def _membership(panel: xr.Dataset, group: Group) -> Membership:
    """Say who is in one group: term by term."""
    labels = [str(state) for state in panel["state"].values]
    living = truths(panel["exists"].transpose("year", "state")) if by_date(panel) else None
    inside = np.zeros((panel.sizes["year"], len(labels)), dtype=np.bool_)
    notes = list[str]()
    for term in group.terms:
        marks = _of_body(panel, term.name) if term.is_body else np.tile(np.isin(labels, [term.name]), (len(inside), 1))
        marks = marks if living is None else marks & living
        if not term.is_body:
            notes += _noted(panel, group, term.name, inside, marks, taken=term.taken)
        inside = inside & ~marks if term.taken else inside | marks
    return Membership(group, _name(group), inside, not by_date(panel), tuple(notes))


def _noted(panel: xr.Dataset, group: Group, state: str, inside: Truths, marks: Truths, *, taken: bool) -> list[str]:
    """Say of a state that is named what changes nothing: it doesn't live, was in already, or was never in."""
    years = panel["year"].values
    if not marks.any():
        return [f"{state} is no state here in {year_span(years)}: {group.label} stands without it."]
    lived = np.asarray(marks.any(axis=1))
    notes = [] if lived.all() else [f"{state} is a state here in {_runs(years, lived)} only."]
    before = (inside & marks).any()
    if taken and not before:
        known = {each for body in group.bodies for each, _, _ in dated_spans(body)}
        if state not in known:
            raise GroupError(f"The group '{group.text}' takes {state} away, which is not in it: leave '-{state}' out.")
        notes.append(
            f"{state} is not in {group.bodies[0]} in {year_span(years)}, so that taking it away changes nothing."
        )
    if not taken and group.bodies and np.array_equal(inside & marks, marks):
        notes.append(f"{state} is in {group.bodies[0]} already: adding it changes nothing.")
    return notes


def _of_body(panel: xr.Dataset, body: str) -> Truths:
    """Say who is in an organisation: by the panel's memberships, or by date."""
    held = [str(name) for name in panel["organisation"].values] if panel.sizes.get("organisation") else []
    if body in held:
        codes = panel["membership"].sel(organisation=body)
        if set(codes.dims) != {"year", "state"}:
            raise CoverageError(f"Bloc '{body}' cannot be pooled over several vintages: take one of them.")
        inside = truths(codes.transpose("year", "state") == MEMBER)
        return inside if by_date(panel) else np.tile(inside[-1], (len(inside), 1))
    if not by_date(panel):
        raise UnknownNameError("organisation", body, held)
    return on_dates(panel, body)


def _names(panel: xr.Dataset) -> Names:
    """Give the names that mean something on a panel: its organisations, or those that are dated; and its states."""
    held = [str(name) for name in panel["organisation"].values] if panel.sizes.get("organisation") else []
    titled = titles()
    known = held or list(titled)
    written = {titled[name].casefold(): name for name in known if name in titled}
    written |= {name.casefold(): name for name in known}
    labels = {str(state).upper(): str(state) for state in panel["state"].values}

    def state(text: str) -> str:
        return labels.get(text.strip().upper()) or find(text).id

    def is_state(text: str) -> bool:
        plain = text.strip().upper()
        return (
            plain in labels or plain in facts.states() or plain.startswith(("COW:", "GW:")) or bool(meaning(text).names)
        )

    ids = [*known, *labels.values(), *(each.name for each in facts.states().values())]
    reserved = {each.casefold(): name for name, title in titled.items() for each in (name, title)}
    return Names(written, state, is_state, ids, reserved)


def _name(group: Group) -> str:
    """Name a group in words."""
    if group.body and not group.labelled:
        return full_name(group.body)
    return group.label


def _check(panel: xr.Dataset, who: Membership) -> None:
    """Refuse a group without members, or with the label of a state."""
    label = who.group.label
    if _state_of(label, panel) in {str(state) for state in panel["state"].values}:
        raise GroupError(
            f"The group '{label}' cannot stand as one: this panel already has a state of that label; give it one "
            f"of its own, 'Label={_unlabelled(who.group)}'."
        )
    if not who.inside.any():
        why = f" ({' '.join(who.notes)})" if who.notes else ""
        raise GroupError(f"The group '{label}' cannot stand as one: it has no members in this panel{why}.")


def _state_of(label: str, panel: xr.Dataset) -> str:
    """Give the id of the state that a label is, or is a name of in the panel's last year; else the label."""
    try:
        return find(label, int(panel["year"].values[-1])).id
    except PolycentricError:
        return label


def _refuse_shared(panel: xr.Dataset, one: Membership, other: Membership) -> None:
    """Refuse two groups with a state in common."""
    both = one.inside & other.inside
    if not both.any():
        return
    year = int(np.flatnonzero(both.any(axis=1))[-1])
    shared = [str(state) for state in panel["state"].values[both[year]]]
    first, second = one.group, other.group
    fix = ""
    if second.bodies:
        fix = "-".join([second.text, *([first.body] if first.body else shared if len(shared) <= _SHOWN else [])])
    raise GroupError(
        f"{first.label} and {second.label} share {_listed(shared)} in {int(panel['year'].values[year])}, and a state "
        f"can be in one actor only: take them out of one of the two"
        + (f", for example '{first.text}; {fix}'." if fix not in ("", second.text) else ".")
    )


def _unlabelled(group: Group) -> str:
    """Write a group without its label."""
    return group.text.partition("=")[2] or group.text


def _listed(states: Sequence[str]) -> str:
    """Name some states, and say how many more there are."""
    more = f" and {len(states) - _SHOWN} more" if len(states) > _SHOWN else ""
    return ", ".join(states[:_SHOWN]) + more


def _runs(years: NDArray[Any], lived: Truths) -> str:
    """Write the years in which something is so, those in a row as one."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], lived, [False]]).astype(np.int8)))
    return ", ".join(year_span(years[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True))
