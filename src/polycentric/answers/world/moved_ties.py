"""Forums and largest partners through the editions, as the report's records."""

from itertools import pairwise

import polars as pl

from polycentric.pictures.records.moved import ByEdition, Flow, Forum
from polycentric.power.movers.lines import doubts, unbroken
from polycentric.power.movers.through_editions import series_of
from polycentric.sources import bodies
from polycentric.states import facts
from polycentric.ties.through_time import partners
from polycentric.ties.through_time.members import held_by, members_in

FORUMS = ("G-7", "G-8", "BRICS", "EU", "NATO", "SCO", "ASEAN", "OAU", "AU")
PARTNERS = ("CHN", "USA", "DEU", "RUS", "JPN")
_SAME_LISTS = 0.9
# A member without a figure puts a body's point in doubt where it has held so much of the world.
HEAVY = 0.002


def forums(editions: tuple[int, ...]) -> tuple[Forum, ...]:
    """Give the bodies that we know by date, with what their members hold in each edition."""
    known = [name for name in FORUMS if name in bodies.names()]
    output, people = held_by(known, "output_ppp"), held_by(known, "population")
    labels = dict(bodies.table("bodies").select("body", "label").iter_rows())
    found: list[Forum] = []
    for body in known:
        rows = people.filter((pl.col("body") == body) & pl.col("edition").is_in(editions))
        if rows.height:
            members = dict(rows.select("edition", "members").iter_rows())
            lines = [
                _held(frame, body, index, editions) for frame, index in ((output, "output_ppp"), (people, "population"))
            ]
            found.append(Forum(body, str(labels[body]), lines[0], lines[1], members))
    return tuple(found)


def _largest_share(index: str, state: str) -> float:
    """Give the largest share of the world that a state has in any edition."""
    series = series_of(index)
    held = series.shares.sel(year=list(series.editions))
    return float(held.sel(state=state).max()) if state in held["state"].values else 0.0


def _held(frame: pl.DataFrame, body: str, index: str, editions: tuple[int, ...]) -> ByEdition:
    """Give what a body's members hold of one quantity."""
    rows = frame.filter((pl.col("body") == body) & pl.col("edition").is_in(editions))
    values = dict(rows.select("edition", "share").iter_rows())
    doubtful = {edition: why for edition, why in doubts(series_of(index)).items() if edition in values}
    for edition, missing in rows.select("edition", "missing").iter_rows():
        heavy = [state for state in missing.split(", ") if state and _largest_share(index, state) >= HEAVY]
        if heavy:
            why = f"lacks {_named(', '.join(heavy))}"
            doubtful[edition] = "; ".join([why, *([doubtful[edition]] if edition in doubtful else [])])
    runs = _split(body, unbroken(series_of(index)), [edition for edition in values if edition not in doubtful])
    return ByEdition(body, series_of(index).label, values, runs, doubtful)


def _split(body: str, runs: tuple[tuple[int, ...], ...], kept: list[int]) -> tuple[tuple[int, ...], ...]:
    """Cut runs at editions that aren't kept, and where the members change: more members are no rise."""
    parts: list[list[int]] = []
    for run in runs:
        before = None
        for edition in (each for each in run if each in kept):
            if before is not None and before == edition - 1 and members_in(body, before) == members_in(body, edition):
                parts[-1].append(edition)
            else:
                parts.append([edition])
            before = edition
    return tuple(tuple(part) for part in parts)


def _named(states: str) -> str:
    """Name some states."""
    return ", ".join(facts.get(state).name for state in states.split(", "))


def flow(name: partners.Flow, editions: tuple[int, ...]) -> Flow:
    """Give the counts of largest partners by one flow."""
    every = [each for each in partners.lists_of(name) if each.edition in editions]
    whole = [each for each in every if not each.is_partial]
    frame = partners.largest_partners(name).filter(pl.col("edition").is_in(editions))
    again = {each.edition: "repeats the lists of the edition before" for each in whole if each.repeated >= _SAME_LISTS}
    lines: list[ByEdition] = []
    for state in PARTNERS:
        led = dict(frame.filter(pl.col("partner") == state).select("edition", "states").iter_rows())
        values = {each.edition: float(led.get(each.edition, 0)) for each in whole}
        lines.append(ByEdition(state, facts.get(state).name, values, _in_a_row(whole, again), again))
    return Flow(
        flow=name,
        lines=tuple(lines),
        parts={
            state: dict(frame.filter(pl.col("partner") == state).select("edition", "of_theirs").iter_rows())
            for state in PARTNERS
        },
        lists={each.edition: (len(each.led), each.states) for each in whole},
        union={edition: each for edition, each in partners.led_by_the_union(name).items() if edition in editions},
        partial={each.edition: (len(each.led), each.states) for each in every if each.is_partial},
    )


def _in_a_row(whole: list[partners.Lists], again: dict[int, str]) -> tuple[tuple[int, ...], ...]:
    """Give the editions that a line may join: of years in a row, none of which repeats the one before."""
    kept = [each.edition for each in whole if each.edition not in again]
    runs = [[kept[0]]] if kept else []
    for before, after in pairwise(kept):
        if after == before + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    return tuple(tuple(run) for run in runs)
