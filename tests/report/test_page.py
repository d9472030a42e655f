import re
from html.parser import HTMLParser
from typing import ClassVar

import pytest
import xarray as xr

from polycentric.pictures.drawing.words import percent
from polycentric.report import Findings, collect, render_findings

VOID = {"meta", "link", "br", "input", "img", "hr"}


class Page(HTMLParser):
    """Collects ids, links, addresses and whether every element is closed."""

    SELF: ClassVar[set[str]] = VOID

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if attributes.get("id"):
            self.ids.append(str(attributes["id"]))
        href = attributes.get("href") or ""
        (self.anchors if href.startswith("#") else self.addresses).extend([href] if href else [])
        self.addresses += [str(attributes["src"])] if attributes.get("src") else []
        self.scripts += tag == "script"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def html(today: Findings) -> str:
    return render_findings(today)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    parsed = Page()
    parsed.feed(html)
    return parsed


def test_every_element_is_closed_and_every_id_is_used_once(page: Page):
    assert page.open == []
    assert sorted(page.ids) == sorted(set(page.ids))


def test_every_link_leads_to_a_place_on_the_page(page: Page):
    assert {anchor[1:] for anchor in page.anchors} - set(page.ids) == set()
    assert len(page.anchors) > 100


def test_the_page_names_no_address_to_load(html: str, page: Page):
    assert page.addresses == ["data:,"]
    assert page.scripts == 1
    assert "@import" not in html
    assert re.findall(r"url\((?!data:|#)[^)]*\)", html) == []


def test_the_policy_forbids_every_network(html: str):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert "default-src 'none'" in policy.group(1)
    assert "connect-src" not in policy.group(1)
    assert "http" not in policy.group(1)


def test_the_page_is_smaller_than_five_megabytes(html: str):
    assert len(html.encode()) < 5_000_000


def test_the_same_findings_give_the_same_bytes(html: str, today: Findings):
    assert render_findings(today) == html


def test_the_page_names_no_day_of_making_unless_one_is_given(html: str, today: Findings):
    assert "Made on" not in html
    assert "Made on 2 March 2026." in render_findings(today, made="2 March 2026")


def test_a_state_named_as_a_script_is_escaped_everywhere(evil: Findings):
    html = render_findings(evil)
    assert html.count("<script") == 1
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 20
    parsed = Page()
    parsed.feed(html)
    assert parsed.open == []


def test_the_numbers_of_the_table_are_those_of_the_findings(html: str, today: Findings):
    row = re.search(r'<tr id="state-DEU">(.*?)</tr>', html, re.DOTALL)
    assert row is not None
    for index in today.side_by_side:
        assert f">{percent(index.shares['DEU'])}<span" in row.group(1)
        assert f'data-value="{index.shares["DEU"]:.6g}"' in row.group(1)
    assert "Composite of four" not in html[html.index('<table class="states">') : html.index('<tr id="state-DEU">')]


def test_every_state_has_a_row_and_a_missing_value_is_a_dash(html: str, today: Findings):
    assert set(re.findall(r'<tr id="state-(\w+)"', html)) == set(today.states)
    vatican = re.search(r'<tr id="state-VAT">(.*?)</tr>', html, re.DOTALL)
    assert vatican is not None
    assert 'data-value="">–</td>' in vatican.group(1)
    assert vatican.group(1).count("%") == 1  # its people: all that the source tells
    assert "&lt;0.01%" in vatican.group(1)


def test_every_definition_and_source_is_on_the_page_with_its_reference(html: str, today: Findings):
    for definition in today.definitions:
        assert f'id="def-{definition.anchor}"' in html
    kinds = {definition.kind for definition in today.definitions}
    assert kinds >= {"Measures of power", "Definitions of a pole", "Ties between states", "Sources"}
    assert all(definition.reference for definition in today.definitions)


def test_the_page_says_how_it_was_made(html: str, today: Findings):
    for digest in today.provenance.hashes.values():
        assert digest in html
    assert "<pre>polycentric report</pre>" in html
    assert {"polycentric", "python", "numpy"} <= set(today.provenance.versions)


def test_a_panel_as_observed_makes_a_report_too(toy: xr.Dataset):
    findings = collect(toy, command="polycentric report --world toy")
    assert findings.indices["output_ppp"].years == dict.fromkeys(["AAA", "BBB", "CCC", "DDD"], 2005)
    assert "polycentric report --world toy" in render_findings(findings)
