"""The tables that the Factbook's records are read into: columns, units, bounds, and the variables of the cells."""

from polycentric.sources.contract import Column, Table
from polycentric.sources.reading.factbook_parse.organisations import STATUSES
from polycentric.sources.reading.factbook_parse.reading import FIRST_YEAR, LAST_YEAR

_CELLS = Table(
    "cells",
    ("state", "variable", "year"),
    (
        Column("state", "state", "the state's id"),
        Column("variable", "code", "what is measured"),
        Column("year", "year", "the year the figure is of", FIRST_YEAR, LAST_YEAR),
        Column(
            "value", "as in unit", "the figure in base units; the middle where the text gives a range", dtype="Float64"
        ),
        Column(
            "low",
            "as in unit",
            "lower end of the text's range",
            missing="null: the text gives no lower end",
            dtype="Float64",
        ),
        Column(
            "high",
            "as in unit",
            "upper end of the text's range",
            missing="null: the text gives no upper end",
            dtype="Float64",
        ),
        Column("unit", "text", "unit of value, low and high"),
        Column("estimate", "truth", "whether the text calls the figure an estimate"),
        Column("flag", "text", "what a reader must know, joined by ';'", missing="null: nothing to say"),
        Column("raw", "text", "the text that was read"),
    ),
    (
        Column(
            "gdp_ppp",
            "2021 US dollars (PPP)",
            "real output at purchasing power",
            1e6,
            1e14,
            origin="Real GDP (purchasing power parity)",
        ),
        Column(
            "gdp_mer",
            "current US dollars",
            "output at official exchange rates",
            1e6,
            1e14,
            origin="GDP (official exchange rate)",
        ),
        Column(
            "growth",
            "fraction per year",
            "real growth of output in local currency",
            -0.95,
            10,
            origin="Real GDP growth rate",
        ),
        Column("population", "people", "residents, midyear", 1, 1e10, origin="Population"),
        Column(
            "milex_share",
            "fraction of GDP",
            "military spending as a share of output",
            0,
            1,
            origin="Military expenditures",
        ),
        Column(
            "milper",
            "people",
            "active military personnel; see the flags",
            0,
            5e6,
            origin="Military and security service personnel strengths",
        ),
        Column(
            "energy_per_capita",
            "joules per person per year",
            "primary energy use per head",
            0,
            1e13,
            origin="Energy consumption per capita",
        ),
        Column("exports", "current US dollars", "exports of goods and services", 0, 1e14, origin="Exports"),
        Column("imports", "current US dollars", "imports of goods and services", 0, 1e14, origin="Imports"),
    ),
)

_PARTNERS = Table(
    "partners",
    ("state", "flow", "rank"),
    (
        Column("state", "state", "the state whose list it is"),
        Column("flow", "code", "which of its two lists", codes=("exports", "imports")),
        Column("rank", "count", "place in the list, from 1", 1, 50, dtype="Int8"),
        Column("partner", "state", "the partner's id", missing="null: the partner is no state of the table"),
        Column("partner_name", "text", "the partner as the list names it"),
        Column("share", "fraction", "share of the state's exports or imports of goods", 0, 1, dtype="Float64"),
        Column("rounding", "fraction", "half a unit of the share's last printed digit", 0, 0.005, dtype="Float64"),
        Column("year", "year", "the year the list is of", FIRST_YEAR, LAST_YEAR),
        Column("raw", "text", "the whole list as printed"),
    ),
)

_MEMBERSHIPS = Table(
    "memberships",
    ("state", "organisation"),
    (
        Column("state", "state", "the state that lists it"),
        Column("organisation", "text", "the source's abbreviation"),
        Column("status", "code", "class of the status in brackets", codes=STATUSES),
        Column("raw", "text", "the entry as printed"),
    ),
)

_PROBLEMS = Table(
    "problems",
    (),
    (
        Column("state", "text", "the state's id, or the record's code where it is of no known state"),
        Column("field", "text", "the field of the record"),
        Column("raw", "text", "the text that was not read"),
        Column("problem", "text", "why"),
    ),
)

_STATES = Table(
    "states",
    ("state",),
    (
        Column("state", "state", "the state's id"),
        Column("gec", "text", "the record's code"),
        Column("name", "text", "the record's short name"),
        Column("rule", "text", "why the record is a state's"),
        Column("independence", "text", "the record's text on independence", missing="null: the record has none"),
    ),
)

TABLES = (_CELLS, _PARTNERS, _MEMBERSHIPS, _PROBLEMS, _STATES)

VARIABLES = {column.name: column for column in _CELLS.variables}
