"""Where a question about polarity looks: which world, in which years."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from polycentric.answers import where
from polycentric.answers.parts.polarity_world import needed
from polycentric.answers.where import Where


def place_of_polarity(asked: Mapping[str, object], index: str | None, added: Sequence[Path]) -> Where:
    """Say where to look: the world of two centuries without years is all of it."""
    from polycentric.panel.history import DEFAULT_YEARS

    at = where.where_of(where.place_of(asked), None if added else lambda: _archived(index))
    if at.world != "history" or at.year is not None or at.years is not None:
        return at
    return replace(at, years=DEFAULT_YEARS)


def _archived(index: str | None) -> list[str]:
    """Name the variables of the archive that are needed; none where it lacks the index."""
    from polycentric.poles.definitions import DEFINITIONS
    from polycentric.power import INDICES

    return [] if index and not INDICES[index].archive() else needed(DEFINITIONS.values())
