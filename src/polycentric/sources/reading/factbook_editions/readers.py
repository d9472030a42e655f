"""Which reader takes which quantity of which edition, in which unit, and within which bounds."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from polycentric.sources.reading.factbook_editions import early, forces
from polycentric.sources.reading.factbook_editions.early import Read
from polycentric.sources.reading.factbook_editions.figure import Figure, figure_at
from polycentric.sources.reading.factbook_editions.series import figures
from polycentric.sources.reading.factbook_parse.reading import Problem
from polycentric.sources.reading.factbook_parse.text import plain


@dataclass(frozen=True)
class Kind:
    """How a quantity is printed, the unit it is given in, and what no state can have."""

    figure: str
    unit: str
    lower: float
    upper: float


KINDS = {
    "population": Kind("people", "people", 1, 1e10),
    "output_unnamed": Kind("money", "US dollars, kind of output not named", 1e6, 1e14),
    "gdp_ppp": Kind("money", "US dollars (PPP) of base_year", 1e6, 1e14),
    "gdp_mer": Kind("money", "current US dollars", 1e6, 1e14),
    "growth": Kind("percent", "fraction per year", -0.95, 10),
    "milex_share": Kind("percent", "fraction of output", 0, 1),
    "milex": Kind("money", "current US dollars", 0, 1e13),
    "milper": Kind("people", "people", 0, 5e6),
    "manpower": Kind("people", "people", 1, 1e9),
    "electricity_production": Kind("kwh", "joules per year", 0, 1e20),
    "electricity_consumption": Kind("kwh", "joules per year", 0, 1e20),
    "energy_per_capita": Kind("btu", "joules per person per year", 0, 1e13),
    "exports": Kind("money", "current US dollars", 0, 1e14),
    "imports": Kind("money", "current US dollars", 0, 1e14),
}
_PREFIXES = {"gdp_ppp": "purchasing power parity", "growth": "", "population": ""}
_LABELS = r"installed generating capacity|consumption|exports|imports|transmission/distribution losses|note|male|female"


def read(quantity: str, edition: int, field: str, raw: str) -> Read:
    """Read one text of a quantity; the figures are within bounds, and no year comes twice.

    Parameters
    ----------
    quantity, edition
        Of the table of facts.
    field : str
        The field that holds the text: in 1990 it says whether output is GDP or GNP.
    raw : str
        The text as the archive holds it.
    """
    found = _reader(quantity, edition, field)(raw)
    if isinstance(found, Problem):
        return found
    return _each_year_once([_bounded(one, KINDS[quantity]) for one in found])


def _reader(quantity: str, edition: int, field: str) -> Callable[[str], Read]:
    """Choose the reader of a quantity's form in an edition."""
    if edition <= 1995:
        special = {
            ("population", 1990): early.people_1990,
            ("output_unnamed", 1990): partial(early.output_1990, called=field),
            ("growth", 1990): early.growth_1990,
        }.get((quantity, edition))
        named = {"milex": early.military_amount, "milex_share": early.military_share,
                 "electricity_production": early.electricity,
                 "exports": partial(early.trade, edition=edition),
                 "imports": partial(early.trade, edition=edition)}.get(quantity)  # fmt: skip
        early_reader = special or named
        if early_reader:
            return early_reader
    if quantity == "manpower":
        return partial(forces.manpower, edition=edition)
    if quantity == "milper":
        return partial(forces.strengths, edition=edition)
    return partial(_series, quantity=quantity, edition=edition)


def _series(raw: str, quantity: str, edition: int) -> Read:
    text, kind = plain(raw), KINDS[quantity].figure
    if quantity == "electricity_consumption" and edition >= 2022:
        text = _labelled(text, "consumption")
        if not text:
            return Problem("the text has no part labelled 'consumption'")
    if quantity == "milex" and edition == 2022:
        return _amounts_in_brackets(text)
    found = figures(text, kind, edition, _PREFIXES.get(quantity, "") if edition <= 2000 else "")
    if isinstance(found, Problem) and quantity == "milex_share":
        prose = forces.share_in_prose(text)
        return found if isinstance(prose, Problem) else prose
    if isinstance(found, Problem) or quantity != "population":
        return found
    return [_of_edition(one, edition) for one in found]


def _labelled(text: str, label: str) -> str:
    """Give the part of a text behind a label, up to the next one."""
    match = re.search(rf"(?:^|\s){label}: ?(.*?)(?= (?:{_LABELS}): |$)", text)
    return match[1].strip() if match else ""


def _amounts_in_brackets(text: str) -> Read:
    """Read the amounts that 2022's edition prints behind the shares, each of its share's year."""
    shares = figures(text, "percent", 2022)
    if isinstance(shares, Problem):
        return shares
    read = list[Figure | Problem]()
    for share in shares:
        for bracket in share.brackets if isinstance(share, Figure) else ():
            found = figure_at(bracket, 0, "money")
            if found and found[1] == len(bracket) and isinstance(share, Figure):
                read.append(replace(found[0], year=share.year, estimate=True, place=share.place))
    return read or Problem("no amount stands behind the shares")


def _of_edition(one: Figure | Problem, edition: int) -> Figure | Problem:
    """Date people without a year by the edition: in all editions that print one it is that year's July."""
    if isinstance(one, Problem) or one.year is not None:
        return one
    return replace(one, year=edition).flagged("year_of_edition")


def _bounded(one: Figure | Problem, kind: Kind) -> Figure | Problem:
    if isinstance(one, Problem):
        return one
    if one.low is not None and one.high is not None and one.low > one.high:
        return Problem(f"the range {one.low:g} to {one.high:g} does not rise")
    for number in (one.value, one.low, one.high):
        if number is not None and not (math.isfinite(number) and kind.lower <= number <= kind.upper):
            return Problem(f"the value {number:g} is outside the bounds {kind.lower:g} to {kind.upper:g}")
    return one


def _each_year_once(read: list[Figure | Problem]) -> list[Figure | Problem]:
    """Keep the first figure of a year, flagged where a second one differs; that one is a problem."""
    kept = dict[object, Figure | Problem]()
    for place, one in enumerate(read):
        first = kept.get(one.year) if isinstance(one, Figure) and one.year is not None else None
        if isinstance(first, Figure) and isinstance(one, Figure):
            kept[one.year] = first if first.value == one.value else first.flagged("year_printed_twice")
            kept["again", place] = Problem(f"the year {one.year} is printed twice; the first counts")
        else:
            kept[one.year if isinstance(one, Figure) and one.year is not None else ("", place)] = one
    return list(kept.values())
