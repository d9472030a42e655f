"""Gathers what the picture of the tournament shows."""

from typing import TYPE_CHECKING

from polycentric.pictures.charts.tournament import SIDES, Chart

if TYPE_CHECKING:
    from polycentric.power.tournament.play import Result


def chart_of(result: "Result") -> Chart:
    """Gather what the picture shows from a tournament; a number that is missing is None."""
    kind, sample = result.contests.kind, result.sample
    common = sample.years[sample.common]
    entries = [
        {key: None if isinstance(value, float) and value != value else value for key, value in row.items()}
        for row in result.entries.to_dicts()
    ]
    return Chart(
        f"Which index predicts who wins? {kind.label}",
        f"{common.size} {'pairs in ' if result.contests.sides == 'dyads' else ''}{kind.contest}s, "
        f"{common.min()}–{common.max()}, {SIDES[result.contests.sides]}; power of the year before",
        entries,
        kind.contest,
        result.cited,
    )
