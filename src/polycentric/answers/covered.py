"""Years of which nothing is known: an error where all are, a note where some are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from polycentric.answers.asked import option
from polycentric.answers.where import Years

if TYPE_CHECKING:
    from polycentric.answers.where import Where
    from polycentric.errors import CoverageError
    from polycentric.power.contract import PowerIndex


def checked(label: str, names: Iterable[str], years: Years) -> list[str]:
    """Give a note on the years in which variables of the world `history` aren't covered; nothing where all are.

    Parameters
    ----------
    label : str
        What rests on the variables, as a reader knows it.
    names : iterable of str
        Variables; what is none, such as a user's own numbers, is passed over.
    years : tuple of int
        First and last year.

    Raises
    ------
    CoverageError
        If no year that was asked for is covered.
    """
    known = span_of(names)
    if known is None:
        return []
    if years[1] < known[0] or years[0] > known[1]:
        from polycentric.errors import CoverageError

        raise CoverageError(
            f"{label} covers {_span(*known)}, but {_span(*years)} was asked for: choose years among these."
        )
    outside = [(years[0], known[0] - 1), (known[1] + 1, years[1])]
    parts = " and ".join(_span(*each) for each in outside if each[0] <= each[1])
    return [f"{label} covers {_span(*known)}: nothing is known of {parts}."] if parts else []


def checked_indices(indices: "Mapping[str, PowerIndex]", years: Years) -> list[str]:
    """Give notes on the years in which power indices aren't covered.

    Raises
    ------
    CoverageError
        If no index covers any year that was asked for; it says what the first one covers.
    """
    return checked_parts({name: index.archive() for name, index in indices.items()}, years)


def checked_parts(parts: Mapping[str, Iterable[str]], years: Years) -> list[str]:
    """Give notes on the years in which the parts of a result, each with its variables, aren't covered.

    Raises
    ------
    CoverageError
        If no part covers any year that was asked for; it says what the first one covers.
    """
    from polycentric.errors import CoverageError

    notes: list[str] = []
    refused: list[CoverageError] = []
    for name, variables in parts.items():
        try:
            notes += checked(f"'{name}'", variables, years)
        except CoverageError as nothing:
            refused.append(nothing)
    if refused and len(refused) == len(parts):
        raise refused[0]
    return [*notes, *(str(each).partition(", but")[0] + f": nothing is known of {_span(*years)}." for each in refused)]


def checked_columns(built: "Sequence[tuple[str, int, int]]", years: Years) -> list[str]:
    """Give notes on the years that added columns don't cover, each told by what was added and its first and last year.

    Raises
    ------
    CoverageError
        If something that was added covers no year that was asked for.
    """
    from polycentric.errors import CoverageError

    spans: dict[str, set[Years]] = {}
    for name, first, last in built:
        spans.setdefault(name, set()).add((first, last))
    notes: list[str] = []
    for name, each in spans.items():
        first, last = min(first for first, _ in each), max(last for _, last in each)
        if all(years[1] < begin or years[0] > end for begin, end in each):
            raise CoverageError(
                f"'{name}' covers {_span(first, last)}, but {_span(*years)} was asked for: choose years among "
                "these, or leave it out."
            )
        own = (
            f", some of its columns less ({', '.join(_span(*each) for each in sorted(each))})" if len(each) > 1 else ""
        )
        if any(years[0] < begin or years[1] > end for begin, end in each):
            notes.append(f"'{name}' covers {_span(first, last)}{own}: outside these years its columns are missing.")
    return notes


def nothing_observed(what: str, where: "Where", why: str = "") -> "CoverageError":
    """Word the refusal of a year, or of an edition's picture, in which nothing of an index or layer was observed."""
    from polycentric.errors import CoverageError

    if where.year is None:
        return CoverageError(
            f"Nothing of {what} is in the edition that was out in {where.as_known}{f' ({why})' if why else ''}: choose "
            f"another year with {option('as_known')}, or leave it out."
        )
    carry = f", or add {option('carry', True)} for the latest up to it."
    more = "." if where.world == "history" or where.carry else carry
    return CoverageError(f"Nothing of {what} was observed in {where.year}: choose another year{more}")


def span_of(names: Iterable[str]) -> Years | None:
    """Give the first and last year in which all of some variables are covered; None where none of them is known."""
    from polycentric.panel.series import variables

    known = variables()
    spans = [series.years_of(variable) for series, variable in (known[name] for name in names if name in known)]
    return (max(first for first, _ in spans), min(last for _, last in spans)) if spans else None


def _span(first: int, last: int) -> str:
    """Write years."""
    return str(first) if first == last else f"{first}-{last}"
