"""Years since the last conflict: peace years, from all that the source knows, not from the rows of the table."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl

from polycentric.errors import CoverageError
from polycentric.panel.adders import cow_mids, gml_mids, ucdp
from polycentric.panel.adders.contract import Adder
from polycentric.panel.adders.disputes import dispute_years, from_dyads, participations
from polycentric.panel.tidy.bring import Added, Cover
from polycentric.panel.tidy.counting import GAPS, History, elapsed, last_events, spells
from polycentric.panel.tidy.membership import CODES, SYSTEMS, alive, together
from polycentric.panel.tidy.spine import (
    DYAD_YEAR,
    LEADER_DYAD_YEAR,
    LEADER_YEAR,
    STATE_YEAR,
    TWO_STATES,
    Numbers,
    Spine,
)
from polycentric.sources.columns import whole

Events = Callable[[Spine], pl.DataFrame]


@dataclass(frozen=True)
class Kind:
    """What can be counted from: its column, its source and code system, and where its events stand for each unit."""

    column: str
    source: str
    system: str
    flags: tuple[str, str]
    dyads: Events | None = None
    states: Events | None = None


def _wars(spine: Spine) -> pl.DataFrame:
    return spine.read("cow_wars", "inter_state")


def _intra(spine: Spine) -> pl.DataFrame:
    wars = spine.read("cow_wars", "intra_state").filter(pl.col("primary_state")).drop_nulls("ccodea")
    return wars.rename({"ccodea": "ccode"})


KINDS = {
    "gml_mids": Kind(
        "gmlmidspell", "gml_mid", "cow", gml_mids.DATA.flags, lambda spine: dispute_years(spine, gml_mids.DATA),
        lambda spine: participations(spine, gml_mids.DATA),
    ),
    "cow_mids": Kind(
        "cowmidspell", "cow_mid", "cow", cow_mids.DATA.flags, lambda spine: dispute_years(spine, cow_mids.DATA),
        lambda spine: from_dyads(spine, cow_mids.DATA),
    ),
    "cow_wars": Kind("cowinterspell", "cow_wars", "cow", ("cowinterongoing", "cowinteronset"), _wars),
    "cow_intra_wars": Kind(
        "cowintraspell", "cow_wars", "cow", ("cowintraongoing", "cowintraonset"), states=_intra
    ),
    "ucdp": Kind("ucdpspell", "ucdp_conflicts", "gw", ("ucdpongoing", "ucdponset"), states=ucdp.all_state_years),
}  # fmt: skip


def bring(spine: Spine, of: str = "gml_mids", on: str = "ongoing", gaps: str = "years") -> Added:
    """Bring the years since the last conflict.

    `of` says which conflicts, `on` whether a year in which one is under way counts as one of conflict or only the year
    in which it begins, `gaps` what becomes of years in which the state, or one of the pair, was no member.
    """
    kind = KINDS[of]
    cover = Cover(kind.source, kind.system, remark=f"counted from {on} conflicts; gaps: {gaps}; from the later of the "
                  "unit's and the source's first year where there was none")  # fmt: skip
    if spine.unit in {LEADER_YEAR, LEADER_DYAD_YEAR}:
        values, within = _of_leaders(spine, kind, on, cover)
    else:
        values, within = _of_members(spine, kind, on, gaps, cover)
    series = pl.Series(kind.column, np.where(within, values, -1).astype(np.int16))
    column = whole(kind.column, "years", f"years since the last year of conflict ({on})", 0, 300)
    return Added(pl.DataFrame([series.set(series < 0, None)]), (cover.note(column),))


def _of_members(spine: Spine, kind: Kind, on: str, gaps: str, cover: Cover) -> tuple[Numbers, Numbers]:
    """Count for states or pairs of states."""
    find = kind.dyads if spine.unit in TWO_STATES else kind.states
    if find is None:
        raise CoverageError(f"'{kind.column}' is not of {spine.unit}s: choose others with of=...")
    table = find(spine)
    events = table.filter(pl.col(kind.flags[on == "onset"]))
    within = spine.known(kind.system, *cover.span)
    last = last_events(
        _key(spine, kind.system), spine.year, *_event_keys(events, spine.unit in TWO_STATES, kind.system)
    )
    history, unit = _history(spine, cover.span[0])
    counted = np.zeros(spine.height, dtype=np.int64)
    counted[within] = spells(history, unit[within], spine.year[within].astype(np.int64), last[within], gaps)
    return counted, within


def _key(spine: Spine, system: str) -> Numbers:
    """Give each row's state or pair a number, made of its codes."""
    if spine.unit in TWO_STATES:
        one, other = spine.pairs(system)
        return one.astype(np.int64) * CODES + other
    return spine.codes("", system).astype(np.int64)


def _event_keys(events: pl.DataFrame, dyadic: bool, system: str) -> tuple[Numbers, Numbers]:
    """Give the events numbers made alike."""
    code = SYSTEMS[system]
    ends = (f"{code}1", f"{code}2") if dyadic else (code,)
    numbers = [events[name].to_numpy().astype(np.int64) for name in ends]
    key = numbers[0] * CODES + numbers[1] if dyadic else numbers[0]
    return key, events["year"].to_numpy()


def _history(spine: Spine, first: int) -> tuple[History, Numbers]:
    """Say when each state or pair was there since the source begins, and which unit each row is."""
    last = max(spine.span[1], first)
    if spine.unit == STATE_YEAR:
        return History(alive(spine.system, first, last), first), spine.codes("", spine.system).astype(np.int64)
    codes, grid = together(spine.system, first, last)
    one, other = (np.searchsorted(codes, each) for each in spine.pairs(spine.system))
    return History(grid.reshape(-1, grid.shape[2]), first), one * codes.size + other


def _of_leaders(spine: Spine, kind: Kind, on: str, cover: Cover) -> tuple[Numbers, Numbers]:
    """Count for leaders, or pairs of them, from the first year in which they were in office, together."""
    if kind.source != "gml_mid":
        raise CoverageError("Only the disputes of 'gml_mids' name the leaders: of=gml_mids.")
    ends = spine.ends
    who = [f"obsid{end}" for end in ends]
    theirs = ["obsid1", "obsid2"][: len(who)]
    events = spine.read("gml_mid", "leader_dispute_years").filter(pl.col(kind.flags[on == "onset"])).drop_nulls(theirs)
    names = pl.concat([spine.frame[name] for name in who] + [events[name] for name in theirs]).unique()
    number = pl.Enum(names.sort())
    key, event_key = (
        _joined([frame[name].cast(number).to_physical().to_numpy() for name in columns], len(names))
        for frame, columns in ((spine.frame, who), (events, theirs))
    )
    year = spine.year.astype(np.int64)
    last = last_events(key, year, event_key, events["year"].to_numpy())
    started = [year - spine.frame[f"yrinoffice{end}"].to_numpy() + 1 for end in ends]
    start = np.maximum(np.max(started, axis=0), cover.span[0])
    first, final = gml_mids.LEADER_YEARS
    return elapsed(year, last, start), (year >= first) & (year <= final)


def _joined(numbers: list[Numbers], count: int) -> Numbers:
    """Make one number of one or two."""
    wide = [each.astype(np.int64) for each in numbers]
    return wide[0] if len(wide) == 1 else wide[0] * count + wide[1]


ADDER = Adder(
    label="Years since the last conflict (peace years)",
    sources=tuple(dict.fromkeys(kind.source for kind in KINDS.values())),
    units=(STATE_YEAR, DYAD_YEAR, LEADER_YEAR, LEADER_DYAD_YEAR),
    bring=bring,
    options={"of": tuple(KINDS), "on": ("ongoing", "onset"), "gaps": GAPS},
    columns=tuple(kind.column for kind in KINDS.values()),
)
