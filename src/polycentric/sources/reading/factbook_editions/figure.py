"""One figure as an edition prints it: a number in its unit, and what stands in the brackets behind it."""

import re
from dataclasses import dataclass, replace

from polycentric.sources.reading.factbook_parse.amounts import JOULES_PER_BTU, is_unavailable

JOULES_PER_KWH = 3.6e6

_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALE = r"(?P<scale>thousand|million|billion|trillion)"
# Thousands stand apart by commas before a unit word only with decimals or in 1990: elsewhere the comma may be a slip.
_SMALL = r"(?P<small>\d{1,3}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+)"
_WHOLE = r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?![\d,.]*\d)(?! ?(?:thousand|million|billion|trillion))"
_NUMBER = rf"(?:{_SMALL} ?{_SCALE}\b|{_WHOLE})"
_ABOUT = r"(?P<about>(?:about|approximately|roughly) )?"
_PATTERNS = {
    "money": re.compile(rf"{_ABOUT}\$ ?{_NUMBER}", re.ASCII),
    "people": re.compile(rf"{_ABOUT}{_NUMBER}", re.ASCII),
    "kwh": re.compile(rf"{_ABOUT}{_NUMBER} ?kWh", re.ASCII | re.IGNORECASE),
    "btu": re.compile(rf"{_ABOUT}{_NUMBER} Btu/person", re.ASCII),
    "percent": re.compile(
        rf"{_ABOUT}(?P<sign>-?) ?(?P<low>\d*\.?\d+) ?%?(?: ?(?:-|to) ?(?P<high>\d*\.?\d+))? ?%", re.ASCII
    ),
}
_END = r"(\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?: ?(thousand|million|billion|trillion))?"
_MONEY_RANGE = re.compile(rf"{_ABOUT}\$ ?{_END} ?(?:-|to) ?\$ ?{_END}(?![\d,.]*\d)", re.ASCII)
_FACTORS = {"money": 1.0, "people": 1.0, "kwh": JOULES_PER_KWH, "btu": JOULES_PER_BTU, "percent": 0.01}

_MONTH = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December),? )?"
_YEAR = r"(?P<fiscal>(?:CY|FY) ?)?(?P<year>(?:19|20)\d\d|(?<=FY)\d\d|(?<=FY )\d\d)(?:[/-](?P<to>\d{2,4}))?"
_DATED = re.compile(
    rf"(?:(?:registered )?(?:f\.?o\.?b\.?|c\.?i\.?f\.?),? ?)?(?P<before>est\.? )?{_MONTH}{_YEAR}"
    r"(?P<after>,? ?(?:est\b|estimate|projected|forecast|proj\b|budget|prelim).*)?\.?"
)


@dataclass(frozen=True)
class Figure:
    """A figure in base units; without a year where the text names none, without a base year where it names none."""

    value: float
    year: int | None = None
    estimate: bool = False
    base: int | None = None
    low: float | None = None
    high: float | None = None
    place: int = 0
    flags: tuple[str, ...] = ()
    brackets: tuple[str, ...] = ()

    def flagged(self, *flags: str) -> "Figure":
        """Give the same figure with more flags, each once."""
        return replace(self, flags=tuple(dict.fromkeys((*self.flags, *flags))))


@dataclass(frozen=True)
class Dated:
    """The year that a bracket names."""

    year: int
    estimate: bool
    flags: tuple[str, ...]


def figure_at(text: str, place: int, kind: str) -> tuple[Figure, int] | None:
    """Give the figure of a kind that stands at a place of a text, and where it ends; None where none stands there."""
    ranged = money_range(text, place) if kind == "money" else None
    if ranged:
        return ranged
    match = _PATTERNS[kind].match(text, place)
    if not match:
        return None
    about = bool(match["about"])
    figure = _percent(match) if kind == "percent" else Figure(_number(match) * _FACTORS[kind])
    return (replace(figure, estimate=True).flagged("about") if about else figure), match.end()


def money_range(text: str, place: int) -> tuple[Figure, int] | None:
    """Give the range "$1.2-$1.4 billion" or "$800 million-$1 billion" that stands at a place, and where it ends."""
    match = _MONEY_RANGE.match(text, place)
    if not match:
        return None
    about, low, low_scale, high, high_scale = match.groups()
    bottom, top = (float(digits.replace(",", "")) * _SCALES[scale or ""]
                   for digits, scale in ((low, low_scale or high_scale), (high, high_scale)))  # fmt: skip
    figure = Figure((bottom + top) / 2, estimate=bool(about), low=bottom, high=top, flags=("range",))
    return (figure.flagged("about") if about else figure), match.end()


def dated(bracket: str) -> Dated | None:
    """Read "July 2014 est.", "FY98/99" or "f.o.b., 1989" as a year; of a span the last year counts."""
    match = _DATED.fullmatch(bracket.strip())
    if not match:
        return None
    first = _whole_year(match["year"])
    year = _end_of_span(first, match["to"]) if match["to"] else first
    after = match["after"] or ""
    flags = ("fiscal_year",) if (match["fiscal"] or "").startswith("FY") or match["to"] else ()
    flags += ("projection",) if re.search("proj|forecast|budget", after) else ()
    return Dated(year, bool(match["before"] or after), flags)


def unavailable(text: str) -> bool:
    """Tell whether the text says that there is no figure: "NA", "$NA", "NA%", "NA kWh"."""
    return is_unavailable(re.sub(r"^\$ ?| ?(?:%(?: of G[DN]P)?|kWh|billion|million)$", "", text.strip(" .;|")))


def _whole_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else (1900 if int(digits) >= 50 else 2000) + int(digits)


def _end_of_span(first: int, digits: str) -> int:
    """Give the year that ends "1998/99" or "1999/00"."""
    last = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    return last if last >= first else last + 100


def _number(match: re.Match[str]) -> float:
    digits: str = match["small"] or match["whole"]
    return float(digits.replace(",", "")) * _SCALES[match["scale"] or ""]


def _percent(match: re.Match[str]) -> Figure:
    low = float(match["low"]) / 100 * (-1 if match["sign"] else 1)
    if not match["high"]:
        return Figure(low)
    high = float(match["high"]) / 100
    return Figure((low + high) / 2, low=low, high=high, flags=("range",))
