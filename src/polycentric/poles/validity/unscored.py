"""What of the package has no row in the table of scores, and why: nothing is left out in silence."""

from polycentric.panel.reading import archive
from polycentric.poles.concentration import MEASURES
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.tiers import TIER_RULES
from polycentric.poles.validity.shipped import shipped
from polycentric.power import INDICES

NO_CLASS = "a number and no class"
NO_PERIODS = "it names powers and gives the system no class (polycentric tiers holds it against cases of its own)"
NO_PAST = "no series of two centuries; it takes the past error of what measures the same, or comes nearest"
NOT_YET = "not scored since it was added: make validity scores it"


def unscored() -> dict[str, str]:
    """Give every index, definition, concentration measure and tier rule without a score, with the reason."""
    indices = {score.reading.index for score in shipped()}
    definitions = {score.reading.definition for score in shipped()}
    return {
        **{name: why for name, why in map(_of_index, INDICES) if name not in indices},
        **dict.fromkeys((name for name in DEFINITIONS if name not in definitions), NOT_YET),
        **dict.fromkeys(MEASURES, NO_CLASS),
        **dict.fromkeys((name for name in TIER_RULES if name not in definitions), NO_PERIODS),
    }


def _of_index(name: str) -> tuple[str, str]:
    """Say why an index has no row, if it has none."""
    index = INDICES[name]
    if index.no_shares():
        return name, "a rank or a rate, which has no shares"
    own = all(archive(need, index.series.get(need)) for need in index.needs)
    return name, NOT_YET if own and index.measure not in _measured() else NO_PAST


def _measured() -> set[str]:
    """Name what the scored indices measure."""
    return {score.measure for score in shipped()}
