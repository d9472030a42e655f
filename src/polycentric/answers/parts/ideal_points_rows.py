"""The rows of the question where voters stand: states, items, or a change of side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from polycentric.answers.grids import Column, Grid, Row, Section, grid_of
from polycentric.pictures.drawing.words import as_sentence, listed, the

if TYPE_CHECKING:
    import polars as pl

    from polycentric.positions.result import IdealPoints

Side = tuple[str, str, str]
UNIT = "standard deviations of ideal points"
NUMBERS = (
    Column("ideal_point", "ideal point", UNIT),
    Column("sd", "sd", UNIT),
    Column("low", "5%", UNIT),
    Column("high", "95%", UNIT),
    Column("votes", "votes", "votes"),
)
WHO = (Column("state", "id", "state"), Column("name", "name"))
ITEMS = {
    "item": "code", "item_session": "code", "discrimination": "per standard deviation", "cut_low": "as y*",
    "cut_high": "as y*", "votes_no": "votes", "votes_abstain": "votes", "votes_yes": "votes", "accuracy": "fraction",
    "base_rate": "fraction",
}  # fmt: skip
READ_ITEMS = (
    Column("item", "item", "code"),
    Column("discrimination", "divides", "number"),
    Column("cut_low", "no|abstain", "number"),
    Column("cut_high", "abstain|yes", "number"),
    Column("votes_no", "no", "number"),
    Column("votes_abstain", "abst.", "number"),
    Column("votes_yes", "yes", "number"),
    Column("accuracy", "predicted", "number"),
)


@dataclass(frozen=True)
class Shown:
    """What is shown of an estimate."""

    title: str
    tidy: Grid
    read: Section
    sentences: Sequence[str]


def session_of(year: int | None, result: "IdealPoints") -> int:
    """Give the year (or session) to show: the last, or the one asked for, if there were votes in it.

    Raises
    ------
    CoverageError
        If there were none; it names the nearest.
    """
    known = [int(label) for label in result.data[result.time].values]
    if year is None:
        return known[-1]
    if year not in known:
        from polycentric.errors import CoverageError

        near = min(known, key=lambda label: abs(label - year))
        raise CoverageError(
            f"There are no votes of {result.time} {year}: they run from {known[0]} to {known[-1]}, and {near} is the "
            f"nearest."
        )
    return year


def state_rows(result: "IdealPoints") -> "pl.DataFrame":
    """Give a row for each state and session with a vote, the last session first, positive first."""
    import polars as pl

    data, time = result.data, result.time
    at, who = np.nonzero(data["votes"].fillna(0.0).to_numpy() > 0)
    low, high = (data["ideal_point_quantile"].sel(quantile=level).to_numpy() for level in (0.05, 0.95))
    years, labels = data[time].to_numpy()[at], data["state"].to_numpy()[who].astype(str)
    frame = pl.DataFrame(
        {
            time: years.astype(np.int64),
            "state": labels.tolist(),
            "name": _names(labels.tolist(), years.tolist(), result),
            **{name: data[name].to_numpy()[at, who] for name in ("ideal_point", "sd")},
            "low": low[at, who],
            "high": high[at, who],
            "votes": data["votes"].to_numpy()[at, who].astype(np.int64),
        }
    )
    return frame.sort([time, "ideal_point"], descending=True)


def _names(labels: Sequence[str], years: Sequence[int], result: "IdealPoints") -> list[str]:
    """Name each state as it was called then; a unit of other votes has its label alone."""
    if not result.request.of_un:
        return list(labels)
    from polycentric.states import name_of

    known: dict[tuple[str, int], str] = {}
    for key in zip(labels, years, strict=True):
        if key not in known:
            known[key] = name_of(*key)
    return [known[key] for key in zip(labels, years, strict=True)]


def states(result: "IdealPoints", chosen: Sequence[str], year: int | None, top: int) -> Shown:
    """Show a session's states, some states' sessions, or some states in one session.

    Raises
    ------
    UnknownNameError
        If a state cast no vote.
    CoverageError
        If none of the states voted in the session.
    """
    rows = state_rows(result)
    _check_voted(rows, chosen, year, result)
    return _of_session(rows, chosen, year, top, result) if year or not chosen else _through_time(rows, chosen, result)


def _check_voted(rows: "pl.DataFrame", chosen: Sequence[str], year: int | None, result: "IdealPoints") -> None:
    """Refuse a state that cast no vote, at all or in the session asked for."""
    from polycentric.errors import CoverageError, UnknownNameError

    known = rows["state"].unique().sort().to_list()
    for state in chosen:
        if state not in known:
            raise UnknownNameError("state among those that voted", state, known)
        years = rows.filter(rows["state"] == state)[result.time]
        if year is not None and year not in years:
            raise CoverageError(
                f"'{state}' cast no vote in {result.time} {year}: it voted from {years.min()} to {years.max()}."
            )


def _through_time(rows: "pl.DataFrame", chosen: Sequence[str], result: "IdealPoints") -> Shown:
    """Show some states in all sessions."""
    import polars as pl

    time = result.time
    rows = rows.filter(pl.col("state").is_in(list(chosen)))
    when = Column(time, time, "code")
    words: list[str] = []
    for state in dict.fromkeys(chosen):
        mine = rows.filter(rows["state"] == state).sort(time)
        first, last = mine.row(0, named=True), mine.row(-1, named=True)
        words.append(
            f"{as_sentence(the(last['name']))} stood at {signed(first['ideal_point'])} in {first[time]} and at "
            f"{signed(last['ideal_point'])} in {last[time]}."
        )
    read = Grid((when, *WHO[1:], *NUMBERS), [rounded(row) for row in rows.to_dicts()])
    tidy = Grid((when, *WHO, *NUMBERS), rows.to_dicts())
    words += [*_otherwise(result, chosen), _scale(result)]
    return Shown(f"Ideal points of {', '.join(chosen)}", tidy, Section("", read), words)


def _otherwise(result: "IdealPoints", chosen: Sequence[str]) -> list[str]:
    """Say what the published series has in the first and last years, since a movement hangs on the model."""
    if not result.request.of_un:
        return []
    import polars as pl

    from polycentric.errors import NotFetchedError
    from polycentric.positions.pairs import published_points

    replicated = result.data.attrs.get("prior") == "published"
    other = "our own model was" if replicated else "the replication of the published model was"
    not_computed = f"A movement over years hangs on the model, and {other} not computed here."
    try:
        published = published_points("all")
    except NotFetchedError:
        return [f"{not_computed} The published estimates are not fetched."]
    known = [int(label) for label in result.data["year"].values]
    told: list[str] = []
    for state in dict.fromkeys(chosen):
        mine = published.filter((pl.col("state") == state) & pl.col("year").is_between(known[0], known[-1])).sort(
            "year"
        )
        if mine.height > 1:
            first, last = mine.row(0, named=True), mine.row(-1, named=True)
            told.append(
                f"{the(_called(state, result))} at {signed(first['point'])} in {first['year']} and at "
                f"{signed(last['point'])} in {last['year']}"
            )
    return [*([f"The published series of all votes has {listed(told)}."] if told else []), not_computed]


def _of_session(
    rows: "pl.DataFrame", chosen: Sequence[str], year: int | None, top: int, result: "IdealPoints"
) -> Shown:
    """Show one session: some states, or both ends of all."""
    import polars as pl

    time, at = result.time, session_of(year, result)
    here = rows.filter(pl.col(time) == at)
    order = {state: place for place, state in enumerate(here["state"].to_list(), start=1)}
    ends = pl.concat([here.head(top - top // 2), here.tail(min(top // 2, max(here.height - top + top // 2, 0)))])
    mine = here.filter(pl.col("state").is_in(list(chosen))) if chosen else ends
    shown = [{"rank": order[row["state"]], **rounded(row)} for row in mine.to_dicts()]
    tidy = (rows if year is None else here).filter(pl.col("state").is_in(list(chosen)) if chosen else pl.lit(True))
    part = "" if len(shown) == here.height else f", {len(shown)} of {here.height} states"
    part += " from both ends" if part and not chosen else ""
    return Shown(
        f"Ideal points, {time} {at}{part}",
        Grid((Column(time, time, "code"), *WHO, *NUMBERS), tidy.to_dicts()),
        Section("", Grid((Column("rank", "rank", "number"), *WHO[1:], *NUMBERS), shown)),
        [*(_compared(mine, at, here.height, order, result) if chosen else _both_ends(here, at, result)),
         _scale(result)],
    )  # fmt: skip


def _both_ends(here: "pl.DataFrame", year: int, result: "IdealPoints") -> list[str]:
    """Name who stands at both ends of a session."""
    if here.height < 2:
        return []
    first, last = (
        listed([f"{the(row['name'])} ({signed(row['ideal_point'])})" for row in part.to_dicts()])
        for part in (here.head(min(3, here.height // 2)), here.tail(min(3, here.height // 2)).reverse())
    )
    when = f"In {year}" if result.request.of_un else f"In {result.time} {year}"
    return [f"{when} {first} stood furthest to one side by their votes, {last} furthest to the other."]


def _compared(mine: "pl.DataFrame", year: int, of: int, order: Mapping[str, int], result: "IdealPoints") -> list[str]:
    """Say where some states stood in a session, and how far apart two were."""
    places = [
        f"{the(row['name'])} stood at {signed(row['ideal_point'])} (rank {order[row['state']]} of {of})"
        for row in mine.to_dicts()
    ]
    when = f"In {year}" if result.request.of_un else f"In {result.time} {year}"
    words = [f"{when} {listed(places)}."]
    if mine.height == 2:
        apart = mine["ideal_point"][0] - mine["ideal_point"][1]
        words.append(f"They are {apart:.2f} standard deviations of all states’ places apart.")
    return words


def _scale(result: "IdealPoints") -> str:
    """Say what a number means."""
    return (
        f"Positive is the side of {_anchor(result)}, by convention; a difference of 1 is one standard deviation of all "
        "states in all sessions."
    )


def _anchor(result: "IdealPoints") -> str:
    """Name who is positive."""
    return the(_called(str(result.data.attrs["anchor"]), result))


def _called(label: str, result: "IdealPoints") -> str:
    """Name a state as it is called now; a unit of other votes has its label alone."""
    if not result.request.of_un:
        return label
    from polycentric.states import name_of

    return name_of(label)


def items(result: "IdealPoints", year: int | None, top: int) -> Shown:
    """Show the items of a session that divide most."""
    import polars as pl

    frame = result.items()
    rows = frame.select([*ITEMS, *[name for name in frame.columns if name not in ITEMS]])
    at = session_of(year, result)
    session = int(result.data["session"].sel({result.time: at}))
    of_session = rows.filter(pl.col("item_session") == session)
    here = of_session.sort(pl.col("discrimination").abs(), descending=True)
    read = Grid(READ_ITEMS, [rounded(row) for row in here.head(top).to_dicts()])
    shown = min(top, here.height)
    return Shown(
        f"Items of {result.time} {at}: the {shown} of {here.height} that divide most",
        grid_of(rows if year is None else of_session, ITEMS),
        Section("", read),
        ["The further the number under 'divides' is from 0, the better a vote on the item tells the sides apart; where "
         f"it is positive, the side of {_anchor(result)} votes yes."],
    )  # fmt: skip


def sides(result: "IdealPoints", side: Side) -> Shown:
    """Show how probably one state stood nearer to another than to a third."""
    who, of, against = side
    chances = result.leaving(who, of, against)
    time = result.time
    columns = (
        Column(time, time, "code"),
        Column("nearer", f"nearer to {of}", "probability"),
        Column("left", "left for good", "probability"),
    )
    rows = [
        {time: int(label), "nearer": float(near), "left": float(left)}
        for label, near, left in zip(chances[time].values, chances["side"].values, chances["left"].values, strict=True)
        if np.isfinite(near)
    ]
    one, near, far = (the(_called(name, result)) for name in side)
    words = [
        f"{as_sentence(one)} stands nearer to {near} than to {far} still with probability "
        f"{float(chances['stayed']):.2f}, and never stood there with {float(chances['never']):.2f}."
    ]
    if result.request.of_un:
        words.append("This is by one model; how far others differ was not computed here (pairs of states are compared "
                     "with the published series by `pairs`).")  # fmt: skip
    read = Grid(columns, [rounded(row) for row in rows])
    return Shown(f"{who}: nearer to {of} than to {against}?", Grid(columns, rows), Section("", read), words)


def rounded(row: Mapping[str, Any]) -> Row:
    """Round what a person reads."""
    return {name: _shown(value) if isinstance(value, float) else value for name, value in row.items()}


def _shown(value: float) -> str:
    """Write a number with two digits after the point, and a true minus."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def signed(value: float) -> str:
    """Write an ideal point with its sign."""
    return f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")


def notes(attrs: Mapping[str, Any]) -> list[str]:
    """Say what was estimated, and how well."""
    return [
        f"Positive: the side of {attrs['anchor']}; {attrs['axis'].partition(': ')[2]}",
        f"Model: {attrs['model']}; bridges: {attrs['bridges']}; {_ended(attrs)} "
        f"It gives the vote that was cast {attrs['accuracy']:.1%} of the time.",
        *([attrs["notes"]] if attrs["notes"] else []),
        f"Votes: {attrs['source']}",
        f"{attrs['reference']}.",
    ]


def _ended(attrs: Mapping[str, Any]) -> str:
    """Say how the estimate ended; of the replication, how it was drawn."""
    if attrs.get("prior") == "published":
        return f"{attrs['estimator']}."
    ended = "ended" if attrs["converged"] else "did not end"
    return f"the estimate {ended} after {attrs['rounds']} rounds."
