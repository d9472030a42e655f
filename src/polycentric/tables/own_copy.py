"""Look whether a user's own copy of a file came whole: nothing pins it, so its end and its shape must speak for it.

What can't be whole is refused. What only looks unlike a whole file is taken, with a note.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from polycentric.errors import DataError, PolycentricWarning
from polycentric.reading import content_of, digest_of
from polycentric.sources.contract import RemoteFile, Source, Table

TEXT = (".csv", ".tsv", ".txt")
FEWER = 0.8  # of the rows of the year before: fewer in the last year look like a copy cut short
MOST = 0.8  # of the units: where so many reach the last year, the file's last one should too


def check_whole(source: Source, table: Table, file: RemoteFile, path: Path) -> None:
    """Refuse a copy that is cut short, and note one that looks so.

    Raises
    ------
    DataError
        If its last line has no end, or it has fewer rows than the release that is known has for the same years.
    """
    if file.known is not None and digest_of(path) == file.known.sha256:
        return
    if path.suffix.lower() in TEXT or Path(file.path).suffix.lower() in TEXT:
        _check_end(source, table, path)
    frame = table.raw(path) if table.raw is not None else None
    if frame is None or not {column.raw for column in table.columns if column.name in table.key} <= set(frame.columns):
        return
    years = _years(table, frame)
    if years is None or not len(years):
        return
    _check_rows(source, file, path, frame.height, years)
    for doubt in _doubts(table, frame, years):
        warnings.warn(
            f"'{path}' may be cut short: {doubt}. It is taken as it is; compare it with what {source.address} has.",
            PolycentricWarning,
            stacklevel=2,
        )


def _check_end(source: Source, table: Table, path: Path) -> None:
    """Refuse a text file whose last line has no end, since nobody can tell whether its last field is whole."""
    content = content_of(path)
    if content and not content.endswith((b"\n", b"\r")) and not table.ends_itself:
        last = content[content.rfind(b"\n") + 1 :][-40:].decode("utf-8", "replace")
        raise DataError(
            f"'{path}' ends without a line's end, after '{last}': its last number may be cut short. Get it again from "
            f"{source.address}; if you know that it is whole, add an empty line at its end."
        )


def _years(table: Table, frame: pl.DataFrame) -> pl.Series | None:
    """Give the years of the rows as they stand in the file."""
    column = next((column for column in table.columns if column.unit == "year" and column.name in table.key), None)
    return None if column is None else frame[column.raw].cast(pl.Float64, strict=False)


def _check_rows(source: Source, file: RemoteFile, path: Path, rows: int, years: pl.Series) -> None:
    """Refuse a copy of a known release's years that has fewer rows."""
    known = file.known
    if known is None or rows >= known.rows:
        return
    first, last = float(years.min() or 0), float(years.max() or 0)  # pyright: ignore[reportArgumentType]  # numbers
    if first <= known.years[0] and last >= known.years[1]:
        raise DataError(
            f"'{path}' has {rows:,} rows for {first:.0f}-{last:.0f}, where {known.name} of source '{source.name}' has "
            f"{known.rows:,} for {known.years[0]}-{known.years[1]}: it is cut short. Get it again from "
            f"{source.address}."
        )


def _doubts(table: Table, frame: pl.DataFrame, years: pl.Series) -> Iterator[str]:
    """Say what of a copy's end is unlike the rest of it."""
    rows = years.value_counts(sort=False).drop_nulls().sort(years.name)
    if rows.height < 2:
        return
    (before, many), (last, count) = rows.rows()[-2:]
    if years.is_sorted() and count < FEWER * many:
        yield f"its last year, {last:.0f}, has {count:,} rows, the year before ({before:.0f}) {many:,}"
    units = [column.raw for column in table.columns if column.name in table.key and column.unit != "year"]
    if units and not years.is_sorted():
        yield from _last_unit(frame.select(pl.struct(units).alias("unit")).with_columns(years.alias("year")))


def _last_unit(rows: pl.DataFrame) -> Iterator[str]:
    """Say where a file that goes unit by unit ends before the year that nearly all units reach."""
    ids = rows["unit"].rle_id()
    spells = rows.with_columns(ids.alias("id")).group_by("id", maintain_order=True).agg(
        pl.col("unit").last(), pl.col("year").max().alias("end"), pl.col("year").is_sorted().alias("ordered")
    )  # fmt: skip
    if spells["unit"].n_unique() < spells.height or not spells["ordered"].all() or spells.height < 5:
        return
    latest, end = spells["end"][:-1].max(), spells["end"][-1]
    reach = (spells["end"][:-1] == latest).mean()
    if isinstance(reach, float) and reach >= MOST and end is not None and latest is not None and end < latest:  # pyright: ignore[reportOperatorIssue]  # numbers
        unit = ", ".join(map(str, spells["unit"][-1].values()))
        yield f"its last rows, of {unit}, end in {end:.0f}, where nearly all others reach {latest:.0f}"
