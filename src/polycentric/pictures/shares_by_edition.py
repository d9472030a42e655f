"""The largest states' shares of world output, a point for each edition, with the rounds of prices apart."""

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, has_moved, moved_of
from polycentric.pictures.drawing import by_edition
from polycentric.pictures.drawing.by_edition import Plot
from polycentric.pictures.drawing.svg import Layout, line, picture, text
from polycentric.pictures.drawing.timeline import ticks_of
from polycentric.pictures.drawing.words import listed, percent, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.moved import Break, ByEdition


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw the points, the lines within a round, and the breaks."""
    moved = moved_of(findings)
    first, last = by_edition.years_of(each.values for each in moved.lines)
    plot = Plot(34, layout.width - (150 if layout.is_wide else 82), 30, 380 if layout.is_wide else 330, first, last)
    highest = 1.06 * max(share for each in moved.lines for share in each.values.values())
    up = plot.up(highest)
    years = by_edition.decades(first, last)
    parts = [*_key(plot, layout), *by_edition.breaks(moved.breaks, plot)]
    parts += by_edition.axes(plot, up, ticks_of(highest), lambda tick: percent(tick, 0), years)
    size = 3.6 if layout.is_wide else 2.8
    parts += [by_edition.series(each, plot, up, _written, size=size) for each in moved.lines]
    named = (
        moved.lines if layout.is_wide else by_edition.shortly(moved.lines, {each.key: each.key for each in moved.lines})
    )
    parts += by_edition.names(named, plot, up, _written, gap=15, room=layout.width - plot.right - 9)
    return picture("shares_by_edition", layout, plot.bottom + 26, finding(findings), _spoken(findings), parts)


def _key(plot: Plot, layout: Layout) -> list[Markup]:
    """Say what the walls and the hollow points are."""
    words = "prices compared anew" if layout.is_wide else "new prices"
    more = "no year in common: step can’t be told" if layout.is_wide else "step untold"
    x, end = plot.left, 22.0
    parts: list[Markup] = []
    for dashes, label, width in (("5 3", words, 150.0 if layout.is_wide else 88.0),
                                 ("1.5 3", more, 236.0 if layout.is_wide else 94.0)):  # fmt: skip
        parts += [line(x, 9, x + end, 9, class_="axis", stroke_dasharray=dashes),
                  text(x + end + 5, 13, label, class_="tiny muted")]  # fmt: skip
        x += width
    doubt = "in doubt: see below" if layout.is_wide else "in doubt"
    mark = by_edition.mark("", x + 4, 9, doubt, hollow=True)
    return [*parts, mark, text(x + 13, 13, doubt, class_="tiny muted")]


def _written(share: float) -> str:
    """Write a share."""
    return percent(share, 1)


def crossing(lines: tuple[ByEdition, ...]) -> tuple[ByEdition, ByEdition, int] | None:
    """Give who overtook whom, of the first of the first edition and the first of the last, and in which edition."""
    first, last = by_edition.years_of(each.values for each in lines)
    leads = [
        max((each for each in lines if at in each.values), key=lambda each: each.values[at]) for at in (first, last)
    ]
    before, after = leads
    if before.key == after.key:
        return None
    editions = sorted(before.values.keys() & after.values.keys())
    over = [edition for edition in editions if after.values[edition] > before.values[edition]]
    steady = next(e for e in over if all(later in over for later in editions if later >= e))
    return before, after, steady


def finding(findings: Findings) -> str:
    """Say who leads since when."""
    moved = moved_of(findings)
    crossed = crossing(moved.lines)
    if crossed is None:
        leader = moved.lines[0]
        return f"By output at purchasing power, {the(leader.name)} leads in every edition"
    before, after, edition = crossed
    why = ", when prices were compared anew" if _at_break(moved.breaks, edition) else ""
    return (
        f"{the(after.name)[:1].upper()}{the(after.name)[1:]} passed {the(before.name)} in the edition of {edition}{why}"
    )


def _at_break(found: tuple[Break, ...], edition: int) -> bool:
    """Tell whether prices were compared anew between an edition and the one before."""
    return any(each.after == edition for each in found)


def _takeaway(findings: Findings) -> str:
    """Say the first and last share of each state drawn."""
    each = [
        f"{the(one.name)} {percent(one.values[min(one.values)], 1)} and {percent(one.values[max(one.values)], 1)}"
        for one in moved_of(findings).lines
    ]
    first, last = by_edition.years_of(one.values for one in moved_of(findings).lines)
    return f"Of the world’s output at purchasing power, in the editions of {first} and {last}: {listed(each)}."


def _caption(findings: Findings) -> str:
    """Say how to read it."""
    moved = moved_of(findings)
    return (
        "A point for each edition read, whose figures are mostly of the year before; lines join editions of years in a "
        "row within one round of prices, and nothing is drawn through years between editions that nobody read. Where a "
        f"dashed wall stands, the same year’s shares differ between the two editions. Drawn: {moved.rule} Source: "
        f"{moved.source}."
    )


def _notes(findings: Findings) -> tuple[str, ...]:
    """Say why some points are in doubt, and what each break is."""
    moved = moved_of(findings)
    reasons: dict[str, list[str]] = {}
    for edition, why in sorted(moved.lines[0].doubts.items()):
        reasons.setdefault(why, []).append(str(edition))
    doubts = [f"{listed(years)}: the edition {why}." for why, years in reasons.items()]
    told = [
        f"{each.before} to {each.after}: {each.reason}"
        + (f"; measured on {each.year}." if each.year else "; how much can’t be told.")
        for each in moved.breaks
    ]
    return (*doubts, *told)


def numbers_of(lines: tuple[ByEdition, ...], write: by_edition.Write, head: str) -> Numbers:
    """Give a row for each edition and a column for each series."""
    editions = sorted({edition for each in lines for edition in each.values})
    rows = [
        (str(edition), *(write(each.values[edition]) if edition in each.values else "–" for each in lines))
        for edition in editions
    ]
    return Numbers((head, *(each.name for each in lines)), tuple(rows), words=(0,))


def _numbers(findings: Findings) -> Numbers:
    """Give the shares by edition."""
    return numbers_of(moved_of(findings).lines, lambda share: percent(share, 2), "Edition")


def _spoken(findings: Findings) -> str:
    """Say some shares of each state."""
    return spoken_lines(moved_of(findings).lines, _written)


def spoken_lines(lines: tuple[ByEdition, ...], write: by_edition.Write) -> str:
    """Say every point of some series."""
    each = [(one.name, [f"{write(value)} in {at}" for at, value in sorted(one.values.items())]) for one in lines]
    return " ".join(f"{name}: {', '.join(said)}." for name, said in each)


PICTURE = Picture(
    title="The largest, edition by edition",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    notes=_notes,
    notes_head="Hollow points, and the breaks",
    definitions=("index-output_ppp", "source-factbook"),
    applies=has_moved,
    of_editions=True,
    finding=finding,
    numbers=_numbers,
)
