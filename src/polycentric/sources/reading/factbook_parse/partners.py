"""Read the lists of trade partners: "Canada 14%, Mexico 13%, ... (2023)"."""

import re
from dataclasses import dataclass

from polycentric.sources.reading.factbook_parse.reading import FIRST_YEAR, LAST_YEAR, Problem
from polycentric.sources.reading.factbook_parse.text import plain, split_year

# Names hold commas ("Bahamas, The"), so the list is read from the left, name by share, never split at commas.
_ENTRY = re.compile(r"\s*(?P<name>[^%\d]+?)\s+(?P<share>\d+(?:\.\d+)?)\s*%\s*(?:[,;]|$)")


@dataclass(frozen=True)
class Partner:
    """One listed partner: its name in the list, its share as a fraction, half a unit of the last printed digit."""

    name: str
    share: float
    rounding: float


@dataclass(frozen=True)
class PartnerList:
    """A list of partners in the order given, and its year."""

    year: int
    partners: tuple[Partner, ...]


def partners(raw: str) -> PartnerList | Problem:
    """Read a whole list, or none of it: a list with a lost entry would give a wrong bound for those not listed."""
    body, year, _ = split_year(plain(raw))
    if not body:
        return Problem("the list is empty")
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return Problem(f"the list has no year from {FIRST_YEAR} to {LAST_YEAR} in brackets at its end")
    if "%" not in body:
        return Problem("the list names partners without shares")
    entries, place = [], 0
    while place < len(body):
        match = _ENTRY.match(body, place)
        if not match:
            return Problem(f"the list is not of the form NAME SHARE%, ... from '{body[place : place + 40]}' on")
        entries.append(_partner(match["name"], match["share"]))
        place = match.end()
    return _sound(PartnerList(year, tuple(entries)))


def _partner(name: str, digits: str) -> Partner:
    decimals = len(digits.partition(".")[2])
    return Partner(name.strip(" ,;"), float(digits) / 100, 0.5 * 10.0 ** -(decimals + 2))


def _sound(read: PartnerList) -> PartnerList | Problem:
    """Refuse a list whose shares sum to more than rounding allows, or that names a partner twice or not at all."""
    names = [partner.name for partner in read.partners]
    if not all(names) or len(set(names)) < len(names):
        return Problem("the list names a partner twice, or has a share without a name")
    total = sum(partner.share for partner in read.partners)
    if total > 1 + sum(partner.rounding for partner in read.partners):
        return Problem(f"the shares sum to {total:.2f}, more than all trade")
    return read
