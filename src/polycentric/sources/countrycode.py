"""The code tables of countrycode: ISO, COW, Gleditsch-Ward, V-Dem, World Bank and UN codes side by side."""

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record.carriers import COUNTRYCODE
from polycentric.sources.record.columns import GAP, ccode, gwcode, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "arelbundock2018",
    "Arel-Bundock, Vincent and Enevoldsen, Nils and Yetman, CJ",
    "countrycode: An R package to convert country names and country codes",
    2018,
    journal="Journal of Open Source Software",
    volume="3",
    number="28",
    pages="848",
)
_CODES = (
    ccode("cown", "the country", GAP),
    text("cowc", "letters of the Correlates of War's list", GAP),
    gwcode("gwn", "the country", GAP),
    text("gwc", "letters of Gleditsch and Ward's list", GAP),
    text("iso2c", "ISO 3166-1 alpha-2", GAP),
    text("iso3c", "ISO 3166-1 alpha-3", GAP),
    whole("iso3n", "code of ISO 3166-1 numeric", "ISO 3166-1 numeric", 1, 999, GAP),
    whole("p5n", "code of Polity5", "Polity5", 1, 999, GAP),
    whole("vdem", "code of V-Dem", "V-Dem", 1, 999, GAP),
    text("wb", "World Bank", GAP),
    whole("un", "code of the UN", "United Nations (M49)", 1, 999, GAP),
    text("continent", "the continent", GAP),
    text("region", "the World Bank's region", GAP),
)
_NAME = text("name", "the package's English name", origin="country.name.en")


def _names_in_file(*columns: Column) -> tuple[str, ...]:
    return tuple(column.raw for column in columns)


_LIST = (text("name", "the package's English name", GAP, "country.name.en"), *_CODES)
_PANEL = (_NAME, year(1776, 2024), *_CODES)
TABLES = (
    Table("countries", (), _LIST, file="codes/codelist.rda", raw=r_table("codelist", _names_in_file(*_LIST)), rows=292),
    Table(
        "country_years",
        ("name", "year"),
        _PANEL,
        file="codes/codelist_panel.rda",
        raw=r_table("codelist_panel", _names_in_file(*_PANEL)),
        rows=29_574,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Code tables (countrycode)",
    title="The code tables of the R package countrycode",
    version="commit 284d6a2, April 2026",
    publisher="Vincent Arel-Bundock and others",
    address="https://github.com/vincentarelbundock/countrycode",
    licence="GPL-3",
    terms="Free software under the GPL-3; codes themselves are facts. Fetched from its pinned address, never shipped "
    "with polycentric.",
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1776, 2024),
    tables=TABLES,
    read=read,
    files=(
        COUNTRYCODE.file(
            "codes/codelist.rda",
            "data/codelist.rda",
            252_256,
            "7c2dd9fa5bd68cff44893a330212f6e3aee19d19f6c80cd3bb596b1dc32dda91",
        ),
        COUNTRYCODE.file(
            "codes/codelist_panel.rda",
            "data/codelist_panel.rda",
            66_740,
            "d9b46b04e3055ec41fde61bffd5021dddd0e3ccb44a2de628934add51aa4ea1d",
        ),
    ),
    caveat="Serbia has no COW code here (COW files it under 345), Vietnam has Gleditsch-Ward 815 where that list "
    "has 816, "
    "Yemen has no Gleditsch-Ward code: take those two systems from the source `crosswalk`.",
)
