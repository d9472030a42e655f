"""The cases behind ties of interventions: beside the ties of a year, or of years, each with start, end and force."""

from collections.abc import Sequence

from polycentric.answers.grids import Column, Grid, Section

LAYERS = ("interventions", "us_intervention", "us_hostility")
COLUMNS = (Column("where", "in"), Column("name", "case"), Column("began", "began"), Column("ended", "ended"),
           Column("force", "highest force"))  # fmt: skip
APART = "Cases that overlap stay apart in the list below the ties, and are one tie in a year."


def sections(layer: str, states: Sequence[str], span: tuple[int, int]) -> list[Section]:
    """Set the cases in some years; those in the states asked of, unless one of them is who intervenes."""
    from polycentric.states import name_of
    from polycentric.ties.cases import ACTOR, under_way

    if layer not in LAYERS:
        return []
    where = None if not states or ACTOR in states else states
    rows = [{"where": name_of(case.state, case.first), "name": case.called, "began": case.began, "ended": case.end,
             "force": case.force} for case in under_way(span, where)]  # fmt: skip
    return [Section("The cases, each by itself", Grid(COLUMNS, rows))] if rows else []


def notes(layer: str) -> list[str]:
    """Say how cases are counted."""
    return [APART] if layer in LAYERS else []
