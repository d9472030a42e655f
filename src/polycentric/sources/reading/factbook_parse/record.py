"""Walk one Factbook record and give its rows: cells, partners, memberships, and what could not be read."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from polycentric.sources.contract import Column
from polycentric.sources.reading.factbook_parse import amounts, military
from polycentric.sources.reading.factbook_parse.columns import VARIABLES
from polycentric.sources.reading.factbook_parse.names import partner
from polycentric.sources.reading.factbook_parse.organisations import memberships
from polycentric.sources.reading.factbook_parse.partners import PartnerList, partners
from polycentric.sources.reading.factbook_parse.plausible import misscaled
from polycentric.sources.reading.factbook_parse.prices import output_ppp
from polycentric.sources.reading.factbook_parse.reading import Problem, Reading, within
from polycentric.sources.reading.factbook_parse.text import plain

Parser = Callable[[str, str], Reading | Problem]
Row = dict[str, Any]
Sections = Mapping[str, Mapping[str, Any]]

SECTIONS = ("Economy", "Energy", "Government", "Military and Security", "People and Society")

RAW_LIMIT = 1000  # characters of a raw text kept beside a value


@dataclass(frozen=True)
class Field:
    """Where a variable stands in a record, how its text is read, and the flags that its note gives."""

    variable: str
    section: str
    parse: Parser
    only: str = ""
    note_flags: tuple[tuple[str, str], ...] = ()

    @property
    def column(self) -> Column:
        """The variable's description."""
        return VARIABLES[self.variable]

    @property
    def field(self) -> str:
        """The field's name in the record."""
        return self.column.origin


@dataclass
class Rows:
    """The rows of one or more records, by table."""

    cells: list[Row] = field(default_factory=list)
    partners: list[Row] = field(default_factory=list)
    memberships: list[Row] = field(default_factory=list)
    problems: list[Row] = field(default_factory=list)

    def problem(self, state: str, where: str, raw: object, reason: str) -> None:
        """Note a text that has no reading."""
        self.problems.append({"state": state, "field": where, "raw": str(raw)[:RAW_LIMIT], "problem": reason})


def _plainly(parse: Callable[[str], Reading | Problem]) -> Parser:
    """Make a parser of the text alone take the note too."""
    return lambda raw, _note: parse(raw)


_TRADE_NOTES = (
    ("GDP expenditure basis", "gdp_basis"),
    ("General Trade System", "general_trade_system"),
    ("exclude trade with Switzerland", "without_switzerland"),
)

_SPENDING_NOTES = (
    ("since Russia's invasion of the country in early 2022", "before_invasion"),  # Ukraine's figures end in 2021
    ("probably off-budget", "off_budget_apart"),  # Sudan
)

FIELDS = (
    Field("gdp_ppp", "Economy", output_ppp),
    Field("gdp_mer", "Economy", _plainly(amounts.money)),
    Field("growth", "Economy", _plainly(amounts.percent)),
    Field("population", "People and Society", _plainly(amounts.people), only="total"),
    Field("milex_share", "Military and Security", _plainly(military.share_sentence), note_flags=_SPENDING_NOTES),
    Field("energy_per_capita", "Energy", _plainly(amounts.energy_per_capita)),
    Field("exports", "Economy", _plainly(amounts.money), note_flags=_TRADE_NOTES),
    Field("imports", "Economy", _plainly(amounts.money), note_flags=_TRADE_NOTES),
)
PERSONNEL = Field("milper", "Military and Security", military.personnel)
FORCES = "Military and security forces"


def read_record(state: str, record: object, rows: Rows) -> None:
    """Add all rows of one record."""
    if not isinstance(record, Mapping):
        rows.problem(state, "record", record, "the record is not a table of sections")
        return
    sections = _sections(state, record, rows)
    cells = [cell for entry in FIELDS for cell in _read_cells(state, sections, entry, rows)]
    for cell, reason in misscaled(cells):
        rows.problem(state, VARIABLES[cell["variable"]].origin, cell["raw"], reason)
        cells.remove(cell)
    rows.cells += cells
    _read_personnel(state, sections, rows)
    for flow in ("exports", "imports"):
        _read_partners(state, sections, flow, rows)
    _read_memberships(state, sections, rows)


def _sections(state: str, record: Mapping[str, Any], rows: Rows) -> Sections:
    """Give the sections that are tables of fields; one of another type is a problem, once."""
    sections: dict[str, Mapping[str, Any]] = {}
    for name in SECTIONS:
        section = record.get(name)
        if isinstance(section, Mapping):
            sections[name] = section
        elif section is not None:
            rows.problem(state, name, section, "the section is not a table of fields")
    return sections


def _field_of(state: str, sections: Sections, section: str, name: str, rows: Rows) -> Mapping[str, Any] | None:
    """Give a field's mapping; an absent one is None, one of another type a problem."""
    value: Any = sections.get(section, {}).get(name)
    if value is not None and not isinstance(value, Mapping):
        rows.problem(state, name, value, "the field is not a table of texts")
        return None
    return value


def _texts(state: str, name: str, value: Mapping[str, Any], only: str, rows: Rows) -> Iterator[tuple[str, str]]:
    """Give each key and text of a field; the note is not one of them, and what is no text is a problem."""
    for key, entry in value.items():
        if str(key) == "note" or (only and str(key) != only):
            continue
        text = entry.get("text") if isinstance(entry, Mapping) else entry
        if not isinstance(text, str):
            rows.problem(state, name, entry, f"'{str(key)[:80]}' holds no text")
        elif plain(text):
            yield str(key), text


def _note(value: Mapping[str, Any]) -> str:
    note = value.get("note")
    return note if isinstance(note, str) else ""


def _read_cells(state: str, sections: Sections, entry: Field, rows: Rows) -> list[Row]:
    """Read every year that a field gives; a year that comes twice is read once, and said."""
    value = _field_of(state, sections, entry.section, entry.field, rows)
    if value is None:
        return []
    note, cells = _note(value), dict[int, Row]()
    flags = [flag for mark, flag in entry.note_flags if mark in plain(note)]
    for key, raw in _texts(state, entry.field, value, entry.only, rows):
        reading = _bounded(entry, _dated(entry.parse(raw, note), key))
        if isinstance(reading, Reading) and reading.year in cells:
            reading = Problem(f"the year {reading.year} is given twice; the first counts")
        if isinstance(reading, Problem):
            rows.problem(state, entry.field, raw, reading.reason)
        else:
            cells[reading.year] = _cell(state, entry, reading.flagged(*flags), raw)
    return list(cells.values())


def _dated(reading: Reading | Problem, key: str) -> Reading | Problem:
    """Refuse a reading whose year is not the one that its key names."""
    named = re.search(r"(\d{4})$", key)
    if isinstance(reading, Reading) and named and int(named[1]) != reading.year:
        return Problem(f"the text is of {reading.year}, its label of {named[1]}")
    return reading


def _bounded(entry: Field, reading: Reading | Problem) -> Reading | Problem:
    """Refuse a reading outside the bounds of its variable."""
    lower, upper = entry.column.lower, entry.column.upper
    return within(reading, -math.inf if lower is None else lower, math.inf if upper is None else upper)


def _cell(state: str, entry: Field, reading: Reading, raw: str) -> Row:
    return {
        "state": state, "variable": entry.variable, "year": reading.year, "value": reading.value, "low": reading.low,
        "high": reading.high, "unit": entry.column.unit, "estimate": reading.estimate,
        "flag": ";".join(reading.flags) or None, "raw": raw[:RAW_LIMIT],
    }  # fmt: skip


def _read_personnel(state: str, sections: Sections, rows: Rows) -> None:
    """Read personnel; where the forces' description says that there are none, that is a true zero."""
    forces = _field_of(state, sections, PERSONNEL.section, FORCES, rows)
    for _, raw in _texts(state, FORCES, forces or {}, "text", rows):
        zero = military.no_forces(raw, _note(forces or {}))
        if zero:
            rows.cells.append(_cell(state, PERSONNEL, zero, f"{raw} {_note(forces or {})}".strip()))
            return
    value = _field_of(state, sections, PERSONNEL.section, PERSONNEL.field, rows)
    for _, raw in _texts(state, PERSONNEL.field, value or {}, "text", rows):
        reading = _bounded(PERSONNEL, PERSONNEL.parse(raw, _note(value or {})))
        if isinstance(reading, Problem):
            rows.problem(state, PERSONNEL.field, raw, reading.reason)
        else:
            rows.cells.append(_cell(state, PERSONNEL, reading, raw))


def _read_partners(state: str, sections: Sections, flow: str, rows: Rows) -> None:
    """Read a whole list of partners, or note why it is not read."""
    name = f"{flow.capitalize()} - partners"
    value = _field_of(state, sections, "Economy", name, rows)
    for _, raw in _texts(state, name, value or {}, "text", rows):
        read = partners(raw)
        if isinstance(read, Problem):
            rows.problem(state, name, raw, read.reason)
        else:
            _add_partners(state, flow, raw, read, rows)


def _add_partners(state: str, flow: str, raw: str, read: PartnerList, rows: Rows) -> None:
    """Add a list's entries; a partner that is the state itself, or comes twice under two names, spoils the list."""
    name = f"{flow.capitalize()} - partners"
    resolved = [partner(listed.name) for listed in read.partners]
    states = [state_of_entry for state_of_entry, _ in resolved if state_of_entry]
    if state in states or len(set(states)) < len(states):
        rows.problem(state, name, raw, "the list names the state itself, or one partner under two names")
        return
    for rank, (listed, (state_of_entry, problem)) in enumerate(zip(read.partners, resolved, strict=True), start=1):
        if problem:
            rows.problem(state, name, listed.name, problem)
        rows.partners.append({
            "state": state, "flow": flow, "rank": rank, "partner": state_of_entry, "partner_name": listed.name,
            "share": listed.share, "rounding": listed.rounding, "year": read.year, "raw": raw[:RAW_LIMIT],
        })  # fmt: skip


def _read_memberships(state: str, sections: Sections, rows: Rows) -> None:
    """Read the organisations; one that is listed twice is kept once, and said."""
    name = "International organization participation"
    value = _field_of(state, sections, "Government", name, rows)
    for _, raw in _texts(state, name, value or {}, "text", rows):
        read, lost = memberships(raw)
        for entry in lost:
            rows.problem(state, name, entry, "the entry is not of the form NAME (STATUS)")
        seen = set[str]()
        for membership in read:
            if membership.organisation in seen:
                rows.problem(state, name, membership.printed, "the organisation is listed twice; the first counts")
                continue
            seen.add(membership.organisation)
            rows.memberships.append({"state": state, "organisation": membership.organisation,
                                     "status": membership.status, "raw": membership.printed})  # fmt: skip
