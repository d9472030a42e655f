"""The sweep of the dependence threshold: how the number of poles hangs on where the line is drawn."""

from markupsafe import Markup

from polycentric.poles.definitions import DEFINITIONS
from polycentric.report.pictures.contract import Picture
from polycentric.report.records import Findings, Step
from polycentric.report.svg import Layout, Scale, circle, group, line, picture, polyline, text, tooltip, wrapped
from polycentric.report.words import cut, listed

_HEIGHT = {"wide": 380.0, "narrow": 340.0}
CHOSEN = DEFINITIONS["dependence_threshold"].parameters["theta"]


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw the count of poles over the threshold, per treatment of blocs, with the poles named at chosen places."""
    height, left, bottom = _HEIGHT[layout.name], 40.0, 46.0
    most = max([len(step.poles) for step in findings.steps] + [1])
    across = Scale(0.0, max([step.threshold for step in findings.steps] + [0.01]), left, layout.width - 12)
    up = Scale(0.0, _round_up(most + 4), height - bottom, 30.0)
    parts = _axes(layout, across, up, height - bottom, most)
    for bloc in blocs(findings):
        steps = [step for step in findings.steps if step.bloc == bloc]
        parts.append(_curve(steps, across, up, "curve bloc" if bloc else "curve"))
        parts += _ended(findings, steps, across, up, layout)
    parts += _named(findings, layout, across, up)
    return picture("threshold", layout, height, "Poles by threshold of dependence", _spoken(findings), parts)


def blocs(findings: Findings) -> list[str]:
    """Give the treatments of blocs: none first."""
    return sorted({step.bloc for step in findings.steps})


def _ended(findings: Findings, steps: list[Step], across: Scale, up: Scale, layout: Layout) -> list[Markup]:
    """Write beside a curve which treatment it is, where it has most room: after its middle."""
    if not steps:
        return []
    step = steps[len(steps) * 2 // 3]
    words = f"{findings.name(step.bloc)} as one" if step.bloc else "States apart"
    return [text(across(step.threshold) + 4, up(len(step.poles)) - 9, words, class_="small strong halo")]


def _round_up(most: int) -> int:
    """Give the axis's top: a full five."""
    return -(-most // 5) * 5


def _axes(layout: Layout, across: Scale, up: Scale, base: float, most: int) -> list[Markup]:
    """Draw the grid and its numbers."""
    parts: list[Markup] = []
    for value in range(0, _round_up(most + 4) + 1, 5):
        parts += [
            line(across.start, up(value), across.end, up(value), class_="grid"),
            text(across.start - 8, up(value) + 4, str(value), class_="small", text_anchor="end"),
        ]
    for value in range(0, round(across.high * 100) + 1, 10):
        parts += [
            line(across(value / 100), base, across(value / 100), base + 5, class_="axis"),
            text(across(value / 100), base + 19, f"{value}%", class_="small", text_anchor="middle"),
        ]
    title = (
        "Threshold: trade with one partner, as a share of output" if layout.is_wide else "Threshold, share of output"
    )
    parts += [
        text(
            across.start,
            14,
            "Number of poles: states that nobody dominates and that lead a following",
            class_="small muted",
        )
        if layout.is_wide
        else text(0, 14, "Number of poles", class_="small muted"),
        text(across.end, base + 38, title, class_="small muted", text_anchor="end"),
    ]
    return parts


def _curve(steps: list[Step], across: Scale, up: Scale, kind: str) -> Markup:
    """Draw the counts as steps."""
    points: list[tuple[float, float]] = []
    for number, step in enumerate(steps):
        points.append((across(step.threshold), up(len(step.poles))))
        if number + 1 < len(steps):
            points.append((across(steps[number + 1].threshold), up(len(step.poles))))
    return polyline(points, class_=kind) if points else group()


def _named(findings: Findings, layout: Layout, across: Scale, up: Scale) -> list[Markup]:
    """Mark the threshold that the verdict map uses, and name the poles there."""
    parts: list[Markup] = []
    for bloc in blocs(findings):
        near = [step for step in findings.steps if step.bloc == bloc and abs(step.threshold - CHOSEN) < 1e-9]
        for step in near[:1]:
            x, y = across(step.threshold), up(len(step.poles))
            every = listed([findings.name(pole) for pole in step.poles])
            parts.append(circle(x, y, 5, tooltip(f"At {cut(CHOSEN)}: {every}"), class_="mark"))
            room = layout.width - x - 24
            lines = _few(findings, step, layout, room)
            for number, words in enumerate(lines):
                highest = _highest(findings, bloc, step.threshold, across, room)
                base = y + 20 if bloc else up(highest) - 12 - 15 * (len(lines) - 1)
                parts.append(text(x + 4, base + number * 15, words, class_="small halo"))
    return parts


def _highest(findings: Findings, bloc: str, start: float, across: Scale, room: float) -> int:
    """Give the highest count under a label that starts at a threshold, so that the label clears the curve."""
    end = across(start) + min(room, 430.0)
    return max(
        len(step.poles)
        for step in findings.steps
        if step.bloc == bloc and step.threshold >= start and across(step.threshold) <= end
    )


def _few(findings: Findings, step: Step, layout: Layout, room: float) -> list[str]:
    """Name the strongest poles in at most three lines."""
    names = [findings.name(pole) for pole in step.poles]
    kept = 9 if layout.is_wide else 4
    rest = len(names) - kept
    words = f"At {cut(CHOSEN)}: {', '.join(names[:kept])}" + (f" and {rest} more" if rest > 0 else "")
    return wrapped(words, layout.small, min(room, 420.0 if layout.is_wide else 225.0))[:4]


def _takeaway(findings: Findings) -> str:
    """Say how far the count of poles moves, per treatment."""
    said: list[str] = []
    for bloc in blocs(findings):
        counts = [len(step.poles) for step in findings.steps if step.bloc == bloc]
        treated = f"with {findings.name(bloc)} as one" if bloc else "with states apart"
        said.append(f"from {min(counts)} to {max(counts)} {treated}")
    if not said:
        return "No partner lists, hence no dependence to draw a line through."
    first, last = findings.steps[0].threshold, findings.steps[-1].threshold
    return (
        f"Move the line from {cut(first)} to {cut(last)} of output, and the count of poles runs "
        f"{listed(said)}. Where it is drawn is a choice, and so is what counts as one actor."
    )


def _caption(findings: Findings) -> str:
    """Say what is counted, and how many are left open."""
    undecided = [step.most - len(step.poles) for step in findings.steps]
    return (
        "A state is dominated by a partner if their trade is at least this share of its output and it depends on the "
        "partner more than the partner on it. A pole is dominated by none and leads, directly or through others, "
        f"{_following()}. Drawn are those for whom this is certain; partner lists end early, so that "
        f"{min(undecided, default=0)} to {max(undecided, default=0)} further states are undecided. The ring marks the "
        f"threshold that the verdict map and the map use. Data: {findings.network.period}. "
        f"{findings.provenance.edition}."
    )


def _following() -> str:
    """Say how many states a pole must lead."""
    smallest = DEFINITIONS["dependence_threshold"].parameters.get("smallest")
    return f"at least {cut(smallest)} of the states with ties" if smallest else "at least one state"


def _spoken(findings: Findings) -> str:
    """Say the count at every threshold."""
    said = [f"{cut(step.threshold)}: {len(step.poles)}" for step in findings.steps if not step.bloc]
    return f"Number of poles by threshold, states apart: {', '.join(said)}."


PICTURE = Picture(
    title="Where the line of dependence is drawn",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=("pole-dependence_threshold", "layer-trade_dependence"),
)
