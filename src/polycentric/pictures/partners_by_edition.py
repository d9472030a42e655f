"""Largest partners by edition: for how many states each is the first that the list names, exports and imports apart."""

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, has_moved, moved_of
from polycentric.pictures.drawing import by_edition
from polycentric.pictures.drawing.by_edition import Plot
from polycentric.pictures.drawing.svg import Layout, group, picture, text
from polycentric.pictures.drawing.words import count, listed, percent, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.moved import ByEdition, Flow

_HEADS = {"exports": "Largest buyer of exports", "imports": "Largest source of imports"}


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw the two flows beside each other where there is room, on one scale."""
    flows = moved_of(findings).partners
    highest = 1.06 * max(value for each in flows for one in each.lines for value in one.values.values())
    width = (layout.width - 30) / 2 if layout.is_wide else layout.width
    parts: list[Markup] = []
    for place, flow in enumerate(flows):
        left, top = (place * (width + 30), 0.0) if layout.is_wide else (0.0, place * 300.0)
        first, last = by_edition.years_of(each.values for each in flow.lines)
        plot = Plot(left + 28, left + width - 118, top + 42, top + 262, first, last)
        parts.append(_panel(flow, plot, highest))
    height = 290.0 if layout.is_wide else 300.0 * len(flows) - 10
    return picture("partners_by_edition", layout, height, finding(findings), _spoken(findings), parts)


def _panel(flow: Flow, plot: Plot, highest: float) -> Markup:
    """Draw one flow."""
    up = plot.up(highest)
    parts = [text(plot.left - 28, plot.top - 28, _HEADS[flow.flow], class_="strong"),
             text(plot.left - 28, plot.top - 13, "states whose list it leads", class_="tiny muted")]  # fmt: skip
    years = by_edition.decades(plot.first, plot.last)
    parts += by_edition.axes(plot, up, range(0, int(highest) + 1, 20), lambda tick: f"{tick:g}", years)
    parts += [by_edition.series(each, plot, up, _written) for each in flow.lines]
    parts += by_edition.names(flow.lines, plot, up, _written, gap=14, room=109)
    return group(*parts, class_=f"flow of-{flow.flow}")


def _written(value: float) -> str:
    """Write a count."""
    return f"{value:.0f}"


def _first_of(flow: Flow, edition: int) -> ByEdition:
    """Give the partner that leads most lists."""
    return max(flow.lines, key=lambda each: each.values[edition])


def finding(findings: Findings) -> str:
    """Say whose import lists are led by whom now, and by whom at first."""
    flow = moved_of(findings).partners[-1]
    first, last = by_edition.years_of(each.values for each in flow.lines)
    leader = _first_of(flow, last)
    name = the(leader.name)
    return (
        f"{name[:1].upper()}{name[1:]} is the largest listed source of imports for {leader.values[last]:.0f} states, "
        f"after {leader.values[first]:.0f} in {first}"
    )


def _takeaway(findings: Findings) -> str:
    """Say both flows' leaders at both ends, and how much of these states' trade that is."""
    sentences: list[str] = []
    for flow in moved_of(findings).partners:
        first, last = by_edition.years_of(each.values for each in flow.lines)
        each = [
            f"{the(one.name)} {one.values[first]:.0f} and {one.values[last]:.0f}"
            for one in sorted(flow.lines, key=lambda one: -one.values[last])[:3]
        ]
        sentences.append(f"{_HEADS[flow.flow].lower()}, {first} and {last}: {listed(each)}")
    return f"For how many states a partner leads the list: {'; '.join(sentences)}."


def _paragraphs(findings: Findings) -> tuple[str, ...]:
    """Say how much of the states' trade this is, and what the Union counts as one."""
    sentences: list[str] = []
    for flow in moved_of(findings).partners:
        _, last = by_edition.years_of(each.values for each in flow.lines)
        leader = _first_of(flow, last)
        part = flow.parts.get(leader.key, {}).get(last)
        way = "go to it" if flow.flow == "exports" else "come from it"
        if part is not None:
            sentences.append(f"Where {the(leader.name)} leads, {percent(part)} of these states’ {flow.flow} {way}.")
        if flow.union:
            led, outside = flow.union[max(flow.union)]
            what = "buyer of exports" if flow.flow == "exports" else "source of imports"
            sentences.append(
                f"The European Union, taken as one, is the largest {what} for {led} of {outside} states outside it."
            )
    return (" ".join(sentences),) if sentences else ()


def _caption(findings: Findings) -> str:
    """Say what a list is and which editions are left out."""
    flows = moved_of(findings).partners
    last = max(flows[0].lists)
    covered = "; ".join(f"{flow.flow} {flow.lists[last][0]} of {flow.lists[last][1]} states" for flow in flows)
    return (
        "Each edition lists a state’s first partners with shares, about five of them, together some two thirds of its "
        "trade. What isn’t listed is missing, so a partner’s part is a least value, and a place below the list can’t "
        f"be seen. Lists that a state leads, {last}: {covered}. Hollow points repeat the lists of the edition before. "
        f"Source: {moved_of(findings).source}."
    )


def _notes(findings: Findings) -> tuple[str, ...]:
    """Say which editions are left out, and why."""
    partial = {
        edition: (flow.flow, *each) for flow in moved_of(findings).partners for edition, each in flow.partial.items()
    }
    return tuple(
        f"{edition}: only {led} of {count(states, 'state')} have a list of {flow} that one state leads; the others "
        "print no shares, or name regions and groups such as the European Community before any state."
        for edition, (flow, led, states) in sorted(partial.items())
    )


def _numbers(findings: Findings) -> Numbers:
    """Give a row for each flow and edition."""
    flows = moved_of(findings).partners
    rows: list[tuple[str, ...]] = []
    for flow in flows:
        for edition, (led, states) in sorted(flow.lists.items()):
            counts = (
                f"{each.values[edition]:.0f} ({percent(flow.parts.get(each.key, {}).get(edition))})"
                for each in flow.lines
            )
            union = f"{flow.union[edition][0]} of {flow.union[edition][1]}" if edition in flow.union else "–"
            rows.append((flow.flow, str(edition), f"{led} of {states}", *counts, union))
    head = ("Flow", "Edition", "Lists", *(each.name for each in flows[0].lines), "European Union as one")
    return Numbers(head, tuple(rows), words=(0,))


def _spoken(findings: Findings) -> str:
    """Say the ends of every series."""
    sentences: list[str] = []
    for flow in moved_of(findings).partners:
        first, last = by_edition.years_of(each.values for each in flow.lines)
        each = [f"{one.name} {one.values[first]:.0f} and {one.values[last]:.0f}" for one in flow.lines]
        sentences.append(f"{_HEADS[flow.flow]}, {first} and {last}: {', '.join(each)}.")
    return " ".join(sentences)


def _known(findings: Findings) -> bool:
    """Tell whether there are lists in two editions."""
    return has_moved(findings) and all(len(flow.lists) > 1 for flow in moved_of(findings).partners)


PICTURE = Picture(
    title="Largest partners, edition by edition",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    notes=_notes,
    notes_head="Editions left out",
    definitions=("source-factbook",),
    applies=_known,
    of_editions=True,
    finding=finding,
    numbers=_numbers,
)
