"""Hold: how far a state is held by a stronger one, over the channels that are known."""

import xarray as xr

from polycentric.labels import PAIR, run_by_run
from polycentric.ties import reported
from polycentric.ties.channels import CHANNELS
from polycentric.ties.contract import TieLayer
from polycentric.ties.holding import LEAST, grips, hold

OF_TWO_CENTURIES = (
    *reported.FLOWS, "atop_defense", "arms_five_years", "troops_abroad", "signal_troops", "signal_nukes", "signal_aid",
    "output", "ideal_point", "force_unanswered", "us_force_unanswered", "capability_index",
)  # fmt: skip
SERIES = {**dict.fromkeys(reported.FLOWS, "cow"), "output": "fariss", "ideal_point": "bailey"}


def compute(panel: xr.Dataset) -> xr.DataArray:
    """Give the hold on (year, state, partner), for each run alone."""
    names = [str(name) for name in panel.data_vars]
    return run_by_run(panel, _of_one, names).transpose(..., "year", *PAIR)


def _of_one(panel: xr.Dataset) -> xr.DataArray:
    """Give the hold of a panel without runs."""
    found = grips(panel)
    labels = panel["state"].values
    coords = {"year": panel["year"].values, "state": labels, "partner": labels}
    offered = sum(channel.fits(panel) for channel in CHANNELS.values())
    held = hold(found.values, found.strength, least=min(LEAST, offered))
    return xr.DataArray(held, dims=("year", *PAIR), coords=coords)


REFERENCE = (
    "This project's rule; after the idea of Lake (2009), Hierarchy in International Relations (from memory), that "
    "hierarchy is a matter of degree over security and economy"
)
TODAY = TieLayer(
    label="Hold of a stronger state, by trade and guarantee",
    needs=("output", "exports", "imports"),
    unit="mean of the known channels, 0 to 1",
    reference=REFERENCE,
    directed=True,
    compute=compute,
    whole=True,
    partial=True,
    caveat="Of today's world trade and guarantees alone are known, and of groups as one guarantees: no troops, arms, "
    "aid, votes or interventions.",
)
LAYER = TieLayer(
    label="Hold of a stronger state",
    needs=OF_TWO_CENTURIES,
    unit="mean of the known channels, 0 to 1",
    reference=REFERENCE,
    directed=True,
    compute=compute,
    whole=True,
    partial=True,
    series=SERIES,
    caveat="`state` is held, `partner` holds. Which channels are known differs from year to year and pair to pair, so "
    "values of far years aren't one line; like minds that vote and trade alike look a little held.",
    otherwise=(TODAY,),
)
