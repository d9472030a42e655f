"""Trade as the importing side reports it, since 1870: flows, dependence, and the part of a state's own trade.

Missing is never zero: a flow that the source doesn't give is bounded by what is left of both sides' totals, and where
they aren't known, not at all.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.ties.contract import TieLayer

Floats = NDArray[np.float64]


def flows(bought: Floats, _: Floats, __: Floats) -> Floats:
    """Give the flow from `state` to `partner`: what the partner says it buys; missing where it says nothing."""
    return off_diagonal(np.swapaxes(bought, -1, -2))


def most_flows(bought: Floats, exports: Floats, imports: Floats) -> Floats:
    """Give the most that each flow can be: itself, or what the listed ones leave of either side's total.

    What is left of the exporter's exports and of the importer's imports both bound it, the smaller of those known.
    Partners' reports and totals rarely add up: where the listed flows exceed a total, nothing is left of it. Without
    any total there is no bound.
    """
    listed = off_diagonal(bought)  # by importer and exporter, as it lies in memory
    # `maximum` keeps what is missing; `fmin` takes the bound that is known.
    out = np.maximum(exports - np.nansum(listed, axis=-2), 0.0)
    into = np.maximum(imports - np.nansum(listed, axis=-1), 0.0)
    left = np.fmin(out[..., :, np.newaxis], into[..., np.newaxis, :])
    seen = np.swapaxes(listed, -1, -2)
    return off_diagonal(np.where(np.isnan(seen), left, seen))


def dependence(bought: Floats, exports: Floats, imports: Floats, output: Floats) -> Floats:
    """Give what `state` trades with `partner`, both ways, over its output; missing unless both ways are known."""
    return _over(both_ways(flows(bought, exports, imports)), output)


def least_dependence(bought: Floats, exports: Floats, imports: Floats, output: Floats) -> Floats:
    """Give the dependence that the flows alone make that are known; missing where neither is."""
    return _over(_known_ways(flows(bought, exports, imports)), output)


def most_dependence(bought: Floats, exports: Floats, imports: Floats, output: Floats) -> Floats:
    """Give the dependence that the largest possible flows make; missing where one has no bound."""
    return _over(both_ways(most_flows(bought, exports, imports)), output)


def part(bought: Floats, exports: Floats, imports: Floats) -> Floats:
    """Give the least part of all trade of `state` that is with `partner`: the known flows both ways over its totals."""
    return np.minimum(_over(_known_ways(flows(bought, exports, imports)), _all_trade(exports, imports)), 1.0)


def most_part(bought: Floats, exports: Floats, imports: Floats) -> Floats:
    """Give the most that this part can be; missing where a flow has no bound or the state's totals aren't known."""
    return np.minimum(_over(both_ways(most_flows(bought, exports, imports)), _all_trade(exports, imports)), 1.0)


def off_diagonal(values: Floats) -> Floats:
    """Give a copy in which a state's tie to itself is missing."""
    bare, state = values.copy(), np.arange(values.shape[-1])
    bare[..., state, state] = np.nan
    return bare


def both_ways(seen: Floats) -> Floats:
    """Add the flow out and the flow in; missing where either is."""
    return seen + np.swapaxes(seen, -1, -2)


def _known_ways(seen: Floats) -> Floats:
    """Add the flow out and the flow in, as far as they are known; missing where neither is."""
    back = np.swapaxes(seen, -1, -2)
    return np.where(np.isnan(seen) & np.isnan(back), np.nan, np.nan_to_num(seen) + np.nan_to_num(back))


def _over(both: Floats, size: Floats) -> Floats:
    """Divide flows both ways by a size of `state`; missing where that is nothing."""
    return off_diagonal(both / np.where(size > 0, size, np.nan)[..., :, np.newaxis])


def _all_trade(exports: Floats, imports: Floats) -> Floats:
    """Give what a state trades with all the world, missing where either total is or where it is nothing."""
    total = exports + imports
    return np.where(total > 0, total, np.nan)


FLOWS = ("trade_flow", "exports", "imports")
_IMPORTERS = (
    "Barbieri, Keshk and Pollins (2009), Trading Data: Evaluating Our Assumptions and Coding Rules, Conflict "
    "Management and Peace Science 26(5), 471-491 (the source); that the importer's report is taken is the source's rule"
)
TRADE = TieLayer(
    label="Trade flow (COW)",
    needs=FLOWS,
    unit="current US dollars per year, from `state` to `partner`",
    reference=_IMPORTERS,
    directed=True,
    partial=True,
    compute=flows,
    upper=most_flows,
    caveat="Goods only; before 1914 most pairs have no figure, and few zeros are certain. Of West Germany in 1960-89 "
    "the source has 60 flows in all, so that its ties and its partners' are not there.",
    series="cow",
)
DEPENDENCE = TieLayer(
    label="Trade dependence (COW trade, World Bank output)",
    needs=(*FLOWS, "output_at_exchange_rates"),
    unit="fraction of the output of `state` in current US dollars",
    reference="Oneal and Russett (1997), The Classical Liberals Were Right, International Studies Quarterly "
    "41(2), 267-293: exports to plus imports from the other, over GDP (formula not checked against the "
    "original)",
    directed=True,
    partial=True,
    compute=dependence,
    upper=most_dependence,
    lower=least_dependence,
    caveat="From 1960 alone: before, no source here gives output in current dollars, in which trade is.",
    series={**dict.fromkeys(FLOWS, "cow"), "output_at_exchange_rates": "world_bank"},
)
PART = TieLayer(
    label="Part of own trade (COW)",
    needs=FLOWS,
    unit="fraction of all exports and imports of `state`",
    reference=_IMPORTERS,
    directed=True,
    partial=True,
    compute=part,
    upper=most_part,
    lower=part,
    caveat="The known flows alone: the least that the part can be.",
    series="cow",
    name="part_of_own_trade",
)
