"""Single mistakes of the archive and of editions, each with its reason: a text under another record, a false member."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from polycentric.packaged import read_rows
from polycentric.sources.reading.factbook_editions.facts import DATA

ACTIONS = ("of_another", "in_field", "apart", "contradicted", "not_listed")


@dataclass(frozen=True)
class Correction:
    """What to do with one quantity of one record.

    `of_another` gives the text to the record `target`; `in_field` reads it from the field `target`, its `place`-th
    text; `apart` says that parts of the state are printed and no total; `contradicted` and `not_listed` name an
    organisation.
    """

    action: str
    target: str
    place: int
    reason: str


@cache
def corrections() -> Mapping[tuple[int, str, str], Correction]:
    """Give the corrections by edition, record and quantity."""
    rows = read_rows(DATA / "factbook_corrections.csv")
    return {
        (int(row["edition"]), row["record"], row["quantity"]): Correction(
            row["action"], row["target"], int(row["place"] or 0), row["reason"]
        )
        for row in rows
    }
