"""The concert of the powers of a list in every edition of acts: levels, changes, standings, pairs, acts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from polycentric.errors import CoverageError
from polycentric.poles.concert.acts import ACTS
from polycentric.poles.concert.chosen import acts_named
from polycentric.poles.concert.editions import SPANS, Edition, editions
from polycentric.poles.concert.measure import Rule, Scores, Values, Weights, score, values_of
from polycentric.poles.concert.pairs import Floats, Pairs
from polycentric.poles.concert.powers import power_pairs
from polycentric.poles.undecided import UNDECIDED, is_undecided

if TYPE_CHECKING:
    import polars as pl

Years = tuple[int, int]


@dataclass(frozen=True)
class Concert:
    """The concert of some powers.

    Attributes
    ----------
    pairs : Pairs
    values : mapping of str to array, (year, pair)
        Every act, from 0 to 1.
    scores : tuple of Scores
        One for each edition of acts; numbers of two editions can't be compared.
    rule, weights : str
    """

    pairs: Pairs
    values: Values
    scores: Sequence[Scores]
    rule: Rule
    weights: Weights
    _left_out: dict[str, dict[tuple[str, ...], Floats]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def table(self) -> "pl.DataFrame":
        """Give a row for each edition and year.

        The columns: `edition`, `year`, `concert` (-1 to 1), `joint` and `hostile` (0 to 1), `change` and `change_5`
        (over the pairs that are observed in both years), `standing` (the part of the edition's years that it lies
        above), `standing_least` and `standing_most` (with each act left out in turn), `standing_word` (``undecided``
        where these two leave more than half of the scale open), `pairs`, `pairs_observed`.
        """
        import polars as pl

        return pl.concat([self._of_edition(each) for each in self.scores])

    @cached_property
    def by_pair(self) -> "pl.DataFrame":
        """Give a row for each edition, year and pair of powers: concert, joint, hostile, and each act observed."""
        import polars as pl

        return pl.concat([self._pairs_of(each) for each in self.scores], how="diagonal")

    def covering(self, year: int) -> list[Scores]:
        """Give the editions that a year is in.

        Raises
        ------
        CoverageError
            If it is in none, or in none that is left without the acts that were left out.
        """
        found = [each for each in self.scores if each.edition.first <= year <= each.edition.last]
        if not found and any(first <= year <= last for first, last in SPANS):
            raise CoverageError(
                f"So many acts were left out that {year} has no joint and hostile one observed together: leave out "
                "fewer."
            )
        if not found:
            first, last = self.scores[0].edition.first, max(each.edition.last for each in self.scores)
            raise CoverageError(
                f"The acts of a concert are observed together from {first} to {last}, and {year} is outside: choose "
                "another year; which single acts reach it is in the table of acts."
            )
        return found

    def _of_edition(self, scores: Scores) -> "pl.DataFrame":
        """Give the rows of an edition, with standings."""
        import polars as pl

        own = standing(scores.concert)
        others = [standing(level) for level in self.left_out(scores.edition).values()]
        least, most = (how.reduce([own, *others]) for how in (np.fmin, np.fmax))
        columns = {"standing": own, "standing_least": least, "standing_most": most}
        made = scores.table().with_columns(pl.Series(name, values).fill_nan(None) for name, values in columns.items())
        words = [UNDECIDED if is_undecided(float(low), float(high), (0.0, 1.0)) else ""
                 for low, high in zip(least, most, strict=True)]  # fmt: skip
        made = made.with_columns(pl.Series("standing_word", words, dtype=pl.String))
        return made.select(pl.exclude("pairs", "pairs_observed"), "pairs", "pairs_observed")

    def left_out(self, edition: Edition) -> dict[tuple[str, ...], Floats]:
        """Give the concert of an edition's years with each act left out in turn, by the names of what is left out."""
        if edition.name not in self._left_out:
            self._left_out[edition.name] = {
                group: score(self.pairs, self.values, edition.without(group), self.rule, self.weights).concert
                for group in groups(edition)
            }
        return self._left_out[edition.name]

    @property
    def listed(self) -> list[int]:
        """Name the years in which the list has two powers or more."""
        return self.pairs.years[self.pairs.both.any(axis=1)].tolist()

    def _pairs_of(self, scores: Scores) -> "pl.DataFrame":
        """Give the rows of the pairs of an edition that are both on the list."""
        import polars as pl

        inside = (scores.edition.first <= self.pairs.years) & (self.pairs.years <= scores.edition.last)
        rows, columns = np.nonzero(self.pairs.both[inside])
        named = self.pairs.named
        measured = {"concert": scores.pair_concert, "joint": scores.joint, "hostile": scores.hostile, **scores.acts}
        return pl.DataFrame(
            {
                "edition": [scores.edition.name] * rows.size,
                "year": scores.years[rows].astype(np.int32),
                "state": [named[place][0] for place in columns.tolist()],
                "partner": [named[place][1] for place in columns.tolist()],
                **{name: values[rows, columns] for name, values in measured.items()},
            },
            schema_overrides={"edition": pl.String, "state": pl.String, "partner": pl.String},
        ).with_columns(pl.col(pl.Float64).fill_nan(None))


def concert(
    powers: str = "majors",
    *,
    rule: Rule = "pairs",
    weights: Weights = "equal",
    strict: bool = False,
    without: Sequence[str] = (),
    pairs: Pairs | None = None,
) -> Concert:
    """Give the concert of the powers of a list, from the archive.

    Parameters
    ----------
    powers : str
        ``"majors"`` (Correlates of War), ``"global_maoz"`` or ``"permanent_five"``.
    rule : str
        How acts and pairs are put together: a name in `polycentric.poles.concert.measure.RULES`.
    weights : str
        How pairs count: ``"equal"`` or ``"cinc"``.
    strict : bool
        Leave out acts that read a pair which isn't listed as having none.
    without : sequence of str
        Acts to leave out, by their names or by what a table calls them.
    pairs : Pairs, optional
        The data, where they are at hand.

    Returns
    -------
    Concert
        Its `table` has a row for each edition of acts and year.

    Raises
    ------
    UnknownNameError
        If a list, rule, weight or act is unknown.
    CoverageError
        If without these acts no edition has a joint and a hostile one.
    NotFetchedError
        If a source has not been fetched.

    Examples
    --------
    ::

        from polycentric.poles import concert_of_powers

        found = concert_of_powers()
        found.table.filter(found.table["year"] == 1913)
    """
    left_out = acts_named(without)
    chosen = [each for each in editions(strict=strict, without=left_out) if each.of_side("joint") and
              each.of_side("hostile")]  # fmt: skip
    if not chosen:
        raise CoverageError(f"Without {', '.join(left_out)} no edition has a joint and a hostile act: leave out fewer.")
    data = power_pairs(powers) if pairs is None else pairs
    values = values_of(data)
    return Concert(data, values, [score(data, values, each, rule, weights) for each in chosen], rule, weights)


def standing(level: Floats) -> Floats:
    """Give the part of the other years that each year lies above, a tie counting half."""
    known = np.isfinite(level)
    made = np.full(level.shape, np.nan)
    values = level[known]
    if values.size > 1:
        above = (values[:, np.newaxis] > values).sum(axis=1) + 0.5 * ((values[:, np.newaxis] == values).sum(axis=1) - 1)
        made[known] = above / (values.size - 1)
    return made


def groups(edition: Edition) -> list[tuple[str, ...]]:
    """Give what is left out in turn: each act, with the one that is made of the same records.

    An edition whose only joint or only hostile act would go is left as it is.
    """
    found: list[tuple[str, ...]] = []
    for name in edition.acts:
        group = tuple(sorted({name, ACTS[name].counts_with} & set(edition.acts)))
        left = edition.without(group)
        if group not in found and left.of_side("joint") and left.of_side("hostile"):
            found.append(group)
    return found


def acts_table(years: Years = (1816, 2024)) -> "pl.DataFrame":
    """Say which acts there are when: a row for each act, its side, its years, its scale, and what missing means."""
    import polars as pl

    inside = [each for each in ACTS.values() if each.years[0] <= years[1] and years[0] <= each.years[1]]
    rows = [
        {"act": each.name, "label": each.label, "side": each.side, "first": each.years[0], "last": each.years[1],
         "scale": each.scale, "missing": each.missing, "reference": each.reference,
         "editions": ", ".join(e.name for e in editions() if each.name in e.acts)}
        for each in sorted(inside, key=lambda each: (each.side != "joint", each.years))
    ]  # fmt: skip
    return pl.DataFrame(rows)
