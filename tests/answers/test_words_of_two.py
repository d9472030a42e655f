from pathlib import Path

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.errors import CoverageError, UnknownNameError

DEBATE = "examples/debate"
BOTH = ("Hanover", "Tuscany")


def folder(place: Path, *rows: tuple[str, str, int, str, str]) -> Path:
    """Write texts: state, body, year, language, text."""
    lines = ["file,state,body,year,language"]
    for number, (state, body, year, language, text) in enumerate(rows):
        (place / f"{number}.txt").write_text(text, encoding="utf-8")
        lines.append(f"{number}.txt,{state},{body},{year},{language}")
    (place / "index.csv").write_text("\n".join(lines), encoding="utf-8")
    return place


def english(state: str, year: int, body: str = "congress") -> tuple[str, str, int, str, str]:
    """Make a short text in English, no two the same."""
    return state, body, year, "en", f"In {state} of {year} the {body} is for the order of a treaty. " * 5


def chinese(state: str, year: int) -> tuple[str, str, int, str, str]:
    """Make a text in Chinese, no two the same."""
    return state, "congress", year, "zh", f"世界{state}多极化是历史的潮流" * (12 + year % 10)


def test_two_states_are_compared_by_all_their_words_and_marked_as_an_exploration():
    answer = pc.answers.words(compare=BOTH, corpus=DEBATE)
    assert answer.title.startswith("Exploration: words that Hanover and Tuscany use unlike each other")
    first, past, hanover, tuscany = answer.sentences
    assert first.startswith("An exploration, not a measure")
    assert past.startswith("Of 6 words 3 differ by more than any word does in 95 of 100 exchanges of whole texts")
    assert hanover == "Hanover says more often, per 1,000 words: treaty (98.1 against 0.0)."
    assert tuscany.startswith("Tuscany says more often, per 1,000 words: trade (72.8 against 0.0) and freedom")
    rows = {row["word"]: row for row in answer.tidy.rows}
    treaty = rows["treaty"]
    assert (treaty["more"], treaty["left"], treaty["right"], treaty["left_texts"]) == ("HAN", 21, 0, 5)
    assert treaty["left_rate"] == pytest.approx(21_000 / 214)
    assert treaty["beyond"] is True
    assert rows["peace"]["beyond"] is False
    assert "the" not in rows, "words without a subject tell drafters apart"
    assert any("translator or drafter" in note for note in answer.notes)


def test_exchanged_sides_give_the_same_words_with_the_other_sign():
    one, other = (pc.answers.words(compare=each, corpus=DEBATE).table for each in (BOTH, BOTH[::-1]))
    scores = dict(other.select("word", "z").iter_rows())
    assert {word: -z for word, z in one.select("word", "z").iter_rows()} == pytest.approx(scores)


def test_the_picture_places_each_word_by_both_rates_and_says_what_it_is():
    answer = pc.answers.words(compare=BOTH, corpus=DEBATE)
    for narrow in (False, True):
        svg = answer.picture(narrow=narrow).svg
        for words in ("An exploration, not a measure", "Hanover, times per 1,000 words", "More of Tuscany", "never"):
            assert words in svg.replace("\n", " ")
    assert "treaty: Hanover 98.13 per 1,000 words (21 times), Tuscany 0.00 (0)" in answer.picture().svg


def test_only_years_in_which_both_speak_are_compared(tmp_path: Path):
    rows = [english(state, year) for state in ("Hanover", "Tuscany") for year in (1850, 1851, 1852)]
    answer = pc.answers.words(compare=BOTH, corpus=folder(tmp_path, *rows, english("Tuscany", 1855)))
    assert any("Left out: 1 text of other years." in note for note in answer.notes)
    assert "1850-1852" in answer.title
    assert "isn't known which differ by more than chance" in answer.sentences[1], "six texts have twenty arrangements"


def test_what_cannot_be_compared_is_refused(tmp_path: Path):
    def refused(*rows: tuple[str, str, int, str, str]) -> str:
        with pytest.raises(CoverageError) as refusal:
            _ = pc.answers.words(compare=BOTH, corpus=folder(tmp_path, *rows))
        return str(refusal.value)

    both = [english(state, year) for state in ("Hanover", "Tuscany") for year in (1850, 1851, 1852)]
    hanover = [each for each in both if each[0] == "Hanover"]
    mixed = [chinese("Tuscany", year) for year in (1850, 1851, 1852)]
    assert "The texts of Hanover in English and those of Tuscany in Chinese can't be compared" in refused(
        *hanover, *mixed
    )
    assert "have no spaces between words" in refused(*(chinese("Hanover", year) for year in (1850, 1851, 1852)), *mixed)
    assert "In years in which both speak Hanover has 1 of its texts here (1850)" in refused(*hanover[:1], *both[3:])
    assert "Tuscany has no text in what was asked for (congress): choose another state" in refused(*hanover)
    several = refused(*both, english("Hanover", 1850, "council"))
    assert "name one of congress, council" in several


def test_two_states_and_nothing_of_a_concept_are_taken():
    with pytest.raises(CoverageError, match="Both are Hanover: name two states"):
        _ = pc.answers.words(compare=("Hanover", "Hanover"), corpus=DEBATE)
    with pytest.raises(CoverageError, match="its texts are of 1850–1854: choose other years"):
        _ = pc.answers.words(compare=BOTH, corpus=DEBATE, years=(1900, 1910))
    with pytest.raises(UnknownNameError, match="Atlantis"):
        _ = pc.answers.words(compare=("Hanover", "Atlantis"), corpus=DEBATE)
    for wrong in ("Hanover", ("Hanover",), ("Hanover", "Tuscany", "Saxony")):
        with pytest.raises(QuestionError, match="compare= takes two states"):
            _ = pc.answers.words(compare=wrong, corpus=DEBATE)  # pyright: ignore[reportArgumentType]  # what is wrong
    with pytest.raises(QuestionError, match="compare= is of all words: leave concept out"):
        _ = pc.answers.words("multipolar", compare=BOTH, corpus=DEBATE)
    with pytest.raises(QuestionError, match="stance= is of a concept"):
        _ = pc.answers.words(compare=BOTH, corpus=DEBATE, stance=True)
