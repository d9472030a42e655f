"""Poles by dependence: states that depend on nobody above a threshold and on whom others depend above it.

State i is *dominated* by j where i's trade with j is at least a part theta of i's output, and i depends on j more than
j on i. (Without the second half two equal neighbours that trade much with each other would each be ruled by the other.)
A pole is a state that nobody dominates and that dominates at least one. The threshold is a choice: the verdict is shown
for the whole range. A partner list that leaves a flow open leaves the state open: it may be dominated, and is
*undecided*.
"""

import numpy as np

from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.poles.dependence import dominance
from polycentric.poles.following import heads
from polycentric.poles.labelled import on_states


def compute(situation: Situation, theta: float) -> Finding:
    """Find who dominates whom, for certain and perhaps."""
    layer = situation.layer("trade_dependence")
    found = dominance(layer.values, situation.bound("trade_dependence").values, theta)
    free, perhaps_free = np.all(~found.possible, axis=2), np.all(~found.certain, axis=2)
    patron, perhaps_patron = found.certain.any(axis=1), found.possible.any(axis=1)
    poles = np.where(free & patron, 1.0, 0.0)
    possible = perhaps_free & perhaps_patron & (poles != 1.0) & found.covered
    poles = np.where(possible | ~found.covered, np.nan, poles)
    chiefs = np.stack([heads(row) for row in _upwards(layer.values, found.certain, free)])
    camps = np.where(chiefs >= 0, layer["state"].values[np.maximum(chiefs, 0)], "")
    return Finding(
        poles=on_states(poles, situation.shares),
        possible=on_states(possible, situation.shares),
        camps=on_states(camps.astype(object), situation.shares),
        details={"dominated": on_states(np.where(free, 0.0, np.where(perhaps_free, np.nan, 1.0)), situation.shares)},
    )


def _upwards(values: np.ndarray, certain: np.ndarray, free: np.ndarray) -> np.ndarray:
    """Point each dominated state at the state it depends on most; -1 for the free, -2 for the undecided."""
    strength = np.where(certain, values, -1.0)
    return np.where(certain.any(axis=2), strength.argmax(axis=2), np.where(free, -1, -2))


DEFINITION = PoleDefinition(
    label="Nobody's dependants, with dependants of their own",
    family="relational",
    reference="Dependence as trade over output, asymmetric as in Hirschman (1945), National Power and the Structure of "
    "Foreign Trade, and Keohane and Nye (1977), Power and Interdependence; rule and threshold are this project's",
    compute=compute,
    uses_index=False,
    parameters={"theta": 0.15},
    sweep={"theta": (0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)},
    caveat="Sees trade in goods and services only: no finance, no arms, no energy, no troops.",
)
