"""Marks for how a reading did in the past: shapes that differ without colour, with what they mean."""

from collections.abc import Sequence

from markupsafe import Markup

from polycentric.pictures.drawing.svg import circle, group, line, text, tooltip, width_of

HOLDS_UP, FAILS, ONE_CLASS, NOT_TESTABLE = "holds up", "fails", "one class", "not testable"
KINDS = {
    HOLDS_UP: "holds up",
    FAILS: "fails",
    ONE_CLASS: "can say one class only",
    NOT_TESTABLE: "can’t be tested",
}
RADIUS = 3.6
STEP = 11.0


def mark(kind: str, x: float, y: float, said: str = "") -> Markup:
    """Draw a mark around a point, with words for who rests on it; nothing of what isn't known."""
    tip = tooltip(said) if said else ""
    r = RADIUS
    if kind == HOLDS_UP:
        return circle(x, y, r, tip, class_="past-mark full")
    if kind == NOT_TESTABLE:
        return circle(x, y, r, tip, class_="past-mark")
    if kind == FAILS:
        return group(tip, _stroke(x - r, y - r, x + r, y + r), _stroke(x - r, y + r, x + r, y - r))
    return group(tip, _stroke(x - r, y, x + r, y)) if kind == ONE_CLASS else Markup("")


def _stroke(x1: float, y1: float, x2: float, y2: float) -> Markup:
    """Draw a stroke of a mark."""
    return line(x1, y1, x2, y2, class_="past-mark")


def tally(kinds: Sequence[str], end: float, y: float) -> list[Markup]:
    """Draw each mark with how often it stands, from right to left, and the words for who rests on it."""
    counted = {kind: kinds.count(kind) for kind in KINDS if kind in kinds}
    said = f"In the past, of {len(kinds)} readings: {', '.join(f'{n} {KINDS[kind]}' for kind, n in counted.items())}"
    parts: list[Markup] = []
    x = end
    for kind, number in reversed(counted.items()):
        parts.append(text(x, y + 4, number, class_="tiny muted", text_anchor="end"))
        x -= width_of(str(number), 11.0) + RADIUS + 3
        parts.append(mark(kind, x, y, said))
        x -= RADIUS + 6
    return parts


def legend(x: float, y: float, *, wide: bool) -> list[Markup]:
    """Draw what the marks mean."""
    head = "In the past, where scholars agree:" if wide else "Past:"
    parts = [text(x, y + 4, head, class_="tiny muted")]
    x += width_of(head, 11.0) + 8
    for kind, said in KINDS.items():
        words = said if wide else said.replace("can say one class only", "one class")
        parts += [mark(kind, x + RADIUS, y), text(x + STEP, y + 4, words, class_="tiny muted")]
        x += STEP + width_of(words, 11.0) + (12 if wide else 7)
    return parts
