"""From the Factbook's codes and spellings to state ids."""

from functools import cache

from polycentric.errors import AmbiguousNameError, CoverageError, NotAStateError, UnknownNameError
from polycentric.states import match, today

LONGEST_NAME = 80

# Records whose short form is cut ("The Dominican").
SHORT_NAMES = {"dr": "Dominican Republic"}


@cache
def states_by_gec() -> dict[str, str]:
    """Give the ids of today's states by the code that names their record."""
    return {str(state.gec.letters): state.id for state in today() if state.gec is not None}


def partner(name: str) -> tuple[str | None, str | None]:
    """Give a partner's state id, or None and why not; a territory has neither an id nor a reason."""
    if len(name) > LONGEST_NAME:
        return None, f"a partner's name is longer than {LONGEST_NAME} letters"
    try:
        state = match(name)
    except NotAStateError:
        return None, None
    except (AmbiguousNameError, CoverageError, UnknownNameError) as refusal:
        return None, f"a partner's name means no state of today: {refusal}"
    return (state.id, None) if state.today else (None, f"a partner is a state of the past: {state}")
