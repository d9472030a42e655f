"""What a state is called over a span of years, in which its name may have changed."""

from polycentric.pictures.drawing.words import the


def called_in(state: str, first: int, last: int) -> str:
    """Give a state's name of the last year, and in brackets those before it where it changed in these years.

    A name that came in the course of the last year is none of theirs: in 1946-1991 it is the Soviet Union.

    Examples
    --------
    >>> called_in("RUS", 1947, 1991), called_in("RUS", 1997, 1999), called_in("RUS", 1946, 2024)
    ('Soviet Union', 'Russia', 'Russia (Soviet Union until 1991)')
    """
    from polycentric.states import name_of

    if first < last and name_of(state, last - 1) != name_of(state, last):
        last -= 1
    name, past = name_of(state, first), list[str]()
    for year in range(first + 1, last + 1):
        now = name_of(state, year)
        if now != name:
            past.append(f"{name} until {year}")
        name = now
    before = [each for each in past if not each.startswith(f"{name} until")]
    return f"{name} ({', '.join(before)})" if before else name


def in_a_sentence(name: str) -> str:
    """Put "the" before a name that takes it, whatever stands in brackets after it."""
    now, bracket, rest = name.partition(" (")
    return f"{the(now)}{bracket}{rest}"
