"""What a source says and does not say: faults, problems, coverage, flags and ages; of a fetched one its tables."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from polycentric.errors import NotFetchedError, PolycentricError
from polycentric.sources import SOURCES
from polycentric.sources.contract import Collection, Source, Table
from polycentric.sources.record.collection import members_of
from polycentric.tables import archive
from polycentric.tables.read import EMBEDDED, read
from polycentric.tables.validate import faults


@dataclass(frozen=True)
class Check:
    """The result of checking one source.

    Attributes
    ----------
    source : str
        The source's name.
    faults : tuple of str
        What is wrong with the files or tables; with any, the frames are empty.
    problems : DataFrame
        edition, state, field, raw, problem: every text of every edition that is there and has no reading.
    coverage : DataFrame
        variable, states, observed, stated_missing, absent, oldest, newest: of the latest observation of each state in
        the last edition.
    flags : DataFrame
        variable, flag, cells: how many of the last edition's cells carry each flag.
    ages : DataFrame
        variable, year, states: how many states' latest observation is of that year.
    editions : DataFrame
        edition, states, cells, undated, partners, memberships, problems: how much each edition gives.
    tables : DataFrame
        table, rows, columns, first, last, missing: of each table of a fetched source that could be read.
    is_here : bool
        Whether all files of the source are here.
    """

    source: str
    faults: tuple[str, ...]
    problems: pl.DataFrame
    coverage: pl.DataFrame
    flags: pl.DataFrame
    ages: pl.DataFrame
    editions: pl.DataFrame
    tables: pl.DataFrame
    is_here: bool = True

    @property
    def is_sound(self) -> bool:
        """Whether the tables could be read and keep all rules; problems of the source's texts do not count."""
        return not self.faults

    def as_dict(self) -> dict[str, Any]:
        """Give the whole result as plain lists and dicts, for JSON."""
        frames = {name: getattr(self, name).to_dicts() for name in _EMPTY}
        return {
            "source": self.source,
            "sound": self.is_sound,
            "here": self.is_here,
            "faults": list(self.faults),
            **frames,
        }


def check(name: str = "factbook", folder: Path = EMBEDDED) -> Check:
    """Read a source's tables as any user would, and say what they hold and lack.

    Parameters
    ----------
    name : str
        The source: one that ships with the package, or a fetched one, whose files are verified by sha256, read, and
        held to their description.
    folder : Path
        Where the embedded tables lie.

    Returns
    -------
    Check
        With `faults` instead of an exception where the tables cannot be read.

    Examples
    --------
    >>> check("factbook").faults
    ()
    """
    source = SOURCES[name]
    if not source.embedded:
        return _check_fetched(source)
    try:
        frames = read(name, folder)
    except PolycentricError as error:
        return _result(name, (str(error),), {})
    return _result(name, (), frames | _summaries(source, frames))


_EMPTY = {
    "problems": ("edition", "state", "field", "raw", "problem"),
    "coverage": ("variable", "states", "observed", "stated_missing", "absent", "oldest", "newest"),
    "flags": ("variable", "flag", "cells"),
    "ages": ("variable", "year", "states"),
    "editions": ("edition", "states", "cells", "undated", "partners", "memberships", "problems"),
    "tables": ("table", "rows", "columns", "first", "last", "missing"),
}


def _check_fetched(source: Source) -> Check:
    """Verify, read and hold each table of a fetched source."""
    tables_checked, wrong, here = list[dict[str, Any]](), list[str](), True
    for each in source.tables:
        if source.collection is None and _is_left_out(source, each):
            continue
        try:
            if source.collection is None:
                _ = archive.verified(source, archive.file_of(source, each))
            else:
                wrong += _damaged_members(source, source.collection)
            frame = archive.table(source.name, each.name)
        except NotFetchedError as error:
            wrong, here = [*wrong, str(error)], False
            continue
        except PolycentricError as error:
            wrong.append(str(error))
            continue
        wrong += faults(source, {each.name: frame}, tables=(each,))
        tables_checked.append(_size_of(each, frame))
    checked = _result(
        source.name, tuple(dict.fromkeys(wrong)), {"tables": pl.DataFrame(tables_checked)} if tables_checked else {}
    )
    return replace(checked, is_here=here)


def _is_left_out(source: Source, table: Table) -> bool:
    """Tell whether a table is of a file that the source can do without, and that isn't here."""
    file = archive.file_of(source, table)
    return file not in source.needed() and not archive.is_here(file)


def _damaged_members(source: Source, collection: Collection) -> list[str]:
    """Name the members of a collection in the cache that are not the pinned ones."""
    faults_found = list[str]()
    for member in members_of(collection):
        if archive.is_present(member.file):
            try:
                _ = archive.verified(source, member.file)
            except PolycentricError as error:
                faults_found.append(str(error))
    return faults_found


def _size_of(table: Table, frame: pl.DataFrame) -> dict[str, Any]:
    """Say how large a table is, which years it has, and in how many cells nothing stands."""
    year = frame["year"] if "year" in frame.columns else pl.Series([], dtype=pl.Int16)
    return {"table": table.name, "rows": frame.height, "columns": frame.width, "first": year.min(), "last": year.max(),
            "missing": sum(frame.null_count().row(0))}  # fmt: skip


def _result(name: str, faults: tuple[str, ...], frames: dict[str, pl.DataFrame]) -> Check:
    """Make the result, with an empty frame for what the source does not have."""
    parts = {part: frames.get(part, pl.DataFrame(schema=columns)) for part, columns in _EMPTY.items()}
    return Check(name, faults, **parts, is_here=True)


def _summaries(source: Source, frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Summarise a source that has the tables of the embedded world."""
    if not {"cells", "partners", "memberships", "problems", "states"} <= frames.keys():
        return {}
    last = frames["states"]["edition"].max()
    by_edition = _editions(frames)
    frames = {name: frame.filter(pl.col("edition") == last) for name, frame in frames.items()}
    observed = _observed(frames)
    latest = observed.group_by("variable", "state").agg(pl.col("year").max())
    return {
        "coverage": _coverage(source, frames, latest),
        "flags": _flags(frames["cells"]),
        "ages": latest.group_by("variable", "year").agg(pl.len().alias("states")).sort("variable", "year"),
        "editions": by_edition,
    }


def _editions(frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Count what each edition gives, and what of it has no year or no reading."""
    counted = frames["states"].group_by("edition").len("states").sort("edition")
    parts = {"cells": frames["cells"], "undated": frames["cells"].filter(pl.col("year").is_null()),
             "partners": frames["partners"], "memberships": frames["memberships"],
             "problems": frames["problems"]}  # fmt: skip
    for name, frame in parts.items():
        counted = counted.join(frame.group_by("edition").len(name), on="edition", how="left")
    return counted.fill_null(0)


# Variables that past editions print and the last one doesn't.
_PAST = frozenset({"output_unnamed", "milex", "manpower", "electricity_production", "electricity_consumption"})


def _observed(frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Give (variable, state, year) of all observations; partner lists and memberships count as variables."""
    columns = ("variable", "state", "year")
    lists = frames["partners"].with_columns((pl.col("flow") + " partners").alias("variable"))
    bodies = frames["memberships"].with_columns(
        pl.lit("memberships").alias("variable"), pl.lit(None, pl.Int16).alias("year")
    )
    return pl.concat([frame.select(columns) for frame in (frames["cells"], lists, bodies)]).unique()


def _coverage(source: Source, frames: dict[str, pl.DataFrame], latest: pl.DataFrame) -> pl.DataFrame:
    """Count, per variable, states observed, states whose text has no reading, and states without the field."""
    origins = {variable.name: variable.origin for variable in source.table("cells").variables}
    origins |= {
        "exports partners": "Exports - partners",
        "imports partners": "Imports - partners",
        "memberships": "International organization participation",
    }
    total, rows = frames["states"].height, list[dict[str, Any]]()
    printed = {*frames["cells"]["variable"].to_list(), *origins.keys()} - _PAST
    for variable, origin in origins.items():
        if variable not in printed:
            continue
        seen = latest.filter(pl.col("variable") == variable)
        unread = frames["problems"].filter(
            (pl.col("field") == origin) & ~pl.col("state").is_in(seen["state"].implode())
        )
        stated = unread["state"].n_unique()
        rows.append({"variable": variable, "states": total, "observed": seen.height, "stated_missing": stated,
                     "absent": total - seen.height - stated, "oldest": seen["year"].min(),
                     "newest": seen["year"].max()})  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"oldest": pl.Int16, "newest": pl.Int16})


def _flags(cells: pl.DataFrame) -> pl.DataFrame:
    """Count the cells that carry each flag."""
    each = cells.select("variable", pl.col("flag").str.split(";")).explode("flag").drop_nulls("flag")
    return each.group_by("variable", "flag").agg(pl.len().alias("cells")).sort("variable", "flag")
