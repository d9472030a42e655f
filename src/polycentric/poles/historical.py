"""The tie layers of the world `history`, under the names by which pole definitions and the three numbers ask for them.

Today's layers are made from partner lists, pacts and memberships by name; those of two centuries from the field's own
data. A definition asks for `trade` and gets whichever its world can give. Missing is never zero here either: a flow
that COW doesn't give is bounded by what is left of both sides' totals, and where they aren't known, not at all.
"""

from collections.abc import Mapping

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.panel.coverage import masked
from polycentric.panel.series import variables
from polycentric.registry import Registry
from polycentric.ties import LAYERS
from polycentric.ties.contract import TieLayer

Cells = NDArray[np.float64]


def layers_for(panel: xr.Dataset) -> Mapping[str, TieLayer]:
    """Give the tie layers that a panel's world offers: today's, or those of two centuries."""
    return layers_of(str(panel.attrs.get("world", "")))


def layers_of(world: str) -> Mapping[str, TieLayer]:
    """Give the tie layers that a world offers; an added layer on variables of two centuries is among theirs."""
    if world != "history":
        return LAYERS
    added = {name: each for name, each in LAYERS.items() if each.needs and set(each.needs) <= set(variables())}
    return Registry("tie layer", {**added, **HISTORICAL})


def flows(panel: xr.Dataset) -> xr.DataArray:
    """Give the flow from `state` to `partner`: what the partner says it imports; missing where it says nothing."""
    return _on_pairs(panel, np.swapaxes(_values(panel, "flow"), 1, 2))


def most_flows(panel: xr.Dataset) -> xr.DataArray:
    """Give the most that each flow can be: itself, or what the listed ones leave of either side's total.

    What is left of the exporter's exports and of the importer's imports both bound it, the smaller of those known.
    Partners' reports and totals rarely add up: where the listed flows exceed a total, nothing is left of it. Without
    any total there is no bound.
    """
    listed = flows(panel).values
    # `maximum` keeps what is missing; `fmin` takes the bound that is known.
    out = np.maximum(_values(panel, "exports") - np.nansum(listed, axis=2), 0.0)
    into = np.maximum(_values(panel, "imports") - np.nansum(listed, axis=1), 0.0)
    left = np.fmin(out[:, :, np.newaxis], into[:, np.newaxis, :])
    return _on_pairs(panel, np.where(np.isnan(listed), left, listed))


def dependence(panel: xr.Dataset) -> xr.DataArray:
    """Give what `state` trades with `partner`, both ways, over its output; missing unless both ways are known."""
    return _over_output(panel, flows(panel).values)


def least_dependence(panel: xr.Dataset) -> xr.DataArray:
    """Give the dependence that the flows alone make that are known; missing where neither is."""
    seen = flows(panel).values
    back = np.swapaxes(seen, 1, 2)
    both = np.where(np.isnan(seen) & np.isnan(back), np.nan, np.nan_to_num(seen) + np.nan_to_num(back))
    return _on_pairs(panel, both / _values(panel, "wb_gdp")[:, :, np.newaxis])


def most_dependence(panel: xr.Dataset) -> xr.DataArray:
    """Give the dependence that the largest possible flows make; missing where one has no bound."""
    return _over_output(panel, most_flows(panel).values)


def trade_share(panel: xr.Dataset) -> xr.DataArray:
    """Give the least part of all trade of `state` that is with `partner`: the known flows both ways over its totals."""
    seen = flows(panel).values
    back = np.swapaxes(seen, 1, 2)
    both = np.where(np.isnan(seen) & np.isnan(back), np.nan, np.nan_to_num(seen) + np.nan_to_num(back))
    return _on_pairs(panel, np.minimum(both / _all_trade(panel), 1.0))


def most_trade_share(panel: xr.Dataset) -> xr.DataArray:
    """Give the most that this part can be; missing where a flow has no bound or the state's totals aren't known."""
    most = most_flows(panel).values
    return _on_pairs(panel, np.minimum((most + np.swapaxes(most, 1, 2)) / _all_trade(panel), 1.0))


def shared(panel: xr.Dataset) -> xr.DataArray:
    """Give the organisations that two states share over those that either is in, from 0 to 1."""
    both = _values(panel, "dyadigos")
    own = _values(panel, "sum_igo_full")
    either = own[:, :, np.newaxis] + own[:, np.newaxis, :] - both
    level = np.divide(both, either, out=np.full(both.shape, np.nan), where=either > 0)
    # The two counts are of one source, but of a few pairs they disagree.
    return _on_pairs(panel, np.minimum(level, 1.0))


def pledges(panel: xr.Dataset) -> xr.DataArray:
    """Give 1 where `state` has pledged to defend `partner`, 0 where the source covers both and lists no pledge."""
    return _on_pairs(panel, _values(panel, "atop_defense"))


def _values(panel: xr.Dataset, name: str) -> Cells:
    """Give a variable in full precision, missing where it says nothing."""
    return masked(panel, name).values.astype(np.float64)


def _on_pairs(panel: xr.Dataset, values: Cells) -> xr.DataArray:
    """Label values by year, state and partner; a state's tie to itself is missing."""
    bare, state = np.asarray(values), np.arange(values.shape[1])
    bare[:, state, state] = np.nan  # every caller has just made its array, so nothing else sees this
    labels = panel["state"].values
    coords = {"year": panel["year"].values, "state": labels, "partner": labels}
    return xr.DataArray(bare, dims=("year", "state", "partner"), coords=coords)


def _all_trade(panel: xr.Dataset) -> Cells:
    """Give what a state trades with all the world, missing where either total is or where it is nothing."""
    total = _values(panel, "exports") + _values(panel, "imports")
    return np.where(total > 0, total, np.nan)[:, :, np.newaxis]


def _over_output(panel: xr.Dataset, seen: Cells) -> xr.DataArray:
    """Divide flows both ways by the output of `state`."""
    both = seen + np.swapaxes(seen, 1, 2)
    return _on_pairs(panel, both / _values(panel, "wb_gdp")[:, :, np.newaxis])


_IMPORTERS = (
    "Barbieri, Keshk and Pollins (2009), Trading Data: Evaluating Our Assumptions and Coding Rules, Conflict "
    "Management and Peace Science 26(5), 471-491 (the source); that the importer's report is taken is the source's rule"
)
HISTORICAL: Mapping[str, TieLayer] = {
    layer.name: layer
    for layer in (
        TieLayer(
            label="Trade flow (COW)",
            needs=("flow", "exports", "imports"),
            unit="current US dollars per year, from `state` to `partner`",
            reference=_IMPORTERS,
            directed=True,
            compute=flows,
            upper=most_flows,
            caveat="Goods only; before 1914 most pairs have no figure, and few zeros are certain.",
            name="trade",
        ),
        TieLayer(
            label="Trade dependence (COW trade, World Bank output)",
            needs=("flow", "exports", "imports", "wb_gdp"),
            unit="fraction of the output of `state` in current US dollars",
            reference="Oneal and Russett (1997), The Classical Liberals Were Right, International Studies Quarterly "
            "41(2), 267-293: exports to plus imports from the other, over GDP (formula not checked against the "
            "original)",
            directed=True,
            compute=dependence,
            upper=most_dependence,
            lower=least_dependence,
            caveat="From 1960 alone: before, no source here gives output in current dollars, in which trade is.",
            name="trade_dependence",
        ),
        TieLayer(
            label="Shared organisations (COW IGO)",
            needs=("dyadigos", "sum_igo_full"),
            unit="organisations that both are in over those that either is in, from 0 to 1",
            reference="Jaccard (1912), The Distribution of the Flora in the Alpine Zone, New Phytologist 11(2), 37-50",
            directed=False,
            compute=shared,
            caveat="Every body counts alike, universal ones too, since the source's counts don't say which they are.",
            name="organisations",
        ),
        TieLayer(
            label="Pledges to defend (ATOP)",
            needs=("atop_defense",),
            unit="1 where `state` has pledged to defend `partner`, else 0",
            reference="Leeds, Ritter, Mitchell and Long (2002), Alliance Treaty Obligations and Provisions, 1815-1944, "
            "International Interactions 28(3), 237-260",
            directed=True,
            compute=pledges,
            caveat="A clause on paper: it doesn't say who would act.",
            name="pacts",
        ),
    )
}
