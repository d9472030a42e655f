"""What states think of a concept that they name: hits and rates by stance, and how often the stances are wrong."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section, grid_of
from polycentric.answers.parts.names_of_spans import in_a_sentence
from polycentric.answers.parts.words_rows import UNITS, called, label_of
from polycentric.pictures.drawing.words import as_sentence, count, listed

if TYPE_CHECKING:
    import polars as pl

    from polycentric.words.stance.joined import FoundStances
    from polycentric.words.stance.scores import Score

SAYS = {
    "praised": "praises it",
    "feared": "condemns or fears it",
    "denied": "says that it is gone or never was",
    "neutral": "names it without a judgement",
}
WHO = 6  # states that are named by stance
TOLD = 4  # states of which a person is told
FEWEST = 10  # hits of which a share is given
SPLIT = tuple(Column(stance, stance, "number") for stance in SAYS)
WHO_CODED = (
    "Coders gave {coders} of these hits their stance, and a model of the words around a hit gave the others theirs. It "
    "learned from {learned:,} coded hits, and was tested once on {tested} fresh ones of other states. The coders were "
    "sessions of one language model with a codebook: they share its faults, and no person has coded yet."
)
ONLY_CODED = (
    "The coders were sessions of one language model with a codebook: they share its faults, and no person has coded "
    "yet. Hits that they did not code have no stance here."
)
NOT_ERROR = (
    "The intervals of rates hold how much texts vary, not what the model gets wrong: the columns precision and recall "
    "say that, where ten hits or more were tested."
)


def tidy(found: "FoundStances", table: str) -> Grid:
    """Give the rows of a table: rates by stance with the precision and recall of the stance beside, or single hits."""
    if table == "hits":
        return grid_of(_hits(found), UNITS | {"snippet": "words"})
    by = {"states": ("state",), "years": ("state", "year"), "decades": ("state", "decade")}[table]
    return grid_of(_scored(found.rates(*by), found.found.concept.name), UNITS)


def _hits(found: "FoundStances") -> "pl.DataFrame":
    """Give each hit in a few words, with its stance."""
    from dataclasses import replace

    shown = replace(found.found, places=found.places.select(found.found.places.columns)).snippets()
    ordered = found.places.sort("year", "text_id", "start")
    return shown.with_columns(ordered["stance"], ordered["chance"].round(3), ordered["told_by"])


def _scored(rates: "pl.DataFrame", concept: str) -> "pl.DataFrame":
    """Put beside each rate the precision and recall of its stance: of the concept, of the decade, and over all."""
    import polars as pl

    from polycentric.words.found import DECADE
    from polycentric.words.stance.scores import score

    def beside(by: str, groups: Sequence[str], prefix: str) -> list[pl.Series]:
        found = [score(by, group, stance) for group, stance in zip(groups, rates["stance"], strict=True)]
        shares = {name: [getattr(each, name) if each else None for each in found] for name in ("precision", "recall")}
        return [pl.Series(f"{prefix}{name}", values, dtype=pl.Float64) for name, values in shares.items()]

    size = rates.height
    columns = [*beside("concept", [concept] * size, "concept_"), *beside("all", [""] * size, "")]
    time = next((each for each in ("year", "decade") if each in rates.columns), None)
    if time is not None:
        columns += beside("decade", [str(year // DECADE * DECADE) for year in rates[time]], "decade_")
    return rates.with_columns(columns)


def sections(found: "FoundStances", states: Sequence[str], top: int) -> list[Section]:
    """Give what a person reads: stances by state and by decade, and how often they are wrong."""
    if not found.places.height:
        return []
    names = called(found.found)
    rows = [row | {"name": names[row["state"]]} for row in _ranked(found)]
    few = rows if states else rows[:top]
    who, size = Column("name", "state", "name"), Column("hits", "times", "number")
    decades = [row | {"decade": f"{row['decade']}s", "right": _right(row["decade"])} for row in _decades(found, states)]
    who_when = [Column("name", "state", "name")] if states else []
    right = Column("right", "right in tests of the decade")
    made = [
        Section("Stance by state", Grid([who, size, *SPLIT], few)),
        Section(
            "Who most, by stance",
            Grid(
                [Column("stance", "stance", "words"), Column("who", "who, and how often", "words")],
                [] if states else _by_stance(rows),
            ),
        ),
        Section(
            "Stance by decade", Grid([*who_when, Column("decade", "decade", "year"), size, *SPLIT, right], decades)
        ),
        Section("How often a stance is right, on states that were not learned from", _accuracy(found)),
    ]
    return [each for each in made if each.grid.rows]


def _ranked(found: "FoundStances") -> list[dict[str, Any]]:
    """Give the stances of each state, those first that name it most."""
    return sorted(found.split("state").to_dicts(), key=lambda row: (-row["hits"], row["state"]))


def _by_stance(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Name the states that take each stance most often, so that who fears a concept isn't lost below who names it."""
    told: list[dict[str, Any]] = []
    for stance in SAYS:
        users = sorted((row for row in rows if row[stance]), key=lambda row: (-row[stance], row["state"]))
        if users:
            more = f" and {len(users) - WHO} more" if len(users) > WHO else ""
            told.append(
                {"stance": stance, "who": ", ".join(f"{row['name']} {row[stance]}" for row in users[:WHO]) + more}
            )
    return told


def _decades(found: "FoundStances", states: Sequence[str]) -> list[dict[str, Any]]:
    """Give stances by decade, of each state that was asked for or of all together."""
    if not states:
        return found.split("decade").to_dicts()
    names = called(found.found)
    return [row | {"name": names[row["state"]]} for row in found.split("state", "decade").to_dicts()]


def _right(decade: int) -> str:
    """Write how often the model was right on hits of a decade; nothing of fewer than ten."""
    from polycentric.words.stance.scores import score

    return share_of(score("decade", str(decade)))


def share_of(found: "Score | None", part: str = "precision") -> str:
    """Write a share with its interval: precision, or recall; a dash of fewer than ten hits."""
    from polycentric.words.stance.scores import wilson

    of = (found.said if part == "precision" else found.coded) if found else 0
    if found is None or of < FEWEST:
        return f"– ({count(of, 'hit')})"
    low, high = wilson(found.right, of)
    return f"{found.right / of:.2f} ({low:.2f} to {high:.2f}, {of} hits)"


def _accuracy(found: "FoundStances") -> Grid:
    """Give precision and recall by stance: of this concept, and of all."""
    from polycentric.words.stance.scores import ANY, PRIOR, score

    concept, label = found.found.concept.name, found.found.concept.label
    rows = [
        {"of": whose, "stance": stance, "precision": share_of(one), "recall": share_of(one, "recall")}
        for whose, by, group in ((label, "concept", concept), ("all concepts", "all", ""))
        for stance in SAYS
        if (one := score(by, group, stance)) is not None and (one.coded or one.said)
    ]
    for whose, by, group in ((label, "concept", concept), ("all concepts", "all", "")):
        for method, told in (("model", "any"), (PRIOR, "any, if told by the concept alone")):
            one = score(by, group, ANY, method)
            rows.append({"of": whose, "stance": told, "precision": share_of(one), "recall": share_of(one, "recall")})
    columns = [Column("of", "of", "words"), Column("stance", "stance", "words"), Column("precision", "precision"),
               Column("recall", "recall")]  # fmt: skip
    return Grid(columns, rows)


def sentences(found: "FoundStances", states: Sequence[str]) -> list[str]:
    """Say which stance most hits have, and that of the states that name it most or were asked for."""
    size = found.places.height
    if not size:
        return [f"None of the {found.found.counted.height:,} texts in English names it."]
    whole = {stance: int((found.places["stance"] == stance).sum()) for stance in SAYS}
    parts = [f"{hits:,} {stance}" for stance, hits in whole.items() if hits]
    names, rows = called(found.found), _ranked(found)
    few = [row for row in rows if row["state"] in states] if states else rows[:TOLD]
    told = [_told(names[row["state"]], row) for row in few]
    silent = [
        in_a_sentence(names[each]) for each in states if each not in {row["state"] for row in few} and each in names
    ]
    silent = [] if found.sampled_of is not None else silent
    never = [f"{as_sentence(listed(silent))} never name{'s' if len(silent) == 1 else ''} it."] if silent else []
    if found.sampled_of is not None:
        return [*_coverage(found, states), f"Of the coded ones {listed(parts)}.", *trust(found), *told]
    return [f"Of {count(size, 'hit')} {listed(parts)}.", *trust(found), *told, *never]


def _coverage(found: "FoundStances", states: Sequence[str]) -> list[str]:
    """Say how many hits coders coded, in all and of the states that were asked for, or that name it most."""
    names = called(found.found)
    by_text = found.found.counted.select("text_id", "state")
    every = found.found.places.join(by_text, on="text_id").drop_nulls("state").group_by("state").len()
    most = every.sort("len", "state", descending=[True, False])
    total, coded = dict(most.iter_rows()), dict(found.places.drop_nulls("state").group_by("state").len().iter_rows())
    asked = [each for each in states if each in names] if states else list(most["state"].head(TOLD))
    told = [
        f"{in_a_sentence(names[each])} {coded.get(each) or 'none'} of {total[each]}" for each in asked if each in total
    ]
    size = count(found.found.places.height, "hit")
    never = [in_a_sentence(names[each]) for each in asked if each not in total]
    silent = f"; {listed(never)} never name{'s' if len(never) == 1 else ''} it" if never else ""
    first = f"Coders coded {found.places.height} of {size}, and only these have a stance"
    return [f"{first}{silent}.", *([f"Coded are of {'; of '.join(told)}."] if told else [])]


def _told(name: str, row: Mapping[str, Any]) -> str:
    """Say what a state mostly does, and what else."""
    told = as_sentence(in_a_sentence(name))
    most, *rest = [each for each in sorted(SAYS, key=lambda each: -row[each]) if row[each]]
    size = count(row["hits"], "hit")
    if 2 * row[most] <= row["hits"]:
        return f"{told}: of {size} {listed([f'{row[each]} {each}' for each in (most, *rest)])}."
    beside = f"; {listed([f'{row[each]} {each}' for each in rest])}" if rest else ""
    return f"{told} {SAYS[most]} in {row[most]} of {size}{beside}."


def trust(found: "FoundStances") -> list[str]:
    """Say how often the model was right, of this concept and of all, and whether the concept alone tells as much."""
    from polycentric.words.stance.scores import PRIOR, commonest_of, score, wilson

    concept = found.found.concept.name
    one, own, prior = score(), score("concept", concept), score("concept", concept, method=PRIOR)
    if one is None:
        return ["Nothing is known of how often a stance is wrong."]
    if found.sampled_of is not None:
        if own is None or prior is None:
            return ["A model isn't asked about other hits: it was tested on none of this concept."]
        return [f"A model isn't asked about other hits: in tests it was right of {own.right} of {own.said} hits, the "
                f"concept alone of {prior.right}."]  # fmt: skip
    low, high = wilson(one.right, one.said)
    of_all = (f"{one.right} of {one.said} hits of all concepts ({100 * one.right / one.said:.1f}%, {100 * low:.1f} to "
              f"{100 * high:.1f})")  # fmt: skip
    if own is None or prior is None or own.said < FEWEST:
        return [f"In states that it had not learned from the model was right of {of_all}; this concept has too few."]
    told = [f"In states that it had not learned from the model was right of {own.right} of {own.said} hits of this "
            f"concept, and of {of_all}."]  # fmt: skip
    if own.right <= prior.right:
        told.append(f"It tells no more than the concept does: to call every hit {commonest_of(concept)} would have "
                    f"been right of {prior.right}.")  # fmt: skip
    return told


def notes(found: "FoundStances") -> list[str]:
    """Say who coded, what the intervals hold, and what was left out."""
    from polycentric.words.stance.further import all_to_learn_from
    from polycentric.words.stance.scores import macro, score

    seen = {"general_debate", "us_strategies", "state_of_the_union"}
    strange = [label_of(body) for body in found.found.bodies if body not in seen]
    tested = score()
    coders = int((found.places["told_by"] == "coders").sum())
    lines = [
        WHO_CODED.format(coders=f"{coders:,}", learned=len(all_to_learn_from()), tested=tested.said if tested else 0),
        f"Macro F1 over the four stances, on the states to be tested on: {macro():.2f}.",
        NOT_ERROR,
    ]
    if found.sampled_of is not None:
        lines = [ONLY_CODED]
    if strange:
        lines.append(f"Coders saw no text of {listed(strange)}: how often a stance is wrong there is unknown.")
    if found.left_out:
        lines.append(f"Left out: {count(found.left_out, 'text')} in other languages than English.")
    if found.sampled_of is not None:
        lines.append("The coded hits were drawn evenly over concepts and decades, but for some of which a model was "
                     "unsure: they have no rates, and a decade with many hits counts as one with few.")  # fmt: skip
    if found.untold:
        lines.append(f"Without a stance: {count(found.untold, 'hit')} of words that coders did not look at.")
    return lines
