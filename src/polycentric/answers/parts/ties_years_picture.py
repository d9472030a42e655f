"""Gathers what the picture of a state's ties through years shows."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from polycentric.answers.numbers import scale_of
from polycentric.answers.parts.ties_years import has_other_end, heading_of, ways_in_order
from polycentric.pictures.charts.ties_years import Panel, Partner, TiesYears, draw
from polycentric.pictures.drawing.splice import Splice
from polycentric.pictures.records.moved import Break
from polycentric.pictures.sketch import Sketch
from polycentric.ties.through_years import NO_TIE

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.parts.ties_further import Continued
    from polycentric.ties.through_years import TiesThroughYears

OWN, OTHERS = 4, 2  # partners drawn: the first of the own source's last year, and those of each further one
Course = Mapping[int, float]


def sketch_of(found: "TiesThroughYears", more: "Sequence[Continued]", title: str, source: str) -> Sketch:
    """Give what the picture is drawn from; `more` are the sources that reach further."""
    parts = [each for each in more if each.found is not None]
    tables = [found.table, *(each.found.table for each in parts if each.found is not None)]
    whole = [found, *(each.found for each in parts if each.found is not None)]
    panels = _counts(whole) if _is_yes_or_no(found) else _panels(found, tables)
    years = [year for panel in panels for each in panel.partners for course in each.courses for year in course]
    record = TiesYears(
        title,
        source,
        panels,
        (min(years), max(years)),
        max(found.years),
        tuple(splice_of(each) for each in parts),
        tuple(Break(each.before, each.after, each.reason, None) for each in found.breaks),
        (_rule(found),),
    )
    return Sketch(record, lambda seen, narrow: draw(seen, narrow=narrow))


def _is_yes_or_no(found: "TiesThroughYears") -> bool:
    """Tell ties that are there or not."""
    from polycentric.ties.called import is_yes_or_no

    return is_yes_or_no(found.layer)


def _rule(found: "TiesThroughYears") -> str:
    """Say what is drawn."""
    if _is_yes_or_no(found):
        return "Drawn: the number of states that the tie is with."
    both = f" and the {OTHERS} at the other end" if has_other_end(found) else ""
    least = "" if found.layer.zero_is_value else "; ties above zero alone"
    return (
        f"Drawn: the {OWN} strongest partners{both} of the last year of the lines, and the {OTHERS} strongest of each "
        f"other source's last year{least}."
    )


def splice_of(each: "Continued") -> Splice:
    """Give the mark of a source that reaches further."""
    years = each.found.years if each.found is not None else each.years
    return Splice(each.reach.mark, (years[0], years[-1]), each.differs)


def _panels(found: "TiesThroughYears", tables: "Sequence[pl.DataFrame]") -> tuple[Panel, ...]:
    """Give a panel for each way of the tie."""
    scale = scale_of(found.layer.unit, [value for table in tables for value in table["value"].to_list()])
    unit = scale.heading.partition(", from `")[0]
    return tuple(
        Panel(heading_of(found, way), unit, _partners(tables, way, scale.divisor, found))
        for way in ways_in_order(found)
    )


def _partners(
    tables: "Sequence[pl.DataFrame]", way: str, divisor: float, found: "TiesThroughYears"
) -> tuple[Partner, ...]:
    """Give the partners drawn, the strongest of the last own year first."""
    rows = [[row for row in table.iter_rows(named=True) if row["direction"] == way and row["value"] is not None]
            for table in tables]  # fmt: skip
    chosen: dict[str, str] = {}
    for place, each in enumerate(rows):
        last = max((row["year"] for row in each), default=0)
        ranked = [row for row in each if row["year"] == last and not row["flag"]]
        first = ranked[: OTHERS if place else OWN] + (ranked[-OTHERS:] if has_other_end(found) and not place else [])
        chosen |= {row["partner"]: row["partner_name"] for row in first if row["partner"] != found.state}
    courses = {
        partner: [{row["year"]: row["value"] / divisor for row in each if row["partner"] == partner} for each in rows]
        for partner in chosen
    }
    return tuple(Partner(who, chosen[who], course[0], tuple(course[1:])) for who, course in courses.items())


def _counts(whole: "Sequence[TiesThroughYears]") -> tuple[Panel, ...]:
    """Give a panel for each way of a tie that is there or not: with how many states."""
    found = whole[0]
    panels: list[Panel] = []
    for way in ways_in_order(found):
        courses = [_count(each, way) for each in whole]
        panels.append(Panel(heading_of(found, way), "number of states", (
            Partner(found.state, "states", courses[0], tuple(courses[1:])),
        )))  # fmt: skip
    return tuple(panels)


def _count(each: "TiesThroughYears", way: str) -> Course:
    """Count the partners of each year; a year that is observed without a tie has none."""
    counts = dict.fromkeys((year for year, why in each.left_out.items() if why == NO_TIE), 0.0)
    counts |= dict.fromkeys(each.years, 0.0)
    for row in each.table.iter_rows(named=True):
        if row["direction"] == way and row["value"] is not None:
            counts[row["year"]] += 1.0
    return counts
