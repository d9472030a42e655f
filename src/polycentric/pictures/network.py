"""The network of trade dependence among the largest states."""

import math

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture
from polycentric.pictures.drawing.colours import colour_numbers
from polycentric.pictures.drawing.palette import OTHER
from polycentric.pictures.drawing.placing import distances, fit, part, place
from polycentric.pictures.drawing.svg import Layout, circle, element, group, picture, text, tooltip, width_of
from polycentric.pictures.drawing.words import count, listed, percent, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.network import Tie
from polycentric.pictures.world_map import world
from polycentric.wording import owner

_HEIGHT = {"wide": 640.0, "narrow": 500.0}
_SHOWN = 0.02  # weaker ties place the nodes but are not drawn


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw states as circles, dependence as lines that narrow towards the one depended on."""
    height = _HEIGHT[layout.name]
    names = findings.network.states
    radii = _radii(findings, layout)
    points = _points(findings, layout, radii, height)
    place_of = {state: (float(x), float(y)) for state, (x, y) in zip(names, points, strict=True)}
    radius_of = dict(zip(names, map(float, radii), strict=True))
    ties = sorted((tie for tie in findings.network.ties if tie.weight >= _SHOWN), key=lambda tie: tie.weight)
    colours = colour_numbers(findings)
    parts = [group(*[_tie(tie, findings, place_of, radius_of, colours, layout) for tie in ties])]
    parts += [_node(state, findings, place_of[state], radius_of[state], colours, layout) for state in reversed(names)]
    return picture("network", layout, height, "Trade dependence among the largest states", _spoken(findings), parts)


def _radii(findings: Findings, layout: Layout) -> NDArray[np.float64]:
    """Give radii whose areas are as the states' shares, none too small to be seen."""
    shares = findings.indices[findings.network.index].shares
    largest = 46.0 if layout.is_wide else 25.0
    top = max(shares.values(), default=1.0)
    least = 6.0 if layout.is_wide else 4.5
    return np.array([max(largest * math.sqrt(shares.get(s, 0.0) / top), least) for s in findings.network.states])


def _points(findings: Findings, layout: Layout, radii: NDArray[np.float64], height: float) -> NDArray[np.float64]:
    """Place the states: started from their places on the map, so that the picture keeps the compass roughly."""
    names = findings.network.states
    if not names:
        return np.zeros((0, 2))
    where = {state: number for number, state in enumerate(names)}
    weights = np.zeros((len(names), len(names)))
    for tie in findings.network.ties:
        if tie.state in where and tie.partner in where:
            weights[where[tie.state], where[tie.partner]] = tie.weight
    anchors = world()["anchors"]
    middle = world()["width"] / 2, world()["height"] / 2
    # A state without a place on the map (one of a user's own) starts on a spiral, never on top of another.
    start = np.array([
        anchors.get(state, [middle[0] + number * math.cos(number), middle[1] + number * math.sin(number)])
        for number, state in enumerate(names)
    ], dtype=float)  # fmt: skip
    placed = place(distances(np.maximum(weights, weights.T)), start / 100.0) if len(names) > 2 else start
    margin = (70.0, 40.0) if layout.is_wide else (26.0, 30.0)
    framed = fit(placed, layout.width, height, margin)
    return part(framed, radii + (15.0 if layout.is_wide else 9.0), (layout.width, height))


def _tie(
    tie: Tie,
    findings: Findings,
    places: dict[str, tuple[float, float]],
    radii: dict[str, float],
    colours: dict[str, int],
    layout: Layout,
) -> Markup:
    """Draw one tie as a bent wedge: thick at the dependent, a point at the partner, in the partner's colour."""
    (x1, y1), (x2, y2) = places[tie.state], places[tie.partner]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    across = ((y1 - y2) / length, (x2 - x1) / length)
    half = min((90.0 if layout.is_wide else 45.0) * tie.weight, 12.0) / 2 + 0.4
    bend = length * 0.13
    middle = ((x1 + x2) / 2 + across[0] * bend, (y1 + y2) / 2 + across[1] * bend)
    cut = radii[tie.partner] / length
    tip = (x2 - (x2 - middle[0]) * cut, y2 - (y2 - middle[1]) * cut)
    path = (
        f"M{x1 + across[0] * half:.1f} {y1 + across[1] * half:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {tip[0]:.1f} "
        f"{tip[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x1 - across[0] * half:.1f} {y1 - across[1] * half:.1f}z"
    )
    tip_text = (
        f"{findings.name(tie.state)} on {findings.name(tie.partner)}: trade with it is {percent(tie.weight)} of "
        f"{owner(findings.name(tie.state))} output"
    )
    colour = colours.get(tie.partner, OTHER)
    return element("path", tooltip(tip_text), d=path, class_=f"tie camp-{colour}",
                   data_ends=f"{tie.state} {tie.partner}")  # fmt: skip


def _node(
    state: str, findings: Findings, place_: tuple[float, float], radius: float, colours: dict[str, int], layout: Layout
) -> Markup:
    """Draw one state with its name: inside where it fits, else below."""
    x, y = place_
    name = findings.name(state) if layout.is_wide else state
    inside = width_of(name, layout.small, bold=True) < radius * 2 - 6
    colour = colours.get(state, OTHER)
    share = findings.indices[findings.network.index].shares.get(state)
    label = (
        text(x, y + 4, name, class_=f"node-label on-camp-{colour}", text_anchor="middle") if inside else
        text(min(max(x, width_of(name, layout.small) / 2 + 1), layout.width - width_of(name, layout.small) / 2 - 1),
             y + radius + layout.small - 1, name, class_="node-label halo", text_anchor="middle")
    )  # fmt: skip
    return group(
        tooltip(f"{findings.name(state)}: {percent(share)} of world output"),
        circle(x, y, radius, class_=f"node camp-{colour}"),
        label,
        class_="node-group",
        data_state=state,
    )


def _strongest(findings: Findings, size: int) -> list[Tie]:
    """Give the strongest ties."""
    return sorted(findings.network.ties, key=lambda tie: (-tie.weight, tie.state, tie.partner))[:size]


def _describe(findings: Findings, tie: Tie) -> str:
    """Say one tie in words."""
    return f"{the(findings.name(tie.state))} on {the(findings.name(tie.partner))} ({percent(tie.weight)})"


def _takeaway(findings: Findings) -> str:
    """Say the strongest dependences."""
    strongest = listed([_describe(findings, tie) for tie in _strongest(findings, 3)])
    return f"Among the {len(findings.network.states)} largest, the heaviest dependences are of {strongest}."


def _caption(findings: Findings) -> str:
    """Say what a circle and a line are."""
    drawn = sum(tie.weight >= _SHOWN for tie in findings.network.ties)
    index = findings.indices[findings.network.index]
    return (
        f"Circles: the {len(findings.network.states)} largest states, area by {index.label.lower()} ({index.period}). "
        "A line is thick at the state that depends and ends in a point at its partner, whose colour it has; its "
        "width is exports to plus imports from the partner, as a share of the dependent’s output at exchange rates. "
        f"{count(drawn, 'tie')} above {percent(_SHOWN)} are drawn. Partner lists name only the largest partners: an "
        f"absent line is a tie below that, or below the list’s end, not a zero. Data: {findings.network.period}. "
        f"{findings.provenance.edition}."
    )


def _spoken(findings: Findings) -> str:
    """Say the ten strongest ties."""
    return f"The strongest: {listed([_describe(findings, tie) for tie in _strongest(findings, 10)])}."


PICTURE = Picture(
    title="Who depends on whom among the largest",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=("layer-trade_dependence", "source-factbook"),
    data=rows.network,
)
