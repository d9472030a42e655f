"""Pack the lists of members of collections, from the tables of a mirror: names, sizes and sha256 of every member.

    python tools/make_members.py MIRROR

A table `collections/NAME.tsv` of the mirror has the columns `file`, `bytes`, `sha256`. What is printed goes into the
source's record.
"""

import csv
import hashlib
import sys
from pathlib import Path

from polycentric.sources.record.collection import LISTS, packed

NAMES = ("ungdc", "us_nss", "unsc_resolution_texts")


def main(mirror: Path) -> None:
    """Write every list, and print its hash, count and bytes."""
    for name in NAMES:
        rows = rows_of(mirror, name)
        content = packed(rows)
        (LISTS / f"{name}.bin").write_bytes(content)
        size = sum(row[1] for row in rows)
        print(
            name, hashlib.sha256(content).hexdigest(), f"{len(rows):_} members, {size:_} bytes; list {len(content):_}"
        )


def rows_of(mirror: Path, name: str) -> list[tuple[str, int, str]]:
    """Read the name, size and sha256 of every member."""
    with (mirror / "collections" / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return [
            (Path(row["file"]).name, int(row["bytes"]), row["sha256"]) for row in csv.DictReader(lines, delimiter="\t")
        ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
