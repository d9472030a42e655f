"""All that is measured of the world of today, which the report shows on one page."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from polycentric.answers import own, where
from polycentric.answers.asked import QuestionError, call, option, question
from polycentric.answers.own import OwnFile
from polycentric.answers.question import Question
from polycentric.answers.where import Place, Where
from polycentric.answers.world.answer import WorldAnswer

if TYPE_CHECKING:
    from polycentric.pictures.records.findings import Findings

DRAWN = "world_map"


class Asked(Place, OwnFile, total=False):
    """Where to look, and how the user's own files are read."""


@question
def report(
    *,
    picture: str | None = None,
    added: Sequence[Path] = (),
    history: bool | None = None,
    mirror: Path | None = None,
    **asked: Unpack[Asked],
) -> WorldAnswer:
    """Measure the world by every index and definition, and say what is found.

    Parameters
    ----------
    picture : str, optional
        Which of the report's pictures is drawn, and so what is measured; the map and everything without it.
    added : sequence of path
        CSV files of the user's own power indices.
    history : bool, optional
        Whether to add two centuries from the archive; where it is there without it.
    mirror : path, optional
        A folder that holds the archive.
    **asked
        Where to look (`Place`), and how the files are read (`OwnFile`).

    Returns
    -------
    WorldAnswer
        A row for each verdict; `findings` holds all the rest.

    Raises
    ------
    QuestionError
        If arguments mean nothing beside each other.
    UnknownNameError
        If there is no such picture.
    NotFetchedError
        If two centuries are asked for and nothing of the archive is there.

    Examples
    --------
    >>> import polycentric as pc
    >>> answer = pc.answers.report(history=False)  # doctest: +SKIP
    >>> answer.picture().save("map.svg")  # doctest: +SKIP
    """
    from polycentric.answers.mirrored import mirrored
    from polycentric.pictures import PICTURES

    if picture is not None:
        history = PICTURES[picture].of_past or (None if PICTURES[picture].of_words else False)
    if mirror is not None and history is False and picture is None:
        raise QuestionError(
            f"{option('mirror')} names the archive, and {option('history', False)} leaves it out: give one of the two."
        )
    at = where.where_of(where.place_of(asked))
    with mirrored(mirror):
        findings = _findings(at, asked, added, history, picture)
    return WorldAnswer(findings, at, picture or DRAWN)


def _findings(
    at: Where, asked: "Asked", added: Sequence[Path], history: bool | None, picture: str | None
) -> "Findings":
    """Compute all that the report shows, or what is needed for one picture."""
    from polycentric.answers.parts.world_pictures import check_shown_whole
    from polycentric.answers.progress import steps
    from polycentric.answers.world.findings import collect

    if at.world == "history":
        raise QuestionError(
            f"The report is on the world 'now', and shows two centuries beside it: leave {option('world')} out and "
            f"give {option('history', True)}. The archive that it needs comes with polycentric fetch --all, or from "
            f"{option('mirror')}."
        )
    reading = own.for_world(own.reading_of(own.part_of(asked), added, "added"), at)
    with steps(2) as step:
        step("loading the world")
        indices = own.read_files(added, reading)
        panel = where.open_world(at)
        indices = own.with_notes(indices, panel)
        step("measuring it by every definition")
        command = call()["command"] or "polycentric report"
        findings = collect(panel, power_indices=indices, command=command, history=history)
    if picture and added:
        check_shown_whole(findings, picture, indices)
    return findings


QUESTION = Question("What is the structure of the world?", report)
