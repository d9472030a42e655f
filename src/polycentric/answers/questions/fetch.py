"""Which files of the sources are here, after those that are missing were brought."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.sources.contract import Source
    from polycentric.tables.fetch import Outcome

_COLUMNS = (
    Column("source", "source"),
    Column("file", "file"),
    Column("bytes", "bytes", "bytes"),
    Column("state", "state"),
    Column("failure", "failure"),
)


@question
def fetch(
    *names: str,
    every: bool = False,
    mirror: Path | None = None,
    offline: bool = False,
    own: Sequence[Path] = (),
) -> Answer:
    """Bring sources' files into the cache.

    Every file has a pinned address and sha256; one with another hash never enters the cache. What is there already is
    not fetched again, and a fetch that was cut off goes on where it stopped.

    Parameters
    ----------
    *names : str
        Sources.
    every : bool
        Every source that is fetched.
    mirror : path, optional
        Copy from a folder in place of the network.
    offline : bool
        Fetch nothing: say what is there and what is missing.
    own : sequence of path
        The user's own copies of files of the one source that is named.

    Returns
    -------
    Answer
        A row for each file; `faults` says what didn't come.

    Raises
    ------
    QuestionError
        If own copies are given for more than one source, or the mirror is no folder.

    Examples
    --------
    >>> import polycentric as pc
    >>> answer = pc.answers.fetch("cow_nmc", offline=True)
    """
    from polycentric.answers.provenance import provenance_of
    from polycentric.tables.fetch import choose
    from polycentric.tables.fetch_errors import grouped
    from polycentric.tables.places import cache_folder

    sources = choose(tuple(names), every)
    if own and (every or len(sources) != 1):
        raise QuestionError(f"{option('own')} takes files of one source: name just that one.")
    outcomes = _brought(sources, mirror, offline, own)
    rows = [
        {"source": outcome.source, "file": outcome.file, "bytes": outcome.size, "state": outcome.state,
         "failure": None if outcome.failure is None else str(outcome.failure)}
        for outcome in outcomes
    ]  # fmt: skip
    sound = sum(outcome.failure is None for outcome in outcomes)
    return Answer(
        f"{sound} of {len(outcomes)} files are in the cache and verified",
        Grid(_COLUMNS, rows),
        [Section("", Grid(_COLUMNS[:-1], rows))],
        notes=(f"The cache is {cache_folder()}.",),
        provenance=lambda: provenance_of(*(source.name for source in sources)),
        faults=grouped([outcome.failure for outcome in outcomes if outcome.failure is not None]),
    )


def _brought(sources: "Sequence[Source]", mirror: Path | None, offline: bool, own: Sequence[Path]) -> "list[Outcome]":
    """Bring the files, from the user's copies or from elsewhere."""
    from polycentric.answers.progress import bytes_of
    from polycentric.tables import fetch as fetching
    from polycentric.writing import shown

    if own:
        return fetching.take(sources[0], own)
    if mirror is not None and not mirror.is_dir():
        raise QuestionError(f"{option('mirror')} '{shown(mirror)}' is no folder: name the folder that holds the files.")
    total = sum(file.size for source in sources for file in source.files)
    with bytes_of(total) as watch:
        return fetching.fetch(sources, mirror, offline, watch)


QUESTION = Question("Which data are here?", fetch)
