"""Tables for statistics: a row a state-year, dyad-year, leader-year, state-day or year."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import option, question
from polycentric.answers.contract import Answer
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.panel.tidy.table import TidyTable


@dataclass(frozen=True)
class Choice:
    """Which rows and columns are kept, and in which units amounts stand."""

    where: tuple[str, ...]
    keep: tuple[str, ...]
    units: str
    relevant: bool = False
    contact: str | None = None


@dataclass(frozen=True)
class Rows:
    """Which rows a table begins with."""

    builder: str
    first: int | None
    last: int | None
    system: str | None
    directed: bool | None = None

    @property
    def keywords(self) -> dict[str, Any]:
        """What the function that builds them is called with."""
        given = {"system": self.system, "directed": self.directed}
        return {"first": self.first, "last": self.last, **{k: v for k, v in given.items() if v is not None}}


@question
def table(
    rows: str,
    *,
    first: int | None = None,
    last: int | None = None,
    system: str | None = None,
    directed: bool | None = None,
    relevant: bool = False,
    contact: str | None = None,
    additions: Sequence[str] = (),
    where: Sequence[str] = (),
    keep: Sequence[str] = (),
    units: str = "base",
    out: Path | None = None,
) -> Answer:
    """Build a table for statistics, and write it where a place is given.

    Columns are added first, then rows chosen, then columns. `polycentric.dyad_years` and its like give the table
    itself.

    Parameters
    ----------
    rows : str
        What a row is: ``state-years``, ``dyad-years``, ``leader-years``, ``leader-days``, ``leader-dyad-years``,
        ``state-days`` or ``system-years``.
    first, last : int, optional
        The years; those of the list of states without them.
    system : str, optional
        Whose list of states: ``cow`` or ``gw``.
    directed : bool, optional
        Of pairs: each in both directions, or once.
    relevant : bool
        Politically relevant pairs alone.
    contact : str, optional
        With `relevant`: ``any``, ``land``, ``12``, ``24`` or ``150``.
    additions : sequence of str
        What to add; options after colons, as in ``nmc:version=6``.
    where : sequence of str
        Conditions on columns.
    keep : sequence of str
        Columns to keep of those added.
    units : str
        ``base``, or ``cow`` for those of the codebooks.
    out : path, optional
        A .parquet, .csv or .dta file.

    Returns
    -------
    Answer
        What each column covers; its first rows to read.

    Raises
    ------
    UnknownNameError
        If an addition or a column is unknown.
    CoverageError
        If the years can't be had.
    OutputError
        If the file can't be written.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.table("state-years", first=1900, last=1901).title
    '84 state-years'
    """
    from polycentric.answers.parts.table_rows import table_sheet
    from polycentric.answers.progress import steps
    from polycentric.panel.tidy.holes import holes

    names = [name for each in additions for name in each.split(",") if name]
    _check(names, out)
    choice = Choice(tuple(where), tuple(keep), units, relevant, contact)
    with steps(len(names) + 3) as step:
        begun = Rows(rows.replace("-", "_"), first, last, system, directed)
        whole, notes = _added(begun, names, units, step)
        built = _chosen(whole, choice)
        notes += _useless(whole, built, names, where)
        if out is not None:
            step("writing")
            built.write(out)
        step("largest states")
        missed = holes(built)
    return table_sheet(built, [*missed, *notes], [] if out is None else _written(built, out))


def _written(built: "TidyTable", out: Path) -> list[str]:
    """Say what was written, and which programs read it."""
    from polycentric.panel.tidy.write import beside, who_reads
    from polycentric.writing import shown

    described = f"; what they say is in {shown(beside(out))}" if built.notes else ""
    wrote = f"Wrote {shown(out)}: {built.base.height:,} rows, {built.frame.width} columns{described}"
    reads = who_reads(built, out)
    return [wrote, *([reads] if reads else [])]


def _added(
    rows: Rows, names: Sequence[str], units: str, step: Callable[[str], None]
) -> "tuple[TidyTable, list[str]]":  # fmt: skip
    """Build the rows and add the columns; say which years what was added doesn't cover."""
    from polycentric.answers.covered import checked_columns

    step("rows")
    built = _built(rows, names).in_units(units)
    added: list[tuple[str, int, int]] = []
    for name in names:
        step(name)
        before = len(built.notes)
        built = built.add(name)
        added += [(name, note.first, note.last) for note in built.notes[before:]]
    return built, checked_columns(added, built.base.span) if built.base.height else []


def _built(rows: Rows, names: Sequence[str]) -> "TidyTable":
    """Build the rows; where the years can't be had, say where the data of what is to be added end."""
    from polycentric.errors import CoverageError
    from polycentric.panel.membership import LIST_ENDS
    from polycentric.tidy import BUILDERS

    ends = LIST_ENDS[rows.system or "cow"]
    if rows.first is not None and rows.last is None and rows.first > ends and not rows.builder.startswith("leader"):
        raise CoverageError(
            f"Without {option('last')} the rows end in {ends}, where the list of states ends, before {rows.first}: add "
            f"{option('last')}, and later years carry the list's last members on.{_data_end(names)}"
        )
    try:
        return BUILDERS[rows.builder](**rows.keywords)
    except CoverageError as refused:
        raise CoverageError(f"{refused}{_data_end(names)}") from None


def _data_end(names: Sequence[str]) -> str:
    """Say which years the data of additions cover."""
    from polycentric.panel.additions.contract import parsed
    from polycentric.tidy import addition

    spans = {text: addition(name).span(**own) for text, (name, own) in ((each, parsed(each)) for each in names)}
    covered = [f"'{name}' covers {span[0]}-{span[1]}" for name, span in spans.items() if span is not None]
    return f" {', '.join(covered)}." if covered else ""


def _chosen(built: "TidyTable", choice: Choice) -> "TidyTable":
    """Keep the rows and columns that were asked for, columns last, so that conditions know all of them."""
    if choice.relevant:
        built = built.relevant(choice.contact or "")
    for text in choice.where:
        built = _where(built, text)
    kept = [name.strip() for each in choice.keep for name in each.split(",") if name.strip()]
    return built.keep(*kept) if choice.keep else built


def _where(built: "TidyTable", text: str) -> "TidyTable":
    """Keep the rows that meet a condition; of a column that isn't there say what brings it."""
    from polycentric.errors import UnknownNameError
    from polycentric.tidy import adding

    try:
        return built.where(text)
    except UnknownNameError as unknown:
        if unknown.kind == "column" and (brings := adding(str(unknown.name))):
            what, _, column = brings.partition(";")
            unknown.args = (f"No column is called '{unknown.name}': add it first: {option('add', what)};{column}.",)
        raise


def _useless(whole: "TidyTable", built: "TidyTable", names: Sequence[str], where: Sequence[str]) -> list[str]:
    """Name what was added of which --keep keeps no column, and which no condition looks at either."""
    from polycentric.panel.additions.contract import parsed
    from polycentric.tidy import addition

    used = {*built.added.columns, *re.findall(r"\w+", " ".join(where))}
    unused: list[str] = []
    for name in names:
        stems = {*addition(parsed(name)[0]).columns}
        columns = {each for each in whole.added.columns if {each, each[:-1]} & stems}
        unused += [name] if columns and not columns & used else []
    return [f"'{name}' was added, and {option('keep')} keeps none of its columns." for name in unused]


def _check(names: list[str], out: Path | None) -> None:
    """Refuse an unknown addition and an ending without a form before anything is built."""
    from polycentric.panel.additions.contract import parsed
    from polycentric.panel.tidy.write import checked_form
    from polycentric.tidy import addition

    for name in names:
        _ = addition(parsed(name)[0])
    if out is not None:
        checked_form(out)


QUESTION = Question("What does a table for statistics hold?", table)
