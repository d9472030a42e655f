"""The mirror's manifests: one for each delivery of files, read as one."""

import csv
import json
from pathlib import Path
from typing import Any

NAMES = ("manifest.json", "manifest-2.json")
NOT_YET_READ = Path(__file__).with_name("not_yet_read.txt")


def data_sets(mirror: Path) -> list[dict[str, Any]]:
    """List the data sets of every manifest, those included that are address and hash only."""
    return [entry for name in NAMES for entry in json.loads((mirror / name).read_text(encoding="utf-8"))["datasets"]]


def staged_files(mirror: Path) -> dict[str, dict[str, Any]]:
    """Give each data set of one file that lies in the mirror, by the file's path."""
    return {
        _path(entry): entry
        for entry in data_sets(mirror)
        if entry.get("staged", True) and entry.get("kind") != "collection"
    }


def collections(mirror: Path) -> dict[str, list[dict[str, str]]]:
    """Give each collection's members, those included that don't lie in the mirror, by the collection's folder."""
    return {_path(entry): _members(mirror / entry["members"]) for entry in data_sets(mirror)
            if entry.get("kind") == "collection"}  # fmt: skip


def collected_sets(mirror: Path) -> list[dict[str, Any]]:
    """List the collections, each with its members as `rows`."""
    entries = (entry for entry in data_sets(mirror) if entry.get("kind") == "collection")
    return [entry | {"rows": _members(mirror / entry["members"])} for entry in entries]


def not_yet_read() -> list[str]:
    """List the files and folders that are committed as read by no source."""
    lines = NOT_YET_READ.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def stands_for(line: str, path: str) -> bool:
    """Whether a line of the list stands for a file."""
    return path.startswith(line) if line.endswith("/") else path == line


def _path(entry: dict[str, Any]) -> str:
    return entry["file"].removeprefix("files/")


def _members(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row | {"file": row["file"].removeprefix("files/")} for row in csv.DictReader(lines, delimiter="\t")]
