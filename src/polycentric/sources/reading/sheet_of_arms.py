"""Hold SIPRI's sheet of one supplier or recipient to itself: its names must be somebody's, its lines add up.

A name that nobody has would give its state a year without deliveries, and so a zero that the sheet doesn't say.
"""

import re
from collections.abc import Iterable, Sequence

from polycentric.errors import DataError, NotAStateError, PolycentricError, UnknownNameError

NOBODY = re.compile(r"unknown\b", re.IGNORECASE)  # "unknown recipient(s)" and such, as SIPRI writes
YEAR = re.compile(r"\d{4}")
HALF = 0.5  # of the last digit, which a rounded figure may be off by
NAMED = 12  # names, or years, that a message lists


def is_stranger(name: str) -> bool:
    """Tell whether SIPRI itself says that a name is no state's: with a star, or as unknown."""
    return name.endswith("*") or bool(NOBODY.match(name))


def check_names(names: Iterable[str], file: str) -> None:
    """Refuse names that neither a state nor a known place or body has, all at once.

    Parameters
    ----------
    names : iterable of str
        Of suppliers and recipients; those with a star and the unknown ones are SIPRI's own strangers.
    file : str
        The file's name, for the message.

    Raises
    ------
    DataError
        It gives each name with the nearest known ones.
    """
    lost = [hint for name in dict.fromkeys(names) if not is_stranger(name) and (hint := _unknown(name))]
    if lost:
        more = f" and {len(lost) - NAMED} more" if len(lost) > NAMED else ""
        raise DataError(
            f"'{file}' names suppliers or recipients that are not known: {'; '.join(lost[:NAMED])}{more}. Write them "
            "as SIPRI does, or put a * behind a name that is no state's: a delivery to nobody would leave a zero."
        )


def _unknown(name: str) -> str:
    """Give a name that means nothing with the nearest known ones; nothing where it means something at any time."""
    from polycentric.states.matching import match
    from polycentric.states.suggestions import similar

    try:
        match(name)
    except NotAStateError:
        return ""
    except UnknownNameError:
        near = " or ".join(f"'{each}'" for each in similar(name))
        return f"'{name}' (is it {near}?)" if near else f"'{name}'"
    except PolycentricError:  # of several states, or of another time: known
        return ""
    return ""


def check_totals(table: str, years: Sequence[str], partners: Sequence[Sequence[str]], totals: Sequence[str]) -> None:
    """Refuse a table whose line of totals is not the sum of its lines, by more than rounding leaves.

    Parameters
    ----------
    table : str
        Which one, for the message.
    years : sequence of str
        The line of years; other heads are no years.
    partners, totals : sequence
        The lines below it, and the line of totals.

    Raises
    ------
    DataError
        It gives the years, each with both sums.
    """
    wrong: list[str] = []
    for place, year in enumerate(years):
        cells = [line[place] for line in partners if place < len(line) and line[place]]
        if not YEAR.fullmatch(year) or not (figures := _figures([*cells, totals[place] or "0"])):
            continue
        total, unit = figures.pop(), _unit([*cells, totals[place]])
        if abs(sum(figures) - total) > HALF * unit * (len(cells) + 1) + 1e-9:
            wrong.append(f"{year} ({total:g}, where its lines give {sum(figures):g})")
    if wrong:
        more = f" and {len(wrong) - NAMED} more" if len(wrong) > NAMED else ""
        raise DataError(
            f"The totals of {table} are not the sums of its lines in {', '.join(wrong[:NAMED])}"
            f"{more}: a line is lacking or a figure was changed. Ask SIPRI for it again."
        )


def _figures(cells: Sequence[str]) -> list[float]:
    """Give the cells as numbers; none where one is no number, which the table's description refuses by name."""
    try:
        return [float(cell) for cell in cells]
    except ValueError:
        return []


def _unit(cells: Sequence[str]) -> float:
    """Give the place of the last digit that the figures are rounded to."""
    return 10.0 ** -max((len(cell.partition(".")[2]) for cell in cells), default=0)
