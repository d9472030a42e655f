"""What each edition of the World Factbook prints: a quantity's field, unit, base year and form, or why none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.packaged import read_rows

DATA = Path(__file__).parents[2] / "data"
FIRST_EDITION, LAST_EDITION = 1990, 2025
"""Of the World Factbook, which closed in February 2026."""


@dataclass(frozen=True)
class Fact:
    """How one edition prints one quantity; no `fields` means that it does not, and `reason` says why.

    `assumed` says that nobody has looked: it is how the nearest edition that is described prints it.
    """

    quantity: str
    edition: int
    fields: tuple[str, ...]
    label: str
    form: str
    unit: str
    base_year: str
    states: int
    reason: str
    assumed: bool = False

    @property
    def printed(self) -> bool:
        """Whether the edition prints the quantity at all."""
        return bool(self.fields)


@cache
def facts() -> Mapping[tuple[str, int], Fact]:
    """Give every fact by quantity and edition."""
    rows = read_rows(DATA / "factbook_editions.csv")
    return {(row["quantity"], int(row["edition"])): _fact(row) for row in rows}


def fact(quantity: str, edition: int) -> Fact:
    """Say how an edition prints a quantity.

    Raises
    ------
    UnknownNameError
        If the table has no such quantity.
    CoverageError
        If the table has not that edition.
    """
    if quantity not in quantities():
        raise UnknownNameError("quantity", quantity, quantities())
    if edition not in editions():
        known = ", ".join(map(str, editions()))
        raise CoverageError(f"The edition {edition} of the World Factbook is not described: take one of {known}.")
    return facts()[quantity, edition]


@cache
def facts_of(edition: int) -> tuple[Fact, ...]:
    """Give every fact of an edition; of one that the table hasn't, those of the nearest, the later of two, as assumed.

    Raises
    ------
    CoverageError
        If there was no such edition.
    """
    if not FIRST_EDITION <= edition <= LAST_EDITION:
        raise CoverageError(
            f"There is no edition {edition} of the World Factbook to read: take one of {FIRST_EDITION} to "
            f"{LAST_EDITION}."
        )
    nearest = min(editions(), key=lambda known: (abs(known - edition), -known))
    found = (one for (_, of), one in facts().items() if of == nearest)
    return tuple(one if nearest == edition else replace(one, edition=edition, assumed=True) for one in found)


def quantities() -> tuple[str, ...]:
    """Name the quantities in the table's order."""
    return tuple(dict.fromkeys(quantity for quantity, _ in facts()))


def editions() -> tuple[int, ...]:
    """List the editions that the table describes."""
    return tuple(sorted({edition for _, edition in facts()}))


def _fact(row: Mapping[str, str]) -> Fact:
    fields = tuple(filter(None, row["field"].split("; ")))
    return Fact(row["quantity"], int(row["edition"]), fields, row["label"], row["form"], row["unit"],
                row["base_year"], int(row["states"] or 0), row["reason"])  # fmt: skip
