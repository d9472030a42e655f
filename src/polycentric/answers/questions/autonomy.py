"""Who holds whom, and how autonomous states are."""

from typing import TYPE_CHECKING, Any, Literal, Unpack

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.question import Question
from polycentric.answers.where import Place
from polycentric.pictures.drawing.words import the

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr

    from polycentric.poles.hierarchy import Held

Table = Literal["states", "holds", "channels", "cases", "patrons"]
TABLES: tuple[Table, ...] = ("states", "holds", "channels", "cases", "patrons")
SHOWN = 15


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
        Where to look: see `Place`; without groups as one. Years to 2019 are looked up in the archive, if it is here
        and no world is named; of two centuries 2010 without a year.

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
    from polycentric.answers.parts.autonomy_place import place_of_autonomy

    at = place_of_autonomy(asked, index)
    return _of_year(at, state, table, index, top) if at.years is None else _through(at, state, table, index)


def _of_year(at: where.Where, state: str | None, table: Table, index: str | None, top: int) -> Answer:
    """Answer of one year."""
    from polycentric.answers.names import find_state
    from polycentric.answers.parts import autonomy_pictures as pictures
    from polycentric.answers.parts import autonomy_rows as rows
    from polycentric.answers.parts import autonomy_words as words
    from polycentric.poles.hierarchy.states import held_states

    panel = _panel(at, index)
    held, names = held_states(panel, index), _names(panel)
    one = None if state is None else find_state(state, panel)
    every = rows.states(held, names)
    (system,) = rows.of_system(held)
    chosen = [row for row in every if one in (None, row["state"])]
    columns, found = _table(table, held, panel, names, one, chosen)
    told = words.of_world(every, held, system, names) if one is None else words.of_state(every, one, names)
    return Answer(
        f"Autonomy: who holds whom; {where.when(at)}",
        Grid(columns, found),
        [Section("", Grid(_narrowed(columns, found, table), _in_short(rows.shown(found[:top]), held, table)))],
        sentences=told,
        notes=_notes(held, panel, at),
        provenance=lambda: where.provenance(at, panel, table=table, index=held.grips.measure),
        sketch=lambda: pictures.of_year(
            every, names, f"Autonomy of states in {every[0]['year']}; {where.when(at)}", one, held, panel
        ),
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
    from polycentric.answers.parts import autonomy_pictures as pictures
    from polycentric.answers.parts import autonomy_rows as rows
    from polycentric.answers.parts import autonomy_words as words
    from polycentric.answers.provenance import provenance_of
    from polycentric.poles.hierarchy.loading import pieces
    from polycentric.poles.hierarchy.states import held_states

    if table != "states":
        raise QuestionError(f"The table '{table}' is of one year: give {option('year')} in place of {option('years')}.")
    first, last = at.years or (0, 0)
    one = None if state is None else id_of_any_year(state, range(last, first - 1, -1))
    found: list[Any] = []
    sources: set[str] = set()
    for panel in pieces(first, last, index) if at.world == "history" else [_panel(at, index)]:
        held = held_states(panel, index)
        sources |= {str(values.attrs["source_name"]) for values in panel.data_vars.values()}
        if one is None:
            found += rows.of_system(held)
            continue
        for row, year in enumerate(held.years.tolist()):
            every = [each for each in rows.states(held, {}, row) if each["state"] == one]
            found += every or [{"year": year, "state": one, "why": "no state then, or its strength isn't known"}]
    columns = rows.YEARS if one is None else tuple(each for each in rows.STATES if each.name not in ("name", "state"))
    found = [{each.name: row.get(each.name) for each in columns} for row in found]
    what = "the system outside the strongest state" if one is None else _name(one, last)
    shown, below = rows.lettered(rows.shown(found))
    title = f"Autonomy of {what}, {first}–{last}"
    return Answer(
        title,
        Grid(columns, found),
        [Section("", Grid([each for each in columns if any(row.get(each.name) is not None for row in shown)], shown),
                 below)],
        sentences=words.through(found, the(what) if one else what),
        notes=[*([at.note] if at.note else []), *_ALWAYS,
               "Which channels are known changes from year to year: values of years with other channels are not one "
               "line."],
        sketch=lambda: pictures.through(found, title, what, sources),
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
        sentences=words.of_cases(found, _names_of(found.cases)),
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


def _names_of(cases: "pl.DataFrame") -> dict[tuple[str, int], str]:
    """Give the names of the cases in their last years."""
    return {(state, last): _name(state, last) for state, last in cases.select("state", "last").unique().iter_rows()}


def _in_short(shown: list[Any], held: "Held", table: Table) -> list[Any]:
    """Name the channels of states in few words, and give the word of a remark alone where there are many rows."""
    from polycentric.answers.parts.autonomy_rows import in_short

    if table != "states":
        return shown
    brief = [row | {"known": in_short(row["known"], held.grips.names)} for row in shown]
    return brief if len(brief) == 1 else [row | {"why": row["why"] and row["why"].partition(":")[0]} for row in brief]


def _narrowed(columns: tuple[Column, ...], found: list[Any], table: Table) -> list[Column]:
    """Leave out on the screen what is the same in every row or in the file alone."""
    dropped = {"year", "scale"} | ({"channels"} if table == "states" else set())
    dropped |= {"state"} if table == "states" and len(found) > 1 else set()
    empty = {each.name for each in columns if found and all(row.get(each.name) is None for row in found)}
    return [each for each in columns if each.name not in dropped | empty]


_ALWAYS = (
    "Autonomy: one less the largest hold of any stronger state. A hold: the mean of the channels that are known "
    "between two states. Least and most: with each channel left out in turn; the most of the system also has "
    "states free whose few known channels are all empty. The rule was declared before its "
    "score was seen, and amended since with the scores known: fewer than three lists that are all "
    "empty leave a state undecided where neither trade nor votes are known, and so does a range over "
    "more than half of the scale.",
)


def _notes(held: "Held", panel: "xr.Dataset", at: where.Where) -> list[str]:
    """Say the rule, which channels are known, which are missing, and where each is from."""
    import numpy as np

    from polycentric.answers.parts.autonomy_rows import channels
    from polycentric.pictures.drawing.words import listed
    from polycentric.ties.channels import CHANNELS

    known = [row["channel"] for row in channels(held) if row["pairs"]]
    missing = [name for name in held.grips.names if name not in known]
    lines = [at.note] if at.note else []
    lines += [
        *_ALWAYS,
        f"Known here: {listed(known) or 'no channel'}; who is stronger is said by {held.grips.measure}.",
    ]
    lines += [f"Missing here: {listed(missing)}. What they would show is not counted as nothing."] if missing else []
    lines += [f"{name}: {CHANNELS[name].caveat}" for name in known]
    if np.isnan(held.grips.strength).all():
        lines.append("No strength is known of this year.")
    if at.world == "now" and at.year is not None:
        lines.append(f"Of today's world, with the latest number of each: leave {option('year', at.year)} out.")
    return lines


QUESTION = Question("Who holds whom, and how autonomous are states?", autonomy)
