"""What came before the runs: states' shares by edition, and by the archive where it is there."""

from collections.abc import Mapping, Sequence

from polycentric.pictures.drawing.timeline import runs

Shares = Mapping[str, Mapping[int, float]]
SINCE, KNOWN = 1950, 100  # the archive's first year, and how many states of an edition suffice
ARCHIVE = "cinc"
Runs = tuple[tuple[int, ...], ...]


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
    known = shares.sel(state=[state for state in states if state in shares["state"].values])
    found = {
        str(state): {
            int(year): float(value)
            for year, value in zip(known["year"].values, known.sel(state=state).values, strict=True)
            if value == value
        }
        for state in known["state"].values
    }
    return found, index.label
