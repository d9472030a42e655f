"""Read people under arms and people who could be: strengths since 2020, manpower available before 2016."""

import re
from dataclasses import replace

from polycentric.sources.reading.factbook_editions.early import Read
from polycentric.sources.reading.factbook_editions.figure import Figure, dated
from polycentric.sources.reading.factbook_editions.series import NOT_AVAILABLE
from polycentric.sources.reading.factbook_parse import military
from polycentric.sources.reading.factbook_parse.reading import Problem, Reading
from polycentric.sources.reading.factbook_parse.text import plain

_MALES = re.compile(
    r"males (?:age )?(?P<ages>\d\d-\d\d)(?: years(?: of age)?)?[:,]? ?(?:about )?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?= million)|\d+)(?P<scale> million)?(?![\d.])"
)
_OF_THE = re.compile(r"of the (?P<number>\d{1,3}(?:,\d{3})+)(?P<scale>) males (?P<ages>\d\d-\d\d)")
_CLOSING = re.compile(r"\(([^()]*)\)?\.?$")
_DATE = re.compile(r" ?\((?:[A-Z][a-z]+ )?((?:19|20)\d\d)( est\.)?\)")
_NOTE = re.compile(r"[|;]? ?\bnote ?(?:\d )?(?:-|:)")


def manpower(raw: str, edition: int) -> Read:
    """Read how many men of an age there are; who is fit, and who comes of age, is left.

    The ages differ between editions and states, and are a flag: ``ages_15_49``.
    """
    text = plain(raw)
    match = _OF_THE.search(text) or _MALES.search(text)
    if not match:
        return Problem(NOT_AVAILABLE if re.search(r"\bNA\b", text) else "no number of men of an age is given")
    value = float(match["number"].replace(",", "")) * (1e6 if match["scale"] else 1.0)
    closing = _CLOSING.search(text)
    when = dated(closing[1]) if closing else None
    figure = Figure(value, flags=(f"ages_{match['ages'].replace('-', '_')}",))
    if when is None:
        return [replace(figure, year=edition).flagged("year_of_edition")]
    return [replace(figure, year=when.year, estimate=when.estimate)]


def strengths(raw: str, edition: int) -> Read:
    """Read the headline strength as the last edition's reader does; a text without a year is of the edition's year."""
    body, *notes = _NOTE.split(plain(raw), maxsplit=1)
    dates = list(_DATE.finditer(body))
    dateless = _DATE.sub("", body).strip(" |")
    year = int(dates[-1][1]) if dates else edition
    reading = military.personnel(f"{dateless} ({year}{(dates[-1][2] or '') if dates else ''})", " ".join(notes))
    if isinstance(reading, Problem):
        return reading
    figure = _figure(reading)
    return [figure if dates else figure.flagged("year_of_edition")]


def no_forces(raw: str, edition: int) -> Figure | None:
    """Read a true zero where the description of the forces says that there are none."""
    body, *notes = _NOTE.split(plain(raw), maxsplit=1)
    reading = military.no_forces(body, " ".join(notes))
    if reading is None:
        return None
    figure = _figure(reading)
    return replace(figure, year=edition) if "year_of_edition" in figure.flags else figure


def share_in_prose(raw: str) -> Read:
    """Read the sentence that gives North Korea's share as a range over years."""
    reading = military.share_sentence(raw)
    return reading if isinstance(reading, Problem) else [_figure(reading)]


def _figure(reading: Reading) -> Figure:
    return Figure(reading.value, reading.year, reading.estimate, None, reading.low, reading.high, 0, reading.flags)
