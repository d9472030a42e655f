"""What the series of two centuries cover, year by year, and how far every layer, index and source reaches."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import QuestionError, argument, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    import polars as pl

    from polycentric.answers.parts.coverage_layers import Covering
    from polycentric.pictures.sketch import Sketch

FIRST, LAST = 1816, 2025
MOST, FEW, NAMED = 0.9, 0.1, 3
UNITS = {"year": "year", "covered": "fraction"}


@question
def coverage(*series: str, first: int = FIRST, last: int = LAST) -> Answer:
    """Show which years and how much of the world each series covers, and how far each layer, index and source reaches.

    A cell is a state, or a directed pair of states, that lived in the year. It counts as covered where the source
    gives a value, or lists what there is and has nothing there (a true zero). A source that has not been fetched is
    shown with the years of its record.

    Parameters
    ----------
    *series : str
        Series or variables of the world `history`, tie layers, power indices or sources; all without any.
    first, last : int
        The years; without them each source to its own last year.

    Returns
    -------
    Answer
        A row for each variable and year, with the counts of observed, absent, missing and outside; a map of series
        by year. Of what is no series (``series`` says its kind) a row for each year that its record has, uncounted; one
        without a year of a user's own copy that isn't here.

    Raises
    ------
    UnknownNameError
        If a name is unknown.
    CoverageError
        If the years are none of the world.

    Examples
    --------
    >>> import polycentric as pc
    >>> answer = pc.answers.coverage("atop", first=1900, last=1901)  # doctest: +SKIP
    """
    import polars as pl

    from polycentric.answers.parts import coverage_layers as layers
    from polycentric.answers.provenance import provenance_of
    from polycentric.panel.further import beyond, beyond_ties

    names, every = layers.chosen(series)
    beside = layers.within(every, (first, last), (FIRST, LAST))
    table = _surveyed(names, (first, last))
    summary = _summary(table)
    told = [*(_in_words(summary) if summary else ()), *filter(None, [layers.sentence(beside)])]
    unfetched = sorted({row["source"] for row in summary if row["basis"] == "record"})
    notes = beyond((row["series"] for row in summary) if series else None)
    notes += beyond_ties((each.name for each in beside if each.kind == "ties"), notes)
    notes += ["Covered: part of the states or pairs of those years that the source speaks of; zero outside its years."]
    if unfetched:
        notes.append(f"Not fetched, so only the years of the record are known: {'; '.join(unfetched)}.")
    return Answer(
        f"What the series of the world 'history' cover, {first}–{last}",
        grid_of(pl.concat([table, layers.rows(beside, (first, last), (FIRST, LAST))], how="diagonal_relaxed"), UNITS),
        [
            *(Section(heading, Grid(_READ, rows)) for heading, rows in _by_source(summary).items()),
            *layers.sections(beside),
        ],
        sentences=told,
        notes=notes,
        provenance=lambda: provenance_of(*_sources(table, beside), world="history", years=[first, last]),
        sketch=lambda: _sketch(table, (first, last)),
    )


def _in_words(summary: Sequence[dict[str, Any]]) -> list[str]:
    """Say how many variables there are, how many cover most of the world in their years, and which cover least."""
    from polycentric.pictures.drawing.words import count, listed

    sources = len({row["source"] for row in summary})
    known = sorted((row for row in summary if row["part"] is not None), key=lambda row: (row["part"], row["variable"]))
    told = [f"{count(len(summary), 'variable')} of {count(sources, 'source')}."]
    if known:
        whole = sum(row["part"] >= MOST for row in known)
        told.append(f"{whole or 'None'} of {len(known)} cover{'s' if whole < 2 else ''} nine tenths or more of the "
                    "states or pairs of the years that their sources speak of.")  # fmt: skip
    few = [f"{row['variable']} ({row['share']}%)" for row in known if row["part"] < FEW][:NAMED]
    told += [f"Least is covered by {listed(few)}: of rare things, or of few states."] if few else []
    return told


def _surveyed(names: Sequence[str], years: tuple[int, int]) -> "pl.DataFrame":
    """Survey series by series, with a bar where it takes its time."""
    import polars as pl

    from polycentric.answers.progress import steps
    from polycentric.panel.load import span
    from polycentric.panel.series import SERIES, select
    from polycentric.panel.survey import SCHEMA, survey

    checked, chosen = span(years, "history"), select(names)
    if not chosen:
        return pl.DataFrame(schema=SCHEMA)
    with steps(len(chosen)) as step:
        parts: list[pl.DataFrame] = []
        for series, variables in chosen.items():
            step(SERIES[series].label)
            parts.append(survey([each.name for each in variables], checked))
    return pl.concat(parts)


_READ = (
    Column("variable", "variable"),
    Column("cells_are", "of"),
    Column("first", "from", "year"),
    Column("last", "to", "year"),
    Column("share", "covered %", "number"),
    Column("units", "unit"),
)


def _by_source(summary: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Group the rows under their sources, in the order in which these first appear."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in summary:
        grouped.setdefault(str(row["source"]), []).append(row)
    return grouped


def _summary(table: "pl.DataFrame") -> list[dict[str, Any]]:
    """Give a row per variable: the years it covers, and how much of the world in them."""
    import polars as pl

    rows: list[dict[str, Any]] = []
    for (_, variable), part in table.group_by("series", "variable", maintain_order=True):
        known = part.filter(part["covered"].is_null() | (part["covered"] > 0))
        counted = known.filter(known["covered"].is_not_null())
        known_cells, cells = (int(counted.select(pl.sum_horizontal(names).sum()).item() or 0)
                              for names in (["observed", "absent"], ["cells"]))  # fmt: skip
        share = known_cells / cells if cells else None
        rows.append(part.row(0, named=True) | {
            "variable": variable,
            "first": known["year"].min(),
            "last": known["year"].max(),
            "share": None if share is None else _percent(share),
            "part": share,
        })  # fmt: skip
    return rows


def _percent(share: float) -> str:
    """Write a part in percent; a few cells among many are not none."""
    rounded = f"{100 * share:.1f}"
    return "<0.1" if rounded == "0.0" and share > 0 else rounded


def _sketch(table: "pl.DataFrame", years: tuple[int, int]) -> "Sketch":
    """Give what the map of series by year is drawn from.

    Raises
    ------
    QuestionError
        If no series is asked for: of all else only the first and last year are known.
    """
    if table.is_empty():
        raise QuestionError(f"The map is of how much of the world each series covers, and none of these is a series: "
                            f"name one as {argument('series')}, or look at the table.")  # fmt: skip
    from polycentric.pictures.charts.layer_coverage import Coverage, Covered, draw
    from polycentric.pictures.sketch import Sketch

    parts = table.group_by("series", "variable", maintain_order=True)
    rows = [
        Covered(row["variable"], row["label"], row["cells_are"], row["source"], _stretches(part))
        for row, part in ((part.row(0, named=True), part) for _, part in parts)
    ]
    return Sketch(Coverage(rows, years), lambda record, narrow: draw(record, narrow=narrow))


def _stretches(part: "pl.DataFrame") -> list[Any]:
    """Join years of about the same coverage (to one part in fifty); years without any are left out."""
    from polycentric.pictures.charts.layer_coverage import Stretch
    from polycentric.pictures.drawing.timeline import stretches

    rounded = {
        int(year): None if covered is None else max(round(50 * covered), 1) / 50
        for year, covered in part.select("year", "covered").iter_rows()
        if covered != 0
    }
    return [Stretch(*each) for each in stretches(rounded)]


def _sources(table: "pl.DataFrame", beside: "Sequence[Covering]") -> list[str]:
    """Name the sources that the survey counted, and those of what stands beside the series."""
    from polycentric.panel.series import SERIES

    names = table["series"].unique(maintain_order=True).to_list()
    counted = {SERIES[name].editions[SERIES[name].version].source for name in names}
    return sorted(counted.union(*(each.sources for each in beside)))


QUESTION = Question("What do the series of two centuries cover, and how far does each layer reach?", coverage)
