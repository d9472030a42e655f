from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import DataError, ManyFaultsError, UnknownNameError, UserFileError
from polycentric.words.corpus.contract import frame_of
from polycentric.words.dictionaries import CONCEPTS, concept_of
from polycentric.words.dictionary import expression, is_named, read
from polycentric.words.hits import LONGEST, hits, snippet

OWN = """label = "Own"
version = 1
meaning = "A word of one's own."
caveat = "None."
[en]
patterns = ['balance']
except = []
examples = ["a balance"]
others = ["a scale"]
"""


def corpus(*texts: str, language: str = "en") -> pl.DataFrame:
    """Make texts by one speaker, named a, b, c."""
    rows = [{"text_id": "abcdef"[place], "language": language, "text": text} for place, text in enumerate(texts)]
    return frame_of(rows).with_columns(pl.lit(100, pl.Int64).alias("words"))


def test_each_hit_is_given_with_its_text_and_place():
    text = "Poland lies far from the North Pole. A multi- polar world, Mr. President, is multipolar."
    found = hits(corpus("nothing", text), "multipolar")
    assert found.rows() == [("b", 39, 51, "multi- polar"), ("b", 77, 87, "multipolar")]
    assert [text[start:end] for _, start, end, _ in found.rows()] == found["matched"].to_list()


def test_exceptions_take_their_words_away_and_leave_the_places_of_others_right():
    text = "Bipolar disorder is no bipolar order; é bipolar patients in a bipolar world."
    found = hits(corpus(text), "bipolar")
    assert [text[start:end] for _, start, end, _ in found.rows()] == ["bipolar", "bipolar"]
    assert found["start"].to_list() == [text.index("bipolar order"), text.index("bipolar world")]


def test_chinese_is_searched_by_the_patterns_for_chinese_alone():
    found = hits(corpus("世界多极化 multipolar", language="zh"), "multipolar")
    assert found.rows() == [("a", 2, 4, "多极")]


def test_texts_that_cannot_be_counted_are_not_searched():
    faulty = corpus("multipolar").with_columns(pl.lit("stub").alias("fault"))
    assert hits(faulty, "multipolar").height == 0


@pytest.mark.parametrize("name", sorted(CONCEPTS))
def test_each_dictionary_says_what_it_counts_and_what_the_count_cannot_tell(name: str):
    concept = CONCEPTS[name]
    assert concept.meaning.endswith(".")
    assert len(concept.caveat) > 40
    assert concept.version >= 1
    assert set(concept.patterns) == {"en", "zh"}
    for language in concept.patterns:
        assert len(concept.examples[language]) >= 1
        assert len(concept.others[language]) >= 2


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("hegemony", "anti-hegemonistic", True),
        ("hegemony", "the hegemony of the proletariat", False),
        ("non_alignment", "non\n aligned", True),
        ("great_powers", "great Powers", True),
        ("great_powers", "the two super-Powers", False),
        ("rules_based_order", "a rules-based multilateral trading system", False),
        ("blocs", "camps for refugees", False),
        ("new_world_order", "the New International Economic Order", False),
        ("polycentric", "POLYCENTRIC", True),
    ],
)
def test_what_is_named_and_what_only_looks_like_it(name: str, text: str, named: bool):
    assert is_named(text, CONCEPTS[name]) is named


def test_a_snippet_never_has_more_than_25_words():
    text = " ".join(f"w{place}" for place in range(200))
    start = text.index("w100 ")
    assert len(snippet(text, start, start + 4, words=1_000).replace("... ", "").replace(" ...", "").split()) == LONGEST
    assert snippet(text, 0, 2, words=3) == "w0 w1 w2 ..."
    assert snippet(text, start, start + 4, words=3) == "... w99 w100 w101 ..."
    assert snippet("", 0, 0) == ""
    long = "霸权" * 100
    assert len(snippet(long, 0, 200).replace(" ...", "")) == LONGEST


def test_a_user_has_a_dictionary_of_ones_own(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    assert hits(corpus("the balance"), str(path))["matched"].to_list() == ["balance"]
    with pytest.raises(UnknownNameError, match="multipolar"):
        _ = concept_of("multi_polar")
    with pytest.raises(UserFileError, match="can't be read"):
        _ = concept_of(str(tmp_path / "none.toml"))
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UserFileError, match="no TOML in UTF-8"):
        _ = read(path)


def test_all_that_is_wrong_with_a_dictionary_is_told_at_once(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("version = 1\n", "").replace("'balance'", r"'bal(?=ance)', '.*'") + "[fr]\npatterns=[]")
    with pytest.raises(ManyFaultsError) as told:
        _ = read(path)
    for words in ("no version", "no regular expression", "matches nothing at all", "'fr' is neither"):
        assert words in str(told.value)


def test_an_example_that_is_not_found_and_another_that_is_are_told(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace('"a balance"', '"a scale"').replace('others = ["a scale"]', 'others = ["balance"]'))
    with pytest.raises(ManyFaultsError, match=r"(?s)example 'a scale' is not found.*other 'balance' is found"):
        _ = read(path)


def test_a_dictionary_that_matches_everything_is_refused(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("'balance'", r"'\w+'").replace("a scale", "--").replace("a balance", "balance"))
    with pytest.raises(DataError, match=r"finds 30 hits in 100 words, more than one in 20"):
        _ = hits(corpus("word " * 30), str(path))


def test_a_dictionary_whose_hits_are_whole_texts_is_refused(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("'balance'", "'(?s)balance.*'").replace("a scale", "--"))
    with pytest.raises(DataError, match=r"a hit of more than 25 words in .*begins 'balance word"):
        _ = hits(corpus("balance " + "word " * 30), str(path))


def test_a_pattern_is_written_out_with_its_joints_and_edges():
    assert expression(["a b"], ["c"], "en") == r"(?i)(?P<no>(?-u:\b)(?:c)(?-u:\b))|(?P<hit>(?-u:\b)(?:a\s+b)(?-u:\b))"
