"""The bloc river: each camp's share of power through two centuries, one band a head or community, named in its band.

A name is written once: into the stretch of years of that name where it has most room, with the treaty below it where
there is room for both.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from polycentric.pictures.drawing.defaults import YEARS_FIT
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    Scale,
    fitted,
    group,
    line,
    picture,
    rect,
    text,
    tooltip,
    width_of,
    wrapped,
)
from polycentric.pictures.drawing.svg import element as made
from polycentric.pictures.drawing.timeline import round_years, runs, year_axis
from polycentric.pictures.drawing.words import short_span
from polycentric.pictures.records.river import SMALLER, UNALIGNED, Band, River

LEFT, TOP = 40.0, 14.0
LABEL, SMALL, LEAST_HEIGHT = 11.0, 9.5, 13.0
LONG_ENOUGH = 0.05  # part of a camp's years
SPANS = 3  # of years under one name that are written out


def draw_whole(river: River, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    return document(draw(river, NARROW if narrow else WIDE), embed_font=True)


def draw(river: River, layout: Layout) -> Markup:
    """Give the picture in one of the two layouts."""
    bottom = TOP + (380.0 if layout.is_wide else 300.0)
    across = Scale(river.years[0], river.years[1] + 1, LEFT, layout.width - 8.0)
    up = Scale(0.0, 1.0, bottom, TOP)
    stacked = _stacked(river)
    parts = [_water(band, stacked[band.camp], across, up) for band in river.bands if stacked[band.camp]]
    parts += _axes(river, across, up, layout)
    parts += [part for label in _labels(river, stacked, across, up) for part in label]
    key, end = _key(river, layout, bottom + 44.0)
    return picture("bloc_river", layout, end, river.title, _spoken(river), [*parts, *key])


def _stacked(river: River) -> dict[int, dict[int, tuple[float, float]]]:
    """Put the bands of each year on each other: lower and upper edge by camp and year."""
    edges: dict[int, dict[int, tuple[float, float]]] = {band.camp: {} for band in river.bands}
    for year in range(river.years[0], river.years[1] + 1):
        base = 0.0
        for band in river.bands:
            if (share := band.shares.get(year, 0.0)) > 0:
                edges[band.camp][year] = (base, base + share)
                base += share
    return edges


def _water(band: Band, edges: Mapping[int, tuple[float, float]], across: Scale, up: Scale) -> Markup:
    """Draw one band, broken where the camp wasn't there."""
    paths = [_path(run, edges, across, up) for run in runs(edges)]
    fill = _fill(band.colour)
    tip = tooltip(f"{_names_in_time(band)}")
    return made("path", tip, d="".join(paths), style=f"{fill};stroke:var(--paper,#fff);stroke-width:.8")


def _path(run: Sequence[int], edges: Mapping[int, tuple[float, float]], across: Scale, up: Scale) -> str:
    """Give the outline of a run of years, in steps: along the upper edge and back along the lower one."""
    over = [(x, up(edges[year][1])) for year in run for x in (across(year), across(year + 1))]
    under = [(x, up(edges[year][0])) for year in reversed(run) for x in (across(year + 1), across(year))]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (*over, *under)) + "Z"


def _fill(colour: int) -> str:
    """Give a band's fill: a plain tint for the first and for what is no camp, hatched tints for the others."""
    if colour in (1, 9):
        return f"fill:var(--soft-{colour})"
    return "fill:var(--camp-0)" if colour == 10 else f"fill:url(#tex-{colour}-s)"


def _labels(
    river: River, stacked: Mapping[int, Mapping[int, tuple[float, float]]], across: Scale, up: Scale
) -> Iterator[list[Markup]]:
    """Write each name once, where of all stretches of years it has most room; a treaty's below its head's, and once."""
    told: set[str] = set()
    places: dict[str, tuple[float, list[Markup], str]] = {}
    for band in river.bands:
        for years in _all_stretches(band, stacked[band.camp]):
            name = Counter(band.heads[year] for year in years).most_common(1)[0][0]
            found = _label(name, band, years, stacked[band.camp], across, up, told)
            if found is not None and (name not in places or found[0] > places[name][0]):
                places[name] = found
    for _, parts, _ in places.values():
        yield parts


def _all_stretches(band: Band, edges: Mapping[int, tuple[float, float]]) -> Iterator[Sequence[int]]:
    """Give the stretches of years under one name, and whole runs where heads change too often for any to be named."""
    for run in runs(edges):
        stretches = [*_stretches(run, band.heads)]
        yield from stretches if max(map(len, stretches)) * 4 >= len(run) else [run]


def _label(
    name: str,
    band: Band,
    years: Sequence[int],
    edges: Mapping[int, tuple[float, float]],
    across: Scale,
    up: Scale,
    told: set[str],
) -> tuple[float, list[Markup], str] | None:
    """Give a name's room, with the treaty where that fits too; nothing where the name doesn't fit."""
    wide = width_of(name, LABEL, bold=True) + 4
    treaty = Counter(band.treaties[year] for year in years if year in band.treaties).most_common(1)
    if treaty and treaty[0][0] not in told:
        both = max(wide, width_of(treaty[0][0], SMALL) + 4)
        if (place := _room([y for y in years if band.treaties.get(y) == treaty[0][0]], edges, both, across, up,
                           LEAST_HEIGHT * 2)) is not None:  # fmt: skip
            x, y, free = place
            return free * both, [_written(x, y - 6, name, LABEL, "halo strong"),
                                 _written(x, y + 7, treaty[0][0], SMALL, "halo")], treaty[0][0]  # fmt: skip
    if (place := _room(years, edges, wide, across, up)) is None:
        return None
    x, y, free = place
    return free * wide, [_written(x, y, name, LABEL, "halo strong")], ""


def _written(x: float, y: float, words: str, size: float, kind: str) -> Markup:
    """Write a line of a label about a point."""
    style = f"font-size:{size:g}px;fill:var(--ink);pointer-events:none"
    return text(x, y + size * 0.36, words, class_=kind, text_anchor="middle", style=style)


def _stretches(run: Sequence[int], heads: Mapping[int, str]) -> Iterator[list[int]]:
    """Part a run where the head changes."""
    stretch: list[int] = []
    for year in run:
        if stretch and heads[year] != heads[stretch[-1]]:
            yield stretch
            stretch = []
        stretch.append(year)
    if stretch:
        yield stretch


def _room(
    years: Sequence[int],
    edges: Mapping[int, tuple[float, float]],
    wide: float,
    across: Scale,
    up: Scale,
    least: float = LEAST_HEIGHT,
) -> tuple[float, float, float] | None:
    """Find where in a stretch a label of a width has most height about it, and that; nothing where it doesn't fit."""
    count = int(-(-wide // (across(1.0) - across(0.0))))
    best: tuple[float, float, float] | None = None
    for first in range(len(years) - count + 1):
        window = years[first : first + count]
        low, high = max(edges[year][0] for year in window), min(edges[year][1] for year in window)
        free = up(low) - up(high)
        if free >= least and (best is None or free > best[2] + 0.5):
            best = ((across(window[0]) + across(window[-1] + 1)) / 2, (up(low) + up(high)) / 2, free)
    return best


def _axes(river: River, across: Scale, up: Scale, layout: Layout) -> Iterator[Markup]:
    """Draw shares and years."""
    for percent in (0, 25, 50, 75, 100):
        y = up(percent / 100)
        yield line(LEFT - 4, y, LEFT, y, class_="grid")
        yield text(LEFT - 7, y + 4, f"{percent}%", class_="small muted", text_anchor="end")
    years = round_years(river.years, YEARS_FIT[layout.name])
    yield from year_axis(years, across, up.start + 17, "small muted", ruled=(up.start, up.start + 4))


def _key(river: River, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """List the camps below, with their years and who was in them at last; give the parts and where they end."""
    parts: list[Markup] = []
    room, y = layout.width - 26.0, top
    for band in reversed([band for band in river.bands if band.shares]):
        label = _names_in_time(band)
        if band.members:
            listed = ", ".join(band.members[:4])
            more = f" and {len(band.members) - 4} more" if len(band.members) > 4 else ""
            label += f"; in {band.largest or max(band.shares)}: {listed}{more}"
        swatch = rect(2, y - 9.5, 14, 11, style=f"{_fill(band.colour)};stroke:var(--soft-ink);stroke-width:.6")
        lines = wrapped(label, layout.small, room)[:3]
        parts.append(
            group(swatch, *(text(22, y + 14.5 * n, fitted(one, layout.small, room), class_="small")
                            for n, one in enumerate(lines)))
        )  # fmt: skip
        y += 14.5 * len(lines) + 4.5
    y += 6
    for note in river.notes:
        for one in wrapped(note, layout.small, layout.width - 6.0):
            parts.append(text(2, y, one, class_="small muted"))
            y += 14.5
    return parts, y


def _names_in_time(band: Band) -> str:
    """Give the names of a band's heads, in the order in which they first led, each with the years that it led."""
    if not band.shares:
        return ""
    led_for = Counter(band.heads[year] for year in sorted(band.shares))
    if band.camp in (SMALLER, UNALIGNED):
        return next(iter(led_for)).capitalize()
    heads = [head for head, years in led_for.items() if years >= LONG_ENOUGH * led_for.total()]
    return ", ".join(f"{head} ({_spans([y for y in sorted(band.shares) if band.heads[y] == head])})" for head in heads)


def _spans(years: Sequence[int]) -> str:
    """Write years as spans; the first and the last where there are many."""
    spans = [short_span(run[0], run[-1]) for run in runs(years)]
    return ", ".join(spans) if len(spans) <= SPANS else f"{len(spans)} times, {years[0]}–{years[-1]}"


def _spoken(river: River) -> str:
    """Say which camps held most, at the beginning, the middle and the end."""
    sentences: list[str] = []
    for year in dict.fromkeys((river.years[0], sum(river.years) // 2, river.years[1])):
        ranked = sorted((b for b in river.bands if b.shares.get(year)), key=lambda b: -b.shares[year])[:3]
        sentences.append(f"{year}: " + ", ".join(f"{b.heads[year]} {b.shares[year]:.0%}" for b in ranked) + ".")
    return " ".join(sentences)
