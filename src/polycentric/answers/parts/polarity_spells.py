"""Years in a row of one word, in words."""

from collections.abc import Mapping, Sequence

from polycentric.pictures.drawing.words import count

SPELLS = 8


def spells(by_year: Mapping[int, str]) -> list[tuple[int, int, str]]:
    """Join years in a row of one word."""
    runs: list[tuple[int, int, str]] = []
    for year in sorted(by_year):
        if runs and runs[-1][2] == by_year[year]:
            runs[-1] = (runs[-1][0], year, by_year[year])
        else:
            runs.append((year, year, by_year[year]))
    return runs


def spelled(runs: Sequence[tuple[int, int, str]]) -> str:
    """Write spells in order; of many the longest, with the number of the others."""
    longest = sorted(sorted(runs, key=lambda run: run[0] - run[1])[:SPELLS])
    words = [f"{word} {span(first, last)}" for first, last, word in longest]
    more = len(runs) - len(longest)
    return ", ".join(words) + (f"; {count(more, 'shorter spell')} between" if more else "")


def span(first: int, last: int) -> str:
    """Write years."""
    return str(first) if first == last else f"{first}-{last}"
