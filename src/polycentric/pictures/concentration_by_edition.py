"""Concentration by edition: how many equal powers would be as concentrated, by output and by people."""

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, has_moved, moved_of
from polycentric.pictures.drawing import by_edition
from polycentric.pictures.drawing.by_edition import Plot
from polycentric.pictures.drawing.short import spoken
from polycentric.pictures.drawing.svg import Layout, picture, text
from polycentric.pictures.drawing.words import as_sentence, listed
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.moved import ByEdition
from polycentric.pictures.shares_by_edition import numbers_of, spoken_lines

_SHORT = {"output_ppp": "PPP", "output_mer": "Rates", "population": "People"}


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a series for each quantity."""
    moved = moved_of(findings)
    first, last = by_edition.years_of(each.values for each in moved.concentration)
    plot = Plot(34, layout.width - (212 if layout.is_wide else 78), 30, 300 if layout.is_wide else 270, first, last)
    highest = 1.08 * max(value for each in moved.concentration for value in each.values.values())
    up = plot.up(highest)
    parts = [text(plot.left - 29, 13, "Equal states that would be as concentrated", class_="tiny muted")]
    parts += by_edition.breaks(moved.breaks, plot)
    ticks = range(0, int(highest) + 1, 5)
    parts += by_edition.axes(plot, up, ticks, lambda tick: f"{tick:g}", by_edition.decades(first, last))
    parts += [by_edition.series(each, plot, up, _written) for each in moved.concentration]
    shown = moved.concentration if layout.is_wide else by_edition.shortly(moved.concentration, _SHORT)
    parts += by_edition.names(shown, plot, up, _written, gap=15, room=layout.width - plot.right - 9)
    return picture("concentration_by_edition", layout, plot.bottom + 26, finding(findings), _spoken(findings), parts)


def _written(value: float) -> str:
    """Write a count of equal states."""
    return f"{value:.1f}"


def finding(findings: Findings) -> str:
    """Say which way each quantity has gone."""
    moved = [(each, each.values[max(each.values)] - each.values[min(each.values)]) for each in _of(findings)]
    more = [spoken(each.name) for each, change in moved if change < -0.5]
    less = [spoken(each.name) for each, change in moved if change > 0.5]
    same = [spoken(each.name) for each, change in moved if abs(change) <= 0.5]
    parts = [
        f"{listed(names)} {words}"
        for names, words in ((more, "grew more concentrated"), (less, "grew less so"), (same, "hardly changed"))
        if names
    ]
    sentence = listed(parts, "and") if parts else "Nothing is known of concentration"
    return as_sentence(sentence)


def _of(findings: Findings) -> tuple[ByEdition, ...]:
    """Give the series."""
    return moved_of(findings).concentration


def _takeaway(findings: Findings) -> str:
    """Say the ends of each series."""
    each = [
        f"{spoken(one.name)} {_written(one.values[min(one.values)])} in {min(one.values)} and "
        f"{_written(one.values[max(one.values)])} in {max(one.values)}"
        for one in _of(findings)
    ]
    return (
        f"The effective number of powers, over all states with data, in the first and the last edition: "
        f"{'; '.join(each)}.{_step(findings)}"
    )


def _step(findings: Findings) -> str:
    """Say the largest step that stands at a round of prices."""
    moved = moved_of(findings)
    values = next(each for each in moved.concentration if each.key == moved.changes[0].name).values
    told = [each for each in moved.breaks if each.year and {each.before, each.after} <= values.keys()]
    if not told:
        return ""
    largest = max(told, key=lambda each: abs(values[each.after] - values[each.before]))
    return (
        f" The step of output at purchasing power from {_written(values[largest.before])} to "
        f"{_written(values[largest.after])} between the editions of {largest.before} and {largest.after} is one of "
        "prices, not of the world."
    )


def _caption(findings: Findings) -> str:
    """Say what the measure is and how to read it."""
    return (
        "Effective number after Laakso and Taagepera (1979), one over the sum of squared shares: a higher point is a "
        "less concentrated world. Walls are breaks of output at purchasing power: dashed where the step is measured, "
        "dotted where it can’t be told. Hollow points repeat the edition before, or lack too many people; no line "
        f"reaches them, nor runs through years that nobody read. Source: {moved_of(findings).source}."
    )


def _notes(findings: Findings) -> tuple[str, ...]:
    """Say why points are hollow."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for each in _of(findings):
        for edition, why in sorted(each.doubts.items()):
            reasons.setdefault((each.name, why), []).append(str(edition))
    return tuple(f"{name}, {listed(years)}: the edition {why}." for (name, why), years in reasons.items())


def _numbers(findings: Findings) -> Numbers:
    """Give the effective numbers by edition."""
    return numbers_of(_of(findings), lambda value: f"{value:.2f}", "Edition")


def _spoken(findings: Findings) -> str:
    """Say every point."""
    return spoken_lines(_of(findings), _written)


PICTURE = Picture(
    title="Concentration, edition by edition",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    notes=_notes,
    notes_head="Hollow points",
    definitions=("measure-effective_number", "source-factbook"),
    applies=has_moved,
    of_editions=True,
    finding=finding,
    numbers=_numbers,
)
