"""What came before the runs: states' shares by edition, and by the archive where it is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polycentric.pictures.drawing.timeline import runs

if TYPE_CHECKING:
    import xarray as xr

Shares = Mapping[str, Mapping[int, float]]
SINCE, KNOWN = 1950, 100  # the archive's first year, and how many states of an edition suffice
ARCHIVE = "cinc"
Runs = tuple[tuple[int, ...], ...]
NOTHING: tuple[Shares, str] = ({}, "")
BEFORE = 35  # years that are shown before a start from the archive


@dataclass(frozen=True)
class Past:
    """Shares of the years before the runs: of states by year, the years that a line may join, what they are by."""

    shares: Shares
    runs: Runs
    source: str
    by: str


def of_editions(states: Sequence[str], start: int) -> dict[str, Past]:
    """Give the past of today's world, by the Factbook's editions."""
    source = "the World Factbook’s editions"
    return {
        "share": Past(
            *composite(states, start), source, f"by {source} (the mean of the shares of military spending, soldiers, "
            "energy and people), since the first edition that prints all four for a hundred states",
        ),
        "output_share": Past(
            *output(states, start), source, f"output at purchasing power by {source}; a line ends where prices were "
            "compared anew, where editions are missing, or where an edition repeats the one before",
        ),
    }  # fmt: skip


def of_archive(states: Sequence[str], start: int) -> dict[str, Past]:
    """Give the past of a start from the archive, by the series that the runs start from."""
    from polycentric.futures.origin.world import SERIES
    from polycentric.panel.load import load
    from polycentric.poles.world import World

    panel = load("history", years=(max(start - BEFORE, 1816), start), series=SERIES)
    world, source = World(panel, layers={}), "National Material Capabilities"
    years = (tuple(int(year) for year in panel["year"].values),)
    return {
        "share": Past(
            _by_state(world.shares("composite_four"), states), years, source,
            f"by {source} (the mean of the shares of military spending, soldiers, energy and people)",
        ),
        "output_share": Past(
            _by_state(world.shares("output_fariss"), states), years, source,
            "output by Fariss, Anders, Markowitz and Barnum, of the states that it knows in a year",
        ),
    }  # fmt: skip


def _by_state(shares: "xr.DataArray", states: Sequence[str]) -> dict[str, dict[int, float]]:
    """Give each state's shares by year, those that are known."""
    known = shares.sel(state=[state for state in states if state in shares["state"].values])
    years = [int(year) for year in known["year"].values]
    return {
        str(state): {year: float(value) for year, value in zip(years, held, strict=True) if value == value}
        for state, held in zip(known["state"].values, known.transpose("state", "year").values, strict=True)
    }


def composite(states: Sequence[str], until: int) -> tuple[Shares, Runs]:
    """Give shares of the composite by edition before a year, over the states of which the edition knows it."""
    from polycentric.labels import numbers
    from polycentric.panel.pictures import pictures
    from polycentric.power import INDICES

    power = INDICES["composite_four"](pictures()).transpose("year", "state")
    held, found = numbers(power), dict[str, dict[int, float]]()
    total = (held == held).sum(axis=1)
    for place, year in enumerate(power["year"].values):
        known = held[place][held[place] == held[place]]
        if total[place] < KNOWN or year > until:
            continue
        for at, state in enumerate(power["state"].values):
            if str(state) in states and held[place, at] == held[place, at]:
                found.setdefault(str(state), {})[int(year)] = float(held[place, at] / known.sum())
    years = sorted({year for shares in found.values() for year in shares})
    return found, tuple(tuple(run) for run in runs(years))


def output(states: Sequence[str], until: int) -> tuple[Shares, Runs]:
    """Give shares of output at purchasing power by edition up to a year, and the editions that a line may join."""
    from polycentric.power.movers.lines import unbroken
    from polycentric.power.movers.through_editions import series_of

    series = series_of("output_ppp")
    editions = [edition for edition in series.editions if edition <= until]
    by_edition = {edition: series.share(edition) for edition in editions}
    shares = {state: {at: held[state] for at, held in by_edition.items() if state in held} for state in states}
    joined = (tuple(each for each in run if each in by_edition) for run in unbroken(series))
    return shares, tuple(run for run in joined if run)


def archive(states: Sequence[str]) -> tuple[Shares, str]:
    """Give the published composite of the archive since 1950, made to sum to one, and its name; empty without it."""
    from polycentric.errors import PolycentricError
    from polycentric.panel.load import load
    from polycentric.poles.world import World
    from polycentric.power import INDICES

    index = INDICES[ARCHIVE]
    try:
        panel = load("history", years=(SINCE, 2022), series=sorted(index.archive()))
        shares = World(panel, layers={}).shares(ARCHIVE).transpose("year", "state")
    except PolycentricError:  # no archive here, or a damaged file of it: the picture does without
        return {}, ""
    return _by_state(shares, states), index.label
