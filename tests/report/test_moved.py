"""How the world has moved: the part is there without an archive, its pictures are the tables, no line says too much."""

import dataclasses
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from polycentric.answers.world.moved import CONCENTRATION, gather
from polycentric.errors import CoverageError
from polycentric.panel.load import load
from polycentric.panel.pictures import pictures
from polycentric.pictures.drawing.svg import LAYOUTS, NARROW, WIDE, Layout
from polycentric.pictures.records.moved import ByEdition, Moved
from polycentric.power.movers.compare import movers
from polycentric.report import PICTURES, Findings, collect, render_findings
from polycentric.ties.through_time.members import held_by, members_in
from polycentric.ties.through_time.partners import largest_partners

NAMES = [name for name, entry in PICTURES.items() if entry.of_editions]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def moved() -> Moved:
    found = gather(2025)
    assert found is not None
    return found


def drawn(name: str, findings: Findings, layout: Layout = WIDE) -> ET.Element:
    return ET.fromstring(str(PICTURES[name].draw(findings, layout)))


def series_drawn(picture: ET.Element) -> list[ET.Element]:
    return [each for each in picture.iter(f"{SVG}g") if "series" in each.get("class", "").split()]


def test_the_page_has_the_part_without_an_archive(today: Findings):
    page = render_findings(dataclasses.replace(today, past=None))
    assert "How the world has moved since 1990" in page
    for name in NAMES:
        assert f'id="{name}"' in page
    assert (
        page.index('id="answer"') < page.index('id="movers"') < page.index('id="world_map"') < page.index('id="moved"')
    )


def test_which_way_the_world_has_moved_stands_on_the_first_screen(today: Findings):
    page = render_findings(today)
    said = "Since 1995, China has risen from 9.8% to 19.6% and India from 4.1% to 8.3% of the world total of output"
    assert said in page
    assert page.index("</h1>") < page.index(said) < page.index('id="power_shares"')


def test_a_panel_of_ones_own_has_no_such_part_and_keeps_its_page(small: Findings):
    page = render_findings(dataclasses.replace(small, moved=None))
    assert 'id="moved"' not in page
    assert "How the world has moved" not in page
    with pytest.raises(CoverageError, match="hold nothing"):
        PICTURES["movers"].draw(dataclasses.replace(small, moved=None), WIDE)


def test_the_arrows_are_the_rows_of_the_table_of_movers(moved: Moved):
    assert moved.changes[0].name == "output_ppp"
    for change in moved.changes:
        frame = movers(change.name, change.first.edition, change.last.edition)
        for each in (*change.risers, *change.fallers):
            row = frame.filter((pl.col("state") == each.state) & pl.col("points").is_not_null()).row(0, named=True)
            assert (each.before, each.after, each.points) == (row["share_first"], row["share_last"], row["points"])
            assert "jump" not in row["flags_first"].split(";") + row["flags_last"].split(";")


def test_each_quantity_is_compared_from_the_first_edition_that_prints_it_in_figures_of_its_time(moved: Moved):
    ends = {change.name: (change.first.edition, change.last.edition) for change in moved.changes}
    assert ends == {"output_ppp": (1995, 2025), "output_mer": (2010, 2025), "population": (1990, 2025),
                    "exports": (1990, 2025), "military_spending": (2017, 2025)}  # fmt: skip


def test_the_lines_are_the_shares_of_the_panel(moved: Moved):
    panel = pictures()["gdp_ppp"]
    for each in moved.lines:
        for edition, share in each.values.items():
            world = panel.sel(year=edition)
            assert share == pytest.approx(float(world.sel(state=each.key) / world.sum()))


def test_concentration_is_one_over_the_sum_of_squared_shares(moved: Moved):
    for each, variable in zip(moved.concentration, ("gdp_ppp", "gdp_mer", "population"), strict=True):
        for edition, value in each.values.items():
            held = pictures()[variable].sel(year=edition)
            assert value == pytest.approx(float(1 / ((held / held.sum()) ** 2).sum()))
    assert [each.key for each in moved.concentration] == list(CONCENTRATION)
    steps = moved.concentration[0].values
    assert (1 / steps[2014], 1 / steps[2015]) == pytest.approx((0.0755, 0.0677), abs=1e-3)


def test_forums_are_what_their_members_hold(moved: Moved):
    for each in moved.forums:
        for index, line in (("output_ppp", each.output), ("population", each.people)):
            rows = held_by([each.body], index)
            assert line.values == dict(rows.select("edition", "share").iter_rows())
        assert all(count == len(members_in(each.body, edition)) for edition, count in each.members.items())
    assert {"G-7", "BRICS", "EU", "NATO", "SCO", "ASEAN", "AU"} <= {each.body for each in moved.forums}


def test_partners_are_the_counts_of_the_table(moved: Moved):
    for flow in moved.partners:
        frame = largest_partners(flow.flow)  # type: ignore[arg-type]
        for each in flow.lines:
            counted = dict(frame.filter(pl.col("partner") == each.key).select("edition", "states").iter_rows())
            assert {edition: value for edition, value in each.values.items() if value} == counted
        assert 1990 in flow.partial
        assert 1995 in flow.partial
        assert min(flow.lists) == 2005


def every_line(moved: Moved) -> list[tuple[str, ByEdition, tuple[tuple[int, int], ...]]]:
    """Give every series with the breaks that its lines must not cross."""
    breaks = tuple((each.before, each.after) for each in moved.breaks)
    forums = [
        (name, line, walls)
        for each in moved.forums
        for name, line, walls in (
            (f"{each.body} output", each.output, breaks),
            (f"{each.body} people", each.people, ()),
        )
    ]
    partners = [(f"{flow.flow} {each.key}", each, ()) for flow in moved.partners for each in flow.lines]
    levels = [(each.key, each, breaks if each.key == "output_ppp" else ()) for each in moved.concentration]
    return [*[(each.key, each, breaks) for each in moved.lines], *levels, *forums, *partners]


def test_no_line_crosses_a_break_or_an_edition_that_nobody_read_or_that_is_in_doubt(moved: Moved):
    for name, line, walls in every_line(moved):
        for run in line.runs:
            assert list(run) == list(range(run[0], run[-1] + 1)), name
            assert all(edition in line.values and edition not in line.doubts for edition in run), name
            assert not any(run[0] <= before and after <= run[-1] for before, after in walls), name


def test_no_line_crosses_a_change_of_members(moved: Moved):
    for each in moved.forums:
        for run in (*each.output.runs, *each.people.runs):
            assert len({members_in(each.body, edition) for edition in run}) == 1, each.body


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.name)
@pytest.mark.parametrize(
    "name", ["shares_by_edition", "concentration_by_edition", "forums_by_edition", "partners_by_edition"]
)
def test_a_picture_draws_a_point_for_each_edition_and_a_line_for_each_run_of_several(
    name: str, layout: Layout, today: Findings
):
    found = today.moved
    assert found is not None
    expected = {
        "shares_by_edition": list(found.lines),
        "concentration_by_edition": list(found.concentration),
        "forums_by_edition": [line for each in found.forums for line in (each.output, each.people)],
        "partners_by_edition": [line for flow in found.partners for line in flow.lines],
    }[name]
    shown = series_drawn(drawn(name, today, layout))
    assert len(shown) == len(expected)
    for group, line in zip(shown, expected, strict=True):
        marks = [each for each in group.iter() if each.get("class") == "edition"]
        joined = [each for each in group.iter() if each.get("class") == "joined"]
        assert len(marks) == len(line.values)
        assert len(joined) == sum(len(run) > 1 for run in line.runs)
        hollow = sum("fill:var(--paper)" in str(each.get("style")) for each in marks)
        assert hollow == sum(edition in line.doubts for edition in line.values)


def test_a_break_is_drawn_as_a_wall_that_says_why(today: Findings):
    picture = drawn("shares_by_edition", today)
    walls = [each for each in picture.iter(f"{SVG}g") if each.get("class") == "break"]
    said = [each.findtext(f"{SVG}title") or "" for each in walls]
    assert len(said) == 7
    assert "Between the editions of 2014 and 2015: another round of price comparisons" in said[4]
    assert "measured on 2013" in said[4]
    assert "how much can’t be told" in said[0]


def test_no_state_is_drawn_in_an_edition_in_which_it_did_not_live(moved: Moved):
    exists = pictures()["exists"]
    for change in moved.changes:
        for each in (*change.risers, *change.fallers):
            for edition in (change.first.edition, change.last.edition):
                assert bool(exists.sel(year=edition, state=each.state))
    for each in moved.lines:
        assert all(bool(exists.sel(year=edition, state=each.key)) for edition in each.values)


def test_the_soviet_union_has_no_arrow_and_is_said_to_have_ended(moved: Moved):
    people = next(change for change in moved.changes if change.name == "population")
    assert "RUS" not in {each.state for each in (*people.risers, *people.fallers)}
    assert any(each.startswith("The Soviet Union, 5.5%; the 15 states that it became, 3.6%") for each in people.parted)
    assert any("Federal Republic of Germany and the German Democratic Republic" in each for each in people.parted)


def test_the_page_says_that_this_source_cannot_say_who_rose_by_arms_before_2005(today: Findings):
    assert "Who rose by arms before 2005, this source can’t say" in render_findings(today)


def test_each_picture_says_its_finding_its_editions_and_its_hash(today: Findings):
    found = today.moved
    assert found is not None
    assert re.search(r"17 editions \(1990, 1995, 2000, 2005, 2010 and 2014–2025\); sha256 [0-9a-f]{12}", found.source)
    digest = found.source.rpartition(" ")[2]
    assert today.provenance.hashes["cells"].startswith(digest)
    page = render_findings(today)
    for name in NAMES:
        entry = PICTURES[name]
        assert entry.finding is not None
        assert found.source in entry.caption(today)
        assert re.search(r"\d|concentrated", entry.finding(today))
        assert f'<h2 id="{name}-h">{entry.finding(today)}</h2>'.replace("'", "&#39;") in page


def test_the_numbers_stand_below_each_picture_as_a_table(today: Findings):
    page = render_findings(today)
    others = [entry for entry in PICTURES.values() if entry.of_ahead or entry.of_words]
    assert page.count('<details class="numbers">') == len(NAMES) + len(others)
    found = today.moved
    assert found is not None
    numbers = PICTURES["shares_by_edition"].numbers
    assert numbers is not None
    rows = {row[0]: row for row in numbers(today).rows}
    place = [each.key for each in found.lines].index("USA") + 1
    assert rows["2014"][place] == f"{100 * found.lines[place - 1].values[2014]:.2f}%"
    for name in NAMES:
        table = PICTURES[name].numbers
        assert table is not None
        assert {len(row) for row in table(today).rows} == {len(table(today).head)}


def test_a_report_of_an_earlier_edition_says_nothing_of_later_ones():
    found = gather(2010)
    assert found is not None
    assert found.editions[-1] == 2010
    for _, line, _ in every_line(found):
        assert max(line.values, default=0) <= 2010
    assert all(change.last.edition <= 2010 for change in found.changes)
    findings = collect(load("now", as_known=2010))
    assert findings.moved == found
    assert "2014" not in str(PICTURES["movers"].draw(findings, NARROW))


def test_before_two_editions_there_is_nothing_to_compare():
    assert gather(1990) is None
    assert gather(1995) is None, "one edition prints output"


def test_two_runs_under_two_hash_seeds_give_the_same_part():
    code = (
        "import hashlib; from polycentric.report import collect, render_findings; "
        "from polycentric.panel.load import load; "
        "print(hashlib.sha256(render_findings(collect(load('now'))).encode()).hexdigest())"
    )
    made: set[str] = set()
    for seed in ("1", "2"):
        surroundings = {"PYTHONHASHSEED": seed, "PATH": ""}
        done = subprocess.run(
            [sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True, timeout=300
        )
        made.add(done.stdout)
    assert len(made) == 1
