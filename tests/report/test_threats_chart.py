"""The matrix of whom a state names: names and counts are whole, and small numbers can be told apart."""

from polycentric.pictures.charts.threats import ThreatMatrix, ThreatRow, draw

LONG = "Russia (Russian Empire until 1917, Soviet Union until 1991)"
ROWS = (ThreatRow(LONG, (1, 3, 90), 94, (None,) * 5), ThreatRow("Cuba", (0, 1, 2), 3, (None,) * 5))
MATRIX = ThreatMatrix("Whom it names", (1950, 1960, 1970), 10, ROWS, measured=False)


def test_a_long_name_keeps_its_count_at_both_widths():
    wide = draw(MATRIX)
    assert ">94<" in wide
    assert "until 1991)<" in wide
    assert f"{LONG}: 94<" in draw(MATRIX, narrow=True)


def test_one_dark_cell_leaves_one_two_and_three_apart_and_the_key_says_what_a_shade_is():
    wide = draw(MATRIX)
    assert all(f">{key}<" in wide for key in ("1", "2–3", "4–7", "8–15", "16–31", "32+"))
    shades = {part.split('"')[1] for part in wide.split("fill-opacity=")[1:]}
    assert len(shades) >= 7


def test_the_key_ends_where_the_times_end():
    few = draw(ThreatMatrix("Whom it names", (1950,), 10, (ThreatRow("Cuba", (3,), 3, (None,) * 5),), measured=False))
    assert ">2–3<" in few
    assert ">4–7<" not in few
