"""A small SVG writer: elements with escaped text, scales, and the two layouts in which every picture is drawn."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from markupsafe import Markup, escape


@dataclass(frozen=True)
class Layout:
    """One of the two widths a picture is drawn for; text keeps its size in both.

    Attributes
    ----------
    name : str
        ``"wide"`` for a desktop or paper, ``"narrow"`` for a phone.
    width : float
        User units, which are CSS pixels when the picture is shown at its own size.
    text, small : float
        Sizes of ordinary and of secondary text.
    """

    name: Literal["wide", "narrow"]
    width: float
    text: float = 13.5
    small: float = 12.0

    @property
    def is_wide(self) -> bool:
        """Tell whether there is room for things side by side."""
        return self.name == "wide"


WIDE = Layout("wide", 960.0)
NARROW = Layout("narrow", 360.0, text=13.0, small=11.5)
LAYOUTS = (WIDE, NARROW)


def element(tag: str, *children: object, **attributes: object) -> Markup:
    """Write one element; plain texts are escaped, `Markup` stays, an attribute of None is left out.

    Underscores in attribute names become hyphens, and a trailing one is dropped (``class_``).
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    inner = "".join(str(escape(child)) for child in children)
    return Markup(f"<{tag}{written}>{inner}</{tag}>" if children else f"<{tag}{written}/>")


def group(*children: object, **attributes: object) -> Markup:
    """Write a group of elements."""
    return element("g", *(children or ("",)), **attributes)


def text(x: float, y: float, content: object, **attributes: object) -> Markup:
    """Write one line of text; `content` is escaped unless it is Markup."""
    return element("text", content, x=x, y=y, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> Markup:
    """Write a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def rect(x: float, y: float, width: float, height: float, *children: object, **attributes: object) -> Markup:
    """Write a rectangle."""
    return element("rect", *children, x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), **attributes)


def circle(x: float, y: float, radius: float, *children: object, **attributes: object) -> Markup:
    """Write a circle."""
    return element("circle", *children, cx=x, cy=y, r=radius, **attributes)


def polyline(points: Iterable[tuple[float, float]], **attributes: object) -> Markup:
    """Write a line through points."""
    return element("path", d="M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in points), **attributes)


def tooltip(content: str) -> Markup:
    """Write what a pointer resting on the parent element shows."""
    return element("title", content)


def picture(name: str, layout: Layout, height: float, title: str, description: str, parts: Sequence[Markup]) -> Markup:
    """Put the parts together as one picture with a name and a description for those who hear it read."""
    identity = f"{name}-{layout.name}"
    return element(
        "svg",
        element("title", title, id=f"{identity}-title"),
        element("desc", description, id=f"{identity}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"picture {layout.name} {name}",
        role="img",
        aria_labelledby=f"{identity}-title {identity}-desc",
        viewBox=f"0 0 {_short(layout.width)} {_short(height)}",
        width=layout.width,
        height=height,
    )


@dataclass(frozen=True)
class Scale:
    """A straight-line scale from values to places on the page."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Give the place of a value."""
        span = self.high - self.low
        return self.start if span == 0 else self.start + (value - self.low) / span * (self.end - self.start)


def width_of(content: str, size: float, *, bold: bool = False) -> float:
    """Measure a line of the report's sans serif; an unknown letter counts as a wide one."""
    table = _widths()["bold" if bold else "regular"]
    return sum(table.get(letter, 600) for letter in content) * size / 1000


def letters() -> set[str]:
    """Give the letters that the report's sans serif has."""
    return set(_widths()["regular"])


def fitted(content: str, size: float, room: float, *, bold: bool = False) -> str:
    """Give the text, shortened with an ellipsis where it doesn't fit into `room`."""
    if width_of(content, size, bold=bold) <= room:
        return content
    short = content
    while short and width_of(short.rstrip() + "…", size, bold=bold) > room:
        short = short[:-1]
    return short.rstrip() + "…"


def wrapped(content: str, size: float, room: float) -> list[str]:
    """Break a text into lines that fit into `room`."""
    lines: list[str] = []
    for word in content.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move label places apart, as little as needed, so that neighbours keep `gap`; the order stays."""
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    places = [positions[index] for index in order]
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + gap)
    if places and places[-1] > high:
        places[-1] = high
        for index in range(len(places) - 2, -1, -1):
            places[index] = min(places[index], places[index + 1] - gap)
    moved = [0.0] * len(places)
    for place, index in zip(places, order, strict=True):
        moved[index] = max(place, low)
    return moved


def _short(value: object) -> object:
    """Round a number to two decimals and drop what says nothing, so that files stay small and the same."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0") if abs(value) < 0.005 else _trimmed(value)
    return value


def _trimmed(value: float) -> str:
    """Write a number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@cache
def _widths() -> dict[str, dict[str, int]]:
    """Load the widths of the sans serif's letters, in thousandths of its size."""
    return json.loads((files("polycentric.pictures") / "data" / "widths.json").read_text(encoding="utf-8"))
