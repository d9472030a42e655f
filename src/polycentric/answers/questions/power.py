"""What each state has, by one power index or by all of them side by side."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from polycentric.answers import own, where
from polycentric.answers.asked import QuestionError, again, argument, instead, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid, Section
from polycentric.answers.own import OwnFile
from polycentric.answers.question import Question
from polycentric.answers.where import Place, Where

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.pictures.sketch import Sketch
    from polycentric.power.contract import PowerIndex
    from polycentric.registry import Registry
    from polycentric.sets.named import StateSet
    from polycentric.tables.user_reading import Reading

FAR = 10  # years
SHOWN = 15


class Asked(Place, OwnFile, total=False):
    """Where to look, and how the user's own files are read."""


@question
def power(
    *index: str,
    state_set: "StateSet" = "all",
    top: int | None = None,
    added: Sequence[Path] = (),
    **asked: Unpack[Asked],
) -> Answer:
    """Show what each state has, by the power indices named, or by all of them.

    Parameters
    ----------
    *index : str
        Power indices; all that the world has without any.
    state_set : str
        Shares of whom: ``all``, ``five_largest``, ``eight_largest``, ``ten_largest``, ``majors`` or ``permanent_five``.
    top : int, optional
        How many states; 15 to read and all in the table without it.
    added : sequence of path
        CSV files of the user's own indices, named after the files: columns state and value, a year if need be.
    **asked
        Where to look (`Place`), and how the files are read (`OwnFile`).

    Returns
    -------
    Answer
        A row for each index and state, values in base units.

    Raises
    ------
    QuestionError
        If arguments mean nothing beside each other.
    UnknownNameError
        If an index is unknown.
    CoverageError
        If nothing is known of what was asked for; the message says what is.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.power("output_ppp", top=3).table["name"].to_list()
    ['China', 'United States', 'India']
    """
    from polycentric.answers.covered import checked_indices, nothing_observed
    from polycentric.answers.parts.power_place import archived, in_its_last_year, where_it_is
    from polycentric.answers.parts.power_rows import TIDY, in_words, largest, tidy_rows
    from polycentric.answers.parts.power_years import one_of
    from polycentric.sets.named import LABELS

    place = where.place_of(asked)
    at = where.where_of(place, None if added else lambda: archived(index))
    at = at if added or place.get("world") is not None else where_it_is(index, at)
    drawn, at = at, at if added else in_its_last_year(index, at)
    known = _known(added, own.for_world(own.reading_of(own.part_of(asked), added, "added"), at))
    own.check_shown(added, index, argument("index"))
    _check_archive(known, index, at)
    single = _opened(at, [known[name] for name in index])
    if at.years is not None:
        _check_world(known, index, single, at)
        return _through_years(one_of(index, known, single), single, state_set, top, at)
    panel = where.actors(single, at)
    _check_world(known, index, panel, at)
    indices = [known[name].on(panel) for name in index or [name for name in known if known[name].fits(panel)]]
    chosen = {each.name: each for each in indices}
    notes = checked_indices(chosen, (at.year, at.year)) if at.world == "history" and at.year is not None else []
    rows = tidy_rows(chosen, panel, state_set)
    dated = at.year is not None or at.as_known is not None
    if dated and all(row["value"] is None for row in rows):
        raise nothing_observed(", ".join(chosen), at, _unprinted(chosen[index[0]], panel) if index else "")
    thin = _thin(chosen, panel, at)
    told = [name for name in chosen if name not in thin]
    seen = [row for row in rows if row["index"] in told]
    whose = LABELS[state_set] if _without_shares(chosen) else f"shares of {LABELS[state_set]}"
    return Answer(
        f"{_title(chosen)}, {whose}; {where.when(at)}",
        Grid(TIDY, rows if top is None else largest(rows, top)),
        [Section("", _read(seen if told else rows, chosen, top, int(panel["year"].values[-1])))],
        sentences=[*in_words(seen, chosen), *_in_words(thin, at)],
        notes=[
            *([at.note] if at.note else []),
            *_groups_without(rows, where.labels(single, at)),
            *notes,
            *_notes(rows, chosen, panel),
        ],
        provenance=lambda: where.provenance(at, panel, set=state_set),
        sketch=lambda: _sketch(drawn, chosen, panel if drawn is at else _opened(drawn, [*chosen.values()])),
    )


def _through_years(
    index: "PowerIndex", panel: "xr.Dataset", state_set: "StateSet", top: int | None, at: Where
) -> Answer:
    """Show one index with a column for each year."""
    from polycentric.answers.covered import checked_indices
    from polycentric.answers.parts import power_years
    from polycentric.answers.parts.power_years_picture import sketch_of
    from polycentric.power.movers.lines import doubts_of
    from polycentric.power.through_years import through_years
    from polycentric.sets.named import LABELS

    past = checked_indices({index.name: index}, at.years) if at.world == "history" and at.years else []
    found = through_years(index, panel, state_set, at.bloc)
    read, fewer = power_years.read(found, top or SHOWN)
    what = LABELS[state_set] if index.no_shares() else f"shares of {LABELS[state_set]}"
    title = f"{index.label}, {what}; {where.when(at)}"
    # What a file leaves is counted on the years that were asked for, not on what editions carry.
    own_notes = index.notes(panel) if index.notes is not None and not at.carry else ()
    doubts = {year: why for year, why in doubts_of(index.name, panel).items() if year in found.years}
    notes = [at.note, *past, fewer, *power_years.doubts_in_words(doubts), *power_years.notes(found), *own_notes]
    return Answer(
        title,
        lambda: power_years.tidy(found, None if top is None else found.largest(top)),
        [read],
        sentences=lambda: power_years.sentences(found),
        notes=[note for note in notes if note],
        provenance=lambda: where.provenance(
            at, panel, set=state_set, breaks=[vars(each) for each in found.breaks], left_out=found.left_out
        ),
        sketch=lambda: sketch_of(found, title, str(index(panel).attrs["source"])),
    )


def _thin(chosen: "Mapping[str, PowerIndex]", panel: "xr.Dataset", at: Where) -> dict[str, str]:
    """Say of which indices too little is known in a single year for shares of the world, and why."""
    import xarray as xr

    from polycentric.sets.covered import gaps

    if at.year is None or at.world != "now" or at.carry:
        return {}
    words: dict[str, str] = {}
    for name, index in chosen.items():
        values = index(panel)
        observed = values.notnull()
        reason = str(gaps(panel, observed, xr.ones_like(observed, dtype=bool), "all").ravel()[-1])
        if reason and bool(observed.any()) and not index.no_shares():
            words[name] = reason
    return words


def _in_words(thin: Mapping[str, str], at: Where) -> list[str]:
    """Say of which indices nothing can be said of the world; their shares are of the states with data alone."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in thin.items():
        by_reason.setdefault(reason, []).append(name)
    words = "; ".join(f"{', '.join(names)}: {reason}" for reason, names in by_reason.items())
    return [f"Too little is known of {at.year} for shares of the world, so those below are of the states with data "
            f"alone. {words}."] if words else []  # fmt: skip


def _groups_without(rows: "Sequence[dict[str, Any]]", groups: Sequence[str]) -> list[str]:
    """Say of a group that stands as one and has no value that its members are gone from the shares with it."""
    without = [(row["name"], row["index"]) for row in rows if row["state"] in groups and row["value"] is None]
    why = "since too few of its members have one: theirs are in no share here"
    return [f"{name} as one has no value of {index}, {why}." for name, index in without]


def _check_world(known: "Mapping[str, PowerIndex]", names: Sequence[str], panel: "xr.Dataset", at: Where) -> None:
    """Say in which world an index is that this one doesn't have.

    Raises
    ------
    CoverageError
        It names the command that shows the index.
    """
    from polycentric.errors import CoverageError
    from polycentric.panel.load import load

    past = at.world == "history"
    for name in names:
        index = known[name]
        if index.on(panel).fits(panel):
            continue
        if index.fits(load("now")) if past else index.archive():
            other, label = "now" if past else "history", index.label.partition(",")[0]
            call = again("power", name, world=other) if past else instead(world=other, as_known=None)
            raise CoverageError(f"{label} is in the world '{other}': {call}{'' if past else _to_fetch(index)}")


def _to_fetch(index: "PowerIndex") -> str:
    """Say how to get the archive, where an index needs what isn't here."""
    from polycentric.panel.history import is_here

    return "" if is_here(index.archive()) else "; polycentric fetch --all gets it first"


def _check_archive(known: "Mapping[str, PowerIndex]", names: Sequence[str], at: Where) -> None:
    """Say before anything is read that an index is not in the archive at all.

    Raises
    ------
    CoverageError
        It names the command that shows the index.
    """
    from polycentric.errors import CoverageError
    from polycentric.power import INDICES

    for name in names if at.world == "history" else ():
        if name in INDICES and not known[name].archive():
            label = known[name].label.partition(",")[0]
            raise CoverageError(f"{label} is in the world 'now': {again('power', name, world='now')}")


def _sketch(at: Where, chosen: "dict[str, PowerIndex]", panel: "xr.Dataset") -> "Sketch":
    """Draw the shares of a year, or one index over two centuries."""
    from polycentric.answers.parts.power_history import history_of
    from polycentric.answers.parts.world_pictures import sketch_of
    from polycentric.pictures.charts.power_history import draw
    from polycentric.pictures.sketch import Sketch

    if at.world != "history" or at.year is not None:
        return sketch_of("power_shares", at, chosen)
    if len(chosen) != 1:
        raise QuestionError(f"The picture of two centuries shows one index: name it, or give {option('year')}.")
    return Sketch(history_of(next(iter(chosen.values())), panel), lambda record, narrow: draw(record, narrow=narrow))


def _known(added: Sequence[Path], reading: "Reading") -> "Registry[PowerIndex]":
    """Give the indices that may be asked for, the user's own among them."""
    from polycentric.power import INDICES
    from polycentric.registry import Registry

    return Registry("power index", own.read_files(added, reading), INDICES.aliases)


def _title(chosen: "Mapping[str, PowerIndex]") -> str:
    """Say which index this is."""
    return next(iter(chosen.values())).label if len(chosen) == 1 else f"Power by {len(chosen)} indices"


def _without_shares(chosen: "Mapping[str, PowerIndex]") -> bool:
    """Tell whether none of the indices has shares: rates and orders."""
    return all(index.no_shares() for index in chosen.values())


def _read(rows: list[dict[str, Any]], chosen: "Mapping[str, PowerIndex]", top: int | None, year: int) -> Grid:
    """Give the table that a person reads."""
    from polycentric.answers.parts.power_rows import all_indices, one_index, turned

    if len(chosen) == 1:
        return one_index(rows, top or SHOWN, has_shares=not _without_shares(chosen))
    if top is None:
        return turned(rows, chosen, year)
    return all_indices(rows, list(chosen), top, year)


def _notes(rows: list[dict[str, Any]], chosen: "Mapping[str, PowerIndex]", panel: "xr.Dataset") -> list[str]:
    """Say what each index is, what it cannot see, and who is left out."""
    from polycentric.answers.parts.power_rows import in_short, left_out, old_note, unshared
    from polycentric.power import INDICES

    several = len(chosen) > 1
    notes = (
        ["Shares in percent, states in order of their mean share."] if several and not _without_shares(chosen) else []
    )
    if without := unshared(chosen):
        notes.append(f"Without shares, since nothing adds up to a world total: {without}.")
    empty: list[str] = []
    for name, index in chosen.items():
        inside = [row for row in rows if row["index"] == name]
        missing = [row["name"] for row in inside if row["value"] is None]
        if len(missing) == len(inside) and (why := _unprinted(index, panel)):
            notes.append(f"{name}: {index.label}, no value in {int(panel['year'].values[-1])}: {why}.")
            continue
        if several and len(missing) == len(inside):
            empty.append(name)
            continue
        brief = several and name in INDICES
        lacking = in_short(len(missing), len(inside)) if brief else left_out(index, panel, len(missing), len(inside))
        if older := old_note(inside, int(panel["year"].values[-1])):
            lacking += f". {older}"
        years = sorted({row["year"] for row in inside if row["year"]})
        span = f", {years[0]}" + (f"–{years[-1]}" if years[1:] else "") if years else _undated(inside, panel)
        unit = inside[0]["unit"] if inside else index.unit
        more = [*(index.notes(panel) if index.notes is not None else ()), *_years_apart(years)]
        about = f"{name}: {unit}{span}{lacking}." if brief else f"{name}: {index.label} ({unit}{span}){lacking}."
        if not brief:
            about = f"{about} {index.reference}. {index.caveat}".strip()
        notes += [" ".join((about, *more)), *_largest_without(name, index, panel)]
    if empty:
        notes.append(f"Without any value in {int(panel['year'].values[-1])}: {', '.join(empty)}.")
    if several:
        notes.append(
            "Where a measure is from, what it can't see, and what the states without data hold: "
            f"{again('power', next(iter(chosen)))}."
        )
    return notes


def _unprinted(index: "PowerIndex", panel: "xr.Dataset") -> str:
    """Say why the edition that a panel is from prints nothing of an index; empty where it does."""
    from polycentric.panel.printed import why_absent

    return why_absent(panel, index.variables(panel), int(panel["year"].values[-1]))


def _undated(rows: list[dict[str, Any]], panel: "xr.Dataset") -> str:
    """Say why no year is named: no value has one, or there is no value."""
    if any(row["value"] is not None for row in rows):
        return ", no year stated"
    return f", no value in {int(panel['year'].values[-1])}"


def _years_apart(years: Sequence[int]) -> list[str]:
    """Say that a table mixes years that lie far apart."""
    if not years or years[-1] - years[0] <= FAR:
        return []
    apart = years[-1] - years[0]
    return [f"The values are of years up to {apart} apart, {years[0]} to {years[-1]}, and shares are of their one sum."]


def _largest_without(name: str, index: "PowerIndex", panel: "xr.Dataset") -> list[str]:
    """Name the great powers of two centuries that have no value."""
    from polycentric.panel.largest import describe, of_ranking

    if "in_cow" not in panel.coords:  # which only a panel on the lists of two centuries has
        return []
    return describe(of_ranking(panel, index(panel).notnull().transpose("year", "state").to_numpy()), name)


def _opened(at: Where, chosen: "Sequence[PowerIndex]") -> "xr.Dataset":
    """Load what the indices need, and what says how much of the world the states without data hold."""
    from polycentric.errors import NotFetchedError
    from polycentric.power import INDICES

    weights = [INDICES["total_population"], INDICES["cinc"]] if chosen and at.world == "history" else []
    try:
        return where.open_world(at, [*chosen, *weights])
    except NotFetchedError:
        if not weights:
            raise
        return where.open_world(at, chosen)  # without the source of the weights the index is shown all the same


QUESTION = Question("What does each state have?", power)
