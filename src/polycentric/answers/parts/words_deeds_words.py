"""Words beside deeds in plain words, and what the numbers can't tell. Nothing here says that one makes the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.pictures.drawing.words import as_sentence, count, in_words, listed, the

if TYPE_CHECKING:
    import polars as pl

    from polycentric.words.deeds.compared import Compared
    from polycentric.words.deeds.forums import Forums
    from polycentric.words.deeds.signals import Order

ASSOCIATIONS = (
    "These are associations: that words and deeds go together doesn't say that one makes the other. Rates are of the "
    "General Debate; a year without a text is missing. A text's words are few, so a weak tie can be missed."
)
CHEAP = "Votes cost little; pledges, trade, arms and troops of another state cost more."
LAG = (
    "Lag: years from words to deeds. +2 is words two years before deeds, -2 two years after. Shown is the lag with the "
    "largest correlation of eleven, -5 to +5; its p counts that it was picked. n: state-years."
)


def title(label: str, state: str | None) -> str:
    """Give the title."""
    from polycentric.states import name_of

    return f"{label}: words beside deeds, {'states with 20 years of both' if state is None else name_of(state)}"


def sentences(label: str, found: "Sequence[Compared]", state: str | None) -> list[str]:
    """Say what goes with the word by more than chance, what comes nearest, and what has no answer."""
    from polycentric.states import name_of

    who = "states name" if state is None else f"{the(name_of(state))} names"
    answered = [each for each in found if each.result is not None]
    refused = _refused(found)
    if not answered:
        return ["The texts and deeds that are here allow no answer.", *refused]
    sure = [each for each in answered if each.verdict not in ("not told from chance", "no answer")]
    if not sure:
        near = min(answered, key=lambda each: each.result.p if each.result else 1.0)
        which = f"none of {count(len(answered), 'deed')} by" if len(answered) > 1 else "this deed by no"
        first = f"How often {who} “{label.lower()}” goes with {which} more than chance would give."
        return [first, f"Nearest: {_told(near, state)}.", *refused]
    has = "they have" if state is None else "it has"
    return [*(f"When {who} “{label.lower()}” more often, {has} {_told(each, state)}." for each in sure), *refused]


def _told(each: "Compared", state: str | None) -> str:
    """Say a deed, its correlation, when, on how many numbers, and how often chance gives as much."""
    from polycentric.words.deeds.measured import DEEDS

    found = each.result
    if found is None:
        return ""
    at, lag = found.best, found.lags[found.best]
    less = found.r[at] < 0
    what = DEEDS[each.deed].less if less else DEEDS[each.deed].more
    when = "in the same year" if lag == 0 else (
        f"{in_words(abs(lag))} {'year' if abs(lag) == 1 else 'years'} {'later' if lag > 0 else 'before'}"
    )  # fmt: skip
    size = count(each.state_years, "state-year") if state is None else count(each.state_years, "year")
    order = {"words first": "; words come first in 95 of 100 draws", "deeds first": "; deeds come first in 95 of 100 "
             "draws", "together, order not told": "; which comes first isn't told"}.get(each.verdict, "")  # fmt: skip
    return (f"{what} {when} (correlation {found.r[at]:+.2f}, {found.low[at]:+.2f} to {found.high[at]:+.2f}; {size}; "
            f"chance gives as much in {_percent(found.p)}, corrected {_percent(each.corrected)}{order})")  # fmt: skip


def _percent(chance: float) -> str:
    """Write a probability of a hundred."""
    return f"{100 * chance:.1f} of 100" if chance < 0.1 else f"{100 * chance:.0f} of 100"


def _refused(found: "Sequence[Compared]") -> list[str]:
    """Say of which deeds there is no answer, and why."""
    from polycentric.words.deeds.measured import DEEDS

    return [f"No answer on {DEEDS[each.deed].label}: {each.refused}." for each in found if each.refused]


def notes(found: "Sequence[Compared]", state: str | None, *, changes: bool) -> list[str]:
    """Say what is compared, and how chance is measured."""
    what = (
        "Compared are changes from year to year"
        if changes
        else "Compared are levels less each state's linear trend and each year's mean"
    )
    chance = (
        "blocks of five years of words are rearranged 1,999 times"
        if state is not None
        else "each state's words are shifted in a circle of years, and states exchanged, 1,999 times each; p is the "
        "larger of the two"
    )
    corrected = f"Corrected (Holm 1979): for the {count(sum(each.result is not None for each in found), 'deed')} here."
    return [
        LAG,
        f"{what}, of the square root of the rate. Chance: {chance}. Of each the largest of eleven lags counts. "
        + corrected,
        "Intervals: 95%, by draws of "
        + ("whole states; of five states they are rough." if state is None else "blocks of five years."),
        CHEAP,
        ASSOCIATIONS,
    ]


def sentences_of_signals(label: str, orders: "Sequence[Order]") -> list[str]:
    """Say by which deeds the order of states is that by words."""
    from polycentric.words.deeds.compared import LEVEL
    from polycentric.words.deeds.lags import holm
    from polycentric.words.deeds.measured import DEEDS

    known = [each for each in orders if each.rho == each.rho]
    if not known:
        return ["Too few states have both texts and deeds for an order."]
    many = holm([each.p for each in known])
    sure = [(each, p) for each, p in zip(known, many, strict=True) if p <= LEVEL]
    if not sure:
        return [f"States that name “{label.lower()}” more often don't differ in any of {count(len(known), 'deed')} "
                "by more than chance."]  # fmt: skip
    told = [
        f"States that name “{label.lower()}” more often have "
        f"{DEEDS[each.deed].more if each.rho > 0 else DEEDS[each.deed].less} (rank correlation {each.rho:+.2f} over "
        f"{each.states} states; chance gives as much in {_percent(each.p)}, corrected {_percent(p)})."
        for each, p in sure
    ]
    rest = [DEEDS[each.deed].label for each in known if each not in [one for one, _ in sure]]
    return [*told, *([f"By {listed(rest)} they don't differ by more than chance."] if rest else [])]


def notes_of_signals() -> list[str]:
    """Say what the order of states is."""
    return [
        "States with 20 years of texts; each deed is the mean over a state's years with a text, where 20 of them have "
        "it. Chance: 1,999 exchanges of states. This table was not declared before; it compares states, and says "
        "nothing of what a state does when it speaks otherwise.",
        CHEAP,
        "States of one bloc aren't independent, so that chance is too rare here by an unknown amount.",
        ASSOCIATIONS,
    ]


def sentences_of_forums(found: "Forums") -> list[str]:
    """Say in how many decades a state says it in one forum and not, or less, in another."""
    from polycentric.answers.parts.words_rows import label_of
    from polycentric.states import name_of

    told: list[str] = []
    for state, body in found.rows.select("state", "body").unique(maintain_order=True).iter_rows():
        mine = found.rows.filter((found.rows["state"] == state) & (found.rows["body"] == body))
        words = mine["beside"].drop_nulls().to_list()
        if not words:
            continue
        who, place = as_sentence(the(name_of(state))), label_of(body)
        if set(words) <= {"said", "not said"}:
            silent = _silent(found, state, mine)
            told.append(
                f"{who} names it in its {place} in {_number(words.count('said'))} of "
                f"{in_words(len(words))} decades with texts"
                + (f", and only in the General Debate in the {listed(silent)}." if silent else ".")
            )
            continue
        parts = [f"{each} in {in_words(words.count(each))}" for each in ("more", "less") if each in words]
        rest = len(words) - sum(words.count(each) for each in ("more", "less"))
        parts += [f"no difference told in {in_words(rest)}"] if rest else []
        told.append(f"{who} in its {place}, beside the General Debate, by decade: {', '.join(parts)}.")
    return told or ["No decade has texts of one state in two forums."]


def _silent(found: "Forums", state: str, mine: "pl.DataFrame") -> list[str]:
    """Name the decades in which a state names it in the General Debate and not in these texts."""
    import polars as pl

    from polycentric.words.found import DEFAULT_BODY

    debate = found.rows.filter(
        (pl.col("state") == state) & (pl.col("body") == DEFAULT_BODY) & (pl.col("hits").fill_null(0) > 0)
    )
    decades = set(debate["decade"]) & set(mine.filter(pl.col("beside") == "not said")["decade"])
    return [f"{each}s" for each in sorted(decades)]


def notes_of_forums() -> list[str]:
    """Say what is compared, and what isn't."""
    return [
        "More or less: the intervals of one decade don't meet. Where the texts of a forum are too few to tell how "
        "counts differ, it is taken from the General Debate, in English. Texts since 1946; a decade without one is "
        "missing.",
        "Chinese reports count per 1,000 characters, so that their rates aren't compared with speeches in English, "
        "only whether the word is named.",
        "Only of the United States and China are texts of several forums here. Forums differ in subject too: addresses "
        "and work reports speak mostly of affairs at home, so that less there isn't hiding.",
    ]


def sentences_of_declared(found: "pl.DataFrame") -> list[str]:
    """Say how many pairs came out for and against, how many have no answer, and which come nearest."""
    from polycentric.words.deeds.compared import LEVEL

    mine = found.filter(found["way"] == "levels")
    outcomes = mine["outcome"].to_list()
    answered = mine.filter(mine["r"].is_not_null()).sort("p")
    rare = answered.filter(answered["p"] <= LEVEL)
    near = listed([f"{_label(row['concept'])} with {_deed(row['deed'])} ({row['r']:+.2f})"
                   for row in rare.iter_rows(named=True)])  # fmt: skip
    changed = found.filter((found["way"] == "changes") & found["p"].is_not_null())
    number = {each: _number(outcomes.count(each)) for each in ("for", "against", "neither", "no answer")}
    nearest = (
        f"Before the correction for so many pairs {_number(rare.height)} of {answered.height} have a chance of at most "
        f"5 in 100, where chance alone would give one or two: {near}."
        if rare.height
        else "None has a chance of at most 5 in 100 before the correction for so many pairs either."
    )
    differ = "don't measurably act differently" if outcomes.count("for") + outcomes.count("against") == 0 else (
        f"act differently in {_number(outcomes.count('for') + outcomes.count('against'))} of the pairs looked at"
    )  # fmt: skip
    return [
        f"States that use these words more {differ}: of {len(outcomes)} pairs of a word and a deed that were declared "
        f"before anything was looked at, {number['for']} came out as expected and {number['against']} the other way.",
        f"In {number['neither']} of them the word goes with the deed by no more than chance would give, and "
        f"{number['no answer']} have too few texts or states for an answer.",
        nearest,
        f"Of changes from year to year, the variant, {_number(int((changed['p'] <= LEVEL).sum()))} of "
        f"{changed.height} has a chance of at most 5 in 100 before that correction.",
    ]


def _label(concept: str) -> str:
    """Give a word as a reader knows it."""
    from polycentric.words.dictionaries import concept_of

    return f"“{concept_of(concept).label.lower()}”"


def _deed(name: str) -> str:
    """Give a deed as a reader knows it."""
    from polycentric.words.deeds.measured import DEEDS

    return DEEDS[name].label


def _number(size: int) -> str:
    """Write a number, none in a word."""
    return in_words(size) if size else "none"


def notes_of_declared() -> list[str]:
    """Say where the declaration stands."""
    return [
        LAG,
        "Declared in words/deeds/data/declared.md, before any correlation was computed; corrected by Holm's rule over "
        "all pairs with an answer. Made by `make words-deeds`.",
        ASSOCIATIONS,
    ]
