"""Bring output at purchasing power, stated in dollars of several base years, to dollars of 2021."""

import re
from dataclasses import replace

from polycentric.sources.factbook_parse.amounts import money
from polycentric.sources.factbook_parse.reading import Problem, Reading
from polycentric.sources.factbook_parse.text import plain

BASE_YEAR = 2021

US_DEFLATOR = {2015: 97.316, 2017: 100.0, 2021: 110.213}
"""Implicit price deflator of United States GDP, 2017 = 100 (Bureau of Economic Analysis, NIPA table 1.1.9, line 1)."""

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
    found = _BASE.search(plain(note))
    if not found:
        return reading.flagged("base_unstated")
    base = int(found[1])
    if base == BASE_YEAR:
        return reading
    if base not in US_DEFLATOR:
        return Problem(f"the base year {base} is not one of {', '.join(map(str, US_DEFLATOR))}")
    factor = US_DEFLATOR[BASE_YEAR] / US_DEFLATOR[base]
    return replace(reading, value=reading.value * factor).flagged(f"base_{base}")
