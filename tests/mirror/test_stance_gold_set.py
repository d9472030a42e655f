"""The hits of the gold set stand where the package says they do, in the archive's texts."""

from pathlib import Path

import pytest

from polycentric.words.stance.drawn_from import draw, english, held, hits_of
from polycentric.words.stance.further import SECOND, THIRD, Draw, draw_further, forecast, least_sure
from polycentric.words.stance.hits import read_hits
from polycentric.words.stance.sheets import text_of


def test_every_hit_is_where_it_is_told_to_be(archive: Path):
    texts = held()

    assert all(text_of(hit, texts) for hit in read_hits())


def test_the_draw_can_be_made_again(archive: Path):
    assert draw() == read_hits()


@pytest.mark.parametrize("draw", [SECOND, THIRD], ids=lambda draw: draw.name)
def test_a_further_draw_can_be_made_again_and_stands_where_it_is_told_to(draw: Draw, archive: Path):
    found = [hit for each in english() for hit in hits_of(*each)]
    texts = held()
    made = draw_further(found, read_hits(), draw)
    if draw.candidates:
        made = least_sure(made, {name: chance for name, (_, chance) in forecast(draw).items()}, draw)

    assert made == read_hits(draw.file)
    assert all(text_of(hit, texts) for hit in made)
