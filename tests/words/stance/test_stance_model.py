"""Toy sentences are ours; what the frozen model says of real ones is tested where the archive is."""

from pathlib import Path

import numpy as np
import pytest

from polycentric.errors import DataError
from polycentric.words.stance.drawn_from import CONCEPTS
from polycentric.words.stance.features import family, features, places
from polycentric.words.stance.hits import STANCES
from polycentric.words.stance.learning import SHIPPED, VARIANTS, f1
from polycentric.words.stance.model import FILE, Model, Variant, fingerprint, freeze, frozen, learn

SENTENCES = [
    ("praised", "multipolar", "We must build a just and democratic [multipolar] world."),
    ("praised", "sovereign_equality", "We respect the principle of [sovereign equality] of all states."),
    ("praised", "non_alignment", "My country is committed to the policy of [non-alignment]."),
    ("feared", "hegemony", "They try to impose their [hegemony] on our region."),
    ("feared", "blocs", "We reject [military blocs]."),
    ("feared", "unipolar", "We oppose a [unipolar] world and its domination."),
    ("denied", "bipolar", "The [bipolar] world has come to an end."),
    ("denied", "bipolar", "Since the end of the [bipolar] world we have met more often."),
    ("denied", "unipolar", "The [unipolar] world is an illusion."),
    ("neutral", "multipolar", "In an increasingly [multipolar] world ministers meet more often than before."),
    ("neutral", "non_alignment", "At the summit conference of the [Non-Aligned] countries ministers met."),
]
NEGATED = [
    ("feared", "multipolar", "We reject a [multipolar] world, for it is dangerous."),
    ("praised", "multipolar", "We do not oppose a [multipolar] world."),
    ("feared", "hegemony", "My country seeks no [hegemony] over anybody."),
    ("denied", "unipolar", "We live no longer in a [unipolar] world."),
    ("feared", "rules_based_order", "We do not accept the so-called [rules-based] order that they impose."),
]


def said_of(concept: str, marked: str) -> str:
    start, end = marked.index("["), marked.index("]") - 1
    return frozen().stance(features(marked.replace("[", "").replace("]", ""), start, end, concept))


@pytest.mark.parametrize(("stance", "concept", "sentence"), SENTENCES)
def test_a_plain_sentence_has_the_stance_that_the_codebook_gives_it(stance: str, concept: str, sentence: str):
    assert said_of(concept, sentence) == stance


@pytest.mark.parametrize(("stance", "concept", "sentence"), NEGATED)
def test_a_negation_turns_what_it_negates(stance: str, concept: str, sentence: str):
    assert said_of(concept, sentence) == stance


def test_chances_are_of_four_stances_and_sum_to_one():
    for concept in CONCEPTS:
        chances = frozen().chances(features("We speak of it here.", 12, 14, concept))
        assert chances.shape == (len(STANCES),)
        assert chances.sum() == pytest.approx(1)


def test_what_no_hit_had_counts_for_nothing_even_in_an_empty_text():
    assert Model({"a": np.array([1.0, 0, 0, 0])}).chances({"b": 1.0}).tolist() == [0.25] * 4
    assert features("", 0, 0, "multipolar")["concept multipolar"] == 1.0


def test_a_sentence_ends_where_another_begins_and_numbers_of_paragraphs_end_none():
    text = "All is well. 12. We reject any hegemony of one state. It harms us."
    at = text.index("hegemony")
    around = places(text, at, at + 8)

    assert around["near_before"] == "we reject any"
    assert around["near_after"] == "of one state"
    assert (around["earlier"], around["later"]) == ("all is well.", "it harms us.")


def test_learning_tells_two_stances_apart_and_a_ridge_without_hits_leaves_what_was_written_down():
    rows = [{"held good": 1.0}] * 5 + [{"held bad": 1.0}] * 5
    stances = ["praised"] * 5 + ["feared"] * 5
    model = learn(rows, stances, Variant(0.1, {"held": 1.0}))
    assert [model.stance(row) for row in rows] == stances

    pulled = learn(rows, stances, Variant(0.1, {"held": 1.0}, {"held ugly": {"denied": 2.0}}))
    assert pulled.weights["held ugly"].tolist() == [0, 0, 2, 0]


def test_a_feature_of_two_hits_is_not_learned_from():
    model = learn([{"held a": 1.0}] * 2 + [{"held b": 1.0}] * 3, ["praised"] * 2 + ["feared"] * 3,
                  Variant(1.0, {"held": 1.0}))  # fmt: skip
    assert list(model.weights) == ["held b"]


def test_weights_that_were_changed_are_refused(tmp_path: Path):
    path = tmp_path / "model.csv"
    freeze(Model({"concept multipolar": np.array([0.5, 0, 0, 0.25])}), path)
    assert frozen(path).weights["concept multipolar"].tolist() == [0.5, 0, 0, 0.25]

    frozen.cache_clear()
    path.write_text(path.read_text(encoding="utf-8").replace("0.25", "2.5"), encoding="utf-8")
    with pytest.raises(DataError, match=r"'model\.csv' has other weights than those that were tested"):
        frozen(path)


def test_the_weights_that_ship_are_those_of_their_hash_and_of_the_variant_that_ships():
    families = {family(name) for name in frozen(FILE).weights}

    assert len(fingerprint()) == 64
    assert families == {name for name, scale in VARIANTS[SHIPPED].scales.items() if scale}


def test_macro_f1_takes_stances_alike_and_micro_f1_takes_hits_alike():
    coded, said = ["feared"] * 8 + ["praised", "denied"], ["feared"] * 10

    assert f1(coded, said) == (pytest.approx(2 * 8 / 18 / 4), 0.8)
