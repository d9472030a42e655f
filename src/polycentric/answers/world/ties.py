"""What ties the states: largest partners, pacts and forums of each, and the network among the largest."""

import datetime
from collections.abc import Mapping

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.answers.world.indices import years
from polycentric.errors import PolycentricError
from polycentric.panel.schema import MEMBER
from polycentric.pictures.drawing.words import listed
from polycentric.pictures.records.findings import State, period_of
from polycentric.pictures.records.network import Network, Tie
from polycentric.poles.world import World
from polycentric.sources import bodies, pacts
from polycentric.ties.alliance_names import by_pact
from polycentric.ties.plausible import main_partners

LAYER = "trade_dependence"
_NODES = 30
_INPUTS = ("exports", "imports", "gdp_mer", "export_share", "import_share")


def states(world: World) -> dict[str, State]:
    """Give every state with its codes, largest partner, pacts and forums."""
    panel = world.panel
    partners, held, sat = largest_partners(world), pact_members(panel), forum_members(panel)
    unknown = unknown_partners(panel)
    labels = [str(label) for label in panel["state"].values]
    names = {label: _text(panel, "name", place) or label for place, label in enumerate(labels)}
    states_by_id: dict[str, State] = {}
    for place, label in enumerate(labels):
        partner, weight = partners.get(label, ("", None))
        states_by_id[label] = State(
            id=label,
            name=names[label],
            codes={system: _text(panel, system, place) for system in ("iso3", "ccode", "gwcode")},
            partner=partner,
            dependence=weight,
            pacts=pacts_in_words(label, held, names),
            forums=tuple(forum for forum, members in sat.items() if label in members),
            unknown=unknown.get(label, ""),
        )
    return states_by_id


def unknown_partners(panel: xr.Dataset) -> dict[str, str]:
    """Say why a state's largest partner isn't known, where its lists leave that open; nothing of other states."""
    if not {"export_share", "import_share", "exports", "imports"} <= set(map(str, panel.data_vars)):
        return {}
    row = main_partners(panel).isel(year=-1)
    return {str(state): str(why) for state, why in zip(row["state"].values, row.values, strict=True) if why}


def largest_partners(world: World) -> dict[str, tuple[str, float]]:
    """Give each state's partner of largest observed dependence, and how large it is; none where it isn't known."""
    values = _layer(world)
    if values is None:
        return {}
    seen, unknown = np.where(np.isnan(values), -1.0, values), world.unknown(LAYER).isel(year=-1).values
    labels = [str(label) for label in world.panel["state"].values]
    best = seen.argmax(axis=1)
    return {
        label: (labels[best[place]], float(seen[place, best[place]]))
        for place, label in enumerate(labels)
        if seen[place, best[place]] > 0 and not unknown[place]
    }


def network(world: World, index: str, largest: tuple[str, ...]) -> Network:
    """Give the largest states and every observed tie of dependence among them."""
    values, labels = _layer(world), [str(label) for label in world.panel["state"].values]
    kept = largest[:_NODES]
    ties: list[Tie] = []
    if values is not None:
        place = {label: number for number, label in enumerate(labels)}
        ties = [
            Tie(one, other, float(values[place[one], place[other]]))
            for one in kept
            for other in kept
            if one != other and values[place[one], place[other]] > 0
        ]
    return Network(kept, tuple(ties), dependence_period(world.panel), index)


def dependence_period(panel: xr.Dataset) -> str:
    """Say from which years the inputs of dependence are."""
    return period_of(year for name in _INPUTS if name in panel for year in years(panel, (name,)).values())


def pact_members(panel: xr.Dataset) -> dict[str, set[str]]:
    """Give the states bound by each pact at the panel's year's end; nothing where the list doesn't cover it."""
    day = datetime.date(int(panel["year"].values[-1]), 12, 31)
    if not pacts.covers(day):
        return {}
    bound: dict[str, set[str]] = {}
    known = {str(label) for label in panel["state"].values}
    for pact, state, partner in pacts.obligations(day).iter_rows():
        bound.setdefault(str(pact), set()).update({str(state), str(partner)} & known)
    return {pact: members for pact, members in bound.items() if members}


def pact_labels() -> dict[str, str]:
    """Give each pact's name: the usual one, the short one in brackets where the list has one, else the treaty's."""
    labels = {str(pact): str(label) for pact, label in pacts.table("pacts").select("pact", "label").iter_rows()}
    short = {pact: label.split("(")[1].split(")")[0] if "(" in label else label for pact, label in labels.items()}
    return short | {pact: name for pact, name in by_pact().items() if pact in short}


def pact_name(pact: str, members: set[str]) -> str:
    """Name a pact briefly: one of two parties by them, others without what follows the treaty's name."""
    label = pact_labels().get(pact, pact)
    return label.rsplit(", ", 1)[-1] if len(members) == 2 else label.split(", ")[0]


def pacts_in_words(state: str, held: Mapping[str, set[str]], names: Mapping[str, str]) -> tuple[str, ...]:
    """Name the treaties of three parties or more, then those bound to the state by treaties of two."""
    inside = {pact: members for pact, members in held.items() if state in members}
    many = [pact_name(pact, members) for pact, members in inside.items() if len(members) > 2]
    others = {names[other] for members in inside.values() if len(members) == 2 for other in members if other != state}
    return (*sorted(many), *((f"with {listed(sorted(others))}",) if others else ()))


def forum_members(panel: xr.Dataset) -> dict[str, set[str]]:
    """Give the full members of each forum that the panel knows and that counts at its last year's end."""
    if "membership" not in panel:
        return {}
    known = [str(name) for name in panel["organisation"].values]
    codes = panel["membership"].isel(year=-1)
    return {
        name: {str(s) for s in panel["state"].values[codes.sel(organisation=name).values == MEMBER]}
        for name in bodies.forums(datetime.date(int(panel["year"].values[-1]), 12, 31))
        if name in known
    }


def _layer(world: World) -> NDArray[np.float64] | None:
    """Give dependence in the last year, or None where this world can't have it."""
    try:
        return np.asarray(world.layer(LAYER).isel(year=-1).values, dtype=np.float64)
    except PolycentricError:
        return None


def _text(panel: xr.Dataset, name: str, place: int) -> str:
    """Give one state's text of a coordinate; empty where there is none."""
    return str(panel[name].isel(year=-1).values[place]) if name in panel.coords else ""
