"""Into which two sides states would fall by what draws them together and apart."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Row
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.poles.groups.landscape import Landscape
    from polycentric.poles.groups.propensities import Propensity

TOP, STARTS = 17, 200
TIDY = (
    Column("minimum", "minimum", "number"),
    Column("energy", "energy", "size x size x propensity"),
    Column("basin", "basin", "part of what was looked at"),
    Column("state", "state", "state"),
    Column("name", "name"),
    Column("side", "side", "number"),
    Column("frustration", "frustration", "size x propensity"),
    Column("cost", "cost of changing sides", "energy"),
)


@question
def landscape(
    *,
    year: int,
    states: str | Sequence[str] = (),
    top: int | None = None,
    terms: str | Mapping[str, float] | None = None,
    index: str = "cinc",
    starts: int | None = None,
    seed: int | None = None,
) -> Answer:
    """Show the divisions of states into two sides from which none alone would move (Axelrod and Bennett 1993).

    Parameters
    ----------
    year : int
    states : sequence of str, or str
        Which states; the largest without any. A text names them with commas between.
    top : int, optional
        How many of the largest, where no states are named; 17 without it.
    terms : str or mapping, optional
        What propensities are made of, with weights, as in ``"wars,regime=2"``; all there is without it.
    index : str
        The power index that is a state's size.
    starts, seed : int, optional
        Of the annealed search of more than 26 states: 200 starts, seed 0 without them.

    Returns
    -------
    Answer
        A row for each minimum and state.

    Raises
    ------
    QuestionError
        If fewer than two states are left, or an argument has no use.
    UnknownNameError
        If a term, an index or a state is unknown.
    CoverageError
        If nothing is known of the year.

    Examples
    --------
    ::

        pc.answers.landscape(year=1938, terms={"rivalry": 1, "wars": 1, "regime": 2})
    """
    from polycentric.answers.parts.landscape_rows import sections
    from polycentric.answers.parts.landscape_words import notes, sentences
    from polycentric.poles.groups.landscape import landscape as find_minima
    from polycentric.poles.groups.propensities import propensities

    weights = _weights(terms)
    panel = _panel(year, weights, index)
    sizes = _sizes(panel, index, year)
    wanted = [name.strip() for name in states.split(",")] if isinstance(states, str) else list(states)
    if wanted and top is not None:
        raise QuestionError(f"The states are named: leave {option('top')} or {option('states')} out.")
    exactly = _named(wanted, panel) if wanted else _largest(sizes, top or TOP)
    _check(exactly, {"starts": starts, "seed": seed}, named=bool(wanted))
    pulls = propensities(panel, year, exactly, weights)
    minima = find_minima(pulls.values, sizes, starts=starts or STARTS, seed=seed or 0)
    names = dict(zip(panel["state"].values, panel["name"].sel(year=year).values, strict=True))
    rows: list[Row] = [{**row, "name": names[row["state"]]} for row in minima.table().to_dicts()]
    return Answer(
        f"The landscape of {len(minima.states)} states in {year}: {len(minima.minima)} local "
        f"{'minimum' if len(minima.minima) == 1 else 'minima'}",
        Grid(TIDY, rows),
        sections(rows),
        sentences=sentences(minima, pulls, sizes, names, year),
        notes=notes(minima, pulls, names, index),
        provenance=lambda: _provenance(minima, pulls, panel, year=year, index=index, seed=seed or 0),
    )


def _check(states: Sequence[str], searched: Mapping[str, object], *, named: bool) -> None:
    """Refuse too few states, and arguments of a search that isn't made."""
    from polycentric.poles.groups.landscape import EXACT_MOST

    if len(states) < 2:
        raise QuestionError("A landscape needs at least two states: name more, with commas between them.")
    idle = next((name for name, value in searched.items() if value is not None), None)
    if idle and len(states) <= EXACT_MOST:
        given = option("states") if named else f"states ({option('top')})"
        raise QuestionError(
            f"{option(idle)} has no use with {len(states)} {given}: up to {EXACT_MOST} every division is looked at; "
            f"leave {option(idle)} out."
        )


def _weights(terms: str | Mapping[str, float] | None) -> dict[str, float] | None:
    """Read terms with their weights: `wars,regime=2`."""
    if terms is None:
        return None
    if not isinstance(terms, str):
        return dict(terms)
    weights: dict[str, float] = {}
    for part in (part.strip() for part in terms.split(",")):
        name, _, weight = part.partition("=")
        try:
            weights[name.strip()] = _finite(weight or "1")
        except ValueError:
            raise QuestionError(f"'{part}': a weight is a number, as in regime=2.") from None
    return weights


def _finite(text: str) -> float:
    """Read a number; nan and inf are none."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _panel(year: int, weights: Mapping[str, float] | None, index: str) -> "xr.Dataset":
    """Load what the terms look at, from as far back as they do."""
    from polycentric.panel.load import load, span
    from polycentric.poles.groups.propensities import LOOKS_BACK, needed
    from polycentric.power import INDICES

    span((year, year), "history")
    layers = [*needed(None if weights is None else list(weights)), *INDICES[index].archive()]
    return load("history", years=(max(year - LOOKS_BACK + 1, 1816), year), series=layers)


def _sizes(panel: "xr.Dataset", index: str, year: int) -> "xr.DataArray":
    """Give each state's share of the index that year."""
    from polycentric.answers.covered import checked
    from polycentric.errors import CoverageError
    from polycentric.power import INDICES
    from polycentric.sets.shares import shares

    of_year = shares(INDICES[index](panel)).sel(year=year)
    if bool(of_year.isnull().all()):
        _ = checked(f"'{index}'", INDICES[index].archive(), (year, year))
        raise CoverageError(f"'{index}' gives no state a size in {year}: choose another {option('index')} or year.")
    return of_year


def _largest(sizes: "xr.DataArray", top: int) -> list[str]:
    """Name the largest states, equal ones by label."""
    known = sizes.dropna("state")
    ordered = sorted(
        zip(known.values.tolist(), known["state"].values, strict=True), key=lambda each: (-each[0], each[1])
    )
    return [str(state) for _, state in ordered[:top]]


def _named(states: Sequence[str], panel: "xr.Dataset") -> list[str]:
    """Find the states that are meant, each once."""
    from polycentric.answers.names import find_state

    return list(dict.fromkeys(find_state(name, panel) for name in states))


def _provenance(minima: "Landscape", pulls: "Propensity", panel: "xr.Dataset", **parameters: Any) -> dict[str, Any]:
    """Say what makes the result again."""
    from polycentric.answers.where import sources_of

    return provenance_of(
        *sources_of(panel),
        world="history",
        terms=dict(pulls.weights),
        exact=minima.exact,
        unknown=minima.unknown,
        **parameters,
    )


QUESTION = Question("Into which two sides would states fall?", landscape)
