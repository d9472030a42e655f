"""What a notebook shows of an object: a table, a record or sentences as HTML, everything escaped.

Every ``_repr_html_`` of the package is put together here. Nothing has a colour of its own, so that it reads as well on
a dark page as on a light one, and nothing is fetched or set for the whole page: the styles stand in the elements.

>>> table(["state", "share"], [("China", 0.2), ("Fiji", None)], caption="Output").count("<tr>")
3
"""

import html
import math
import re
from collections.abc import Iterable, Mapping, Sequence

from polycentric.legible import valid_xml


class Html(str):
    """A text that is HTML already: what these functions give, or a picture. Any other text is escaped."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


MISSING = "–"
_NUMBER = re.compile(r"[-−+]?[\d,.]*\d( ?%)?(e[-+]?\d+)?")
_BOX = "border-collapse:collapse;margin:.4em 0;max-width:70em;color:inherit;background:none;overflow-wrap:break-word"
_SCROLLED = "overflow-x:auto;max-width:100%"  # on a narrow page a wide table scrolls, and not the page
_CELL = "padding:.15em .9em .15em 0;vertical-align:top"
_HEAD = "border-bottom:1px solid currentColor;font-weight:600"
_CAPTION = "caption-side:top;text-align:left;font-weight:600;padding:0 0 .3em;color:inherit"
_QUIET = "opacity:.75;margin:.2em 0;max-width:60em"


def table(
    columns: Sequence[object],
    rows: Iterable[Sequence[object]],
    caption: str = "",
    notes: Sequence[str] = (),
    *,
    most: int | None = None,
) -> Html:
    """Give a table.

    Parameters
    ----------
    columns : sequence
        The heads.
    rows : iterable of sequences
        A cell for each column: a text, a number, a truth, `Html`, or None (or NaN) for what is missing. A column of
        numbers, or of texts that are numbers, stands to the right.
    caption : str
        What stands above it.
    notes : sequence of str
        What stands below it, a paragraph each.
    most : int, optional
        The most rows that are shown; how many more there are is said below.
    """
    cells = [[*row] for row in rows]
    shown = cells if most is None else cells[:most]
    texts = [[_written(cell) for cell in row] for row in shown]
    right = [_is_of_numbers([row[place] for row in texts]) for place in range(len(columns))]
    head = "".join(_cell("th", _escaped(name), side, _HEAD) for name, side in zip(columns, right, strict=True))
    body = "".join(
        "<tr>" + "".join(_cell("td", *pair) for pair in zip(map(_escaped, row), right, strict=True)) + "</tr>"
        for row in texts
    )
    more = [f"and {len(cells) - len(shown):,} rows more"] if len(cells) > len(shown) else []
    return together(
        _boxed(caption, f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"),
        *(paragraph(note, quiet=True) for note in (*more, *notes)),
    )


def record(title: str, fields: Mapping[str, object], notes: Sequence[str] = ()) -> Html:
    """Give one thing: its title, and what is said of it, a row each; what is empty is left out.

    Parameters
    ----------
    title : str
        What stands above it.
    fields : mapping of str to value
        As the cells of `table`.
    notes : sequence of str
        What stands below it, a paragraph each.
    """
    rows = "".join(
        f"<tr>{_cell('th', _escaped(name), False, 'white-space:nowrap;font-weight:600')}"
        f"{_cell('td', _escaped(_written(value)), False)}</tr>"
        for name, value in fields.items()
        if value not in ("", None)
    )
    return together(
        _boxed(title, f"<tbody>{rows}</tbody>"),
        *(paragraph(note, quiet=True) for note in notes),
    )


def heading(text: str) -> Html:
    """Give a line that stands out."""
    return Html(f'<div style="font-weight:600;margin:.4em 0">{_escaped(text)}</div>')


def paragraph(text: str, *, quiet: bool = False) -> Html:
    """Give a paragraph; a quiet one is a note."""
    return Html(f'<div style="{_QUIET if quiet else "margin:.3em 0;max-width:60em"}">{_escaped(text)}</div>')


def folded(summary: str, *inside: Html) -> Html:
    """Give what opens at a click."""
    return Html(
        f'<details style="margin:.3em 0"><summary style="cursor:pointer">{_escaped(summary)}</summary>'
        f"{''.join(inside)}</details>"
    )


def together(*parts: Html) -> Html:
    """Put parts below each other."""
    return Html(f"<div>{''.join(parts)}</div>") if len(parts) != 1 else parts[0]


def number(value: float) -> str:
    """Write a number with four digits, thousands apart: ``12,340``, ``0.1234``; tiny and huge ones by their power."""
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{value:,.0f}"
    if not 1e-4 <= abs(value) < 1e15:
        return f"{value:.3e}"
    return f"{value:,.{max(0, 3 - math.floor(math.log10(abs(value))))}f}"


def _written(cell: object) -> object:
    """Give a cell's text; whole numbers stand as they are, since they may be years."""
    if not isinstance(cell, str) and hasattr(cell, "item"):  # numpy's scalars
        cell = cell.item()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # asked for above
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return MISSING if math.isnan(cell) else number(cell) if math.isfinite(cell) else str(cell)
    return MISSING if cell is None else cell if isinstance(cell, str) else str(cell)


def _is_of_numbers(texts: Sequence[object]) -> bool:
    given = [str(text) for text in texts if text not in (MISSING, "")]
    return bool(given) and all(_NUMBER.fullmatch(text) for text in given)


def _cell(tag: str, inside: str, right: bool, style: str = "") -> str:
    side = "right" if right else "left"
    return f'<{tag} style="{_CELL};text-align:{side}{";" if style else ""}{style}">{inside}</{tag}>'


def _boxed(caption: str, inside: str) -> Html:
    above = f'<caption style="{_CAPTION}">{_escaped(caption)}</caption>' if caption else ""
    inner = f'<table class="polycentric" style="{_BOX}">{above}{inside}</table>'
    return Html(f'<section style="{_SCROLLED}">{inner}</section>')


def _escaped(text: object) -> str:
    return text if isinstance(text, Html) else html.escape(valid_xml(str(text)))
