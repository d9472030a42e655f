"""Alliances with a mutual-defence clause, 1990 to today: who is bound to defend whom, by which article of which treaty.

Left out, because they bind nobody to defend: consultation only (Five Power Defence Arrangements, the Soviet treaties
with India, Vietnam, Syria and others, the Charter of the Commonwealth of Independent States), help on which the parties
have yet to agree (the United States with Pakistan and Turkey 1959), declarations and security assurances without a
treaty (United Kingdom with Finland and Sweden 2022, the bilateral agreements with Ukraine of 2024, executive orders),
arms and intelligence arrangements (AUKUS, Five Eyes), access and status-of-forces agreements.

Left out, because the parties or the entry into force could not be established: the African Union's pact of 2005, the
pact of the Southern African Development Community of 2003, the pacts of the Central African states and of the Great
Lakes, Ethiopia with Kenya 1963, Lebanon with Syria 1991, Bosnia with Croatia 1992, Cuba with North Korea 1986,
Australia with Papua New Guinea 2025, Germany with the United Kingdom 2025, France with the United Arab Emirates and
Qatar. The list is not complete.

Treaties of the Soviet Union's allies and successors are dated after ATOP 5.1, whose coders read the texts; the column
`checked` says so.
"""

import datetime
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.bodies import COVERED, FOLDER, first_day, read_texts
from polycentric.sources.contract import Column, Source, Table

if TYPE_CHECKING:
    import polars as pl

ROLES = ("party", "guarantor", "protected")


def read(folder: Path) -> dict[str, "pl.DataFrame"]:
    """Read pacts.csv and pact_parties.csv from a folder."""
    pacts = read_texts(folder / "pacts.csv")
    parties = read_texts(folder / "pact_parties.csv")
    return {
        "pacts": pacts.with_columns(first_day("signed"), first_day("in_force")),
        "pact_parties": parties.with_columns(first_day("start"), first_day("end")),
    }


@functools.cache
def table(name: str) -> "pl.DataFrame":
    """Give one of the source's tables as it ships with the package."""
    return read(FOLDER)[SOURCE.table(name).name]


def covers(day: datetime.date) -> bool:
    """Tell whether the list speaks of a day."""
    return COVERED[0] <= day <= COVERED[1]


def obligations(day: datetime.date) -> "pl.DataFrame":
    """Give every pair (pact, state, partner) where `state` is bound to defend `partner` on a day.

    Parties are bound to each other; a guarantor is bound to those it protects, and they are not bound to it. Pacts
    whose obligations are suspended bind nobody.
    """
    import polars as pl

    binding = table("pacts").filter(pl.col("status") == "in force")["pact"]
    held = (pl.col("start") <= day) & (pl.col("end").is_null() | (pl.col("end") > day))
    rows = table("pact_parties").filter(held & pl.col("pact").is_in(binding.to_list())).select("pact", "state", "role")
    pairs = rows.join(rows.rename({"state": "partner", "role": "partner_role"}), on="pact")
    mutual = (pl.col("role") == "party") & (pl.col("partner_role") == "party") & (pl.col("state") != pl.col("partner"))
    one_sided = (pl.col("role") == "guarantor") & (pl.col("partner_role") == "protected")
    return pairs.filter(mutual | one_sided).select("pact", "state", "partner").sort("pact", "state", "partner")


_PACTS = Table(
    "pacts",
    ("pact",),
    (
        Column("pact", "text", "a short name"),
        Column("label", "text", "the treaty's name"),
        Column("article", "text", "the article that holds the clause"),
        Column("signed", "date", "day of signature"),
        Column("in_force", "date", "day of entry into force, or of signature where the remark says so"),
        Column("status", "code", "whether the clause binds", codes=("in force", "suspended")),
        Column("citation", "text", "where the text is published"),
        Column("checked", "text", "what of the citation was read: 'no', or what and how"),
        Column("remark", "text", "what a reader must know", missing="empty: nothing to say"),
    ),
)

_PARTIES = Table(
    "pact_parties",
    ("pact", "state", "start"),
    (
        Column("pact", "text", "the pact's short name"),
        Column("state", "state", "the party's id"),
        Column("role", "code", "what the clause makes of it", codes=ROLES),
        Column("start", "date", "first day on which it is bound"),
        Column("end", "date", "first day on which it no longer is", missing="null: it is bound"),
        Column("remark", "text", "what a reader must know", missing="empty: nothing to say"),
    ),
)

SOURCE = Source(
    label="Mutual-defence pacts",
    title="Treaties with a mutual-defence clause, in force 1990-2026",
    version="2, February 2026",
    publisher="the polycentric project",
    address="the package itself: polycentric/sources/data/pacts.csv and pact_parties.csv",
    licence="MIT, as the package; facts, each with its citation",
    terms="May be used freely; cite the treaty itself.",
    citation="polycentric (2026), Treaties with a mutual-defence clause, compiled from the treaties cited in each row "
    "of pacts.csv.",
    bibtex="""@misc{polycentricpacts2026,
  author = {{polycentric}},
  title = {Treaties with a mutual-defence clause in force, 1990--2026},
  year = {2026},
  note = {Compiled from the treaties cited in each row}
}""",
    years=(1990, 2026),
    tables=(_PACTS, _PARTIES),
    read=read,
    embedded=True,
    folder=FOLDER,
    caveat="Compiled by hand and not complete; a row whose column `checked` says 'no' was not read against the "
    "treaty's text. A clause on paper says nothing of whether anyone would act on it.",
)
