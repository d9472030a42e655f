"""What an act of a concert is and promises: something that two powers do together, or against each other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.concert.pairs import Pairs
from polycentric.presented import Presented

Floats = NDArray[np.float64]
Side = Literal["joint", "hostile"]
JOINT: Side = "joint"
HOSTILE: Side = "hostile"


@dataclass(frozen=True, repr=False, kw_only=True)
class Act(Presented):
    """One kind of act between two powers.

    Attributes
    ----------
    label : str
        What a reader sees, as the end of a sentence: "wars".
    side : str
        ``"joint"`` or ``"hostile"``.
    years : tuple of int
        The first and last year that its sources cover, so that what isn't listed then is known not to be listed.
    scale : str
        How what the source counts becomes a number from 0 to 1.
    missing : str
        For which pairs it is missing, and what is taken of a pair that the source doesn't list.
    reference : str
        Whose data these are.
    compute : callable
        The pairs of powers in, (year, pair) out: from 0 (nothing of the kind) to 1, missing where it isn't known.
    needs : tuple of str
        Variables of a panel of `history` that it reads.
    tables : tuple of (str, str)
        Tables of sources that it reads beside the panel.
    read_as_none : bool
        Whether a pair that a list of cases doesn't name is read as having none, though the source doesn't say so.
    instead_of : str
        The act that it stands for where that one's source has ended: no measure has both.
    counts_with : str
        The act that is made of the same records: where one is left out in turn, so is the other.
    name : str
        The file's name; set by the registry.
    """

    label: str
    side: Side
    years: tuple[int, int]
    scale: str
    missing: str
    reference: str
    compute: Callable[[Pairs], Floats]
    needs: tuple[str, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()
    read_as_none: bool = False
    instead_of: str = ""
    counts_with: str = ""
    name: str = ""
    kind: ClassVar[str] = "act of a concert"
    in_lists: ClassVar[tuple[str, ...]] = ("side", "years", "scale")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "side": self.side,
            "years": f"{self.years[0]}-{self.years[1]}",
            "scale": self.scale,
            "missing": self.missing,
            "reference": self.reference,
        }

    def covers(self, first: int, last: int) -> bool:
        """Tell whether its sources cover all of some years."""
        return self.years[0] <= first and last <= self.years[1]

    def __call__(self, pairs: Pairs) -> Floats:
        """Compute it for pairs of powers; missing where either isn't on the list, and outside its years.

        Raises
        ------
        ShapeError, DataError
            If `compute` gives another shape, or a number outside 0 to 1.
        """
        from polycentric.errors import DataError, ShapeError

        values = self.compute(pairs)
        if values.shape != pairs.both.shape:
            raise ShapeError(f"Act '{self.name}' gives the shape {values.shape}: {pairs.both.shape} is right.")
        inside = (self.years[0] <= pairs.years) & (pairs.years <= self.years[1])
        made = np.where(pairs.both & inside[:, np.newaxis], values, np.nan)
        if bool((made < 0).any() or (made > 1).any()):
            raise DataError(f"Act '{self.name}' gives {np.nanmin(made)} to {np.nanmax(made)}: 0 to 1 is right.")
        return made
