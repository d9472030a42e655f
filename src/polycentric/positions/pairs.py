"""How far pairs of states stood apart through time, by our estimate and by the published ones, and how these agree.

What is read off ideal points is mostly how the distance of two states moved. Models that agree on the order of a
session's states need not agree on that, so each pair stands beside the published series, with the spread between all.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from polycentric.errors import PolycentricError
from polycentric.tables.archive import table

if TYPE_CHECKING:
    import polars as pl

    from polycentric.positions.result import IdealPoints

EU = "EU"
PAIRS = (("USA", "RUS"), ("USA", "FRA"), ("USA", "GBR"), ("USA", "CHN"), ("USA", "IND"), ("USA", "ISR"),
         ("RUS", "CHN"), (EU, "USA"))  # fmt: skip
SOURCE = "un_ideal_points"
SERIES = {"all": "idealpointall", "passage": "idealpointfp", "legacy": "idealpointlegacy"}
# Members of the Assembly that the list of states has at no time, or not yet.
UNLISTED = {369: "UKR", 370: "BLR", 750: "IND", 713: "TWN"}
LEAST_YEARS, DECADE = 10, 10.0


def published_points(series: str) -> "pl.DataFrame":
    """Give a published series by our states: year, state, point.

    Parameters
    ----------
    series : str
        ``"all"``, ``"passage"`` or ``"legacy"``.

    Raises
    ------
    NotFetchedError
        If the source has not been fetched.
    """
    import polars as pl

    frame = table(SOURCE).select("ccode", "year", point=pl.col(SERIES[series])).drop_nulls()
    pairs = [(code, year, _state(code, year)) for code, year in frame.select("ccode", "year").unique().iter_rows()]
    known = pl.DataFrame(pairs, schema={"ccode": pl.Int16, "year": pl.Int16, "state": pl.String}, orient="row")
    return frame.join(known, on=["ccode", "year"]).drop_nulls().select(pl.col("year").cast(pl.Int64), "state", "point")


def _state(code: int, year: int) -> str | None:
    """Give the state that a COW code means; None where there is none."""
    from polycentric.states import Cow, state_of

    try:
        return state_of(Cow(code), year).id
    except PolycentricError:
        return UNLISTED.get(code)


def estimated_points(result: "IdealPoints") -> "pl.DataFrame":
    """Give an estimate in the same form: year, state, point."""
    import polars as pl

    points = result.data["ideal_point"]
    at, who = np.nonzero(points.notnull().to_numpy())
    return pl.DataFrame(
        {
            "year": points["year"].to_numpy()[at].astype(np.int64),
            "state": points["state"].to_numpy()[who].astype(str).tolist(),
            "point": points.to_numpy()[at, who],
        }
    )


def eu_members() -> "pl.DataFrame":
    """Give who was in the Community or the Union on any day of a year: year, state."""
    import polars as pl

    from polycentric.panel.series.eu_members import memberships
    from polycentric.states import find

    rows = memberships(table("eu_members"))
    ids = {name: find(name).id for name in rows["country"].unique().to_list()}
    return rows.select(pl.col("year").cast(pl.Int64), state=pl.col("country").replace_strict(ids))


def distances(points: "pl.DataFrame", pairs: Sequence[tuple[str, str]] = PAIRS) -> "pl.DataFrame":
    """Give how far apart the two of each pair stood in each year in which both voted: pair, year, distance.

    Parameters
    ----------
    points : DataFrame
        year, state, point.
    pairs : sequence of (str, str)
        States by id; ``"EU"`` is the mean of the members of that year that voted.
    """
    import polars as pl

    known = points
    if any(EU in pair for pair in pairs):
        union = points.join(eu_members(), on=["year", "state"]).group_by("year").agg(pl.col("point").mean())
        known = pl.concat([points, union.select("year", pl.lit(EU).alias("state"), "point")])
    parts: list[pl.DataFrame] = []
    for one, other in pairs:
        first, second = (known.filter(pl.col("state") == state).select("year", "point") for state in (one, other))
        both = first.join(second, on="year", suffix="_other").sort("year")
        apart = (pl.col("point") - pl.col("point_other")).abs()
        parts.append(both.select(pair=pl.lit(f"{one}-{other}"), year="year", distance=apart))
    return pl.concat(parts)


def beside(models: "Mapping[str, pl.DataFrame]", pairs: Sequence[tuple[str, str]] = PAIRS) -> "pl.DataFrame":
    """Lay the distances of several models side by side, with the largest less the smallest of them.

    Parameters
    ----------
    models : mapping of str to DataFrame
        Points of each, as year, state, point.

    Returns
    -------
    DataFrame
        pair, year, a column for each model (missing where it has no value) and `spread` (missing below two models).
    """
    import polars as pl

    joined: pl.DataFrame | None = None
    for name, points in models.items():
        mine = distances(points, pairs).rename({"distance": name})
        joined = mine if joined is None else joined.join(mine, on=["pair", "year"], how="full", coalesce=True)
    if joined is None:
        return pl.DataFrame(schema={"pair": pl.String, "year": pl.Int64, "spread": pl.Float64})
    order = {f"{one}-{other}": place for place, (one, other) in enumerate(pairs)}
    spread = pl.max_horizontal(*models) - pl.min_horizontal(*models)
    several = pl.sum_horizontal(pl.col(name).is_not_null() for name in models) > 1
    return joined.with_columns(spread=pl.when(several).then(spread)).sort(
        pl.col("pair").replace_strict(order, return_dtype=pl.Int64), "year"
    )


def correlation(frame: "pl.DataFrame", one: str, other: str) -> float | None:
    """Correlate two models' distances over the years that both have; None below ten of them."""
    both = frame.select(one, other).drop_nulls()
    if both.height < LEAST_YEARS:
        return None
    # By plain sums: the order of a library's products hangs on the machine.
    x, y = (both[name].to_numpy() - both[name].to_numpy().mean() for name in (one, other))
    return float(np.sum(x * y) / np.sqrt(np.sum(x * x) * np.sum(y * y)))


def trend(frame: "pl.DataFrame", name: str) -> float | None:
    """Give by how much a model's distance moved in ten years, by least squares over its years; None below ten."""
    mine = frame.select("year", name).drop_nulls()
    if mine.height < LEAST_YEARS:
        return None
    year = mine["year"].to_numpy().astype(np.float64)
    apart = mine[name].to_numpy()
    return float(np.sum((year - year.mean()) * (apart - apart.mean())) / np.sum((year - year.mean()) ** 2) * DECADE)


def agreement(frame: "pl.DataFrame", models: Sequence[str]) -> list[dict[str, str | float | None]]:
    """Say of each pair how the models agree over its common years.

    Parameters
    ----------
    frame : DataFrame
        As `beside` gives it.
    models : sequence of str
        The columns; the published series are among them, `all` and `passage`.

    Returns
    -------
    list of dict
        pair; of each model but the published ones its correlation with `all` and, as the ceiling, that of `all` with
        `passage`; of each model its trend in ten years over the years that all models have; `spread`, the median
        over years.
    """
    import polars as pl

    rows: list[dict[str, str | float | None]] = []
    for pair in frame["pair"].unique(maintain_order=True).to_list():
        mine = frame.filter(pl.col("pair") == pair)
        common = mine.drop_nulls(list(models))
        row: dict[str, str | float | None] = {"pair": pair}
        row |= {f"r_{name}": correlation(mine, name, "all") for name in models if name != "all"}
        row |= {f"trend_{name}": trend(common, name) for name in models}
        rows.append(row | {"spread": float(np.median(mine["spread"].drop_nulls()))})
    return rows
