"""The names by which everybody knows alliances: ATOP has numbers alone, and the list of pacts the titles of treaties.

The table is this project's, made in November 2026 from what is commonly known: for each treaty ATOP's number, its name
in `polycentric.sources.pacts` where it stands there too, the day of signature and members that identify it. A test
holds each row against ATOP's members and years. ATOP ends in 2018, with treaties that are in force open.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Named:
    """One treaty.

    Attributes
    ----------
    atopid : int
        Its number in ATOP.
    pact : str
        Its name in the list of pacts of today; empty where it isn't there.
    signed : str
        The day, as ISO 8601 writes it.
    name : str
    members : tuple of str
        States by which it is recognised: its founders, or some of them.
    """

    atopid: int
    pact: str
    signed: str
    name: str
    members: tuple[str, ...]


@cache
def by_number() -> dict[int, Named]:
    """Give the treaties that have a name, by ATOP's number."""
    text = (files("polycentric.ties") / "data" / "alliance_names.csv").read_text(encoding="utf-8")
    return {
        int(row["atopid"]): Named(int(row["atopid"]), row["pact"], row["signed"], row["name"],
                                  tuple(row["members"].split()))
        for row in csv.DictReader(text.splitlines())
    }  # fmt: skip


@cache
def by_pact() -> dict[str, str]:
    """Give the names of treaties that stand in the list of pacts of today, by their names there."""
    return {each.pact: each.name for each in by_number().values() if each.pact}
