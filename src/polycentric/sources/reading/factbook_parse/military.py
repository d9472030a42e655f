"""Read military personnel, which is prose, and the one military share that is a sentence."""

import re
from dataclasses import replace

from polycentric.sources.reading.factbook_parse.amounts import is_unavailable, percent
from polycentric.sources.reading.factbook_parse.reading import Problem, Reading
from polycentric.sources.reading.factbook_parse.text import plain, split_outside_brackets, split_year

EDITION_YEAR = 2025  # the year of most texts of the last edition; given to a text that names none, and flagged

_SCALES = {"million": 1e6, "thousand": 1e3}
_SHARE_SENTENCE = re.compile(
    r"between (\d{4}) and (?P<year>\d{4}), military expenditures accounted for an estimated "
    r"(?P<low>\d+(?:\.\d+)?)-(?P<high>\d+(?:\.\d+)?)% of [^;%]*GDP"
)
_NO_FORCES = re.compile(r"no (?:regular |standing )?(?:military|armed) forces\b")
_ABOLISHED = re.compile(r"armed forces were (?:constitutionally )?abolished")
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_STRENGTH = re.compile(
    rf"(?<![\d,.\-])(?P<low>{_NUMBER})(?:-(?P<high>{_NUMBER}))? ?(?P<scale>million|thousand)?(?![\d,.%\-]*\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS_TO = re.compile(r"(?:19|20)?\d\d")
_PLANNED = re.compile(r"\bplanned to\b|\bplans to\b")
_EARLIER = re.compile(r"\bprior to\b")
_AT_MOST = re.compile(r"\b(?:up to|as many as|no more than)\b")
_ABOUT = re.compile(r"\b(?:approximately|estimated|estimates?|about|around|up to|as many as)\b")
_ACTIVE = re.compile(r"\b(?:active|Regular)\b|active-duty")
_SCOPE = {
    "with_gendarmerie": re.compile(r"Gendarmerie"),
    "with_national_guard": re.compile(r"\b(?:including|and|in) (?:the )?National Guard"),
    "with_reservists": re.compile(r"reservists"),
    "authorised": re.compile(r"^[^(]*\bauthorized"),
    "claimed": re.compile(r"\bclaims?\b"),
    "of_earlier_times": _EARLIER,
}
_RESERVES = re.compile(rf"including (?:about |approximately )?({_NUMBER}) reserves")
_CADRE = re.compile(rf"professional cadre \((?:approximately |about )?({_NUMBER}) personnel\)")


def share_sentence(raw: str) -> Reading | Problem:
    """Read "3.2% of GDP (2025 est.)", or the sentence that gives a range over several years.

    The sentence's last year is the reading's year, its range the reading's low and high, the middle its value.
    """
    match = _SHARE_SENTENCE.search(plain(raw))
    if not match:
        return percent(raw)
    low, high = float(match["low"]) / 100, float(match["high"]) / 100
    if low >= high:
        return Problem(f"the range {low:g}-{high:g} does not rise")
    return Reading((low + high) / 2, int(match["year"]), True, ("range", "prose"), low, high)


def no_forces(raw: str, note: str = "") -> Reading | None:
    """Read a true zero where the description of the forces begins by saying that there are none, or its note does.

    A police force, a coast guard or a paramilitary unit that the text goes on to name is not counted.
    """
    body, year, _ = split_year(plain(raw))
    if not _NO_FORCES.match(body) and not _ABOLISHED.search(plain(note)):
        return None
    zero = Reading(0.0, year or EDITION_YEAR, False, ("no_forces",), 0.0, 0.0)
    return zero if year else zero.flagged("year_of_edition")


def personnel(raw: str, note: str = "") -> Reading | Problem:
    """Read the headline strength of the armed forces: the first one that the text gives.

    What follows after a semicolon (gendarmerie, national guard, militia, reserves) is not counted, and flagged
    ``others_apart``; what stands in brackets is a part of the headline and is not added.
    """
    body, year, _ = split_year(plain(raw))
    if is_unavailable(body):
        return Problem("the source says: not available")
    headline, others = _headline(body)
    if is_unavailable(split_outside_brackets(body, ";")[0]) and _EARLIER.search(headline):
        return Problem("the source says: not available; the number is of earlier times")
    strength = _first_strength(headline)
    if strength is None:
        return Problem("no strength of the armed forces is given as a number")
    if year is None:
        return Problem("the text has no year in brackets at its end")
    reading = _ranged(strength, headline, year)
    if isinstance(reading, Reading):
        reading = _flag_scope(_without_reserves(_militia(reading, plain(note)), headline), headline, others)
    return reading


def _headline(body: str) -> tuple[str, list[str]]:
    """Give the first clause that is not a mere preamble, and the clauses after it."""
    clauses = [clause for clause in split_outside_brackets(body, ";") if clause]
    clauses = [clause.split(":", 1)[1] if "varied widely:" in clause else clause for clause in clauses]
    for place, clause in enumerate(clauses):
        if _first_strength(clause):
            return clause, clauses[place + 1 :]
    return "", []


def _first_strength(clause: str) -> re.Match[str] | None:
    """Find the first number that is neither a year nor a span of years; none where it is a plan."""
    for match in _STRENGTH.finditer(clause):
        year = not match["scale"] and _YEAR.fullmatch(match["low"])
        if not (year and (not match["high"] or _YEARS_TO.fullmatch(match["high"]))):
            return None if _PLANNED.search(clause[: match.start()]) else match
    return None


def _ranged(match: re.Match[str], headline: str, year: int) -> Reading | Problem:
    """Turn the matched number or range into a reading; a unit after the upper bound counts for the lower one too."""
    low, high, scale = match["low"], match["high"], _SCALES.get(match["scale"] or "", 1.0)
    estimate = bool(_ABOUT.search(headline))
    if not high:
        value = _number(low) * scale
        if _AT_MOST.search(headline[: match.start()]):
            return Reading(value, year, estimate, ("at_most",), None, value)
        return Reading(value, year, estimate, (), value, value)
    top = _number(high) * scale
    bottom = _number(low) * _carried(low, high, scale)
    if not bottom < top <= 10 * bottom:
        return Problem(f"the range {bottom:g}-{top:g} does not rise, or rises more than tenfold")
    return Reading((bottom + top) / 2, year, estimate, ("range",), bottom, top)


def _carried(low: str, high: str, scale: float) -> float:
    """Give the unit of the lower bound: "3-4,000" carries it, "850,000-1 million" and "500-1,000" have their own."""
    if "," in low:
        return 1.0
    if "," in high:
        return 1.0 if _number(low) < _number(high) <= 10 * _number(low) else 1e3
    return scale


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def _militia(reading: Reading, note: str) -> Reading:
    """Give a range where the note says that the figure counts people who have already served."""
    cadre = _CADRE.search(note)
    if not cadre or "already completed" not in note:
        return reading
    low, high = _number(cadre[1]), reading.value
    return replace(reading, low=low, high=high, value=(low + high) / 2).flagged("range", "counts_militia")


def _without_reserves(reading: Reading, headline: str) -> Reading:
    """Take off reserves that the headline says it includes, unless it calls the sum active."""
    match = _RESERVES.search(headline)
    if not match or _ACTIVE.search(headline) or reading.low is None:
        return reading
    reserves = _number(match[1])
    active = reading.value - reserves
    return replace(reading, value=active, low=reading.low - reserves, high=active).flagged("reserves_taken_off")


def _flag_scope(reading: Reading, headline: str, others: list[str]) -> Reading:
    """Flag what the number counts: whether it is called active, what it includes, what stands apart."""
    flags = ["prose", *(flag for flag, mark in _SCOPE.items() if mark.search(headline))]
    if not _ACTIVE.search(headline):
        flags.append("not_called_active")
    if any(_first_strength(clause) for clause in others):
        flags.append("others_apart")
    return reading.flagged(*flags)
