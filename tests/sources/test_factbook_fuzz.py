"""Laws of the readers on broken records: a value in bounds or a named problem, never an exception or a wrong sign."""

import copy
import re
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polycentric.sources import SOURCES
from polycentric.sources.reading.factbook_parse.columns import TABLES
from polycentric.sources.reading.factbook_parse.folder import frames_of
from polycentric.sources.reading.factbook_parse.organisations import memberships
from polycentric.sources.reading.factbook_parse.partners import PartnerList, partners
from polycentric.sources.reading.factbook_parse.record import FIELDS, Rows, read_record
from polycentric.tables.validate import faults

SECTIONS = ("Economy", "Energy", "Government", "Military and Security", "People and Society")
ORIGINALS = ("us", "ch", "rs", "kn", "up", "su", "sz", "kv", "mn", "tv", "er", "ir", "tw", "cs")
STRANGE = (
    None,
    [],
    ["a", 1],
    {},
    {"text": None},
    {"text": ["x"]},
    3,
    -1.5,
    True,
    "",
    "x" * 50_000,
    "(" * 5_000,
    "<script>",
)
EDITS = (
    ("trillion", "quadrillion"),
    ("billion", "bn"),
    ("million", "Mio."),
    ("million", "&nbsp;million"),
    ("$", "€"),
    ("$", "$-"),
    ("$", "-$"),
    ("%", " per cent"),
    ("%", "%%"),
    (" ", "&nbsp;"),
    (" ", " -"),
    (",", "."),
    (".", ","),
    ("approximately", "approximately minus"),
    ("approximately ", "approximately -"),
    ("20", "18"),
    ("(20", "(2"),
    ("est.", "<b>est.</b>"),
    ("Btu", "tce"),
    ("-", "–"),
    ("(", ""),
    (")", ""),
    ("China", "<script>alert(1)</script>"),
    ("USA", "the United States of North America"),
    ("USA", "China"),
    ("1", "\u0661"),
    ("5", "99999999999999999999"),
    ("0", "1e9"),
    ("% ", "00% "),
    ("%", "000%"),
    ("billion", "trillion"),
    ("million", "billion"),
    ("approximately ", "approximately 10,000,"),
)


class Put(NamedTuple):
    """Replace what is there."""

    value: Any


class Rename(NamedTuple):
    """Give what is there another key."""

    key: str


def _paths(node: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """List every path into a record's mappings."""
    if not isinstance(node, dict):
        return [path] if path else []
    return [path, *(place for key, value in node.items() for place in _paths(value, (*path, key)))][0 if path else 1 :]


def _mutate(record: dict[str, Any], path: tuple[str, ...], edit: Any) -> None:
    """Delete, replace or rewrite what is at a path, if it is still there."""
    here: Any = record
    for key in path[:-1]:
        here = here.get(key) if isinstance(here, dict) else None
    if not isinstance(here, dict) or path[-1] not in here:
        return
    if edit == "delete":
        del here[path[-1]]
    elif isinstance(edit, Rename):
        here[edit.key] = here.pop(path[-1])
    elif isinstance(edit, Put):
        here[path[-1]] = edit.value
    elif isinstance(here[path[-1]], str):
        here[path[-1]] = here[path[-1]].replace(*edit)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, list[tuple[float, Any]]]:
    """Draw a record and where (as a fraction of its paths) and how it is broken."""
    edit = st.one_of(
        st.just("delete"),
        st.sampled_from(EDITS),
        st.sampled_from(STRANGE).map(Put),
        st.text(max_size=40).map(Put),
        st.text(max_size=20).map(Rename),
    )
    where = st.floats(0, 1, exclude_max=True)
    return draw(st.sampled_from(ORIGINALS)), draw(st.lists(st.tuples(where, edit), min_size=1, max_size=8))


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(broken=mutations())
def test_a_broken_record_gives_values_in_bounds_or_problems_and_nothing_is_lost(
    broken: tuple[str, list[tuple[float, Any]]], factbook_records: dict[str, Any]
):
    gec, edits = broken
    record = {section: copy.deepcopy(factbook_records[gec].get(section, {})) for section in SECTIONS}
    read_paths = [path for path in _paths(record) if len(path) == 1 or path[1] in READ]
    texts = [path for path in read_paths if path[-1] == "text"]
    for where, edit in edits:
        paths = texts if isinstance(edit, tuple) and not isinstance(edit, Put | Rename) else read_paths
        _mutate(record, paths[int(where * len(paths))], edit)
    rows = Rows()
    read_record("USA", record, rows)
    frames = frames_of({"states": STATES, **vars(rows)})
    assert list(faults(SOURCES["factbook"], frames, tables=TABLES)) == []
    for cell in rows.cells:
        minus = re.search(r"[-–−]\s*[$\d]|\$\s*[-–−]", cell["raw"]) is not None
        assert cell["value"] >= 0 or (cell["variable"] == "growth" and minus)
        if minus:
            assert cell["value"] <= 0 or cell["variable"] in ("milper", "milex_share")  # where a dash is a range
    _assert_every_text_is_accounted_for(record, rows)


READ = {
    *(field.field for field in FIELDS),
    "Military and security service personnel strengths",
    "Military and security forces",
    "Exports - partners",
    "Imports - partners",
    "International organization participation",
}
IDS = ("USA", "CHN", "TUV", "PRK", "RUS", "UKR", "SDN", "CHE", "XKX", "MCO", "ERI", "IRN", "TWN", "CRI")
STATES = [{"state": state, "gec": state, "name": state, "rule": "r", "independence": None} for state in IDS]


def _assert_every_text_is_accounted_for(record: dict[str, Any], rows: Rows) -> None:
    """Each text under a yearly field is one cell or one problem."""
    for field in FIELDS:
        section = record.get(field.section)
        value = section.get(field.field) if isinstance(section, dict) else None
        if not isinstance(value, dict):
            continue
        texts = [
            entry.get("text") if isinstance(entry, dict) else entry
            for key, entry in value.items()
            if key != "note" and (not field.only or key == field.only)
        ]
        full = [text for text in texts if not isinstance(text, str) or re.sub(r"<[^>]*>|&nbsp;|\s", "", text)]
        cells = [cell for cell in rows.cells if cell["variable"] == field.variable]
        problems = [row for row in rows.problems if row["field"] == field.field]
        assert len(cells) + len(problems) >= len(full)


@pytest.mark.parametrize(
    "record", [None, [], "text", 3, {"Economy": None}, {"Economy": []}, {"Economy": {"Exports": "x"}}]
)
def test_a_record_of_another_type_is_a_problem_or_empty(record: Any):
    rows = Rows()
    read_record("USA", record, rows)
    assert rows.cells == []
    assert len(rows.problems) == (0 if record == {"Economy": None} else 1)


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_sound_list_of_partners_or_a_problem(text: str):
    read = partners(text)
    if isinstance(read, PartnerList):
        assert all(0 <= partner.share <= 1 and partner.name for partner in read.partners)


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="ABC (),;:&<>é", max_size=200))
def test_any_text_gives_named_organisations(text: str):
    read, _ = memberships(text)
    assert all(membership.organisation for membership in read)


NAMES = st.sampled_from(["China", "USA", "Bahamas, The", "S. Korea"])


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(NAMES, st.integers(0, 25)), min_size=1, max_size=4, unique_by=lambda entry: entry[0]))
def test_a_printed_list_is_read_back(entries: list[tuple[str, int]]):
    read = partners(", ".join(f"{name} {share}%" for name, share in entries) + " (2023)")
    assert isinstance(read, PartnerList)
    assert [(partner.name, round(partner.share * 100)) for partner in read.partners] == entries
