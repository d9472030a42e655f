"""What a scenario changes: the paired differences of runs with and without its levers."""

from pathlib import Path

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.question import Question


@question
def futures_compare(
    scenario: str | Path,
    other: str | Path | None = None,
    *,
    runs: int = 1000,
    until: int | None = None,
    seed: int = 1,
    top: int = 5,
    folder: str | Path | None = None,
    cluster: str | None = None,
    world: str | None = None,
    year: int | None = None,
) -> Answer:
    """Say what a scenario changes beside another, or beside runs in which no lever is pulled.

    Parameters
    ----------
    scenario : path
        A scenario file.
    other : path, optional
        Another one; without it nothing is supposed.
    runs, until, seed : int
        How many runs, their last year (2050, or 30 years on from a year of ``"history"``), and the seed of both.
    top : int
        How many of the largest states' shares are compared.
    folder : path, optional
        Where finished chunks are kept.
    cluster : str, optional
        The address of a Dask scheduler.
    world : str, optional
        ``"now"``, or ``"history"``, which is taken where a year is given.
    year : int, optional
        Of ``"history"``: from the end of which year the runs start.

    Returns
    -------
    Answer
        A row for each outcome: the mean of both, the mean paired difference with its 90% interval, and the range of the
        differences of single runs.

    Raises
    ------
    QuestionError
        If the number of runs or the last year means nothing.
    ManyFaultsError
        If a scenario has faults.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.futures_compare("no_such.toml")
    Traceback (most recent call last):
    polycentric.errors.UserFileError: There is no such scenario file: 'no_such.toml'. ...
    """
    from polycentric.answers.parts import futures_differences, futures_run, futures_support, futures_words
    from polycentric.answers.provenance import provenance_of
    from polycentric.futures import fans

    panel = futures_run.panel_of(world, year)
    until = futures_run.last_year(panel, until)
    futures_run.checked(panel, runs, until)
    one, beside = (futures_run.scenario_of(each, panel, until) for each in (scenario, other))
    ensembles = futures_run.ensembles(panel, [one, beside], runs, until, seed, folder, cluster)
    names, states = futures_words.names_of(panel), fans.largest(ensembles[1], top)
    found = futures_differences.found(ensembles[0], ensembles[1], states, names)
    return Answer(
        f"{one.label}, beside: {futures_run.inside(beside)}",
        futures_differences.tidy(found),
        [*futures_differences.sections(found), futures_support.section(ensembles[0], ensembles[1])],
        sentences=[
            *futures_differences.same(one, beside),
            *futures_differences.sentences(found, one, beside, runs),
            futures_support.sentence(ensembles[0], ensembles[1]),
        ],
        notes=[*futures_run.past_notes(panel), *futures_differences.levers_of(one, beside),
               *futures_words.notes(ensembles[0])],
        provenance=lambda: provenance_of(
            *futures_run.sources(panel), world=str(panel.attrs["world"]), scenario=one.text,
            other=beside.text or beside.name, runs=runs, until=until, seed=seed,
            estimates=ensembles[0].attrs["estimates"],
        ),
    )  # fmt: skip


QUESTION = Question("What does a scenario change?", futures_compare)
