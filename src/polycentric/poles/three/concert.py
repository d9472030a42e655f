"""Concert among the three numbers: joint acts less hostile acts between the great powers of a dated list."""

from collections.abc import Iterator

from polycentric.poles.three.contract import Reading, ThreeNumber
from polycentric.poles.three.not_here import not_here
from polycentric.poles.world import World


def compute(world: World) -> Iterator[Reading]:
    """Give no number: it is made of acts between pairs of powers, which no world of poles holds yet."""
    yield from not_here(world, "acts", "not computed here: no acts between the powers are read yet")


NUMBER = ThreeNumber(
    label="Concert",
    asks="Do the great powers act together more than against each other?",
    rises="the powers do more together or less against each other",
    unit="joint less hostile acts",
    reference="This project’s measure",
    compute=compute,
)
