"""Two centuries as records: whatever of the archive is there, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import xarray as xr

from polycentric.answers.parts.polarity_strips import history_of
from polycentric.answers.provenance import edition_of
from polycentric.answers.world import archive_here, kept_records, past_held, past_near, past_ties
from polycentric.errors import NotFetchedError, PolycentricError
from polycentric.panel.expert_periods import PERIODS, periods
from polycentric.panel.load import load
from polycentric.panel.series import SERIES, variables
from polycentric.pictures.charts.bloc_river import Band, River
from polycentric.pictures.charts.polarity_history import Strip as DrawnStrip
from polycentric.pictures.charts.tournament import Chart
from polycentric.pictures.drawing.splice import Splice
from polycentric.pictures.drawing.timeline import runs, span
from polycentric.pictures.drawing.words import listed
from polycentric.pictures.records import past as records
from polycentric.pictures.records.past import Curve, ExpertPeriod, Lacking, Past, PastIndex, PastLine, PastSource, Strip
from polycentric.poles import verdict_map
from polycentric.poles.concentration import MEASURES
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex
from polycentric.power.named import nearest
from polycentric.sources import SOURCES
from polycentric.states import facts
from polycentric.tables.archive import checksum_of, version_of
from polycentric.tables.copies import years_of

YEARS = (1816, 2022)
ONCE, AT_LAST = 0.1, 0.05  # of the leading measure: shares from which a state is drawn
# The same numbers as the leading measure, by another way.
TWINS = ("cinc_recomputed",)
# In the order of the page, the first one leading: what a state makes and is left with, its arms, industry and people.
ORDER = (
    "cinc", "output_fariss", "output_maddison", "output_penn", "output_world_bank", "net_resources_fariss",
    "net_resources_maddison", "surplus_product", "military_spending", "military_personnel", "primary_energy",
    "iron_and_steel", "total_population", "urban_population",
)  # fmt: skip
CURVES = (("ray_singer", "majors"), ("effective_number", "all"))
CURVED = ("cinc", "output_fariss", "net_resources_fariss", "military_spending")
MAP_SET = "eight_largest"
# The sources that no variable of the panel names, and their tables.
READ_BESIDES = {
    "atop": ("",),
    "cow_mid": ("disputes", "dispute_dyad_years"),
    "icb": ("crises",),
    "un_votes": ("votes", "roll_calls"),
}
KINDS = (*kept_records.kinds_of(records), River, Band, Chart, Splice)
_LISTS = ("cowmaj", "maoz_global", "maoz_regional")


def gather(now: World, *, required: bool = False, years: tuple[int, int] = YEARS) -> Past | None:
    """Give what the archive has of two centuries; None where it has no measure of power.

    Parameters
    ----------
    now : World
        Today's world, whose shares stand beside the ends of the lines as what they are: another source.
    required : bool
        Whether to raise where nothing is there.
    years : tuple of int
        First and last year.

    Raises
    ------
    NotFetchedError
        If nothing is there and it is required.
    """
    here = archive_here.described()
    found = kept_records.record(
        "past",
        None if here is None else kept_records.about(now, (years, here)),
        lambda: _gathered(now, years),
        KINDS,
        lambda made: now.is_unchanged() and _lacks_files_alone(made),
    )
    if found is None and required:
        raise NotFetchedError(
            "The report's history part needs the archive, of which nothing is here: polycentric fetch "
            f"{' '.join(needed_sources())}, or name a mirror folder with --mirror or POLYCENTRIC_MIRROR."
        )
    return found


def _lacks_files_alone(made: Past | None) -> bool:
    """Tell whether nothing is missing but what isn't fetched: a damaged file may be whole another time."""
    return made is not None and all(each.reason.startswith(past_ties.NOT_FETCHED) for each in made.lacking)


def _gathered(now: World, years: tuple[int, int]) -> Past | None:
    """Gather two centuries; None where the archive has no measure of power."""
    variables_here, lacking = _available()
    amounts = [
        name for name, index in INDICES.items() if index.scale == "amount" and _is_available(index, variables_here)
    ]
    if not amounts:
        return None
    # Only what was found there is asked for: one missing file then costs its own lines, and not the whole part.
    panel = load("history", years=years, series=sorted(variables_here))
    world = World(panel)
    lacking += _lacking_experts()
    spans = () if any(each.source == "icb" for each in lacking) else _periods(years)
    drawn = _drawn(world)
    indices, unseen = _indices(world, now, drawn)
    ties = past_ties.gather(drawn)
    lacking += ties.lacking
    verdicts = history_of(verdict_map(world), MAP_SET, years, ())
    return Past(
        years=years,
        today=int(now.panel["year"].values[-1]),
        rule=_rule(world),
        undrawn=tuple(_undrawn(world, drawn)),
        indices=tuple(indices),
        unseen=unseen,
        periods=spans,
        curves=tuple(_curves(world, now)),
        strips=tuple((label, tuple(map(_strip, strips))) for label, strips in verdicts.strips),
        left_out=verdicts.left_out,
        sources=tuple(_sources(panel, [*ties.sources, *(["icb"] if spans else [])])),
        lacking=tuple(lacking),
        commands=(f"polycentric fetch {' '.join(needed_sources())}", "polycentric report --history"),
        river=ties.river,
        alike=ties.alike,
        contests=ties.contests,
        near=past_near.gather(world),
        held=past_held.gather(world),
    )


def needed_sources() -> tuple[str, ...]:
    """Name the sources that the history part reads."""
    known = variables()
    named_series = {known[name][0].name for name in _needed_variables()}
    return tuple(
        sorted({SERIES[name].editions[SERIES[name].version].source for name in named_series} | {*READ_BESIDES})
    )


def _needed_variables() -> list[str]:
    """Name the variables of the archive that the measures and the lists of powers read."""
    named = {name for index in INDICES.values() if index.scale == "amount" for name in index.archive()}
    return sorted(named | set(_LISTS))


def _is_available(index: PowerIndex, held: Iterable[str]) -> bool:
    """Tell whether the archive here has all that an index is computed from."""
    return bool(index.archive()) and set(index.archive()) <= set(held)


def _available() -> tuple[list[str], list[Lacking]]:
    """Try each series: give the variables that are there, and what is missing with the reason."""
    known, present, lacking = variables(), list[str](), list[Lacking]()
    named_series: dict[str, list[str]] = {}
    for name in _needed_variables():
        named_series.setdefault(known[name][0].name, []).append(name)
    for series, names in named_series.items():
        record = SERIES[series]
        source = record.editions[record.version].source
        try:
            # One year is enough: a file is read and checked as a whole, or not at all.
            _ = load("history", years=(1900, 1900), series=names)
        except PolycentricError as error:
            lacking.append(Lacking(record.label, source, past_ties.why(error, source)))
        else:
            present += names
    return present, lacking


def _lacking_experts() -> list[Lacking]:
    """Say whether the experts' coding is missing."""
    try:
        _ = periods()
    except PolycentricError as error:
        return [Lacking("The experts’ periods", "icb", past_ties.why(error, "icb"))]
    return []


def _periods(years: tuple[int, int]) -> tuple[ExpertPeriod, ...]:
    """Give the experts' periods within the years shown."""
    rows = periods().select("period", "first", "last", "word").iter_rows()
    return tuple(
        ExpertPeriod(number, first, last, word, PERIODS[number].own_word)
        for number, first, last, word in rows
        if first <= years[1] and last >= years[0]
    )


def _leading(world: World) -> str:
    """Name the measure that says who is drawn: the first that has shares in any year."""
    ranked = [name for name in (*ORDER, *world.indices) if name in world.indices]
    return next((name for name in ranked if world.shares(name).notnull().any()), ranked[0])


def _rule(world: World) -> str:
    """Word who is drawn."""
    label = world.indices[_leading(world)].label
    return (
        f"Drawn are the states that in any year held a tenth of the world total by one measure ({label}), or hold a "
        "twentieth of it in its last year; the same states in every panel."
    )


def _drawn(world: World) -> list[str]:
    """Give the states drawn, the one with the largest last share first."""
    shares = world.shares(_leading(world))
    known = shares.dropna("year", how="all")
    # A measure can be there and have shares in no year, where its set is never sufficiently observed.
    if not known.sizes["year"]:
        return []
    last = known.isel(year=-1).fillna(0.0)
    most = known.max("year").fillna(0.0)
    chosen = [str(state) for state in most["state"].values[((most >= ONCE) | (last >= AT_LAST)).values]]
    return sorted(chosen, key=lambda state: (-float(last.sel(state=state)), state))


def _undrawn(world: World, drawn: Iterable[str]) -> Iterator[str]:
    """Say who leads a measure in some years and isn't drawn."""
    for name in _shown(world):
        shares = world.shares(name).dropna("year", how="all")
        if not shares.sizes["year"]:
            continue
        # A missing share never leads: -1 lies below every share, where NaN would be taken for the largest.
        first = shares["state"].values[shares.fillna(-1.0).values.argmax(axis=1)]
        for state in sorted(set(map(str, first)) - set(drawn)):
            listing = listed([span(run) for run in runs(int(y) for y in shares["year"].values[first == state])])
            yield f"{facts.get(state).name} leads by {world.indices[name].label.lower()} in {listing}"


def _shown(world: World) -> list[str]:
    """Name the measures in the order of the page; one that nobody has ordered stands last."""
    known = [name for name in ORDER if name in world.indices]
    return [*known, *(name for name in world.indices if name not in known and name not in TWINS)]


def _indices(world: World, now: World, drawn: list[str]) -> tuple[list[PastIndex], dict[str, str]]:
    """Give the measures that are sufficiently observed in any year; of the others, why not."""
    measures: list[PastIndex] = []
    unseen: dict[str, str] = {}
    for name in _shown(world):
        if world.shares(name).notnull().any():
            measures.append(_index(world, now, name, drawn))
        else:
            # 'no state has data' is said of years outside the source's; where there is another reason, that is the one.
            reasons = [reason for reason in world.gaps(name) if reason and "no state" not in reason]
            unseen[world.indices[name].label] = reasons[0] if reasons else "no state has data"
    return measures, unseen


def _index(world: World, now: World, name: str, drawn: list[str]) -> PastIndex:
    """Give one measure."""
    entry, panel = world.indices[name], world.panel
    # The panel has all years asked for. What an index covers is where all of its inputs' sources do, so that a line
    # ends there and not at the panel's edge.
    windows = [panel[name].attrs["years"] for name in entry.variables(panel)]
    first, last = max(low for low, _ in windows), min(high for _, high in windows)
    shown = [int(year) for year in panel["year"].values]
    inside = [year for year in shown if first <= year <= last]
    other = nearest(now.indices, entry, INDICES)
    today = _today(now, other)
    gaps = dict(zip(shown, world.gaps(name), strict=True))
    return PastIndex(
        name=name,
        label=entry.label,
        unit=entry.unit,
        reference=entry.reference,
        caveat=entry.caveat,
        source="; ".join(sorted({_cited(panel[name]) for name in entry.variables(panel)})),
        window=(inside[0], inside[-1]),
        lines=tuple(_line(world.shares(name).sel(state=state), today) for state in drawn),
        covered=_covered(world, name, inside),
        reasons={year: gaps[year] for year in inside if gaps[year]},
        other=now.indices[other].label if today else "",
        short=entry.short,
    )


def _cited(values: xr.DataArray) -> str:
    """Name a variable's source, with its version where the label doesn't say it."""
    return edition_of(str(values.attrs["source_name"]))


def _line(shares: xr.DataArray, today: Mapping[str, float]) -> PastLine:
    """Give one state's shares, under the name it bears today, or bore last."""
    state, known = str(shares["state"].item()), shares.dropna("year")
    by_year = dict(zip(map(int, known["year"].values), known.values.tolist(), strict=True))
    return PastLine(state, facts.get(state).name, by_year, today.get(state))


def _today(now: World, name: str) -> dict[str, float]:
    """Give the shares of today's world by a measure; none where it has no such measure."""
    if name not in now.indices:
        return {}
    # Shares of another source and year: they stand beside the line's end as a mark, and are never joined to it.
    last = now.shares(name).isel(year=-1).dropna("state")
    return dict(zip(map(str, last["state"].values), last.values.tolist(), strict=True))


def _covered(world: World, name: str, years: Iterable[int]) -> dict[int, float]:
    """Give the part of each year's states that have a value."""
    # Of the members of the Correlates of War's list: states of the other list alone, whom most sources leave out, are
    # no gap.
    present = world.panel["in_cow"].transpose("year", "state").values.astype(bool)
    observed = world.power(name).notnull().values & present
    parts = observed.sum(axis=1) / np.maximum(present.sum(axis=1), 1)
    by_year = dict(zip((int(year) for year in world.panel["year"].values), parts.tolist(), strict=True))
    return {year: by_year[year] for year in years}


def _curves(world: World, now: World) -> Iterator[Curve]:
    """Give the measures of concentration, each of several indices on one set."""
    years = [int(year) for year in world.panel["year"].values]
    for measure, state_set in CURVES:
        for name in (name for name in CURVED if name in world.indices):
            concentration = MEASURES[measure](world.shares(name, state_set))
            reasons = [
                # A cell without shares has no number either; the set's own gap is the cause, and comes first.
                gap or str(own)
                for gap, own in zip(world.gaps(name, state_set), concentration["reason"].values, strict=True)
            ]  # fmt: skip
            values = dict(zip(years, concentration.values.tolist(), strict=True))
            yield Curve(
                measure, name, state_set, world.indices[name].label,
                {year: value for year, value in values.items() if not np.isnan(value)},
                {year: why for year, why in zip(years, reasons, strict=True) if np.isnan(values[year])},
                _measured(now, nearest(now.indices, world.indices[name], INDICES), measure, state_set),
                world.indices[name].short,
            )  # fmt: skip


def _measured(now: World, name: str, measure: str, state_set: str) -> float | None:
    """Give a measure of concentration in today's world; None where it is missing."""
    if name not in now.indices:
        return None
    value = float(MEASURES[measure](now.shares(name, state_set)).values[-1])
    return None if np.isnan(value) else value


def _strip(drawn: DrawnStrip) -> Strip:
    """Give one reading's strip, under the measure's own label."""
    known = INDICES.get(drawn.label)
    name = known.label if known else drawn.label
    return Strip(drawn.label, name, tuple(drawn.runs), known.short if known else "", drawn.past, drawn.past_in_full)


def _sources(panel: xr.Dataset, others: Iterable[str]) -> Iterator[PastSource]:
    """Give the sources that were read: those of the panel's variables, and others by name."""
    read: dict[str, set[str]] = {}
    for values in panel.data_vars.values():
        record = SERIES[str(values.attrs["series"])]
        edition = record.editions[str(values.attrs["version"])]
        read.setdefault(edition.source, set()).add(edition.table)
    for name in others:
        read[name] = set(READ_BESIDES[name])
    for name, tables in sorted(read.items()):
        source = SOURCES[name]
        rows = sum(each.rows for each in source.tables if each.name in tables or not any(tables))
        yield PastSource(
            name, source.label, version_of(source), years_of(source), rows, checksum_of(source), source.citation
        )
