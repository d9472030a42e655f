"""The largest states and the ties among them, as frozen records."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tie:
    """A drawn tie: how much of `state`'s output hangs on `partner`."""

    state: str
    partner: str
    weight: float


@dataclass(frozen=True)
class Network:
    """The largest states and the ties among them."""

    states: tuple[str, ...]
    ties: tuple[Tie, ...]
    period: str
    index: str
