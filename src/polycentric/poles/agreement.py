"""How well each reading agrees with the experts, and how sure that is when they name four periods.

Agreement is corrected for chance in two ways: Cohen's kappa (by both coders' own frequencies) and Gwet's AC1, which
does not collapse when one class is frequent. Years follow each other and are no sample: what varies is the periods.

- *Interval*: all ways of drawing the periods with replacement (4 periods, 256 draws), each taken whole.
- *Chance of the order*: all orders of the experts' periods along the years (4 periods, 24 orders); `p` is the part in
  which the reading agrees at least as well. It can't be below the part that gives the true classes again (two
  neighbours of one class may change places): that is how little four periods can prove.
- *Search*: the best of many readings is best by luck too; so the best is compared with the best under each order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.poles import by_run
from polycentric.poles.classes.contract import BIPOLAR, MULTIPOLAR, NEAR_UNIPOLAR, UNCLASSIFIED, UNIPOLAR
from polycentric.sets.named import LARGEST

CATEGORIES = (UNIPOLAR, BIPOLAR, MULTIPOLAR, UNCLASSIFIED)
READING = ("actors", "family", "definition", "index", "set")
LOW, HIGH = 0.025, 0.975
# The sets that nobody drew up; a definition that looks at no index has none.
_UNLISTED = ("all", *LARGEST, "")
_TOLERANCE = 1e-12
Counts = NDArray[np.float64]


@dataclass(frozen=True)
class Best:
    """The reading that agrees best with the experts among some readings, and how sure that is.

    Attributes
    ----------
    row : mapping
        Its row of the table.
    number : int
        How many readings it is the best of.
    p : float
        The part of the orders of the periods in which any of these readings agrees at least as well: what the search
        leaves of its own `p`.
    ahead : float
        The part of the draws of periods in which it is still the best of them, ties counting for it.
    """

    row: Mapping[str, Any]
    number: int
    p: float
    ahead: float


@dataclass(frozen=True)
class Agreement:
    """The agreement of every reading with the experts.

    Attributes
    ----------
    table : DataFrame
        One row per reading, best kappa first: `years` and `periods` compared, `agreement` (part of the years), `kappa`
        with `low` and `high`, in how many draws of periods it is `undefined`, `ac1`, `p` by the order of periods, and
        whether it is `listed`: rests on a list of powers, which scholars drew up or a user did.
    years, periods : int
        How many the experts' coding has.
    draws, orders : int
        How many draws and orders of periods there are.
    surest : float
        The smallest `p` that any agreement could have.
    best, best_unlisted : Best or None
        Among all readings, and among those that rest on no list.
    """

    table: pl.DataFrame
    years: int
    periods: int
    draws: int = 0
    orders: int = 0
    surest: float = 1.0
    best: Best | None = None
    best_unlisted: Best | None = None

    def by_definition(self) -> pl.DataFrame:
        """Give for each definition how many readings there are, their median kappa, and the best of them."""
        best = pl.struct("index", "set").first()
        return (
            self.table.group_by("definition", maintain_order=True)
            .agg(
                pl.len().alias("readings"),
                pl.col("kappa").median().alias("median_kappa"),
                pl.col("kappa").first().alias("best_kappa"),
                pl.col("ac1").first().alias("its_ac1"),
                pl.col("p").first().alias("its_p"),
                best.alias("of"),
            )
            .unnest("of")
        )

    def sentences(self) -> list[str]:
        """Say which reading matches best, and how sure that is."""
        if self.best is None:
            return ["No reading gives a class in enough of the years that the experts code."]
        lines = [f"Closest to the experts: {self._describe(self.best)}"]
        if self.best.row["listed"]:
            lines.append(
                "It rests on a list of powers that scholars drew up, so this is one coding's agreement with another "
                "more than a measure's."
            )
            if self.best_unlisted is not None:
                lines.append(f"Of the readings that rest on no list: {self._describe(self.best_unlisted)}")
        lines.append(
            f"The experts name {self.periods} periods with a class, which have {self.orders} orders: no agreement "
            f"could be surer than p = {self.surest:.2f}."
        )
        return lines

    def _describe(self, best: Best) -> str:
        """Word one best reading."""
        row = best.row
        about = " / ".join(str(row[part]) for part in ("definition", "index", "set") if row[part])
        return (
            f"{about}, kappa {row['kappa']:.2f} ({_shown(row['low'])} to {_shown(row['high'])} when whole periods are "
            f"drawn again), {row['agreement']:.0%} of {row['years']} years; the best of {best.number} readings, in "
            f"{best.ahead:.0%} of {self.draws} such draws too; under {best.p:.0%} of the orders of the periods one of "
            "them agrees as well."
        )


def agreement(verdicts: pl.DataFrame, experts: pl.DataFrame, least: float = 0.9) -> Agreement:
    """Compare every reading of a verdict map with the experts' coding.

    Parameters
    ----------
    verdicts : DataFrame
        A verdict map through time; of a panel with runs, each run's readings are readings of their own.
        *Near-unipolar* counts as unipolar; *unclassified* is a class that no expert uses;
        years that are missing are not compared.
    experts : DataFrame
        `year`, `period` and `class`, as `polycentric.poles.experts.coding` gives them.
    least : float
        The part of the experts' years in which a reading must give a class to be compared, and that in every period.

    Returns
    -------
    Agreement

    References
    ----------
    Cohen (1960), A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20(1), 37-46;
    Gwet (2008), Computing Inter-Rater Reliability and Its Variance in the Presence of High Agreement, British Journal
    of Mathematical and Statistical Psychology 61(1), 29-48. Readings and experts have the four classes of `CATEGORIES`.
    """
    codes, keys = _coded(verdicts, experts, least)
    truth, blocks = _codes(experts["class"]), experts["period"].to_numpy()
    names = list(dict.fromkeys(blocks.tolist()))
    if not keys.height:
        return Agreement(keys, experts.height, len(names))
    tables = np.stack([_counts(codes[:, blocks == name], truth[blocks == name]) for name in names], axis=1)
    drawn = _draws(tables)
    orders = _orders(truth, blocks, names)
    ordered = np.stack([kappa(_counts(codes, series)) for series in orders])
    table = keys.with_columns(
        pl.Series(name, values, nan_to_null=True) for name, values in _columns(tables, drawn, ordered).items()
    )
    free = ~table["listed"].to_numpy()
    return Agreement(
        table.sort("kappa", descending=True, nulls_last=True, maintain_order=True),
        experts.height,
        len(names),
        len(drawn),
        len(ordered),
        float(np.mean([np.array_equal(series, truth) for series in orders])),
        _best(table, drawn, ordered, np.ones_like(free)),
        _best(table, drawn, ordered, free),
    )


def _columns(tables: Counts, drawn: Counts, ordered: Counts) -> dict[str, NDArray[np.generic]]:
    """Give the numbers of every reading."""
    whole = tables.sum(axis=1)
    kappas = kappa(whole)
    return {
        "years": whole.sum(axis=(1, 2)).astype(np.int64),
        "periods": np.asarray(tables.sum(axis=(2, 3)) > 0).sum(axis=1),
        "agreement": _agreed(whole),
        "kappa": kappas,
        "low": _quantile(drawn, LOW),
        "high": _quantile(drawn, HIGH),
        "undefined": np.asarray(~np.isfinite(drawn)).sum(axis=0),
        "ac1": ac1(whole),
        "p": np.mean(np.nan_to_num(ordered, nan=-np.inf) >= kappas - _TOLERANCE, axis=0),
    }


def _best(table: pl.DataFrame, drawn: Counts, ordered: Counts, among: NDArray[np.bool_]) -> Best | None:
    """Find the best of some readings, and how often it or another is the best otherwise."""
    kappas = np.where(among, table["kappa"].fill_null(-np.inf).to_numpy(), -np.inf)
    place = int(np.argmax(kappas))
    if not np.isfinite(kappas[place]):
        return None
    rivals, others = drawn[:, among], np.nan_to_num(ordered[:, among], nan=-np.inf)
    known = np.isfinite(drawn[:, place])
    ahead = drawn[known, place] >= np.nanmax(rivals[known], axis=1) - _TOLERANCE
    p = np.mean(others.max(axis=1) >= kappas[place] - _TOLERANCE)
    return Best(table.row(place, named=True), int(among.sum()), float(p), float(np.sum(ahead) / len(drawn)))


def kappa(tables: Counts) -> NDArray[np.float64]:
    """Give Cohen's kappa of tables (..., class, class); missing where both coders use one and the same class only."""
    by_chance = (_part(tables, -1) * _part(tables, -2)).sum(axis=-1)
    return _corrected(_agreed(tables), by_chance)


def ac1(tables: Counts) -> NDArray[np.float64]:
    """Give Gwet's AC1 of tables (..., class, class) over as many classes as the tables have."""
    mean = (_part(tables, -1) + _part(tables, -2)) / 2.0
    return _corrected(_agreed(tables), (mean * (1.0 - mean)).sum(axis=-1) / (tables.shape[-1] - 1))


def _corrected(agreed: NDArray[np.float64], by_chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale agreement so that chance gives nought and all of it one."""
    room = 1.0 - by_chance
    defined = room > _TOLERANCE
    return np.where(defined, (agreed - by_chance) / np.where(defined, room, 1.0), np.nan)


def _agreed(tables: Counts) -> NDArray[np.float64]:
    """Give the part of the cases on the diagonal."""
    total = tables.sum(axis=(-2, -1))
    return np.trace(tables, axis1=-2, axis2=-1) / np.where(total > 0, total, np.nan)


def _part(tables: Counts, axis: int) -> NDArray[np.float64]:
    """Give how often one coder uses each class."""
    held = tables.sum(axis=axis)
    total = held.sum(axis=-1, keepdims=True)
    return held / np.where(total > 0, total, np.nan)


def _coded(verdicts: pl.DataFrame, experts: pl.DataFrame, least: float) -> tuple[NDArray[np.int64], pl.DataFrame]:
    """Give the readings as numbers (reading, year), -1 where they give no class, and what each reading is."""
    years = experts["year"].cast(pl.Int32)
    rows = verdicts.filter(pl.col("year").is_in(years.to_list())).with_columns(
        pl.col("class").replace({NEAR_UNIPOLAR: UNIPOLAR}).replace_strict(_NUMBERS, default=-1).alias("code")
    )
    runs = by_run.columns_of(verdicts)
    wide = rows.pivot(on="year", index=[*runs, *READING], values="code", aggregate_function="first")
    # A year that the map doesn't have is one without a class.
    lacking = [pl.lit(-1).alias(str(year)) for year in years if str(year) not in wide.columns]
    wide = wide.with_columns(lacking)
    codes = wide.select(str(year) for year in years).fill_null(-1).to_numpy().astype(np.int64)
    given, blocks = codes >= 0, experts["period"].to_numpy()
    parts = [given.mean(axis=1), *(given[:, blocks == name].mean(axis=1) for name in np.unique(blocks))]
    kept = np.min(parts, axis=0) >= least
    drawn_up = (pl.col("family") == "lists") | ~pl.col("set").is_in(_UNLISTED)
    return codes[kept], wide.select(*runs, *READING, drawn_up.alias("listed")).filter(pl.Series(kept))


_NUMBERS = {word: number for number, word in enumerate(CATEGORIES)}


def _codes(words: pl.Series) -> NDArray[np.int64]:
    """Turn classes into numbers."""
    return words.replace_strict(_NUMBERS, return_dtype=pl.Int64).to_numpy()


def _counts(codes: NDArray[np.int64], truth: NDArray[np.int64]) -> Counts:
    """Count readings by experts' class: (reading, class, class)."""
    classes = np.arange(len(CATEGORIES))
    chosen = (codes[:, :, np.newaxis] == classes).astype(np.float64)
    return np.einsum("ryk,yc->rkc", chosen, (truth[:, np.newaxis] == classes).astype(np.float64))


def _draws(tables: Counts) -> NDArray[np.float64]:
    """Give kappa for every way of drawing as many periods with replacement: (draw, reading)."""
    number = tables.shape[1]
    times = np.array([np.bincount(drawn, minlength=number) for drawn in product(range(number), repeat=number)])
    return kappa(np.einsum("db,rbkc->drkc", times.astype(np.float64), tables))


def _orders(truth: NDArray[np.int64], blocks: NDArray[np.generic], names: Sequence[object]) -> list[NDArray[np.int64]]:
    """Give the experts' classes along the years for every order of their periods, the true one first."""
    return [np.concatenate([truth[blocks == name] for name in order]) for order in permutations(names)]


def _quantile(values: NDArray[np.float64], at: float) -> NDArray[np.float64]:
    """Give a quantile of the defined values by column; missing where there is none."""
    filled = np.where(np.isfinite(values).any(axis=0), values, 0.0)
    quantiles = np.nanquantile(filled, at, axis=0)
    return np.where(np.isfinite(values).any(axis=0), quantiles, np.nan)


def _shown(value: float | None) -> str:
    """Write a number that may be missing."""
    return "undefined" if value is None else f"{value:.2f}"
