"""The rows of how far pairs of states stood apart through time, by each model, and how the models agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.ideal_points_rows import UNIT, rounded
from polycentric.pictures.drawing.words import listed

if TYPE_CHECKING:
    from polycentric.positions.result import IdealPoints

WORDS = {"own": "ours", "replication": "replication", "all": "all votes", "passage": "final passage"}
ADD_REPLICATION = "The replication (prior 'published') was not computed here."
LATE = 1991  # after the Cold War, where most trends are read
SOURCES = ("un_ideal_points", "eu_members")


@dataclass(frozen=True)
class PairsShown:
    """What is shown of pairs: every year's distances, and how the models agree over all years and over late ones."""

    title: str
    tidy: Grid
    read: Sequence[Section]
    sentences: Sequence[str]


def pairs(result: "IdealPoints", own: "IdealPoints | None" = None) -> PairsShown:
    """Show the distances of pairs by one or both of our models beside the published series.

    Parameters
    ----------
    result : IdealPoints
        Of the United Nations' votes: the replication, or our own model.
    own : IdealPoints, optional
        Our own model beside a replication.

    Raises
    ------
    NotFetchedError
        If the published series or the Union's members have not been fetched.
    """
    from polycentric.positions.pairs import agreement, beside, estimated_points, published_points

    is_replication = result.data.attrs.get("prior") == "published"
    models = {"own": own} if own is not None else {}
    models |= {"replication" if is_replication else "own": result}
    points = {name: estimated_points(each) for name, each in models.items()}
    points |= {series: published_points(series) for series in ("all", "passage")}
    frame = beside(points)
    names = list(points)
    columns = (Column("pair", "pair"), Column("year", "year", "code"),
               *(Column(name, WORDS[name], UNIT) for name in names), Column("spread", "spread", UNIT))  # fmt: skip
    late = frame.filter(frame["year"] >= LATE)
    parts = {"All years": agreement(frame, names), f"From {LATE} on": agreement(late, names)}
    read = [Section(title, Grid(_columns(names), [rounded(row) for row in rows])) for title, rows in parts.items()]
    words = _words(parts, names)
    return PairsShown("Distances of pairs through time, by model", Grid(columns, frame.to_dicts()), read, words)


def _columns(names: Sequence[str]) -> tuple[Column, ...]:
    """Give the columns that are read: correlations with the series of all votes, trends in ten years, the spread."""
    correlated = [name for name in names if name != "all"]
    return (
        Column("pair", "pair"),
        *(Column(f"r_{name}", f"r {WORDS[name]}", "number") for name in correlated),
        *(Column(f"trend_{name}", f"trend {WORDS[name]}", "number") for name in names),
        Column("spread", "spread", UNIT),
    )


def _words(parts: Mapping[str, Sequence[dict[str, str | float | None]]], names: Sequence[str]) -> list[str]:
    """Say how far the models can be trusted to tell a trend."""
    told: list[str] = []
    for title, rows in parts.items():
        split = [str(row["pair"]) for row in rows if _is_split([row[f"trend_{name}"] for name in names])]
        when = title[:1].lower() + title[1:]
        told.append(
            f"Over {when} the models give trends of different signs for {listed(split)}."
            if split
            else f"Over {when} all models give each pair's trend the same sign; they differ in its size."
        )
    return [
        *(words.replace("Over from", "From") for words in told),
        "r: correlation of the distances over years with the published series of all votes; that of final passage "
        "is the ceiling, two published series with each other. Trends are in ten years, over the years of all models. "
        "Spread: the largest less the smallest distance by the models, median over years.",
        *([ADD_REPLICATION] if "replication" not in names else []),
    ]


def _is_split(trends: Sequence[str | float | None]) -> bool:
    """Tell whether some trends rise and others fall."""
    known = [trend for trend in trends if isinstance(trend, float)]
    return any(trend > 0 for trend in known) and any(trend < 0 for trend in known)
