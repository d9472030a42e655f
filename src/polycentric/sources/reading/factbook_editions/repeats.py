"""Flag what repeats: a text carried over from the edition before, and a list that contradicts itself."""

import re
from collections.abc import Iterator
from typing import Any

from polycentric.sources.reading.factbook_editions.edition import Edition

Cell = dict[str, Any]
LARGEST_GAP = 0.05  # between the growth that a list of output implies and the growth printed beside it


def mark_within(rows: Edition) -> None:
    """Flag, in one edition, 2014's shares that repeat and lists of output that contradict the growth printed."""
    for cell in [*_repeated_shares(rows), *_contradicted_output(rows)]:
        _flag(cell, "repeats_2010" if cell["quantity"] == "milex_share" else "contradicts_growth")


def mark_repeated(rows: Edition, before: Edition) -> None:
    """Flag cells without an own year whose text the edition before printed too; people keep that one's year."""
    printed = {(cell["state"], cell["quantity"], cell["place"]): cell for cell in before.cells}
    for cell in rows.cells:
        earlier = printed.get((cell["state"], cell["quantity"], cell["place"]))
        flags = (cell["flag"] or "").split(";")
        if earlier is None or not {"year_unstated", "year_of_edition"}.intersection(flags):
            continue
        if _figures_alone(earlier["raw"]) == _figures_alone(cell["raw"]):
            cell["year"] = earlier["year"]
            _flag(cell, f"repeats_{before.edition}")


def _figures_alone(raw: str) -> str:
    """Give a text without the years, ranks and blanks in which two editions print the same figures."""
    return re.sub(r"\s|\([^()]*\)|\| *\d{1,3} *$", "", raw)


def _repeated_shares(rows: Edition) -> Iterator[Cell]:
    """Give 2014's shares of 2012 that are those of 2010 to the digit, where 2011's is another or none."""
    if rows.edition != 2014:
        return
    shares = {(cell["state"], cell["year"]): cell for cell in rows.cells if cell["quantity"] == "milex_share"}
    for (state, year), cell in shares.items():
        old = shares.get((state, 2010))
        if year == 2012 and old is not None and old["value"] == cell["value"]:
            yield cell


def _contradicted_output(rows: Edition) -> Iterator[Cell]:
    """Give figures of output whose step from the figure before is not the growth printed for that year or place."""
    of = {(cell["quantity"], cell["state"], cell["place"]): cell for cell in rows.cells}
    for (quantity, state, place), cell in of.items():
        earlier, growth = of.get((quantity, state, place + 1)), of.get(("growth", state, place))
        if quantity != "gdp_ppp" or earlier is None or growth is None or growth["year"] != cell["year"]:
            continue
        if abs(cell["value"] / earlier["value"] - 1 - growth["value"]) > LARGEST_GAP:
            yield cell


def _flag(cell: Cell, flag: str) -> None:
    cell["flag"] = f"{cell['flag']};{flag}" if cell["flag"] else flag
