"""Dated lists of states that somebody else keeps: great powers, permanent members, nuclear powers, a union's members.

Years, not days: what each list counts as a year on it is said in `LISTS`. A spell without a last year goes on until the
list ends, and is carried forward from there by who uses it.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import UnknownNameError
from polycentric.packaged import read_rows
from polycentric.sources.contract import Source, Table
from polycentric.sources.record.columns import text, year

if TYPE_CHECKING:
    import polars as pl

FOLDER = Path(__file__).parent / "lists"
FILE = "state_lists.csv"
Span = tuple[int, int | None]


@dataclass(frozen=True)
class Listed:
    """What a list is, who keeps it, and the last year that it covers."""

    label: str
    source: str
    ends: int


LISTS: Mapping[str, Listed] = {
    # Years in which a state is a major power on any day, as the field counts them (Geller and Travlos 2019, Table 5).
    "major_powers": Listed(
        "Major powers (Correlates of War)",
        "Correlates of War Project (2017), State System Membership List, v2016: major powers",
        2016,
    ),
    "permanent_five": Listed(
        "Permanent members of the Security Council",
        "Charter of the United Nations, Article 23(1); the seat of the Soviet Union passed to Russia in 1991, that of "
        "the Republic of China (Taiwan) to the People's Republic of China by General Assembly resolution 2758 in 1971",
        2025,
    ),
    "nuclear_weapons": Listed(
        "States that possess nuclear weapons",
        "Stockholm International Peace Research Institute (2025), SIPRI Yearbook 2025, chapter on world nuclear "
        "forces, for who possesses them now; years of possession as in Bleek (2017), When Did (and Didn't) States "
        "Proliferate?, by way of Our World in Data. Israel neither confirms nor denies",
        2025,
    ),
    # Years in which a state was a member on the last day of the year; the Union began on 1 November 1993.
    "EU": Listed(
        "European Union",
        "Treaties on European Union (1992) and of accession (1994, 2003, 2005, 2011); withdrawal of 31 January 2020",
        2025,
    ),
}


def read(folder: Path) -> dict[str, "pl.DataFrame"]:
    """Read state_lists.csv from a folder."""
    import polars as pl  # heavy: imported when a source is read, not when the catalog is listed

    rows = pl.DataFrame(read_rows(folder / FILE))
    years = [pl.col(name).replace("", None).cast(pl.Int16) for name in ("first", "last")]
    return {"spells": rows.with_columns(*years)}


@functools.cache
def spans(name: str) -> Mapping[str, tuple[Span, ...]]:
    """Give for each state on a list the (first, last) years on it; a last year of None means until the list ends.

    Raises
    ------
    UnknownNameError
        If no list has that name.
    """
    if name not in LISTS:
        raise UnknownNameError("list of states", name, LISTS)
    by_state: dict[str, tuple[Span, ...]] = {}
    for row in read_rows(FOLDER / FILE):
        if row["list"] == name:
            span = (int(row["first"]), int(row["last"]) if row["last"] else None)
            by_state[row["state"]] = (*by_state.get(row["state"], ()), span)
    return by_state


_SPELLS = Table(
    "spells",
    ("list", "state", "first"),
    (
        text("list", "which list: " + ", ".join(LISTS), codes=tuple(LISTS)),
        text("state", "the state's id, of a state that ended too"),
        year(1816, 2025, "first", "first year on the list"),
        year(1816, 2025, "last", "last year on the list", missing="null: it goes on until the list ends"),
    ),
)

SOURCE = Source(
    label="Dated lists of states",
    title="Lists of states that others keep: great powers, permanent members, nuclear powers, the European Union",
    version="1, March 2026",
    publisher="the polycentric project",
    address=f"the package itself: polycentric/sources/lists/{FILE}",
    licence="MIT, as the package; facts, each list with its keeper",
    terms="May be used freely; cite who keeps the list.",
    citation="polycentric (2026), Dated lists of states, compiled from the keepers named in "
    "polycentric.sources.state_lists.LISTS.",
    bibtex="""@misc{polycentriclists2026,
  author = {{polycentric}},
  title = {Dated lists of states},
  year = {2026},
  note = {Compiled from the keepers of each list}
}""",
    years=(1816, 2025),
    tables=(_SPELLS,),
    read=read,
    embedded=True,
    folder=FOLDER,
    caveat="Compiled by hand. Each list ends where its keeper's does; after that it is carried forward, which is said.",
)
