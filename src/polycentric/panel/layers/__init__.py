"""The layers of the world `history`: one file per group of variables that come from one table.

``polycentric.panel.layers.LAYERS`` is the dict of all; `find` says which file gives a variable.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from polycentric.errors import UnknownNameError
from polycentric.panel.contract import Edition, Layer, Measure
from polycentric.registry import collect

LAYERS = collect(__name__, "LAYER", "layer", Layer)

__all__ = ["LAYERS", "Edition", "Layer", "Measure", "find", "measures"]


@cache
def measures() -> Mapping[str, tuple[Layer, Measure]]:
    """Give every variable that a layer gives, with its layer."""
    return MappingProxyType({each.name: (layer, each) for layer in LAYERS.values() for each in layer.variables})


def find(names: Iterable[str]) -> dict[str, list[Measure]]:
    """Give the variables asked for, by layer; a layer's name asks for all of its variables.

    Raises
    ------
    UnknownNameError
        If a name is neither a layer's nor a variable's; the nearest ones are suggested.
    """
    found: dict[str, dict[str, Measure]] = {}
    for name in names:
        if name in LAYERS:
            wanted = LAYERS[name].variables
            layer = name
        elif name in measures():
            record, measure = measures()[name]
            wanted, layer = (measure,), record.name
        else:
            raise UnknownNameError("layer or variable", name, {*LAYERS, *measures()})
        found.setdefault(layer, {}).update({each.name: each for each in wanted})
    return {layer: list(wanted.values()) for layer, wanted in found.items()}
