"""The stance of each hit that is found of a concept, and rates by stance."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from polycentric.errors import CoverageError
from polycentric.words.dictionaries import concept_of
from polycentric.words.found import DECADE, Found
from polycentric.words.rates import Dispersion, dispersion, rates
from polycentric.words.stance.drawn_from import CONCEPTS
from polycentric.words.stance.features import features
from polycentric.words.stance.hits import STANCES
from polycentric.words.stance.model import frozen

LANGUAGE = "en"


@dataclass(frozen=True)
class FoundStances:
    """What is found of a concept in English, each hit with its stance.

    Attributes
    ----------
    found : Found
        Of texts in English alone.
    places : DataFrame
        Each hit, as `Found.places` has it, with ``stance`` and ``chance`` (that the model gives this stance), and
        ``body``, ``speaker``, ``state`` and ``year``.
    left_out : int
        Texts in other languages.
    """

    found: Found
    places: pl.DataFrame
    left_out: int

    def counted(self, stance: str) -> pl.DataFrame:
        """Give texts, each with its number of hits of one stance."""
        of = self.places.filter(pl.col("stance") == stance).group_by("text_id").agg(pl.len().cast(pl.Int64).alias("n"))
        joined = self.found.counted.join(of, on="text_id", how="left", maintain_order="left")
        return joined.with_columns(pl.col("n").fill_null(0).alias("hits")).drop("n")

    @cached_property
    def spreads(self) -> Mapping[tuple[str, str], Dispersion]:
        """Give by body and stance how much more counts vary than chance alone would make them."""
        return {
            (body, stance): dispersion(self.counted(stance).filter(pl.col("body") == body))
            for body in self.found.bodies
            for stance in STANCES
        }

    def rates(self, *by: str) -> pl.DataFrame:
        """Give rates by body, by columns such as ``state`` and ``year``, and by ``stance``, each with its interval.

        A stance's interval holds what counts vary, not what the model gets wrong.
        """
        key, parts = ["body", *by], list[pl.DataFrame]()
        for (body, stance), spread in self.spreads.items():
            cells = self.counted(stance).filter(pl.col("body") == body)
            cells = cells.with_columns((pl.col("year") // DECADE * DECADE).alias("decade"))
            parts.append(rates(cells, key, spread).with_columns(pl.lit(stance).alias("stance")))
        order = pl.Enum(STANCES)
        whole = pl.concat(parts).select(*key, "stance", pl.exclude(*key, "stance"))
        return whole.sort(*key, pl.col("stance").cast(order), nulls_last=True)

    def split(self, *by: str) -> pl.DataFrame:
        """Give the number of hits of each stance, a column each, with ``hits`` in all."""
        sums = [(pl.col("stance") == stance).sum().cast(pl.Int64).alias(stance) for stance in STANCES]
        with_decade = self.places.with_columns((pl.col("year") // DECADE * DECADE).alias("decade"))
        return (
            with_decade.drop_nulls(list(by))
            .group_by(list(by))
            .agg(pl.len().cast(pl.Int64).alias("hits"), *sums)
            .sort(list(by))
        )


def check_known(found: Found) -> None:
    """Refuse a concept of which coders have coded no hit.

    Raises
    ------
    CoverageError
    """
    name = found.concept.name
    if name not in CONCEPTS:
        raise CoverageError(
            f"No stance is told of '{name}': coders have coded no hit of it, so nobody knows how often a stance would be "
            f"wrong. They have of {', '.join(sorted(CONCEPTS))}; or leave the stance out."
        )
    if found.concept != concept_of(name):
        raise CoverageError(
            f"No stance is told of a '{name}' of your own dictionary: coders have coded hits of the package's. Name the "
            "concept and no file, or leave the stance out."
        )


def with_stances(found: Found) -> FoundStances:
    """Give each hit in an English text its stance, by the frozen model.

    Raises
    ------
    CoverageError
        If coders have coded no hit of the concept, or no text is in English.
    DataError
        If the frozen weights aren't those that were tested.
    """
    check_known(found)
    english = found.texts.filter(pl.col("language") == LANGUAGE)
    if not english.height:
        raise CoverageError(
            "Stances are told of texts in English alone, for coders saw no others, and none of these texts is: choose "
            "bodies that are, or leave the stance out."
        )
    few = _of_english(found, english)
    about = english.select("text_id", "body", "speaker", "state", "year", "text")
    rows = few.places.join(about, on="text_id", how="left", maintain_order="left")
    model, told = frozen(), list[tuple[str, float]]()
    for text, start, end in rows["text", "start", "end"].iter_rows():
        chances = model.chances(features(text, start, end, found.concept.name))
        told.append((STANCES[int(chances.argmax())], float(chances.max())))
    places = rows.drop("text").with_columns(
        pl.Series("stance", [stance for stance, _ in told], dtype=pl.String),
        pl.Series("chance", [chance for _, chance in told], dtype=pl.Float64),
    )
    return FoundStances(few, places, found.texts.height - english.height)


def _of_english(found: Found, english: pl.DataFrame) -> Found:
    """Keep what was found in English texts."""
    ids = english.select("text_id")
    bodies = set(english["body"])
    return replace(
        found,
        texts=english,
        counted=found.counted.join(ids, on="text_id", how="semi", maintain_order="left"),
        places=found.places.join(ids, on="text_id", how="semi", maintain_order="left"),
        spreads={body: spread for body, spread in found.spreads.items() if body in bodies},
    )
