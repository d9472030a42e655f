"""The frozen model of stances and its scores come out the same from the archive, to the last bit."""

from pathlib import Path

import polycentric as pc
from polycentric.words.stance.coded import FILE as PLACES
from polycentric.words.stance.coded import write_places
from polycentric.words.stance.drawn_from import held
from polycentric.words.stance.further import CODED, all_to_learn_from, further
from polycentric.words.stance.learning import featured, shipped
from polycentric.words.stance.model import FILE, freeze, frozen
from polycentric.words.stance.scores import FILE as SCORES
from polycentric.words.stance.scores import scored, write_scores


def test_weights_scores_and_places_come_out_the_same(archive: Path, tmp_path: Path):
    texts = held()
    train, test = featured(all_to_learn_from(), texts), featured(further("test", CODED[-1]), texts)
    freeze(shipped(train), tmp_path / "model.csv")
    write_places(texts, tmp_path / "places.csv")
    write_scores(scored(test.hits, test.stances, [frozen().stance(row) for row in test.rows], train),
                 tmp_path / "scores.csv")  # fmt: skip

    for made, ships in (("model.csv", FILE), ("places.csv", PLACES), ("scores.csv", SCORES)):
        assert (tmp_path / made).read_text(encoding="utf-8") == ships.read_text(encoding="utf-8")


def test_stances_of_coders_are_told_of_the_hits_that_they_coded(archive: Path):
    rows = pc.answers.words("polycentric", stance=True, table="hits").table

    assert rows.filter(told_by="coders").height == rows.height == 12


def test_china_and_russia_praise_multipolarity_far_more_often_than_they_fear_it(archive: Path):
    rows = pc.answers.words("multipolar", state=["China", "Russia"], years=(1996, 2025), stance=True).table
    for state in ("CHN", "RUS"):
        praised, feared = (rows.filter(state=state, stance=each)["hits"].sum() for each in ("praised", "feared"))
        assert praised >= 5
        assert praised >= 5 * feared


def test_of_a_concept_of_which_too_few_hits_were_tested_only_the_coded_ones_are_told_and_no_rates(archive: Path):
    answer = pc.answers.words("bipolar", stance=True)

    assert answer.table["rate"].null_count() == answer.table.height
    assert set(pc.answers.words("bipolar", stance=True, table="hits").table["told_by"]) == {"coders"}
    assert answer.sentences[0].startswith("Coders coded ")
    assert "and only these have a stance" in answer.sentences[0]
    assert answer.sentences[1].startswith("Coded are of ")
    assert not any("gave the others theirs" in note for note in answer.notes)
