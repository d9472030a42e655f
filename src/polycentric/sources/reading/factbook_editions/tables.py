"""The tables of all editions of the World Factbook: columns, units, bounds, and the variables of the cells."""

from polycentric.sources.contract import NEVER_MISSING, Column, Table
from polycentric.sources.reading.factbook_editions.facts import FIRST_EDITION, LAST_EDITION
from polycentric.sources.reading.factbook_editions.readers import KINDS
from polycentric.sources.reading.factbook_parse.columns import VARIABLES as OF_THE_LAST
from polycentric.sources.reading.factbook_parse.organisations import STATUSES

EARLIEST, LATEST = 1980, 2026  # years of reference: the edition of 1990 has a few figures of the early eighties
EDITION = Column("edition", "year", "the edition that prints it", FIRST_EDITION, LAST_EDITION)
STATE = Column("state", "state", "the state's id")

_MEANINGS = {
    "output_unnamed": "output as 1990's edition prints it, without saying at which prices or rates",
    "milex": "military spending as printed in money",
    "manpower": "men of military age, a quantity of its own and no strength of forces",
    "electricity_production": "electricity produced",
    "electricity_consumption": "electricity used",
    "gdp_ppp": "output at purchasing power, in dollars of the row's base year",
    "exports": "exports: of goods, from 2021 on of goods and services",
    "imports": "imports: of goods, from 2021 on of goods and services",
}


def _variable(name: str) -> Column:
    """Describe one variable of the cells; the last edition's own words where it prints it."""
    kind, last = KINDS[name], OF_THE_LAST.get(name)
    meaning = _MEANINGS.get(name) or (last.meaning if last else name)
    return Column(name, kind.unit, meaning, kind.lower, kind.upper, origin=last.origin if last else "")


def _number(name: str, meaning: str, missing: str = NEVER_MISSING) -> Column:
    return Column(name, "as in unit", meaning, missing=missing, dtype="Float64")


CELLS = Table(
    "cells",
    ("edition", "state", "variable", "place"),
    (
        EDITION,
        STATE,
        Column("variable", "code", "what is measured"),
        Column("place", "count", "place in the text's list, the latest first, from 0", 0, 30, dtype="Int8"),
        Column("year", "year", "the year the figure is of", EARLIEST, LATEST, missing="null: the text names none"),
        _number("value", "the figure in base units; the middle where the text gives a range"),
        _number("low", "lower end of the text's range", "null: the text gives no lower end"),
        _number("high", "upper end of the text's range", "null: the text gives no upper end"),
        Column("unit", "text", "unit of value, low and high"),
        Column("base_year", "year", "of output at purchasing power: the year of its dollars", 2000, LATEST,
               missing="null: the text names none, or the variable needs none"),
        Column("estimate", "truth", "whether the text calls the figure an estimate"),
        Column("flag", "text", "what a reader must know, joined by ';'", missing="null: nothing to say"),
        Column("raw", "text", "the text that was read"),
    ),
    tuple(_variable(name) for name in KINDS),
)  # fmt: skip

PARTNERS = Table(
    "partners",
    ("edition", "state", "flow", "rank"),
    (
        EDITION,
        Column("state", "state", "the state whose list it is"),
        Column("flow", "code", "which of its two lists", codes=("exports", "imports")),
        Column("rank", "count", "place in the list, from 1", 1, 50, dtype="Int8"),
        Column("partner", "state", "the partner's id", missing="null: the partner is no state of the table"),
        Column("partner_name", "text", "the partner as the list names it"),
        Column("share", "fraction", "share of the state's exports or imports", 0, 1,
               missing="null: the list names the partner without a share", dtype="Float64"),
        Column("rounding", "fraction", "half a unit of the share's last digit, or half of a range", 0, 0.05,
               missing="null: no share", dtype="Float64"),
        Column("within", "text", "the group of which the entry is a part", missing="null: it stands by itself"),
        Column("year", "year", "the year the list is of", EARLIEST, LATEST, missing="null: the text names none"),
        Column("raw", "text", "the whole list as printed"),
    ),
)  # fmt: skip

MEMBERSHIPS = Table(
    "memberships",
    ("edition", "state", "organisation"),
    (
        EDITION,
        Column("state", "state", "the state that lists it"),
        Column("organisation", "text", "the source's abbreviation, as later editions write it"),
        Column("status", "code", "class of the status in brackets", codes=STATUSES),
        Column("flag", "text", "what a reader must know", missing="null: nothing to say"),
        Column("raw", "text", "the entry as printed"),
    ),
)

PROBLEMS = Table(
    "problems",
    (),
    (
        EDITION,
        Column("state", "text", "the state's id, or the record where it is of no known state"),
        Column("field", "text", "the field of the record"),
        Column("raw", "text", "the text that was not read"),
        Column("problem", "text", "why"),
    ),
)

STATES = Table(
    "states",
    ("edition", "state"),
    (
        EDITION,
        STATE,
        Column("gec", "text", "the record's code", missing="null: in past editions the codes are no key"),
        Column("name", "text", "the record's short name"),
        Column("rule", "text", "why the record is a state's"),
        Column("independence", "text", "the record's text on independence", missing="null: not read, or it has none"),
    ),
)

TABLES = (CELLS, PARTNERS, MEMBERSHIPS, PROBLEMS, STATES)
