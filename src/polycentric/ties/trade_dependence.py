"""Trade dependence: how much of what a state produces is traded with one partner."""

import numpy as np
import xarray as xr

from polycentric.panel.blocs import pool
from polycentric.ties.contract import SETTLED, TieLayer
from polycentric.ties.plausible import main_partners
from polycentric.ties.trade import LAYER as TRADE
from polycentric.ties.trade import compute as flow
from polycentric.ties.trade import doubts as flow_doubts
from polycentric.ties.trade import pooled as flow_of_bloc
from polycentric.ties.trade import pooled_upper as flow_of_bloc_upper
from polycentric.ties.trade import upper as flow_upper


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give exports to `partner` plus imports from it, over the output of `state` at exchange rates.

    Observed where both flows are, and where the one observed is at least nine tenths of the most that both can be: a
    share of 4% printed in whole percents is itself uncertain by an eighth, so such a sum is no worse than its terms.
    """
    least, most = _range(panel)
    return least.where(least >= SETTLED * most)


def lower(panel: xr.Dataset) -> xr.DataArray:
    """Give the dependence that the observed flows alone make; zero where neither is observed and both are bounded."""
    return _range(panel)[0]


def upper(panel: xr.Dataset) -> xr.DataArray:
    """Give the most that the dependence can be, or the dependence where it is observed."""
    least, most = _range(panel)
    return least.where(least >= SETTLED * most).fillna(most)


def pooled(panel: xr.Dataset, bloc: str) -> xr.DataArray:
    """Give the dependence that the listed flows make in a world in which a bloc is one state."""
    flows, most = flow_of_bloc(panel, bloc), flow_of_bloc_upper(panel, bloc)
    listed = _both_ways(_or_zero_where_bounded(flows, most))
    return _over_output(listed.where(flows.notnull() | _reversed(flows).notnull()), _outputs(panel, bloc))


def pooled_upper(panel: xr.Dataset, bloc: str) -> xr.DataArray:
    """Give the most that the dependence can be in a world in which a bloc is one state."""
    return _over_output(_both_ways(flow_of_bloc_upper(panel, bloc)), _outputs(panel, bloc))


def doubts(panel: xr.Dataset) -> xr.DataArray:
    """Mark the dependence that rests on a flow, either way, of an implausible share."""
    marks = flow_doubts(panel)
    return marks.copy(data=marks.values | np.swapaxes(marks.values, 1, 2))


def _range(panel: xr.Dataset) -> tuple[xr.DataArray, xr.DataArray]:
    """Give the least and the most that each dependence can be."""
    most = flow_upper(panel)
    least = _or_zero_where_bounded(flow(panel), most)
    return _over_output(_both_ways(least), panel), _over_output(_both_ways(most), panel)


def _outputs(panel: xr.Dataset, bloc: str) -> xr.Dataset:
    """Pool what the output of a bloc follows from, and nothing else."""
    return pool(panel[[name for name in ("gdp_mer", "population", "membership") if name in panel]], bloc)


def _or_zero_where_bounded(flows: xr.DataArray, most: xr.DataArray) -> xr.DataArray:
    """Give the least that each flow can be; a flow without any bound stays missing."""
    return flows.where(flows.notnull() | most.isnull(), 0.0)


def _both_ways(flows: xr.DataArray) -> xr.DataArray:
    """Add the flow out and the flow in; missing where either is."""
    return flows + _reversed(flows)


def _over_output(flows: xr.DataArray, panel: xr.Dataset) -> xr.DataArray:
    """Divide by the output of `state` at exchange rates."""
    output = panel["gdp_mer"]
    return flows / output.drop_vars([str(name) for name in output.coords if name not in output.dims])


def _reversed(flows: xr.DataArray) -> xr.DataArray:
    """Give the flow from `partner` to `state`, labelled by the same two."""
    turned = flows.rename({"state": "other"}).rename({"partner": "state"}).rename({"other": "partner"})
    return turned.transpose("year", "state", "partner")


LAYER = TieLayer(
    label="Trade dependence",
    needs=(*TRADE.needs, "gdp_mer"),
    unit="fraction of the output of `state` at exchange rates",
    reference="Oneal and Russett (1997), The Classical Liberals Were Right, International Studies Quarterly 41(2), "
    "267-293: exports to plus imports from the other, over GDP (formula not checked against the original); flows as in "
    "the layer `trade`",
    directed=True,
    compute=compute,
    upper=upper,
    lower=lower,
    pooled=pooled,
    pooled_upper=pooled_upper,
    doubts=doubts,
    unknown=main_partners,
    caveat="Counts what crosses the border, not what could be replaced; entrepots trade more than they produce, so a "
    "value above 1 is possible.",
)
