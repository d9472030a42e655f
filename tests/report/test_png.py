"""Pictures as PNG: the style written into the elements, and what is drawn from it."""

import re
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

import polycentric as pc
from polycentric.errors import MissingExtraError, OutputError
from polycentric.pictures.drawing import pixels
from polycentric.pictures.drawing.flat import SVG, flattened, resolved, rules_of
from polycentric.pictures.image import Image
from polycentric.report import PICTURES, Findings, draw

SMALL = f'''<svg xmlns="{SVG}" class="wide" width="40" height="20" viewBox="0 0 40 20"><style><![CDATA[
:root{{--paper:#fff;--one:#123456;--two:var(--one)}}
@media screen and (prefers-color-scheme:dark){{:root{{--one:#eee}}}}
/* a comment */ .wide{{--tile:url(#t)}} .narrow{{--tile:url(#u)}}
rect{{fill:red;cursor:help}} .area{{fill:var(--land,var(--two))}} .wide .deep{{--land:var(--tile) var(--two)}}
.area:hover{{fill:blue}} #named{{stroke:var(--nothing);stroke-width:3}}
]]></style><g transform="scale(2)"><rect class="area" width="9" height="9"/><rect class="deep area" id="named" width="4"
 height="4" style="stroke-width:1;opacity:var(--faint,.5)"/></g></svg>'''


def styles(document: str) -> list[str | None]:
    return [each.get("style") for each in Tree.fromstring(document).iter(f"{{{SVG}}}rect")]


# Style.


def test_variables_become_values_those_inside_others_too_and_the_sheet_is_gone():
    plain = flattened(SMALL)
    assert "var(" not in plain
    assert "<style" not in plain
    assert styles(plain) == ["fill:#123456", "fill:url(#t) #123456;stroke-width:1;opacity:.5"]


def test_a_variable_is_taken_from_where_the_element_stands():
    turned = SMALL.replace('class="wide"', 'class="narrow"').replace(".wide .deep", ".narrow .deep")
    assert styles(flattened(turned))[1] == "fill:url(#u) #123456;stroke-width:1;opacity:.5"
    assert styles(flattened(SMALL.replace('class="wide"', 'class="narrow"')))[1] == (
        "fill:#123456;stroke-width:1;opacity:.5"
    )


def test_a_line_that_keeps_its_width_is_drawn_thinner_inside_what_is_drawn_larger():
    kept = SMALL.replace("stroke-width:1;", "stroke-width:1;vector-effect:non-scaling-stroke;")
    assert "stroke-width:0.5" in str(styles(flattened(kept))[1])


def test_a_value_without_its_variable_is_none():
    assert resolved("var(--a)", {}) is None
    assert resolved("var(--a, #fff)", {}) == "#fff"
    assert resolved("var(--a,var(--b,red)) 2", {"--b": "blue"}) == "blue 2"
    assert resolved("url(#a) var(--b)", {"--b": "blue"}) == "url(#a) blue"


def test_rules_of_states_and_neighbours_are_no_part_of_a_still_picture():
    sheet = ".a:hover{fill:red}.b~.c{fill:red}[x]{fill:red}.d,.e .f{fill:blue}"
    assert [len(rule.parts) for rule in rules_of(sheet)] == [1, 2]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", list(PICTURES))
def test_no_picture_keeps_a_variable(small: Findings, name: str, narrow: bool):
    plain = flattened(draw(small, name, narrow=narrow, embed_font=False))
    assert "var(" not in plain
    assert not re.search(r"fill:\s*[;\"]", plain)


# Pixels.


def size_of(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_picture_is_saved_as_png_twice_its_own_width_or_as_wide_as_is_asked(small: Findings, tmp_path: Path):
    pytest.importorskip("resvg_py")
    image = Image(draw(small, "power_shares"))
    place = image.save(tmp_path / "x.png")
    assert size_of(place.read_bytes())[0] == 1920
    assert size_of(image.png(480))[0] == 480
    assert image.png(480) == image.png(480)


def test_colours_are_those_of_the_style():
    pytest.importorskip("resvg_py")
    sheet = "<style>:root{--a:#18518f}rect{fill:var(--a)}</style>"

    def filled(inside: str) -> bytes:
        return Image(f'<svg xmlns="{SVG}" width="2" height="2">{inside}</svg>').png(2)

    drawn = filled(f'{sheet}<rect width="2" height="2"/>')
    assert drawn == filled('<rect width="2" height="2" style="fill:#18518f"/>')
    assert drawn != filled(sheet)


@pytest.mark.parametrize("width", [0, -3, 20_001])
def test_a_width_that_is_none_is_refused(width: int):
    with pytest.raises(OutputError, match="give a width from 1 to 20,000"):
        Image(SMALL).png(width)


def test_without_its_package_png_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(pixels, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"needs resvg-py, which is not.*'polycentric\[png\]'"):
        Image(SMALL).save(tmp_path / "x.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x.gif", "x", "x.svgz"])
def test_an_ending_that_is_no_picture_is_refused(name: str, tmp_path: Path):
    with pytest.raises(OutputError, match=r"ends in neither \.svg nor \.png"):
        Image(SMALL).save(tmp_path / name)


def test_the_command_line_writes_png_by_its_ending(tmp_path: Path):
    pytest.importorskip("resvg_py")
    place = tmp_path / "x.png"
    done = subprocess.run(
        [sys.executable, "-m", "polycentric", "power", "population", "--narrow", "--out", str(place)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert size_of(place.read_bytes())[0] == 720


def test_in_a_notebook_a_picture_has_a_white_ground_and_is_the_same_otherwise():
    image = pc.answers.power("population").picture()
    shown = image._repr_svg_()  # pyright: ignore[reportPrivateUsage]  # what a notebook calls
    assert shown.replace(' style="background:#fff;color-scheme:light"', "", 1) == image.svg
    assert shown.index("background:#fff") < shown.index("viewBox")
