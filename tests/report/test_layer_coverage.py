"""The map of what the series cover, on rows that fit on paper, for a page and for a phone."""

import re

import pytest

from polycentric.pictures.charts.layer_coverage import Coverage, Covered, Stretch, draw

ROWS = [
    Covered("cinc", "CINC", "states", "Capabilities (NMC 7.0)", [Stretch(1816, 1899, 0.5), Stretch(1900, 2016, 1.0)]),
    Covered("flow", "Trade", "pairs", "Trade (COW 4.0)", [Stretch(1870, 2014, None)]),
    Covered("empty", "Nothing", "states", "Nobody", []),
]


@pytest.mark.parametrize(("narrow", "width"), [(False, 960), (True, 360)])
def test_every_row_stands_within_the_picture(narrow: bool, width: int):
    drawn = draw(Coverage(ROWS, (1816, 2022)), narrow=narrow)
    assert f'viewBox="0 0 {width} ' in drawn
    assert all(f">{row.name}<" in drawn for row in ROWS)
    assert len(re.findall(r'<rect [^>]*class="(?:age|verdict missing)"[^>]*><title>', drawn)) == 3
    boxes = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="14"', drawn)
    assert boxes
    assert all(float(x) + float(wide) <= width for x, wide in boxes)
    assert re.findall(r">(\d{4})</text>", drawn)[0] == "1816"
    assert re.findall(r">(\d{4})</text>", drawn)[-1] == "2022"
