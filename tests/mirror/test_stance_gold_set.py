"""The hits of the gold set stand where the package says they do, in the archive's texts."""

from pathlib import Path

from polycentric.words.stance.drawn_from import draw, english, held, hits_of
from polycentric.words.stance.further import SECOND, THIRD, forecast, least_sure
from polycentric.words.stance.further import draw_further
from polycentric.words.stance.hits import read_hits
from polycentric.words.stance.sheets import text_of


def test_every_hit_is_where_it_is_told_to_be(archive: Path):
    texts = held()

    assert all(text_of(hit, texts) for hit in read_hits())


def test_the_draw_can_be_made_again(archive: Path):
    assert draw() == read_hits()


def test_the_second_draw_can_be_made_again_and_stands_where_it_is_told_to(archive: Path):
    found = [hit for each in english() for hit in hits_of(*each)]
    texts = held()

    assert draw_further(found, read_hits()) == read_hits(FURTHER)
    assert all(text_of(hit, texts) for hit in read_hits(FURTHER))
