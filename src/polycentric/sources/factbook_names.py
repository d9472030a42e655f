"""The World Factbook's records and fields by name, 1990-2025: the keys to its archive's editions.

Which record of which edition is which country, what each country is, and which names of fields of 36 editions mean one
field. The editions themselves are the source `factbook`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.factbook import COUNTRIES
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import FACTBOOK_ARCHIVE
from polycentric.sources.record.columns import GAP, text, truth, whole, year
from polycentric.sources.record.references import bibtex, reference, texts
from polycentric.states import Gec
from polycentric.states.code_spells import undated

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "misc",
    "cia2025factbook",
    "{Central Intelligence Agency}",
    "The World Factbook, editions of 1990 to 2025",
    2025,
    note="archive by MilkMp",
    url="https://worldfactbookarchive.org",
)
MASTER, FIELDS = "factbook/master_countries.csv", "factbook/field_name_mappings.csv"
KINDS_OF_FIELD = ("identity", "rename", "dash_format", "consolidation", "country_specific", "noise")
KINDS_OF_ENTITY = (
    "sovereign", "freely_associated", "territory", "special_admin", "crown_dependency", "disputed", "dissolved",
    "antarctic", "misc",
)  # fmt: skip


def entities(path: Path) -> "pl.DataFrame":
    """Give the countries with the states of today that their GEC letters are."""
    import polars as pl

    rows = csv_table()(path)
    known = [undated(Gec(code.lower())) for code in rows["CanonicalCode"].to_list()]
    return rows.with_columns(pl.Series("state", [state.id if state else None for state in known], dtype=pl.String))


_NUMBER = "number of the archive"
_RECORDS = (
    whole("country_id", _NUMBER, "the record of a country in an edition", 1, 99_999, origin="CountryID"),
    year(1990, 2025, "edition", "the edition, which reports of the year before", origin="Year"),
    text("gec", "two letters of GEC, which are not ISO's: GM is Germany, CH China", origin="Code"),
    text("name", "what the edition calls it", origin="Name"),
    text("form", "the form of the edition that was read", origin="Source", codes=("text", "html", "json")),
    whole("master_id", _NUMBER, "the country", 1, 999, "null: the Trust Territory of the Pacific Islands",
          origin="MasterCountryID"),
)  # fmt: skip
_ENTITIES = (
    whole("master_id", _NUMBER, "the country", 1, 999, origin="MasterCountryID"),
    text("gec", "two letters of GEC", origin="CanonicalCode"),
    text("name", "its name", origin="CanonicalName"),
    text("iso2", "two letters of ISO 3166, NA being Namibia", "null: none", origin="ISOAlpha2"),
    text("kind", "what the archive takes it for", origin="EntityType", codes=KINDS_OF_ENTITY),
    whole("administered_by", _NUMBER, "the country that administers it", 1, 999, "null: none does",
          origin="AdministeringMasterCountryID"),
    Column("state", "state", "the state of today that its GEC letters are, by polycentric's id",
           missing="null: it is no state of today"),
)  # fmt: skip
_FIELDS = (
    whole("mapping_id", _NUMBER, "the name", 1, 9_999, origin="MappingID"),
    text("original", "a field's name as editions print it", origin="OriginalName"),
    text("canonical", "the name of the field that it is", origin="CanonicalName"),
    text("kind", "how the one becomes the other", origin="MappingType", codes=KINDS_OF_FIELD),
    text("part_of", "a wider field that it was put into", "null: none", origin="ConsolidatedTo"),
    truth("noise", "whether it is a slip of the reading and no field", origin="IsNoise"),
    year(1990, 2025, "first", "the first edition that has the name", origin="FirstYear"),
    year(1990, 2025, "last", "the last edition that has it", origin="LastYear"),
    whole("uses", "records", "in how many records of all editions it stands", 0, 99_999, origin="UseCount"),
    text("remark", "what the archive says of it", GAP, origin="Notes"),
)
TABLES = (
    Table("records", ("country_id",), _RECORDS, file=COUNTRIES.path, raw=csv_table(), rows=9_500),
    Table("countries", ("master_id",), _ENTITIES, file=MASTER, raw=entities, rows=281),
    Table("fields", ("mapping_id",), _FIELDS, file=FIELDS, raw=csv_table(), rows=1_090),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="World Factbook: names of records and fields",
    title="The World Factbook's archive: records of countries, countries and names of fields, 1990-2025",
    version="9 April 2026",
    publisher="Central Intelligence Agency; archive by MilkMp",
    address="https://worldfactbookarchive.org",
    licence="public domain",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1990, 2025),
    tables=TABLES,
    read=read,
    files=(
        COUNTRIES,
        FACTBOOK_ARCHIVE.file(
            MASTER,
            "data/reference_tables/master_countries.csv",
            9_351,
            "26b95e87b3cad7c55156dac78d3a674e725a8d4071309ac2b1bff1f743fe9930",
        ),
        FACTBOOK_ARCHIVE.file(
            FIELDS,
            "data/reference_tables/field_name_mappings.csv",
            90_573,
            "d83e43bdbb1a24e976c16d704c959b817b78bc6aa521039dab3d62636b3a2f38",
        ),
    ),
    caveat="Letters are GEC's (FIPS 10-4), upper case among countries and lower among records. An edition may have "
    "two records of one code. The archive maps names of fields by rules of its own; the source `factbook` reads the "
    "editions by its own description, not by these.",
)
