"""What a fetch says: before it, what will come; after it, a row for each file; of a collection, the whole in a few."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import QuestionError, option
from polycentric.answers.grids import Column, Grid

if TYPE_CHECKING:
    from polycentric.sources.contract import RemoteFile, Source
    from polycentric.sources.record.collection import Member
    from polycentric.tables.fetch import Outcome

FEW = 40  # members of a collection that are still listed one by one
COLUMNS = (
    Column("source", "source"),
    Column("file", "file"),
    Column("bytes", "bytes", "bytes"),
    Column("state", "state"),
    Column("failure", "failure"),
)


def every_file(outcomes: "Sequence[Outcome]") -> Grid:
    """Give a row for each file."""
    return Grid(COLUMNS, [_row(outcome) for outcome in outcomes])


def read(outcomes: "Sequence[Outcome]") -> Grid:
    """Give what a person reads: a row for each file, and one for all members of a collection that fared alike."""
    from polycentric.pictures.drawing.words import count

    counts = Counter(outcome.source for outcome in outcomes)
    rows: list[dict[str, Any]] = []
    alike = dict[tuple[str, str], list["Outcome"]]()
    for outcome in outcomes:
        if counts[outcome.source] <= FEW:
            rows.append(_row(outcome))
        else:
            alike.setdefault((outcome.source, outcome.state), []).append(outcome)
    rows += [
        {"source": source, "file": count(len(each), "member"), "bytes": sum(one.size for one in each), "state": state}
        for (source, state), each in alike.items()
    ]
    return Grid(COLUMNS[:-1], rows)


def notes(every: bool) -> Iterator[str]:
    """Say where the cache is, and what a fetch of all has left."""
    from polycentric.tables.places import cache_folder

    if every:
        yield from left_by_all()
    yield f"The cache is {cache_folder()}."


def left_by_all() -> Iterator[str]:
    """Say what a fetch of all leaves, and how large each is."""
    from polycentric.tables.fetch import left_out

    left = left_out()
    free, asking = ([each for each in left if each.asks_first is asks] for asks in (False, True))
    if free:
        yield f"fetch --all leaves what is large or few need: {_listed(free)}. Each comes when it is named."
    if asking:
        yield f"It leaves what has terms that come first: {_listed(asking)}. Each shows them when it is named."


def check_terms(sources: "Sequence[Source]", accepted: bool) -> None:
    """Show terms that come first, and refuse to fetch before they are accepted; once they are, say them."""
    from polycentric.answers.progress import say
    from polycentric.tables.fetch_errors import terms_first
    from polycentric.tables.presence import state_of

    asking = [source for source in sources if source.asks_first and state_of(source) != "fetched"]
    if asking and not accepted:
        raise terms_first(asking)
    for source in asking:
        say(f"Terms of '{source.name}', which you accept: {source.licence}. {source.terms}")


def check_one(sources: "Sequence[Source]", every: bool, given: Mapping[str, object]) -> None:
    """Refuse what is about the one source that is named where several are; `given` are such arguments.

    Raises
    ------
    QuestionError
        It names the argument.
    """
    for name, value in given.items():
        if value and (every or len(sources) != 1):
            what = "files" if name == "own" else "members"
            raise QuestionError(f"{option(name)} takes {what} of one source: name just that one.")
    if given["archive"] and sources[0].collection is None:
        raise QuestionError(f"'{sources[0].name}' is no collection: leave {option('archive')} out.")


def check_many(sources: "Sequence[Source]", many: bool) -> None:
    """Refuse to allow many files of what has none.

    Raises
    ------
    QuestionError
        It names the sources.
    """
    if many and not any(source.collection for source in sources):
        named = ", ".join(source.name for source in sources)
        raise QuestionError(f"{named}: no collection of many files; leave {option('many')} out.")


def members_of(sources: "Sequence[Source]", only: Sequence[str], many: bool) -> "dict[str, list[Member]]":
    """Choose the members of each collection.

    Raises
    ------
    QuestionError
        If they are more than come unasked, or the one source that is named is no collection.
    """
    from polycentric.tables.members import are_many, choose_members, collection_of, files_of

    if only:
        collection_of(sources[0])
    chosen = {source.name: choose_members(source, only) for source in sources if source.collection}
    for source in sources:
        files = files_of(chosen.get(source.name, []))
        if are_many(files) and not many:
            raise QuestionError(_too_many(source, files))
    return chosen


def before(sources: "Sequence[Source]", members: "Mapping[str, Sequence[RemoteFile]]") -> Iterator[str]:
    """Say of each collection how many members are asked for, how large they are, and how many are here."""
    from polycentric.tables.archive import is_present

    for source in sources:
        if source.collection is not None:
            files = members[source.name]
            here = sum(map(is_present, files))
            yield (
                f"{source.name}: {len(files):,} of {source.collection.count:,} {source.collection.unit}, "
                f"{_megabytes(sum(file.size for file in files))}"
                + (f", of which {here:,} here already." if here else ".")
            )


def default_size() -> str:
    """Say how large all is that comes without being named."""
    from polycentric.tables.fetch import choose

    return f"{sum(source.size for source in choose((), every=True)) / 1e6:,.0f} MB"


def _too_many(source: "Source", files: "Sequence[RemoteFile]") -> str:
    """Say how many members that would be, by what one chooses fewer, and how all are had."""
    collection = source.collection
    assert collection is not None
    parts = ", ".join(f"{option('only')} {part}=..." for part in collection.parts)
    return (
        f"That is {len(files):,} {collection.unit} of '{source.name}', {_megabytes(sum(file.size for file in files))}, "
        f"each a file: choose fewer ({parts}), or say {option('many')}."
    )


def _listed(sources: "Sequence[Source]") -> str:
    """Name sources with their sizes."""
    counts = {source.name: f"{source.collection.count:,} members, " if source.collection else "" for source in sources}
    return ", ".join(f"{source.name} ({counts[source.name]}{_megabytes(source.size)})" for source in sources)


def _megabytes(size: int) -> str:
    """Write a size."""
    return f"{size / 1e6:,.1f} MB"


def _row(outcome: "Outcome") -> dict[str, Any]:
    """Make a row of a file."""
    failure = None if outcome.failure is None else str(outcome.failure)
    return {"source": outcome.source, "file": outcome.file, "bytes": outcome.size, "state": outcome.state,
            "failure": failure}  # fmt: skip
