"""What the river of camps shows: each camp's share of power through two centuries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SMALLER, UNALIGNED = -1, -2  # in place of a camp's number: all smaller camps together, and who is in none


@dataclass(frozen=True)
class Band:
    """One camp: its colour, its share of power and its head's name by year, and its members when it was last there."""

    camp: int
    colour: int
    shares: Mapping[int, float]
    heads: Mapping[int, str]
    members: Sequence[str] = ()


@dataclass(frozen=True)
class River:
    """What the picture shows: the bands from the bottom up, with the title and what is said below."""

    title: str
    years: tuple[int, int]
    bands: Sequence[Band]
    notes: Sequence[str]
