"""Concentration through time: how unequal the major powers are, and how many equal powers the world would hold."""

from collections.abc import Sequence

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture, has_past, past_of
from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.short import past_name, spoken
from polycentric.pictures.drawing.svg import Layout, Scale, fitted, group, picture, spread, text, tooltip, wrapped
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.drawing.words import number
from polycentric.pictures.measures_through_time import gaps_of
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.past import Curve, Past

INK = {"cinc": 1, "output_fariss": 2, "net_resources_fariss": 4, "military_spending": 5}
DASH = {"output_fariss": "7 2.5", "net_resources_fariss": "1.5 2", "military_spending": "9 2 2 2"}
HEADS = {
    "ray_singer": ("Concentration among the major powers (CON)", "0: all equal. 1: one has everything. Higher is more "
                   "concentrated."),
    "effective_number": ("Effective number of powers, all states (1/HHI)", "As many equal states would give the same "
                         "concentration. Lower is more concentrated."),
}  # fmt: skip
_DEEP = 316.0
_MARKS = (1816, 1913, 1946, 1989, 2022)


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a panel per measure, one above the other."""
    past = past_of(findings)
    parts: list[Markup] = []
    for place, (measure, curves) in enumerate(by_measure(past).items()):
        parts += _panel(measure, curves, past, place * _DEEP, layout)
    title = f"How concentrated power was, {past.years[0]}–{past.years[1]}"
    return picture("concentration_through_time", layout, _DEEP * len(by_measure(past)), title, _spoken(past), parts)


def by_measure(past: Past) -> dict[str, list[Curve]]:
    """Put the curves of one measure together; one without any value is left out."""
    curves: dict[str, list[Curve]] = {}
    for curve in past.curves:
        if curve.values:
            curves.setdefault(curve.measure, []).append(curve)
    return curves


def _frame(layout: Layout, past: Past, y: float) -> Frame:
    """Place a panel."""
    if layout.is_wide:
        return Frame(40, 712, y + 68, y + 232, 720, 872, 892, past.years)
    return Frame(30, 240, y + 68, y + 232, 245, 318, 332, past.years)


def _panel(measure: str, curves: Sequence[Curve], past: Past, y: float, layout: Layout) -> list[Markup]:
    """Draw one measure: a line per index, the experts' band, a row per index that shows its gaps."""
    frame = _frame(layout, past, y)
    most = max([*(value for each in curves for value in each.values.values()), *(each.today or 0.0 for each in curves)])
    up = frame.up(1.06 * most)
    head, meaning = HEADS[measure]
    parts = [text(0, y + 14, fitted(head, 13.0, layout.width, bold=True), class_="head"),
             text(0, y + 30, fitted(meaning, 10.5, layout.width), class_="tiny muted")]  # fmt: skip
    parts += timeline.experts(past.periods, frame, y + 42, numbered=not layout.is_wide)
    parts += timeline.axes(frame, up, timeline.ticks_of(1.06 * most), label="number", step=25 if layout.is_wide else 50)
    parts += [timeline.curve(each.values, frame, up, _style(each), f"{each.label}, {head}") for each in curves]
    parts += [*_names(curves, frame, up), *_today(curves, past, frame, up)]
    row = frame.bottom + 26
    parts.append(text(frame.names, row + 8, "years with a value", class_="tiny muted"))
    for place, each in enumerate(curves):
        parts += timeline.present(each.values, each.reasons, frame, row + 7 * place, INK[each.index])
    return parts


def _style(each: Curve) -> str:
    """Give a curve's stroke."""
    dash = f";stroke-dasharray:{DASH[each.index]}" if each.index in DASH else ""
    return f"fill:none;stroke:var(--camp-{INK[each.index]});stroke-width:1.8{dash};stroke-linejoin:round"


def _names(curves: Sequence[Curve], frame: Frame, up: Scale) -> list[Markup]:
    """Name the indices at their lines' ends, in two lines where one is too short."""
    room = frame.broken - frame.names - 4
    written = [wrapped(past_name(each.short, each.label), 10.5, room)[:2] for each in curves]
    ends = [up(each.values[max(each.values)]) for each in curves]
    gap = 13.0 * max(len(lines) for lines in written)
    parts: list[Markup] = []
    for each, lines, y in zip(curves, written, spread(ends, gap, frame.top, frame.bottom), strict=True):
        style = f"fill:var(--camp-{INK[each.index]})"
        parts += [text(frame.names, y + 4 + 12 * place, lines_of, class_="tiny strong", style=style)
                  for place, lines_of in enumerate(lines)]  # fmt: skip
    return parts


def _today(curves: Sequence[Curve], past: Past, frame: Frame, up: Scale) -> list[Markup]:
    """Mark today's values by another source, beyond the break."""
    known = [(each, each.today) for each in curves if each.today is not None]
    parts = [*timeline.broken(frame)] if known else []
    places = spread([up(value) for _, value in known], 12.0, frame.top, frame.bottom)
    for (each, value), y in zip(known, places, strict=True):
        tip = tooltip(f"{past.today}: {number(value)}, by the nearest measure of the World Factbook")
        label = text(frame.today + 8, y + 4, f"{value:.2f}" if value < 1 else f"{value:.1f}", class_="tiny",
                    style=f"fill:var(--camp-{INK[each.index]})")  # fmt: skip
        parts.append(group(timeline.diamond(frame.today, up(value), INK[each.index], tip), label))
    if known:
        parts.append(text(frame.today, frame.bottom + 15, past.today, class_="tiny muted", text_anchor="middle"))
    return parts


def _spoken(past: Past) -> str:
    """Say some values of each curve."""
    sentences: list[str] = []
    for each in past.curves:
        known = [f"{number(each.values[year])} in {year}" for year in _MARKS if year in each.values]
        if known:
            sentences.append(f"{HEADS[each.measure][0]}, {each.label}: {', '.join(known)}.")
    return " ".join(sentences) or "No measure of concentration has a value in these years."


def _takeaway(findings: Findings) -> str:
    """Say in which years the leading index was most and least concentrated among the majors."""
    curves = [each for each in past_of(findings).curves if each.measure == "ray_singer" and each.values]
    if not curves:
        return "In no year are all major powers observed, so that nothing can be said of their concentration."
    first = curves[0].values
    low, high = min(first, key=lambda year: first[year]), max(first, key=lambda year: first[year])
    other = curves[-1].values
    peak = max(other, key=lambda year: other[year])
    more = "" if len(curves) == 1 else (
        f" By {spoken(past_name(curves[-1].short, curves[-1].label))} the peak is in {peak} ({number(other[peak])}): "
        "how concentrated power is depends on what is counted as power."
    )  # fmt: skip
    return (
        f"By {spoken(past_name(curves[0].short, curves[0].label))}, the major powers were most alike in {low} "
        f"({number(first[low])}) and least in {high} ({number(first[high])}).{more}"
    )


def _caption(findings: Findings) -> str:
    """Say what the measures are, who the majors are, and what a gap is."""
    past = past_of(findings)
    named = " ".join(f"{index.label}: {index.source}." for index in past.indices if index.name in INK)
    return (
        "CON after Ray and Singer (1973), on the major powers of the Correlates of War list; effective number after "
        "Laakso and Taagepera (1979), on all states of that list, which grow from 23 in 1816 to 195: so it can rise "
        "because there are more states. Shares are renormalised. A line breaks where a year has no value: on the "
        "majors, where any of them lacks a figure; on all states, where states with under 90% of the people, or under "
        f"half of the states, have one. The rows below each panel show it. Open marks, {past.today}: "
        f"the nearest measures of the World Factbook, over its own states, the list of majors carried forward. {named}"
    )


def _notes(findings: Findings) -> tuple[str, ...]:
    """Name the years without a value, and why."""
    sets = {"majors": "major powers", "all": "all states"}
    return tuple(
        notes
        for each in past_of(findings).curves
        if (notes := gaps_of(f"{each.label}, {sets.get(each.state_set, each.state_set)}", each.reasons))
    )


def _known(findings: Findings) -> bool:
    """Tell whether any curve has a value."""
    return has_past(findings) and bool(by_measure(past_of(findings)))


PICTURE = Picture(
    title="Concentration since 1816",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    notes=_notes,
    notes_head="Years without a value, and why",
    definitions=("measure-ray_singer", "measure-effective_number"),
    applies=_known,
    of_past=True,
    data=rows.concentration_through_time,
)
