"""Dispersion, autonomy and concert: three numbers, each with its spread over definitions."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture
from polycentric.pictures.drawing.short import SETS, spoken
from polycentric.pictures.drawing.svg import (
    Layout,
    Scale,
    circle,
    element,
    group,
    line,
    picture,
    rect,
    text,
    tooltip,
    wrapped,
)
from polycentric.pictures.drawing.words import count, listed, number
from polycentric.pictures.records.findings import Findings, NumberSpread, Variant

_ROW = 27.0


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw one strip from 0 to 1 per number, a row per set of states, a tick per variant, the quoted one as a dot."""
    parts: list[Markup] = []
    top = 0.0
    for spread in findings.numbers:
        parts.append(_strip(spread, findings, layout, top))
        sets = len({variant.state_set for variant in spread.variants})
        top += (88.0 if layout.is_wide else 122.0) + sets * _ROW
    return picture(
        "three_numbers", layout, max(top, 20.0), "Dispersion, autonomy and concert", _spoken(findings), parts
    )


def defined(spread: NumberSpread) -> list[Variant]:
    """Give the variants whose value is defined."""
    return [variant for variant in spread.variants if variant.middle is not None]


def quoted(spread: NumberSpread, findings: Findings) -> Variant | None:
    """Give the variant that is quoted: as far as there is one, default choices, leading index, ten largest, no bloc."""
    leading = findings.leading.name

    def rank(variant: Variant) -> tuple[bool, ...]:
        return (variant.main, variant.index == leading, variant.state_set == "ten_largest", not variant.bloc)

    return max(defined(spread), key=rank, default=None)


def extent(variants: list[Variant]) -> str:
    """Say the range that variants span; an end that is only the bound of what open data leave is called one."""
    known = [(v.low, v.high) for v in variants if v.low is not None and v.high is not None]
    if not known:
        return "undefined"
    low, high = min(known), max(known, key=lambda pair: (pair[1], pair[0]))
    least = "" if number(low[0]) == number(low[1]) else "at least "
    most = "" if number(high[0]) == number(high[1]) else "at most "
    return f"{least}{number(low[0])} to {most}{number(high[1])}"


def in_full(variant: Variant, findings: Findings) -> str:
    """Say all of a variant's choices."""
    bloc = f"{findings.name(variant.bloc)} as one" if variant.bloc else ""
    chosen = (
        findings.indices[variant.index].label if variant.index in findings.indices else variant.index,
        SETS.get(variant.state_set, variant.state_set),
        variant.words,
        bloc,
    )
    return " · ".join(spoken(part) for part in chosen if part)


def value_of(variant: Variant) -> str:
    """Write a value, or the range that open data leave."""
    low, high = number(variant.low), number(variant.high)
    return low if low == high else f"{low}–{high}"


def _strip(spread: NumberSpread, findings: Findings, layout: Layout, top: float) -> Markup:
    """Draw one number's strip: a row of marks per set of states."""
    left = 176.0 if layout.is_wide else 104.0
    across = Scale(0.0, 1.0, left + 8, layout.width - 8)
    base = top + (44.0 if layout.is_wide else 76.0)
    head = quoted(spread, findings)
    sets = [name for name in SETS if any(variant.state_set == name for variant in spread.variants)]
    parts = _heading(spread, findings, layout, top, base)
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts += [
            line(across(value), base - 4, across(value), base + len(sets) * _ROW, class_="grid"),
            text(across(value), base + len(sets) * _ROW + 14, number(value), class_="tiny muted", text_anchor="middle"),
        ]
    for place, name in enumerate(sets):
        y = base + (place + 0.5) * _ROW
        parts.append(text(left - 10, y + 4, SETS[name].split(" (")[0], class_="small muted", text_anchor="end"))
        parts.append(line(across(0), y, across(1), y, class_="rule"))
        kept = sorted(
            (v for v in defined(spread) if v.state_set == name and (v.main or v.low == v.high)), key=lambda v: v.main
        )
        parts += [_mark(variant, spread, findings, across, y) for variant in kept if variant != head]
        if not kept:
            parts.append(text(across(0.5), y + 4, "undefined", class_="small muted", text_anchor="middle"))
        if head is not None and head.state_set == name and head.middle is not None:
            parts.append(
                circle(across(head.middle), y, 7.5, tooltip(_tip(head, spread, findings)), class_="dot head-dot")
            )
    if head is not None and head.middle is not None:
        y = base + (sets.index(head.state_set) + 0.5) * _ROW
        words = value_of(head)
        x = across(head.middle)
        parts.append(
            text(
                x + 12 if x < layout.width - 60 else x - 12,
                y + 5,
                words,
                class_="strong halo",
                text_anchor="start" if x < layout.width - 60 else "end",
            )
        )
    return group(*parts)


def _mark(variant: Variant, spread: NumberSpread, findings: Findings, across: Scale, y: float) -> Markup:
    """Draw one variant: a tick; a thin bar where open data leave a range; shorter where a choice is not the default."""
    low, high = across(variant.low or 0.0), across(variant.high or 0.0)
    kind = f"tick {'main' if variant.main else 'other'}{' bloc' if variant.bloc else ''}"
    tip = tooltip(_tip(variant, spread, findings))
    if high - low < 2:
        half = 7 if variant.main else 4
        return rect((low + high) / 2 - 1, y - half, 2, 2 * half, tip, class_=kind)
    offset = 8.5 if variant.bloc else -10.5  # ranges run above and below the ticks, or they would hide them
    return rect(low, y + offset, high - low, 2, tip, class_=f"{kind} range")


def _tip(variant: Variant, spread: NumberSpread, findings: Findings) -> str:
    """Say a variant."""
    return f"{spread.label} {value_of(variant)}\n{in_full(variant, findings)}"


def _heading(spread: NumberSpread, findings: Findings, layout: Layout, top: float, base: float) -> list[Markup]:
    """Name the number and give its range."""
    known = defined(spread)
    head = quoted(spread, findings)
    among = spoken(SETS.get(head.state_set, head.state_set)) if head else ""
    kept = like_quoted(spread, findings)
    variants = f"{extent(kept)} over the measures ({among}), {extent(known)} over {count(len(known), 'variant')}"
    undefined = len(spread.variants) - len(known)
    variants += f"; undefined in {undefined}" if undefined and layout.is_wide else ""
    name = element("a", text(0, top + 24, spread.label, class_="gauge"), href=f"#def-number-{spread.name}")
    if layout.is_wide:
        return [name, text(176, top + 24, variants, class_="small muted")]
    lines = wrapped(variants, layout.small, layout.width)
    return [name, *(text(0, top + 41 + 14 * place, words, class_="small muted") for place, words in enumerate(lines))]


def _takeaway(findings: Findings) -> str:
    """Say the three ranges over measures of power, the other choices held at their defaults."""
    sentences: list[str] = []
    for spread in findings.numbers:
        kept = like_quoted(spread, findings)
        if kept:
            sentences.append(f"{spread.name} runs from {extent(kept)}")
    return (
        f"Over the measures of power, {listed(sentences)}."
        if sentences
        else "None of the three is defined on this world."
    )


def like_quoted(spread: NumberSpread, findings: Findings) -> list[Variant]:
    """Give the variants that differ from the quoted one in the measure of power alone."""
    head = quoted(spread, findings)
    if head is None:
        return []
    chosen = (head.words, head.bloc, head.state_set)
    return [variant for variant in defined(spread) if (variant.words, variant.bloc, variant.state_set) == chosen]


def _caption(findings: Findings) -> str:
    """Say what a rise of each means, and what a tick is."""
    meanings = " ".join(f"{spread.label}: {spread.meaning}" for spread in findings.numbers)
    heads = [
        f"{spread.name}: {in_full(head, findings)}" for spread in findings.numbers if (head := quoted(spread, findings))
    ]
    return (
        f"{meanings} Higher is not better. Each tick is one variant (measure of power, threshold, layers); tall ticks "
        "are the default choices with each measure, ochre ones treat the EU as one, a thin bar is the range that "
        "partial lists leave open (for the default choices). "
        f"The dot: {'; '.join(heads)}."
    )


def _spoken(findings: Findings) -> str:
    """Say the range of each number."""
    sentences = [
        f"{spread.label}: {extent(defined(spread))} over {count(len(defined(spread)), 'variant')}"
        for spread in findings.numbers
    ]
    return f"{'. '.join(sentences)}."


PICTURE = Picture(
    title="Three numbers, never one alone",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=("number-dispersion", "number-autonomy", "number-concert"),
    of_indices=True,
    data=rows.three_numbers,
)
