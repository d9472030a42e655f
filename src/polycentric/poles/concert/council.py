"""What two permanent members of the Security Council let pass, and what one of them alone vetoed."""

from collections.abc import Mapping

import numpy as np

from polycentric.poles.concert.pairs import Floats, Pairs

FIRST, LAST = 1946, 2019
TABLES = (("unsc_meetings", "outcomes"), ("unsc_meetings", "meetings"), ("unsc_vetoes", "vetoes"))
MISSING = (
    "for all but permanent members, and for China to 1971, when its seat was Taipei's; in a year with neither a "
    "resolution nor such a veto"
)
SEATS: Mapping[str, tuple[str, int]] = {
    "USA": ("USA", FIRST), "UK": ("GBR", FIRST), "France": ("FRA", FIRST), "Russia": ("RUS", FIRST),
    "USSR": ("RUS", FIRST), "China": ("CHN", 1972),
}  # fmt: skip
"""Whose each seat of the file of vetoes is, and since when: Beijing took China's in October 1971."""


def share_passed(pairs: Pairs) -> Floats:
    """Give resolutions over resolutions and drafts that exactly one of the two vetoed, (year, pair)."""
    passed, against = resolutions(pairs), vetoes_of_one(pairs)
    whole = passed[:, np.newaxis] + against
    seated = pairs.empty(value=1.0)
    since = dict(SEATS.values())
    for column, ends in enumerate(pairs.named):
        first = max(since.get(state, LAST + 1) for state in ends)
        seated[pairs.years < first, column] = np.nan
    return np.divide(passed[:, np.newaxis] * seated, whole, out=pairs.empty(), where=whole > 0)


def resolutions(pairs: Pairs) -> Floats:
    """Count the resolutions of each year; one that stands at two meetings of a day counts once."""
    from polycentric.panel.additions.council_acts import by_year

    counts = by_year(pairs.read("unsc_meetings", "meetings"), pairs.read("unsc_meetings", "outcomes"))
    of_year = dict(zip(counts["year"].to_list(), counts["council_resolutions"].to_list(), strict=True))
    return np.array([float(of_year.get(int(year), 0)) for year in pairs.years])


def vetoes_of_one(pairs: Pairs) -> Floats:
    """Count for each pair the drafts that exactly one of the two vetoed."""
    counts = pairs.empty(value=0.0)
    for year, *names in pairs.read("unsc_vetoes", "vetoes").select("year", "veto1", "veto2", "veto3").iter_rows():
        row = pairs.row.get(int(year))
        by = {SEATS[str(name)][0] for name in names if name is not None and int(year) >= SEATS[str(name)][1]}
        if row is not None:
            counts[row] += [len(by.intersection(ends)) == 1 for ends in pairs.named]
    return counts
