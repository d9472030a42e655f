"""All that is fitted of treaties at an origin, and how sure it is: clusters of years' events drawn anew."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.fixed_order import product
from polycentric.futures.pacts import choice, rates
from polycentric.futures.pacts.choice import NAMES, STATE, Ranges, ranges_of
from polycentric.futures.pacts.events import Events
from polycentric.futures.pacts.record import FIRST, Record
from polycentric.futures.pacts.shocks import apart, shock
from polycentric.futures.pacts.sizes import Sizes

Floats = NDArray[np.float64]
KINDS = ("form", "accede", "leave", "end")
DRAWS = 400  # bootstrap draws of clusters
COEFFICIENTS = (
    *(f"{kind}.{name}" for kind in KINDS for name in rates.COVARIATES[kind]),
    *(f"first.{name}" for name in STATE), *(f"others.{name}" for name in NAMES), *(f"joins.{name}" for name in NAMES),
)  # fmt: skip
SIZES = (
    "group",
    "size_mean",
    "size_shape",
    "more",
    "form_shock",
    "form_kept",
    "end_shock",
    "end_kept",
    "end_own",
    "form_newer",
    "accede_newer",
)
ALL = (*COEFFICIENTS, *SIZES)


@dataclass(frozen=True)
class Variant:
    """One form that was tried.

    Attributes
    ----------
    half_life : float or None
        Years in which an event loses half of its weight in the regressions.
    rolling : float or None
        The same for the constants of rates; none leaves them.
    without : tuple of str
        Covariates of choice that are left out.
    wars : bool
        Whether the years of the two world wars count for rates and sizes.
    """

    half_life: float | None = 50.0
    rolling: float | None = 10.0
    without: tuple[str, ...] = ()
    wars: bool = False


VARIANTS: Mapping[str, Variant] = {
    "treaties": Variant(),
    "treaties, half-life 25 years": Variant(half_life=25.0),
    "treaties, all years alike": Variant(half_life=None),
    "treaties, constants fixed": Variant(rolling=None),
    "treaties, constants rolled over 20 years": Variant(rolling=20.0),
    "treaties, who by distance and border alone": Variant(
        without=("share", "major", "degree", "new", "democracy", "income", "democracy_gap", "income_gap", "bound")
    ),
    "treaties without the number of own treaties": Variant(without=("degree",)),
    "treaties without a treaty already shared": Variant(without=("bound",)),
    "treaties without democracy": Variant(without=("democracy", "democracy_gap")),
    "treaties without income": Variant(without=("income", "income_gap")),
    "treaties without newness": Variant(without=("new",)),
    "treaties, years of the world wars too": Variant(wars=True),
}
SHIPPED = "treaties, all years alike"


@dataclass(frozen=True)
class Model:
    """Treaties as fitted on the years to `last`, a calendar year.

    Attributes
    ----------
    last : int
    values : array, (k,)
        In the order of `ALL`.
    draws : array, (`DRAWS`, k)
        The same with clusters of years drawn anew.
    ranges : Ranges
    counts : mapping of str to int
        How many events of each kind it is fitted on, and treaties.
    """

    last: int
    values: Floats
    draws: Floats
    ranges: Ranges
    counts: Mapping[str, int]

    @property
    def covariance(self) -> Floats:
        """Covariance of the draws about their mean."""
        off = self.draws - self.draws.mean(axis=0)
        return product(off.T, off) / (len(off) - 1)

    def of_runs(self, runs: int, seed: int | None) -> dict[str, Floats]:
        """Give each run its values by name: those of a bootstrap draw, or with no seed the estimates."""
        if seed is None:
            table = np.repeat(self.values[np.newaxis], runs, axis=0)
        else:
            table = self.draws[np.random.default_rng(seed).integers(0, len(self.draws), runs)]
        return {name: np.ascontiguousarray(table[:, at]) for at, name in enumerate(ALL)}


def fit(record: Record, happened: list[Events], last: int, variant: Variant | None = None, seed: int = 1) -> Model:
    """Fit all of it on the years to `last`; nothing of later years is used."""
    form = variant or VARIANTS[SHIPPED]
    at, ranges = last - FIRST, ranges_of(record, last - FIRST)
    blocks = np.arange(at // rates.BLOCK + 1)
    times = np.random.default_rng(seed).multinomial(len(blocks), np.full(len(blocks), 1 / len(blocks)), DRAWS)
    times = times.astype(np.float64)
    parts, drawn, newer = {}, {}, {}
    for kind in ("first", "others", "joins"):
        made = choice.choices(record, happened, kind, at, ranges)
        names = STATE if kind == "first" else NAMES
        kept = np.array([name not in form.without for name in names])
        logit = choice.fitted(made, at, form.half_life, kept)
        parts[kind], drawn[kind] = logit.values, logit.redrawn(times[:, logit.cluster])
        newer[kind] = float(logit.values[STATE.index("new")])
    shocks = {}
    for kind in KINDS:
        made = rates.rows_of(record, happened, kind, at, newer["joins" if kind == "accede" else "first"])
        rate = rates.fit(made, at, form.half_life, form.rolling, wars=form.wars)
        parts[kind], drawn[kind] = rate.values, rate.redrawn(times[:, rate.fitted.cluster])
        shocks[kind] = shock(rate, at, wars=form.wars)
        if kind == "end":
            shocks[kind] = apart(record, rate, at, shocks[kind], wars=form.wars)
    sizes = Sizes.of(happened, at, form.half_life, wars=form.wars)
    fixed = [*shocks["form"], *shocks["end"], newer["first"], newer["joins"]]
    parts["sizes"] = np.array([*sizes.fitted(np.ones(len(blocks))), *fixed])
    drawn["sizes"] = np.stack([[*sizes.fitted(each), *fixed] for each in times])
    order = (*KINDS, "first", "others", "joins", "sizes")
    happenings = happened[1 : at + 1]
    counts = {
        "founded": sum(len(each.founded) for each in happenings), "ended": sum(len(each.ended) for each in happenings),
        "joined": sum(len(who) for each in happenings for _, who in each.joined),
        "left": sum(len(who) for each in happenings for _, who in each.left),
    }  # fmt: skip
    return Model(last, np.concatenate([parts[kind] for kind in order]),
                 np.concatenate([drawn[kind] for kind in order], axis=1), ranges, counts)  # fmt: skip
