"""Read an edition's lists: partners with and without shares, organisations as that edition abbreviates them."""

import re
from dataclasses import dataclass, replace

from polycentric.sources.reading.factbook_editions.figure import dated
from polycentric.sources.reading.factbook_editions.series import NOT_AVAILABLE
from polycentric.sources.reading.factbook_parse.organisations import Membership, memberships
from polycentric.sources.reading.factbook_parse.reading import Problem
from polycentric.sources.reading.factbook_parse.text import plain, split_outside_brackets

_NOTE = re.compile(r"[;|,]? ?\bnote ?(?::|--?)")
_YEAR = re.compile(r" ?\(([^()%]*)\)\.?$")
_ENTRY = re.compile(
    r"(?P<about>over |about |approximately |nearly )?(?P<name>[^%\d()]+?)(?: ?\((?P<before>[^()%]*)\))?,?"
    r"(?: (?:about )?(?P<share>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))? ?%)?(?: ?\((?P<inner>.*)\))?"
)
# "nearly all trade with Communist countries (about 80% with USSR)"
_ALL_TRADE = re.compile(r"(?:nearly|almost) all trade with ")
_SHARE_FIRST = re.compile(r"(?:about )?(?P<share>\d+(?:\.\d+)?) ?% with (?P<name>[^%\d()]+)")
_AFTER_COMMA = re.compile(
    r"(?:The|Republic of the|Democratic Republic of the|North|South|Republic of|The Former Yugo Rep of)\b"
)


@dataclass(frozen=True)
class Listed:
    """One entry of a list of partners; `within` names the group whose part it is."""

    name: str
    share: float | None
    rounding: float | None
    within: str | None


@dataclass(frozen=True)
class Partners:
    """A whole list with its year, which an edition may not print."""

    entries: tuple[Listed, ...]
    year: int | None
    estimate: bool


def partners(raw: str) -> Partners | Problem:
    """Read a whole list or none of it; a name without a share keeps its place and has none."""
    body = _NOTE.split(plain(raw))[0].strip(" |;,")
    if re.fullmatch(r"NA\.?(?: \([^()]*\))?|", body):
        return Problem(NOT_AVAILABLE)
    closing = _YEAR.search(body)
    when = dated(closing[1]) if closing else None
    body = body[: closing.start()] if closing and when else body
    entries = _entries(body.strip(" ,;."), None)
    if isinstance(entries, Problem):
        return entries
    return _sound(Partners(tuple(entries), when.year if when else None, bool(when and when.estimate)))


def within_trade(raw: str, edition: int) -> Partners | Problem:
    """Read the partners that 1990 and 1995 name behind the commodities, in the text of the trade's total."""
    if edition > 1995:
        return partners(raw)
    _, *behind = re.split(r"partners(?:--|: ?)", plain(raw), maxsplit=1)
    return partners(behind[0]) if behind else Problem("the text names no partners")


def _entries(text: str, within: str | None) -> list[Listed] | Problem:
    entries = list[Listed]()
    for part in _parts(text):
        part = _SHARE_FIRST.sub(r"\g<name> \g<share>%", _ALL_TRADE.sub("", part))
        match = _ENTRY.fullmatch(part)
        if not match:
            return Problem(f"an entry is not of the form NAME SHARE%: '{part[:60]}'")
        if match["high"] and float(match["high"]) < float(match["share"]):
            return Problem(f"a range of shares does not rise: '{part[:60]}'")
        entry = _listed(match["name"].strip(), match["share"], match["high"], within)
        inner = _entries(match["inner"], entry.name) if match["inner"] and "%" in match["inner"] else []
        if isinstance(inner, Problem):
            return inner
        entries += [entry, *inner]
    return entries or Problem("the list is empty")


def _parts(text: str) -> list[str]:
    """Split at commas, but keep "Bahamas, The 5%", "Canada, 19.3%" and "EC 52%, (UK 11%)" together."""
    parts = list[str]()
    for part in filter(None, split_outside_brackets(text, ",;")):
        if parts and "%" not in parts[-1] and _AFTER_COMMA.fullmatch(re.sub(r" ?[\d.]+ ?%.*", "", part)):
            parts[-1] += f", {part}"
        elif parts and (part.startswith("(") or ("%" not in parts[-1] and re.fullmatch(r"[\d.]+ ?%", part))):
            parts[-1] += f" {part}"
        else:
            parts.append(re.sub(r"^and ", "", part))
    return parts


def _listed(name: str, digits: str | None, high: str | None, within: str | None) -> Listed:
    """Give an entry; of "6-7%" the middle, which may be off by half of the range besides the rounding."""
    if digits is None:
        return Listed(name, None, None, within)
    rounding = 0.5 * 10.0 ** -(len(digits.partition(".")[2]) + 2)
    if high is None:
        return Listed(name, float(digits) / 100, rounding, within)
    middle, half = (float(high) + float(digits)) / 200, (float(high) - float(digits)) / 200
    return Listed(name, middle, rounding + half, within)


def _sound(read: Partners) -> Partners | Problem:
    """Refuse a list whose shares sum to more than all trade, or that names a partner twice."""
    names = [(entry.name, entry.within) for entry in read.entries]  # "other" can stand in two groups
    if len(set(names)) < len(names):
        return Problem("the list names a partner twice")
    outer = [entry for entry in read.entries if entry.share is not None and entry.within is None]
    total = sum(entry.share or 0 for entry in outer)
    if total > 1 + sum(entry.rounding or 0 for entry in outer):
        return Problem(f"the shares sum to {total:.3f}, more than all trade")
    return read


def organisations(raw: str, edition: int) -> tuple[list[Membership], list[str]]:
    """Give the memberships and what is no entry: remarks after a semicolon in 1990 and 1995, and what has no form."""
    text, remarks = _NOTE.split(plain(raw))[0], list[str]()
    text = _UNCLOSED.sub(r"(\1),", text)
    if edition < 2000:
        text, *remarks = split_outside_brackets(text, ";")
    read, lost = memberships(text)
    renamed = [replace(one, organisation=_today(one.organisation, edition)) for one in read]
    return renamed, [*lost, *filter(None, remarks)]


# A bracket that is not closed before the next one opens: "OECD (Enhanced Engagement, OPANAL, OPCW, PIF (partner)".
_UNCLOSED = re.compile(r"\(([^(),]*),(?=[^()]*(?:\(|$))")

# What 1990 to 2005 call a body that later editions abbreviate otherwise.
_LATER = {
    "AL": "LAS",
    "Arab League": "LAS",
    "AsDB": "ADB",
    "CARICOM": "Caricom",
    "CCC": "WCO",
    "Colombo Plan": "CP",
    "Commonwealth": "C",
    "Council of Europe": "CE",
    "SPARTECA": "Sparteca",
    "Southern African Customs Union": "SACU",
    "WTrO": "WTO",
    "WToO": "UNWTO",
}


def _today(name: str, edition: int) -> str:
    """Give the abbreviation that later editions use; "WTO" and "G-8" of 1990 and 1995 are other bodies."""
    name = re.sub(r"^G- ", "G-", name)
    if edition < 2000 and name in ("WTO", "G-8"):
        return "UNWTO" if name == "WTO" else "G-8 of 1975"
    return _LATER.get(name, name) if edition <= 2005 else name
