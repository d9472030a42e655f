"""What a measure of similarity is and promises."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from polycentric.presented import Presented, yes_or_no
from polycentric.ties.similarity.portfolios import Portfolios
from polycentric.ties.similarity.tables import Tables, cross

Matrix = NDArray[np.float64]
Coding = Literal["valued", "binary", "defence"]
CODINGS: tuple[Coding, ...] = ("valued", "binary", "defence")
"""Of pledges: each by its rank; any pledge as 1; or a pledge to fight (the highest rank) as 1, others as none."""
OBSERVED, NO_COMMON_ITEM, NEITHER_HAS_A_TIE, NO_VARIATION, NO_WEIGHTS, TOO_FEW_ITEMS = range(6)
# The least part of a year's items on which both must have taken a stand: this project's rule.
LEAST_OVERLAP = 0.5
REASONS = (
    "",
    "no item on which both took a stand",
    "neither has a tie to any other state: there is nothing to agree or disagree on beyond chance",
    "at least one of the portfolios is the same on all items: agreement by chance can't be told from other agreement",
    "the weight of no item on which both took a stand is known",
    "both took a stand on too small a part of the items: two that met on a few are alike by accident",
)
"""Why a pair has no value, by code."""


@dataclass(frozen=True)
class Compared:
    """The similarity of each pair, and why a pair has none.

    Attributes
    ----------
    values : array, (state, state)
        Missing where the measure isn't defined.
    why : array, (state, state), int8
        The place in `REASONS`; 0 where there is a value.
    """

    values: Matrix
    why: NDArray[np.int8]

    def on_enough(self, items: Matrix, of: int, least: float = LEAST_OVERLAP) -> "Compared":
        """Take away the values of pairs that took a stand together on less than the part `least` of all items.

        Parameters
        ----------
        items : array, (state, state)
            On how many items both took a stand.
        of : int
            How many items there were.
        least : float
            From 0 (keep all) to 1.
        """
        few = (self.why == OBSERVED) & (items < least * of) & ~np.eye(len(items), dtype=bool)
        if not few.any():
            return self
        return Compared(np.where(few, np.nan, self.values), np.where(few, TOO_FEW_ITEMS, self.why).astype(np.int8))


@dataclass(frozen=True, repr=False)
class Similarity(Presented):
    """A measure of how alike two portfolios are; called on portfolios, it gives a `Compared`.

    Attributes
    ----------
    label, reference : str
        What a reader sees, and where the formula is from.
    compute : callable
        The cross tables of all pairs in, (state, state) out: at most 1, and 1 for a portfolio with itself; missing
        where the formula is undefined.
    metric : str
        By what the distance on one item grows: ``squared``, ``absolute`` or ``nominal`` (same or not), ``order``.
    by_chance : bool
        Whether agreement that is expected by chance is taken off; then a pair of which neither has a tie is missing.
    weighted : bool
        Whether items count by their weight.
    caveat : str
        What the measure can't tell, in one sentence.
    name : str
        The file's name; set by the registry.
    """

    label: str
    reference: str
    compute: Callable[[Tables], Matrix]
    metric: Literal["squared", "absolute", "nominal", "order"]
    by_chance: bool
    weighted: bool = False
    caveat: str = ""
    name: str = ""
    kind: ClassVar[str] = "measure of similarity"
    in_lists: ClassVar[tuple[str, ...]] = ("distance", "chance taken off", "weighted", "reference")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "unit": "at most 1, which is the same portfolio",
            "distance": self.metric,
            "chance taken off": yes_or_no(self.by_chance),
            "weighted": yes_or_no(self.weighted),
            "needs": "two portfolios",
            "reference": self.reference,
            "caveat": self.caveat,
        }

    def __call__(self, portfolios: Portfolios, tables: Tables | None = None) -> Compared:
        """Compare each pair of portfolios; `tables` may be given where several measures look at the same ones."""
        crossed = cross(portfolios) if tables is None else tables
        with np.errstate(divide="ignore", invalid="ignore"):
            values = self.compute(crossed)
        why = np.zeros(values.shape, dtype=np.int8)
        if self.by_chance:
            why[np.logical_and.outer(portfolios.empty, portfolios.empty)] = NEITHER_HAS_A_TIE
        why[(crossed.items == 0) & (why == 0)] = NO_COMMON_ITEM
        why[~np.isfinite(values) & (why == 0)] = NO_WEIGHTS if self.weighted else NO_VARIATION
        return Compared(np.where(why == OBSERVED, values, np.nan), why)
