"""The world map: who is a centre, and who follows whom, under each of several definitions."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from polycentric.report.colours import ALONE, NONE, OTHER, camp_colour, colour_numbers
from polycentric.report.pictures.contract import Picture
from polycentric.report.records import Camp, Findings, View
from polycentric.report.short import spoken
from polycentric.report.svg import Layout, circle, element, fitted, group, picture, rect, text, tooltip, width_of
from polycentric.report.words import count, in_words, listed, percent

_CROP = {"wide": (40.0, 955.0), "narrow": (95.0, 950.0)}  # the empty Pacific at both edges is left out
_STRIP = 26.0


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
    return picture(
        "world_map", layout, bottom, "World map of centres and those who follow them", _spoken(findings), parts
    )


@cache
def world() -> dict[str, Any]:
    """Load the outlines that tools/make_world_shapes.py wrote."""
    return json.loads((files("polycentric.report") / "data" / "world.json").read_text(encoding="utf-8"))


def classes(findings: Findings) -> dict[str, str]:
    """Give each state's CSS classes: for every view its camp's colour, and whether it is a centre."""
    numbers = colour_numbers(findings)
    found: dict[str, list[str]] = {state: [] for state in findings.states}
    for index, view in enumerate(findings.views):
        marks = dict.fromkeys(found, f"v{index}-{NONE}")
        for camp in view.camps:
            colour = camp_colour(camp, findings, numbers)
            marks |= dict.fromkeys(camp.members, f"v{index}-{colour}")
            marks |= dict.fromkeys(camp.centres, f"v{index}-{colour}c")
        for state in found:
            found[state].append(marks[state])
    return {state: " ".join(marks) for state, marks in found.items()}


def patterns(layout: Layout) -> Markup:
    """Give the hatching of disputed areas."""
    stroke = element("path", d="M-1 1l2-2M0 6l6-6M5 7l2-2", class_="hatch-line")
    return element(
        "defs",
        element(
            "pattern",
            rect(0, 0, 6, 6, class_="hatch-ground"),
            stroke,
            id=f"hatch-{layout.name}",
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
        ),
    )


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
        circle((world()["anchors"][state][0] - left) * scale, world()["anchors"][state][1] * scale, radius,
               tooltip(tips[state]), class_=f"land point {marks[state]}", data_state=state)
        for state in world()["points"] if state in marks
    ])  # fmt: skip


def _labels(findings: Findings, layout: Layout, number: int, left: float, scale: float) -> Markup:
    """Name the centres of one view on the map, the largest camps first, where there is room."""
    taken: list[tuple[float, float, float, float]] = []
    drawn: list[Markup] = []
    camps = [camp for camp in findings.views[number].camps if camp.size > 1][: 14 if layout.is_wide else 5]
    for camp in camps:
        for centre in camp.centres[:1]:
            x, y = world()["anchors"].get(centre, (None, None))
            if x is None:
                continue
            name = findings.name(centre)
            place, half = ((x - left) * scale, y * scale), width_of(name, layout.small, bold=True) / 2 + 2
            box = (place[0] - half, place[1] - layout.small, place[0] + half, place[1] + 3)
            if any(_overlap(box, other) for other in taken) or box[0] < 0 or box[2] > layout.width:
                continue
            taken.append(box)
            drawn.append(text(*place, name, class_="map-label", text_anchor="middle"))
    return group(*drawn, class_=f"view view-{number}")


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether two boxes touch."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _strip(findings: Findings, layout: Layout, number: int, top: float) -> tuple[Markup, float]:
    """Draw how much of the world's output each camp of a view holds: the key to the colours, and its depth."""
    shares, numbers = findings.leading.shares, colour_numbers(findings)
    rows = _rows(findings, findings.views[number], shares, numbers)
    parts = [
        text(
            0,
            top + 10,
            f"Share of world output ({findings.leading.period}) and number of states in each camp",
            class_="small muted",
        )
        if layout.is_wide
        else text(0, top + 10, "Share of world output, number of states", class_="small muted")
    ]
    x, y = 0.0, top + 18
    for colour, _, share, _ in rows:
        parts.append(rect(x, y, share * layout.width - 1, _STRIP, class_=f"land camp-{colour}"))
        x += share * layout.width
    y += _STRIP + 18
    columns = 3 if layout.is_wide else 1
    room, step = layout.width / columns, layout.text + 8
    for place, (colour, label, share, size) in enumerate(rows):
        left, row = place % columns * room, place // columns
        base = y + row * step
        figures = f"{percent(share)} · {count(size, 'state')}"
        space = room - 26 - width_of(figures, layout.text) - 16
        parts += [
            rect(left, base - 10, 14, 12, class_=f"land camp-{colour}"),
            text(left + 20, base, fitted(label, layout.text, space, bold=True), class_="strong"),
            text(
                left + room - 18 if layout.is_wide else layout.width, base, figures, class_="muted", text_anchor="end"
            ),
        ]
    depth = y - top + ((len(rows) + columns - 1) // columns) * step
    return group(*parts, class_=f"view view-{number}"), depth


def _rows(
    findings: Findings, view: View, shares: Mapping[str, float], numbers: dict[str, int]
) -> list[tuple[int, str, float, int]]:
    """Give colour, label, share of output and size: of each coloured camp, of the others together, of no camp."""
    rows: list[tuple[int, str, float, int]] = []
    rest: dict[int, list[Camp]] = {OTHER: [], ALONE: []}
    for camp in view.camps:
        colour = camp_colour(camp, findings, numbers)
        if colour in rest:
            rest[colour].append(camp)
        else:
            rows.append((colour, camp.label, _held((camp,), shares), camp.size))
    rows.sort(key=lambda row: (-row[2], row[1]))
    for colour, words in ((OTHER, "smaller camp"), (ALONE, "")):
        camps = tuple(rest[colour])
        if camps:
            label = count(len(camps), words) if words else "Neither follow nor are followed"
            rows.append((colour, label, _held(camps, shares), sum(camp.size for camp in camps)))
    unplaced = len(findings.states) - sum(row[3] for row in rows)
    if unplaced:
        rows.append((NONE, "Not known, or in no camp", max(1.0 - sum(row[2] for row in rows), 0.0), unplaced))
    return rows


def _held(camps: tuple[Camp, ...], shares: Mapping[str, float]) -> float:
    """Sum the shares of some camps' states."""
    return sum(shares.get(state, 0.0) for camp in camps for state in (*camp.centres, *camp.members))


def _tips(findings: Findings) -> dict[str, str]:
    """Say of each state, in a line per view, whose camp it is in."""
    lines: dict[str, list[str]] = {state: [record.name] for state, record in findings.states.items()}
    for view in findings.views:
        for camp in view.camps:
            for state in camp.centres:
                lines[state].append(f"{view.label}: a centre, followed by {len(camp.members)}")
            for state in camp.members:
                lines[state].append(f"{view.label}: {camp.label}")
    return {state: "\n".join(said) for state, said in lines.items()}


def _spoken(findings: Findings) -> str:
    """Say in words what the first view shows."""
    if not findings.views:
        return "No definition could be computed for this world."
    view = findings.views[0]
    largest = [f"{camp.label} with {count(camp.size, 'state')}" for camp in view.camps[:5]]
    return f"By the definition {view.label}: {listed(largest)}."


def _takeaway(findings: Findings) -> str:
    """Say which poles the first view finds."""
    view = findings.views[0]
    poles = [camp for camp in view.camps if camp.is_pole]
    rest = [camp for camp in view.camps if not camp.is_pole and camp.size > 1]
    alone = sum(camp.size == 1 for camp in view.camps)
    largest = listed([f"{camp.label} with {count(len(camp.members), 'follower')}" for camp in poles[:5]])
    return (
        f"By {spoken(view.label)}, {in_words(len(poles))} {'pole' if len(poles) == 1 else 'poles'}: {largest}. Beside "
        f"them stand {count(len(rest), 'smaller camp')}, and {count(alone, 'state')} that neither follow nor are "
        "followed."
    )


def _caption(findings: Findings) -> str:
    """Say how to read the map and what its borders are."""
    period = findings.views[0].period
    return (
        "Full colour: the head of a camp; lighter: those who follow it, directly or through others; palest: "
        "territories. Points: states too small to be seen. Hatched: areas whose status is disputed and that are in "
        f"no state’s total here. Data: {period}. Borders are those of the map’s source (Natural Earth 1:50m, which "
        "draws who is in control where it says so) and imply no view on any claim: Crimea, Western Sahara, the West "
        "Bank and Gaza Strip, Somaliland, Northern Cyprus and the Siachen Glacier are hatched; other lines of "
        "control, such as those in Kashmir and on the Golan Heights, are as in the source. Equal-area projection "
        "(Equal Earth)."
    )


PICTURE = Picture(
    title="Who follows whom",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=("pole-dependence_threshold", "pole-dominant_flow", "pole-leiden_trade", "layer-pacts"),
)
