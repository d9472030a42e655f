"""Which world and year an index is looked for in, where nobody names them: the archive's where it alone has it."""

from collections.abc import Sequence
from dataclasses import replace

from polycentric.answers.where import Where


def archived(names: Sequence[str]) -> list[str]:
    """Name the variables of the archive that the indices need; none where it lacks one of the indices."""
    from polycentric.panel.history import DEFAULT_SERIES
    from polycentric.power import INDICES

    found = [INDICES[name].archive() for name in names]
    return [variable for each in [*found, DEFAULT_SERIES] for variable in each] if all(found) else []


def in_its_last_year(names: Sequence[str], at: Where) -> Where:
    """Look at the last year that the source of a single index covers, where that is before the world's last."""
    from polycentric.answers.covered import span_of
    from polycentric.panel.history import DEFAULT_YEARS
    from polycentric.power import INDICES

    if at.world != "history" or at.year is not None or at.years is not None or len(names) != 1:
        return at
    span = span_of(INDICES[names[0]].archive() if names[0] in INDICES else ())
    return at if span is None or span[1] >= DEFAULT_YEARS[1] else replace(at, year=span[1])


def where_it_is(names: Sequence[str], at: Where) -> Where:
    """Look into the archive for indices of which the world `now` lacks one, where it is there and has them all."""
    from polycentric.panel.history import is_here
    from polycentric.panel.load import load
    from polycentric.power import INDICES

    if at.world != "now" or at.as_known is not None or at.carry or not names:
        return at
    indices = [INDICES[name] for name in names if name in INDICES]
    if len(indices) < len(names) or not all(index.archive() for index in indices):
        return at
    lacking = [index for index in indices if not index.fits(load("now"))]
    if not lacking or not is_here([variable for index in indices for variable in index.archive()]):
        return at
    return replace(at, world="history", note=f"From the world 'history', which alone has {lacking[0].name}.")
