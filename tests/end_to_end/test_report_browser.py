import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
import xarray as xr

from polycentric.report import write

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists() and os.environ.get("CI") != "true",
        reason=f"there is no {CHROMIUM}: install Debian's package chromium",
    ),
]


@pytest.fixture(scope="module")
def address(now: xr.Dataset, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report on the embedded world, as a file."""
    return write(now, tmp_path_factory.mktemp("report") / "report.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    assert CHROMIUM.exists(), f"{CHROMIUM} is missing, and CI=true lets nothing skip"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield opened
        opened.close()


class Watched:
    """A page with what it asked for and what it complained about."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._note_request)
        page.on("console", self._note_complaint)
        page.on("pageerror", self._failed)
        page.goto(address)
        unfold(page)

    def _note_request(self, request: Any) -> None:
        self.requests.append(request.url)

    def _note_complaint(self, message: Any) -> None:
        self.complaints.append(message.text)

    def _failed(self, error: Any) -> None:
        self.complaints.append(str(error))


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Watched]:
    """The report on a desktop, with scripts."""
    page = browser.new_page(viewport=DESKTOP)
    yield Watched(page, address)
    page.close()


@pytest.fixture
def phone(browser: Any, address: str) -> Iterator[Watched]:
    """The report on a phone."""
    page = browser.new_page(viewport=PHONE, has_touch=True)
    yield Watched(page, address)
    page.close()


@pytest.fixture
def plain(browser: Any, address: str) -> Iterator[Any]:
    """The report without scripts."""
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def unfold(page: Any) -> None:
    """Open what is folded."""
    page.evaluate("for (const fold of document.querySelectorAll('details.fold')) fold.open = true")


def first_cells(page: Any, column: int = 1) -> list[str]:
    """The texts of a column's shown cells."""
    cells = page.locator(f"table.states tbody tr:not([hidden]) td:nth-child({column})")
    return [text.split("\n")[0].strip() for text in cells.all_inner_texts()]


def test_the_page_loads_nothing_and_complains_of_nothing(opened: Watched, address: str):
    opened.page.mouse.move(600, 500)
    opened.page.wait_for_timeout(200)
    assert [url for url in opened.requests if not url.startswith("data:")] == [address]
    assert opened.complaints == []


def test_a_request_that_a_script_would_make_is_refused_by_the_policy(opened: Watched):
    refused = opened.page.evaluate("fetch('https://example.org/').then(() => 'let through', () => 'refused')")
    assert refused == "refused"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_picture_is_drawn_in_the_layout_of_the_screen(browser: Any, address: str, size: dict[str, int]):
    page = browser.new_page(viewport=size)
    page.goto(address)
    unfold(page)
    boxes = page.evaluate(
        "[...document.querySelectorAll('svg.picture')].map(svg => {"
        " const box = svg.getBoundingClientRect();"
        " const inner = getComputedStyle(svg).display === 'none' ? {width: 0, height: 0} : svg.getBBox();"
        " return [svg.classList[1], svg.classList[2], box.width, box.height, inner.width, inner.height]})"
    )
    page.close()
    shown = "wide" if size is DESKTOP else "narrow"
    assert {name for _, name, *_ in boxes} >= {"world_map", "power_shares", "verdict_map", "network"}
    for layout, name, width, height, inner_width, inner_height in boxes:
        if layout == (shown if name != "centres" else "narrow"):  # the first screen's picture stands beside words
            assert width > 300, name
            assert height > 80, name
            assert inner_width > 0.6 * (960 if layout == "wide" else 360), name
            assert inner_height > 60, name
        else:
            assert (width, height) == (0, 0), name


@pytest.mark.parametrize("width", [320, 390, 600, 895, 896, 1024, 1280, 1920])
def test_nothing_is_wider_than_the_screen(browser: Any, address: str, width: int):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_no_text_of_a_picture_is_shown_smaller_than_nine_pixels(browser: Any, address: str):
    for width in (360, 390, 896, 1280):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(address)
        unfold(page)
        smallest = page.evaluate(
            "Math.min(...[...document.querySelectorAll('svg.picture text')].filter(t => t.getClientRects().length)"
            ".map(t => parseFloat(getComputedStyle(t).fontSize) * Math.abs(t.getScreenCTM().a || t.getScreenCTM().b)))"
        )
        page.close()
        assert smallest >= 9, width


def test_the_table_sorts_by_a_number_both_ways_with_the_missing_last(opened: Watched):
    head = opened.page.locator("table.states thead th", has_text="Military spending")
    head.locator("[role=button]").click()
    column = 1 + opened.page.evaluate(
        "[...document.querySelectorAll('table.states thead th')]"
        ".findIndex(head => head.textContent.includes('Military spending'))"
    )
    falling = first_cells(opened.page, column)
    numbers = [float(text.strip("<%")) for text in falling if text != "–"]
    assert first_cells(opened.page)[0] == "United States"
    assert numbers == sorted(numbers, reverse=True)
    assert falling[-1] == "–"
    assert "–" not in falling[: len(numbers)]
    head.locator("[role=button]").click()
    rising = first_cells(opened.page, column)
    assert [text for text in rising if text != "–"] == [text for text in reversed(falling) if text != "–"]
    assert rising[-1] == "–"
    assert head.get_attribute("aria-sort") == "ascending"


def test_the_table_sorts_from_the_keyboard(opened: Watched):
    button = opened.page.locator("table.states thead [role=button]", has_text="Population")
    button.focus()
    opened.page.keyboard.press("Enter")
    assert first_cells(opened.page)[:2] == ["India", "China"]
    opened.page.keyboard.press(" ")
    assert first_cells(opened.page)[0] == "Holy See (Vatican City)"


def test_the_table_sorts_by_name(opened: Watched):
    opened.page.locator("table.states thead th [role=button]").first.click()
    names = first_cells(opened.page)
    assert names[0] == "Afghanistan"
    assert names[-1] == "Zimbabwe"


def test_the_table_filters_and_says_how_many_are_left(opened: Watched):
    opened.page.fill("#table-filter", "sao tome")
    assert len(first_cells(opened.page)) == 1
    assert opened.page.locator("#table-count").inner_text() == "1 of 196 states"
    opened.page.fill("#table-filter", "")
    assert len(first_cells(opened.page)) == 196


def test_how_the_world_has_moved_reads_on_a_phone_and_its_numbers_open_without_scripts(browser: Any, address: str):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("details.fold > summary").click()
    for name in ("movers", "shares_by_edition", "concentration_by_edition", "forums_by_edition", "partners_by_edition"):
        section = page.locator(f"section#{name}")
        assert section.locator("svg.narrow").is_visible()
        assert not section.locator("details.numbers table").is_visible()
        section.locator("details.numbers summary").click()
        assert section.locator("details.numbers table").is_visible()
        outside = section.locator("svg.narrow").evaluate(
            "svg => [...svg.querySelectorAll('text')].filter(t => t.getBoundingClientRect().right > 390.5).length"
        )
        assert outside == 0, name
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def test_the_map_changes_its_colours_with_the_chosen_view_without_scripts(plain: Any):
    colour = "getComputedStyle(document.querySelector('svg.wide.world_map [data-state=FRA]')).fill"
    assert plain.locator("table.states tbody tr").count() == 196
    before = plain.locator("svg.wide.world_map .view-0").first.is_visible()
    plain.locator("label[for=view-1]").click()
    assert before
    assert not plain.locator("svg.wide.world_map .view-0").first.is_visible()
    assert plain.locator("svg.wide.world_map .view-1").first.is_visible()
    assert colour


def test_a_state_of_the_eu_takes_the_unions_colour_where_it_is_one(opened: Watched):
    colour = "getComputedStyle(document.querySelector('svg.wide.world_map [data-state=FRA]')).fill"
    before = opened.page.evaluate(colour)
    opened.page.locator("label", has_text="EU as one").click()
    germany = opened.page.evaluate(colour.replace("FRA", "DEU"))
    assert opened.page.evaluate(colour) == germany != before


def test_without_scripts_no_tool_is_shown_that_would_do_nothing(plain: Any):
    assert not plain.locator("#table-filter").is_visible()
    assert not plain.locator(".zoom-tools").first.is_visible()
    assert not any(button.is_visible() for button in plain.locator(".tools button").all())
    plain.locator("details.fold > summary").click()
    assert plain.locator("table.states thead [role=button]").count() == 0
    assert plain.locator("svg.wide.network").is_visible()


def test_a_pointer_on_a_state_shows_what_is_known_of_it(opened: Watched):
    brazil = opened.page.locator("svg.wide.world_map [data-state=BRA]").first
    brazil.scroll_into_view_if_needed()
    opened.page.wait_for_timeout(600)  # the page scrolls smoothly, and a scroll hides the tip
    brazil.hover()
    opened.page.locator(".tip").wait_for(state="visible", timeout=5000)
    assert opened.page.locator(".tip").inner_text().startswith("Brazil")


def test_the_map_zooms_and_comes_back(opened: Watched):
    size = "document.querySelector('svg.wide.world_map').viewBox.baseVal.width"
    whole = opened.page.evaluate(size)
    opened.page.locator("[data-zoom=in]").click()
    assert opened.page.evaluate(size) < whole
    opened.page.locator("[data-zoom=all]").click()
    assert opened.page.evaluate(size) == whole


def test_a_click_on_a_measure_leads_to_its_definition(opened: Watched):
    opened.page.locator("table.states .defined a").first.click()
    assert re.search(r"#def-index-\w+$", opened.page.url)
    assert opened.page.locator("dt:target").is_visible()


def test_the_page_prints_the_first_pictures_and_the_table_in_three_megabytes(browser: Any, address: str):
    page = browser.new_page(viewport=DESKTOP)
    page.goto(address)
    folded = page.pdf(format="A4", prefer_css_page_size=True)
    unfold(page)
    whole = page.pdf(format="A4", prefer_css_page_size=True)
    page.close()
    assert folded.startswith(b"%PDF")
    assert len(folded) < 3_000_000
    pages, all_pages = (len(re.findall(rb"/Type\s*/Page\b", each)) for each in (folded, whole))
    assert 8 < pages < 18
    assert pages + 8 < all_pages < 45


def test_on_paper_a_line_says_what_is_left_out(browser: Any, address: str):
    page = browser.new_page(viewport=DESKTOP)
    page.goto(address)
    assert not page.locator(".on-paper").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".on-paper").is_visible()
    assert not page.locator("#network").is_visible()
    page.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_first_screen_shows_the_answer_and_its_picture(browser: Any, address: str, size: dict[str, int]):
    page = browser.new_page(viewport=size)
    page.goto(address)
    for part in ("#answer h1", "#answer .lede", "#centres svg.narrow"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= size["height"], part
    page.close()


def test_a_link_into_the_folded_part_opens_it(browser: Any, address: str):
    page = browser.new_page(viewport=DESKTOP)
    page.goto(f"{address}#def-pole-thompson")
    assert page.locator("#def-pole-thompson").is_visible()
    page.close()


@pytest.mark.parametrize("kind", ["svg", "png", "csv"])
def test_a_picture_is_had_as_a_file_in_light_colours_without_a_network(browser: Any, address: str, kind: str):
    context = browser.new_context(viewport=PHONE, color_scheme="dark", accept_downloads=True)
    watched = Watched(context.new_page(), address)
    with watched.page.expect_download() as waited:
        watched.page.locator(f"#world_map [data-get={kind}]").click()
    content = Path(waited.value.path()).read_bytes()
    assert waited.value.suggested_filename == f"world_map.{kind}"
    if kind == "csv":
        head, first, *_ = content.decode("utf-8-sig").splitlines()
        assert head == "view,state,name,camp,centre"
        assert first.startswith("partners,")
    elif kind == "png":
        assert content.startswith(b"\x89PNG")
        assert len(content) > 100_000
    else:
        text = content.decode()
        root = Tree.fromstring(text)
        assert root.tag.endswith("svg")
        assert "var(" not in text
        assert "class=" not in text
        assert 'fill="#fff"' in text
        assert "largest trade partner of" in text
        assert "polycentric report --svg --picture world_map" in " ".join(root.itertext())
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(("data:", "blob:"))] == [address]
    context.close()


def test_what_to_cite_is_shown_without_scripts(plain: Any):
    plain.locator("#centres .cite summary").click()
    words = plain.locator("#centres .citation").inner_text()
    assert re.search(
        r"polycentric \S+, from .*\(sha256 \w{12}\); drawn by: polycentric report --svg --picture centres", words
    )


def test_on_paper_the_wide_pictures_are_shown_and_no_tools(opened: Watched):
    opened.page.emulate_media(media="print")
    assert opened.page.locator("svg.wide.verdict_map").is_visible()
    assert not opened.page.locator("svg.narrow.verdict_map").is_visible()
    assert not opened.page.locator(".table-tools").is_visible()
    labels = opened.page.locator(".tabs label")
    assert [label.is_visible() for label in labels.all()] == [True] + [False] * (labels.count() - 1)


def test_on_a_phone_nothing_complains_and_the_table_scrolls_in_its_own_frame(phone: Watched):
    assert phone.complaints == []
    frame = phone.page.locator(".table-scroll")
    assert frame.evaluate("node => node.scrollWidth > node.clientWidth")


def test_a_table_that_goes_on_beyond_its_frame_says_so_and_one_that_fits_does_not(browser: Any, address: str):
    cut: list[bool] = []
    for width in (390, 700, 2400):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(address)
        cut.append(page.evaluate("(f => f.scrollWidth > f.clientWidth + 1)(document.querySelector('.table-scroll'))"))
        assert page.locator(".table-more").is_visible() == cut[-1], width
        page.close()
    assert cut[:2] == [True, True]


def test_in_the_dark_the_text_stands_out_from_the_ground(browser: Any, address: str):
    context = browser.new_context(color_scheme="dark", viewport=DESKTOP)
    page = context.new_page()
    page.goto(address)
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    context.close()
    assert contrast(ink, paper) > 7


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21."""
    light = sorted((luminance(one), luminance(other)), reverse=True)
    return (light[0] + 0.05) / (light[1] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
