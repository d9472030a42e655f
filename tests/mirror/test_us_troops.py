"""The real table of United States troops abroad, where the mirror has it."""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import DataError
from polycentric.panel.additions.us_troops import numbered
from polycentric.panel.tidy import state_years
from polycentric.sources import SOURCES
from polycentric.tables import places, table
from polycentric.tables.fetch import take

SOURCE = SOURCES["us_troops"]


@pytest.fixture
def file(mirror: Path) -> Path:
    path = places.mirrored(SOURCE.files[0], mirror)
    if not path.exists():
        pytest.skip("this mirror has no table of troops")
    return path


def _troops(code: str, number: int, year: int) -> int | None:
    rows = state_years(first=year, last=year, system=code.removesuffix("code").replace("c", "cow")).add("us_troops")
    troops = rows.frame.filter(pl.col(code) == number)["us_troops"]
    return troops.item() if len(troops) else None


def test_the_pristine_copy_is_known_and_taken(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    done = CliRunner().invoke(polycentric, ["fetch", "us_troops", "--from", str(file)])
    assert done.exit_code == 0, done.output
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    assert table("us_troops").height == 13_135


@pytest.mark.parametrize("cut", [1, 3, 8, 60, 76, 77, 500, 400_000])
def test_a_real_copy_that_is_cut_short_is_refused(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int
):
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    content = file.read_bytes()[:-cut]
    for short in (content, content[: content.rfind(b"\n") + 1]):
        (tmp_path / "copy.csv").write_bytes(short)
        with pytest.raises(DataError, match="cut short"):
            take(SOURCE, [tmp_path / "copy.csv"])


@pytest.mark.parametrize(
    ("code", "number", "year", "troops"),
    [
        ("ccode", 260, 1985, 246_875),  # the Federal Republic, which the file numbers 255
        ("ccode", 255, 2024, 36_541),
        ("ccode", 740, 2024, 55_154),
        ("gwcode", 260, 1985, 246_875),
        ("gwcode", 260, 2024, 36_541),
        ("gwcode", 740, 2024, 55_154),
    ],
)
def test_troops_stand_under_the_number_that_each_list_has(
    file: Path, archive: Path, code: str, number: int, year: int, troops: int
):
    assert _troops(code, number, year) == troops


def test_each_state_stands_once_in_a_year_and_its_figure_is_no_second_spellings_zero(file: Path, archive: Path):
    raw = table("us_troops")
    twice = raw.group_by("ccode", "year").agg(pl.col("troops_ad")).filter(pl.col("troops_ad").list.len() > 1)
    assert twice.height == 29
    assert twice.filter(pl.col("troops_ad").list.min() > 0).is_empty()
    for system, code in (("cow", "ccode"), ("gw", "gwcode")):
        rows = numbered(raw, system)
        assert not rows.select(code, "year").is_duplicated().any()


@pytest.mark.parametrize(("cow", "gw"), [(970, 971), (946, 970), (947, 973), (955, 972), (679, 678), (345, 340)])
def test_a_number_of_one_list_is_never_read_as_the_others(file: Path, archive: Path, cow: int, gw: int):
    raw = table("us_troops")
    own = raw.filter(ccode=cow, year=2022)["troops_ad"].max()
    assert numbered(raw, "cow").filter(ccode=cow, year=2022)["troops_ad"].item() == own
    assert numbered(raw, "gw").filter(gwcode=gw, year=2022)["troops_ad"].item() == own


def test_what_was_occupied_has_its_troops_in_the_list_that_names_it(file: Path, archive: Path):
    raw = table("us_troops")
    gw = numbered(raw, "gw")
    assert gw.filter(gwcode=260, year=1950)["troops_ad"].item() == raw.filter(ccode=255, year=1950)["troops_ad"].item()
    assert gw.filter(gwcode=305, year=1950).height == 1
    assert numbered(raw, "cow").filter(ccode=260, year=1950).is_empty()
