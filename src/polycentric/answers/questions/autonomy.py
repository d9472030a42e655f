"""Who holds whom, and how autonomous states are."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, Unpack

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question
from polycentric.answers.where import Place

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.pictures.sketch import Sketch
    from polycentric.poles.hierarchy import Held

Table = Literal["states", "holds", "channels", "cases", "patrons"]
TABLES: tuple[Table, ...] = ("states", "holds", "channels", "cases", "patrons")
SHOWN, LATEST = 15, 2010  # the last year in which most channels are known of most states


@question
def autonomy(
    *,
    state: str | None = None,
    table: Table = "states",
    index: str | None = None,
    top: int = SHOWN,
    **asked: Unpack[Place],
) -> Answer:
    """Show how far states are held by stronger ones, by whom, and how much of the power is in its own hands.

    Parameters
    ----------
    state : str, optional
        One state alone.
    table : str
        ``"states"``, ``"holds"`` (who holds whom, channel by channel), ``"channels"`` (what each knows), ``"patrons"``
        (by hold beside those by pledges) or ``"cases"`` (known clients and free states, of two centuries).
    index : str, optional
        The power index that says who is stronger; CINC of two centuries, output of today's world.
    top : int
        Rows that a person sees.
    **asked
        Where to look: see `Place`; without groups as one. Of two centuries 2010 without a year.

    Returns
    -------
    Answer
        A row for each state, hold, channel or case; through years a row for each year.

    Raises
    ------
    QuestionError
        If groups as one are asked for, or carried values, or a table that has no use for what was given.
    UnknownNameError
        If a state, an index or a table is unknown.
    CoverageError
        If the world doesn't hold the state.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.autonomy(state="Canada").table["holder"].to_list()
    ['USA']
    """
    from polycentric.errors import UnknownNameError

    if table not in TABLES:
        raise UnknownNameError("table", table, TABLES)
    for name in ("as_one", "carry"):
        if asked.get(name):
            raise QuestionError(f"Holds are between single states, as observed: leave {option(name)} out.")
    if table == "cases":
        return _cases(state, index, asked)
    at = where.where_of(where.place_of(asked))
    if at.years is not None:
        return _through(at, state, table, index)
    return _of_year(replace(at, year=LATEST) if at.world == "history" and at.year is None else at,
                    state, table, index, top)  # fmt: skip


def _of_year(at: where.Where, state: str | None, table: Table, index: str | None, top: int) -> Answer:
    """Answer of one year."""
    from polycentric.answers.names import find_state
    from polycentric.answers.parts import autonomy_rows as rows
    from polycentric.answers.parts import autonomy_words as words
    from polycentric.poles.hierarchy.states import held_states
    from polycentric.poles.hierarchy.system import of_states

    panel = _panel(at, index)
    held, names = held_states(panel, index), _names(panel)
    one = None if state is None else find_state(state, panel)
    every = rows.states(held, names)
    (system,) = rows.of_system(of_states(held))
    chosen = [row for row in every if one in (None, row["state"])]
    columns, found = _table(table, held, panel, names, one, chosen)
    told = words.of_world(every, held, system, names) if one is None else words.of_state(every, one, names)
    return Answer(
        f"Autonomy: who holds whom; {where.when(at)}",
        Grid(columns, found),
        [Section("", Grid(_narrowed(columns, found, table), rows.shown(found[:top])))],
        sentences=told,
        notes=_notes(held, panel),
        provenance=lambda: where.provenance(at, panel, table=table, index=held.grips.measure),
        sketch=lambda: _sketch(every, names, f"Autonomy of states; {where.when(at)}", one),
    )


def _table(
    table: Table, held: "Held", panel: "xr.Dataset", names: dict[str, str], one: str | None, chosen: list[Any]
) -> tuple[tuple[Column, ...], list[Any]]:
    """Give the columns and rows of a table."""
    from polycentric.answers.parts import autonomy_rows as rows
    from polycentric.ties import LAYERS

    if table == "holds":
        return rows.hold_columns(held), rows.holds(held, one)
    if table == "channels":
        return rows.CHANNELS, rows.channels(held)
    if table == "patrons":
        found = rows.patrons(held, LAYERS["pacts"](panel), names)
        return rows.PATRONS, [row for row in found if one in (None, row["state"])]
    return rows.STATES, chosen


def _through(at: where.Where, state: str | None, table: Table, index: str | None) -> Answer:
    """Answer through years: the number of the system, or one state."""
    from polycentric.answers.names import id_of_any_year
    from polycentric.answers.parts import autonomy_rows as rows
    from polycentric.answers.parts import autonomy_words as words
    from polycentric.answers.provenance import provenance_of
    from polycentric.poles.hierarchy.loading import pieces
    from polycentric.poles.hierarchy.states import held_states
    from polycentric.poles.hierarchy.system import of_states

    if table != "states":
        raise QuestionError(f"The table '{table}' is of one year: give {option('year')} in place of {option('years')}.")
    first, last = at.years or (LATEST, LATEST)
    one = None if state is None else id_of_any_year(state, range(last, first - 1, -1))
    found: list[Any] = []
    sources: set[str] = set()
    for panel in pieces(first, last, index) if at.world == "history" else [_panel(at, index)]:
        held = held_states(panel, index)
        sources |= {str(values.attrs["source_name"]) for values in panel.data_vars.values()}
        if one is None:
            found += rows.of_system(of_states(held))
            continue
        for row, year in enumerate(held.years.tolist()):
            every = [each for each in rows.states(held, {}, row) if each["state"] == one]
            found += every or [{"year": year, "state": one, "why": "no state then, or its strength isn't known"}]
    columns = rows.YEARS if one is None else tuple(each for each in rows.STATES if each.name not in ("name", "state"))
    found = [{each.name: row.get(each.name) for each in columns} for row in found]
    what = "the system outside the strongest state" if one is None else _name(one, last)
    return Answer(
        f"Autonomy of {what}, {first}–{last}",
        Grid(columns, found),
        [Section("", Grid(columns, rows.shown(found)))],
        sentences=words.through(found, what),
        notes=[*_ALWAYS, "Which channels are known changes from year to year: values of years with other channels are "
               "not one line."],
        provenance=lambda: provenance_of(*sorted(sources), world=at.world, years=[first, last], state=one, index=index),
    )  # fmt: skip


def _cases(state: str | None, index: str | None, asked: Place) -> Answer:
    """Answer with the known cases."""
    from polycentric.answers.parts import autonomy_rows as rows
    from polycentric.answers.parts import autonomy_words as words
    from polycentric.answers.provenance import provenance_of
    from polycentric.poles.hierarchy.scores import scores
    from polycentric.poles.validity.cases import LABEL_SETS

    given = [name for name, value in ({"state": state, "index": index} | dict(asked)).items() if value]
    if given:
        raise QuestionError(f"The cases are of 1902-2010 and of CINC: leave {option(given[0])} out.")
    known, found = LABEL_SETS["held_and_free"], scores()
    return Answer(
        "Autonomy of known clients and of states that nobody held",
        Grid(rows.CASES, found.cases.to_dicts()),
        rows.case_sections(found),
        sentences=words.of_cases(found),
        notes=[f"{known.reference}. {known.checked}.", known.tests, *_ALWAYS],
        provenance=lambda: provenance_of("atop", "cow_trade", "cow_nmc", "un_ideal_points", "gml_mid", world="history"),
    )


def _panel(at: where.Where, index: str | None) -> "xr.Dataset":
    """Load what the channels and the index need."""
    from polycentric.power import INDICES
    from polycentric.ties import LAYERS

    return where.open_world(at, [LAYERS["hold"], *([INDICES[index]] if index else [])])


def _names(panel: "xr.Dataset") -> dict[str, str]:
    """Give the names of the states in the panel's last year."""
    return {state: _name(state, int(panel["year"].values[-1])) for state in panel["state"].values.tolist()}


def _name(state: str, year: int) -> str:
    from polycentric.states import name_of

    return name_of(state, year)


def _narrowed(columns: tuple[Column, ...], found: list[Any], table: Table) -> list[Column]:
    """Leave out on the screen what is the same in every row or in the file alone."""
    dropped = {"year", "scale"} | ({"state", "why"} if table == "states" and len(found) > 1 else set())
    empty = {each.name for each in columns if found and all(row.get(each.name) is None for row in found)}
    return [each for each in columns if each.name not in dropped | empty]


_ALWAYS = (
    "Autonomy: one less the largest hold of any stronger state. A hold: the mean of the channels that are known "
    "between two states. Least and most: with each channel left out in turn. The rule was declared before its "
    "score was seen.",
)


def _notes(held: "Held", panel: "xr.Dataset") -> list[str]:
    """Say the rule, which channels are known, which are missing, and where each is from."""
    import numpy as np

    from polycentric.answers.parts.autonomy_rows import channels
    from polycentric.pictures.drawing.words import listed
    from polycentric.ties.channels import CHANNELS

    known = [row["channel"] for row in channels(held) if row["pairs"]]
    missing = [name for name in held.grips.names if name not in known]
    lines = [*_ALWAYS, f"Known here: {listed(known) or 'no channel'}; who is stronger is said by {held.grips.measure}."]
    lines += [f"Missing here: {listed(missing)}. What they would show is not counted as nothing."] if missing else []
    lines += [f"{name}: {CHANNELS[name].caveat}" for name in known]
    if np.isnan(held.grips.strength).all():
        lines.append("No strength is known of this year.")
    return lines


def _sketch(every: list[Any], names: dict[str, str], title: str, one: str | None) -> "Sketch":
    """Make the record of the picture: the states that are held most, the strongest, and the one asked for."""
    from polycentric.pictures.charts.autonomy import Chart, Line, draw
    from polycentric.pictures.sketch import Sketch

    known = [row for row in every if row["autonomy"] is not None]
    chosen = known if len(known) <= 2 * SHOWN else [*known[:SHOWN], *known[-SHOWN:]]
    if one is not None:
        chosen = [*(row for row in chosen if row["state"] != one), *(row for row in known if row["state"] == one)]
    ordered = sorted(chosen, key=lambda row: (row["autonomy"], row["state"]))
    lines = tuple(
        Line(row["name"], row["autonomy"], row["low"], row["high"], names.get(row["holder"], ""), row["channels"])
        for row in ordered
    )
    left = len(known) - len(lines)
    undecided = len(every) - len(known)
    return Sketch(Chart(title, lines, left, undecided), lambda record, narrow: draw(record, narrow=narrow))


QUESTION = Question("Who holds whom, and how autonomous are states?", autonomy)
