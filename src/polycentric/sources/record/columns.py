"""The columns that many sources share, each worded once."""

from polycentric.sources.contract import NEVER_MISSING, Column

GAP = "null: the source has no value"
UNKNOWN = "null: the source says that it is not known"


def ccode(name: str = "ccode", meaning: str = "the state", missing: str = NEVER_MISSING,
          missing_codes: tuple[float | str, ...] = (), besides: tuple[int, ...] = ()) -> Column:  # fmt: skip
    """Describe a code of the Correlates of War project."""
    return Column(name, "ccode", f"{meaning}, by its Correlates of War code", 2, 999, missing=missing, dtype="Int16",
                  missing_codes=missing_codes, besides=besides)  # fmt: skip


def gwcode(name: str = "gwcode", meaning: str = "the state", missing: str = NEVER_MISSING,
           besides: tuple[int, ...] = ()) -> Column:  # fmt: skip
    """Describe a code of Gleditsch and Ward's list."""
    return Column(name, "gwcode", f"{meaning}, by its Gleditsch-Ward code", 2, 999, missing=missing, dtype="Int16",
                  besides=besides)  # fmt: skip


def directed(code: str = "ccode") -> tuple[Column, Column]:
    """Describe the two codes of a directed dyad."""
    make = ccode if code == "ccode" else gwcode
    return make(f"{code}1", "the state that acts, or is looked from"), make(f"{code}2", "the other state")


def undirected(code: str = "ccode", besides: tuple[int, ...] = ()) -> tuple[Column, Column]:
    """Describe the two codes of a dyad without direction, the smaller one first."""
    make = ccode if code == "ccode" else gwcode
    smaller = make(f"{code}1", "the state with the smaller code", besides=besides)
    return smaller, make(f"{code}2", "the state with the larger code", besides=besides)


def year(first: int, last: int, name: str = "year", meaning: str = "the year", missing: str = NEVER_MISSING,
         origin: str = "", missing_codes: tuple[float | str, ...] = ()) -> Column:  # fmt: skip
    """Describe a year within bounds."""
    return Column(name, "year", meaning, first, last, missing=missing, dtype="Int16", origin=origin,
                  missing_codes=missing_codes)  # fmt: skip


def month(name: str, meaning: str, missing: str = NEVER_MISSING,
          missing_codes: tuple[float | str, ...] = ()) -> Column:  # fmt: skip
    """Describe a month."""
    return Column(name, "month", meaning, 1, 12, missing=missing, dtype="Int8", missing_codes=missing_codes)


def day(name: str, meaning: str, missing: str = NEVER_MISSING,
        missing_codes: tuple[float | str, ...] = ()) -> Column:  # fmt: skip
    """Describe a day of the month."""
    return Column(name, "day", meaning, 1, 31, missing=missing, dtype="Int8", missing_codes=missing_codes)


def date(name: str, meaning: str, missing: str = NEVER_MISSING, origin: str = "") -> Column:
    """Describe a date."""
    return Column(name, "date", meaning, missing=missing, dtype="Date", origin=origin)


def text(name: str, meaning: str, missing: str = NEVER_MISSING, origin: str = "", codes: tuple[str, ...] = (),
         missing_codes: tuple[float | str, ...] = ()) -> Column:  # fmt: skip
    """Describe a text; with `codes`, one of them."""
    return Column(name, "code" if codes else "text", meaning, codes=codes, missing=missing, origin=origin,
                  missing_codes=missing_codes)  # fmt: skip


def truth(name: str, meaning: str, missing: str = NEVER_MISSING, origin: str = "",
          missing_codes: tuple[float | str, ...] = ()) -> Column:  # fmt: skip
    """Describe a yes or no, which the source writes as 1 and 0."""
    return Column(name, "truth", meaning, missing=missing, dtype="Boolean", origin=origin, missing_codes=missing_codes)


def level(name: str, meaning: str, lower: int, upper: int, missing: str = NEVER_MISSING, origin: str = "",
          missing_codes: tuple[float | str, ...] = (), codes: str = "") -> Column:  # fmt: skip
    """Describe a code that is a small whole number, such as a level of hostility; `codes` says what each one means."""
    return Column(name, "code", meaning, lower, upper, missing=missing, dtype="Int16", origin=origin,
                  missing_codes=missing_codes, levels=codes)  # fmt: skip


def whole(name: str, unit: str, meaning: str, lower: float, upper: float, missing: str = NEVER_MISSING,
          origin: str = "", missing_codes: tuple[float | str, ...] = ()) -> Column:  # fmt: skip
    """Describe a whole number."""
    return Column(name, unit, meaning, lower, upper, missing=missing, dtype="Int32", origin=origin,
                  missing_codes=missing_codes)  # fmt: skip


def amount(name: str, unit: str, meaning: str, lower: float, upper: float, missing: str = NEVER_MISSING,
           origin: str = "", scale: float = 1.0,
           missing_codes: tuple[float | str, ...] = ()) -> Column:  # fmt: skip
    """Describe a number, turned into base units by `scale`."""
    return Column(name, unit, meaning, lower, upper, missing=missing, dtype="Float64", origin=origin, scale=scale,
                  missing_codes=missing_codes)  # fmt: skip
