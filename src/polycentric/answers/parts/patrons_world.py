"""The world that patrons are read off: pledges, and what measures of power are made from."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polycentric.answers.where import Years
    from polycentric.poles.world import World


def world_of(span: "Years", *indices: str) -> "World":
    """Load the pledges of some years, and what indices are made from."""
    from polycentric.panel.load import load
    from polycentric.poles.world import World
    from polycentric.power import INDICES
    from polycentric.ties import LAYERS

    layers = ("pacts", "pledge_grades")
    needed = {name for each in layers for name in LAYERS[each].archive()}
    needed |= {name for each in indices for name in INDICES[each].archive()} | {"tpop"}  # people weigh the coverage
    panel = load("history", years=span, series=sorted(needed))
    return World(panel, indices={name: INDICES[name] for name in indices}, layers={n: LAYERS[n] for n in layers})
