"""What the river of camps shows: each camp's share of power through two centuries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SMALLER, UNALIGNED = -1, -2  # in place of a camp's number: all smaller camps together, and who is in none


@dataclass(frozen=True)
class Band:
    """One camp.

    Attributes
    ----------
    camp, colour : int
    shares, heads : mapping
        By year, its share of power and its head's name then.
    members : sequence of str
        Who was in it in `largest`, without the head of a tree.
    largest : int
        The year of which the members are: for a camp of patrons that of its largest share.
    treaties : mapping
        By year, the treaties that nearly all of it shares; none for a community.
    """

    camp: int
    colour: int
    shares: Mapping[int, float]
    heads: Mapping[int, str]
    members: Sequence[str] = ()
    largest: int = 0
    treaties: Mapping[int, str] = field(default_factory=dict[int, str])


@dataclass(frozen=True)
class River:
    """What the picture shows: the bands from the bottom up, with the title and what is said below."""

    title: str
    years: tuple[int, int]
    bands: Sequence[Band]
    notes: Sequence[str]
