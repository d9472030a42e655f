"""A result never goes over a file that the command reads, by whatever name or link."""

import hashlib
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import OutputError

SHIPS = "state,value\nUSA,11\nChina,3\nIndia,2\n"
VOTES = "unit,session,item,vote\n" + "".join(
    f"{unit},{session},r{session}{item},{'yes' if (place + item) % 2 else 'no'}\n"
    for session in (1, 2) for item in range(4) for place, unit in enumerate(("Ada", "Bob", "Eve"))
)  # fmt: skip
READS = {
    "an index": ["power", "x", "--add", "x.csv"],
    "an index of the poles": ["polarity", "--add", "x.csv"],
    "an index of the report": ["report", "--no-history", "--json", "--add", "x.csv"],
    "an index among contests": ["tournament", "--add", "x.csv"],
    "an index over two centuries": ["polarity", "--own", "x.csv"],
    "a layer": ["ties", "x", "--add", "x.csv"],
    "votes": ["ideal-points", "--votes", "x.csv", "--anchor", "Ada"],
    "bridges": ["ideal-points", "--bridges", "x.csv"],
    "a result": ["cite", "--result", "x.csv"],
    "an own copy": ["fetch", "ties_sanctions", "--from", "x.csv"],
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    Path("x.csv").write_text(SHIPS)


def refused(arguments: list[str], match: str = "would replace it: choose another name") -> None:
    """Check that a command is refused and leaves its input as it was."""
    before = {path: hashlib.sha256(path.read_bytes()).digest() for path in Path().rglob("*") if path.is_file()}
    with pytest.raises(OutputError, match=match):
        CliRunner().invoke(polycentric, arguments, catch_exceptions=False)
    after = {path: hashlib.sha256(path.read_bytes()).digest() for path in Path().rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("what", READS)
def test_no_command_writes_over_the_file_that_it_reads(what: str):
    refused([*READS[what], "--out", "x.csv"], match=r"'x\.csv' is read by '--\w+'")


@pytest.mark.parametrize("name", ["./x.csv", "../{here}/x.csv", "{folder}/x.csv", "soft.csv", "hard.csv", "deep/x.csv"])
def test_another_name_of_the_same_file_is_known(name: str, tmp_path: Path):
    Path("soft.csv").symlink_to("x.csv")
    Path("deep").symlink_to(".", target_is_directory=True)
    os.link("x.csv", "hard.csv")
    refused(["power", "x", "--add", "x.csv", "--out", name.format(here=tmp_path.name, folder=tmp_path)])


def test_an_input_given_by_a_link_is_known_by_its_own_name():
    Path("soft.csv").symlink_to("x.csv")
    refused(["power", "soft", "--add", "soft.csv", "--out", "x.csv"])


def test_one_of_several_inputs_is_kept():
    Path("y.csv").write_text(SHIPS)
    refused(["power", "x", "y", "--add", "x.csv", "--add", "y.csv", "--json", "--out", "y.csv"])


def test_the_page_that_has_a_name_of_its_own_goes_over_no_input():
    Path("polycentric-report.html").write_text(SHIPS)
    refused(["report", "--no-history", "--add", "polycentric-report.html"])


def test_what_a_tidy_table_says_of_its_columns_goes_over_no_input():
    Path("t.columns.csv").write_text("x")
    Path("t.columns.csv").rename("t.csv")
    refused(["ideal-points", "--votes", "t.csv", "--out", "t.csv"])


def test_nothing_is_written_into_the_cache_or_the_package(tmp_path: Path):
    (tmp_path / "cache" / "files").mkdir(parents=True)
    refused(["power", "--out", "cache/files/a.csv"], match="is in the cache, where no results are kept")
    inside = Path(__file__).parents[2] / "src" / "polycentric" / "tables" / "a.csv"
    refused(["power", "--out", str(inside)], match="in the package's own folder")


@pytest.mark.parametrize("how", ["variable", "option"])
def test_a_file_of_the_mirror_is_kept(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from polycentric.sources import SOURCES

    file = tmp_path / "mirror" / SOURCES["cow_nmc"].files[0].path
    file.parent.mkdir(parents=True)
    file.write_bytes(b"capabilities")
    if how == "variable":
        monkeypatch.setenv("POLYCENTRIC_MIRROR", str(tmp_path / "mirror"))
        refused(["power", "--csv", "--out", str(file)], match="is a file of the mirror")
    else:
        refused(
            ["sources", "check", "--mirror", "mirror", "--csv", "--out", str(file)], match="is a file of the mirror"
        )


def test_a_file_that_is_not_read_is_replaced():
    Path("old.csv").write_text("old")
    done = CliRunner().invoke(polycentric, ["power", "x", "--add", "x.csv", "--out", "old.csv"], catch_exceptions=False)
    assert done.exit_code == 0
    assert Path("old.csv").read_text().startswith("index,state")
    assert Path("x.csv").read_text() == SHIPS


def test_the_next_command_may_write_what_the_last_one_read():
    refused(["power", "x", "--add", "x.csv", "--out", "x.csv"])
    done = CliRunner().invoke(polycentric, ["power", "output_ppp", "--out", "x.csv"], catch_exceptions=False)
    assert done.exit_code == 0
