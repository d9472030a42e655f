"""What there is beside the series: tie layers, power indices, lists of events, added columns, and every other source.

Each comes out of its own registry with the years that its record or its sources state, so that a new one has its row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section

if TYPE_CHECKING:
    import polars as pl

    from polycentric.panel.additions.contract import Addition
    from polycentric.power.contract import PowerIndex
    from polycentric.ties.contract import TieLayer

Years = tuple[int, int]
HEADS = {
    "ties": "Tie layers (polycentric ties NAME)",
    "power": "Power indices (polycentric power NAME)",
    "events": "Lists of wars and disputes (polycentric ties NAME)",
    "columns": "Columns of tidy tables (polycentric table --add NAME)",
    "sources": "Sources that are no series (polycentric source NAME)",
}
READ = (Column("name", "name"), Column("label", "what", "words"), Column("world", "world"),
        Column("first", "from", "year"), Column("last", "to", "year"))  # fmt: skip
OWN = "your own copy, none here"
RECORD = "record"


@dataclass(frozen=True)
class Covering:
    """One thing that covers years.

    Attributes
    ----------
    kind, name, label : str
        What it is (a key of `HEADS`), its name there, and what a reader sees.
    sources : tuple of str
        The names of the sources that it is from.
    years : tuple of int or None
        First and last year; None where nobody knows, as of a user's own copy that isn't here.
    world : str
        The world that has it, where only one does or each has it from sources of its own.
    """

    kind: str
    name: str
    label: str
    sources: tuple[str, ...]
    years: Years | None
    world: str = ""


def everything() -> list[Covering]:
    """Give all that covers years and is no series of the world `history`, kind by kind."""
    from polycentric.panel.additions import ADDITIONS
    from polycentric.panel.series import SERIES
    from polycentric.power import INDICES

    events = list(_events())
    added = [_of_addition(each) for name, each in ADDITIONS.items() if name not in SERIES and each.sources]
    return [*_measured("ties", _layers()), *_measured("power", INDICES.values()), *events, *added, *_sources()]


def chosen(names: Sequence[str]) -> tuple[list[str], list[Covering]]:
    """Split what is asked for into series, and what there is beside them; a source stands for its series.

    Raises
    ------
    UnknownNameError
        If a name is none of these.
    """
    from polycentric.errors import UnknownNameError
    from polycentric.panel.series import SERIES, variables

    every = everything()
    if not names:
        return list(SERIES), every
    known, series, beside = {each.name for each in every}, list[str](), set(names)
    for name in names:
        own = [name] if name in SERIES or name in variables() else _series_of(name)
        if not own and name not in known:
            own = _made_of(name)
            beside |= set(own)
        if not own and name not in known:
            raise UnknownNameError("series, layer, index or source", name, {*SERIES, *variables(), *known})
        series += [each for each in own if each in SERIES or each in variables()]
    return series, [each for each in every if each.name in beside]


def within(found: Iterable[Covering], years: Years, whole: Years) -> list[Covering]:
    """Keep what covers any of some years; the ends of `whole` cut nothing off, since a source may go beyond them."""
    low, high = years[0] if years[0] > whole[0] else -9999, years[1] if years[1] < whole[1] else 9999
    return [each for each in found if each.years is None or (each.years[0] <= high and each.years[1] >= low)]


def sections(found: Sequence[Covering]) -> list[Section]:
    """Set them as tables, one for each kind."""
    made = list[Section]()
    for kind, head in HEADS.items():
        those = [each for each in found if each.kind == kind]
        columns = [column for column in READ if column.name != "world" or any(each.world for each in those)]
        made += [Section(head, Grid(columns, [_read(each) for each in those]))] if those else []
    return made


def sentence(found: Sequence[Covering]) -> str:
    """Count them by kind."""
    from polycentric.pictures.drawing.words import count, listed

    words = {"ties": ("tie layer", "tie layers"), "power": ("power index", "power indices"),
             "events": ("list of events", "lists of events"), "columns": ("set of columns", "sets of columns"),
             "sources": ("source without a series", "sources without a series")}  # fmt: skip
    names = {kind: {each.name for each in found if each.kind == kind} for kind in HEADS}
    told = [count(len(each), *words[kind]) for kind, each in names.items() if each]
    return f"Beside the series: {listed(told)}." if told else ""


def rows(found: Iterable[Covering], years: Years, whole: Years) -> "pl.DataFrame":
    """Give a row for each year of each, as the survey of series has them; nobody has counted their cells."""
    import polars as pl

    from polycentric.panel.survey import SCHEMA
    from polycentric.sources import SOURCES

    made: list[dict[str, Any]] = []
    for each in found:
        sources = "; ".join(SOURCES[name].label for name in each.sources)
        head = {"series": each.kind, "variable": each.name, "label": each.label, "units": "", "cells_are": "",
                "source": sources, "version": each.world, "basis": RECORD}  # fmt: skip
        made += [{**dict.fromkeys(SCHEMA), **head, "year": year} for year in _years(each, years, whole)]
    return pl.DataFrame(made, schema=SCHEMA, orient="row")


def _years(each: Covering, years: Years, whole: Years) -> Iterable[int | None]:
    """Give the years that are shown; one row without a year where none is known."""
    if each.years is None:
        return [None]
    first = each.years[0] if years[0] <= whole[0] else max(each.years[0], years[0])
    last = each.years[1] if years[1] >= whole[1] else min(each.years[1], years[1])
    return range(first, last + 1)


def _read(each: Covering) -> dict[str, Any]:
    """Set one as a row to read."""
    first, last = each.years or (None, None)
    own = "none here" if "your own" in each.label else OWN
    label = each.label if each.years or each.kind != "sources" else f"{each.label}: {own}"
    return {"name": each.name, "label": label, "world": each.world, "first": first, "last": last}


def _series_of(source: str) -> list[str]:
    """Name the series that are read from a source."""
    from polycentric.panel.series import SERIES

    return [name for name, series in SERIES.items() if source in {each.source for each in series.editions.values()}]


def _made_of(name: str) -> list[str]:
    """Name the variables that a thing known by a further name is made of, or the sources where it has none."""
    from polycentric.answers.elsewhere import sources_of, variables_of

    return sorted(variables_of(name)) or [each for source in sources_of(name) for each in (source, *_series_of(source))]


def _layers() -> "Iterator[TieLayer]":
    """Give the tie layers, and those of votes; a variable between two states is a series' and stands there."""
    from polycentric.panel.series import variables
    from polycentric.ties import LAYERS
    from polycentric.ties.called import ties_of_history

    yield from LAYERS.values()
    yield from (layer for name, layer in ties_of_history().items() if name not in variables())


def _measured(kind: str, measures: "Iterable[TieLayer | PowerIndex]") -> Iterator[Covering]:
    """Give layers or indices, once for each world that has them; one that neither has without a year."""
    from polycentric.panel.load import load
    from polycentric.ties.called import VOTES, VOTES_75

    now = load("now")
    for each in measures:
        both = each.fits(now) and each.name not in {VOTES, VOTES_75}  # votes need nothing of a panel, and fit any
        found = [*_in_history(kind, each), *([_now(kind, each, now)] if both else [])]
        yield from found or [Covering(kind, each.name, each.label, (), None)]


def _in_history(kind: str, measure: "TieLayer | PowerIndex") -> Iterator[Covering]:
    """Give a measure as the archive has it; nothing where it hasn't."""
    from polycentric.answers.covered import span_of
    from polycentric.panel.series import variables
    from polycentric.ties.called import VOTES, VOTES_75
    from polycentric.ties.similar import SOURCE, SPANS

    names = [name for name in measure.archive() if name in variables()]
    if measure.name in {VOTES, VOTES_75}:
        which = "votes" if measure.name == VOTES else "votes_75"
        yield Covering(kind, measure.name, measure.label, (SOURCE[which],), SPANS[which], "history")
    elif names:
        read = tuple(dict.fromkeys(variables()[name][0].edition().source for name in names))
        yield Covering(kind, measure.name, measure.label, read, span_of(names), "history")


def _now(kind: str, measure: "TieLayer | PowerIndex", now: Any) -> Covering:
    """Give a measure as the world `now` has it: in the years of its sources that this world has too."""
    from polycentric.panel.now_world import FIRST_YEAR, LAST_YEAR
    from polycentric.sources import SOURCES

    own = str(getattr(measure.on(now), "source", ""))
    words = [own] if own else [str(now[name].attrs.get("source", "")) for name in measure.variables(now)]
    sources = tuple(dict.fromkeys(name for each in words for name in _named(each)))
    spans = [SOURCES[name].years for name in sources]
    first = max([FIRST_YEAR, *(each for each, _ in spans)])
    return Covering(kind, measure.name, measure.label, sources, (first, min([LAST_YEAR, *(last for _, last in spans)])),
                    "now")  # fmt: skip


def _named(words: str) -> Iterator[str]:
    """Give the sources whose label some words begin with."""
    from polycentric.sources import SOURCES

    for name, source in SOURCES.items():
        if words == source.label or words.startswith((f"{source.label} (", f"{source.label};")):
            yield name


def _events() -> Iterator[Covering]:
    """Give the lists of wars and disputes."""
    from polycentric.ties.events import EVENTS

    for name, each in EVENTS.items():
        yield Covering("events", name, each.label, (each.source,), each.years)


def _of_addition(addition: "Addition") -> Covering:
    """Give columns that are added to tidy tables and are no series; of a user's own copy, what is in it."""
    spans = [_source_years(name) for name in addition.sources]
    known = [each for each in spans if each is not None]
    years = (min(first for first, _ in known), max(last for _, last in known)) if known else None
    label = "; ".join(dict.fromkeys(addition.label.split("; ")))  # of a group each member's, which may be the same
    return Covering("columns", addition.name, label, tuple(addition.sources), years)


def _sources() -> Iterator[Covering]:
    """Give the sources from which no series is read by default: texts, events, lists, own copies."""
    from polycentric.panel.series import SERIES
    from polycentric.sources import SOURCES

    read = {series.edition().source for series in SERIES.values()}
    for name, source in SOURCES.items():
        if name not in read:
            yield Covering("sources", name, source.label, (name,), _source_years(name))


def _source_years(name: str) -> Years | None:
    """Give the years of a source's record; of a user's own copy those in it, and None where it isn't here."""
    from polycentric.answers.parts.freshness import years_here
    from polycentric.sources import SOURCES

    return years_here(SOURCES[name])
