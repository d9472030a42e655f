"""The years in which a name meant its state, where that state has since taken another one."""

from polycentric.states import facts
from polycentric.states.codes import written
from polycentric.states.lookup import meaning
from polycentric.states.membership import lives

FIRST = 1  # a year before every text


def years_of_name(text: str, state: str) -> tuple[int, int] | None:
    """Give the first and last year in which a name meant a state that has since had others; else nothing.

    An id or a code is no name, a name that a state merely changed (Burma) means it at any time, and that of a state
    which is gone (Saxony) means all of its years.

    Parameters
    ----------
    text : str
        What a user typed.
    state : str
        The id of the state that was found for it.

    Examples
    --------
    >>> years_of_name("Soviet Union", "RUS"), years_of_name("Russia", "RUS"), years_of_name("Prussia", "DEU")
    ((1922, 1991), None, (1, 1871))
    >>> years_of_name("Saxony", "SAX"), years_of_name("RUS", "RUS"), years_of_name("Burma", "MMR")
    (None, None, None)
    """
    if text.strip().upper() in facts.states() or written(text) is not None:
        return None
    names = [one for one in meaning(text).names if one.state == state]
    ends = [one.end.year for one in names if one.end is not None and not one.former]
    if not names or len(ends) < len(names) or not lives(state, max(ends) + 1):
        return None
    return min(FIRST if one.start is None else one.start.year for one in names), max(ends)


def is_former_name(text: str, state: str) -> bool:
    """Tell whether a text is a name that a state has since changed, which means it at any time.

    Examples
    --------
    >>> is_former_name("Zaire", "COD"), is_former_name("Soviet Union", "RUS")
    (True, False)
    """
    if text.strip().upper() in facts.states() or written(text) is not None:
        return False
    names = [one for one in meaning(text).names if one.state == state]
    return bool(names) and all(one.former for one in names)
