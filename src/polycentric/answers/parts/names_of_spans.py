"""What a state is called over a span of years, in which its name may have changed."""

from polycentric.pictures.drawing.words import the


def called_in(state: str, first: int, last: int) -> str:
    """Give a state's name of the last year, and in brackets the one before it where it changed in these years.

    Examples
    --------
    >>> called_in("RUS", 1947, 1988), called_in("RUS", 1997, 1999), called_in("RUS", 1946, 2024)
    ('Soviet Union', 'Russia', 'Russia (Soviet Union until 1991)')
    """
    from polycentric.states import name_of

    name = name_of(state, last)
    for year in range(last - 1, first - 1, -1):
        before = name_of(state, year)
        if before != name:
            return f"{name} ({before} until {year + 1})"
    return name


def in_a_sentence(name: str) -> str:
    """Put "the" before a name that takes it, whatever stands in brackets after it."""
    now, bracket, rest = name.partition(" (")
    return f"{the(now)}{bracket}{rest}"
