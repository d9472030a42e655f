"""A number that a world can't give: a reading for each year, with the reason."""

from collections.abc import Iterator

from polycentric.labels import cell_labels
from polycentric.poles.three.contract import Reading
from polycentric.poles.world import World


def not_here(world: World, line: str, reason: str) -> Iterator[Reading]:
    """Give a reading without a value for each year (of each run) of a world."""
    labels = {name: values.tolist() for name, values in cell_labels(world.panel).items()}
    for cell, year in enumerate(labels["year"]):
        beside = {name: values[cell] for name, values in labels.items() if name != "year"}
        yield Reading(int(year), line, reason=reason, labels=beside)
