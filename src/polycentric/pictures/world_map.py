"""The world map: who trades most with whom, and camps under each of several definitions."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture
from polycentric.pictures.drawing.colours import camp_colour, colour_numbers, emblem
from polycentric.pictures.drawing.palette import ALONE, NONE, OTHER
from polycentric.pictures.drawing.short import spoken
from polycentric.pictures.drawing.svg import (
    Layout,
    circle,
    element,
    fitted,
    group,
    picture,
    rect,
    text,
    tooltip,
    width_of,
)
from polycentric.pictures.drawing.textures import stripes
from polycentric.pictures.drawing.words import as_sentence, count, in_words, listed, percent, the
from polycentric.pictures.records.findings import Camp, Findings, View

_CROP = {"wide": (40.0, 955.0), "narrow": (95.0, 950.0)}  # the empty Pacific at both edges is left out
_STRIP = 26.0
_LARGE = 10  # states by output, and by people, that are named wherever there is room
PARTNERS = "partners"  # the view of largest partners, in which nobody follows anybody


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw the map with every view in it; the page's style shows one at a time."""
    left, right = _CROP[layout.name]
    scale = layout.width / (right - left)
    height = world()["height"] * scale
    strips = [_strip(findings, layout, number, height + 18) for number in range(len(findings.views))]
    parts = [
        patterns(layout),
        _shapes(findings, layout, f"scale({scale:.4f}) translate({-left:g} 0)"),
        _points(findings, layout, left, scale),
        *[_labels(findings, layout, number, left, scale) for number in range(len(findings.views))],
        *[strip for strip, _ in strips],
    ]
    bottom = height + 18 + max((depth for _, depth in strips), default=0.0)
    return picture("world_map", layout, bottom, "World map of largest partners and of camps", _spoken(findings), parts)


@cache
def world() -> dict[str, Any]:
    """Load the outlines that tools/make_world_shapes.py wrote."""
    return json.loads((files("polycentric.pictures") / "data" / "world.json").read_text(encoding="utf-8"))


def classes(findings: Findings) -> dict[str, str]:
    """Give each state's CSS classes: for every view its camp's colour, and whether it is a centre."""
    numbers = colour_numbers(findings)
    names: dict[str, list[str]] = {state: [] for state in findings.states}
    for index, view in enumerate(findings.views):
        marks = dict.fromkeys(names, f"v{index}-{NONE}")
        for camp in view.camps:
            colour = camp_colour(camp, findings, numbers)
            marks |= dict.fromkeys(camp.members, f"v{index}-{colour}")
            marks |= dict.fromkeys(camp.centres, f"v{index}-{colour}c")
        for state in names:
            names[state].append(marks[state])
    return {state: " ".join(marks) for state, marks in names.items()}


def patterns(layout: Layout) -> Markup:
    """Give the stripes of disputed areas, in the tenths of a unit that the outlines count in."""
    apart = 36.0 if layout.is_wide else 76.0
    return element("defs", stripes(f"hatch-{layout.name}", 45.0, apart, 0.3, ("hatch-ground", "hatch-line")))


def _shapes(findings: Findings, layout: Layout, transform: str) -> Markup:
    """Draw states, their territories in a lighter tone, and disputed areas hatched."""
    level, marks = world()["levels"][layout.name], classes(findings)
    tips = _tips(findings)
    drawn = [
        element(
            "path",
            tooltip(f"Territory of {findings.name(state)}"),
            d=path,
            class_=f"land territory {marks.get(state, '')}",
        )
        for state, path in level["territory"].items()
        if path
    ]
    drawn += [
        element("path", tooltip(tips[state]), d=path, class_=f"land {marks[state]}", data_state=state)
        if state in marks
        else element("path", d=path, class_="land outside")
        for state, path in level["state"].items()
        if path
    ]
    drawn += [
        element(
            "path", tooltip(f"{name}: status disputed"), d=path, class_="disputed", fill=f"url(#hatch-{layout.name})"
        )
        for name, path in level["disputed"].items()
        if path
    ]
    return group(group(*drawn, transform=f"scale({1 / world()['scale']:g})"), transform=transform, class_="zoomable")


def _points(findings: Findings, layout: Layout, left: float, scale: float) -> Markup:
    """Draw a point for each state too small to be seen."""
    marks, tips = classes(findings), _tips(findings)
    radius = 3.0 if layout.is_wide else 1.9
    return group(*[
        circle(min(max((world()["anchors"][state][0] - left) * scale, radius + 1), layout.width - radius - 1),
               world()["anchors"][state][1] * scale, radius,
               tooltip(tips[state]), class_=f"land point {marks[state]}", data_state=state)
        for state in world()["points"] if state in marks
    ])  # fmt: skip


def _labels(findings: Findings, layout: Layout, number: int, left: float, scale: float) -> Markup:
    """Name the camps of one view at their strongest state, then the largest states, as far as there is room."""
    taken: list[tuple[float, float, float, float]] = []
    drawn: list[Markup] = []
    for state, name in _named(findings, number, layout).items():
        x, y = world()["anchors"].get(state, (None, None))
        if x is None:
            continue
        label = fitted(name, layout.small, 170.0 if layout.is_wide else 100.0, bold=True)
        half = width_of(label, layout.small, bold=True) / 2 + 2
        across = min(max((x - left) * scale, half), layout.width - half)
        for moved in (0.0, layout.small * 0.8, -layout.small * 0.8):
            base = y * scale + moved
            box = (across - half, base - layout.small + 2, across + half, base + 2)
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                drawn.append(text(across, base, label, class_="map-label", text_anchor="middle"))
                break
    return group(*drawn, class_=f"view view-{number}")


def _named(findings: Findings, number: int, layout: Layout) -> dict[str, str]:
    """Give the names to write: a view's camps of a colour, the largest by output and by people, then other camps."""
    numbers = colour_numbers(findings)
    camps = [camp for camp in findings.views[number].camps if camp.size > 1 and (camp.is_pole or camp.centres)]
    named = {emblem(camp, findings): camp for camp in camps[: 14 if layout.is_wide else 8]}
    first = [state for state, camp in named.items() if camp_colour(camp, findings, numbers) < OTHER]
    people = findings.indices.get("population")
    shares: Mapping[str, float] = people.shares if people else {}
    largest = [*findings.largest(_LARGE), *sorted(shares, key=lambda state: (-shares[state], state))[:_LARGE]]
    rest = named if layout.is_wide else ()
    return {
        state: named[state].label if state in named else findings.name(state) for state in (*first, *largest, *rest)
    }


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether two boxes touch."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@dataclass(frozen=True)
class Part:
    """One row of the key: a camp, or camps that share a colour.

    Attributes
    ----------
    colour : int
    label : str
    heads, followers : float
        What its heads and its followers hold of the world's output.
    size : int
        Its states.
    has_head : bool
        Whether it is drawn with a head in full colour.
    """

    colour: int
    label: str
    heads: float
    followers: float
    size: int
    has_head: bool


def _strip(findings: Findings, layout: Layout, number: int, top: float) -> tuple[Markup, float]:
    """Draw how much of the world's output each camp of a view holds: the key to the colours, and its depth."""
    rows = _rows(findings, findings.views[number])
    period = f" ({findings.leading.period})" if layout.is_wide else ""
    heads = ": centres plain, the others striped" if any(row.has_head for row in rows) else ""
    heading = f"Share of world output{period}{heads}; number of states"
    words = heading if layout.is_wide else "Share of world output, number of states"
    parts = [text(0, top + 10, words, class_="small muted")]
    x, y = 0.0, top + 18
    for row in rows:
        for share, kind in ((row.heads, "c"), (row.followers, "")):
            width = share * layout.width
            parts.append(
                rect(x, y, width - (0 if kind else 1), _STRIP, class_=f"land swatch v{number}-{row.colour}{kind}")
            )
            x += width
    y += _STRIP + 18
    columns = 3 if layout.is_wide else 1
    step = layout.text + 8
    for place, row in enumerate(rows):
        left = place % columns * layout.width / columns
        parts += _key(row, layout, number, (left, y + place // columns * step), layout.width / columns)
    depth = y - top + ((len(rows) + columns - 1) // columns) * step
    return group(*parts, class_=f"view view-{number}"), depth


def _key(row: Part, layout: Layout, number: int, place: tuple[float, float], room: float) -> list[Markup]:
    """Draw one row of the key: swatches of head and followers, label, share and number of states."""
    left, base = place
    figures = f"{percent(row.heads + row.followers) if row.heads + row.followers else '–'} · {count(row.size, 'state')}"
    space = room - 34 - width_of(figures, layout.text) - 14
    mark = f"land swatch v{number}-{row.colour}"
    head = [rect(left, base - 10, 10, 12, class_=f"{mark}c")] if row.has_head else []
    end = left + room - 18 if layout.is_wide else layout.width
    return [
        rect(left, base - 10, 20, 12, class_=mark),
        *head,
        text(left + 27, base, fitted(row.label, layout.text, space, bold=True), class_="strong"),
        text(end, base, figures, class_="muted", text_anchor="end"),
    ]


def _rows(findings: Findings, view: View) -> list[Part]:
    """Give the key: each coloured camp, then the smaller camps together, those alone, and the unplaced."""
    numbers = colour_numbers(findings)
    rows: list[Part] = []
    rest: dict[int, list[Camp]] = {OTHER: [], ALONE: []}
    for camp in view.camps:
        colour = camp_colour(camp, findings, numbers)
        if colour in rest:
            rest[colour].append(camp)
        else:
            rows.append(_part(colour, camp.label, (camp,), findings))
    rows.sort(key=lambda row: (-row.heads - row.followers, row.label))
    if rest[OTHER]:
        kind = "other partner" if view.key == PARTNERS else "smaller camp"
        label = count(len(rest[OTHER]), kind) if len(rest[OTHER]) > 1 else rest[OTHER][0].label
        rows.append(_part(OTHER, label, tuple(rest[OTHER]), findings))
    if rest[ALONE]:
        rows.append(_part(ALONE, "Neither follow nor are followed", tuple(rest[ALONE]), findings))
    placed = {state for camp in view.camps for state in (*camp.centres, *camp.members)}
    unplaced = tuple(state for state in findings.states if state not in placed)
    if unplaced:
        rows.append(_part(NONE, "Not known, or in no camp", (Camp("", "", (), unplaced),), findings))
    return rows


def _part(colour: int, label: str, camps: tuple[Camp, ...], findings: Findings) -> Part:
    """Sum up the camps of one row."""
    shares = findings.leading.shares
    heads = sum(shares.get(state, 0.0) for camp in camps for state in camp.centres)
    followers = sum(shares.get(state, 0.0) for camp in camps for state in camp.members)
    has_head = colour not in (ALONE, NONE) and any(camp.centres for camp in camps)
    return Part(colour, label, heads, followers, sum(camp.size for camp in camps), has_head)


def _tips(findings: Findings) -> dict[str, str]:
    """Say of each state, in a line per view, whose camp it is in."""
    lines: dict[str, list[str]] = {state: [record.name] for state, record in findings.states.items()}
    for view in findings.views:
        if view.key == PARTNERS:
            for state in findings.states:
                lines[state].append(f"{view.label}: {_partner(state, findings)}")
            continue
        for camp in view.camps:
            for state in camp.centres:
                lines[state].append(f"{view.label}: {_place_of_head(camp)}")
            for state in camp.members:
                lines[state].append(f"{view.label}: {camp.label}")
    return {state: "\n".join(lines_of) for state, lines_of in lines.items()}


def _partner(state: str, findings: Findings) -> str:
    """Name a state's largest partner, with what their trade is of its output, or say why it isn't known."""
    record = findings.states[state]
    if not record.partner:
        return f"not known{': ' if record.unknown else ''}{record.unknown}"
    return f"{findings.name(record.partner)}, {percent(record.dependence)} of its output"


def _place_of_head(camp: Camp) -> str:
    """Say what a state is that heads a camp: alone, one of a bloc, or followed."""
    if camp.size == 1:
        return "neither follows nor is followed"
    followed = f"followed by {count(len(camp.members), 'state')}"
    return f"head of a camp, {followed}" if len(camp.centres) == 1 else f"part of {camp.label}, {followed}"


def _spoken(findings: Findings) -> str:
    """Say in words what the first view shows."""
    if not findings.views:
        return "No definition could be computed for this world."
    view = findings.views[0]
    largest = [f"{camp.label} with {count(camp.size, 'state')}" for camp in view.camps[:5]]
    return f"By the definition {view.label}: {listed(largest)}."


def _led(findings: Findings) -> list[tuple[str, int]]:
    """Count for how many states each is the largest partner, the one of most states first."""
    led = Counter(state.partner for state in findings.states.values() if state.partner)
    return sorted(led.items(), key=lambda each: (-each[1], each[0]))


def _finding(findings: Findings) -> str:
    """Say who is the largest partner of most states."""
    led = _led(findings)
    if not led or not findings.views or findings.views[0].key != PARTNERS:
        return "Who trades most with whom"
    first = f"{as_sentence(the(findings.name(led[0][0])))} is the largest trade partner of {count(led[0][1], 'state')}"
    return f"{first}, {the(findings.name(led[1][0]))} of {led[1][1]}" if len(led) > 1 else first


def _takeaway(findings: Findings) -> str:
    """Say whose largest partner each of the next is, and of how many states it isn't known."""
    if not findings.views:
        return "No definition of camps can be computed on this world: the map shows outlines alone."
    if findings.views[0].key != PARTNERS:
        return _camps(findings.views[0])
    rest = [f"{the(findings.name(state))} of {number}" for state, number in _led(findings)[2:6]]
    unknown = sum(not state.partner for state in findings.states.values())
    words = f"Next come {listed(rest)}. " if rest else ""
    return (
        f"{words}Of {count(unknown, 'state')} it isn’t known. To trade most with a state is not to follow it: other "
        "views of the map ask who depends on whom, and who is bound to defend whom."
    )


def _camps(view: View) -> str:
    """Say which poles a view finds, or which groups."""
    if not any(camp.centres for camp in view.camps):
        named = listed([f"{camp.label} ({count(camp.size, 'state')})" for camp in view.camps[:4]])
        return f"By {spoken(view.label)}, {count(len(view.camps), 'group')}; the largest: {named}."
    poles = [camp for camp in view.camps if camp.is_pole]
    rest = [camp for camp in view.camps if not camp.is_pole and camp.size > 1]
    alone = sum(camp.size == 1 for camp in view.camps)
    largest = listed([f"{the(camp.label)} with {count(len(camp.members), 'follower')}" for camp in poles[:5]])
    return (
        f"By {spoken(view.label)}, {in_words(len(poles))} {'pole' if len(poles) == 1 else 'poles'}: {largest}. Beside "
        f"them stand {count(len(rest), 'smaller camp')}, and {count(alone, 'state')} that neither follow nor are "
        "followed."
    )


def _caption(findings: Findings) -> str:
    """Say how to read the map and what its borders are."""
    period = findings.views[0].period if findings.views else "none"
    return (
        "In plain colour: the partner, or the head of a camp, itself. Striped in the same colour (on paper: without "
        "stripes): the states whose partner or head it is, each camp with stripes of its own; territories as their "
        "state, fainter. Points: states too small to be seen. Striped in grey: areas whose status is disputed (Crimea, "
        "Western Sahara, the West Bank and Gaza Strip, Somaliland, Northern Cyprus, the Siachen Glacier), given no "
        "state’s colour; whether their people and output are in a state’s figures is the source’s choice. "
        f"Data: {period}. Borders are those of the map’s source (Natural Earth 1:50m, which draws who is in control "
        "where it says so), other disputed lines such as those in Kashmir and on the Golan Heights too, and imply no "
        "view on any claim. Equal-area projection (Equal Earth)."
    )


PICTURE = Picture(
    title="Who trades most with whom",
    finding=_finding,
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=(
        "pole-dependence_threshold",
        "pole-dominant_flow",
        "pole-leiden_trade",
        "pole-patron_trees",
        "layer-pacts",
        "layer-trade_dependence",
    ),
    data=rows.world_map,
)
