"""The sweep of the dependence threshold: who is a pole, as the line is drawn lower or higher."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture
from polycentric.pictures.drawing.colours import colour_numbers
from polycentric.pictures.drawing.palette import OTHER
from polycentric.pictures.drawing.svg import Layout, Scale, fitted, group, line, picture, rect, text, tooltip
from polycentric.pictures.drawing.timeline import stretches
from polycentric.pictures.drawing.words import count, cut, in_words, listed, the
from polycentric.pictures.records.findings import Findings, Step

_ROWS = 10
_STEP = 26.0


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw, for states apart and each bloc, a row for each state that is ever a pole, with a bar where it is one."""
    left = 150.0 if layout.is_wide else 104.0
    across = Scale(0.0, max([step.threshold for step in findings.steps] + [0.5]) * 1.04, left, layout.width - 6)
    parts: list[Markup] = []
    top = 0.0
    for bloc in blocs(findings):
        top = _panel(parts, findings, layout, bloc, across, top) + 18
    words = "Threshold: trade with one partner, share of output" if layout.is_wide else "Threshold, share of output"
    parts.append(text(layout.width, top + 2, words, class_="small muted", text_anchor="end"))
    return picture("threshold", layout, top + 12, "Poles by threshold of dependence", _spoken(findings), parts)


def blocs(findings: Findings) -> list[str]:
    """Give the blocs that stand as one; first none, for the states apart."""
    return sorted({step.bloc for step in findings.steps})


def of_bloc(findings: Findings, bloc: str) -> list[Step]:
    """Give the steps with one bloc as one, or none, by rising threshold."""
    return sorted((step for step in findings.steps if step.bloc == bloc), key=lambda step: step.threshold)


def _panel(parts: list[Markup], findings: Findings, layout: Layout, bloc: str, across: Scale, top: float) -> float:
    """Draw the rows with one bloc as one, or none; give where they end."""
    steps, actors = of_bloc(findings, bloc), _actors(findings, bloc)
    base = top + 30 + _STEP * max(len(actors), 1)
    name = f"{findings.name(bloc)} as one" if bloc else "States apart"
    parts.append(text(0, top + 16, name, class_="head"))
    parts += _axis(findings, across, top + 26, base, labelled=top == 0)
    for row, actor in enumerate(actors):
        parts.append(_row(findings, layout, actor, steps, across, top + 30 + row * _STEP))
    if not actors:
        parts.append(text(across.start + 8, top + 47, "no pole at any threshold", class_="small muted"))
    return base + 22


def _actors(findings: Findings, bloc: str) -> list[str]:
    """Give those who are ever a pole for certain, the longest first, then those who may be, as far as there is room."""
    certain: dict[str, int] = {}
    perhaps: dict[str, int] = {}
    for step in of_bloc(findings, bloc):
        for actor in step.poles:
            certain[actor] = certain.get(actor, 0) + 1
        for actor in step.possible:
            perhaps[actor] = perhaps.get(actor, 0) + 1
    every = sorted({*certain, *perhaps}, key=lambda a: (-certain.get(a, 0), -perhaps.get(a, 0), a))
    return every[:_ROWS]


def _axis(findings: Findings, across: Scale, top: float, base: float, *, labelled: bool) -> list[Markup]:
    """Draw the thresholds, and the one that the verdict map uses."""
    parts: list[Markup] = []
    for value in range(0, int(across.high * 100) + 1, 10):
        x = across(value / 100)
        parts += [
            line(x, top, x, base, class_="grid"),
            text(x, base + 14, f"{value}%", class_="small muted", text_anchor="middle"),
        ]
    if findings.dependence is None:
        return parts
    x, chosen = across(findings.dependence.chosen), cut(findings.dependence.chosen)
    words = text(x, top - 8, f"{chosen}, as used elsewhere", class_="small muted", text_anchor="middle")
    return [*parts, line(x, top - 4, x, base, class_="chosen"), *([words] if labelled else [])]


def _row(findings: Findings, layout: Layout, actor: str, steps: list[Step], across: Scale, top: float) -> Markup:
    """Draw one actor's bars: full where it is a pole for certain, hollow where it may be."""
    label = fitted(findings.name(actor), layout.text, across.start - 12)
    colour = colour_numbers(findings).get(_member(actor, findings), OTHER)
    parts = [text(across.start - 10, top + 17, label, text_anchor="end")]
    for kind, start, end in _standing(actor, steps):
        kind_in_words = "a pole" if kind == "certain" else "perhaps a pole"
        tip = tooltip(f"{findings.name(actor)}: {kind_in_words} from {cut(start)} to {cut(end)}")
        size = (across(start), top + 5, across(end) - across(start), _STEP - 10)
        if kind == "certain":
            parts.append(rect(*size, tip, class_=f"span camp-{colour}"))
        else:
            parts.append(rect(size[0] + 1, size[1] + 1, size[2] - 2, size[3] - 2, tip, class_="span perhaps"))
    return group(*parts)


def _standing(actor: str, steps: list[Step]) -> list[tuple[str, float, float]]:
    """Join neighbouring thresholds at which an actor's standing is the same: its kind, start and end."""
    kinds = {
        place: "certain" if actor in step.poles else "perhaps"
        for place, step in enumerate(steps)
        if actor in step.poles or actor in step.possible
    }
    return [(kind, _reach(steps, first)[0], _reach(steps, last)[1]) for first, last, kind in stretches(kinds)]


def _member(actor: str, findings: Findings) -> str:
    """Give the state whose colour an actor takes: itself, or a bloc's strongest member on the map."""
    if actor in findings.states:
        return actor
    centres = [camp.centres for view in findings.views for camp in view.camps if camp.key == actor]
    shares = findings.leading.shares
    return max(centres[0], key=lambda state: (shares.get(state, 0.0), state)) if centres else actor


def _reach(steps: list[Step], place: int) -> tuple[float, float]:
    """Give the thresholds for which a swept one stands: half way to its neighbours."""
    at = steps[place].threshold
    before = steps[place - 1].threshold if place else at - (steps[1].threshold - at if len(steps) > 1 else 0.02)
    after = steps[place + 1].threshold if place + 1 < len(steps) else at + (at - before) / 2
    return (before + at) / 2, (at + after) / 2


def _takeaway(findings: Findings) -> str:
    """Say who is a pole over how wide a range of thresholds, with the states apart and each bloc as one."""
    sentences: list[str] = []
    for bloc in blocs(findings):
        steps = of_bloc(findings, bloc)
        counts = [len(step.poles) for step in steps]
        treated = f"with {the(findings.name(bloc))} as one" if bloc else "with states apart"
        sentences.append(
            f"from {in_words(min(counts)) if min(counts) else 'none'} to {in_words(max(counts))} {treated}"
        )
    if not sentences:
        return "No partner lists, hence no dependence to draw a line through."
    first, last = findings.steps[0].threshold, findings.steps[-1].threshold
    return (
        f"As the line moves from {cut(first)} to {cut(last)} of output, the number of poles runs {listed(sentences)}. "
        "Where it is drawn is a choice, and so is what counts as one actor."
    )


def _caption(findings: Findings) -> str:
    """Say what is counted, and what is left open."""
    open_ = max((len(step.possible) for step in findings.steps), default=0)
    return (
        "A state is dominated by a partner if their trade is at least this share of its output and it depends on the "
        "partner more than the partner on it. A pole is dominated by none and leads, directly or through others, "
        f"{_following(findings)}. Full bars: a pole for certain. Dashed: perhaps, since partner lists end early and "
        f"leave up to {count(open_, 'state')} undecided at one threshold. Data: {findings.network.period}. "
        f"{findings.provenance.edition}."
    )


def _following(findings: Findings) -> str:
    """Say how many states a pole must lead."""
    smallest = findings.dependence.smallest if findings.dependence else None
    return f"at least {cut(smallest)} of the states with ties" if smallest else "at least one state"


def _spoken(findings: Findings) -> str:
    """Say the poles at every threshold."""
    sentences = [
        f"{cut(step.threshold)}: {listed([findings.name(pole) for pole in step.poles]) or 'none'}"
        for step in of_bloc(findings, "")
    ]
    return f"Poles by threshold, states apart. {'; '.join(sentences)}."


PICTURE = Picture(
    title="Where the line of dependence is drawn",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=("pole-dependence_threshold", "layer-trade_dependence"),
    data=rows.threshold,
)
