"""A user's own copy that was cut short: refused where it can't be whole, noted where it only looks so."""

import dataclasses
import warnings
from pathlib import Path

import pytest

from polycentric import answers
from polycentric.answers.parts.freshness import years_here
from polycentric.errors import CoverageError, DataError, PolycentricWarning
from polycentric.panel.additions import ADDITIONS
from polycentric.panel.series import SERIES
from polycentric.sources import SOURCES
from polycentric.sources.contract import Release, RemoteFile, Source
from polycentric.tables import archive, places
from polycentric.tables import fetch as fetching
from polycentric.tables.copies import record_of, years_of
from polycentric.tables.fetch import fetch, take
from polycentric.tables.presence import state_of as fetch_state

HEADER = "countryname,year,ccode,iso3c,region,troops_ad\n"
ROWS = [
    f"{name},{year},{code},XXX,Somewhere,{troops}\n"
    for name, code, troops in (
        ("Belgium", 211, 1_000), ("Canada", 20, 200), ("Denmark", 390, 30), ("France", 220, 99), ("Italy", 325, 11_190),
        ("Japan", 740, 55_154),
    )
    for year in (2022, 2023, 2024)
]  # fmt: skip
WHOLE = HEADER + "".join(ROWS)
BY_YEAR = HEADER + "".join(sorted(ROWS, key=lambda row: row.split(",")[1]))
DIPLOMACY = "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version\n2,200,1817,2,2,1,2006.1\n2,365,1817,0,9,1,2006.1\n"
AGREEMENTS = (
    "ccode1,abbrev1,ccode2,abbrev2,year,dcaGeneralV1,dcaGeneralV2,dcaSectorV1,dcaSectorV2,dcaAnyV1,dcaAnyV2\n"
    "2,USA,20,CAN,1980,0,1,0,0,0,1\n"
)
ARMS = (
    '"TIV of arms exports from United States, 1950-1952"\n\n,1950,1951,1952,Total\nCanada,5,,10,15\nTotal,5,0,10,15\n'
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)
    return tmp_path / "cache"


def _troops(rows: int = 0, years: tuple[int, int] = (0, 0)) -> Source:
    """The source as if nothing pinned its file, with no release known, or with one of so many rows."""
    known = Release("the first release", "0" * 64, 1, rows, years) if rows else None
    file = dataclasses.replace(SOURCES["us_troops"].files[0], known=known, sha256="", address="")
    return dataclasses.replace(SOURCES["us_troops"], files=(file,))


def _given(folder: Path, content: str | bytes, name: str = "my copy.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _kept(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def test_a_whole_copy_is_taken_without_a_word(tmp_path: Path):
    for content in (WHOLE, BY_YEAR, WHOLE.replace("\n", "\r\n")):
        assert take(_troops(), [_given(tmp_path, content)])[0].state == "copied"


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_copy_that_lacks_a_few_bytes_is_refused_wherever_it_ends(tmp_path: Path, cache: Path, cut: int):
    with pytest.raises(DataError, match=r"ends without a line's end, after '|ends within a line"):
        take(_troops(), [_given(tmp_path, WHOLE[:-cut])])
    assert _kept(cache) == []


@pytest.mark.parametrize(
    ("name", "content"), [("cow_diplomatic_exchange", DIPLOMACY), ("dcad", AGREEMENTS), ("us_troops", WHOLE)]
)
@pytest.mark.parametrize("cut", [1, 2, 3, 5, 9])
def test_every_source_of_own_copies_refuses_one_that_lacks_a_few_bytes(
    tmp_path: Path, cache: Path, name: str, content: str, cut: int
):
    with pytest.raises(DataError, match="cut short"):
        take(SOURCES[name], [_given(tmp_path, content[:-cut], "a copy without an ending")])
    assert _kept(cache) == []


@pytest.mark.parametrize("cut", [5, 9, 12, 20, 25])
def test_a_table_of_arms_without_its_line_of_totals_is_refused(tmp_path: Path, cache: Path, cut: int):
    take(
        SOURCES["sipri_arms"], [_given(tmp_path, ARMS.rstrip())]
    )  # totals end a table, whether or not a line ends there
    places.kept(SOURCES["sipri_arms"].files[0]).unlink()
    with pytest.raises(DataError, match="no whole line of totals at its end: it is cut short"):
        take(SOURCES["sipri_arms"], [_given(tmp_path, ARMS[:-cut])])


def test_a_copy_with_fewer_rows_than_the_known_release_of_its_years_is_refused(tmp_path: Path, cache: Path):
    known = _troops(len(ROWS), (2022, 2024))
    with pytest.raises(
        DataError, match="has 17 rows for 2022-2024, where the first release of source 'us_troops' has 18"
    ):
        take(known, [_given(tmp_path, HEADER + "".join(ROWS[:-1]))])
    assert _kept(cache) == []
    assert take(known, [_given(tmp_path, WHOLE)])[0].state == "copied"
    excerpt = HEADER + "".join(row for row in ROWS if ",2024," not in row)
    assert take(known, [_given(tmp_path, excerpt)])[0].state == "copied"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEADER + "".join(ROWS[:-2]), r"its last rows, of Japan, end in 2022, where nearly all others reach 2024"),
        (
            "".join(BY_YEAR.splitlines(keepends=True)[:-3]),
            r"its last year, 2024, has 3 rows, the year before \(2023\) 6",
        ),
    ],
)
def test_a_copy_that_ends_early_is_taken_with_a_note(tmp_path: Path, content: str, message: str):
    path = _given(tmp_path, content)
    with pytest.warns(PolycentricWarning, match=rf"may be cut short: {message}"):
        take(_troops(), [path])


def test_a_state_that_ended_in_the_middle_of_the_file_is_no_cut(tmp_path: Path):
    content = HEADER + "".join(row for row in ROWS if not row.startswith(("Denmark,2024", "Denmark,2023")))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        take(_troops(), [_given(tmp_path, content)])


def test_the_copy_of_a_mirror_is_held_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path):
    source = SOURCES["cow_diplomatic_exchange"]
    place = tmp_path / "mirror" / source.files[0].path
    place.parent.mkdir(parents=True)
    place.write_text(DIPLOMACY[:-3])
    assert "ends without a line's end" in str(fetch([source], mirror=tmp_path / "mirror")[0].failure)
    assert _kept(cache) == []
    monkeypatch.setenv(places.MIRROR_VARIABLE, str(tmp_path / "mirror"))
    with pytest.raises(DataError, match="ends without a line's end"):
        archive.table("cow_diplomatic_exchange")
    place.write_text(DIPLOMACY)
    assert fetch([source], mirror=tmp_path / "mirror")[0].state == "copied"
    assert archive.table("cow_diplomatic_exchange").height == 2


def test_a_copy_of_another_release_takes_the_place_of_the_pinned_one_until_that_is_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    source = SOURCES["us_troops"]
    assert fetch_state(source) == "not fetched"
    assert take(source, [_given(tmp_path, WHOLE)])[0].state == "copied"
    assert fetch_state(source) == "your own copy"
    assert archive.table("us_troops").height == len(ROWS)
    assert archive.hash_of(source, source.files[0]) == archive.sha256_of(tmp_path / "my copy.csv")
    assert archive.checksum_of(source) != source.checksum()
    assert archive.version_of(source) == f"your own copy, sha256 {archive.sha256_of(tmp_path / 'my copy.csv')[:12]}"
    monkeypatch.setattr(fetching, "sha256_of", lambda _: source.files[0].sha256)  # as if it were the pinned release
    assert take(source, [_given(tmp_path, WHOLE, "the release.csv")])[0].state == "copied"
    assert fetch_state(source) != "your own copy"
    assert places.in_force(source.files[0]) is None
    assert (archive.checksum_of(source), archive.version_of(source)) == (source.checksum(), source.version)


def test_the_years_of_a_newer_copy_are_those_of_all_that_is_made_of_it(tmp_path: Path):
    source, series = SOURCES["us_troops"], SERIES["troops_abroad"]
    assert (years_of(source), series.edition().span, ADDITIONS["us_troops"].span()) == ((1950, 2024),) * 3
    newer = WHOLE + "".join(row.replace(",2024,", ",2025,") for row in ROWS if ",2024," in row)
    take(source, [_given(tmp_path, newer)])
    spans = years_of(source), series.edition().span, ADDITIONS["us_troops"].span(), ADDITIONS["troops_abroad"].span()
    assert spans == ((2022, 2025),) * 4
    record = record_of(source)
    assert record["version"].startswith("your own copy, sha256 ")
    assert (record["years"], record["sha256"]) == ((2022, 2025), archive.checksum_of(source))
    assert years_here(source) == (2022, 2025)
    answer = answers.ties("troops", year=2025)
    assert (answer.table["year"].unique().to_list(), answer.table.height) == ([2025], 6)
    assert answer.provenance["sources"][0]["version"] == record["version"]
    with pytest.raises(CoverageError, match="covers 2022-2025"):
        answers.ties("troops", year=2010)


def test_a_copy_that_is_part_of_a_source_leaves_the_years_of_its_record(tmp_path: Path):
    take(SOURCES["dcad"], [_given(tmp_path, AGREEMENTS)])
    assert years_of(SOURCES["dcad"]) == SOURCES["dcad"].years
    assert years_of(SOURCES["sipri_arms"]) == SOURCES["sipri_arms"].years, "without a copy"
    take(SOURCES["sipri_arms"], [_given(tmp_path, ARMS)])
    assert years_of(SOURCES["sipri_arms"]) == (1950, 1952)


def test_a_file_without_a_known_release_says_so():
    assert RemoteFile("x.csv").known is None
    known = SOURCES["us_troops"].files[0].known
    assert known is not None
    assert (known.rows, known.years) == (13_135, (1950, 2024))
