"""Which files of the sources are here, after those that are missing were brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Section
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.sources.contract import Source
    from polycentric.tables.fetch import Outcome


@dataclass(frozen=True)
class Asked:
    """What of collections is asked for, how it comes, and whether terms are accepted."""

    only: tuple[str, ...]
    many: bool
    archive: bool
    accept_terms: bool


@question
def fetch(
    *names: str,
    every: bool = False,
    mirror: Path | None = None,
    offline: bool = False,
    own: Sequence[Path] = (),
    only: str | Sequence[str] = (),
    many: bool = False,
    archive: bool = False,
    accept_terms: bool = False,
) -> Answer:
    """Bring sources' files into the cache.

    Every file has a pinned address and sha256; one with another hash never enters the cache. What is there already is
    not fetched again, and a fetch that was cut off goes on where it stopped.

    Parameters
    ----------
    *names : str
        Sources.
    every : bool
        Every source that is fetched without being named; the answer says which are left, and how large each is.
    mirror : path, optional
        Copy from a folder in place of the network.
    offline : bool
        Fetch nothing: say what is there and what is missing.
    own : sequence of path
        The user's own copies of files of the one source that is named.
    only : str or sequence of str
        Of the one collection that is named: its members of these parts, as in ``"year=1946-1950"`` or
        ``"iso3=FRA,DEU"``; a member has to fit all of them.
    many : bool
        Bring more than 1,000 members of a collection, or more than 50 MB of them.
    archive : bool
        Take the members out of one archive of all of them, in place of one by one: sooner where many are wanted.
    accept_terms : bool
        Fetch sources whose terms have to be accepted first; without it they are shown.

    Returns
    -------
    Answer
        A row for each file; `faults` says what didn't come.

    Raises
    ------
    QuestionError
        If own copies or parts are given for more than one source, more members are asked for than come unasked, or
        the mirror is no folder.
    FetchError
        If the terms of a source have to be accepted first.

    Examples
    --------
    >>> import polycentric as pc
    >>> answer = pc.answers.fetch("cow_nmc", offline=True)
    """
    from polycentric.answers.parts import fetched
    from polycentric.answers.provenance import provenance_of
    from polycentric.tables.fetch import choose
    from polycentric.tables.fetch_errors import grouped

    sources = choose(tuple(names), every)
    fetched.check_one(sources, every, {"own": own, "only": only, "archive": archive})
    asked = Asked((only,) if isinstance(only, str) else tuple(only), many, archive, accept_terms)
    outcomes = _brought(sources, mirror, offline, own, asked)
    sound = sum(outcome.failure is None for outcome in outcomes)
    return Answer(
        f"{sound:,} of {len(outcomes):,} files are in the cache and verified",
        fetched.every_file(outcomes),
        [Section("", fetched.read(outcomes))],
        notes=list(fetched.notes(every)),
        provenance=lambda: provenance_of(*(source.name for source in sources)),
        faults=grouped([outcome.failure for outcome in outcomes if outcome.failure is not None]),
    )


def _brought(
    sources: "Sequence[Source]",
    mirror: Path | None,
    offline: bool,
    own: Sequence[Path],
    asked: Asked,
) -> "list[Outcome]":
    """Bring the files, from the user's copies or from elsewhere."""
    from polycentric.answers.parts import fetched
    from polycentric.answers.progress import bytes_of, say
    from polycentric.tables import fetch as fetching
    from polycentric.tables.packed_members import bring_packed
    from polycentric.writing import shown

    if own:
        return fetching.take(sources[0], own)
    if mirror is not None and not mirror.is_dir():
        raise QuestionError(f"{option('mirror')} '{shown(mirror)}' is no folder: name the folder that holds the files.")
    if not offline:
        fetched.check_terms(sources, asked.accept_terms)
    fetched.check_many(sources, asked.many)
    chosen = fetched.members_of(sources, asked.only, asked.many or offline)
    members = {name: [member.file for member in few] for name, few in chosen.items()}
    for sentence in fetched.before(sources, members):
        say(sentence)
    files = [file for source in sources for file in (*source.files, *members.get(source.name, ()))]
    with bytes_of(sum(file.size for file in files)) as watch:
        if asked.archive:
            return bring_packed(sources[0], chosen[sources[0].name], watch)
        return fetching.fetch(sources, mirror, offline, watch, members)


QUESTION = Question("Which data are here?", fetch)
