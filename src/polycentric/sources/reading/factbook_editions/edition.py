"""Read one edition of the archive into rows: records, cells, partners, memberships, and what could not be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from polycentric.sources.reading.factbook_editions import lists
from polycentric.sources.reading.factbook_editions.corrections import Correction, corrections
from polycentric.sources.reading.factbook_editions.entities import partner_of, state_of
from polycentric.sources.reading.factbook_editions.facts import Fact, facts_of
from polycentric.sources.reading.factbook_editions.figure import Figure
from polycentric.sources.reading.factbook_editions.forces import no_forces
from polycentric.sources.reading.factbook_editions.readers import KINDS, read
from polycentric.sources.reading.factbook_editions.tsql import Mangled, announced, fields
from polycentric.sources.reading.factbook_parse.reading import Problem

Row = dict[str, Any]
RAW_LIMIT = 1000  # characters of a raw text kept beside a value
FORCES = "Military and security forces"


@dataclass
class Edition:
    """The rows of one edition, by table."""

    edition: int
    records: list[Row] = field(default_factory=list[Row])
    cells: list[Row] = field(default_factory=list[Row])
    partners: list[Row] = field(default_factory=list[Row])
    memberships: list[Row] = field(default_factory=list[Row])
    problems: list[Row] = field(default_factory=list[Row])

    def problem(self, record: str, quantity: str, raw: str, reason: str) -> None:
        """Note what has no reading."""
        self.problems.append({"edition": self.edition, "record": record, "state": state_of(record, self.edition)[0],
                              "quantity": quantity, "raw": raw[:RAW_LIMIT], "problem": reason})  # fmt: skip


Texts = dict[str, dict[str, list[str]]]


def read_edition(text: str, edition: int, names: Mapping[int, str]) -> Edition:
    """Read the text of an edition's file.

    Parameters
    ----------
    text : str
        T-SQL, of which the tuples are parsed and nothing is run.
    edition : int
        The edition that it should be; another one in its head is a problem.
    names : mapping
        The archive's number of a record to the record's name, for this edition.
    """
    rows = Edition(edition)
    texts = _texts(text, names, rows)
    states = dict[str, str]()
    for record in texts:
        state, reason = state_of(record, edition)
        if state in states.values():
            reason, state = "a second record of one state", None
            rows.problem(record, "record", record, reason)
        rows.records.append({"edition": edition, "record": record, "state": state, "reason": reason or None})
        if state:
            states[record] = state
    for record in states:
        for one in (one for one in facts_of(edition) if one.printed):
            _read_quantity(record, one, texts[record], rows)
    if any(one.assumed for one in facts_of(edition)):
        _mark_assumed(rows)
    _mark_lists(rows)
    return rows


def _texts(text: str, names: Mapping[int, str], rows: Edition) -> Texts:
    """Give the texts by record and field; what the file announces and doesn't hold is a problem."""
    texts, count = Texts(), 0
    for one in fields(text):
        if isinstance(one, Mangled):
            rows.problem("", "file", one.text, f"line {one.line} is no tuple of five values")
            continue
        count += 1
        if one.country not in names:
            rows.problem(
                "", "file", one.text, f"the record {one.country} is not in the archive's list for {rows.edition}"
            )
            continue
        texts.setdefault(names[one.country], {}).setdefault(one.field, []).append(one.text)
    head = announced(text)
    if head != (rows.edition, count):
        rows.problem("", "file", str(head), f"the file should announce {count} rows of {rows.edition}")
    return texts


def _read_quantity(record: str, one: Fact, texts: Mapping[str, list[str]], rows: Edition) -> None:
    """Read one quantity of one record, where it stands; nothing where the record has no such field."""
    correction = corrections().get((rows.edition, record, one.quantity))
    if correction and correction.action == "apart":
        rows.problem(record, one.quantity, "; ".join(texts.get(one.fields[0], ())), correction.reason)
        return
    for name, raw in _standing(one, texts, correction):
        if raw is None:
            rows.problem(record, one.quantity, name, "the field is printed twice with different texts")
        elif one.quantity == "memberships":
            _read_memberships(record, raw, rows)
        elif one.quantity.endswith("_partners"):
            _read_partners(record, one.quantity, raw, correction, rows)
        else:
            _read_cells(record, one.quantity, name, raw, correction, rows)
    if one.quantity == "milper":
        _read_no_forces(record, texts, rows)


def _standing(
    one: Fact, texts: Mapping[str, list[str]], correction: Correction | None
) -> Iterator[tuple[str, str | None]]:
    """Give the field and text of a quantity; None for the text of one that contradicts itself."""
    if correction and correction.action == "in_field":
        found = texts.get(correction.target, [])[correction.place - 1 : correction.place]
        yield from ((correction.target, text.split(" western: ")[0]) for text in found)
        return
    for name in one.fields:
        printed = dict.fromkeys(texts.get(name, ()))
        if printed and any(printed):
            yield name, next(iter(printed)) if len(printed) == 1 else None


def _read_cells(record: str, quantity: str, name: str, raw: str, correction: Correction | None, rows: Edition) -> None:
    found = read(quantity, rows.edition, name, raw)
    if isinstance(found, Problem):
        rows.problem(record, quantity, raw, found.reason)
        return
    moved = correction is not None and correction.action == "of_another"
    target = correction.target if correction and moved else record
    for one in found:
        if isinstance(one, Problem):
            rows.problem(record, quantity, raw, one.reason)
        else:
            rows.cells.append(
                _cell(target, quantity, one.flagged("moved_from_another_record") if moved else one, raw, rows)
            )


def _cell(record: str, quantity: str, one: Figure, raw: str, rows: Edition) -> Row:
    flags = one.flags if one.year is not None else (*one.flags, "year_unstated")
    flags = (*flags, "base_unstated") if quantity == "gdp_ppp" and one.base is None else flags
    return {
        "edition": rows.edition, "record": record, "state": state_of(record, rows.edition)[0], "quantity": quantity,
        "place": one.place, "year": one.year, "value": one.value, "low": one.low, "high": one.high,
        "unit": KINDS[quantity].unit, "base_year": one.base if quantity == "gdp_ppp" else None,
        "estimate": one.estimate, "flag": ";".join(flags) or None, "raw": raw[:RAW_LIMIT],
    }  # fmt: skip


def _read_no_forces(record: str, texts: Mapping[str, list[str]], rows: Edition) -> None:
    """Let a true zero take the place of a number of policemen."""
    for raw in texts.get(FORCES, ())[:1]:
        zero = no_forces(raw, rows.edition)
        if zero:
            rows.cells[:] = [cell for cell in rows.cells if (cell["record"], cell["quantity"]) != (record, "milper")]
            rows.problems[:] = [row for row in rows.problems if (row["record"], row["quantity"]) != (record, "milper")]
            rows.cells.append(_cell(record, "milper", zero, raw, rows))


def _read_partners(record: str, quantity: str, raw: str, correction: Correction | None, rows: Edition) -> None:
    found = lists.within_trade(raw, rows.edition)
    if isinstance(found, Problem):
        rows.problem(record, quantity, raw, found.reason)
        return
    record = correction.target if correction and correction.action == "of_another" else record
    state = state_of(record, rows.edition)[0]
    resolved = [partner_of(entry.name, rows.edition) for entry in found.entries]
    known = [partner for partner, _ in resolved if partner]
    if state in known or len(set(known)) < len(known):
        rows.problem(record, quantity, raw, "the list names the state itself, or one partner under two names")
        return
    for rank, (entry, (partner, reason)) in enumerate(zip(found.entries, resolved, strict=True), start=1):
        if reason:
            rows.problem(record, quantity, entry.name, reason)
        rows.partners.append({
            "edition": rows.edition, "record": record, "state": state, "flow": quantity.removesuffix("_partners"),
            "rank": rank, "partner": partner, "partner_name": entry.name, "share": entry.share,
            "rounding": entry.rounding, "within": entry.within, "year": found.year, "estimate": found.estimate,
            "raw": raw[:RAW_LIMIT],
        })  # fmt: skip


def _read_memberships(record: str, raw: str, rows: Edition) -> None:
    found, lost = lists.organisations(raw, rows.edition)
    for entry in lost:
        rows.problem(record, "memberships", entry, "not of the form NAME (STATUS)")
    seen = set[str]()
    for one in found:
        if one.organisation in seen:
            rows.problem(record, "memberships", one.printed, "the organisation is listed twice; the first counts")
            continue
        seen.add(one.organisation)
        rows.memberships.append({"edition": rows.edition, "record": record, "state": state_of(record, rows.edition)[0],
                                 "organisation": one.organisation, "status": one.status, "flag": None,
                                 "raw": one.printed})  # fmt: skip


def _mark_assumed(rows: Edition) -> None:
    """Flag every figure of an edition that nobody has described: its form is taken from another's."""
    for row in (*rows.cells, *rows.memberships):
        row["flag"] = f"{row['flag']};form_assumed" if row["flag"] else "form_assumed"


def _mark_lists(rows: Edition) -> None:
    """Flag the memberships that are known to be wrong, and name those that are known to lack."""
    listing = {row["record"] for row in rows.memberships}
    for (edition, record, quantity), one in corrections().items():
        if edition != rows.edition or quantity != "memberships" or record not in listing:
            continue
        if one.action == "not_listed":
            rows.problem(record, quantity, one.target, f"not listed, and should be: {one.reason}")
        for row in rows.memberships:
            if (row["record"], row["organisation"]) == (record, one.target) and one.action == "contradicted":
                row["flag"] = "contradicted"
