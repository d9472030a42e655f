"""Choose members of a collection by its parts, say which are here, and read just those."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from polycentric.errors import DataError, NoMemberError, NotFetchedError, UnknownNameError, nearest
from polycentric.reading import content_of
from polycentric.sources import SOURCES
from polycentric.sources.contract import Collection, RemoteFile, Source, Table
from polycentric.sources.record.collection import Member, members_of
from polycentric.tables.archive import is_here, table, verified
from polycentric.tables.validate import validate

MOST, HEAVIEST = 1_000, 50_000_000  # members, and bytes of them, that come without being asked for as many
NAMED = 3  # missing members that a message names
SPAN = re.compile(r"(\d+)-(\d+)")

Value = int | str | tuple[int, int] | Sequence[int | str]


def collection_of(source: Source) -> Collection:
    """Give a source's collection.

    Raises
    ------
    DataError
        If it is none.
    """
    if source.collection is None:
        raise DataError(f"Source '{source.name}' is no collection: its tables are read as a whole.")
    return source.collection


def choose_members(source: Source, only: str | Sequence[str] = ()) -> list[Member]:
    """Give the members that some words choose, or all.

    Parameters
    ----------
    source : Source
        A source that is a collection.
    only : str or sequence of str
        Each a part and the values that it may have: ``"year=1946-1950,1960"``, ``"iso3=FRA,DEU"``. Several
        values of one part, also in words of their own, are any of them; a member has to fit all parts.

    Raises
    ------
    UnknownNameError
        If the collection has no such part, or no member has such a value.
    DataError
        If a word is none of these, or no member fits all of them.
    """
    collection, only = collection_of(source), (only,) if isinstance(only, str) else only
    members = list(members_of(collection))
    for part, values in _by_part(source, only).items():
        fits, before = _fitting(collection, part, values), members
        members = [member for member in before if member.parts[part] in fits]
        if not members:
            raise DataError(
                f"None of the {collection.count:,} {collection.unit} of '{source.name}' has {', '.join(only)}: by the "
                f"other words there {'is' if len(before) == 1 else 'are'} "
                f"{_spelled(part, (member.parts[part] for member in before))}."
            )
    return members


def _by_part(source: Source, only: Sequence[str]) -> dict[str, str]:
    """Give the values that each part may have, those of several words of one part together."""
    parts, found = collection_of(source).parts, dict[str, str]()
    for word in only:
        part, _, values = word.partition("=")
        if not values:
            known = ", ".join(f"{each}=..." for each in parts)
            raise DataError(f"'{word}' chooses nothing of '{source.name}': write one of {known}")
        if part not in parts:
            raise UnknownNameError(f"part of collection '{source.name}'", part, parts)
        found[part] = f"{found[part]},{values}" if part in found else values
    return found


def members(source: str, **chosen: Value) -> pl.DataFrame:
    """List members of a collection: what its table says of them, their sha256, and whether each is here.

    Parameters
    ----------
    source : str
        The source, for example ``"ungdc"``.
    **chosen
        By its parts, as in ``year=(1946, 1950)`` (from and to), ``iso3=["FRA", "DEU"]``, ``session=80``.

    Examples
    --------
    >>> members("ungdc", year=1970).height
    70
    """
    record = SOURCES[source]
    few = choose_members(record, as_words(chosen))
    return _rows_of(record, few).with_columns(
        pl.Series("sha256", [member.file.sha256 for member in few]),
        pl.Series("here", [is_here(member.file) for member in few]),
    )


def texts(source: str, *, only_here: bool = False, **chosen: Value) -> pl.DataFrame:
    """Read members of a collection: their rows in its table, and what each of them holds. No other file is opened.

    Parameters
    ----------
    source : str
        The source, for example ``"ungdc"``.
    only_here : bool
        Leave out what is neither in the cache nor in a mirror.
    **chosen
        By its parts, as in ``year=(1946, 1950)`` (from and to), ``iso3=["FRA", "DEU"]``, ``session=80``.

    Returns
    -------
    DataFrame
        A row for each member, with the columns of the source's table and those that the collection `reads`.

    Raises
    ------
    UnknownNameError
        If there is no such source, part or value.
    NotFetchedError
        If a member is neither in the cache nor in a mirror.
    ChecksumError
        If a member is not the pinned one.

    Examples
    --------
    >>> texts("ungdc", year=1970, iso3="USA")  # doctest: +SKIP
    """
    record = SOURCES[source]
    words = as_words(chosen)
    few = choose_members(record, words)
    away = [member for member in few if not is_here(member.file)]
    if away and not only_here:
        raise _not_here(record, few, away, words)
    few = [member for member in few if is_here(member.file)] if away else few
    collection = collection_of(record)
    read = [collection.opened(content_of(verified(record, member.file))) for member in few]
    frame = _rows_of(record, few).with_columns(
        pl.Series(column.name, [row[column.name] for row in read], getattr(pl, column.polars_type))
        for column in collection.reads
    )
    listed = record.tables[0]
    whole = Table("texts", listed.key, (*listed.columns, *collection.reads))
    validate(record, {"texts": frame}, tables=(whole,))
    return frame


def as_words(chosen: Mapping[str, Value]) -> list[str]:
    """Write what was chosen as the command line has it.

    Examples
    --------
    >>> as_words({"year": (1946, 1950), "iso3": ["FRA", "DEU"], "session": 7})
    ['year=1946-1950', 'iso3=FRA,DEU', 'session=7']
    """
    return [f"{part}={_word(value)}" for part, value in chosen.items()]


def _word(value: Value) -> str:
    """Write the values of a part."""
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(each, int) for each in value):
        return f"{value[0]}-{value[1]}"
    return str(value) if isinstance(value, int | str) else ",".join(map(str, value))


def _fitting(collection: Collection, part: str, values: str) -> set[str]:
    """Give the values of a part that words such as ``1946-1950,1960`` mean."""
    known = {member.parts[part] for member in members_of(collection)}
    fitting = set[str]()
    for value in filter(None, (each.strip() for each in values.split(","))):
        span = SPAN.fullmatch(value)
        first, last = span.groups() if span else (value, value)
        if first.isdecimal() and last.isdecimal():
            found = {each for each in known if each.isdecimal() and int(first) <= int(each) <= int(last)}
        else:
            found = {each for each in known if each == value.upper()}
        if not found:
            raise _none_of(collection, part, value, known)
        fitting |= found
    return fitting


def _none_of(collection: Collection, part: str, value: str, known: set[str]) -> NoMemberError:
    """Say that no member has a value, which values there are, and the nearest."""
    asked = [int(each) for each in value.split("-") if each.isdecimal()]
    if asked and all(each.isdecimal() for each in known):
        numbers = sorted(map(int, known))
        near = sorted(sorted(numbers, key=lambda each: (min(abs(each - one) for one in asked), each))[:NAMED])
    else:
        near = nearest(value, known)
    told = f"; the nearest are {', '.join(map(str, near))}" if near else ""
    return NoMemberError(f"No {part} of collection '{collection.name}' is called '{value}': it has "
                         f"{_spelled(part, known)}{told}.")  # fmt: skip


def _spelled(part: str, known: Iterable[str]) -> str:
    """Write the values of a part: from the first to the last, and how many where some between are missing."""
    values = sorted(set(known), key=lambda each: (int(each) if each.isdecimal() else 0, each))
    if all(each.isdecimal() for each in values):
        span = values[0] if values[0] == values[-1] else f"{values[0]}-{values[-1]}"
        whole = len(values) == int(values[-1]) - int(values[0]) + 1
        return f"{part} {span}" + ("" if whole else f" ({len(values)} of these)")
    if len(values) <= NAMED:
        return f"{part} {', '.join(values)}"
    return f"{len(values)} values of {part}, from {values[0]} to {values[-1]}"


def _rows_of(source: Source, few: Iterable[Member]) -> pl.DataFrame:
    """Give the rows of the source's table that stand for some members, in their order."""
    listed = source.tables[0]
    columns = {column.name: column for column in listed.columns}
    parts = [name for name in listed.key if name in columns]
    keys = {name: [member.parts[name] for member in few] for name in parts}
    wanted = pl.DataFrame(keys).select(pl.col(name).cast(getattr(pl, columns[name].polars_type)) for name in parts)
    return wanted.join(table(source.name, listed.name), on=parts, how="left", maintain_order="left").select(
        list(columns)
    )


def _not_here(source: Source, few: Sequence[Member], away: Sequence[Member], words: Sequence[str]) -> NotFetchedError:
    """Say which members are missing, and how they come."""
    collection = collection_of(source)
    names = ", ".join(f"'{member.name}'" for member in away[:NAMED]) + (" and others" if len(away) > NAMED else "")
    only = "".join(f" --only {word}" for word in words)
    return NotFetchedError(
        f"{len(away):,} of {len(few):,} {collection.unit} of '{source.name}' are not here ({names}): polycentric fetch "
        f"{source.name}{only}{' --many' if are_many(files_of(few)) else ''}, or leave them out with only_here=True."
    )


def are_many(files: Sequence[RemoteFile]) -> bool:
    """Tell whether so many or so large members come only where the user says so."""
    return len(files) > MOST or sum(file.size for file in files) > HEAVIEST


def files_of(few: Iterable[Member]) -> list[RemoteFile]:
    """Give what is fetched of some members."""
    return [member.file for member in few]


def described(source: Source) -> list[dict[str, Any]]:
    """Describe what reading a member gives, for lists of columns."""
    return [
        {"table": "texts, by need", "column": column.name, "unit": column.unit, "meaning": column.meaning}
        for column in (source.collection.reads if source.collection else ())
    ]
