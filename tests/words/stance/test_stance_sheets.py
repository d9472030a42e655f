from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.packaged import read_rows
from polycentric.words.stance.hits import FILE, Hit, hit_id, read_hits, text_hash, write_hits
from polycentric.words.stance.sheets import AROUND, context, read_codes, write_sheet

TEXT = "We all want a multi-\npolar world, and say so."
HIT = Hit(
    hit_id("ungdc", "TOY_01_1999", 14), "ungdc", "TOY_01_1999", "TOY", 1999, "multipolar", "multi- polar", 14, 26,
    text_hash(TEXT), "train", 3,
)  # fmt: skip


def codes(folder: Path, *rows: str, head: str = "id,stance,remark") -> Path:
    path = folder / "codes.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_hit_stands_in_brackets_between_sixty_words_on_each_side():
    text = " ".join(f"w{at}" for at in range(200)) + " "
    start = text.index("w100 ")
    words = context(text, start, start + 4).split()

    assert words[AROUND] == "[[w100]]"
    assert (words[0], words[-1], len(words)) == ("w40", "w160", 121)


def test_a_hit_at_either_end_of_a_text_has_what_context_there_is():
    assert context("blocs are bad", 0, 5) == "[[blocs]] are bad"
    assert context("no blocs", 3, 8) == "no [[blocs]]"


def test_a_sheet_shows_neither_the_state_nor_the_year(tmp_path: Path):
    write_sheet([HIT], {("ungdc", "TOY_01_1999"): TEXT}, "coder1", 1, tmp_path / "sheet.csv")
    written = (tmp_path / "sheet.csv").read_text(encoding="utf-8")

    assert "We all want a [[multi- polar]] world, and say so." in written
    assert HIT.id in written
    assert "TOY" not in written
    assert "1999" not in written


def test_two_coders_see_the_same_hits_in_another_order(tmp_path: Path):
    text = "blocs " * 30
    hits = [
        Hit(hit_id("x", "t", at), "x", "t", "TOY", 1999, "blocs", "blocs", at, at + 5, text_hash(text), "train", 30)
        for at in range(0, 180, 6)
    ]
    orders: list[list[str]] = []
    for coder in ("coder1", "coder2", "coder1"):
        write_sheet(hits, {("x", "t"): text}, coder, 7, tmp_path / "sheet.csv")
        orders.append([line.split(",")[0] for line in (tmp_path / "sheet.csv").read_text(encoding="utf-8").split("\n")])

    assert orders[0] == orders[2]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])


def test_a_text_of_another_edition_or_none_is_named(tmp_path: Path):
    with pytest.raises(DataError, match=r"'TOY_01_1999' of 'ungdc' is another edition .* fetch the pinned edition"):
        write_sheet([HIT], {("ungdc", "TOY_01_1999"): TEXT + " "}, "a", 1, tmp_path / "sheet.csv")
    with pytest.raises(DataError, match="'TOY_01_1999' of 'ungdc' is not here: polycentric fetch ungdc --many"):
        write_sheet([HIT], {}, "a", 1, tmp_path / "sheet.csv")


def test_codes_are_read_by_id_whatever_their_order_and_capitals(tmp_path: Path):
    assert read_codes(codes(tmp_path, "b,Feared ,", "a,praised,so")) == {"a": "praised", "b": "feared"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("a,liked,",), "'liked' for hit 'a': praised, feared, denied, neutral are right"),
        (("a,,",), "'' for hit 'a'"),
        (("a,praised,", "a,feared,"), "hit 'a' more than once"),
        (("a,praised,",), "lacks 1 of 2 hits, 'b' the first"),
        (("a,praised,", "b,feared,", "c,denied,"), "codes hit 'c', which was not on the sheet"),
    ],
)
def test_codes_that_cannot_be_are_named(tmp_path: Path, rows: tuple[str, ...], message: str):
    with pytest.raises(DataError, match=message):
        read_codes(codes(tmp_path, *rows), ["a", "b"])


def test_a_table_that_is_no_coded_sheet_is_named(tmp_path: Path):
    with pytest.raises(DataError, match="has the columns id, code: a coded sheet has 'id' and 'stance'"):
        read_codes(codes(tmp_path, "a,praised", head="id,code"))


def test_hits_come_back_as_they_were_written(tmp_path: Path):
    write_hits([HIT], tmp_path / "hits.csv")

    assert read_hits(tmp_path / "hits.csv") == [HIT]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",1999,", ",soon,", "has no whole number in hit"),
        (",train,", ",spare,", "in part 'spare': train, test, person are right"),
        ("id,body", "name,body", "has the columns name, body"),
    ],
)
def test_a_table_of_hits_that_was_changed_is_named(tmp_path: Path, old: str, new: str, message: str):
    path = tmp_path / "hits.csv"
    write_hits([HIT], path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(DataError, match=message):
        read_hits(path)


def test_the_gold_set_has_over_four_hundred_hits_and_sixty_for_a_person_and_no_state_on_both_sides():
    hits = read_hits(FILE)
    states = {part: {hit.speaker for hit in hits if hit.part == part} for part in ("train", "test")}

    assert sum(hit.part != "person" for hit in hits) >= 400
    assert sum(hit.part == "person" for hit in hits) == 60
    assert not states["train"] & states["test"]
    assert min(map(len, states.values())) >= 30
    assert all(len(hit.matched) <= 30 for hit in hits), "no text of a speech is shipped"


def test_the_file_that_is_left_for_a_person_has_the_sixty_hits_that_nothing_else_uses():
    left = {row["id"] for row in read_rows(FILE.with_name("person.csv"))}

    assert left == {hit.id for hit in read_hits() if hit.part == "person"}
