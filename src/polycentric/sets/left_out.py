"""Years that are left out, folded: those in a row with the same kind of reason are one span."""

import re
from collections.abc import Mapping, Sequence

_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(r"(?P<held>\d+) of (?P<of>\d+) states ha(?:s|ve) data")
_NEEDED = re.compile(r": needed are .*")
_NOTHING = "no state has data"


def spans(reasons: Mapping[int, str], years: Sequence[int] | None = None) -> list[str]:
    """Write years with their reasons, those in a row whose reasons differ in counts alone as one span.

    Parameters
    ----------
    reasons : mapping of int to str
        By year, why it is left out.
    years : sequence of int, optional
        All years that there are, kept and left out, where they don't follow each other: editions.

    Returns
    -------
    list of str
        In order; counts of states are folded to the most that have data.

    Examples
    --------
    >>> spans({1991: "no state has data", 1992: "1 of 9 states has data", 1993: "3 of 9 states have data"})
    ['1991-1993: at most 3 of 9 states have data']
    """
    order = sorted(reasons) if years is None else [year for year in sorted(years) if year in reasons]
    place = {year: at for at, year in enumerate(range(order[0], order[-1] + 1) if order else ())}
    if years is not None:
        place = {year: at for at, year in enumerate(sorted(years))}
    runs: list[list[int]] = []
    for year in order:
        if runs and place[year] == place[runs[-1][-1]] + 1 and _alike(reasons[year], reasons[runs[-1][-1]]):
            runs[-1].append(year)
        else:
            runs.append([year])
    return [f"{span(run)}: {_folded([reasons[year] for year in run])}" for run in runs]


def span(years: Sequence[int]) -> str:
    """Write the first and the last of some years."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _alike(reason: str, other: str) -> bool:
    """Tell reasons of one kind: the same but for their counts, or both a count of states."""
    return _kind(reason) == _kind(other) or (_is_counted(reason) and _is_counted(other))


def _is_counted(reason: str) -> bool:
    """Tell whether a reason says how few states have data."""
    return reason == _NOTHING or _COUNTED.match(reason) is not None


def _kind(reason: str) -> str:
    """Give a reason without its counts."""
    return _NUMBER.sub("#", _plural(reason))


def _plural(reason: str) -> str:
    """Write what one state has as what several have."""
    return reason.replace("states has data", "states have data")


def _folded(reasons: Sequence[str]) -> str:
    """Write reasons of one kind as one: each count with its range."""
    if len(set(reasons)) == 1:
        return reasons[0]
    if len({_kind(reason) for reason in reasons}) > 1:
        return _most(reasons)
    counts = [[int(number) for number in _NUMBER.findall(_plural(reason))] for reason in reasons]
    ranges = iter([(min(column), max(column)) for column in zip(*counts, strict=True)])

    def ranged(_: re.Match[str]) -> str:
        low, high = next(ranges)
        return str(low) if low == high else f"{low} to {high}"

    return _NUMBER.sub(ranged, _plural(reasons[0]))


def _most(reasons: Sequence[str]) -> str:
    """Write counts of states as the most that have data."""
    counts = [(int(match["held"]), int(match["of"])) for reason in reasons if (match := _COUNTED.match(reason))]
    held, of = max(counts)
    needed = next((match[0] for reason in reasons if reason.startswith(f"{held} of {of} ")
                   and (match := _NEEDED.search(reason))), "")  # fmt: skip
    return f"at most {held} of {of} states have data{needed}"
