"""The stance of each hit that is found of a concept, by coders where they coded it, and rates by stance."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import polars as pl

from polycentric.errors import CoverageError
from polycentric.tables import cache as kept_tables
from polycentric.tables.places import cache_folder
from polycentric.words.dictionaries import concept_of
from polycentric.words.found import DECADE, Found
from polycentric.words.rates import Dispersion, dispersion, rates
from polycentric.words.stance.coded import stance_by_coders
from polycentric.words.stance.drawn_from import CONCEPTS, pattern_of
from polycentric.words.stance.features import features
from polycentric.words.stance.hits import STANCES
from polycentric.words.stance.model import frozen
from polycentric.words.stance.scores import MODEL, is_of_use, score

LANGUAGE = "en"
CODERS = "coders"
TOLD = {"stance": pl.String, "chance": pl.Float64, "told_by": pl.String}
REACH = 80  # letters beyond a hit in which the words may begin or end that were looked for


@dataclass(frozen=True)
class FoundStances:
    """What is found of a concept in English, each hit with its stance.

    Attributes
    ----------
    found : Found
        Of texts in English alone.
    places : DataFrame
        Each hit that has a stance, as `Found.places` has it, with ``stance``, ``chance`` (that the model gives it;
        missing where coders told it), ``told_by``, ``body``, ``speaker``, ``state`` and ``year``.
    left_out : int
        Texts in other languages.
    untold : int
        Hits of words that were not looked for when the gold set was drawn: nobody coded their like.
    sampled_of : int, optional
        Where the model may not speak of the concept: of how many hits `places` is the sample that coders coded. There
        are no rates then, and no zeros.
    """

    found: Found
    places: pl.DataFrame
    left_out: int
    untold: int
    sampled_of: int | None = None

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
        if self.sampled_of is not None:
            missing = [pl.lit(None, dtype=pl.Float64).alias(each) for each in ("rate", "low", "high")]
            whole = whole.join(self.split(*key), on=key, how="semi").with_columns(missing)
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
            f"No stance is told of '{name}': coders have coded no hit of it, so nobody knows how often a stance would "
            f"be wrong. They have of {', '.join(sorted(CONCEPTS))}; or leave the stance out."
        )
    if found.concept != concept_of(name):
        raise CoverageError(
            f"No stance is told of a '{name}' of your own dictionary: coders have coded hits of the package's. Name "
            "the concept and no file, or leave the stance out."
        )


def with_stances(found: Found) -> FoundStances:
    """Give each hit in an English text its stance: that of the coders where they coded it, else the frozen model's.

    Raises
    ------
    CoverageError
        If coders have coded no hit of the concept, no text is in English, or the model may not speak of the concept and
        coders have coded none of these hits.
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
    about = english.select("text_id", "body", "speaker", "state", "year", "sha256", "text")
    rows = few.places.join(about, on="text_id", how="left", maintain_order="left")
    all_places = rows.drop("text", "sha256").hstack(_all_told(found.concept.name, rows))
    told_of = all_places.drop_nulls("stance")
    sampled = not is_of_use(found.concept.name)
    places = _by_coders_alone(found.concept.name, told_of) if sampled else told_of
    away = found.texts.height - english.height
    return FoundStances(few, places, away, all_places.height - told_of.height, told_of.height if sampled else None)


def _all_told(concept: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Give what is told of each hit, kept by what it was made from: a common concept takes seconds to judge."""

    def judged() -> pl.DataFrame:
        told = [_told(concept, *row) for row in rows["text_id", "text", "start", "end"].iter_rows()]
        return pl.DataFrame(told, schema=TOLD, orient="row")

    return kept_tables.load_or_make(cache_folder() / "words", f"stances-{concept}", _key(rows), judged)


def _key(rows: pl.DataFrame) -> str:
    """Hash the hits and their texts with the code and the weights that judge them."""
    digest = hashlib.sha256(_code().encode())
    for row in rows.select("text_id", "sha256", "start", "end").iter_rows():
        digest.update(repr(row).encode())
    return digest.hexdigest()


@cache
def _code() -> str:
    """Hash the code, the codes and the weights, so that nothing that others judged is taken for theirs."""
    every = Path(__file__).parent.rglob("*")
    return kept_tables.hash_of(sorted(path for path in every if path.suffix in {".py", ".toml", ".csv"}))


def _told(concept: str, name: str, text: str, start: int, end: int) -> tuple[str | None, float | None, str | None]:
    """Give a hit's stance, its chance by the model, and who tells it; nothing of words that coders did not look at."""
    span = _as_drawn(concept, text, start, end)
    if span is None:
        return None, None, None
    by_coders = stance_by_coders(name, concept, text, *span)
    if by_coders is not None:
        return by_coders, None, CODERS
    chances = frozen().chances(features(text, *span, concept))
    return STANCES[int(chances.argmax())], float(chances.max()), MODEL


def _as_drawn(concept: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the place of the words of a hit that were looked for when the gold set was drawn, if it has them."""
    since = max(0, start - REACH)
    for match in pattern_of(concept).finditer(text[since : end + REACH]):
        if match.start() + since < end and match.end() + since > start:
            return match.start() + since, match.end() + since
    return None


def _by_coders_alone(concept: str, places: pl.DataFrame) -> pl.DataFrame:
    """Give the hits that coders coded, of a concept of which the model may not speak."""
    coded = places.filter(pl.col("told_by") == CODERS)
    if not coded.height and places.height:
        tested = score("concept", concept)
        right, of = (tested.right, tested.said) if tested else (0, 0)
        raise CoverageError(
            f"No stance is told of '{concept}' here: on states that it had not learned from the model was right of "
            f"{right} of {of} hits, which is no better than the concept alone tells, or too few to say; and coders "
            "have coded none of these hits. Leave the stance out."
        )
    return coded


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
