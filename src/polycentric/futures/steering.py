"""What levers may write to before the processes of a year step: neutral numbers that the processes add or multiply."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass
class Steering:
    """The steering of one year, on the runs of a chunk; all of it neutral unless a lever writes to it.

    Attributes
    ----------
    growth : (run, state)
        Added to the year's change of a state's log output.
    effort : (run, state)
        Added to a state's log military effort (spending per output) of the year; goes when the lever goes.
    dispute : (run, pair)
        Added to the logit of a dispute's onset of the pair.
    dispute_state : (run, state)
        Added to that logit for every pair of the state.
    no_dispute : (run, pair), bool
        Pairs that have no disputes: members of one bloc.
    pact_formation, pact_end : (run,)
        Multiplies the hazard that a new treaty is made, that one ends.
    leave : (run, state)
        Multiplies the chance that a state leaves its treaties.
    leaning : (run, state, state)
        Added to the yearly move of `state`'s position towards that of `partner`, as a fraction of the gap.
    effect_of_sanctions : (run,)
        Multiplies what sanctions cost.
    veto : (run,), bool
        Whether permanent members may veto.
    idle : bool
        Whether no lever is ever pulled, so that nothing but what is neutral needs to be looked for.
    """

    growth: Floats
    effort: Floats
    dispute: NDArray[np.float32]
    dispute_state: Floats
    no_dispute: NDArray[np.bool_]
    pact_formation: Floats
    pact_end: Floats
    leave: Floats
    leaning: NDArray[np.float32]
    effect_of_sanctions: Floats
    veto: NDArray[np.bool_]
    idle: bool = False

    def reset(self) -> None:
        """Set everything to neutral."""
        for array in (self.growth, self.effort, self.dispute, self.dispute_state, self.no_dispute, self.leaning):
            array[...] = 0
        for array in (self.pact_formation, self.pact_end, self.leave, self.effect_of_sanctions):
            array[...] = 1.0
        self.veto[...] = True


def neutral(runs: int, states: int) -> Steering:
    """Give neutral steering for some runs of some states."""
    pairs = states * (states - 1) // 2

    def of(*shape: int) -> Floats:
        return np.zeros((runs, *shape))

    return Steering(  # of zeros that nobody writes to no memory is taken
        of(states), of(states), np.zeros((runs, pairs), np.float32), of(states), np.zeros((runs, pairs), np.bool_),
        of() + 1.0, of() + 1.0, of(states) + 1.0, np.zeros((runs, states, states), np.float32), of() + 1.0,
        np.ones(runs, np.bool_),
    )  # fmt: skip
