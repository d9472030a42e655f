"""The words that two states use unlike each other: rows, sentences, notes, and the record of the picture."""

import hashlib
from typing import TYPE_CHECKING, Any

from polycentric.answers.asked import all_rows
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.parts.names_of_spans import called_in, in_a_sentence
from polycentric.answers.parts.words_rows import label_of
from polycentric.pictures.charts.words_two import TwoWords, WordPoint
from polycentric.pictures.drawing.words import as_sentence, count, listed

if TYPE_CHECKING:
    from polycentric.words.two_speakers import TwoSpeakers

TOLD = 5  # words of each that a sentence names
CLEAR = 2  # score that words drawn one by one pass in one case of twenty: where texts can't be exchanged, named from it
DRAWN = 18  # words of each that the picture names
EXPLORATION = (
    "An exploration, not a measure: it shows which speeches to read, and tells neither policies nor intentions. "
    "Translators, drafters and the subjects of the day choose words as states do."
)
SCORE = (
    "Score: the log-odds ratio of a word between the two with a Dirichlet prior (all words of both, weighing as "
    "1,000), over its standard error, after Monroe, Colaresi and Quinn (2008). It takes words as drawn one by one; "
    "they come in heaps, so that it ranks words and tests nothing. Beyond: its score passes what exchanged texts reach."
)
LEFT_OUT = (
    "Left out: words without a subject (the, of, would), words that both together use fewer than ten times, and words "
    "in fewer than three texts of who uses them more."
)
CANNOT = (
    "What it can't tell: who praises and who fears what a word names; whether the state or its translator or drafter "
    "chose it; what a long speech has room for. States name themselves: names of the two and of their peoples stand "
    "high."
)


def name(found: "TwoSpeakers", state: str) -> str:
    """Name one of the two as in the last of the years."""
    return called_in(state, *found.years).partition(" (")[0]


def span(found: "TwoSpeakers") -> str:
    """Write the body and the years."""
    first, last = found.years
    return f"{label_of(found.body)}, {first}" if first == last else f"{label_of(found.body)}, {first}-{last}"


def title(found: "TwoSpeakers") -> str:
    """Name the answer."""
    left, right = (in_a_sentence(called_in(each, *found.years)) for each in (found.left, found.right))
    return f"Exploration: words that {left} and {right} use unlike each other, {span(found)}"


def sources(found: "TwoSpeakers", *, own: bool) -> tuple[str, ...]:
    """Name the sources of the texts."""
    from polycentric.words.corpus.bodies import CORPORA

    return () if own else CORPORA[found.body].sources


def digest(found: "TwoSpeakers") -> str:
    """Give one hash of all texts that are compared."""
    return hashlib.sha256("\n".join(sorted(found.texts["sha256"])).encode()).hexdigest()


def tidy(found: "TwoSpeakers") -> Grid:
    """Give a row for each word that is compared, from the most typical of the first to that of the second."""
    one, other = (name(found, each) for each in (found.left, found.right))
    columns = (
        Column("word", "word", "name"), Column("more", "used more by", "state"),
        Column("left", f"uses by {one}", "uses"), Column("right", f"uses by {other}", "uses"),
        Column("left_texts", f"texts of {one} with it", "texts"),
        Column("right_texts", f"texts of {other} with it", "texts"),
        Column("left_rate", f"rate of {one}", "per 1,000 words"),
        Column("right_rate", f"rate of {other}", "per 1,000 words"),
        Column("z", "score", "log-odds over standard error"),
        Column("beyond", "beyond exchanges of texts", "yes or no"),
    )  # fmt: skip
    return Grid(columns, [_row(found, row) for row in found.table.iter_rows(named=True)])


def _row(found: "TwoSpeakers", row: dict[str, Any]) -> dict[str, Any]:
    """Say of a word who uses it more, and whether more than exchanged texts do."""
    return row | {"more": found.left if row["z"] > 0 else found.right, "beyond": _beyond(found, row["z"])}


def _beyond(found: "TwoSpeakers", score: float) -> bool | None:
    """Tell whether a score passes that of exchanged texts; nothing where too few can be exchanged."""
    return None if not _is_known(found) else abs(score) > found.chance


def _is_known(found: "TwoSpeakers") -> bool:
    """Tell whether texts could be exchanged: what is missing isn't equal to itself."""
    return found.chance == found.chance


def sections(found: "TwoSpeakers", top: int) -> list[Section]:
    """Give the words most typical of each, with rates, uses and texts."""
    made = [_of(found, each, top) for each in (found.left, found.right)]
    return [each for each in made if each.grid.rows]


def _of(found: "TwoSpeakers", state: str, top: int) -> Section:
    """Give the words of one of them."""
    one, other = ("left", "right") if state == found.left else ("right", "left")
    names = name(found, state), name(found, found.right if state == found.left else found.left)
    columns = [
        Column("word", "word", "name"), Column("mine", names[0], "number"), Column("its", names[1], "number"),
        Column("uses", "uses", "number"), Column("texts", "in texts", "number"), Column("score", "score", "number"),
        *([Column("past", "beyond")] if _is_known(found) else []),
    ]  # fmt: skip
    mine = found.typical(state)
    rows = [
        {"word": row["word"], "mine": f"{row[f'{one}_rate']:.2f}", "its": f"{row[f'{other}_rate']:.2f}",
         "uses": f"{row[one]:,} : {row[other]:,}", "texts": f"{row[f'{one}_texts']} : {row[f'{other}_texts']}",
         "score": f"{abs(row['z']):.1f}", "past": "yes" if _beyond(found, row["z"]) else "no"}
        for row in mine.head(top).iter_rows(named=True)
    ]  # fmt: skip
    rest = mine.height - len(rows)
    below = f"{count(rest, 'more word')}; {all_rows()} all." if rest > 0 else ""
    return Section(f"Words of {in_a_sentence(names[0])}, per 1,000 words of each", Grid(columns, rows), below)


def sentences(found: "TwoSpeakers") -> list[str]:
    """Say that it is an exploration, which words are typical of each, and how many exchanged texts can't explain."""
    return [EXPLORATION, _past(found), *(_told(found, each) for each in (found.left, found.right))]


def _told(found: "TwoSpeakers", state: str) -> str:
    """Name the words of one of them."""
    side, other = ("left", "right") if state == found.left else ("right", "left")
    words = [
        f"{row['word']} ({row[f'{side}_rate']:.1f} against {row[f'{other}_rate']:.1f})"
        for row in found.typical(state, TOLD).iter_rows(named=True)
        if abs(row["z"]) > (found.chance if _is_known(found) else CLEAR)
    ]
    who = as_sentence(in_a_sentence(name(found, state)))
    if not words:
        return f"{who} says no word more often by as much."
    return f"{who} says more often, per 1,000 words: {listed(words)}."


def _past(found: "TwoSpeakers") -> str:
    """Say how many words pass what exchanges of whole texts reach."""
    size = found.table.height
    if not _is_known(found):
        return (
            f"Of {size:,} words it isn't known which differ by more than chance, since too few texts can be exchanged; "
            f"the words named here have a score above {CLEAR}."
        )
    beyond = sum(1 for score in found.table["z"] if _beyond(found, score))
    return (
        f"Of {size:,} words {beyond:,} differ by more than any word does in 95 of 100 exchanges of whole texts between "
        f"the two, within decades (score {found.chance:.1f})."
    )


def notes(found: "TwoSpeakers", *, own: bool) -> list[str]:
    """Say what is compared, by what score, and what it can't tell."""
    from polycentric.answers.parts.words_words import gaps_of

    return [_compared(found), SCORE, LEFT_OUT, CANNOT, *([] if own else gaps_of([found.body]))]


def _compared(found: "TwoSpeakers") -> str:
    """Say how many texts and words of each are compared, how they were translated, and what is left out."""
    parts: list[str] = []
    for state in (found.left, found.right):
        texts, words = found.of(state)
        kinds = found.texts.filter(found.texts["state"] == state)["translation"].value_counts(sort=True).iter_rows()
        made = listed([f"{kind} {number}" for kind, number in kinds])
        parts.append(f"{count(texts, 'text')} of {in_a_sentence(name(found, state))} ({words:,} words; {made})")
    gone = f" Left out: {count(found.left_out, 'text')} of other years." if found.left_out else ""
    return f"Compared: {listed(parts)}, of years in which both have one.{gone}"


def chart(found: "TwoSpeakers") -> TwoWords:
    """Give the record of the picture."""
    names = (name(found, found.left), name(found, found.right))
    named = [tuple(_point(found, row) for row in found.typical(each, DRAWN).iter_rows(named=True))
             for each in (found.left, found.right)]  # fmt: skip
    pairs = zip(found.table["left_rate"], found.table["right_rate"], strict=True)
    least = min(1_000 / found.of(each)[1] for each in (found.left, found.right))
    bold = "Bold: beyond what exchanged texts reach. " if _is_known(found) else ""
    return TwoWords(
        title(found), (found.left, found.right), names, (named[0], named[1]), tuple(pairs), least,
        (EXPLORATION, f"A point is a word, placed by how often each of the two uses it. {bold}{_compared(found)}"),
    )  # fmt: skip


def _point(found: "TwoSpeakers", row: dict[str, Any]) -> WordPoint:
    """Give a word that is named."""
    return WordPoint(row["word"], row["left_rate"], row["right_rate"], row["left"], row["right"],
                     is_beyond=bool(_beyond(found, row["z"])))  # fmt: skip
