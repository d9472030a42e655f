"""How the world has moved since 1990, by the editions that ship with the package: no archive is needed."""

from collections.abc import Mapping
from functools import lru_cache

import polars as pl
import xarray as xr

from polycentric import tables
from polycentric.answers.world import moved_apart
from polycentric.answers.world.moved_ties import flow, forums
from polycentric.panel.pictures import pictures
from polycentric.pictures.drawing.words import count, in_words, listed, percent, the
from polycentric.pictures.records.findings import period_of
from polycentric.pictures.records.moved import Break, ByEdition, Change, End, Moved, Mover
from polycentric.poles.concentration import MEASURES
from polycentric.power.movers.compare import movers
from polycentric.power.movers.lines import doubts, unbroken
from polycentric.power.movers.through_editions import Series, amounts, series_of
from polycentric.states import facts

QUANTITIES = ("output_ppp", "output_mer", "population", "exports", "military_spending")
LEADING = "output_ppp"
CONCENTRATION = ("output_ppp", "output_mer", "population")
_EACH_WAY = 4
_EVER, _LAST = 0.05, 0.03  # who is drawn: a twentieth of the world in any edition, or three in a hundred in the last
_RULE = "states that held a twentieth of the world in any edition, or three in a hundred in the last."
_PARTED = 0.005  # states that ended are named from this share of the world on
# Before 2010 the Factbook prints military spending in money for some states and "NA" for others, among them Russia.
CANNOT = (
    "Who rose by arms before 2005, this source can’t say: it prints no military spending of the Soviet Union and of "
    "Russia in the editions of 1990, 1995 and 2000, and no output at exchange rates before 2010. Its military shares "
    "of 2010 are those of 2005 and 2006, and those of 2014 repeat them, so spending is compared from 2017.",
    "Nor who rose between 1990 and 1995 by output: the edition of 1990 prints one figure for each state without saying "
    "at which prices, and none for China.",
)


def of_panel(panel: xr.Dataset) -> Moved | None:
    """Give what the editions say up to a panel's last year; None for a panel that isn't made of them."""
    ours = panel.attrs.get("edition") == tables.read_meta()["edition"]
    return gather(int(panel["year"].values[-1])) if ours else None


@lru_cache(maxsize=4)
def gather(last: int) -> Moved | None:
    """Give what the editions up to a year say; None where there are fewer than two."""
    panel = pictures()
    editions = tuple(int(edition) for edition in panel["year"].values if edition <= last)
    known = amounts()
    last_edition = editions[-1] if editions else 0
    changes = tuple(each for name in QUANTITIES if name in known and (each := _change(name, last_edition)))
    if len(editions) < 2 or not changes or changes[0].name != LEADING:
        return None
    leading = series_of(LEADING)
    return Moved(
        editions=editions,
        changes=changes,
        lines=_lines(leading, editions),
        breaks=_breaks(leading, editions[0], editions[-1]),
        rule=_RULE,
        concentration=tuple(
            each for name in CONCENTRATION if name in known and (each := _effective(series_of(name), editions)).values
        ),
        forums=forums(editions),
        partners=(flow("exports", editions), flow("imports", editions)),
        cannot=CANNOT,
        source=_source(editions),
        apart=moved_apart.gather(editions),
    )


def _source(editions: tuple[int, ...]) -> str:
    """Name the source, its editions, and the hash of the figures."""
    digest = tables.read_meta()["tables"]["cells"]["sha256"]
    early = [str(each) for each in editions if each < 2014]
    late = [each for each in editions if each >= 2014]
    years = [*early, *([f"{late[0]}–{late[-1]}" if len(late) > 1 else str(late[0])] if late else [])]
    return f"The World Factbook, {count(len(editions), 'edition')} ({listed(years)}); sha256 {digest[:12]}"


def _change(name: str, last: int) -> Change | None:
    """Compare the first edition that prints a quantity, in figures of its time, with the last up to a year."""
    series = series_of(name)
    fresh = [edition for edition in series.of_their_time if edition <= last]
    if len(fresh) < 2:
        return None
    frame = movers(name, fresh[0], fresh[-1])
    moved = [_mover(row) for row in frame.drop_nulls("points").iter_rows(named=True)]
    ends = [_end(series, frame, edition, at) for edition, at in ((fresh[0], "first"), (fresh[-1], "last"))]
    return Change(
        name=name,
        label=series.label,
        first=ends[0],
        last=ends[1],
        risers=tuple(each for each in moved[:_EACH_WAY] if each.points > 0),
        fallers=tuple(each for each in moved[: -_EACH_WAY - 1 : -1] if each.points < 0),
        parted=_parted(frame),
        breaks=_breaks(series, fresh[0], fresh[-1]),
    )


def _mover(row: Mapping[str, object]) -> Mover:
    """Give one row as a record."""
    numbers = {name: None if row[name] is None else float(str(row[name])) for name in ("step", "untold", "moved")}
    before, after, points = (float(str(row[name])) for name in ("share_first", "share_last", "points"))
    return Mover(str(row["state"]), str(row["name"]), before, after, points, **numbers)


def _end(series: Series, frame: pl.DataFrame, edition: int, at: str) -> End:
    """Give one end, with the years of its figures and its coverage."""
    point = series.point(edition)
    years = frame.filter(pl.col(f"share_{at}").is_not_null())[f"year_{at}"].drop_nulls().to_list()
    return End(edition, period_of(years), point.states, point.of, point.people)


def _parted(frame: pl.DataFrame) -> tuple[str, ...]:
    """Say what became of the larger states that ended; those that went into the same states are taken together."""
    ended = frame.filter(pl.col("fate") == "ended").sort("share_first", descending=True, nulls_last=True)
    together: dict[str, list[tuple[str, float]]] = {}
    after: dict[str, float | None] = {}
    for name, kin, share, later in ended.select("name", "kin", "share_first", "share_kin").iter_rows():
        together.setdefault(kin, []).append((the(name), share or 0.0))
        after[kin] = later
    sentences: list[str] = []
    for kin, gone in together.items():
        held = sum(share for _, share in gone)
        if held >= _PARTED and kin:
            who, ids = listed([name for name, _ in gone]), kin.split(", ")
            named = [the(facts.get(each).name) for each in ids]
            heirs = listed(named) if len(ids) <= 3 else f"the {in_words(len(ids))} states that it became"
            sentences.append(f"{who[:1].upper()}{who[1:]}, {percent(held)}; {heirs}, {percent(after[kin])}")
    return tuple(sentences)


def _breaks(series: Series, first: int, last: int) -> tuple[Break, ...]:
    """Give the breaks between two editions."""
    return tuple(
        Break(each.before, each.after, each.reason, each.year)
        for each in series.breaks
        if first <= each.before and each.after <= last
    )


def _lines(series: Series, editions: tuple[int, ...]) -> tuple[ByEdition, ...]:
    """Give the shares of the states drawn, the largest in the last edition first."""
    shares = {edition: series.share(edition) for edition in series.editions if edition in editions}
    final = shares[max(shares)]
    drawn = {state for held in shares.values() for state, share in held.items() if share >= _EVER}
    drawn |= {state for state, share in final.items() if share >= _LAST}
    return tuple(
        ByEdition(
            key=state,
            name=facts.get(state).name,
            values={edition: held[state] for edition, held in shares.items() if state in held},
            runs=_runs(series, editions),
            doubts=_doubts(series, editions),
        )
        for state in sorted(drawn, key=lambda each: (-final.get(each, 0.0), each))
    )


def _effective(series: Series, editions: tuple[int, ...]) -> ByEdition:
    """Give the effective number of powers by a quantity."""
    numbers = MEASURES["effective_number"](series.shares)
    values = {edition: float(numbers.sel(year=edition)) for edition in series.editions if edition in editions}
    return ByEdition(series.name, series.label, values, _runs(series, editions), _doubts(series, editions))


def _runs(series: Series, editions: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Give the runs that a line may join, up to the last edition shown."""
    runs = (tuple(edition for edition in run if edition in editions) for run in unbroken(series))
    return tuple(run for run in runs if run)


def _doubts(series: Series, editions: tuple[int, ...]) -> dict[int, str]:
    """Give the doubts of the editions shown."""
    return {edition: why for edition, why in doubts(series).items() if edition in editions}
