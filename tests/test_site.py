"""The site as a reader has it: as files or over HTTP, on a desktop and on a phone, with nothing from elsewhere."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tools import docs_pictures

ROOT = Path(__file__).parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once; strict: a warning ends it."""
    folder = tmp_path_factory.mktemp("site")
    nothing = {"POLYCENTRIC_CACHE": str(tmp_path_factory.mktemp("cache")), "POLYCENTRIC_MIRROR": ""}
    paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, **nothing, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": paths}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_site_loads_nothing_from_elsewhere(site: Path):
    loading = re.compile(
        r"<(?:script|img|iframe|source|video|audio)[^>]+src(?:set)?=[\"']?(?:https?:)?//"
        r"|<link[^>]+rel=[\"']?(?:stylesheet|preconnect|preload|icon|prefetch)[^>]*href=[\"']?(?:https?:)?//"
        r"|@import\s+(?:url\()?[\"']?(?:https?:)?//|url\([\"']?(?:https?:)?//"
    )
    pages = [path for path in site.rglob("*") if path.suffix in {".html", ".css", ".svg"}]
    assert len(pages) > 10
    for path in pages:
        assert loading.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_every_page_of_the_site_is_reached_from_its_menu(site: Path):
    menu = (site / "index.html").read_text(encoding="utf-8")
    for path in (ROOT / "docs").rglob("*.md"):
        assert str(path.relative_to(ROOT / "docs").with_suffix(".html")) in menu, path


def test_the_menu_parts_pages_for_use_from_pages_for_additions(site: Path):
    menu = (site / "how-to/index.html").read_text(encoding="utf-8")
    using, adding = menu.index("Use it"), menu.index("Add to it")
    assert using < menu.index("read-the-report.html") < adding < menu.index("add-a-power-index.html")


def test_the_pictures_of_the_readme_are_those_that_the_package_draws(site: Path):
    shown = set(docs_pictures.SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert shown
    for name in shown:
        kept = (docs_pictures.IMAGES / f"{name}.svg").read_text(encoding="utf-8")
        drawn = (site / f"images/{name}.svg").read_text(encoding="utf-8")
        assert docs_pictures.with_font(kept) == drawn, (
            f"docs/images/{name}.svg is stale: run make pages ARGS=README.md."
        )


def test_formulas_are_set_and_none_is_left_as_typed(site: Path):
    page = (site / "explanation/ties.html").read_text(encoding="utf-8")
    assert page.count('<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"') == 2
    assert "<mfrac>" in page
    for path in (ROOT / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        html = (site / path.relative_to(ROOT / "docs").with_suffix(".html")).read_text(encoding="utf-8")
        typed = text.count("$`") + len(re.findall(r"^```math\n", text, re.MULTILINE))
        assert html.count("<math ") >= typed, path.name
        assert "language-math" not in html


def test_the_first_page_leads_to_a_report_that_is_in_the_site(site: Path):
    assert 'href="report.html"' in (site / "index.html").read_text(encoding="utf-8")
    assert "stand apart" in (site / "report.html").read_text(encoding="utf-8")


def _chromium() -> str | None:
    """Find a browser on this machine; `conftest` leaves these tests out where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        yield opened
        opened.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The site over HTTP, on this machine alone."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.browser
@pytest.mark.parametrize("way", ["as a file", "over http"])
def test_the_search_finds_what_is_sought(way: str, site: Path, served: str, browser: Any):
    start = site.as_uri() if way == "as a file" else served
    page = browser.new_page(viewport=SIZES["desktop"])
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{start}/explanation/polarity.html")
    page.click("input.md-search__input")
    page.keyboard.type("dominant flow", delay=20)
    page.wait_for_selector(".md-search-result__item", timeout=20_000)
    assert "matching document" in page.inner_text(".md-search-result__meta")
    assert page.locator(".md-search-result__link").count() > 2
    assert [url for url in asked if not url.startswith((start, "data:", "about:", "blob:"))] == []
    assert said == []
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_shows_its_pictures_in_its_colours_and_is_no_wider_than_the_screen(
    size: str, scheme: Any, site: Path, browser: Any
):
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
    for name in ("index", "how-to/read-the-report", "explanation/similarity", "tutorial/index"):
        page = context.new_page()
        page.goto(f"{site.as_uri()}/{name}.html")
        page.evaluate("document.querySelectorAll('figure.drawn img').forEach(each => each.loading = 'eager')")
        page.wait_for_function(
            "[...document.querySelectorAll('figure.drawn img')].filter(each => each.offsetParent)"
            ".every(each => each.complete && each.naturalWidth > 0)"
        )
        shown = page.evaluate(
            "[...document.querySelectorAll('figure.drawn img')].filter(each => each.offsetParent)"
            ".map(each => [each.currentSrc, each.getBoundingClientRect().width])"
        )
        assert shown
        assert len(shown) == page.locator("figure.drawn").count()
        for source, width in shown:
            assert ("-dark.svg" in source) == (scheme == "dark"), source
            assert width > 300, source
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"], name
        page.close()
    context.close()
