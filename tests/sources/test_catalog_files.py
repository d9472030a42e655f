"""The folder of sources holds sources alone."""

from pathlib import Path

from polycentric import sources
from polycentric.sources import SOURCES


def test_every_file_of_the_folder_but_the_contract_is_a_source():
    files = {path.stem for path in Path(sources.__file__).parent.glob("*.py")}
    assert files - {"__init__", "contract"} == set(SOURCES)
