"""How well each power index predicts who wins wars and disputes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack

from polycentric.answers import own
from polycentric.answers.asked import question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import grid_of
from polycentric.answers.own import OwnFile
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.pictures.sketch import Sketch
    from polycentric.power.contract import PowerIndex
    from polycentric.power.tournament.play import Result
    from polycentric.tables.user_reading import Reading

List = Literal["cow", "gml", "wars"]
Sides = Literal["single", "summed", "dyads"]
STEPS = 26


@question
def tournament(
    *,
    disputes: List = "cow",
    sides: Sides | None = None,
    index: str | Sequence[str] = (),
    added: Sequence[Path] = (),
    compromise: bool = False,
    learner: bool | None = None,
    seed: int = 1,
    **asked: Unpack[OwnFile],
) -> Answer:
    """Show how well each power index predicts who wins, beside the shares of outcomes and "the initiator wins".

    Parameters
    ----------
    disputes : str
        ``"cow"`` (by the Correlates of War), ``"gml"`` (as Gibler, Miller and Little revised them) or ``"wars"``.
    sides : str, optional
        ``"single"`` (one state on each side; the usual for disputes), ``"summed"`` (members at the start; for wars) or
        ``"dyads"`` (each pair).
    index : str or sequence of str
        Power indices that take part; all that know four fifths of the contests without any.
    added : sequence of path
        CSV files of the user's own indices: columns state, value and year.
    compromise : bool
        Count a compromise as a draw; otherwise it is left out.
    learner : bool, optional
        Whether the learner takes part; without it, where the extra ``learners`` is installed.
    seed : int
        Of folds, draws and learner.
    **asked
        How the files are read (`OwnFile`).

    Returns
    -------
    Answer
        A row for each entry and way of holding contests back.

    Raises
    ------
    UnknownNameError
        If an index is unknown.
    CoverageError
        If an index leaves too few contests.

    Examples
    --------
    ::

        pc.answers.tournament(disputes="gml", learner=False)
    """
    from polycentric.answers.parts import tournament_words as words
    from polycentric.answers.parts.tournament_rows import sections, units
    from polycentric.answers.progress import steps
    from polycentric.pictures.charts.tournament import SIDES
    from polycentric.power.tournament.whole import tournament as hold

    named = (index,) if isinstance(index, str) else index
    indices, always = _indices(named, added, own.reading_of(own.part_of(asked), added, "added"))
    with steps(STEPS) as step:
        result = hold(
            disputes, indices, sides=sides, compromise=compromise, always=always, learn=learner, seed=seed, step=step
        )
    label, side = result.contests.kind.label, SIDES[result.contests.sides]
    return Answer(
        f"Which index predicts who wins? {label}, {side}, power of the year before",
        lambda: grid_of(result.entries.fill_nan(None), units()),
        lambda: sections(result),
        sentences=lambda: words.sentences(result),
        notes=lambda: words.notes(result),
        provenance=lambda: _provenance(result),
        sketch=lambda: _sketch(result),
    )


def _indices(
    index: Sequence[str], added: Sequence[Path], reading: "Reading"
) -> "tuple[dict[str, PowerIndex], list[str]]":
    """Give the indices that may take part, and those of them that the user named or brought."""
    from polycentric.power import INDICES
    from polycentric.registry import Registry

    known = Registry("power index", own.read_files(added, reading))
    mine = [name for name in known if name not in INDICES]
    always = [*dict.fromkeys([*index, *mine])]
    return {name: known[name] for name in (always if index else known)}, always


def _provenance(result: "Result") -> dict[str, Any]:
    """Say what makes the result again."""
    from polycentric.power import INDICES
    from polycentric.power.tournament.sample import LAG
    from polycentric.power.tournament.splits import ORIGINS
    from polycentric.scoring.bootstrap import DRAWS
    from polycentric.scoring.folds import FOLDS

    sample, kind = result.sample, result.contests.kind
    return provenance_of(
        *result.sources,
        contests=kind.name,
        sides=result.contests.sides,
        indices=sample.names,
        own_indices=[name for name in sample.names if name not in INDICES],
        common_sample=int(sample.common.sum()),
        wider_sample=len(sample.years),
        contests_left_out=dict(result.contests.left_out),
        indices_left_out=dict(sample.left_out),
        lag=LAG,
        folds=FOLDS,
        origins=list(ORIGINS),
        bootstrap_draws=DRAWS,
        seed=result.seed,
        learner_weights=result.weights.to_dicts(),
        windows=[{key: None if value != value else value for key, value in row.items()}
                 for row in result.windows.to_dicts()],
    )  # fmt: skip


def _sketch(result: "Result") -> "Sketch":
    """Draw the chart."""
    from polycentric.answers.parts.tournament_chart import chart_of
    from polycentric.pictures.charts.tournament import draw
    from polycentric.pictures.sketch import Sketch

    return Sketch(chart_of(result), lambda record, narrow: draw(record, narrow=narrow))


QUESTION = Question("Which power index predicts who wins wars and disputes?", tournament)
