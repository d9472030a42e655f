"""The three numbers as tables: every line of each, and one row a year with the three side by side."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from polycentric.errors import PolycentricError
from polycentric.poles import by_run
from polycentric.poles.one_run import each_run, stacked
from polycentric.poles.three import NUMBERS, ORDER
from polycentric.poles.three.contract import MISSING, UNDECIDED, Reading, ThreeNumber
from polycentric.poles.three.not_here import not_here
from polycentric.poles.world import APART, World

OPEN = "undecided: what is known leaves more than half of the scale open"
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "number": pl.String,
    "year": pl.Int32,
    "actors": pl.String,
    "line": pl.String,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "word": pl.String,
    "coverage": pl.Float64,
    "segment": pl.String,
    "main": pl.Boolean,
    "reason": pl.String,
}
OF_YEAR: dict[str, pl.DataType | type[pl.DataType]] = {
    "year": pl.Int32,
    "actors": pl.String,
    **{
        f"{number}{part}": kind
        for number in ORDER
        for part, kind in (
            ("", pl.Float64),
            ("_least", pl.Float64),
            ("_most", pl.Float64),
            ("_lines", pl.Int32),
            ("_line", pl.String),
            ("_word", pl.String),
            ("_coverage", pl.Float64),
            ("_segment", pl.String),
            ("_reason", pl.String),
        )
    },
}


def three_numbers(
    world: World, numbers: Mapping[str, ThreeNumber] = NUMBERS, *, archived: bool = False
) -> pl.DataFrame:
    """Give every line of the three numbers in every year (of each run).

    Parameters
    ----------
    world : World
    numbers : mapping, optional
        The numbers by name; those of the package if left out.
    archived : bool
        Whether the archive is read for numbers that no panel can hold, if this is a world of its years.

    Returns
    -------
    DataFrame
        A row a number, year and line. `word` is ``undecided`` where what is known leaves more than half of the scale
        open, and ``missing`` where nothing is known: neither has a value or a range, and `reason` says why.

    Examples
    --------
    >>> from polycentric import toy
    >>> found = three_numbers(toy.world({"A": 2, "B": 2}))
    >>> found.filter(found["number"] == "dispersion").select("line", "value", "word").rows()
    [('power', 2.0, '')]
    """
    if by_run.beside(world.panel):
        return stacked([(where, three_numbers(one, numbers, archived=archived)) for where, one in each_run(world)])
    # Not kept as a whole: a number may rest on more than the world's panel, and each keeps its own.
    rows = [
        row
        for name in sorted(numbers, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
        for row in _rows(name, numbers[name], _tried(world, numbers[name], archived=archived), world.actors)
    ]
    return by_run.table(rows, world.panel, SCHEMA)


def side_by_side(frame: pl.DataFrame) -> pl.DataFrame:
    """Set the three numbers of each year (of each run) in one row.

    Parameters
    ----------
    frame : DataFrame
        As `three_numbers` gives it.

    Returns
    -------
    DataFrame
        Of each number the value of its main line; the `least` and the `most` over all lines that measure one thing,
        their ranges included, and how many `lines` these are; the main line's word, coverage, segment and reason.
    """
    runs = by_run.columns_of(frame)
    rows: list[dict[str, Any]] = []
    for key, part in frame.group_by(*runs, "year", "actors", maintain_order=True):
        row: dict[str, Any] = dict(zip((*runs, "year", "actors"), key, strict=True))
        for (number,), lines in part.group_by("number", maintain_order=True):
            row |= _of_number(str(number), lines)
        rows.append(row)
    kinds: dict[str, Any] = {name: frame.schema[name] for name in runs}
    return pl.DataFrame(rows, schema={**kinds, **OF_YEAR})


def _of_number(number: str, lines: pl.DataFrame) -> dict[str, Any]:
    """Give one number of one year: its main line, and the range over all."""
    main = next(iter(lines.filter(pl.col("main")).to_dicts()), lines.row(0, named=True))
    pooled = NUMBERS[number].pooled if number in NUMBERS else True
    ranges = lines if pooled else lines.filter((pl.col("line") == main["line"]) & (pl.col("main") == main["main"]))
    least = [each for name in ("value", "low") for each in ranges[name].drop_nulls()]
    most = [each for name in ("value", "high") for each in ranges[name].drop_nulls()]
    return {
        number: main["value"],
        f"{number}_least": min(least, default=None),
        f"{number}_most": max(most, default=None),
        f"{number}_lines": ranges["value"].count(),
        **{f"{number}_{name}": main[name] for name in ("line", "word", "coverage", "segment", "reason")},
    }


def _tried(world: World, number: ThreeNumber, *, archived: bool) -> Iterable[Reading]:
    """Compute a number; where the world lacks what it needs, the message is the reason."""
    from_archive = archived and world.actors == APART
    try:
        if from_archive and number.of_archive is not None:
            found = list(number.of_archive([int(year) for year in world.panel["year"].values]))
        else:
            found = list(number.compute(world))
    except PolycentricError as error:
        return not_here(world, "", str(error).rstrip("."))
    return found or not_here(world, "", "nothing here has a measure of it")


def _rows(name: str, number: ThreeNumber, readings: Iterable[Reading], actors: str) -> Iterator[dict[str, object]]:
    """Give the rows of one number; one that is undecided or missing has neither value nor range."""
    for each in readings:
        word = each.word(number.scale)
        told = word == ""
        yield {
            **each.labels, "number": name, "year": each.year, "actors": actors, "line": each.line,
            "value": each.value if told else None, "low": each.low if told else None,
            "high": each.high if told else None, "word": word, "coverage": each.coverage, "segment": each.segment,
            "main": each.main,
            "reason": OPEN if word == UNDECIDED else each.reason or ("nothing is known" if word == MISSING else ""),
        }  # fmt: skip
