"""Autonomy among the three numbers: how little the centres and their neighbours are held by others."""

from collections.abc import Iterator

from polycentric.poles.three.contract import Reading, ThreeNumber
from polycentric.poles.three.not_here import not_here
from polycentric.poles.world import World


def compute(world: World) -> Iterator[Reading]:
    """Give no number: who holds whom is measured over several channels, which no world of poles holds yet."""
    yield from not_here(world, "channels", "not computed here: no channel by which states are held is read yet")


NUMBER = ThreeNumber(
    label="Autonomy",
    asks="How little are the centres and their neighbours held by others?",
    rises="fewer states are held by another: 0, all are; 1, nobody is",
    unit="0 to 1",
    reference="This project’s measure",
    compute=compute,
    scale=(0.0, 1.0),
)
