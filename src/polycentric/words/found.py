"""All that is found of a concept in some texts: counts, rates by state and time, first uses, and single hits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import polars as pl

from polycentric.errors import CoverageError
from polycentric.states import name_of
from polycentric.words.corpus.texts import texts
from polycentric.words.dictionaries import concept_of
from polycentric.words.dictionary import Concept
from polycentric.words.first_uses import first_uses
from polycentric.words.hits import LONGEST, hits, snippet
from polycentric.words.rates import Dispersion, counts, dispersion, rates

DEFAULT_BODY = "general_debate"  # where all states speak
DECADE = 10
REGULAR = 0.7  # of the years from its first text here to the last year of any: with as many a state is here regularly


@dataclass(frozen=True)
class Found:
    """A concept in texts of some bodies, states and years.

    Attributes
    ----------
    concept : Concept
    texts : DataFrame
        The texts that were searched, those with a fault among them.
    counted : DataFrame
        Those that can be counted, each with its number of hits.
    places : DataFrame
        Each hit, as of `polycentric.words.hits.hits`.
    spreads : mapping
        By body, how much more counts vary than chance alone would make them, by the texts of all states.
    earlier : DataFrame, optional
        Where years were asked for: the texts up to the last of them, earlier ones among them.
    spans : mapping
        By state, the years of which alone its texts are taken; of other states all.
    """

    concept: Concept
    texts: pl.DataFrame
    counted: pl.DataFrame
    places: pl.DataFrame
    spreads: Mapping[str, Dispersion]
    earlier: pl.DataFrame | None = None
    spans: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict[str, Sequence[tuple[int, int]]])

    @property
    def bodies(self) -> list[str]:
        """Name the bodies, in the order of their names."""
        return sorted(set(self.texts["body"]))

    def languages(self, body: str, state: str | None = None) -> list[str]:
        """Name the languages of the texts that are counted, of one body, and of one state where it is given."""
        return self._languages.get((body, state), [])

    @cached_property
    def _languages(self) -> dict[tuple[str, str | None], list[str]]:
        """Hold the languages of each body, and of each state in it: one look through the texts serves all states."""
        found = defaultdict[tuple[str, str | None], set[str]](set)
        for body, state, language in self.counted.select("body", "state", "language").unique().iter_rows():
            found[body, None].add(language)
            found[body, state].add(language)
        return {who: sorted(languages) for who, languages in found.items()}

    def rates(self, *by: str) -> pl.DataFrame:
        """Give rates by body, and by columns such as ``state``, ``year`` and ``decade``."""
        if by in self._rates:
            return self._rates[by]
        cells = self.counted.with_columns((pl.col("year") // DECADE * DECADE).alias("decade"))
        bodies = [
            _of_one_language(cells.filter(pl.col("body") == body), ["body", *by], spread)
            for body, spread in self.spreads.items()
        ]
        self._rates[by] = pl.concat(bodies)
        return self._rates[by]

    @cached_property
    def _rates(self) -> dict[tuple[str, ...], pl.DataFrame]:
        """Hold the rates that were computed, since intervals take most of the time of an answer."""
        return {}

    @cached_property
    def first(self) -> pl.DataFrame:
        """Give the first use by each state in the texts of each body, also of years before those asked for."""
        if self.earlier is not None:
            return first_uses(self.earlier, self.concept)
        return first_uses(self.texts, self.concept, self.places)

    @cached_property
    def regular(self) -> list[str]:
        """Name the states with a text in nearly every year since their first: only these can be followed in time."""
        last = self.counted["year"].max()
        spans = (
            self.counted.drop_nulls("state")
            .group_by("state")
            .agg(pl.col("year").n_unique().alias("years"), pl.col("year").min().alias("since"))
        )
        here = spans.filter(pl.col("years") >= REGULAR * (pl.lit(last) - pl.col("since") + 1), pl.col("years") > 1)
        return sorted(here["state"])

    def among_regular(self, by: str) -> pl.DataFrame:
        """Give rates of the states that are here regularly, all together."""
        few = self.counted.filter(pl.col("state").is_in(self.regular))
        return replace(self, counted=few).rates(by)

    def snippets(self, most: int | None = None) -> pl.DataFrame:
        """Give hits with at most 25 words around each; of many, as many as asked for, evenly through time."""
        about = self.texts.select("text_id", "body", "speaker", "state", "year", "text")
        found = self.places.join(about, on="text_id", how="left").sort("year", "text_id", "start")
        if most is not None and most < found.height:
            found = found[[round((place + 0.5) * found.height / most - 0.5) for place in range(most)]]
        shown = [snippet(text, start, end, LONGEST) for text, start, end in found["text", "start", "end"].iter_rows()]
        return found.select("text_id", "body", "speaker", "state", "year", "matched").with_columns(
            pl.Series("snippet", shown, dtype=pl.String)
        )


def find(
    concept: str,
    bodies: str | Sequence[str] | None = None,
    states: Sequence[str] = (),
    years: tuple[int, int] | None = None,
    folder: str | Path | None = None,
    spans: Mapping[str, Sequence[tuple[int, int]]] | None = None,
) -> Found:
    """Find a concept in texts.

    Parameters
    ----------
    concept : str
        A name, or the path of a dictionary of one's own.
    bodies : str or sequence of str, optional
        By default the General Debate, and of a folder all.
    states : sequence of str
        Ids of states; all by default, and bodies that are no state.
    years : (int, int), optional
    folder : path, optional
        Of texts of one's own.
    spans : mapping, optional
        By state, the years of which alone its texts are taken, as those of a name that it bore.

    Raises
    ------
    CoverageError
        If a state has no text here, or none is of these years.
    NotFetchedError
        If the texts have not been fetched.
    """
    meant = concept_of(concept)
    every = texts((DEFAULT_BODY if folder is None else None) if bodies is None else bodies, folder)
    few = every if years is None else every.filter(pl.col("year").is_between(*years))
    if not few.height:
        span = f"{every['year'].min()}-{every['year'].max()}"
        asked = f" is of {years[0]}-{years[1]}: they are of {span}, so choose years among these." if years else "."
        raise CoverageError(f"No text here{asked}")
    spoken = _within(few, spans or {})
    for state in states:
        if state not in spoken["state"]:
            spoke = sorted(set(every.filter(pl.col("state") == state)["year"]))
            span = "" if not spoke else f"{spoke[0]}" if spoke[0] == spoke[-1] else f"{spoke[0]}-{spoke[-1]}"
            told = f"its texts are of {span}" if span else "none of its texts is here"
            if spans and state in spans:
                told = f"the name that was given means it to {max(last for _, last in spans[state])}, and {told}"
            raise CoverageError(
                f"{name_of(state)} has no text in what was asked for ({', '.join(sorted(set(few['body'])))}): {told}. "
                "Choose another state, other years or another body"
                + (", or fetch more (polycentric fetch ungdc --many)." if folder is None else ", or add texts of it.")
            )
    places = hits(few, meant)
    counted = counts(few, meant, places)
    spreads = {body: dispersion(counted.filter(pl.col("body") == body)) for body in sorted(set(few["body"]))}
    if states:
        few, counted = (_within(frame, spans or {}, states) for frame in (few, counted))
        places = places.join(few.select("text_id"), on="text_id", how="semi", maintain_order="left")
        spreads = {body: spreads[body] for body in sorted(set(few["body"]))}
    earlier = None
    if years is not None:
        earlier = every.filter(pl.col("year") <= years[1])
        earlier = _within(earlier, spans or {}, states) if states else earlier
    return Found(meant, few, counted, places, spreads, earlier, spans or {})


def _within(
    texts: pl.DataFrame, spans: Mapping[str, Sequence[tuple[int, int]]], states: Sequence[str] | None = None
) -> pl.DataFrame:
    """Keep texts of some states, or of all, and of a state that has spans those of its spans alone."""
    for state, its in spans.items():
        inside = pl.any_horizontal(*(pl.col("year").is_between(*span) for span in its))
        texts = texts.filter(pl.col("state").ne_missing(state) | inside)
    return texts if states is None else texts.filter(pl.col("state").is_in(list(states)))


def _of_one_language(cells: pl.DataFrame, by: Sequence[str], spread: Dispersion) -> pl.DataFrame:
    """Give rates of cells, none of a cell with texts in several languages: words and characters don't add up."""
    mixed = cells.group_by(by).agg((pl.col("language").n_unique() > 1).alias("mixed"))
    made = rates(cells, by, spread).join(mixed, on=by, how="left", maintain_order="left", nulls_equal=True)
    known = [pl.when(~pl.col("mixed")).then(pl.col(name)).alias(name) for name in ("rate", "low", "high")]
    return made.with_columns(known).drop("mixed")
