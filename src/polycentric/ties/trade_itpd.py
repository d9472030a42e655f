"""Trade by ITPD-E: what `state` sells to `partner`, 2000-2016, beside the trade of the Correlates of War."""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(exports: Floats) -> Floats:
    """Give the exports; what a state sells to itself is no tie."""
    return off_diagonal(exports)


LAYER = TieLayer(
    label="Trade flow (ITPD-E)",
    needs=("itpd_exports",),
    unit="current US dollars per year, from `state` to `partner`",
    reference="Borchert, Larch, Shikher and Yotov (2021), The International Trade and Production Database for "
    "Estimation (ITPD-E), International Economics 166, 140-166",
    directed=True,
    compute=compute,
    caveat="Goods and services to 2016, from another source than the layer trade of two centuries: don't read the two "
    "as one line. A pair that isn't listed is missing, not zero.",
)
