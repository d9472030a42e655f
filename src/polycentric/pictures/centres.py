"""Who is a centre of power: per state, the part of the readings of each family of rules that call it one."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Numbers, Picture
from polycentric.pictures.drawing.short import FAMILIES
from polycentric.pictures.drawing.svg import Layout, fitted, group, line, picture, rect, text, tooltip, wrapped
from polycentric.pictures.drawing.words import in_words, listed, percent, the
from polycentric.pictures.records.centres import Called, Centres, Part
from polycentric.pictures.records.findings import Findings

_WORDS = {
    "shares": "by its share of the total",
    "ratio": "by its part of the leader’s",
    "counts": "by an effective number of equals",
    "relational": "by who depends on whom",
    "lists": "on a list of powers",
}


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a row per state and a column per family: a bar as long as the part, with the count beside it."""
    found = findings.centres
    left = 176.0 if layout.is_wide else 104.0
    column = (layout.width - left) / max(len(found.families), 1)
    step = 34.0 if layout.is_wide else 31.0
    heads, top = _heads(found, layout, left, column)
    parts = [*heads]
    for place, row in enumerate(found.shown):
        parts += _row(row, found, layout, (left, top + place * step), (column, step))
    bottom = top + len(found.shown) * step + 2
    return picture("centres", layout, bottom, "Who is called a centre of power", _spoken(found), parts)


def _heads(found: Centres, layout: Layout, left: float, column: float) -> tuple[list[Markup], float]:
    """Write the heads of the columns, and give where the rows begin."""
    words_of = [_WORDS.get(name, FAMILIES.get(name, name).lower()) for name in found.families]
    lines = [wrapped(words, layout.small, column - 6) for words in words_of]
    depth = max((len(each) for each in lines), default=0)
    gap = layout.small + 2
    drawn = [
        text(left + place * column, 12 + (depth - len(each) + number) * gap, words, class_="small")
        for place, each in enumerate(lines)
        for number, words in enumerate(each)
    ]
    return drawn, 12 + depth * gap


def _row(
    row: Called, found: Centres, layout: Layout, place: tuple[float, float], room: tuple[float, float]
) -> list[Markup]:
    """Draw one state's bars on their tracks, with the counts above them."""
    (left, y), (column, step) = place, room
    drawn = [
        line(0, y - 1, layout.width, y - 1, class_="rule"),
        text(0, y + step / 2 + 4, fitted(row.name, layout.text, left - 8, bold=True), class_="strong"),
    ]
    for number, name in enumerate(found.families):
        part, x, width = row.parts[name], left + number * column, column - 10
        tip = tooltip(f"{row.name}: called a centre by {part.called} of {part.of} {_WORDS.get(name, name)}")
        bar = [rect(x, y + 19, width * part.share, 7, class_="bar lead")] if part.called else []
        label = text(x, y + 14, f"{part.called} of {part.of}", class_="figure strong" if part.called else "figure")
        drawn.append(group(rect(x, y + 19, width, 7, tip, class_="track"), *bar, label))
    return drawn


def _spoken(found: Centres) -> str:
    """Say every row in words."""
    rows = [f"{row.name}: {listed([_part(name, part) for name, part in row.parts.items()])}" for row in found.shown]
    return f"{'. '.join(rows)}." if rows else "No rule names a centre."


def _part(family: str, part: Part) -> str:
    """Say one cell."""
    return f"{part.called} of {part.of} {_WORDS.get(family, family)}"


def _finding(findings: Findings) -> str:
    """Say whom most rules of every kind call a centre, and nobody else."""
    found = findings.centres
    most = [the(row.name) for row in found.states if row.mean > 0.5]
    if not most:
        return "No state is called a centre of power by most tests"
    return f"Most tests call {listed(most)} {'a centre' if len(most) == 1 else 'centres'} of power, and no other state"


def _takeaway(findings: Findings) -> str:
    """Say what a number is."""
    found = findings.centres
    size = sum(found.families.values())
    return (
        f"Scholars have {in_words(len(found.families))} kinds of rules for who counts as a centre. Each number says "
        f"how many tests of a kind call the state one; a test is one rule, on one measure and one list of states. "
        f"There are {size}."
    )


def _caption(findings: Findings) -> str:
    """Say how to read a bar."""
    return (
        "A bar fills its track where every test of the kind calls the state a centre. Shown are the states that a "
        "tenth of the tests call one, each kind counting the same; the European Union’s members count as single "
        "states. "
        f"Source: {findings.provenance.edition}."
    )


def _numbers(findings: Findings) -> Numbers:
    """Give every state that any test calls a centre, with the counts and the part by family."""
    found = findings.centres
    heads = [FAMILIES.get(name, name) for name in found.families]
    rows = [
        (row.name, *(f"{part.called} of {part.of}" for part in row.parts.values()), percent(row.mean))
        for row in found.states
    ]
    return Numbers(("State", *heads, "Mean"), tuple(rows), (0,))


PICTURE = Picture(
    title="Who is called a centre of power",
    finding=_finding,
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    applies=lambda findings: bool(findings.centres.shown),
    numbers=_numbers,
    data=rows.centres,
    definitions=("pole-thompson", "pole-half_of_leader", "pole-dominant_flow", "pole-major_powers_cow"),
)
