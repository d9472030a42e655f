"""Military effort over six decades: how fast it returns to a state's usual level, and what disputes and wars add.

Effort is the log of a state's part of the world's military spending over its part of the world's output, so that
prices and exchange rates of all states cancel. Spending is dated by budgets: a war moves effort in its own years, so
that what a war-year adds is half of the change over the two years around it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.acts import walk
from polycentric.futures.acts.made import jackknife, made
from polycentric.futures.contract import Estimates
from polycentric.futures.processes.shocks import rank_groups
from polycentric.labels import numbers
from polycentric.panel.load import load

Floats = NDArray[np.float64]
FIRST, LAST = 1946, 2007  # the record of wars ends in 2007; the world wars are a prior of their own
WINDOW = 20  # years of which the mean is a state's usual level
MOST_DISPUTES = 3
BREAK = 1.5  # a change of log effort of more in a year is one of borders, source or currency
LEAST = 1e-4  # of world output: smaller states' figures are mostly guesses
GROUPS = ("1_3", "4_8", "9_20", "rest")
FREEDOM = 4  # of Student's t: its variance is twice its squared scale
REFERENCE = "Partial adjustment with a response to disputes and wars, this project's form; errors told by horizons"
KNOWN = {
    "cow_nmc.milex": "edition 7, 2025: to 2022; many cells estimated by the coders, years after",
    "fariss_gdp.pwtrgdp": "a latent-variable estimate from all years (2022), so smoothed with hindsight: a year's "
    "growth is too even, and what it smooths away stands in effort",
    "gml_mid": "edition 2.2.1, coded with hindsight to 2010",
    "cow_wars": "edition 4.0, to 2007",
}


@dataclass(frozen=True)
class Seen:
    """Effort, output shares, disputes that began (to 3) and wars under way, (years, states)."""

    years: NDArray[np.int64]
    effort: Floats
    share: Floats
    disputes: Floats
    war: Floats

    def to(self, last: int) -> "Seen":
        """Give the years to one."""
        kept = self.years <= last
        return Seen(self.years[kept], self.effort[kept], self.share[kept], self.disputes[kept], self.war[kept])


def seen() -> Seen:
    """Read the archive."""
    panel = load("history", years=(FIRST, LAST), series=("nmc", "fariss", "gml_mids", "cow_wars"))
    spending, output = numbers(panel["milex"]), numbers(panel["pwtrgdp"])
    spending, output = (np.where(panel["in_cow"].values, each, np.nan) for each in (spending, output))
    share = output / np.nansum(output, axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        effort = np.log(np.where(spending > 0, spending, np.nan) / np.nansum(spending, axis=1, keepdims=True) / share)
    effort = np.where(share > LEAST, effort, np.nan)
    disputes = np.minimum((panel["gmlmidonset"].values == 1).sum(axis=2), MOST_DISPUTES).astype(np.float64)
    war = (panel["cowinterongoing"].values == 1).any(axis=2).astype(np.float64)
    return Seen(panel["year"].values.astype(np.int64), without_breaks(effort), share, disputes, war)


def without_breaks(effort: Floats) -> Floats:
    """Take each series' mean level away after a break, so that no change of the record looks like one of effort."""
    change = np.diff(effort, axis=0)
    jump = np.where(np.abs(change) > BREAK, change, 0.0)
    return effort - np.concatenate([np.zeros((1, effort.shape[1])), np.cumsum(jump, axis=0)])


def threat(data: Seen, kept: NDArray[np.bool_] | None = None) -> Floats:
    """Give what a dispute and a year of war add to log effort, (2,), by least squares on all state-years."""
    half = (data.effort[2:] - data.effort[:-2]) / 2.0
    used = ~np.isnan(half)
    if kept is not None:
        used &= kept[1:-1, np.newaxis]
    x = np.stack([np.ones(used.sum()), data.disputes[1:-1][used], data.war[1:-1][used]], axis=1)
    square = np.einsum("ij,ik->jk", x, x, optimize=False)
    return np.linalg.solve(square, np.einsum("ij,i->j", x, half[used], optimize=False))[1:]


def fit() -> Estimates:
    """Fit the pull, the shocks by rank group, and what disputes and wars add."""
    return fitted(seen())


def fitted(data: Seen) -> Estimates:
    """Give the estimates of what was seen."""
    usual = walk.usual_of(data.effort, WINDOW)
    whole = walk.fitted(data.effort, usual)
    blocks = np.array_split(np.arange(len(data.years)), len(data.years) // walk.BLOCK)
    added = threat(data)
    at = np.arange(len(data.years))
    rest = np.array([threat(data, ~np.isin(at, block)) for block in blocks])
    error = [jackknife(rest[:, place].tolist()) for place in range(2)]
    groups = rank_groups(data.share)
    values = {"back": whole.back, "dispute": float(added[0]), "war": float(added[1])}
    errors = {"back": whole.back_error, "dispute": error[0], "war": error[1]}
    noise: list[float] = []
    for place, name in enumerate(GROUPS):
        found = walk.fitted(np.where(groups == place, data.effort, np.nan), usual)
        values[f"shock.{name}"] = found.drift / float(np.sqrt(FREEDOM / (FREEDOM - 2)))
        errors[f"shock.{name}"] = found.drift_error / float(np.sqrt(FREEDOM / (FREEDOM - 2)))
        noise.append(found.noise)
    known = ~np.isnan(data.effort)
    return made(
        "military_effort", values, errors, known=KNOWN, reference=REFERENCE,
        sample=f"{int(known.sum()):,} state-years, {data.years[0]}-{data.years[-1]}, states above {LEAST:.2%} of world "
        f"output; {int((data.war * known).sum()):,} of them at war; errors of a year's figure (variance, of both years "
        f"of a change) {', '.join(f'{each:.3f}' for each in noise)} by rank group",
        tables={"noise": np.array(noise)},
    )  # fmt: skip
