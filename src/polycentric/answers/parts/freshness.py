"""The age of each source, and what of its layer is had elsewhere."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polycentric.sources.contract import Source

OLD = 10  # years without news after which a layer is said to be old


def rows_of(names: Sequence[str], now: int) -> list[dict[str, Any]]:
    """Give a row for each source, the oldest first; those of which a user has no copy last."""
    from polycentric.sources import SOURCES

    chosen = [SOURCES[name] for name in dict.fromkeys(names)] or list(SOURCES.values())
    rows = [_row(source, now) for source in chosen]
    return sorted(rows, key=lambda row: (row["last"] is None, row["last"] or 0, row["source"]))


def layers(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Give, of each layer that has something newer: for which sources, what and where it is, and how it is brought."""
    found = dict[str, list[dict[str, Any]]]()
    for row in rows:
        if row["layer"]:
            found.setdefault(row["layer"], []).append(row)
    return {layer: _facts(each) for layer, each in found.items()}


def _facts(rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Word what is known of a layer."""
    readers = (rows[0]["readers"] or "").split(", ")
    return {
        "newer than": ", ".join(row["source"] for row in rows),
        "what": rows[0]["what"],
        "where": rows[0]["where"],
        "your own": "; ".join(f"polycentric fetch {name} --from FILE" for name in readers if name),
        **(
            {}
            if not (alone := [name for name in readers if name and not feeds(name)])
            else {
                "but": f"{', '.join(alone)}: read as a table alone, which no layer, index or addition here takes",
            }
        ),
    }


def unrenewed(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the sources with a last year of which no newer copy is known, and their makers' pages."""
    from polycentric.sources.record.newer import UNKNOWN

    return [row for row in rows if row["layer"] is None and row["last"] is not None and row["what"] == UNKNOWN]


def alone(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Say which of the sources that take a user's own copy feed nothing but their own table."""
    from polycentric.sources import SOURCES

    named = [row["source"] for row in rows if any(file.takes_copies for file in SOURCES[row["source"]].files)]
    lonely = [name for name in named if not feeds(name)]
    if lonely:
        yield (
            f"Of your own copy of {', '.join(lonely)} a table is read (polycentric.tables.archive.table), and no "
            "layer, index or addition here is made of it."
        )


def feeds(source: str) -> tuple[str, ...]:
    """Name the kinds of things that are made of a source: series, layers, indices, additions."""
    from polycentric.answers.elsewhere import made_of

    return tuple(made_of(source))


def oldest(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Say how many sources end long ago, and of which layers a newer copy is read."""
    from polycentric.pictures.drawing.words import count

    known = [row for row in rows if row["age"] is not None]
    if len(known) == 1:
        yield f"{known[0]['source']} ends in {known[0]['last']}, {count(known[0]['age'], 'year')} ago."
    elif known:
        old = sum(row["age"] > OLD for row in known)
        yield f"Of {len(known)} sources with a last year, {old} end more than {OLD} years ago."
    read = dict.fromkeys(row["layer"] for row in rows if row["readers"])
    if read:
        yield f"Your own newer copy is read of {len(read)}: {'; '.join(read)}."


def _row(source: "Source", now: int) -> dict[str, Any]:
    """Make a row of a source."""
    from polycentric.sources.record.newer import OURS, UNKNOWN, of

    newer, last = of(source.name), last_year(source)
    return {
        "source": source.name,
        "label": source.label,
        "last": last,
        "age": None if last is None else max(now - last, 0),
        "cache": _where_here(source),
        "layer": newer.layer if newer else None,
        "where": "; ".join(newer.where) if newer else (source.address or None),
        "what": newer.what if newer else None if last is None else OURS if _is_ours(source) else UNKNOWN,
        "readers": ", ".join(newer.readers) or None if newer else None,
        "feeds": ", ".join(feeds(source.name)) or None,
    }


def _where_here(source: "Source") -> str:
    """Say how much of a source is in the cache, or that a mirror has it."""
    from polycentric.tables.archive import is_here
    from polycentric.tables.presence import state_of

    state = state_of(source)
    lacks = state not in {"fetched", "your own copy"} and source.files
    return "in the mirror" if lacks and all(map(is_here, source.needed())) else state


def _is_ours(source: "Source") -> bool:
    """Tell a list that ships with the package from a source with a page of its own."""
    return "://" not in source.address


def last_year(source: "Source") -> int | None:
    """Give the last year that a source has: of its record, or of a user's own copy where there is one."""
    years = years_here(source)
    return None if years is None else years[1]


def years_here(source: "Source") -> tuple[int, int] | None:
    """Give the years of a source's record, or of a user's own copy; None where there is none, or it has no years."""
    from polycentric.tables.copies import copy_of, years_of

    pinned = all(file.is_pinned for file in source.needed())
    if not pinned and any(copy_of(file) is None for file in source.files):
        return None
    has_years = any(column.unit == "year" for table in source.tables for column in table.columns)
    return years_of(source) if pinned or has_years else None
