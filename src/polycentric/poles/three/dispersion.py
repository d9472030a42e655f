"""Dispersion among the three numbers: the effective number of the eight largest by each measure of power."""

from collections.abc import Iterator

from polycentric.poles import by_run, on_map
from polycentric.poles.default_index import default_index
from polycentric.poles.dispersion_table import dispersion_table
from polycentric.poles.three.contract import Reading, ThreeNumber
from polycentric.poles.world import World

STATE_SET = "eight_largest"


def compute(world: World) -> Iterator[Reading]:
    """Give a line for each measure of power; its range is that of the source's errors, where the panel holds them."""
    names = on_map.indices(world)
    found = dispersion_table(world, names, [STATE_SET])
    main, beside = default_index(world), by_run.beside(world.panel)
    for row in found.iter_rows(named=True):
        yield Reading(
            row["year"], row["index"], row["effective_number"], row["effective_number_low"],
            row["effective_number_high"], row["coverage"], STATE_SET, row["reason"], row["index"] == main,
            {name: row[name] for name in beside},
        )  # fmt: skip


NUMBER = ThreeNumber(
    label="Dispersion",
    asks="How evenly is power spread over the eight largest?",
    rises="power is spread over more equal states: 1, one has all; 8, all eight are equal",
    unit="equal states (1/HHI)",
    reference="Laakso and Taagepera (1979), 'Effective' Number of Parties, Comparative Political Studies 12(1), 3-27; "
    "of the eight largest by each measure of power",
    compute=compute,
    lines="measures of power",
    digits=1,
)
