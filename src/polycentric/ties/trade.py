"""Trade: the yearly flow of goods and services from one state to another, from both sides' partner lists.

A flow has two reports: the exporter's (the partner's share of its exports) and the importer's (the exporter's share of
its imports). It is used once. A partner that neither list names is not at zero: it is below both lists' smallest share.
"""

from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import LEADING, PAIR, numbers
from polycentric.panel import reading
from polycentric.ties import reported
from polycentric.ties.contract import TieLayer
from polycentric.ties.plausible import UNCOUNTED, UNCOUNTED_SINCE, implausible_flows, main_partners, marks_in_words
from polycentric.ties.pooling import Members, in_turn, over_members, pool_observed, pool_one

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
IMPORTER, EXPORTER, NEITHER = 1, 2, 0
HALF_PERCENT = 0.005
OF_GOODS_AND_SERVICES = "Shares are of trade in goods; totals are of "
ESTIMATED = "estimated, often too large by a quarter to a half"
HOW_ESTIMATED = (
    "Trade is estimated from each partner's share of trade in goods and totals that include services, so it is too "
    "large: often by a quarter to a half, and by several times where a state sells mostly services. Ranks move less."
)
NEEDS = (
    "exports", "imports", "export_share", "import_share", "export_share_bound", "import_share_bound",
    "export_share_listed", "import_share_listed",
)  # fmt: skip


@dataclass(frozen=True)
class Reports:
    """Both reports of every flow (..., state, partner), of which `state` is the exporter, and what bounds it."""

    exporter: Floats
    importer: Floats
    refused: NDArray[np.bool_]
    exporter_bound: Floats
    importer_bound: Floats

    @property
    def used(self) -> Floats:
        """The report that is used of each flow."""
        return np.where(np.isnan(self.importer), self.exporter, self.importer)

    @property
    def most(self) -> Floats:
        """The report that is used of each flow, and where there is none the smaller of the two lists' bounds."""
        used = self.used
        return np.where(np.isnan(used), np.fmin(self.exporter_bound, self.importer_bound), used)


def both(
    exports: Floats, imports: Floats, export_share: Floats, import_share: Floats, export_bound: Floats,
    import_bound: Floats, _: Floats, __: Floats, uncounted: Floats,
) -> Reports:  # fmt: skip
    """Make both reports of the partner lists, without those of more than the other side trades with all the world."""
    exporter = _listed(export_share) * exports[..., :, np.newaxis]
    importer = np.swapaxes(_listed(import_share) * imports[..., :, np.newaxis], -1, -2)
    too_much_in, too_much_out = importer > exports[..., :, np.newaxis], exporter > imports[..., np.newaxis, :]
    bounded = ~np.eye(exports.shape[-1], dtype=bool) & (uncounted == 0.0)
    return Reports(
        exporter=np.where(too_much_out, np.nan, exporter),
        importer=np.where(too_much_in, np.nan, importer),
        refused=too_much_in | too_much_out,
        exporter_bound=np.where(bounded, (export_bound * exports)[..., :, np.newaxis], np.nan),
        importer_bound=np.where(bounded, (import_bound * imports)[..., np.newaxis, :], np.nan),
    )


def reports(panel: xr.Dataset) -> xr.Dataset:
    """Give both reports of every flow, which of them is used, and how far they are apart.

    Returns
    -------
    Dataset, (year, state, partner), `state` exports to `partner`
        `exporter_report`, `importer_report` (US dollars; missing where not listed), `used` (1 importer's, 2
        exporter's, 0 neither), `log_ratio` (natural logarithm of importer's over exporter's report), the two upper
        bounds for unlisted flows, `exporter_bound` and `importer_bound`, and `refused`: where a report was left out
        because it is more than all that the other side trades (Kazakhstan lists 3.0 billion dollars from the Gambia,
        whose exports are 0.8 billion in all).
    """
    read = [reading.read(panel, need, "factbook") for need in NEEDS] + [uncounted(panel)]
    both_reports = both(*(numbers(each, tuple(name for name in PAIR if name in each.dims)) for each in read))
    used = np.where(
        ~np.isnan(both_reports.importer), IMPORTER, np.where(~np.isnan(both_reports.exporter), EXPORTER, NEITHER)
    )
    dims = (*(name for name in read[2].dims if name not in PAIR), *PAIR)
    cells = {
        "exporter_report": (both_reports.exporter, {"units": "current US dollars"}),
        "importer_report": (both_reports.importer, {"units": "current US dollars"}),
        "used": (used.astype(np.int8), {"codes": "1 importer's report, 2 exporter's report, 0 neither"}),
        "log_ratio": (
            np.log(both_reports.importer / both_reports.exporter),
            {"units": "natural logarithm; 0 is agreement"},
        ),
        "refused": (both_reports.refused, {}),
        "exporter_bound": (both_reports.exporter_bound, {}),
        "importer_bound": (both_reports.importer_bound, {}),
    }
    coords = {name: panel[name].values for name in dims}
    return xr.Dataset({name: (dims, values, attrs) for name, (values, attrs) in cells.items()}, coords=coords)


def compute(*lists: Floats) -> Floats:
    """Give the flow from `state` to `partner` in US dollars, missing where neither side lists it.

    The importer's report is used, or the exporter's where the importer's list doesn't name it.
    """
    return both(*lists).used


def upper(*lists: Floats) -> Floats:
    """Give the flow, and where neither side lists it the smaller of the two lists' bounds; missing without any list."""
    return both(*lists).most


def pooled(groups: Members, *lists: Floats) -> Floats:
    """Give the listed part of the flows in a world in which each group is one state."""
    return pool_observed(both(*lists).used, groups)


def pooled_upper(groups: Members, *lists: Floats) -> Floats:
    """Give the most that the flows can be in a world in which each group is one state.

    That is the least of two: the sum of what each member's flow can be, and what the outsider's own list leaves over
    when all that it lists of others is taken off. A list that gives 52% to others leaves 48% for the whole group, which
    is often less than 27 times the smallest listed share. Between two groups it is the sum over the members of the one
    pooled last, each of whom has a list of its own.
    """
    both_lists = both(*lists)
    least, alone = both_lists.most, np.arange(lists[0].shape[-1])
    for members, turn in zip(groups, in_turn(alone.size, groups), strict=True):
        least = pool_one(least, turn, gaps=False)
        alone = np.setdiff1d(alone, members)
        to_group, from_group = _left_for(members, lists)
        single = alone.size
        least[..., :single, -1] = np.fmin(least[..., :single, -1], to_group[..., alone])
        least[..., -1, :single] = np.fmin(least[..., -1, :single], from_group[..., alone])
    listed = pool_observed(both_lists.used, groups)
    return np.where(least < listed, listed, least)


def _left_for(members: Places, lists: tuple[Floats, ...]) -> tuple[Floats, Floats]:
    """Give the most that each state's own lists leave of its exports to a group, and of its imports from it."""
    exports, imports, export_share, import_share, export_bound, import_bound, export_listed, import_listed, _ = lists
    return (
        _left_over(export_share, export_listed, export_bound, members) * exports,
        _left_over(import_share, import_listed, import_bound, members) * imports,
    )


def doubts(panel: xr.Dataset) -> xr.DataArray:
    """Mark the flows whose report in use is a share far above what size and distance predict."""
    used = reports(panel)["used"].transpose("year", "state", "partner")
    marks = implausible_flows(panel, used.values, IMPORTER, EXPORTER)
    return xr.DataArray(marks, dims=used.dims, coords={name: used[name].values for name in used.dims})


def uncounted(panel: xr.Dataset) -> xr.DataArray:
    """Mark with 1 the pairs of which neither side publishes what it trades with the other."""
    years, states = panel["year"].values, [str(state) for state in panel["state"].values]
    marks = np.zeros((years.size, len(states), len(states)))
    for state, partner in UNCOUNTED:
        if state in states and partner in states:
            marks[years >= UNCOUNTED_SINCE, states.index(state), states.index(partner)] = 1.0
    coords = {"year": years, "state": panel["state"].values, "partner": panel["state"].values}
    return xr.DataArray(marks, dims=("year", *PAIR), coords=coords)


def _listed(share: Floats) -> Floats:
    """Take a printed 0% for what it is: less than half a percent, and so bounded, not observed."""
    return np.where(share > 0, share, np.nan)


def _left_over(share: Floats, listed: Floats, bound: Floats, members: Places) -> Floats:
    """Give the largest part of each state's exports or imports that can go to, or come from, all of some states.

    What is listed of others may have been rounded up by half a percent an entry; entries that are no states of the
    panel are at most as many as the smallest listed share fits into what they sum to.
    """
    of_states, of_members = np.nansum(share, axis=-1), np.nan_to_num(over_members(share, members, -1, gaps=True))
    smallest = np.maximum(bound - HALF_PERCENT, HALF_PERCENT)
    entries = (~np.isnan(share)).sum(axis=-1) + np.ceil(np.maximum((listed - of_states) / smallest, 0.0))
    return np.clip(1 - listed + of_members + HALF_PERCENT * entries, 0, 1)


def notes(panel: xr.Dataset) -> dict[str, str]:
    """Say for how many states the shares are of another year than the total they are taken of."""
    totals = str(panel["exports"].attrs.get("counts", "goods and services"))
    overstated = (
        f"{OF_GOODS_AND_SERVICES}{totals}, so a flow is overstated where services are much "
        "of trade (Luxembourg's by several times, that of the United States by about a quarter)."
    )
    notes = {"note": "Shares and totals are of trade in goods." if totals == "goods" else overstated}
    if "export_share_year" in panel and "exports_year" in panel:
        listed = panel["export_share_year"] > 0
        older = listed & (panel["export_share_year"] != panel["exports_year"])
        notes["note_years"] = (
            f"{int(older.sum())} of {int(listed.sum())} export lists are of another year than the total they are taken "
            "of, since this panel carries the latest of each."
        )
    # The marks are made for one list of each year, so in a panel of runs they are not told one by one.
    judged = ("export_share", "import_share", "exports", "imports")
    alone = not any(name in LEADING for variable in judged for name in panel[variable].dims)
    marked = marks_in_words(panel) if alone else ""
    return notes | ({"note_marks": marked} if marked else {})


def is_estimated(values: xr.DataArray) -> bool:
    """Tell whether a layer's values are shares of goods taken of totals that include services."""
    return str(values.attrs.get("note", "")).startswith(OF_GOODS_AND_SERVICES)


LAYER = TieLayer(
    label="Trade flow",
    needs=NEEDS,
    unit="current US dollars per year, from `state` to `partner`",
    reference="Importers' reports are preferred, as customs record what comes in more closely than what leaves: "
    "Feenstra, Lipsey, Deng, Ma and Mo (2005), World Trade Flows: 1962-2000, NBER Working Paper 11040; compare Gaulier "
    "and Zignago (2010), BACI, CEPII Working Paper 2010-23, who weigh both reports by their reliability",
    directed=True,
    partial=True,
    compute=compute,
    upper=upper,
    pooled=pooled,
    pooled_upper=pooled_upper,
    doubts=doubts,
    unknown=main_partners,
    marks=(uncounted,),
    notes=notes,
    series="factbook",
    otherwise=(reported.TRADE,),
    caveat="A flow that neither side lists is missing and bounded, not zero; shares are of goods, rounded to whole "
    "percents, and taken of totals that include services; trade between Russia and Belarus is published by neither.",
)
