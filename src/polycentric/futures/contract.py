"""What a process and a lever of the running order are, and what a process gives when it is fitted.

An ensemble is runs of a world order, year by year. In each year the steering arrays are set to neutral, the levers of
the scenario write to them (or to the state of the runs), and the processes step in the order of their `place`. A
process is a function of the state of the runs, of its parameters (one value a run), of counter-based draws, and of the
steering: it knows no lever by name.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering
from polycentric.presented import Presented, listed

Floats = NDArray[np.float64]
Grade = Literal["estimated", "assumed"]
Evidence = Literal["assumed", "association", "design-based"]
GRADES: tuple[Grade, ...] = ("estimated", "assumed")
EVIDENCE: tuple[Evidence, ...] = ("assumed", "association", "design-based")
NORMAL_90 = 1.6448536269514722  # the 95th percentile of a standard normal: what a 90% interval is wide


@dataclass(frozen=True)
class Estimates:
    """The fitted (or assumed) coefficients of a process, with how sure they are and what was known when.

    Attributes
    ----------
    process : str
        The process they are of.
    names : tuple of str, (k,)
        What each coefficient is called; `step` reads them by these names.
    values : array, (k,)
    covariance : array, (k, k)
        Symmetric, positive semidefinite; zeros for a coefficient that is held fixed.
    low, high : array, (k,)
        90% intervals, by the process's own way (normal, bootstrap over clusters, likelihood).
    known : mapping of str to str
        For each input, the date at which its values were known: ``{"cow_nmc.tpop": "2024-03, interpolated between
        censuses"}``. Empty for what is assumed.
    sample : str
        Which units, years and how many rows it is fitted on, in words.
    grade : "estimated" or "assumed"
    reference : str
        Where the form, and for what is assumed the value, comes from.
    tables : mapping of str to array
        Whatever `step` needs beside coefficients and no run draws: residual cross-sections, ranges to clip to.
    supports : mapping of str to (low, high)
        The range of each covariate in the sample; values outside of it are put on its ends.
    """

    process: str
    names: tuple[str, ...]
    values: Floats
    covariance: Floats
    low: Floats
    high: Floats
    known: Mapping[str, str]
    sample: str
    grade: Grade
    reference: str
    tables: Mapping[str, NDArray[Any]] = field(default_factory=dict[str, NDArray[Any]])
    supports: Mapping[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])

    def __post_init__(self) -> None:
        many = len(self.names)
        for name, shape in (("values", (many,)), ("covariance", (many, many)), ("low", (many,)), ("high", (many,))):
            if np.shape(getattr(self, name)) != shape:
                raise TypeError(f"`{name}` of the estimates of '{self.process}' is {np.shape(getattr(self, name))}: "
                                f"{shape} is right, one for each of {listed(self.names)}")  # fmt: skip
        if not np.isfinite(self.values).all() or not np.isfinite(self.covariance).all():
            raise TypeError(f"A value or covariance of the estimates of '{self.process}' is missing or infinite")

    @property
    def sha256(self) -> str:
        """Give the digest of all that a run takes from them."""
        return hashlib.sha256(json.dumps(as_json(self), sort_keys=True).encode()).hexdigest()


def as_json(estimates: Estimates) -> dict[str, Any]:
    """Give estimates as what JSON can hold; `polycentric.futures.estimates.read` is the way back."""
    return {
        "process": estimates.process,
        "names": list(estimates.names),
        "values": estimates.values.tolist(),
        "covariance": estimates.covariance.tolist(),
        "low": estimates.low.tolist(),
        "high": estimates.high.tolist(),
        "known": dict(estimates.known),
        "sample": estimates.sample,
        "grade": estimates.grade,
        "reference": estimates.reference,
        "tables": {
            name: {"dtype": str(each.dtype), "values": each.tolist()} for name, each in estimates.tables.items()
        },
        "supports": {name: list(pair) for name, pair in estimates.supports.items()},
    }


@dataclass(frozen=True)
class Assumed:
    """A coefficient that no data of ours fix: its middle, its standard deviation over runs, and where they come from.

    `low` and `high` bound the draws (a standard deviation isn't negative); a draw beyond is put on the bound.
    """

    value: float
    sd: float
    reason: str
    low: float = -np.inf
    high: float = np.inf


@dataclass(frozen=True)
class Parameters:
    """What the runs of a chunk use of a process: one value a run for each coefficient, and the tables of all runs."""

    values: Mapping[str, Floats]
    tables: Mapping[str, NDArray[Any]]
    laid_out: dict[tuple[str, ...], Floats] = field(default_factory=dict[tuple[str, ...], Floats], compare=False)

    def __getitem__(self, name: str) -> Floats:
        return self.values[name]

    def together(self, names: tuple[str, ...]) -> Floats:
        """Give some coefficients side by side, (run, name); they are laid out once, since they never change."""
        if names not in self.laid_out:
            self.laid_out[names] = np.stack([self.values[name] for name in names], axis=1)
        return self.laid_out[names]


Step = Callable[[Order, Parameters, Draws, Steering, int], None]
Fit = Callable[[xr.Dataset | None], Estimates]


@dataclass(frozen=True, repr=False)
class Process(Presented):
    """One thing that goes on in the order: who grows, who disputes with whom, who is pledged to whom.

    Attributes
    ----------
    label : str
        What a reader sees.
    equation : str
        The equation in plain signs, with its covariates.
    needs : tuple of str
        Arrays of `Order` without which it can't run (see `Order.has`): it is left out then, and the run says so.
    gives : tuple of str
        Arrays of `Order` that it changes.
    since : int, optional
        The first year from whose end runs can start with it: before, its numbers stand for nothing.
    place : int
        When in the year it steps: 10 birth and death, 20 output, 30 military effort, 40 capabilities, 50 positions, 60
        pacts, 70 disputes and wars, 80 sanctions, 90 the Council.
    reference : str
        Where the equation is from.
    sample : str
        What it is fitted on, in words; for what is assumed, why nothing is fitted.
    grade : "estimated" or "assumed"
    step : callable
        ``step(order, parameters, draws, steering, year)``: changes the arrays of `order` in place to those of the end
        of `year`. Every number it draws comes from `draws`, keyed by this process's name; numba stands in files named
        ``kernel*`` and releases the GIL. What is not alive is not touched. Neutral steering adds 0.0 or multiplies by
        1.0 and nothing else.
    fit : callable or None
        The archive's panel in, `Estimates` out; nothing for what is assumed. ``make futures-fit`` writes what it gives
        to ``futures/estimates/NAME.json``, which is shipped.
    assumed : mapping of str to Assumed
        The coefficients of an assumed process (with `fit`, those that aren't fitted).
    name : str
        The file's name; set by the registry.
    """

    label: str
    equation: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    place: int
    reference: str
    sample: str
    grade: Grade
    step: Step
    fit: Fit | None = None
    assumed: Mapping[str, Assumed] = field(default_factory=dict[str, Assumed])
    since: int | None = None
    name: str = ""
    kind: ClassVar[str] = "process"
    in_lists: ClassVar[tuple[str, ...]] = ("grade", "needs", "reference")

    def __post_init__(self) -> None:
        if self.grade not in GRADES:
            raise TypeError(f"`grade` of a process is '{self.grade}': {' or '.join(GRADES)} is right")
        if self.grade == "estimated" and self.fit is None:
            raise TypeError("An estimated process has `fit`; without it the grade is 'assumed'")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "grade": self.grade,
            "equation": self.equation,
            "needs": listed(self.needs) or "nothing",
            "changes": listed(self.gives),
            "sample": self.sample,
            "reference": self.reference,
        }


Apply = Callable[["Pull"], None]


@dataclass(frozen=True)
class Pull:
    """One pull of a lever in one year, on the runs of a chunk: what `Lever.apply` gets.

    Attributes
    ----------
    order, steering : Order, Steering
        What it may change. Steering is of this year alone; a change of `order` stays.
    actors, targets, organisations : array of int
        Places of states, and of organisations, in `order`; all places of a group that the file names.
    strength : float
        In the lever's unit; 0 is neutral and changes nothing.
    effect : array, (run,)
        The lever's coefficient as each run drew it, in `Lever.effect`'s unit.
    year : int
    first, last : bool
        Whether this is the first, or the last year in which it is pulled.
    """

    order: Order
    steering: Steering
    actors: NDArray[np.int64]
    targets: NDArray[np.int64]
    organisations: NDArray[np.int64]
    strength: float
    effect: Floats
    year: int
    first: bool
    last: bool


@dataclass(frozen=True, repr=False)
class Lever(Presented):
    """Something that an actor may do, or that may befall it, and what the literature dares to say it changes.

    Attributes
    ----------
    label : str
        What a reader sees.
    actors, targets : (int, int)
        How few and how many states it takes; (0, 0) takes none.
    organisation : bool
        Whether it takes an organisation.
    unit : str
        What strength 1 means: one observed event, or one historical standard deviation.
    bounds : (float, float)
        Strengths within the support of the data.
    grade : "assumed", "association" or "design-based"
        What stands behind the coefficient.
    effect : Assumed
        The coefficient at strength 1: middle and standard deviation over runs, as wide as the literature, its sign too.
    changes : str
        Which process it works through, and how, in one sentence.
    citation : str
        Where the coefficient is from.
    apply : callable
        Takes a `Pull` and writes to steering or order, before the processes of the year step. Strength 0 leaves each
        draw bit-identical.
    lasting : bool
        Whether it is pulled in every year from its date to `until`; if not, once.
    tried : str
        By and at whom the sweep pulls it, as the lines of a scenario file.
    tried_for : int
        For how many years, where it lasts: one event, or one standard deviation of what its unit is counted in.
    against : tuple of str
        Levers that contradict it for the same actors in the same years.
    needs : tuple of str
        Arrays of `Order` without which it has nothing to work on.
    name : str
        The file's name; set by the registry.
    """

    label: str
    actors: tuple[int, int]
    targets: tuple[int, int]
    unit: str
    bounds: tuple[float, float]
    grade: Evidence
    effect: Assumed
    changes: str
    citation: str
    apply: Apply
    lasting: bool = True
    organisation: bool = False
    tried: str = ""
    tried_for: int = 10
    against: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    name: str = ""
    kind: ClassVar[str] = "lever"
    in_lists: ClassVar[tuple[str, ...]] = ("grade", "unit", "citation")

    def __post_init__(self) -> None:
        if self.grade not in EVIDENCE:
            raise TypeError(f"`grade` of a lever is '{self.grade}': one of {', '.join(EVIDENCE)} is right")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {
            "grade": self.grade,
            "unit": self.unit,
            "strength": f"{self.bounds[0]:g} to {self.bounds[1]:g}",
            "changes": self.changes,
            "citation": self.citation,
        }
