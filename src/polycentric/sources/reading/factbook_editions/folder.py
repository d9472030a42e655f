"""The World Factbook's past editions, from the archive's files: what was printed, edition by edition.

`together` puts them beside the last edition's records, and `polycentric.tables.embed` makes the package's tables of it.
"""

import gzip
import zlib
from pathlib import Path

from polycentric.errors import CoverageError, DataError
from polycentric.packaged import read_rows
from polycentric.sources.reading.factbook_editions.dating import date_undated
from polycentric.sources.reading.factbook_editions.edition import Edition, read_edition
from polycentric.sources.reading.factbook_editions.facts import editions, facts_of
from polycentric.sources.reading.factbook_editions.jumps import mark_jumps, mark_zeros
from polycentric.sources.reading.factbook_editions.repeats import mark_repeated, mark_within


def read(folder: Path, years: tuple[int, ...] | None = None, *, assume: bool = False) -> dict[int, Edition]:
    """Read editions from a folder of the archive: country_fields_YEAR.sql.gz and countries.csv.

    Parameters
    ----------
    folder : Path
    years : tuple of int, optional
        The editions to read; by default all that the table of facts describes.
    assume : bool
        Whether to read editions that the table doesn't describe as the nearest one that it does, each figure flagged
        ``form_assumed``; else they are refused.

    Returns
    -------
    dict of Edition, by year
        With their problems; what repeats is flagged against the edition of the year before, where that is read too.

    Raises
    ------
    CoverageError
        If an edition is asked for that the table of facts does not describe.
    DataError
        If the folder lacks a file, or a file is no gzipped text.
    """
    wanted = sorted(editions() if years is None else years)
    for year in wanted:
        if year not in editions() and not (assume and facts_of(year)):
            known = ", ".join(map(str, editions()))
            raise CoverageError(f"The edition {year} of the World Factbook is not described: take one of {known}.")
    names = _names(folder)
    read_so_far = {year: read_edition(_text(folder, year), year, names.get(year, {})) for year in wanted}
    for year, rows in read_so_far.items():
        mark_within(rows)
        if year - 1 in read_so_far:
            mark_repeated(rows, read_so_far[year - 1])
    date_undated(read_so_far)
    mark_jumps(read_so_far)
    mark_zeros(read_so_far)
    return read_so_far


def _names(folder: Path) -> dict[int, dict[int, str]]:
    """Give the names of each edition's records by the archive's number."""
    path = folder / "countries.csv"
    if not path.is_file():
        raise DataError(f"'{folder}' lacks countries.csv, the archive's list of records: give the archive's folder.")
    names = dict[int, dict[int, str]]()
    for row in read_rows(path):
        names.setdefault(int(row["Year"]), {})[int(row["CountryID"])] = row["Name"]
    return names


def _text(folder: Path, year: int) -> str:
    path = folder / f"country_fields_{year}.sql.gz"
    try:
        return gzip.decompress(path.read_bytes()).decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        raise DataError(
            f"'{folder}' lacks {path.name}, the edition of {year}: add it, or ask for other years."
        ) from None
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise DataError(f"'{path}' is no gzipped text ({error}): get the file again.") from error
