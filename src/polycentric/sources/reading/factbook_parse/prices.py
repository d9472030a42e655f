"""Bring output at purchasing power, stated in dollars of several base years, to dollars of 2021."""

import re
from dataclasses import replace

from polycentric.sources.reading.factbook_parse.amounts import money
from polycentric.sources.reading.factbook_parse.reading import Problem, Reading
from polycentric.sources.reading.factbook_parse.text import plain

BASE_YEAR = 2021

US_DEFLATOR = {
    2015: (96.769, 97.325, 97.583, 97.581),
    2017: (99.390, 99.650, 100.162, 100.778),
    2021: (107.668, 109.305, 110.920, 112.848),
}
"""Implicit price deflator of United States GDP by quarter, 2017 = 100.

Bureau of Economic Analysis, National Income and Product Accounts, table 1.1.9, line 1, as revised on 30 May 2024 (read
from a public copy of the table's file; not checked against the Bureau's site, nor against later revisions). A year's
level is the plain mean of its quarters; the annual table, which weights them by output, differs by some
hundredths of a percent.
"""

FROM_2010_TO_2017 = 1.1207
"""How much more a 2010 dollar is in dollars of 2017: the United States' output of 2018 and of 2019, as the editions of
2020 and 2021 print it, gives 1.1207 for both."""

FROM_2016_TO_2017 = 1.0213
"""The same for 2016: the middle of 175 states' output of 2016 as the editions of 2018 and 2017 print it; half of the
states lie between 1.020 and 1.027 (the United States' figures of 2015 and 2016 were revised between the two)."""

_BASE = re.compile(r"data in (\d{4}) dollars")


def output_ppp(raw: str, note: str) -> Reading | Problem:
    """Read output at purchasing power and bring it to 2021 dollars by the United States' GDP deflator.

    The note beside the figures names the base year; another one than 2021 is flagged ``base_YEAR``, and none stated
    is taken for 2021 and flagged ``base_unstated``. The deflator moves the dollar's worth only: it cannot redo the
    comparison of prices between states, which differs between the rounds behind the base years.
    """
    reading = money(raw)
    if isinstance(reading, Problem):
        return reading
    match = _BASE.search(plain(note))
    if not match:
        return reading.flagged("base_unstated")
    base = int(match[1])
    if base == BASE_YEAR:
        return reading
    if base not in US_DEFLATOR:
        return Problem(f"the base year {base} is not one of {', '.join(map(str, US_DEFLATOR))}")
    return replace(reading, value=reading.value * to_base_year(base)).flagged(f"base_{base}")


def to_base_year(base: int) -> float:
    """Give the factor from dollars of a base year to dollars of 2021."""
    return sum(US_DEFLATOR[BASE_YEAR]) / sum(US_DEFLATOR[base])


def factor(base: int, other: int) -> float | None:
    """Give the factor from dollars of one year to dollars of another; None where the level of either isn't known."""
    levels = {year: sum(quarters) / len(quarters) for year, quarters in US_DEFLATOR.items()}
    levels[2010] = levels[2017] / FROM_2010_TO_2017
    levels[2016] = levels[2017] / FROM_2016_TO_2017
    return levels[other] / levels[base] if base in levels and other in levels else None
