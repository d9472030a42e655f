"""Compare two readings of the Factbook's last edition: the package's records and the archive's text, cell by cell.

Run as ``python -m tools.compare_factbook FOLDER``.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.make_embedded import factbook_folder

from polycentric.sources.reading.factbook_editions.edition import Edition
from polycentric.sources.reading.factbook_editions.folder import read
from polycentric.sources.reading.factbook_parse import folder as factbook
from polycentric.sources.reading.factbook_parse.amounts import money
from polycentric.sources.reading.factbook_parse.reading import Reading

EDITION = 2025
TABLE = Path(__file__).parents[1] / "tests" / "baselines" / "factbook_2025_two_readings.csv"
COLUMNS = ("kind", "state", "quantity", "key", "package", "archive")
SAME = 1e-9  # relative: the two readers multiply in different orders

Key = tuple[str, str, str]
Values = dict[Key, str | float]


def main() -> None:
    """Write the differences and count them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="folder with country_fields_2025.sql.gz and countries.csv")
    parser.add_argument("--out", type=Path, default=TABLE, help="file to write to")
    chosen = parser.parse_args()
    rows, same = compare(chosen.archive, factbook_folder())
    with chosen.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    kinds = sorted({row[0] for row in rows})
    print(f"{same} the same; " + "; ".join(f"{sum(row[0] == kind for row in rows)} {kind}" for kind in kinds))


def compare(archive: Path, records: Path) -> tuple[list[tuple[str, ...]], int]:
    """Give every cell that the two readings don't share, sorted, and how many they share."""
    package, text = of_package(records), of_archive(read(archive, (EDITION,))[EDITION])
    rows = [row for key in sorted(package.keys() | text.keys()) for row in _row(key, package.get(key), text.get(key))]
    return rows, len(package.keys() | text.keys()) - len(rows)


def of_package(folder: Path) -> Values:
    """Give what the package's records say; output in the dollars of its text, as the archive's reading has it."""
    frames = factbook.read(folder)
    values = Values()
    for cell in frames["cells"].iter_rows(named=True):
        values[cell["state"], cell["variable"], str(cell["year"])] = _printed(cell)
    for row in frames["partners"].iter_rows(named=True):
        values[row["state"], f"{row['flow']}_partners", str(row["rank"])] = _partner(row)
    for row in frames["memberships"].iter_rows(named=True):
        values[row["state"], "memberships", row["organisation"]] = row["status"]
    return values


def of_archive(rows: Edition) -> Values:
    """Give what the archive's text says, under the same keys."""
    values = Values({(cell["state"], cell["quantity"], str(cell["year"])): cell["value"] for cell in rows.cells
                     if cell["quantity"] != "electricity_consumption"})  # fmt: skip
    values |= {(row["state"], f"{row['flow']}_partners", str(row["rank"])): _partner(row) for row in rows.partners}
    return values | {(row["state"], "memberships", row["organisation"]): row["status"] for row in rows.memberships}


def _printed(cell: dict[str, Any]) -> float:
    """Undo the step to 2021 dollars by reading the text again."""
    reading = money(cell["raw"]) if cell["variable"] == "gdp_ppp" else None
    return reading.value if isinstance(reading, Reading) else cell["value"]


def _partner(row: dict[str, Any]) -> str:
    share = "" if row["share"] is None else f" {row['share']:.4g}"
    return f"{row['partner'] or row['partner_name']}{share} ({row['year']})"


def _row(key: Key, package: str | float | None, archive: str | float | None) -> Iterator[tuple[str, ...]]:
    if package is None or archive is None:
        yield (
            "only in the archive" if package is None else "only in the package",
            *key,
            _text(package),
            _text(archive),
        )
    elif not _same(package, archive):
        yield ("differs", *key, _text(package), _text(archive))


def _same(one: str | float, other: str | float) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= SAME * max(abs(one), abs(other))


def _text(value: str | float | None) -> str:
    return "" if value is None else value if isinstance(value, str) else f"{value:.10g}"


if __name__ == "__main__":
    main()
