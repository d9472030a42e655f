"""Which levers there are, what stands behind each, and what each changes when it is pulled once."""

from typing import Any

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question


@question
def futures_levers(*, sweep: bool = False, runs: int = 200, until: int = 2040, seed: int = 1) -> Answer:
    """List the levers, or pull each once at its unit and rank what they change.

    Parameters
    ----------
    sweep : bool
        Pull each lever by and at those whom its file names, at one historical standard deviation or as one observed
        event.
    runs, until, seed : int
        Of the sweep.

    Returns
    -------
    Answer
        A row for each lever; of the sweep one for each lever and outcome.

    Raises
    ------
    QuestionError
        If the number of runs or the last year means nothing.

    Examples
    --------
    >>> import polycentric as pc
    >>> "sanction" in pc.answers.futures_levers().table["lever"].to_list()
    True
    """
    from polycentric.answers.parts import futures_sweep
    from polycentric.answers.provenance import provenance_of

    if not sweep:
        if (runs, until, seed) != (200, 2040, 1):
            raise QuestionError(f"Runs are of the sweep: add {option('sweep')}, or leave them out.")
        return Answer(
            "Levers of the running order, and what stands behind them",
            _listed(),
            _sections(),
            sentences=[_counted()],
            notes=[
                "A lever isn't an effect: its coefficient is a prior, drawn anew in each run, its sign included.",
                *_behind(),
            ],
            provenance=lambda: provenance_of(),
        )
    rows, baseline = futures_sweep.swept(runs, until, seed)
    return Answer(
        f"What each lever changes to {until}, pulled once at its own unit",
        futures_sweep.tidy(rows),
        futures_sweep.sections(rows),
        sentences=futures_sweep.sentences(rows, runs),
        notes=futures_sweep.notes(baseline),
        provenance=lambda: provenance_of("factbook", runs=runs, until=until, seed=seed),
    )


def _listed() -> Grid:
    """Give a row for each lever."""
    from polycentric.futures.levers import LEVERS

    rows = [
        {"lever": name, "label": each.label, "grade": each.grade, "unit": each.unit, "effect": each.effect.value,
         "sd": each.effect.sd, "effect_is": each.effect.reason, "low": each.bounds[0], "high": each.bounds[1],
         "changes": each.changes, "citation": each.citation}
        for name, each in LEVERS.items()
    ]  # fmt: skip
    units = {"effect": "as effect_is says", "sd": "as effect_is says", "low": "strength", "high": "strength"}
    return Grid([Column(name, name, units.get(name, "text")) for name in rows[0]], rows)


def _sections() -> list[Section]:
    """Give the list that a person reads."""
    shown: list[dict[str, Any]] = [
        {"lever": row["lever"], "label": row["label"], "grade": row["grade"], "effect": row["effect"], "sd": row["sd"]}
        for row in _listed().rows
    ]
    columns = [Column("lever", "lever", "text"), Column("label", "label", "text"), Column("grade", "grade", "text"),
               Column("effect", "effect", "number"), Column("sd", "sd", "number")]  # fmt: skip
    return [Section("", Grid(columns, shown), "--json has each lever's unit, bounds and what it changes.")]


def _behind() -> list[str]:
    """Say what stands behind each lever, those with a publication first."""
    from polycentric.futures.levers import LEVERS

    ordered = sorted(LEVERS.items(), key=lambda item: (item[1].grade == "assumed", item[0]))
    return [f"{name} ({each.grade}): {each.citation}." for name, each in ordered]


def _counted() -> str:
    """Say how many levers are assumed."""
    from polycentric.futures.levers import LEVERS

    grades = [each.grade for each in LEVERS.values()]
    return (
        f"Of {len(grades)} levers the coefficients of {grades.count('assumed')} are assumed, of "
        f"{grades.count('association')} rest on published associations, of {grades.count('design-based')} on a design."
    )


QUESTION = Question("Which levers are there, and what do they change?", futures_levers)
