"""Trade dependence: how much of what a state produces is traded with one partner."""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.panel import reading
from polycentric.panel.blocs import pooled_amount
from polycentric.ties import reported, trade
from polycentric.ties.contract import SETTLED, TieLayer
from polycentric.ties.plausible import main_partners
from polycentric.ties.pooling import Members, outsiders

Floats = NDArray[np.float64]


def compute(*given: Floats) -> Floats:
    """Give exports to `partner` plus imports from it, over the output of `state` at exchange rates.

    Observed where both flows are, and where the one observed is at least nine tenths of the most that both can be: a
    share of 4% printed in whole percents is itself uncertain by an eighth, so such a sum is no worse than its terms.
    """
    least, most = _range(*given)
    return np.where(least >= SETTLED * most, least, np.nan)


def lower(*given: Floats) -> Floats:
    """Give the dependence that the observed flows alone make; zero where neither is observed and both are bounded."""
    return _range(*given)[0]


def upper(*given: Floats) -> Floats:
    """Give the most that the dependence can be, or the dependence where it is observed."""
    least, most = _range(*given)
    return np.where(least >= SETTLED * most, least, most)


def pooled(groups: Members, *given: Floats) -> Floats:
    """Give the dependence that the listed flows make in a world in which each group is one state."""
    lists, output = _parted(given)
    flows, most = trade.pooled(groups, *lists), trade.pooled_upper(groups, *lists)
    listed = reported.both_ways(_or_zero_where_bounded(flows, most))
    neither = np.isnan(flows) & np.isnan(np.swapaxes(flows, -1, -2))
    return np.where(neither, np.nan, listed) / _with_groups(output, given[-1], groups)[..., :, np.newaxis]


def pooled_upper(groups: Members, *given: Floats) -> Floats:
    """Give the most that the dependence can be in a world in which each group is one state."""
    lists, output = _parted(given)
    most = reported.both_ways(trade.pooled_upper(groups, *lists))
    return most / _with_groups(output, given[-1], groups)[..., :, np.newaxis]


def doubts(panel: xr.Dataset) -> xr.DataArray:
    """Mark the dependence that rests on a flow, either way, of an implausible share."""
    marks = trade.doubts(panel)
    return marks.copy(data=marks.values | np.swapaxes(marks.values, -1, -2))


def people(panel: xr.Dataset) -> xr.DataArray:
    """Give the people by whom it is judged whether a bloc's output is known; every state alike where they are not."""
    if reading.offered(panel, "population"):
        return reading.read(panel, "population")
    ones = np.ones((panel.sizes["year"], panel.sizes["state"]))
    return xr.DataArray(ones, dims=("year", "state"), coords={"year": panel["year"], "state": panel["state"].values})


def _range(*given: Floats) -> tuple[Floats, Floats]:
    """Give the least and the most that each dependence can be."""
    lists, output = _parted(given)
    both_lists = trade.both(*lists)
    least, most = _or_zero_where_bounded(both_lists.used, both_lists.most), both_lists.most
    return reported.both_ways(least) / output[..., :, np.newaxis], reported.both_ways(most) / output[..., :, np.newaxis]


def _parted(given: tuple[Floats, ...]) -> tuple[tuple[Floats, ...], Floats]:
    """Part what comes in: the lists with their marks, and output."""
    *lists, output, uncounted, _ = given
    # Of an output of nothing no part can be said.
    return (*lists, uncounted), np.where(output > 0, output, np.nan)


def _with_groups(output: Floats, population: Floats, groups: Members) -> Floats:
    """Give the output of those that are in no group, and the groups' at the end."""
    own = [pooled_amount(output[..., members], population[..., members])[..., np.newaxis] for members in groups]
    return np.concatenate([output[..., outsiders(output.shape[-1], groups)], *own], axis=-1)


def _or_zero_where_bounded(flows: Floats, most: Floats) -> Floats:
    """Give the least that each flow can be; a flow without any bound stays missing."""
    return np.where(np.isnan(flows) & ~np.isnan(most), 0.0, flows)


LAYER = TieLayer(
    label="Trade dependence",
    needs=(*trade.NEEDS, "output_at_exchange_rates"),
    unit="fraction of the output of `state` at exchange rates",
    reference="Oneal and Russett (1997), The Classical Liberals Were Right, International Studies Quarterly 41(2), "
    "267-293: exports to plus imports from the other, over GDP (formula not checked against the original); flows as in "
    "the layer `trade`",
    directed=True,
    partial=True,
    compute=compute,
    upper=upper,
    lower=lower,
    pooled=pooled,
    pooled_upper=pooled_upper,
    doubts=doubts,
    unknown=main_partners,
    marks=(trade.uncounted, people),
    notes=trade.notes,
    series="factbook",
    otherwise=(reported.DEPENDENCE,),
    caveat="Counts what crosses the border, not what could be replaced; entrepots trade more than they produce, and "
    "ships sold to be registered in Liberia, the Marshall Islands or Panama count as their imports, so a value above 1 "
    "is possible.",
)
