"""Years since the last conflict: peace years, from all that the source knows, not from the rows of the table."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel.additions import cow_mids, gml_mids, ucdp
from polycentric.panel.additions.contract import Addition
from polycentric.panel.additions.disputes import dispute_years, from_dyads, participations
from polycentric.panel.membership import CODES, SYSTEMS, alive, together
from polycentric.panel.tidy.base_rows import (
    DYAD_YEAR,
    LEADER_DYAD_YEAR,
    LEADER_YEAR,
    STATE_YEAR,
    TWO_STATES,
    BaseRows,
    Numbers,
)
from polycentric.panel.tidy.counting import GAPS, History, elapsed, last_events, spells
from polycentric.panel.tidy.join import Added, Cover, inside
from polycentric.sources.record.columns import whole

Events = Callable[[BaseRows], pl.DataFrame]


@dataclass(frozen=True)
class Kind:
    """What can be counted from.

    Its column, source and code system; the flags of a year of conflict and of a beginning; where its events stand for
    each kind of row, and what says there that the (first) state began the conflict.
    """

    column: str
    source: str
    system: str
    flags: tuple[str, str]
    dyads: Events | None = None
    states: Events | None = None
    begun_dyads: pl.Expr | None = None
    begun_states: pl.Expr | None = None


def _wars(base: BaseRows) -> pl.DataFrame:
    return base.read("cow_wars", "inter_state")


def _intra(base: BaseRows) -> pl.DataFrame:
    wars = base.read("cow_wars", "intra_state").filter(pl.col("primary_state")).drop_nulls("ccodea")
    return wars.rename({"ccodea": "ccode"})


_FIRST_ON_SIDE_A = pl.col("sidea1") & pl.col("orig1")
KINDS = {
    "gml_mids": Kind(
        "gmlmidspell", "gml_mid", "cow", gml_mids.DATA.flags, lambda base: dispute_years(base, gml_mids.DATA),
        lambda base: participations(base, gml_mids.DATA), _FIRST_ON_SIDE_A, pl.col("gmlmidongoing_init"),
    ),
    "cow_mids": Kind(
        "cowmidspell", "cow_mid", "cow", cow_mids.DATA.flags, lambda base: dispute_years(base, cow_mids.DATA),
        lambda base: from_dyads(base, cow_mids.DATA), _FIRST_ON_SIDE_A,
    ),
    "cow_wars": Kind("cowinterspell", "cow_wars", "cow", ("cowinterongoing", "cowinteronset"), _wars,
                     begun_dyads=pl.col("initiator1")),
    "cow_intra_wars": Kind(
        "cowintraspell", "cow_wars", "cow", ("cowintraongoing", "cowintraonset"), states=_intra
    ),
    "ucdp": Kind("ucdpspell", "ucdp_conflicts", "gw", ("ucdpongoing", "ucdponset"), states=ucdp.all_state_years),
}  # fmt: skip


def compute(
    base: BaseRows, of: str = "gml_mids", on: str = "ongoing", gaps: str = "years", begun: str = "by_anyone"
) -> Added:
    """Give the years since the last conflict.

    `of` says which conflicts, `on` whether a year in which one is under way counts as one of conflict or only the year
    in which it begins, `gaps` what becomes of years in which the state, or one of the pair, was no member, and `begun`
    whether only conflicts count that the state itself began (in a pair: the first state).
    """
    kind, own = KINDS[of], begun == "by_itself"
    of_leaders = base.unit in {LEADER_YEAR, LEADER_DYAD_YEAR}
    cover = Cover(kind.source, kind.system, years=gml_mids.LEADER_YEARS if of_leaders else None,
                  remark=f"counted from {on} conflicts begun {begun.replace('_', ' ')}; gaps: {gaps}; from the later "
                  "of the unit's and the source's first year where there was none")  # fmt: skip
    if of_leaders:
        values, within = _of_leaders(base, kind, on, own, cover)
    else:
        values, within = _of_members(base, kind, on, own, gaps, cover)
    name = kind.column.replace("spell", "initspell") if own else kind.column
    series = pl.Series(name, np.where(within, values, -1).astype(np.int16))
    column = whole(
        name, "years", f"years since the last year of conflict ({on}, begun {begun.replace('_', ' ')})", 0, 300
    )
    return Added(pl.DataFrame([series.set(series < 0, None)]), (cover.note(column),))


def _of_members(base: BaseRows, kind: Kind, on: str, own: bool, gaps: str, cover: Cover) -> tuple[Numbers, Numbers]:
    """Count for states or pairs of states."""
    find = kind.dyads if base.unit in TWO_STATES else kind.states
    if find is None:
        raise CoverageError(f"'{kind.column}' is not of {base.unit}s: choose others with of=...")
    events = find(base).filter(pl.col(kind.flags[on == "onset"]))
    if own:
        events = events.filter(_begun(kind, base))
    within = base.known(kind.system, *cover.span)
    last = last_events(_key(base, kind.system), base.year, *_event_keys(events, base.unit in TWO_STATES, kind.system))
    history, unit = _history(base, cover.span[0])
    counted = np.zeros(base.height, dtype=np.int64)
    counted[within] = spells(history, unit[within], base.year[within].astype(np.int64), last[within], gaps)
    return counted, within


def _begun(kind: Kind, base: BaseRows) -> pl.Expr:
    """Give what says that the state began the conflict, or refuse where nothing does."""
    begun = kind.begun_dyads if base.unit in TWO_STATES else kind.begun_states
    if begun is None:
        raise CoverageError(f"The source of '{kind.column}' does not say of {base.unit}s who began: begun=by_anyone.")
    return begun


def _key(base: BaseRows, system: str) -> Numbers:
    """Give each row's state or pair a number, made of its codes."""
    if base.unit in TWO_STATES:
        one, other = base.pairs(system)
        return one.astype(np.int64) * CODES + other
    return base.codes("", system).astype(np.int64)


def _event_keys(events: pl.DataFrame, dyadic: bool, system: str) -> tuple[Numbers, Numbers]:
    """Give the events numbers made alike."""
    code = SYSTEMS[system]
    ends = (f"{code}1", f"{code}2") if dyadic else (code,)
    numbers = [events[name].to_numpy().astype(np.int64) for name in ends]
    key = numbers[0] * CODES + numbers[1] if dyadic else numbers[0]
    return key, events["year"].to_numpy()


def _history(base: BaseRows, first: int) -> tuple[History, Numbers]:
    """Say when each state or pair was there since the source begins, and which unit each row is."""
    last = max(base.span[1], first)
    if base.unit == STATE_YEAR:
        return History(alive(base.system, first, last), first), base.codes("", base.system).astype(np.int64)
    codes, grid = together(base.system, first, last)
    one, other = (np.searchsorted(codes, each) for each in base.pairs(base.system))
    return History(grid.reshape(-1, grid.shape[2]), first), one * codes.size + other


def _of_leaders(base: BaseRows, kind: Kind, on: str, own: bool, cover: Cover) -> tuple[Numbers, Numbers]:
    """Count for leaders, or pairs of them, from the first year in which they were in office, together."""
    if kind.source != "gml_mid":
        raise CoverageError("Only the disputes of 'gml_mids' name the leaders: of=gml_mids.")
    ends = base.ends
    who = [f"obsid{end}" for end in ends]
    theirs = ["obsid1", "obsid2"][: len(who)]
    events = base.read("gml_mid", "leader_dispute_years").filter(pl.col(kind.flags[on == "onset"])).drop_nulls(theirs)
    if own:
        events = events.filter(_FIRST_ON_SIDE_A)
    names = pl.concat([base.frame[name] for name in who] + [events[name] for name in theirs]).unique()
    number = pl.Enum(names.sort())
    key, event_key = (
        _joined([frame[name].cast(number).to_physical().to_numpy() for name in columns], len(names))
        for frame, columns in ((base.frame, who), (events, theirs))
    )
    year = base.year.astype(np.int64)
    last = last_events(key, year, event_key, events["year"].to_numpy())
    started = [year - base.frame[f"yrinoffice{end}"].to_numpy() + 1 for end in ends]
    start = np.maximum(np.max(started, axis=0), cover.span[0])
    return elapsed(year, last, start), inside(base, cover)


def _joined(numbers: list[Numbers], count: int) -> Numbers:
    """Make one number of one or two."""
    wide = [each.astype(np.int64) for each in numbers]
    return wide[0] if len(wide) == 1 else wide[0] * count + wide[1]


ADDITION = Addition(
    label="Years since the last conflict (peace years)",
    sources=tuple(dict.fromkeys(kind.source for kind in KINDS.values())),
    units=(STATE_YEAR, DYAD_YEAR, LEADER_YEAR, LEADER_DYAD_YEAR),
    compute=compute,
    options={"of": tuple(KINDS), "on": ("ongoing", "onset"), "gaps": GAPS, "begun": ("by_anyone", "by_itself")},
    columns=tuple(kind.column for kind in KINDS.values()),
)
