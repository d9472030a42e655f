"""What a pole definition finds: the poles, who may be one, who follows whom, and the class of each cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np
import xarray as xr

from polycentric.labels import LEADING, STATE, on_leading, on_states, spread, widest
from polycentric.poles.classes.by_count import by_count
from polycentric.poles.classes.contract import MISSING, UNCLASSIFIED, class_of
from polycentric.poles.labelled import single
from polycentric.presented import Presented


@dataclass(frozen=True, repr=False)
class Finding(Presented):
    """What a definition finds in a situation.

    Attributes
    ----------
    poles : DataArray, (..., state)
        1.0 (pole), 0.0 (none), or missing (outside the set, without data, or undecided).
    possible : DataArray, (..., state), bool, or None
        States whose status is undecided and which may be poles; the class is then given only where it is the same with
        and without them.
    listed : DataArray, (..., state), or None
        The poles if every open tie is smaller than the listed ones: a reading, not a finding.
    camps : DataArray, (..., state) of str, or None
        For each state the head that it follows (a head follows itself), read like `listed`; empty where none is known.
    classes, reason : DataArray, (...) of str, or None
        The class, and why it is missing or unclassified (empty where it is neither).
    details : mapping of str to DataArray
        What else is worth showing: stability, size of the following.
    parameters : mapping
        The cut-offs that were used.
    varies : tuple of str
        Which of `run`, `draw` and `vintage` what the rule looked at has: along the others the finding is the same.
    """

    poles: xr.DataArray
    possible: xr.DataArray | None = None
    listed: xr.DataArray | None = None
    camps: xr.DataArray | None = None
    classes: xr.DataArray | None = None
    reason: xr.DataArray | None = None
    details: Mapping[str, xr.DataArray] = field(default_factory=dict[str, xr.DataArray])
    parameters: Mapping[str, float] = field(default_factory=dict[str, float])
    varies: tuple[str, ...] = ()
    kind: ClassVar[str] = "finding"

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it: the last year."""
        said = {"cut-offs": ", ".join(f"{name}={value:g}" for name, value in self.parameters.items())}
        runs = [f"{size} {name}s" for name, size in self.poles.sizes.items() if name in LEADING]
        if runs:
            return {"of": f"{' and '.join(runs)}: alone() gives one", **said}
        year = int(self.poles["year"].values[-1])
        least, most = self.number_range()
        return {
            "year": f"{year}, the last of {self.poles.sizes['year']}" if self.poles.sizes["year"] > 1 else year,
            "class": self.verdict(),
            "why": self.why(),
            "poles": ", ".join(self.names(year)) or "none for certain",
            "number": least if least == most else f"{least} to {most}, as the open ties allow",
            **said,
        }

    def alone(self, **where: object) -> "Finding":
        """Give the finding of one run, draw or vintage, by its label: ``finding.alone(run=3)``."""
        return each_array(self, lambda match: match.sel(where, drop=True))

    def number(self) -> xr.DataArray:
        """Count the states that are poles for certain, by year."""
        return (self.poles == 1.0).sum("state")

    def verdict(self, position: int = -1) -> str:
        """Give the class of a year by its position, the last by default."""
        return MISSING if self.classes is None else str(single(self.classes).values[position])

    def why(self, position: int = -1) -> str:
        """Say why that class is missing, not applicable or unclassified; empty where it is none of these."""
        return "" if self.reason is None else str(single(self.reason).values[position])

    def number_range(self, position: int = -1) -> tuple[int, int]:
        """Give the least and the greatest number of poles that the open ties allow."""
        certain = int((single(self.poles).values[position] == 1.0).sum())
        return certain, certain + (0 if self.possible is None else int(self.possible.values[position].sum()))

    def as_listed(self, position: int = -1) -> tuple[str, list[str]]:
        """Give class and poles as they are if every open tie is smaller than the listed ones."""
        if self.listed is None:
            return self.verdict(position), self.names(int(self.poles["year"].values[position]))
        row = single(self.listed).isel(year=position)
        names = [str(state) for state in row["state"].values[row.values == 1.0]]
        return (MISSING if np.isnan(row.values).all() else class_of(len(names))), names

    def names(self, year: int) -> list[str]:
        """Give the poles of a year, in the panel's order."""
        row = single(self.poles).sel(year=year)
        return [str(state) for state in row["state"].values[row.values == 1.0]]


def classified(finding: Finding) -> Finding:
    """Fill in the class by counting, where the definition has none of its own, and a reason for what is no class."""
    if finding.classes is None:
        classes, reasons = (on_leading(part, finding.poles) for part in by_count(finding.poles, finding.possible))
        return replace(finding, classes=classes, reason=_first_given(finding.reason, reasons))
    if finding.reason is None:
        words = finding.classes.values
        stated = np.select(
            [words == word for word in _RULE_REASONS],
            [np.array(why, dtype=object) for why in _RULE_REASONS.values()],
            "",
        )
        return replace(finding, reason=finding.classes.copy(data=stated.astype(object)))
    return finding


def on_all_cells(finding: Finding, like: xr.DataArray) -> Finding:
    """Spread over all runs what is the same in each: a list of powers, ties that have no runs."""
    finding = replace(finding, varies=tuple(name for name in LEADING if name in finding.poles.dims))
    wide = widest(like, finding.poles)
    if finding.poles.ndim == wide.ndim:
        return finding
    poles = on_states(spread(finding.poles, wide), wide)
    return replace(
        each_array(finding, lambda match: spread(match, wide, STATE if "state" in match.dims else ())), poles=poles
    )


def each_array(finding: Finding, change: Callable[[xr.DataArray], xr.DataArray]) -> Finding:
    """Do the same to every array of a finding."""

    def changed(values: xr.DataArray | None) -> xr.DataArray | None:
        return None if values is None else change(values)

    return replace(
        finding,
        poles=change(finding.poles),
        possible=changed(finding.possible),
        listed=changed(finding.listed),
        camps=changed(finding.camps),
        classes=changed(finding.classes),
        reason=changed(finding.reason),
        details={name: change(each) for name, each in finding.details.items()},
    )


def _first_given(stated: xr.DataArray | None, counted: xr.DataArray) -> xr.DataArray:
    """Give the rule's own reason where it states one, else the one from counting."""
    return (
        counted if stated is None else counted.copy(data=np.where(stated.values != "", stated.values, counted.values))
    )


def without_uncovered(finding: Finding, parts: Sequence[xr.DataArray]) -> Finding:
    """Take what was found in cells with a gap away: the class is missing, for that reason."""
    parts = [part for part in parts if (part.values != "").any()]
    if not parts:
        return finding
    laid = [spread(part, finding.poles, ()).values for part in parts]
    gaps = laid[0]
    for part in laid[1:]:
        gaps = np.where(gaps != "", gaps, part)
    lacking = gaps != ""

    def kept(values: xr.DataArray, fill: object) -> xr.DataArray:
        rows = lacking.reshape(*lacking.shape, *[1] * (values.ndim - lacking.ndim))
        return values.copy(data=np.where(rows, np.array(fill, dtype=values.dtype), values.values))

    def kept_or_none(maybe: xr.DataArray | None, fill: object) -> xr.DataArray | None:
        return None if maybe is None else kept(maybe, fill)

    reasons = (
        None if finding.reason is None else finding.reason.copy(data=np.where(lacking, gaps, finding.reason.values))
    )
    return replace(
        finding,
        poles=kept(finding.poles, np.nan),
        possible=kept_or_none(finding.possible, False),
        listed=kept_or_none(finding.listed, np.nan),
        camps=kept_or_none(finding.camps, ""),
        classes=kept_or_none(finding.classes, MISSING),
        reason=reasons,
    )


_RULE_REASONS = {
    MISSING: "no member of the set has data",
    UNCLASSIFIED: "the shares meet none of the rule's classes",
}
