"""Read the list of organisations, with statuses in brackets."""

import re
from dataclasses import dataclass

from polycentric.sources.reading.factbook_parse.text import plain, split_outside_brackets

_ENTRY = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<status>.*)\))?")

STATUSES = (
    "member",
    "associate",
    "observer",
    "partner",
    "candidate",
    "signatory",
    "suspended",
    "non-governmental",
    "contributor",
    "other",
)

# Field missions in the lists: a state that names one sends people to it, and is no member of it. Several have ended.
_MISSIONS = (
    "ATMIS MINURCAT MINURSO MINUSCA MINUSMA MINUSTAH MNJTF MONUSCO UNAMA UNAMID UNDOF UNFICYP UNIFIL UNISFA UNMHA "
    "UNMIL UNMIS UNMISS UNMIT UNMOGIP UNOCI UNSMIL UNSOM UNSOS UNTSO UNVIM"
)
MISSIONS = frozenset(_MISSIONS.split())

# Spellings of one body that the lists use beside its usual abbreviation.
SPELLINGS = {
    "G- 9": "G-9",
    "Australian Group": "Australia Group",
    "ICCT": "ICCt",
    "EEU": "EAEU",
    "UNSC": "UN Security Council",
    "Commonwealth of Nations": "C",
    "Francophonie": "OIF",
    "WBG": "World Bank Group",
}

# The first mark found in the bracket decides; what no mark decides is "other".
_MARKS = (
    ("membership rights in", "member"),  # a remark on other bodies, behind the last name of a list
    ("suspended", "suspended"),
    ("excluded", "suspended"),
    ("candidate", "candidate"),
    ("pending member", "candidate"),
    ("applicant", "candidate"),
    ("accession", "candidate"),
    ("nonsignatory", "other"),
    ("signatory", "signatory"),
    ("observer", "observer"),
    ("partner", "partner"),
    ("dialogue", "partner"),
    ("enhanced engagement", "partner"),
    ("cooperating", "partner"),
    ("correspondent", "associate"),
    ("subscriber", "associate"),
    ("associate", "associate"),
    ("has not signed", "associate"),
    ("ngos", "non-governmental"),
    ("national committees", "non-governmental"),
    ("nonregional", "member"),
    ("regional", "member"),
    ("compliant country", "member"),
    ("implementing country", "member"),
    ("de facto member", "member"),
    ("taipei", "member"),  # the name under which Taiwan is one
    ("new member", "member"),
    ("reinstated", "member"),
    ("organization for", "member"),  # the name in full
    ("permanent", "member"),
    ("temporary", "member"),
)


@dataclass(frozen=True)
class Membership:
    """One listed organisation: the source's abbreviation, the status class, and the entry as printed."""

    organisation: str
    status: str
    printed: str


def memberships(raw: str) -> tuple[list[Membership], list[str]]:
    """Give the memberships that the list names, and the entries that could not be read."""
    read, lost = [], []
    text = plain(raw)
    if text.strip(" .").lower() in ("", "none"):
        return [], []
    preamble, colon, rest = text.partition(":")
    sentence = "following organizations" in preamble
    if colon and "(" not in preamble and (sentence or "," not in preamble):
        text = rest  # "X is a member of the following organizations but ...: ADB, ..."
    for printed in filter(None, split_outside_brackets(text, ",;")):
        match = _ENTRY.fullmatch(printed)
        if not match or len(match["name"]) > 60:
            lost.append(printed)
            continue
        name = SPELLINGS.get(match["name"].strip(), match["name"].strip())
        status = "contributor" if name in MISSIONS else status_of(match["status"])
        read.append(Membership(name, status, printed))
    return read, lost


def status_of(bracket: str | None) -> str:
    """Name the status class of a bracket's text: none at all is a member."""
    if bracket is None:
        return "member"
    words = bracket.lower()
    if re.fullmatch(r"\d{4}", words):
        return "member"  # the year of joining
    return next((status for mark, status in _MARKS if mark in words), "other")
