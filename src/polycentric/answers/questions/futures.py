"""What many runs of a world order from today on say of its shares, poles, disputes and pacts."""

from pathlib import Path

from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.question import Question


@question
def futures(
    scenario: str | Path | None = None,
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
    """Run the world order many times from its last year on, and say how shares and poles spread.

    Parameters
    ----------
    scenario : path, optional
        A scenario file; nothing is supposed without it.
    runs : int
        How many.
    until : int, optional
        The last year; 2050 without it, or 30 years on from a year of ``"history"``.
    seed : int
        Of all draws.
    top : int
        How many of the largest states are shown.
    folder : path, optional
        Where finished chunks are kept, so that a run that was ended goes on from them.
    cluster : str, optional
        The address of a Dask scheduler, whose workers can write to the folder.
    world : str, optional
        ``"now"``, or ``"history"``, the archive of two centuries, which is taken where a year is given.
    year : int, optional
        Of ``"history"``: from the end of which year the runs start, 1830 to 2022; 2019 without it.

    Returns
    -------
    Answer
        A row for each share, chance and count, by year, with its range.

    Raises
    ------
    QuestionError
        If the number of runs or the last year means nothing.
    CoverageError
        If runs can't start from the year.
    NotFetchedError
        If they start from ``"history"``, and the archive isn't here.
    ManyFaultsError
        If the scenario has faults: all of them.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.futures(runs=10, until=2028).sentences[0]
    'So few runs can’t tell who leads: take 50 or more.'
    """
    from polycentric.answers.parts import futures_fan, futures_rows, futures_run, futures_words
    from polycentric.answers.provenance import provenance_of
    from polycentric.futures import fans, rival

    panel = futures_run.panel_of(world, year)
    until = futures_run.last_year(panel, until)
    futures_run.checked(panel, runs, until)
    supposed = futures_run.scenario_of(scenario, panel, until)
    ensemble = futures_run.ensembles(panel, [supposed], runs, until, seed, folder, cluster)[0]
    names, states = futures_words.names_of(panel), fans.largest(ensemble, top)
    title = f"Futures from {int(panel['year'].values[-1])} to {until}: {futures_run.inside(supposed)}"
    return Answer(
        title,
        lambda: futures_rows.tidy(ensemble, states, names),
        lambda: futures_rows.sections(ensemble, states, names),
        sentences=lambda: futures_words.sentences(ensemble, panel, names),
        notes=lambda: [
            *futures_run.past_notes(panel),
            *futures_words.notes(ensemble),
            futures_words.rival(ensemble, rival.pulled(panel, supposed, runs=min(runs, rival.RUNS), until=until,
                                                       seed=seed), names),
        ],
        provenance=lambda: provenance_of(
            *futures_run.sources(panel), world=str(panel.attrs["world"]), scenario=supposed.text or supposed.name,
            runs=runs, until=until, seed=seed, estimates=ensemble.attrs["estimates"],
        ),
        sketch=lambda: futures_fan.sketch_of(ensemble, panel, names, title, top),
    )  # fmt: skip


QUESTION = Question("How may shares, poles and disputes develop?", futures)
