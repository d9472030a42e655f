"""Whether the tables of the sources are whole and keep their own rules."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.answers.asked import all_rows, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    import polars as pl

    from polycentric.tables.check import Check


@question
def source_checks(*names: str, every: bool = False, mirror: Path | None = None) -> Answer:
    """Check the tables of sources: their files' sha256, every rule of their descriptions, texts without a reading.

    Parameters
    ----------
    *names : str
        Sources; without any those that ship with the package and those in the cache.
    every : bool
        Every source; those that are not here are listed as such.
    mirror : path, optional
        Check every source, with the files of a mirror folder.

    Returns
    -------
    Answer
        A row for each text without a reading; `faults` names the sources that are damaged, break a rule, or were named
        and are not here. A gap of a source is listed, and is no fault.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.source_checks("factbook").faults
    ()
    """
    import polars as pl

    from polycentric.answers.provenance import provenance_of
    from polycentric.tables.check import check
    from polycentric.tables.places import using_mirror

    with using_mirror(mirror):
        checks = [check(name) for name in (names or _all(every or mirror is not None))]
    problems = pl.concat(
        [one.problems.cast(pl.String).select(pl.lit(one.source).alias("source"), pl.all()) for one in checks]
    )
    return Answer(
        f"{_verdict(checks)}; {problems.height} fields could not be read",
        grid_of(problems),
        [section for one in checks for section in _sections(one)],
        notes=(
            "observed: the source gives a value; stated missing: the field holds text that could not be read; absent: "
            "the source has no such field.",
            f"Coverage, flags and problems shown are the last edition's; {all_rows()} the problems of all.",
        ),
        provenance=lambda: provenance_of(checks=[one.as_dict() for one in checks]),
        faults=[one.source for one in checks if not (one.is_sound or not (one.is_here or names))],
    )


def _all(every: bool) -> tuple[str, ...]:
    """Name all sources, or those that ship with the package or are in the cache."""
    from polycentric.sources import SOURCES
    from polycentric.tables.archive import is_present

    return tuple(
        name
        for name, source in SOURCES.items()
        if every or source.embedded or (source.files and all(is_present(file) for file in source.needed()))
    )


def _verdict(checks: "Sequence[Check]") -> str:
    """Say which sources are sound, which are not, and which are not here."""
    unsound = [one.source for one in checks if one.is_here and not one.is_sound]
    sound = [one.source for one in checks if one.is_sound]
    away = [one.source for one in checks if not one.is_here]
    parts = {"NOT sound": unsound, "sound": sound, "not here": away}
    return "; ".join(f"{', '.join(names)}: {word}" for word, names in parts.items() if names)


def _sections(checked: "Check") -> list[Section]:
    """Give the parts of a check that have something to say, the faults first."""
    faults = Grid([Column("fault", "fault")], [{"fault": fault} for fault in checked.faults])
    parts = {part: grid_of(_read(checked, part)) for part in ("tables", "editions", "coverage", "problems", "flags")}
    parts_by_name = {"faults": faults, **parts}
    sections = [Section(f"{checked.source}: {part}", grid) for part, grid in parts_by_name.items() if grid.rows]
    return sections or [Section(f"{checked.source}: problems", Grid((Column("", ""),), []))]


def _read(checked: "Check", part: str) -> "pl.DataFrame":
    """Give a part as a person reads it: of texts without a reading those of the last edition alone."""
    frame = getattr(checked, part)
    if part != "problems" or not frame.height:
        return frame
    return frame.filter(frame["edition"] == frame["edition"].max())


QUESTION = Question("Are the tables of the sources whole?", source_checks)
