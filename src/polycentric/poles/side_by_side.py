"""Before and after: what power and polarity are with states apart, and with groups of them as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import GroupError
from polycentric.labels import cell_labels, laid
from polycentric.panel.blocs import text_of, treatable
from polycentric.panel.group_members import facts_name, groups_of, names_of
from polycentric.panel.group_record import members, members_of
from polycentric.panel.group_text import Groups
from polycentric.poles import by_run, on_map
from polycentric.poles.classes.contract import VERDICTS
from polycentric.poles.contract import PoleDefinition
from polycentric.poles.verdicts import verdict_map
from polycentric.poles.world import World
from polycentric.power.contract import PowerIndex
from polycentric.ties.contract import TieLayer

GROUP, LARGEST_MEMBER, LARGEST = "group", "largest member", "among the largest"
SHOWN = 5
POWER: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "index": pl.String,
    "role": pl.String,
    "actor": pl.String,
    "name": pl.String,
    "group": pl.String,
    "share_apart": pl.Float64,
    "rank_apart": pl.Int32,
    "share_as_one": pl.Float64,
    "rank_as_one": pl.Int32,
    "reason": pl.String,
}
_KEYS = ("definition", "index", "set")
_COMPARED = ("class", "number", "poles", "reason")
Floats = NDArray[np.float64]


def worlds_of(
    panel: xr.Dataset,
    groups: Groups,
    indices: Mapping[str, PowerIndex] | None = None,
    layers: Mapping[str, TieLayer] | None = None,
) -> tuple[World, World]:
    """Give the world with states apart and with groups as one, in the years in which each group has members.

    Raises
    ------
    GroupError
        If there is no such year, or a group can't stand as one.
    """
    text = text_of(groups_of(panel, groups))
    part = treatable(panel, (text,)).get(text)
    if part is None:
        raise GroupError(f"'{text}' cannot stand as one: in no year of this panel has each of the groups members.")
    return World(part, None, indices, layers), World(part, text, indices, layers)


def power_side_by_side(
    panel: xr.Dataset | tuple[World, World],
    groups: Groups = "",
    indices: Mapping[str, PowerIndex] | None = None,
    top: int = SHOWN,
) -> pl.DataFrame:
    """Give share and rank on each index with states apart and with groups as one.

    Parameters
    ----------
    panel : Dataset, or the two worlds of `worlds_of`
    groups : str, Group, or sequence of these
        As `polycentric.panel.group_text` says: ``"EU"``, ``"EU-HUN+GBR"``, ``"EU; NAFTA=USA,CAN,MEX"``.
    indices : mapping, optional
        Power indices by name; those of the package that have shares if left out.
    top : int
        How many of the largest actors are shown, by either way of counting.

    Returns
    -------
    DataFrame
        A row per year (of each run), index and actor: each group, its largest member, and the largest actors before and
        after. A group's `share_apart` is the sum of its members' shares, and it has no rank apart; a member has no
        share as one. `reason` says why a number is missing.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> found = power_side_by_side(load("now"), "EU")
    >>> union = found.filter((found["index"] == "output_mer") & (found["actor"] == "EU"))
    >>> union["rank_as_one"].to_list()
    [2]
    """
    apart, one = worlds_of(panel, groups, indices) if isinstance(panel, xr.Dataset) else panel
    rows = [row for index in apart.indices for row in _of_index(apart, one, index, top)]
    beside = by_run.beside(apart.panel)
    frame = pl.DataFrame(rows, schema_overrides=POWER) if rows else pl.DataFrame(schema=POWER)
    return by_run.in_runs(frame.select([*beside, *POWER]), apart.panel)


def polarity_side_by_side(
    panel: xr.Dataset | tuple[World, World],
    groups: Groups = "",
    definitions: str | Sequence[str] | Mapping[str, PoleDefinition] | None = None,
    indices: Mapping[str, PowerIndex] | None = None,
    layers: Mapping[str, TieLayer] | None = None,
) -> pl.DataFrame:
    """Give the class and the poles of each reading with states apart and with groups as one.

    Parameters
    ----------
    panel, groups
        As for `power_side_by_side`.
    definitions : str, sequence of str, or mapping, optional
        Those of the package if left out.

    Returns
    -------
    DataFrame
        A row per year (of each run), definition, index and set: `class_apart` and `class_as_one`, `number_...`,
        `poles_...` and `reason_...` likewise, and `changed`: whether both ways give a class, and another; missing where
        either gives none.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> rows = polarity_side_by_side(load("now"), "EU", ["half_of_leader"]).filter(index="output_mer", set="all")
    >>> rows.select("class_apart", "class_as_one").rows()
    [('bipolar', 'multipolar')]
    """
    pair = worlds_of(panel, groups, indices, layers) if isinstance(panel, xr.Dataset) else panel
    runs = by_run.beside(pair[0].panel)
    keys = [*runs, "year", *_KEYS]
    chosen = on_map.indices(pair[0])
    apart, one = (
        verdict_map(world, definitions=definitions, indices=[name for name in chosen if name in world.indices]).select(
            *keys, *_COMPARED
        )
        for world in pair
    )
    joined = apart.rename({name: f"{name}_apart" for name in _COMPARED}).join(
        one.rename({name: f"{name}_as_one" for name in _COMPARED}), on=keys, how="left", maintain_order="left"
    )
    both = pl.col("class_apart").is_in(VERDICTS) & pl.col("class_as_one").is_in(VERDICTS)
    changed = pl.when(both).then(pl.col("class_apart") != pl.col("class_as_one")).alias("changed")
    sides = [f"{name}_{side}" for name in _COMPARED for side in ("apart", "as_one")]
    return joined.select(*keys, changed, *sides)


@dataclass(frozen=True)
class _Cell:
    """The shares of one cell by actor, and why there are none."""

    shares: dict[str, float]
    gap: str

    def rank(self, actor: str) -> int | None:
        """Rank an actor among those with data; equal ones share the better rank."""
        own = self.shares.get(actor)
        return None if own is None else 1 + sum(other > own for other in self.shares.values())

    def largest(self, top: int) -> list[str]:
        """Name the largest actors, equal ones by label."""
        return sorted(self.shares, key=lambda actor: (-self.shares[actor], actor))[:top]


def _of_index(apart: World, one: World, index: str, top: int) -> Iterator[dict[str, Any]]:
    """Give the rows of one index."""
    before, after = _cells(apart, index), _cells(one, index)
    labels = {name: each.tolist() for name, each in cell_labels(apart.panel).items()}
    ever, names = members(one.panel), names_of(apart.single, one.groups)
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        about = {name: each[at] for name, each in labels.items()} | {"index": index}
        inside = {group: members_of(one.panel, int(about["year"]), group) for group in ever}
        home = {state: group for group, states in inside.items() for state in states}
        for role, actor in _actors(old, new, inside, top):
            group = actor if actor in inside else home.get(actor, "")
            apart_share = _sum(old, inside[actor], new, actor) if actor in inside else old.shares.get(actor)
            yield about | {
                "role": role, "actor": actor, "name": names.get(actor) or facts_name(apart.panel, actor),
                "group": group, "share_apart": apart_share,
                "rank_apart": None if actor in inside else old.rank(actor),
                "share_as_one": new.shares.get(actor), "rank_as_one": new.rank(actor),
                "reason": _reason(old, new, actor, group),
            }  # fmt: skip


def _actors(old: _Cell, new: _Cell, inside: Mapping[str, list[str]], top: int) -> list[tuple[str, str]]:
    """Say who is shown, and as what: groups, their largest members, and the largest before and after."""
    shown = [(GROUP, group) for group in inside]
    for states in inside.values():
        held = [state for state in states if state in old.shares]
        shown += [(LARGEST_MEMBER, min(held, key=lambda state: (-old.shares[state], state)))] if held else []
    taken = {actor for _, actor in shown}
    both = dict.fromkeys([*new.largest(top), *old.largest(top)])
    return [*shown, *((LARGEST, actor) for actor in both if actor not in taken)]


def _sum(old: _Cell, states: Sequence[str], new: _Cell, group: str) -> float | None:
    """Give the sum of the members' shares, where enough of them are known for the group to have a value."""
    held = [old.shares[state] for state in states if state in old.shares]
    return float(sum(held)) if held and group in new.shares else None


def _reason(old: _Cell, new: _Cell, actor: str, group: str) -> str:
    """Say why a number is missing."""
    if old.gap or new.gap:
        return old.gap or new.gap
    if actor == group and actor not in new.shares:
        return "members with more than a hundredth of its people have no data"
    if group and actor != group:
        return f"in {group} when that is one"
    return "" if actor in new.shares or actor in old.shares else "no data"


def _cells(world: World, index: str) -> list[_Cell]:
    """Give the shares of all states on an index, cell by cell."""
    shares = laid(world.shares(index), world.sizes)
    gaps = laid(_gaps(world, index), world.sizes, ())
    labels = [str(state) for state in world.panel["state"].values]
    made = [
        _Cell({state: float(value) for state, value in zip(labels, row, strict=True) if value == value}, "")
        for row in shares.rows
    ]
    return [_Cell(made[place].shares, str(gaps.rows[gap])) for place, gap in zip(shares.place, gaps.place, strict=True)]


def _gaps(world: World, index: str) -> xr.DataArray:
    """Give the gaps of an index with their labels."""
    like = world.power(index).isel(state=0, drop=True)
    return like.copy(data=world.gaps(index)).drop_attrs()
