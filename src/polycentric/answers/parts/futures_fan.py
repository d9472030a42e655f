"""Gathers what the fan of futures is drawn from: the past by the Factbook's editions, then the runs' quantiles."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from polycentric.pictures.charts.futures_fan import FanLine, FuturesFan, draw
from polycentric.pictures.sketch import Sketch

if TYPE_CHECKING:
    import xarray as xr

PAST = {"now": "the World Factbook's editions", "history": "National Material Capabilities"}
EARLIEST = 2010
BEFORE = 15  # years that a fan from the archive shows before its start


def sketch_of(ensemble: "xr.Dataset", states: Sequence[str], names: Mapping[str, str], title: str) -> Sketch:
    """Give what the fan is drawn from."""
    from polycentric.futures import fans
    from polycentric.poles.definitions import DEFINITIONS

    before = past(states, int(ensemble["year"].values[0]), archive=bool(ensemble.attrs["remembers"]))
    table = fans.fan(ensemble, states)
    lines = [
        FanLine(state, names.get(state, state), before.get(state, {}), {
            row["year"]: (row["q05"], row["q25"], row["q50"], row["q75"], row["q95"])
            for row in table.filter(table["state"] == state).iter_rows(named=True)
        })
        for state in states
    ]  # fmt: skip
    chances = fans.chances(ensemble)
    rule = fans.rules(ensemble)[0]
    classes = {
        word: {row["year"]: row["chance"] for row in chances.iter_rows(named=True)
               if row["rule"] == rule and row["class"] == word}
        for word in ("unipolar", "bipolar", "multipolar")
    }  # fmt: skip
    attrs = ensemble.attrs
    source = (
        f"{attrs['runs']} runs, seed {attrs['seed']}, polycentric {attrs['polycentric']}; the past by "
        f"{PAST[attrs['world']]}; the chances are the model's own"
    )
    return Sketch(
        FuturesFan(title, lines, classes, DEFINITIONS[rule].label, source),
        lambda seen, narrow: draw(seen, narrow=narrow),
    )


def past(states: Sequence[str], until: int, *, archive: bool = False) -> dict[str, dict[int, float]]:
    """Give the states' shares up to a year, over the states whose composite an edition, or the archive, knows."""
    from polycentric.labels import numbers
    from polycentric.panel.load import load
    from polycentric.power import INDICES

    if archive:
        panel = load("history", years=(max(until - BEFORE, 1816), until), series=("nmc",))
    else:
        panel = load("now", years=(EARLIEST, until), carry=True)
    enough = 1 if archive else 100
    power = INDICES["composite_four"](panel).transpose("year", "state")
    held, found = numbers(power), dict[str, dict[int, float]]()
    total = (held == held).sum(axis=1)
    for place, year in enumerate(power["year"].values):
        known = held[place][held[place] == held[place]]
        if total[place] < enough or year >= until:
            continue
        for at, state in enumerate(power["state"].values):
            if str(state) in states and held[place, at] == held[place, at]:
                found.setdefault(str(state), {})[int(year)] = float(held[place, at] / known.sum())
    return found
