"""What a concentration measure, a polarity class and a pole definition are and promise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import xarray as xr

UNIPOLAR, BIPOLAR, MULTIPOLAR, NOT_APPLICABLE, MISSING = (
    "unipolar",
    "bipolar",
    "multipolar",
    "not applicable",
    "missing",
)
CLASSES = (UNIPOLAR, BIPOLAR, MULTIPOLAR, NOT_APPLICABLE, MISSING)

StateSet = Literal["all", "ten_largest", "permanent_five"]
Family = Literal["shares", "ratio", "relational", "communities", "lists"]


@dataclass(frozen=True)
class Concentration:
    """A number for how concentrated power is; called on shares (year, state), it gives (year,).

    Attributes
    ----------
    label, unit, reference : str
        What a reader sees, the unit, and where the formula is from.
    compute : callable
        Shares that sum to one over the states observed, missing elsewhere, in; (year,) out.
    rises_with : str
        ``"concentration"`` or ``"dispersion"``: what a higher value means.
    name : str
        The file's name; set by the registry.
    """

    label: str
    unit: str
    reference: str
    compute: Callable[[xr.DataArray], xr.DataArray]
    rises_with: Literal["concentration", "dispersion"]
    name: str = ""

    def __call__(self, shares: xr.DataArray) -> xr.DataArray:
        """Compute and label."""
        values = self.compute(shares).rename(self.name)
        values.attrs = {"units": self.unit, "long_name": self.label, "reference": self.reference}
        return values


@dataclass(frozen=True)
class PoleDefinition:
    """A rule that says who the poles are; called on a `Situation`, it gives true, false or missing on (year, state).

    Attributes
    ----------
    label : str
        What a reader sees.
    family : str
        Which family of the verdict map it belongs to.
    reference : str
        Where the rule is from: author, year, title, page.
    compute : callable
        A `Situation` in; (year, state) of 1.0 (pole), 0.0 (none) or missing out.
    sets : tuple of str
        The state sets to which the rule applies; elsewhere its class is *not applicable*.
    parameters : mapping
        The rule's cut-offs by name, shown beside each verdict.
    classify : callable or None
        How the poles become a class; the default counts them: one, two, or more.
    name : str
        The file's name; set by the registry.
    """

    label: str
    family: Family
    reference: str
    compute: Callable[["Situation"], xr.DataArray]
    sets: tuple[StateSet, ...] = ("all", "ten_largest", "permanent_five")
    parameters: Mapping[str, float] | None = None
    classify: Callable[["Situation"], xr.DataArray] | None = None
    name: str = ""


@dataclass(frozen=True)
class Situation:
    """All that a definition may look at: one power index as shares of a stated set, and the tie layers.

    Attributes
    ----------
    panel : Dataset
        The world, with its blocs as they are treated (`panel.blocs.pool` applied where `bloc` is given).
    shares : DataArray, (year, state)
        Shares of the set; they sum to one over its observed members; states outside the set are missing.
    power : DataArray, (year, state)
        The same index for all states, in its own unit.
    index, state_set : str
        Which index and which set these are.
    layer, bound : callable
        Name of a tie layer in, the layer (its upper bound) out, with the same bloc as one state: the situation's maker
        computes ``LAYERS[name](panel_of_single_states, bloc)`` once and keeps it.
    bloc : str or None
        The organisation that is treated as one state, for example ``"EU"``.
    """

    panel: xr.Dataset
    shares: xr.DataArray
    power: xr.DataArray
    index: str
    state_set: StateSet
    layer: Callable[[str], xr.DataArray]
    bound: Callable[[str], xr.DataArray]
    bloc: str | None = None
