"""A picture that stands by itself: its title above, what its numbers are from below."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.svg import Layout, group

_SIZES = re.compile(r'(viewBox="0 0 [\d.]+ )([\d.]+)(" width="[\d.]+" height=")[\d.]+(")')


def standing(drawn: Markup, layout: Layout, title: str, sources: Sequence[str]) -> Markup:
    """Give a drawn picture with its title and sources, for a file of its own.

    Parameters
    ----------
    drawn : Markup
        As `picture` gives it, without either.
    layout : Layout
    title : str
    sources : sequence of str
        What its numbers are from; none, and the line is left out.
    """
    end, close = drawn.index(">") + 1, drawn.rindex("</svg>")
    sizes = _SIZES.search(str(drawn[:end]))
    if sizes is None:
        raise ValueError("The picture says no size.")
    head, lower = timeline.heading(title, layout.width)
    bottom = lower + float(sizes[2])
    foot: list[Markup] = []
    if sources:
        foot, bottom = timeline.paragraph(f"Source{'s' * (len(sources) > 1)}: {'; '.join(sources)}.", 0, bottom + 16,
                                          layout.width)  # fmt: skip
    opened = _SIZES.sub(rf"\g<1>{bottom:g}\g<3>{bottom:g}\g<4>", str(drawn[:end]))
    inside = group(Markup(drawn[end:close]), transform=f"translate(0 {lower:g})")  # our own drawing
    return Markup("").join([Markup(opened), *head, inside, *foot, Markup("</svg>")])
