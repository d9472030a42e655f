"""What each edition of the World Factbook prints of one year's figure, and how that changed from edition to edition.

A change is a *revision* only where both editions print the figure in dollars of the same year, after the same round of
price comparisons, and mean the same by it. Otherwise it is called what it is, ``other prices`` or ``other meaning``.
Figures whose year the text doesn't state are left out.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

from polycentric import tables
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel import editions
from polycentric.panel.now import printed_as
from polycentric.panel.now_world import names_at

FIRST, SAME, REVISION, PRICES, MEANING, JUMP = (
    "first", "unchanged", "revision", "other prices", "other meaning", "jump"
)  # fmt: skip
KINDS = (FIRST, SAME, REVISION, PRICES, MEANING, JUMP)
RATES = ("growth", "milex_share")
# The least digits in which two prints are compared: "4.8 trillion" may be what another edition prints as 4.75.
DIGITS, DIGITS_OF_RATES = 3, 2
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "variable": pl.String,
    "state": pl.String,
    "name": pl.String,
    "year": pl.Int16,
    "edition": pl.Int16,
    "value": pl.Float64,
    "unit": pl.String,
    "base_year": pl.Int16,
    "estimate": pl.Boolean,
    "flag": pl.String,
    "edition_before": pl.Int16,
    "change": pl.Float64,
    "kind": pl.String,
    "why": pl.String,
}
_KEY = ("variable", "state", "year")


def variables() -> tuple[str, ...]:
    """Name the variables that the editions print."""
    return tuple(tables.read("factbook")["cells"]["variable"].unique().sort().to_list())


def revisions(variable: str, states: str | Sequence[str] | None = None, year: int | None = None) -> pl.DataFrame:
    """Give what each edition prints of each year's figure of a variable, and its change on the edition before.

    Parameters
    ----------
    variable : str
        One that the editions print, such as ``"gdp_ppp"``; `variables` lists them.
    states : str or sequence of str, optional
        Ids of states; all without it.
    year : int, optional
        The year that the figures are of; all without it.

    Returns
    -------
    DataFrame
        A row per state, year and edition, in this order. `change` is a part of the value of `edition_before`, the last
        edition before this one that prints the same figure; of a rate (growth, the military share) it is the
        difference. `kind` says what the change is: ``first`` (nothing to compare with), ``unchanged`` (to the digits
        that both print, three at least), ``revision``, ``other prices``, ``other meaning``, or ``jump`` where one of
        the two leaves what is printed around it, which may be a slip of a unit; `why` says the reason.

    Raises
    ------
    UnknownNameError
        If no edition prints a variable, or knows a state, of that name.
    CoverageError
        If no edition prints the figure.

    Examples
    --------
    >>> found = revisions("exports", "CHN", 2014)
    >>> found.select("edition", "value", "kind").rows()
    [(2015, 2343000000000.0, 'first'), (2016, 2244000000000.0, 'revision')]
    """
    name, cells = _printed(variable), tables.read("factbook")["cells"]
    wanted = None if states is None else [states] if isinstance(states, str) else list(states)
    _check_states(wanted, cells)
    rows = cells.filter((pl.col("variable") == name) & pl.col("year").is_not_null() & pl.col("value").is_not_null())
    if wanted is not None:
        rows = rows.filter(pl.col("state").is_in(wanted))
    found = rows if year is None else rows.filter(pl.col("year") == year)
    if found.is_empty():
        raise _nothing(name, wanted, year, rows)
    # Of two figures of one year in one text the first counts, as it does in a panel.
    once = found.sort("place").unique((*_KEY, "edition"), keep="first").sort("state", "year", "edition")
    return _compared(once).select(*SCHEMA).cast(SCHEMA)  # pyright: ignore[reportArgumentType]


def by_editions(found: pl.DataFrame) -> pl.DataFrame:
    """Count for each pair of editions how many figures both print, how many were revised, and by how much.

    Parameters
    ----------
    found : DataFrame
        As `revisions` gives it.

    Returns
    -------
    DataFrame
        A row per pair of editions: `figures` that both print, how many of each kind, and of the revisions the median
        change, the median of their sizes, and the largest with its state and year.
    """
    pairs = found.filter(pl.col("edition_before").is_not_null())
    revised = pl.col("kind") == REVISION
    largest = pl.col("change").abs().fill_null(-1.0).filter(revised).arg_max()
    counts = [(pl.col("kind") == kind).sum().alias(kind.replace(" ", "_")) for kind in KINDS if kind != FIRST]
    of_largest = [pl.col(column).filter(revised).get(largest, null_on_oob=True).alias(f"largest_{column}")
                  for column in ("change", "state", "year")]  # fmt: skip
    return (
        pairs.group_by("edition_before", "edition")
        .agg(
            pl.len().alias("figures"),
            *counts,
            pl.col("change").filter(revised).median().alias("median_change"),
            pl.col("change").filter(revised).abs().median().alias("median_size"),
            *of_largest,
        )
        .sort("edition", "edition_before")
    )


def changes(variable: str, states: str | Sequence[str] | None = None) -> pl.DataFrame:
    """Give each year's change on the year before, as first known and as last known.

    Both figures of a change are of one edition and in dollars of one year, so that no step between price rounds is
    taken for growth.

    Returns
    -------
    DataFrame
        A row per state and year: `first_edition` and `last_edition` that print both years, with the change of each
        (`first_change`, `last_change`), a part of the year before; of a rate the difference.
    """
    rows = revisions(variable, states)
    before = rows.select("state", "edition", pl.col("year") + 1, pl.col("value").alias("earlier"),
                         pl.col("base_year").alias("base_before"))  # fmt: skip
    both = rows.join(before, on=("state", "edition", "year")).filter(
        pl.col("base_year").eq_missing(pl.col("base_before")) & ~pl.col("flag").str.contains("other_dollars")
    )
    dated = both.with_columns(_change(rows["variable"][0]).alias("step")).sort("state", "year", "edition")
    return dated.group_by("state", "year", maintain_order=True).agg(
        pl.col("name").last(),
        pl.col("edition").first().alias("first_edition"),
        pl.col("step").first().alias("first_change"),
        pl.col("edition").last().alias("last_edition"),
        pl.col("step").last().alias("last_change"),
    )


def _printed(variable: str) -> str:
    """Give the variable of the cells that is meant, by its name there or in a panel."""
    known = variables()
    if variable in known:
        return variable
    first, *others = printed_as(variable)
    if others:
        raise CoverageError(
            f"No edition prints '{variable}', which is made of {' and '.join((first, *others))}: ask for one of these."
        )
    if first in known:
        return first
    raise UnknownNameError("variable", variable, known)


def _check_states(wanted: Sequence[str] | None, cells: pl.DataFrame) -> None:
    """Refuse a state that no edition knows."""
    known = cells["state"].unique().to_list()
    for state in wanted or ():
        if state not in known:
            raise UnknownNameError("state", state, known)


def _nothing(name: str, wanted: Sequence[str] | None, year: int | None, rows: pl.DataFrame) -> CoverageError:
    """Say that no edition prints the figure, and what there is."""
    whose = "" if wanted is None else f" of {', '.join(wanted)}"
    when = "" if year is None else f" of {year}"
    years = f"those of {rows['year'].min()} to {rows['year'].max()} are printed" if rows.height else "there is no other"
    return CoverageError(f"No edition prints a figure '{name}'{whose}{when}: {years}.")


def _compared(rows: pl.DataFrame) -> pl.DataFrame:
    """Set each print beside the one before, and say what the change is."""
    before = {"edition": "edition_before", "value": "earlier", "base_year": "base_before", "flag": "flag_before"}
    earlier = [pl.col(name).shift().over(*_KEY).alias(as_name) for name, as_name in before.items()]
    beside = rows.with_columns(pl.col("flag").fill_null("")).with_columns(earlier)
    variable = str(rows["variable"][0])
    judged = [_judged(variable, row) for row in beside.iter_rows(named=True)]
    named = _names(beside)
    return beside.with_columns(
        pl.Series("name", named),
        pl.Series("kind", [kind for kind, _ in judged]),
        pl.Series("why", [why for _, why in judged]),
        pl.col("unit").str.replace("base_year", pl.col("base_year").cast(pl.String).fill_null("a base not stated")),
        _change(variable).alias("change"),
    )


def _change(variable: str) -> pl.Expr:
    """Give the change on the value before: a part of it, or the difference of rates."""
    difference = pl.col("value") - pl.col("earlier")
    if variable in RATES:
        return difference
    return pl.when(pl.col("earlier") != 0).then(difference / pl.col("earlier"))


def _judged(variable: str, row: dict[str, object]) -> tuple[str, str]:
    """Say what the change on the edition before is, and why where it is no revision."""
    before, after = row["edition_before"], row["edition"]
    if not isinstance(before, int) or not isinstance(after, int):
        return FIRST, ""
    reasons = [why for start, end, why in editions.breaks().get(variable, ()) if before <= start < end <= after]
    if row["base_before"] != row["base_year"]:
        dollars = f"dollars of {_base(row['base_before'])}, then of {_base(row['base_year'])}"
        return PRICES, "; ".join((*dict.fromkeys(reasons), dollars))
    if reasons:
        return (PRICES if variable == editions.PRICED else MEANING), "; ".join(dict.fromkeys(reasons))
    if "base_unstated" in str(row["flag"]) and variable == editions.PRICED:
        return PRICES, "neither edition states the base of its dollars"
    least = DIGITS_OF_RATES if variable in RATES else DIGITS
    if alike(float(str(row["earlier"])), float(str(row["value"])), least):
        return SAME, ""
    if "jump" in f"{row['flag_before']};{row['flag']}":
        return JUMP, "one of the two is far from what is printed around it"
    return REVISION, ""


def alike(one: float, other: float, least: int = DIGITS) -> bool:
    """Tell whether two prints are the same to the digits of the one that has fewer, but at least so many.

    Examples
    --------
    >>> alike(4.8e12, 4.75e12), alike(4.80e12, 4.803e12), alike(22492450.0, 22492000.0)
    (False, True, True)
    """
    digits = max(min(_digits(one), _digits(other)), least)
    return bool(np.isclose(float(f"{one:.{digits - 1}e}"), float(f"{other:.{digits - 1}e}"), rtol=1e-9, atol=0.0))


def _digits(value: float) -> int:
    """Count the digits of a number as it was printed, as far as its value shows them."""
    return len(f"{abs(value):.9e}".partition("e")[0].replace(".", "").rstrip("0")) or 1


def _base(year: object) -> str:
    return "an unstated year" if year is None else str(year)


def _names(rows: pl.DataFrame) -> list[str]:
    """Give each state's name in the edition's year."""
    states = rows["state"].unique().to_list()
    by_year = {
        edition: dict(zip(states, names_at(states, edition), strict=True))
        for edition in rows["edition"].unique().to_list()
    }
    return [by_year[edition][state] for edition, state in rows.select("edition", "state").iter_rows()]
