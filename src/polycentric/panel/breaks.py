"""Where a series of a panel breaks: between which years its numbers can't be compared, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import xarray as xr


@dataclass(frozen=True)
class Break:
    """A break between two neighbouring years that are shown, and its reason."""

    before: int
    after: int
    reason: str

    def __str__(self) -> str:
        """Write the two years."""
        return f"{self.before}|{self.after}"


def breaks_of(panel: xr.Dataset, variables: Sequence[str], years: Sequence[int]) -> tuple[Break, ...]:
    """Give the breaks between neighbours of some years in any of several variables.

    Parameters
    ----------
    panel : Dataset
        Each variable's attribute `breaks` says between which of its years it breaks.
    variables : sequence of str
    years : sequence of int
        Those that are shown, in order; a break that lies between two of them is theirs.
    """
    known = [_parsed(text) for name in variables if name in panel for text in panel[name].attrs.get("breaks", ())]
    return between(known, years)


def between(breaks: Sequence[Break], years: Sequence[int]) -> tuple[Break, ...]:
    """Give the breaks between neighbours of fewer years."""
    shown: list[Break] = []
    for year, later in pairwise(years):
        reasons = [each.reason for each in breaks if year < each.after and each.before < later]
        if reasons:
            shown.append(Break(year, later, "; ".join(dict.fromkeys(reasons))))
    return tuple(shown)


def _parsed(text: str) -> Break:
    """Read a break as a panel writes it down."""
    before, after, reason = str(text).split("|", 2)
    return Break(int(before), int(after), reason)
