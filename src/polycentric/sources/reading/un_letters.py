"""Who is meant by letters of the United Nations' lists of members in a year: RUS and SUN, CHN before 1971, YUG."""

import datetime
from functools import cache

SEATED = datetime.date(1971, 10, 25)  # the day on which the People's Republic took China's seat
MAINLAND = 1950  # the Republic of China left it in December 1949
# Letters of states as they were, each with our id for the state that they were an earlier part of its life.
EARLIER = {
    "SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "BUR": "MMR", "ZAR": "COD", "ROM": "ROU", "TMP": "TLS", "DHY": "BEN",
    "HVO": "BFA", "BYS": "BLR", "UAR": "EGY", "FRG": "DEU", "CEY": "LKA",
}  # fmt: skip


@cache
def member(letters: str, name: str, day: datetime.date) -> str | None:
    """Give the state that a member's letters, or else its name, mean on a day; nothing where it is none.

    Examples
    --------
    >>> day = datetime.date(1971, 10, 1)
    >>> member("CHN", "CHINA", day), member("CHN", "CHINA", datetime.date(1971, 12, 1)), member("SUN", "USSR", day)
    ('TWN', 'CHN', 'RUS')
    """
    from polycentric.errors import PolycentricError
    from polycentric.states import lives, match, states

    state = EARLIER.get(letters, letters)
    if letters == "CHN":
        state = "TWN" if day < SEATED and day.year >= MAINLAND else "CHN"
    if state in states() and lives(state, day.year):
        return state
    try:
        found = match(name, day.year).id
    except PolycentricError:
        return None
    return found if lives(found, day.year) else None
