"""``polycentric ties LAYER --state A --state B --years``: what is between two states, as spells of years."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, option
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.numbers import scale_of
from polycentric.answers.parts.ties_told import written
from polycentric.answers.parts.ties_words import listing, words_of
from polycentric.pictures.drawing.words import as_sentence, short_span, the

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.answers.parts.ties_further import Continued
    from polycentric.answers.where import Where
    from polycentric.panel.breaks import Break
    from polycentric.pictures.sketch import Sketch
    from polycentric.ties.contract import TieLayer

    Values = dict[int, float]

TIDY = (
    Column("layer", "layer"), Column("year", "year", "year"), Column("state", "state", "state"),
    Column("partner", "partner", "state"), Column("name", "name"), Column("partner_name", "partner name"),
    Column("value", "value", "as in column unit"), Column("unit", "unit"), Column("source", "source"),
)  # fmt: skip
SPELLS = 8  # that a sentence names
PEACE = ("relations", "peace_level", "peace_lowest", "peace_highest")


@dataclass(frozen=True)
class Way:
    """One way of the tie: who it runs from and to, and its value in each year that is known."""

    state: str
    partner: str
    names: tuple[str, str]
    values: "Values"


@dataclass(frozen=True)
class Pair:
    """What is between two states in some years by one source.

    Attributes
    ----------
    layer : TieLayer
    ways : tuple of Way
        One of a layer without direction.
    why : mapping of int to str
        Why a year has no value.
    breaks : tuple of Break
    """

    layer: "TieLayer"
    ways: tuple[Way, ...]
    why: dict[int, str]
    breaks: "tuple[Break, ...]"


def answer(layer: "TieLayer", at: "Where", states: Sequence[str]) -> Answer:
    """Show what is between two states in every year asked for.

    Raises
    ------
    QuestionError
        If both names mean one state.
    CoverageError
        If nothing is known of the two in any of the years.
    """
    from polycentric.answers.names import find_state_of_any_year
    from polycentric.answers.parts.ties_further import continued

    panel = where.open_world(at, [layer])
    groups = where.labels(panel, at)
    one, other = (name if name in groups else find_state_of_any_year(name, panel) for name in states)
    if one == other:
        raise QuestionError(f"'{states[0]}' and '{states[1]}' are one state, {one}: name two with {option('state')}.")
    found = pair(layer, panel, (one, other), at.bloc)
    more = continued(layer.name, one, at.years, at.bloc) if at.world == "history" and at.years else ()
    source, names = _source(found, panel), found.ways[0].names
    after = [(each, beside) for each in more if (beside := _beside(each, (one, other))) is not None]
    rows = [row for each, name in ((found, source), *((beside, each.reach.source) for each, beside in after))
            for row in _rows(each, name)]  # fmt: skip
    marks = [f"Another source, {each.reach.mark}; not joined, since {each.differs}." for each, _ in after]
    title = f"{found.layer.label}: {names[0]} and {names[1]}"
    return Answer(
        f"{title}; {where.when(at)}",
        Grid(TIDY, rows),
        lambda: [*sections(found), *(Section(f"Another source, {each.reach.mark}: {part.heading}", part.grid)
                                     for each, beside in after for part in sections(beside))],
        sentences=lambda: sentences(found),
        notes=[text for text in (at.note, *notes(found, ended=bool(after)), *marks) if text],
        provenance=lambda: where.provenance(at, panel, layer=layer.name, states=[one, other], left_out=found.why),
        sketch=lambda: _sketch(found, after, title, source),
    )  # fmt: skip


def pair(layer: "TieLayer", panel: "xr.Dataset", states: tuple[str, str], bloc: str | None = None) -> Pair:
    """Read the ties of two states, each year on the states that lived in it; zero is a value here.

    Raises
    ------
    CoverageError
        If no year has a value.
    """
    from polycentric.errors import CoverageError
    from polycentric.panel.breaks import breaks_of

    chosen = layer.on(panel)
    orders: list[tuple[str, str]] = [states, (states[1], states[0])] if chosen.directed else [states]
    courses, why = [dict[int, float]() for _ in orders], dict[int, str]()
    for year in map(int, panel["year"].values):
        cells = _cells(chosen, panel, year, orders, bloc)
        if isinstance(cells, str):
            why[year] = cells
            continue
        for course, value in zip(courses, cells, strict=True):
            if value == value:
                course[year] = value
        if not any(value == value for value in cells):
            why[year] = "no value of the two"
    years = tuple(sorted({year for course in courses for year in course}))
    if not years:
        from polycentric.sets.left_out import spans

        raise CoverageError(f"Nothing is known of {states[0]} and {states[1]} in layer '{layer.name}' in the years "
                            f"asked for ({'; '.join(spans(why, tuple(why)))}).")  # fmt: skip
    names = _names(panel, years[-1], bloc)
    ways = tuple(Way(order[0], order[1], (names.get(order[0], order[0]), names.get(order[1], order[1])), course)
                 for order, course in zip(orders, courses, strict=True))  # fmt: skip
    return Pair(chosen, ways, why, breaks_of(panel, chosen.variables(panel), years))


def spells(values: "Values") -> list[tuple[int, int, float]]:
    """Give the years in a row that have the same value: first, last, value."""
    found = list[tuple[int, int, float]]()
    for year, value in sorted(values.items()):
        if found and found[-1][1] == year - 1 and found[-1][2] == value:
            found[-1] = (found[-1][0], year, value)
        else:
            found.append((year, year, value))
    return found


def sections(found: Pair) -> list[Section]:
    """Set the spells of each way."""
    scale = scale_of(found.layer.unit, [value for way in found.ways for value in way.values.values()])
    said = _means(found)
    columns = (Column("years", "years"), Column("value", "value", "number"), Column("words", "what it means"))
    if not said:
        columns = (Column("years", "years"), Column("value", scale.heading, "number"))
    return [
        Section(_head(found, way), Grid(columns, [
            {"years": _years(first, last), "value": scale.show(value), "words": said.get(value, "")}
            for first, last, value in spells(way.values)
        ])) for way in found.ways if way.values
    ]  # fmt: skip


def sentences(found: Pair) -> list[str]:
    """Tell the spells, or of a strength the first and the last year, the most and the least."""
    return [_sentence(found, way) for way in found.ways if way.values]


def notes(found: Pair, *, ended: bool = False) -> list[str]:
    """Say what the layer is, which years it lacks, and between which nothing can be compared.

    Of years after its end nothing is said where another source is told of (`ended`).
    """
    from polycentric.answers.parts.power_years import breaks_in_words
    from polycentric.sets.left_out import spans

    layer = found.layer
    asked = tuple(sorted({*found.why, *(year for way in found.ways for year in way.values)}))
    last = max(year for way in found.ways for year in way.values)
    why = {year: text for year, text in found.why.items() if not ended or year <= last}
    left = [f"Not known: {'; '.join(spans(why, asked))}."] if why else []
    return [*breaks_in_words(found.breaks, "no values"), *left,
            f"{layer.label} ({layer.unit}). {layer.caveat} Formula: {layer.reference}.".replace("  ", " ")]  # fmt: skip


def _sentence(found: Pair, way: Way) -> str:
    """Tell one way."""
    said, head = _means(found), f"{found.layer.label}, {_head(found, way)}"
    parts = spells(way.values)
    if said:
        told = [f"{said.get(value, f'{value:g}')} {short_span(first, last)}" for first, last, value in parts]
        return f"{head}: {listing(told, SPELLS)}."
    how = written(found.layer, [value for each in found.ways for value in each.values.values()])
    first, last = min(way.values), max(way.values)
    most = max(way.values, key=lambda year: (way.values[year], -year))
    least = min(way.values, key=lambda year: (way.values[year], year))

    def show(year: int, unit: str = "") -> str:
        return f"{how.show({'value': way.values[year]})}{how.each}{unit}"

    ends = f"{show(first, how.first)} in {first}" + (f", {show(last)} in {last}" if last > first else "")
    between = (
        f"; most in {most} ({show(most)}), least in {least} ({show(least)})"
        if way.values[most] > way.values[least] else ""
    )  # fmt: skip
    return f"{head}: {ends}{between}{how.after}."


def _head(found: Pair, way: Way) -> str:
    """Name the way of the tie; one without direction is between two."""
    one, other = (the(name) for name in way.names)
    if not found.layer.directed:
        return f"between {one} and {other}"
    return words_of(found.layer).pair.format(state=one, names=other)


def _means(found: Pair) -> dict[float, str]:
    """Say what values mean, of codes, of levels and of ties that are there or not; empty of strengths."""
    from polycentric.sources.peace_data import LEVELS
    from polycentric.ties.called import codes_of, is_yes_or_no

    if found.layer.name in PEACE:
        return dict(LEVELS)
    return {0.0: "no", 1.0: "yes"} if is_yes_or_no(found.layer) else dict(codes_of(found.layer))


def _years(first: int, last: int) -> str:
    """Write years."""
    return str(first) if first == last else f"{first}-{last}"


def _cells(layer: "TieLayer", panel: "xr.Dataset", year: int, orders: Sequence[tuple[str, str]],
           bloc: str | None) -> list[float] | str:  # fmt: skip
    """Give the value of each way in a year, or why there is none."""
    from polycentric.errors import CoverageError
    from polycentric.panel.one_year import of_year

    alone = of_year(panel, year)
    try:
        values = layer.on(alone)(alone, bloc).isel(year=0)
    except CoverageError as nothing:
        return str(nothing).rstrip(".")
    gone = [state for state in orders[0] if state not in values["state"].values]
    if gone:
        return f"{gone[0]} is no state of this year"
    return [float(values.sel(state=state, partner=partner)) for state, partner in orders]


def _names(panel: "xr.Dataset", year: int, bloc: str | None) -> dict[str, str]:
    """Name the states as in a year."""
    from polycentric.panel.group_members import names_of

    named = panel["name"].sel(year=year).values
    return {str(s): str(n) for s, n in zip(panel["state"].values, named, strict=True)} | names_of(panel, bloc)


def _source(found: Pair, panel: "xr.Dataset") -> str:
    """Name the sources."""
    from polycentric.sources import SOURCES

    names = sorted({str(panel[name].attrs["source_name"]) for name in found.layer.variables(panel)
                    if "source_name" in panel[name].attrs})  # fmt: skip
    labelled = [name for name, source in SOURCES.items() if source.label == found.layer.source]
    return "; ".join(names or labelled or [found.layer.source or found.layer.name])


def _beside(each: "Continued", states: tuple[str, str]) -> Pair | None:
    """Give what a source that reaches further has of the two; None where it has nothing."""
    if each.found is None:
        return None
    orders = {"from": states, "to": (states[1], states[0]), "between": states}
    courses: dict[str, dict[int, float]] = {}
    names: dict[str, tuple[str, str]] = {}
    for row in each.found.table.iter_rows(named=True):
        if row["partner"] == states[1] and row["value"] is not None:
            way, one, other = str(row["direction"]), str(row["name"]), str(row["partner_name"])
            courses.setdefault(way, {})[row["year"]] = row["value"]
            names[way] = (other, one) if way == "to" else (one, other)
    ways = tuple(Way(orders[way][0], orders[way][1], names[way], course) for way, course in courses.items())
    return Pair(each.found.layer, ways, {}, ()) if ways else None


def _rows(found: Pair, source: str) -> list[dict[str, Any]]:
    """Give tidy rows, from who has the tie to whom."""
    return [
        {"layer": found.layer.name, "year": year, "state": way.state, "partner": way.partner, "name": way.names[0],
         "partner_name": way.names[1], "value": value, "unit": found.layer.unit, "source": source}
        for way in found.ways for year, value in way.values.items()
    ]  # fmt: skip


def _sketch(found: Pair, after: "Sequence[tuple[Continued, Pair]]", title: str, source: str) -> "Sketch":
    """Draw a panel for each way, with the marks of the sources that go on."""
    from polycentric.answers.parts.ties_years_picture import splice_of
    from polycentric.pictures.charts.ties_years import Panel, Partner, TiesYears, draw
    from polycentric.pictures.records.moved import Break as Wall
    from polycentric.pictures.sketch import Sketch
    from polycentric.sources import SOURCES

    whole = [found, *(beside for _, beside in after)]
    scale = scale_of(found.layer.unit, [value for each in whole for way in each.ways for value in way.values.values()])

    def course(each: Pair, like: Way) -> "Values":
        values = next((way.values for way in each.ways if way.state == like.state), {})
        return {year: value / scale.divisor for year, value in values.items()}

    panels = tuple(
        Panel(as_sentence(_head(found, way)), scale.heading, (
            Partner(way.partner, way.names[1], course(found, way), tuple(course(each, way) for each in whole[1:])),
        )) for way in found.ways if way.values
    )  # fmt: skip
    own = [year for way in found.ways for year in way.values]
    years = [year for each in whole for way in each.ways for year in way.values]
    label = "; ".join(SOURCES[name].label if name in SOURCES else name for name in source.split("; "))
    walls = tuple(Wall(each.before, each.after, each.reason, None) for each in found.breaks)
    splices = tuple(splice_of(each) for each, _ in after)
    record = TiesYears(title, label, panels, (min(years), max(years)), max(own), splices, walls)
    return Sketch(record, lambda seen, narrow: draw(seen, narrow=narrow))
