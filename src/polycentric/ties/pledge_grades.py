"""Pledge grades: the strongest that a state has made to another, from nonaggression to defence."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal
from polycentric.ties.similar import PLEDGES, SCALE

Floats = NDArray[np.float64]


def compute(
    defence: Floats, offence: Floats, neutrality: Floats, consultation: Floats, nonaggression: Floats
) -> Floats:
    """Give 3 for defence or offence, 2 for neutrality or consultation, 1 for nonaggression alone, 0 for no pledge.

    Missing where one of the five isn't known.
    """
    known = ~np.isnan(defence + offence + neutrality + consultation + nonaggression)
    ranks = [(defence > 0) | (offence > 0), (neutrality > 0) | (consultation > 0), nonaggression > 0]
    return off_diagonal(np.where(known, np.select(ranks, [3.0, 2.0, 1.0], 0.0), np.nan))


LAYER = TieLayer(
    label="Pledges by grade (ATOP)",
    needs=PLEDGES,
    unit="grade of the strongest pledge, 0 to 3",
    reference="Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944, "
    "International Interactions 28(3), 237-260; the ranking that Miller's package fpsim takes for ATOP from Chiba et "
    "al. (2022; not checked against the original)",
    directed=True,
    compute=compute,
    caveat=SCALE.partition(": the ranking")[0]
    + ". The grades are an order, no distances: a pledge to consult isn't two "
    "of not attacking.",
)
