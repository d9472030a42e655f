"""Trade: the yearly flow of goods and services from one state to another, from both sides' partner lists.

A flow has two reports: the exporter's (the partner's share of its exports) and the importer's (the exporter's share of
its imports). It is used once. A partner that neither list names is not at zero: it is below both lists' smallest share.
"""

from collections.abc import Sequence

import numpy as np
import xarray as xr

from polycentric.panel.blocs import members
from polycentric.ties.contract import TieLayer
from polycentric.ties.plausible import UNCOUNTED, UNCOUNTED_SINCE, implausible_flows, main_partners, marks_in_words
from polycentric.ties.pooling import pool_observed, pool_upper

IMPORTER, EXPORTER, NEITHER = 1, 2, 0
HALF_PERCENT = 0.005


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
    exporter = _listed(panel["export_share"]) * panel["exports"]
    importer = _as_partner(_listed(panel["import_share"]) * panel["imports"])
    refused = _impossible(importer, _plain(panel["exports"])) | _impossible(exporter, _as_partner(panel["imports"]))
    importer = importer.where(~_impossible(importer, _plain(panel["exports"])))
    exporter = exporter.where(~_impossible(exporter, _as_partner(panel["imports"])))
    used = xr.where(importer.notnull(), IMPORTER, xr.where(exporter.notnull(), EXPORTER, NEITHER)).astype(np.int8)
    log_ratio = xr.zeros_like(importer).copy(data=np.log((importer / exporter).to_numpy()))
    bounded = (_plain(panel["state"]) != panel["partner"]) & ~_uncounted(panel)
    return xr.Dataset(
        {
            "exporter_report": exporter.assign_attrs(units="current US dollars"),
            "importer_report": importer.assign_attrs(units="current US dollars"),
            "used": used.assign_attrs(codes="1 importer's report, 2 exporter's report, 0 neither"),
            "log_ratio": log_ratio.assign_attrs(units="natural logarithm; 0 is agreement"),
            "refused": refused.transpose("year", "state", "partner"),
            "exporter_bound": _plain(panel["export_share_bound"] * panel["exports"]).where(bounded),
            "importer_bound": _as_partner(panel["import_share_bound"] * panel["imports"]).where(bounded),
        }
    )


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give the flow from `state` to `partner` in US dollars, missing where neither side lists it.

    The importer's report is used, or the exporter's where the importer's list doesn't name it.
    """
    return _used(reports(panel)).assign_attrs(_notes(panel))


def upper(panel: xr.Dataset) -> xr.DataArray:
    """Give the flow, and where neither side lists it the smaller of the two lists' bounds; missing without any list."""
    told = reports(panel)
    return _most(told).assign_attrs(_notes(panel))


def pooled(panel: xr.Dataset, bloc: str) -> xr.DataArray:
    """Give the listed part of the flows in a world in which a bloc is one state."""
    return pool_observed(compute(panel), members(panel, bloc), bloc)


def pooled_upper(panel: xr.Dataset, bloc: str) -> xr.DataArray:
    """Give the most that the flows can be in a world in which a bloc is one state.

    That is the least of two: the sum of what each member's flow can be, and what the outsider's own list leaves over
    when all that it lists of others is taken off. A list that gives 52% to others leaves 48% for the whole bloc, which
    is often less than 27 times the smallest listed share.
    """
    states, told = members(panel, bloc), reports(panel)
    by_member = pool_upper(_most(told), states, bloc)
    to_bloc = (_left_over(panel, "export", states) * _plain(panel["exports"])).reindex(state=by_member["state"])
    from_bloc = (_left_over(panel, "import", states) * _plain(panel["imports"])).reindex(state=by_member["state"])
    least = xr.where(by_member["partner"] == bloc, np.fmin(by_member, to_bloc), by_member)
    least = xr.where(by_member["state"] == bloc, np.fmin(least, _as_partner(from_bloc)), least)
    listed = pool_observed(_used(told), states, bloc)
    return least.where(~(least < listed), listed).transpose("year", "state", "partner")


def doubts(panel: xr.Dataset) -> xr.DataArray:
    """Mark the flows whose report in use is a share far above what size and distance predict."""
    used = reports(panel)["used"].transpose("year", "state", "partner")
    marks = implausible_flows(panel, used.values, IMPORTER, EXPORTER)
    return xr.DataArray(marks, dims=used.dims, coords={name: used[name].values for name in used.dims})


def _used(told: xr.Dataset) -> xr.DataArray:
    """Give the report that is used of each flow."""
    return told["importer_report"].fillna(told["exporter_report"])


def _most(told: xr.Dataset) -> xr.DataArray:
    """Give the report that is used of each flow, and where there is none the smaller of the two lists' bounds."""
    return _used(told).fillna(np.fmin(told["exporter_bound"], told["importer_bound"]))


def _listed(share: xr.DataArray) -> xr.DataArray:
    """Take a printed 0% for what it is: less than half a percent, and so bounded, not observed."""
    return share.where(share > 0).astype(np.float64)


def _left_over(panel: xr.Dataset, flow: str, states: Sequence[str]) -> xr.DataArray:
    """Give the largest part of each state's exports or imports that can go to, or come from, all of some states.

    What is listed of others may have been rounded up by half a percent an entry; entries that are no states of the
    panel are at most as many as the smallest listed share fits into what they sum to.
    """
    share, listed = _plain(panel[f"{flow}_share"]).astype(np.float64), _plain(panel[f"{flow}_share_listed"])
    of_states, of_members = share.sum("partner"), share.sel(partner=list(states)).sum("partner")
    smallest = (_plain(panel[f"{flow}_share_bound"]) - HALF_PERCENT).clip(min=HALF_PERCENT)
    entries = share.notnull().sum("partner") + np.ceil(((listed - of_states) / smallest).clip(min=0))
    return (1 - listed + of_members + HALF_PERCENT * entries).clip(0, 1)


def _uncounted(panel: xr.Dataset) -> xr.DataArray:
    """Mark the pairs of which neither side publishes what it trades with the other."""
    mark = xr.zeros_like(_plain(panel["export_share"]), dtype=bool).load()
    for state, partner in UNCOUNTED:
        here = (mark["state"] == state) & (mark["partner"] == partner) & (mark["year"] >= UNCOUNTED_SINCE)
        mark = mark | here
    return mark


def _impossible(report: xr.DataArray, total_of_other_side: xr.DataArray) -> xr.DataArray:
    """Mark reports of more than the other side trades with the whole world."""
    return report > total_of_other_side


def _plain(values: xr.DataArray) -> xr.DataArray:
    """Drop the coordinates that label no dimension."""
    return values.drop_vars([str(name) for name in values.coords if name not in values.dims])


def _as_partner(of_importer: xr.DataArray) -> xr.DataArray:
    """Turn what the importer says, labelled by `state`, into the flow that comes to it as `partner`."""
    if "partner" in of_importer.dims:
        turned = of_importer.rename({"state": "importer"}).rename({"partner": "state"}).rename({"importer": "partner"})
        return _plain(turned)
    return _plain(of_importer).rename({"state": "partner"})


def _notes(panel: xr.Dataset) -> dict[str, str]:
    """Say for how many states the shares are of another year than the total they are taken of."""
    notes = {
        "note": "Shares are of trade in goods; totals are of goods and services, so a flow is overstated where "
        "services are much of trade (Luxembourg's by several times, that of the United States by about a quarter)."
    }
    if "export_share_year" in panel and "exports_year" in panel:
        listed = panel["export_share_year"] > 0
        older = listed & (panel["export_share_year"] != panel["exports_year"])
        notes["note_years"] = (
            f"{int(older.sum())} of {int(listed.sum())} export lists are of another year than the total they are taken "
            "of, since this panel carries the latest of each."
        )
    marked = marks_in_words(panel)
    return notes | ({"note_marks": marked} if marked else {})


LAYER = TieLayer(
    label="Trade flow",
    needs=("exports", "imports", "export_share", "import_share", "export_share_bound", "import_share_bound"),
    unit="current US dollars per year, from `state` to `partner`",
    reference="Importers' reports are preferred, as customs record what comes in more closely than what leaves: "
    "Feenstra, Lipsey, Deng, Ma and Mo (2005), World Trade Flows: 1962-2000, NBER Working Paper 11040; compare Gaulier "
    "and Zignago (2010), BACI, CEPII Working Paper 2010-23, who weigh both reports by their reliability",
    directed=True,
    compute=compute,
    upper=upper,
    pooled=pooled,
    pooled_upper=pooled_upper,
    doubts=doubts,
    unknown=main_partners,
    caveat="A flow that neither side lists is missing and bounded, not zero; shares are of goods, rounded to whole "
    "percents, and taken of totals that include services; trade between Russia and Belarus is published by neither.",
)
