"""Who the poles of each run and year are, by the rules that hold up on known cases; computed inside chunks.

Each rule is asked as it is asked of the world of today: the runs are laid out as a panel of runs and years. A group
that acts as one stands with all it has in the place of its largest member.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import numbers
from polycentric.panel import reading
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.validity.past import PastError, held_up, past_error
from polycentric.poles.validity.thresholds import default_rule
from polycentric.poles.world import World

WORDS = ("missing", "unipolar", "bipolar", "multipolar")
FIRST = "ratio_after_lind"  # the one rule that holds up on labels of polarity which didn't choose it
QUANTITIES = ("output", "military_spending", "military_personnel", "energy", "population")


@dataclass(frozen=True)
class Rule:
    """A rule by which poles are told: a definition, and the index that it looks at, if any."""

    name: str
    definition: str
    index: str
    label: str
    past: PastError | None


@dataclass(frozen=True)
class Classes:
    """The rules of an ensemble, and the panel of its start, whose units and sources its runs keep."""

    rules: tuple[Rule, ...]
    panel: xr.Dataset
    states: tuple[str, ...]

    def of(self, kept: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Give for each rule the poles, (run, year, state) bool, and the class, (run, year), a place in `WORDS`."""
        if not self.rules:
            return {}
        world, places, every = self._world(kept), self._places(), kept["share"].shape
        found: dict[str, NDArray[Any]] = {}
        for rule in self.rules:
            finding = world.find(DEFINITIONS[rule.definition], rule.index)
            poles = numbers(finding.poles.transpose("run", "year", "state")) == 1.0
            at = np.zeros(every, np.bool_)
            at[:, :, places] = poles
            found[f"poles_{rule.name}"] = at
            found[f"class_{rule.name}"] = counted(numbers(finding.poles.transpose("run", "year", "state")))
        return found

    def _places(self) -> NDArray[np.int64]:
        """Give the place of each state of the panel among those of the runs."""
        place = {state: number for number, state in enumerate(self.states)}
        return np.array([place[str(each)] for each in self.panel["state"].values], np.int64)

    def _names(self, quantity: str) -> list[str]:
        """Name the panel's variables of a quantity: each series' own, since rules may ask for one by its source."""
        return [each.variables[0] for each in reading.offered(self.panel, quantity) if len(each.variables) == 1]

    def _world(self, kept: Mapping[str, NDArray[Any]]) -> World:
        """Lay the runs out as a panel of the quantities that the rules look at."""
        runs, years, _ = kept["share"].shape
        first = int(self.panel["year"].values[-1])
        places = _stretch(self._places())
        coords = {"run": np.arange(runs), "year": first + np.arange(years), "state": self.panel["state"].values}
        variables: dict[str, xr.DataArray] = {}
        for quantity in QUANTITIES:
            if f"_{quantity}" not in kept:
                continue
            shares = pooled(kept[f"_{quantity}"], kept["_bloc"])[:, :, places]
            for name in self._names(quantity):
                total = float(np.nansum(numbers(self.panel[name].isel(year=-1))))
                variables[name] = xr.DataArray(
                    shares * total, dims=("run", "year", "state"), attrs=self.panel[name].attrs
                )
        names = np.repeat(self.panel["name"].isel(year=[-1]).values, years, axis=0)
        built = xr.Dataset(variables, coords=coords).assign_coords(name=(("year", "state"), names))
        return World(built.assign_attrs(self.panel.attrs), layers={}).unhashed()


def _stretch(places: NDArray[np.int64]) -> NDArray[np.int64] | slice:
    """Give places that follow each other as a slice, which copies nothing."""
    first, many = int(places[0]), len(places)
    return slice(first, first + many) if (places == np.arange(first, first + many)).all() else places


def counted(poles: NDArray[np.float64]) -> NDArray[np.int8]:
    """Give the class by the number of poles: 0 where all are missing or none is, 1, 2, 3 for more."""
    return np.minimum(np.nansum(poles, axis=-1), 3).astype(np.int8)


def pooled(values: NDArray[np.float64], bloc: NDArray[np.int16]) -> NDArray[np.float64]:
    """Add up what members of a bloc have in the place of the state as which they act; the others have 0."""
    if (bloc == np.arange(bloc.shape[-1], dtype=np.int16)).all():
        return values
    flat, heads = values.reshape(-1, values.shape[-1]), bloc.reshape(-1, values.shape[-1]).astype(np.int64)
    out = np.zeros_like(flat)
    rows = np.repeat(np.arange(len(flat)), flat.shape[1])
    np.add.at(out, (rows, heads.ravel()), np.nan_to_num(flat).ravel())
    out[np.isnan(flat) & (heads == np.arange(flat.shape[1]))] = np.nan
    return out.reshape(values.shape)


def rules_of(panel: xr.Dataset) -> tuple[Rule, ...]:
    """Give the rules that a panel's quantities allow: those that hold up first, then the default rule.

    The default rule stands beside them because every answer shows it; its past error stands with it.
    """
    world, default = World(panel.isel(year=[-1]), layers={}), default_rule()
    chosen = [(each.definition, "") for each in held_up() if not DEFINITIONS[each.definition].uses_index
              and not DEFINITIONS[each.definition].layers]  # fmt: skip
    index = world.index_of(default.measure)
    chosen += [(default.definition, index)] if index else []
    rules: list[Rule] = []
    for definition, name in chosen:
        try:
            _ = world.find(DEFINITIONS[definition], name)
        except Exception as error:  # noqa: BLE001, RUF100  # a world that lacks what a rule needs does without the rule
            if not type(error).__module__.startswith("polycentric"):
                raise
            continue
        label = DEFINITIONS[definition].label
        rules.append(Rule(definition, definition, name, label, past_error(definition, name, "all" if name else "")))
    return tuple(rules)
