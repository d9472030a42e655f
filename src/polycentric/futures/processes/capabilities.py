"""Capabilities: a state's share in each component is drawn to where its others are, and shocks hit it.

The fitted form is chosen and scored by `polycentric.futures.backtest`; what runs here needs no cell of the archive.
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.contract import NORMAL_90, Assumed, Estimates, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.processes import centring, composite, correction, following, shocks
from polycentric.futures.steering import Steering
from polycentric.labels import numbers
from polycentric.panel.load import load
from polycentric.panel.reading import read
from polycentric.power.cinc_recomputed import component_share

Floats = NDArray[np.float64]
COMPONENTS = ("military_spending", "military_personnel", "energy", "population")
SIX = (*COMPONENTS, "iron_and_steel", "urban_population")
CONSTANT, OUTPUT = "constant", "output"
SPENDING = "military_spending"
FOLLOW = ("military_spending", "military_personnel", "energy", "iron_and_steel")  # not people
FORM = correction.Form(step=10)
SERIES = ("milex", "milper", "pec", "tpop", "pwtrgdp")
PULL = "pull"  # the part of the fitted pull that is at work
AT_WORK = 0.0  # with any more the United States' share fails its known cases: see docs/explanation/futures-capabilities
KNOWN = {
    "cow_nmc.milex": "years after, revised in later versions; another currency before 1914",
    "cow_nmc.milper": "years after, revised in later versions",
    "cow_nmc.pec": "years after, revised in later versions",
    "cow_nmc.tpop": "at the next census; straight lines between censuses in a sixth to a third of state-years, so a "
    "score with populations 10 and 20 years old stands beside each",
}
REFERENCE = (
    "Error correction of pooled panels with weights; our own form (see docs/explanation/futures-capabilities.md). The "
    "composite is the mean share of Singer, Bremer and Stuckey (1972), on four of its six components"
)


def name_of(component: str, on: str) -> str:
    """Name a coefficient: by how much a component's log share moves for each unit of a ratio, or by itself."""
    return f"{component} on {on}"


def fit(panel: xr.Dataset | None) -> Estimates:
    """Fit annual changes of four component shares to the whole of an archive's panel.

    Parameters
    ----------
    panel : Dataset, (year, state), or None
        The world `history`, with the National Material Capabilities; loaded from the archive without it.
    """
    panel = load("history", series=SERIES) if panel is None else panel
    return fitted(
        composite.of_panel(panel, COMPONENTS, "nmc"), component_share(numbers(read(panel, "output", "fariss")))
    )


def fitted(data: composite.Components, output: Floats) -> Estimates:
    """Give the estimates of some components, on all their years, beside shares of output (years, states)."""
    rows = correction.component_rows(data, FORM)
    coefficients = correction.annual_fit(data, FORM)
    left = correction.residuals(rows, coefficients * AT_WORK)
    slope, error = following.slopes(left, composite.changes(output), rows.weights)
    follows = [at for at, name in enumerate(data.names) if name in FOLLOW]
    values = np.append(coefficients.ravel(), slope[follows])
    covariance = np.zeros((len(values), len(values)))
    covariance[: coefficients.size, : coefficients.size] = correction.covariance(data, FORM)
    covariance[range(coefficients.size, len(values)), range(coefficients.size, len(values))] = error[follows] ** 2
    width = NORMAL_90 * np.sqrt(np.diag(covariance))
    found = shocks.fit(left, shocks.rank_groups(data.composite[:-1]))
    names = [name_of(one, on) for one in data.names for on in (*data.names, CONSTANT)]
    return Estimates(
        process="capabilities",
        names=(*names, *(name_of(data.names[at], OUTPUT) for at in follows)),
        values=values,
        covariance=covariance,
        low=values - width,
        high=values + width,
        known=KNOWN,
        sample=_sample(data, rows),
        grade="estimated",
        reference=REFERENCE,
        tables=_tables(data, found),
    )


def _sample(data: composite.Components, rows: correction.Rows) -> str:
    """Say what the fit is on."""
    return (
        f"States with more than {FORM.least:.1%} of the composite, {data.years[0]}-{data.years[-1]}: changes over "
        f"{FORM.step} years of {data.names}; shocks on the {int((~np.isnan(rows.outcomes)).sum())} changes of one year"
    )


def _tables(data: composite.Components, found: shocks.Shocks) -> dict[str, NDArray[np.generic]]:
    """Give what the step needs beside coefficients; `size` is persistence, innovation and the last year's log size."""
    return {
        "components": np.array(data.names),
        "spread": found.spread,
        "degrees": found.degrees,
        "mixing": found.mixing,
        "centre": centring.table(found.degrees, found.mixing),
        "size": np.array([found.persistence, found.innovation, found.last]),
    }


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Move the component shares, and with them the composite, to the end of a year."""
    from polycentric.futures.processes import kernel_capabilities

    here = list(order.fixed.components)
    order.outside_growth[:] = outside_growth(order)
    spread, degrees, mixing, centre = _arranged(parameters, here)
    kernel_capabilities.advance(
        order.log_component,
        order.alive,
        order.composite,
        _coefficients(parameters, here, order.runs),
        _size_of_shocks(parameters, draws, order.fixed.start, year),
        spread,
        degrees,
        mixing,
        shocks.EDGES,
        draws.keys("capabilities", year),
        order.fixed.keys,
        _moved(order, parameters, here),
        composite.WIDEST,
        centring.SCALES,
        centre,
        centring.MOST,
    )


def outside_growth(order: Order) -> Floats:
    """Give the part of the composite of states whose share of output grew or fell by more than the fit saw, (run,).

    Components follow growth by a slope fitted on changes of up to a quarter; beyond that it is only drawn on.
    """
    output = np.where(order.alive, np.exp(order.log_output), 0.0)
    world = np.log(np.nansum(output, axis=1) / np.nansum(output * np.exp(-order.grown), axis=1))
    wide = np.abs(order.grown - world[:, np.newaxis]) > following.WIDE
    return np.nansum(np.where(wide & order.alive, order.composite, 0.0), axis=1)


def _coefficients(parameters: Parameters, here: list[str], runs: int) -> Floats:
    """Give the pull at work, (runs, components, components + 1); 0 for a component that isn't fitted."""
    result = np.zeros((runs, len(here), len(here) + 1))
    for at, one in enumerate(here):
        for place, on in enumerate((*here, CONSTANT)):
            name = name_of(one, on)
            if name in parameters.values:
                result[:, at, place] = parameters[name] * parameters[PULL]
    return result


def _arranged(parameters: Parameters, here: list[str]) -> tuple[Floats, Floats, Floats, Floats]:
    """Give spreads, degrees, mixing and what centres shocks by the world's components; 0 for one that isn't fitted."""
    known = [str(name) for name in parameters.tables["components"]]
    spread = np.zeros((len(shocks.EDGES) + 1, len(here)))
    degrees, covariance = np.full(len(here), 4.0), np.eye(len(here))
    centre = np.zeros((len(here), len(centring.SCALES), centring.STEPS))
    fitted_here = [(at, known.index(name)) for at, name in enumerate(here) if name in known]
    lower = parameters.tables["mixing"].astype(np.float64)
    whole = np.einsum("ik,jk->ij", lower, lower, optimize=False)
    for at, place in fitted_here:
        spread[:, at] = parameters.tables["spread"][:, place]
        degrees[at] = parameters.tables["degrees"][place]
        centre[at] = parameters.tables["centre"][place]
        for other, there in fitted_here:
            covariance[at, other] = whole[place, there]
    return spread, degrees, np.linalg.cholesky(covariance).astype(np.float64), centre


def _size_of_shocks(parameters: Parameters, draws: Draws, start: int, year: int) -> Floats:
    """Give each run's size of shocks in a year: a function of the years' draws alone, so that nothing is carried."""
    persistence, innovation, last = (float(each) for each in parameters.tables["size"])
    size = np.full(len(draws.run), last)
    for each in range(start + 1, year + 1):
        drawn = draws.student("capabilities.size", each, freedom=shocks.SIZE_DEGREES)[:, 0]
        size = persistence * size + innovation * drawn
    return np.exp(np.minimum(size, shocks.LARGEST))


def _moved(order: Order, parameters: Parameters, here: list[str]) -> Floats:
    """Give what output and effort add, (runs, states, components): spending follows effort one to one."""
    grown = np.nan_to_num(order.grown)
    added = np.zeros((*grown.shape, len(here)))
    for at, one in enumerate(here):
        name = name_of(one, OUTPUT)
        if name in parameters.values:
            added[..., at] = grown * parameters[name][:, np.newaxis]
        if one == SPENDING:
            added[..., at] += order.effort_change
    return added


PROCESS = Process(
    label="Capabilities",
    equation="log share[c] moves by pull x (a[c] + sum over d of b[c, d] log(share[d] / composite)) + k[c] x growth of "
    "output (spending: + change of effort) + e[c], centred so that it moves no share in the mean; e = size of shocks "
    "in the year (log, autoregressive, common to all) x spread[rank group, c] x mixed Student's t; each component's "
    "shares then sum to one",
    needs=("log_component", "composite"),
    gives=("log_component", "composite"),
    place=40,
    reference=REFERENCE,
    sample="National Material Capabilities 7.0, 1816-2022, states with more than 0.4% of the composite",
    grade="estimated",
    step=step,
    fit=fit,
    assumed={
        PULL: Assumed(
            AT_WORK,
            0.0,
            "chosen: the only one of 0, 1/2 and 1 with which the share of the United States passes its known cases",
            0.0,
            1.0,
        )
    },
)
