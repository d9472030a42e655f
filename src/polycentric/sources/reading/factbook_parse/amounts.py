"""Read the regular figures: dollars, percentages, people, energy per head."""

import re

from polycentric.sources.reading.factbook_parse.reading import Problem, Reading
from polycentric.sources.reading.factbook_parse.text import plain, split_year

JOULES_PER_BTU = 1055.05585262  # International Table Btu: 2.326 J/g x 453.59237 g/lb x 5/9 K/F x 9/5, exact

_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# A unit word stands after a number below 1,000; "$57,055 million" would be a decimal comma read as thousands.
_WHOLE = r"(?P<number>\d{1,3}(?:,\d{3})*|\d+)"
_SCALED = r"(?:(?P<small>\d{1,3}(?:\.\d+)?) ?(?P<scale>[a-z]+)|" + _WHOLE + ")"
_MONEY = re.compile(rf"\$ ?{_SCALED}", re.ASCII)
_PERCENT = re.compile(r"(?P<sign>-?) ?(?P<number>\d+(?:\.\d+)?) ?%(?: of GDP)?", re.ASCII)
_PEOPLE = re.compile(_WHOLE, re.ASCII)
_ENERGY = re.compile(rf"{_SCALED} Btu/person", re.ASCII)

UNAVAILABLE = ("not available", "na", "n/a", "estimates not available")


def money(raw: str) -> Reading | Problem:
    """Read "$25.676 trillion (2024 est.)" as US dollars."""
    return _scaled(raw, _MONEY, "$NUMBER [thousand, million, billion, trillion] (YEAR)")


def percent(raw: str) -> Reading | Problem:
    """Read "-2.5% (2024 est.)" or "3.2% of GDP (2025 est.)" as a fraction."""
    return _scaled(raw, _PERCENT, "NUMBER% (YEAR)", 0.01)


def people(raw: str) -> Reading | Problem:
    """Read "338,016,259 (2025 est.)" as people."""
    return _scaled(raw, _PEOPLE, "NUMBER (YEAR)")


def energy_per_capita(raw: str) -> Reading | Problem:
    """Read "57.856 million Btu/person (2023 est.)" as joules per person and year."""
    return _scaled(raw, _ENERGY, "NUMBER [thousand, million, billion] Btu/person (YEAR)", JOULES_PER_BTU)


def is_unavailable(text: str) -> bool:
    """Tell whether the source itself says that it has no figure."""
    return text.strip(" .").lower() in UNAVAILABLE


def _scaled(raw: str, pattern: re.Pattern[str], shape: str, factor: float = 1.0) -> Reading | Problem:
    """Match the whole text and give number x scale x factor with its year."""
    body, year, estimate = split_year(plain(raw))
    if is_unavailable(body):
        return Problem("the source says: not available")
    match = pattern.fullmatch(body)
    if not match:
        return Problem(f"the text is not of the form {shape}")
    if year is None:
        return Problem("the text has no year in brackets at its end")
    groups = match.groupdict()
    scale = groups.get("scale") or ""
    if scale not in _SCALES:
        return Problem(f"the unit '{scale}' is not one of {', '.join(filter(None, _SCALES))}")
    sign = -1.0 if groups.get("sign") else 1.0
    digits: str = groups.get("small") or groups["number"]
    return Reading(sign * float(digits.replace(",", "")) * _SCALES[scale] * factor, year, estimate)
