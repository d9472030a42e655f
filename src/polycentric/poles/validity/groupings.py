"""Every measure of who stands with whom that the package has, as pairs of states by year, to be held against camps.

Nothing is listed by name that a registry knows: a definition whose finding has camps, a tie layer and a similarity each
get a row by being there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.labels import PAIR, numbers
from polycentric.poles.contract import PoleDefinition
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.validity.camps import Pairs, of_groups, of_overlapping
from polycentric.poles.world import World
from polycentric.ties.similar import Kind, similarity
from polycentric.ties.similarity import SIMILARITIES

if TYPE_CHECKING:
    from polycentric.poles.validity.contract import LabelSet

ByYear = Mapping[int, Pairs]
COMMUNITIES = ("pacts", "trade", "organisations", "combined")
PLEDGES = ("pacts", "pledge_grades")
LANDSCAPE_MOST = 26  # states: of more not every division can be looked at


@dataclass(frozen=True)
class Grouping:
    """A measure of who stands with whom.

    Attributes
    ----------
    name : str
        The measure and what it is of, with a stroke between: ``"camps/trade"``.
    find : callable
        Gives the pairs of each year that it knows.
    nearness : bool
        Whether it says how near two states are, not whether they are of one group.
    of_pledges : bool
        Whether it reads what states have pledged to each other.
    """

    name: str
    find: Callable[[], ByYear]
    nearness: bool = False
    of_pledges: bool = False


def groupings(world: World, cases: "tuple[LabelSet, ...]") -> Iterator[Grouping]:
    """Give every measure of camps of a world that has the years of some sets of known camps."""
    for layer in COMMUNITIES:
        yield Grouping(f"camps/{layer}", partial(_communities, world, layer), of_pledges=layer in ("pacts", "combined"))
    yield Grouping("cliques/pledges", partial(_cliques, world), of_pledges=True)
    yield Grouping("poles_after_bueno_de_mesquita/pledges", partial(_alike, world), of_pledges=True)
    yield Grouping("landscape", partial(_landscape, cases))
    for name, definition in DEFINITIONS.items():
        if not definition.uses_index:
            told = bool(set(definition.layers) & set(PLEDGES))
            yield Grouping(name, partial(_of_definition, world, definition), of_pledges=told)
    for layer in world.layers:
        yield Grouping(f"tie/{layer}", partial(_of_layer, world, layer), True, of_pledges=layer in PLEDGES)
    for name, measure in SIMILARITIES.items():
        yield Grouping(f"{name}/alliances", partial(_similar, world, name, "alliances"), True, of_pledges=True)
        if not measure.weighted:
            yield Grouping(f"{name}/votes", partial(_similar, world, name, "votes"), nearness=True)
    for series in ("bailey", "bailey_passage"):
        yield Grouping(f"ideal_points/{series}", partial(_published, world, series), nearness=True)
    yield Grouping("ideal_points/ours", _estimated, nearness=True)


def _communities(world: World, layer: str) -> ByYear:
    """Give communities of a layer."""
    from polycentric.poles.groups.camps import camps

    held = camps(world, layer).states.drop_nulls("camp")
    parts = held.partition_by("year", as_dict=True, maintain_order=True)
    return {
        int(str(year)): of_groups(dict(part.select("state", "camp").iter_rows())) for (year,), part in parts.items()
    }


def _cliques(world: World) -> ByYear:
    """Give maximal cliques of pledges, which overlap; who has pledged nothing is alone."""
    from polycentric.poles.groups.cliques import maximal_cliques

    found: dict[int, Pairs] = {}
    for year, labels, pledged in _pledges(world.single):
        tied = (pledged > 0) | (pledged.T > 0)
        np.fill_diagonal(tied, val=False)
        found[year] = of_overlapping([[labels[place] for place in clique] for clique in maximal_cliques(tied)])
    return found


def _alike(world: World) -> ByYear:
    """Give poles of alike portfolios; who is in none is with nobody."""
    from polycentric.poles.groups.polarization import poles_after_bueno_de_mesquita
    from polycentric.ties.similar import alliances

    found: dict[int, Pairs] = {}
    for each in alliances(world.single):
        labels = world.single["state"].values[each.places].astype(str)
        pole = poles_after_bueno_de_mesquita(each.compare("tau_b").values)
        alone = [label if number < 0 else int(number) for label, number in zip(labels, pole, strict=True)]
        found[each.year] = of_groups(dict(zip(map(str, labels), alone, strict=True)))
    return found


def _pledges(panel: xr.Dataset) -> Iterator[tuple[int, list[str], Any]]:
    """Give each year's states that have portfolios, and what each has pledged to each."""
    from polycentric.ties.similar import alliances

    for each in alliances(panel):
        labels = panel["state"].values[each.places].astype(str)
        yield each.year, [str(label) for label in labels], each.portfolios.values


def _landscape(cases: "tuple[LabelSet, ...]") -> ByYear:
    """Give the sides of the deepest minimum among the labelled states of each year."""
    from polycentric.panel.load import load
    from polycentric.poles.groups.landscape import landscape
    from polycentric.poles.groups.propensities import LOOKS_BACK, needed, propensities
    from polycentric.poles.validity.camps import labelled
    from polycentric.power import INDICES
    from polycentric.sets.shares import shares

    found: dict[int, Pairs] = {}
    for each in cases:
        panel = load("history", years=(each.first - LOOKS_BACK + 1, each.last), series=[*needed(), "cinc"])
        sizes = shares(INDICES["cinc"](panel))
        for year in each.years:
            alive = panel["exists"].sel(year=year)
            states = [state for state in labelled(each, year)[0] if bool(alive.sel(state=state))]
            if len(states) > LANDSCAPE_MOST:
                continue
            minima = landscape(propensities(panel, year, states).values, sizes.sel(year=year)).minima
            if minima:
                sides = dict.fromkeys(minima[0].first, 1) | dict.fromkeys(minima[0].second, 2)
                found[year] = of_groups(sides)
    return found


def _of_definition(world: World, definition: PoleDefinition) -> ByYear:
    """Give who follows whom by a definition of poles that says so; nothing of one that doesn't."""
    camps = world.find(definition).camps
    if camps is None:
        return {}
    heads = camps.transpose("year", "state")
    labels = [str(label) for label in heads["state"].values]
    rows = zip(heads["year"].values, heads.values, strict=True)
    return {
        int(year): of_groups({state: str(head) for state, head in zip(labels, row, strict=True) if head})
        for year, row in rows
    }


def _of_layer(world: World, layer: str) -> ByYear:
    """Give a layer's ties, of the two directions the larger."""
    return _by_year(world.layer(layer))


def _similar(world: World, measure: str, of: Kind) -> ByYear:
    """Give a similarity."""
    return _by_year(similarity(world.single, measure, of))


def _published(world: World, series: str) -> ByYear:
    """Give how near the published ideal points are to each other."""
    from polycentric.panel import reading

    return _near(reading.read(world.single, "ideal_point", series))


def _estimated() -> ByYear:
    """Give how near the ideal points of this package are to each other."""
    from polycentric.positions import ideal_points

    return _near(ideal_points("un").data["ideal_point"])


def _near(points: xr.DataArray) -> ByYear:
    """Make distances of points, the nearer the larger."""
    laid = points.transpose("year", "state")
    labels = tuple(str(label) for label in laid["state"].values)
    return {
        int(year): Pairs(labels, -np.abs(row[:, np.newaxis] - row))
        for year, row in zip(laid["year"].values, laid.values.astype(np.float64), strict=True)
    }


def _by_year(values: xr.DataArray) -> ByYear:
    """Give the cells of a tie, of the two directions the larger that is known."""
    held = numbers(values, PAIR)
    both = np.fmax(held, np.swapaxes(held, -1, -2))
    labels = tuple(str(label) for label in values["state"].values)
    return {int(year): Pairs(labels, cells) for year, cells in zip(values["year"].values, both, strict=True)}


def found_or_why(grouping: Grouping) -> ByYear | str:
    """Give a measure's pairs, or why the world has none."""
    try:
        return grouping.find()
    except CoverageError as nothing:
        return str(nothing)
