"""Where a question about autonomy looks: years within the archive's reach are the archive's, if it is there."""

from collections.abc import Mapping
from dataclasses import replace

from polycentric.answers import where
from polycentric.answers.asked import option
from polycentric.answers.where import Where

LATEST = 2010  # the last year in which most channels are known of most states


def place_of_autonomy(asked: Mapping[str, object], index: str | None) -> Where:
    """Say where to look: nobody having chosen a world, an archived year is looked up in the archive."""
    from polycentric.panel.history import is_here
    from polycentric.poles.hierarchy.loading import LAST, variables

    at = where.where_of(where.place_of(asked))
    if at.world == "history":
        return at if at.year is not None or at.years is not None else replace(at, year=LATEST)
    first = at.years[0] if at.years else at.year
    if asked.get("world") or at.as_known or first is None or first > LAST or not _has(index):
        return at
    few = "the world 'now' knows too little of single years"
    if is_here(variables(index)):
        return replace(at, world="history", note=f"From the world 'history', since {few}; the other: "
                       f"{option('world', 'now')}.")  # fmt: skip
    return replace(at, note=f"Not from the world 'history', whose sources haven't all been fetched; {few}. Fetch them: "
                   f"polycentric fetch {' '.join(missing(index))}")  # fmt: skip


def missing(index: str | None) -> list[str]:
    """Name the sources of the archive that are needed and aren't here."""
    from polycentric.panel.history import not_here
    from polycentric.poles.hierarchy.loading import variables

    return not_here(variables(index))


def _has(index: str | None) -> bool:
    """Tell whether the archive has an index."""
    from polycentric.power import INDICES

    return index is None or bool(INDICES[index].archive())
