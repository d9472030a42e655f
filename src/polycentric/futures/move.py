"""What a scenario does: moves, each one lever pulled by somebody from a year on, and the pulling of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.futures.contract import Floats, Pull
from polycentric.futures.levers import LEVERS
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering


@dataclass(frozen=True)
class Move:
    """One lever, pulled.

    Attributes
    ----------
    lever : str
        A name in `polycentric.futures.levers.LEVERS`.
    actors, targets : tuple of str
        Ids of states.
    organisations : tuple of str
        As the world calls them.
    start, until : int
        First and last year; a lever that isn't lasting is pulled in the first alone.
    strength : float
        In the lever's unit.
    """

    lever: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    organisations: tuple[str, ...]
    start: int
    until: int
    strength: float = 1.0

    def pulled(self, year: int) -> bool:
        """Tell whether it is pulled in a year."""
        return year == self.start or (LEVERS[self.lever].lasting and self.start <= year <= self.until)


@dataclass(frozen=True)
class Scenario:
    """Some moves under a name.

    Attributes
    ----------
    name : str
        The file's name; ``baseline`` has no moves.
    label : str
        What it supposes, in neutral words.
    moves : tuple of Move
    text : str
        The file as it was read.
    """

    name: str = "baseline"
    label: str = "No lever is pulled"
    moves: tuple[Move, ...] = ()
    text: str = ""

    def levers(self) -> tuple[str, ...]:
        """Name the levers that it pulls, each once."""
        return tuple(dict.fromkeys(move.lever for move in self.moves))


def check_needs(order: Order, scenario: Scenario) -> None:
    """Refuse levers that have nothing to work on in this world, all of them at once.

    Raises
    ------
    CoverageError
    """
    lacking = {name: [need for need in LEVERS[name].needs if not order.has(need)] for name in scenario.levers()}
    told = [f"'{name}' works on {', '.join(needs).replace('_', ' ')}" for name, needs in lacking.items() if needs]
    if told:
        raise CoverageError(
            f"The scenario '{scenario.name}' pulls levers that this world has nothing for: {'; '.join(told)}. Leave "
            "them out, or load a world that has it."
        )


def pull(order: Order, steering: Steering, scenario: Scenario, effects: dict[str, Floats], year: int) -> None:
    """Pull all levers of a year, in the order of the file; a state that isn't alive neither pulls nor is pulled at."""
    place = {state: number for number, state in enumerate(order.fixed.states)}

    def places(states: tuple[str, ...]) -> NDArray[np.int64]:
        return np.array([place[state] for state in states], np.int64)

    for move in scenario.moves:
        if move.pulled(year):
            bodies = np.array([order.fixed.organisations.index(each) for each in move.organisations], np.int64)
            LEVERS[move.lever].apply(
                Pull(order, steering, places(move.actors), places(move.targets), bodies, move.strength,
                     effects[move.lever], year, first=year == move.start, last=year == move.until)
            )  # fmt: skip
