import re
from pathlib import Path

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.errors import CoverageError
from polycentric.pictures.charts.words_stance import STANCES, Split, StanceChart, StanceLine, draw
from polycentric.words.stance import joined

TEXT = """
Mr. President, it is an honour to speak here. My country has a long history and its people are patient.
We must build a just and democratic {first} world. They try to impose their hegemony on our region, and we
reject it. At home the harvest was good, and the price of bread is low. We thank the members for their patience.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT.format(first="multipolar"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.format(first="happy") + "We live in a multi-polar world.", encoding="utf-8")
    (tmp_path / "index.csv").write_text("file,year,state\na.txt,2001,France\nb.txt,2002,Chile\n", encoding="utf-8")
    return tmp_path


def test_hits_have_a_stance_and_states_are_told_by_what_they_mostly_do(folder: Path):
    answer = pc.answers.words("multipolar", corpus=folder, stance=True)

    assert answer.sentences[0] == "Of 2 hits 1 praised and 1 neutral."
    assert "France praises it in 1 of 1 hit." in answer.sentences
    assert "Chile names it without a judgement in 1 of 1 hit." in answer.sentences
    rows = answer.table
    assert rows.filter(state="FRA", stance="praised")["hits"].to_list() == [1]
    assert rows.filter(state="CHL", stance="praised")["hits"].to_list() == [0]
    assert any("Coders saw no text of" in note for note in answer.notes)
    assert any("no person has coded yet" in note for note in answer.notes)


def test_who_takes_each_stance_is_told_and_the_doubt_before_any_state(folder: Path):
    answer = pc.answers.words("hegemony", corpus=folder, stance=True)

    assert "the model was right of 70 of 70 hits" in answer.sentences[1]
    by = next(each.grid for each in answer.sections if each.heading == "Who most, by stance")
    assert [row["who"] for row in by.rows] == ["Chile 1, France 1"]


def test_stances_are_judged_once_and_kept(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path / "kept"))
    first = pc.answers.words("hegemony", corpus=folder, stance=True, table="hits").table
    assert len(list((tmp_path / "kept" / "words").glob("stances-hegemony.*"))) == 1

    def judged(*_: object) -> None:
        raise AssertionError("A hit is judged again.")

    monkeypatch.setattr(joined, "_told", judged)
    assert pc.answers.words("hegemony", corpus=folder, stance=True, table="hits").table.equals(first)

    (folder / "a.txt").write_text(TEXT.format(first="bipolar") + "And more.", encoding="utf-8")
    with pytest.raises(AssertionError, match="judged again"):
        pc.answers.words("hegemony", corpus=folder, stance=True, table="hits")


def test_each_hit_is_told_with_who_told_its_stance_and_at_most_25_words(folder: Path):
    rows = pc.answers.words("hegemony", corpus=folder, stance=True, table="hits").table

    assert rows["stance"].to_list() == ["feared", "feared"]
    assert rows["told_by"].to_list() == ["model", "model"]
    assert max(len(each.strip(". ").split()) for each in rows["snippet"]) <= 25


def test_precision_and_recall_stand_beside_each_series_and_are_missing_of_fewer_than_ten_hits(folder: Path):
    (folder / "index.csv").write_text("file,year,state\na.txt,2021,France\nb.txt,2002,Chile\n", encoding="utf-8")
    rows = pc.answers.words("hegemony", corpus=folder, stance=True, table="years").table

    feared, denied = (rows.filter(state="CHL", stance=each).row(0, named=True) for each in ("feared", "denied"))
    assert feared["concept_precision"] is not None
    assert denied["concept_precision"] is None, "no hit of it was tested"
    assert feared["decade_precision"] is None, "four hits of the 2000s were said to be it"
    neutral = rows.filter(state="FRA", stance="neutral").row(0, named=True)
    assert neutral["decade_precision"] == 7 / 12, "twelve of the 2020s were, and seven of them are"


@pytest.mark.parametrize("name", ["cold_war", "great_powers"])
def test_a_concept_that_coders_never_coded_has_no_stance(name: str, folder: Path):
    with pytest.raises(CoverageError, match=f"No stance is told of '{name}': coders have coded no hit of it"):
        pc.answers.words(name, corpus=folder, stance=True)


def test_a_concept_on_which_the_model_was_hardly_tested_has_no_stance_where_no_coder_saw_the_text(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT.format(first="polycentric"), encoding="utf-8")
    (tmp_path / "index.csv").write_text("file,year,state\na.txt,2001,France\n", encoding="utf-8")

    with pytest.raises(
        CoverageError, match=r"No stance is told of 'polycentric'.*coders have coded none of these hits"
    ):
        pc.answers.words("polycentric", corpus=tmp_path, stance=True)


def test_texts_in_other_languages_have_no_stance(tmp_path: Path):
    (tmp_path / "a.txt").write_text("我们反对霸权主义。" + "今年粮食丰收人民生活安定。" * 20, encoding="utf-8")
    (tmp_path / "index.csv").write_text("file,year,state,language\na.txt,1975,China,zh\n", encoding="utf-8")

    with pytest.raises(CoverageError, match="Stances are told of texts in English alone"):
        pc.answers.words("hegemony", corpus=tmp_path, stance=True)


def test_first_uses_and_lists_have_no_stance(folder: Path):
    with pytest.raises(QuestionError, match="first has no stances"):
        pc.answers.words("hegemony", corpus=folder, stance=True, table="first")
    with pytest.raises(QuestionError, match="stance"):
        pc.answers.words(stance=True)


def test_a_concept_that_no_text_names_is_told_as_such(folder: Path):
    answer = pc.answers.words("unipolar", corpus=folder, stance=True)

    assert answer.sentences == ("None of the 2 texts in English names it.",)
    assert not answer.sections


def test_the_picture_draws_praise_upward_and_fear_downward_with_hits_told(folder: Path):
    sketch = pc.answers.words("hegemony", corpus=folder, stance=True).sketch
    assert sketch is not None
    svg = sketch.svg()

    assert "France, 2000s: 0 praised, 0 neutral, 1 feared, 0 denied" in svg
    assert "the model was right of 70 of 70 hits" in re.sub(r"</text>\s*<text[^>]*>", " ", svg)
    assert "Chile: 0 praised, 0 neutral, 1 feared, 0 denied." in svg


def test_bars_of_feared_hits_stand_below_the_middle_line_and_of_praised_ones_above():
    split = Split(2000, {"praised": 1.0, "neutral": 0.5, "feared": 0.75, "denied": 0.0}, {}, dict.fromkeys(STANCES, 2))
    svg = draw(StanceChart("A title", (StanceLine("FRA", "France", (split,)),), (1990, 2010)))

    middle = float(re.search(r'<line[^>]*y1="([\d.]+)"[^>]*class="axis"', svg)[1])  # pyright: ignore[reportOptionalSubscript]  # there is one
    bars = re.findall(r'<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)" style="([^"]*)"', svg)[4:]
    ends = [(float(y), float(y) + float(height), style) for y, height, style in bars]
    one = ends[0][1] - ends[0][0]
    assert [end - start for start, end, _ in ends] == pytest.approx([one, one / 2, 0.75 * one], abs=0.2)
    assert [start >= middle - 0.1 for start, _, _ in ends] == [False, False, True]
    assert ["fill-opacity" in style for *_, style in ends] == [False, True, False]
