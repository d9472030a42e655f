from pathlib import Path

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.errors import CoverageError, NotFetchedError, UnknownNameError

SPEECHES = "examples/speeches"


def test_words_say_how_often_who_most_and_who_first():
    answer = pc.answers.words("multipolar", corpus=SPEECHES)
    assert answer.sentences == (
        "No state names it in two texts, too few to say who names it most; of 3 states 2 name it, and Saxony never "
        "does in its 1 text.",
        "2 of 5 texts name it, 3 times in all, most often by Tuscany (2 times).",
        "In all texts that are here Hanover and Tuscany name it first, in 1855.",
    )
    row = answer.table.filter(state="TUS").row(0, named=True)
    assert (row["texts"], row["words"], row["hits"]) == (2, 117, 2)
    assert row["rate"] == pytest.approx(2_000 / 117)
    assert (row["low"], row["high"]) == (None, None), "four texts can't tell how counts differ"
    assert any("4 such texts are too few" in note for note in answer.notes)
    assert answer.units["rate"] == "per 1,000 words"


FILLER = "The order of Europe is what all of us have to talk about, and it is in the making as we speak today. "


def speeches(folder: Path, *rows: tuple[str, int, int]) -> Path:
    """Write speeches of states in years, each with so many uses of a word."""
    lines = ["file,state,year"]
    for state, year, uses in rows:
        lines.append(f"{state}-{year}.txt,{state},{year}")
        _ = (folder / f"{state}-{year}.txt").write_text(f"{state} {year}. {FILLER}{'A multipolar world. ' * uses}")
    _ = (folder / "index.csv").write_text("\n".join(lines))
    return folder


HEAPED = [("Tuscany", 1855, 5), ("Tuscany", 1856, 0), ("Tuscany", 1857, 0)]
STEADY = [("Hanover", year, 1) for year in (1855, 1856, 1857)]
SELDOM = [("Saxony", 1855, 1), ("Saxony", 1856, 1), ("Saxony", 1857, 1), ("Saxony", 1858, 0)]


def test_one_speech_makes_no_leader_however_often_it_says_the_word(tmp_path: Path):
    answer = pc.answers.words("multipolar", corpus=speeches(tmp_path, *HEAPED, *STEADY, *SELDOM))
    assert answer.sentences[0].startswith("Hanover leads the two states that name it in three texts or more: 3 times")
    assert answer.sentences[1].startswith("By rate next comes Saxony (")
    assert answer.sentences[2] == "7 of 10 texts name it, 11 times in all, most often by Tuscany (5 times)."
    rows = answer.table.select("state", "texts_naming", "hits").rows()
    assert rows == [("HAN", 3, 3), ("SAX", 3, 3), ("TUS", 1, 5)], "by rate Tuscany would come first"


def test_a_state_that_alone_names_it_in_three_texts_is_told_so(tmp_path: Path):
    first = pc.answers.words("multipolar", corpus=speeches(tmp_path, *HEAPED, *STEADY)).sentences[0]
    assert first.startswith("Hanover alone names it in three texts or more: 3 times in 3 texts")


def test_in_one_year_no_state_leads_and_the_order_is_that_of_all_years(tmp_path: Path):
    folder = speeches(tmp_path, *HEAPED, *STEADY)
    answer = pc.answers.words("multipolar", corpus=folder, years=(1855, 1855))
    assert answer.sentences[0] == (
        "With one text of each state there is no telling who names it most: of 2 states 2 name it."
    )
    two = pc.answers.words("multipolar", corpus=folder, years=(1855, 1856))
    assert two.sentences[0].startswith("Hanover alone names it in two texts or more")
    assert two.table["state"].to_list() == ["HAN", "TUS"]


PRUSSIAN = [("Germany", 1855, 0), ("Germany", 1860, 1), ("Germany", 1880, 3), ("Tuscany", 1855, 1)]


def test_a_name_of_some_years_takes_the_texts_of_these_years_and_says_so(tmp_path: Path):
    folder = speeches(tmp_path, *PRUSSIAN)
    answer = pc.answers.words("multipolar", corpus=folder, state=["Prussia"])
    assert answer.sentences[:2] == (
        "'Prussia' is taken by its years, with texts of 1855-1860: ask for Germany for all years.",
        "Prussia names it 1 time in its 2 texts, first in 1860: 19.608 per 1,000 words.",
    )
    every = pc.answers.words("multipolar", corpus=folder, state=["Germany"])
    assert every.table["hits"].to_list() == [4]
    both = pc.answers.words("multipolar", corpus=folder, state=["Prussia", "Germany"])
    assert both.table["hits"].to_list() == [4], "who is asked for by its name of today too has all its years"
    assert not any("taken by its years" in each for each in [*every.sentences, *both.sentences])


def test_a_name_of_some_years_narrows_the_years_asked_for_and_is_refused_outside_them(tmp_path: Path):
    folder = speeches(tmp_path, *PRUSSIAN)
    few = pc.answers.words("multipolar", corpus=folder, state=["Prussia", "Tuscany"], years=(1855, 1880))
    assert dict(few.table.select("state", "hits").rows()) == {"DEU": 1, "TUS": 1}
    with pytest.raises(CoverageError, match=r"'Prussia' names Germany \(DEU\) until 1871"):
        _ = pc.answers.words("multipolar", corpus=folder, state=["Prussia"], years=(1875, 1880))


def test_a_state_without_a_text_of_its_name_is_told_until_when_the_name_means_it(tmp_path: Path):
    folder = speeches(tmp_path, ("Germany", 1880, 3), ("Tuscany", 1855, 1))
    with pytest.raises(CoverageError, match="the name that was given means it to 1871, and its texts are of 1880"):
        _ = pc.answers.words("multipolar", corpus=folder, state=["Prussia"])


def test_a_name_that_was_merely_changed_takes_all_years_and_says_so(tmp_path: Path):
    folder = speeches(tmp_path, ("Zaire", 1985, 1), ("Zaire", 2005, 1))
    answer = pc.answers.words("multipolar", corpus=folder, state=["Zaire"])
    assert answer.sentences[0] == (
        "'Zaire' is the Democratic Republic of the Congo by a former name: its texts of all years are taken."
    )
    assert answer.table["hits"].to_list() == [2]


def test_a_state_that_did_not_speak_in_a_year_has_no_row_and_one_that_did_not_name_it_has_a_zero():
    rows = pc.answers.words("multipolar", corpus=SPEECHES, table="years").table
    assert rows.filter(state="SAX")["year"].to_list() == [1855]
    assert rows.filter(state="SAX")["rate"].to_list() == [0.0]


def test_each_hit_is_shown_in_at_most_25_words():
    hits = pc.answers.words("great_powers", corpus=SPEECHES, table="hits").table
    assert hits.height == 3
    shown = [text.removeprefix("... ").removesuffix(" ...") for text in hits["snippet"]]
    assert max(len(text.split()) for text in shown) == 25
    section = pc.answers.words("great_powers", corpus=SPEECHES, snippets=2).sections[-1]
    assert (section.heading, len(section.grid.rows)) == ("Hits, evenly through time", 2)


def test_states_that_are_asked_for_are_told_one_by_one_also_where_they_never_name_it():
    answer = pc.answers.words("multipolar", corpus=SPEECHES, state=["Saxony", "Tuscany"])
    assert answer.sentences == (
        "Tuscany names it 2 times in its 2 texts, first in 1855: 17.094 per 1,000 words.",
        "Saxony names it not in its one text.",
        "1 of 3 texts of these states names it, 2 times in all.",
    )


def test_the_picture_shows_rates_and_first_uses():
    picture = pc.answers.words("multipolar", corpus=SPEECHES).picture()
    for words in ("Rate, times per 1,000 words", "First use in the texts that are here", "Tuscany"):
        assert words in picture.svg
    with pytest.raises(CoverageError, match="There is no picture"):
        _ = pc.answers.words("polycentric", corpus=SPEECHES).picture()


def test_a_concept_that_no_text_names_is_told_as_such():
    assert pc.answers.words("polycentric", corpus=SPEECHES).sentences == ("None of the 5 texts names it.",)


def test_what_means_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path))
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    with pytest.raises(QuestionError, match="snippets= is of a concept: give concept too"):
        _ = pc.answers.words(snippets=3)
    with pytest.raises(UnknownNameError, match="multipolar"):
        _ = pc.answers.words("multipolarity", corpus=SPEECHES)
    with pytest.raises(UnknownNameError, match=r"A dictionary of your own is given by its path, which ends in \.toml"):
        _ = pc.answers.words("deterrence", corpus=SPEECHES)
    with pytest.raises(CoverageError, match=r"Saxony has no text in what was asked for .*: its texts are of 1855"):
        _ = pc.answers.words("multipolar", corpus=SPEECHES, state=["Saxony"], years=(1850, 1850))
    with pytest.raises(CoverageError, match="No text here is of 1900-1910: they are of 1850-1855"):
        _ = pc.answers.words("multipolar", corpus=SPEECHES, years=(1900, 1910))
    with pytest.raises(NotFetchedError, match="polycentric fetch ungdc --many"):
        _ = pc.answers.words("multipolar")


def test_a_dictionary_that_lies_here_is_named_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    _ = (tmp_path / "deterrence.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownNameError, match=r"Your own dictionary 'deterrence\.toml' is given by that path"):
        _ = pc.answers.words("deterrence")


def test_the_screen_has_short_notes_and_says_where_all_are():
    answer = pc.answers.words("multipolar", corpus=SPEECHES)
    shown = answer.text()
    assert "Counted: A world of several poles" in shown
    assert "too few to tell" in shown, "how sure it is stays on the screen"
    assert "What else moves a rate: .notes has all notes." in " ".join(shown.split())
    assert "its drafter's style" not in shown
    assert any("its drafter's style" in note for note in answer.notes)
    assert "its drafter's style" in answer.json()
