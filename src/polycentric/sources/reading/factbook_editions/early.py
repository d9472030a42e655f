"""Read the forms of 1990 and 1995, where one field holds several quantities in half a sentence."""

import re
from dataclasses import replace

from polycentric.sources.reading.factbook_editions.figure import (
    JOULES_PER_KWH,
    Dated,
    Figure,
    dated,
    figure_at,
    money_range,
)
from polycentric.sources.reading.factbook_editions.series import NOT_AVAILABLE, figures
from polycentric.sources.reading.factbook_parse.reading import Problem
from polycentric.sources.reading.factbook_parse.text import plain

Read = list[Figure | Problem] | Problem

_BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)?")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "": 1.0}
_GROUPED = r"(?P<number>\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?) ?(?P<scale>thousand|million|billion|trillion)?"
_OUTPUT = re.compile(rf"\$ ?{_GROUPED}(?=[ ,;]|$)")
_AMOUNT = re.compile(rf"(?:^|or |exchange rate conversion - )(?:about |approximately )?\$ ?{_GROUPED}")
_SHARE = re.compile(
    r"(?P<share>(?:about |approximately )?-?\d[\d.]*(?:%? ?(?:-|to) ?\d[\d.]*)?%) of (?P<whole>[A-Za-z ]+)"
)
_PRODUCED = re.compile(rf"{_GROUPED} ?kWh produced")
_PRODUCTION = re.compile(rf"production: {_GROUPED} ?kWh")
_NOTE = re.compile(r";? ?\bnote ?(?:--?|:)")


def output_1990(raw: str, called: str) -> Read:
    """Read the output of 1990, which the record calls GDP or GNP and prices in a way that it does not name."""
    first, _, rest = plain(raw).partition(";")
    match = _OUTPUT.match(first)
    if not match:
        return _absent(first, "the text does not begin with an amount")
    year = _year_in(first) or _year_in(rest)
    return _at(Figure(_number(match), flags=(f"called_{called}",)), year)


def growth_1990(raw: str) -> Read:
    """Read the rate that stands behind the output."""
    first, _, rest = plain(raw).partition(";")
    place = rest.find("real growth rate")
    text = rest[place + len("real growth rate") :].strip() if place >= 0 else ""
    found = figure_at(text, 0, "percent")
    if found is None:
        return _absent(text or "NA", "no rate of growth is given as a number")
    return _at(found[0], _year_in(text) or _year_in(first))


def military_share(raw: str) -> Read:
    """Read the part that is a share of GDP or GNP; a share of a budget is of another whole."""
    head = _before_note(raw)
    match = _SHARE.search(head)
    if not match:
        return _absent(head, "no share of output is given as a number")
    whole = match["whole"].strip()
    if not whole.startswith(("GDP", "GNP")):
        return Problem(f"the share is of another whole than output: '{whole[:40]}'")
    found = figure_at(match["share"], 0, "percent")
    if found is None:
        return Problem(f"the share is no percentage: '{match['share']}'")
    return _at(found[0].flagged(f"of_{whole[:3]}"), _year_in(head[match.start() :]))


def military_amount(raw: str) -> Read:
    """Read the part that is an amount in dollars; one in another currency is not converted."""
    head = _before_note(raw)
    match = _AMOUNT.search(head)
    if match:
        ranged = money_range(head, head.index("$", match.start()))
        return _at(ranged[0] if ranged else Figure(_number(match)), _year_in(head[match.start() :]))
    if re.match(r"(?:defense budget - )?(?:about )?[\d.,]+ (?:million|billion|trillion) [a-zA-Z]", head):
        return Problem("the amount is in another currency than dollars")
    return _absent(head, "no amount in dollars is given")


def electricity(raw: str) -> Read:
    """Read the electricity produced; capacity and use per head are left."""
    text = plain(raw)
    match = _PRODUCED.search(text) or _PRODUCTION.search(text)
    if not match:
        return _absent(text, "no production is given as a number")
    year = _year_in(text[match.end() :])
    around = ("with_another_area",) if text.startswith("(including") else ()
    return _at(Figure(_number(match) * JOULES_PER_KWH, flags=around), year)


def trade(raw: str, edition: int) -> Read:
    """Read the total before the commodities and partners."""
    head = re.split(r";? ?commodities(?:--|:)", plain(raw))[0].removeprefix("revenues ")
    match = _OUTPUT.match(head)
    if edition == 1990 and match:  # thousands of millions, which later editions no longer write
        return _at(Figure(_number(match)), _year_in(head[match.end() :]))
    found = figures(head, "money", edition)
    if isinstance(found, Problem) or "FSU" not in head:
        return found
    return [one.flagged("outside_fsu") if isinstance(one, Figure) else one for one in found]


def people_1990(raw: str) -> Read:
    """Read the number of people before the rate of growth."""
    return figures(re.split(r", (?:average )?growth rate", plain(raw))[0], "people", 1990)


def _before_note(raw: str) -> str:
    return _NOTE.split(plain(raw))[0]


def _absent(text: str, reason: str) -> Problem:
    """Tell a text that says "NA" from one that is of another form."""
    return Problem(NOT_AVAILABLE if re.search(r"\bNA\b", text) else reason)


def _year_in(text: str) -> Dated | None:
    """Give the first bracket that names a year; "(est. 1989)" and "(1994 budget)" are such."""
    return next(filter(None, map(dated, _BRACKET.findall(text))), None)


def _number(match: re.Match[str]) -> float:
    return float(match["number"].replace(",", "")) * _SCALES[match["scale"] or ""]


def _at(figure: Figure, year: Dated | None) -> list[Figure | Problem]:
    """Date a figure; without a year it keeps none."""
    if year is None:
        return [figure]
    return [replace(figure, year=year.year, estimate=figure.estimate or year.estimate).flagged(*year.flags)]
