from pathlib import Path

import polars as pl
import pytest
from r_writer import doubles, frame, strings, workspace, write

from polycentric.errors import DataError
from polycentric.sources import SOURCES
from polycentric.sources.contract import Table
from polycentric.sources.reading.raw import csv_table, r_table, stata_table
from polycentric.sources.reading.tidy import files_reader, read_table, tidy
from polycentric.sources.record.columns import GAP, amount, ccode, level, truth, year

TABLE = Table(
    "state_years",
    ("ccode", "year"),
    (
        ccode(),
        year(1816, 2022),
        amount("milex", "US dollars", "spending", 0, 1e12, GAP, scale=1000, missing_codes=(-9,)),
        level("polity2", "score", -10, 10),
        truth("onset", "whether it began", GAP),
    ),
    dropped=("note",),
)
RAW = pl.DataFrame(
    {
        "year": [1817.0, 1816.0],
        "ccode": [2.0, 2.0],
        "milex": [-9.0, 3.5],
        "polity2": [-9.0, 10.0],
        "onset": [1.0, None],
        "note": ["a", "b"],
    }
)


def test_rows_become_tidy_in_units_types_and_missing_values():
    assert tidy(RAW, TABLE).to_dict(as_series=False) == {
        "ccode": [2, 2],
        "year": [1816, 1817],
        "milex": [3500.0, None],
        "polity2": [10, -9],  # a score of -9 is a score
        "onset": [None, True],
    }


def test_numbers_written_as_text_are_numbers():
    raw = RAW.with_columns(pl.all().exclude("note").cast(pl.String))
    raw = raw.with_columns(pl.when(pl.col("milex") == "-9.0").then(pl.lit("-9")).otherwise("milex").alias("milex"))
    assert tidy(raw, TABLE).equals(tidy(RAW, TABLE))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (RAW.drop("ccode"), r"lacks \['ccode'\]"),
        (RAW.with_columns(pl.lit(1).alias("new")), r"has \['new'\], which are not described"),
        (RAW.with_columns(pl.lit(2.5).alias("ccode")), r"column 'ccode': 2.5 is no whole number"),
        (RAW.with_columns(pl.lit(2.0).alias("onset")), r"column 'onset': 2.0 is no yes \(1\) or no \(0\)"),
        (RAW.with_columns(pl.lit("about 1816").alias("year")), "column 'year': conversion from `str` to `f64` failed"),
        (RAW.with_columns(pl.lit(1e9).alias("year")), "column 'year': conversion"),
    ],
)
def test_rows_that_do_not_fit_their_description_are_a_named_error(raw: pl.DataFrame, message: str):
    with pytest.raises(DataError, match=message):
        tidy(raw, TABLE)


def test_a_file_of_the_source_read_alone_gives_its_table(tmp_path: Path):
    columns = {"ccode": doubles([2]), "styear": doubles([1898]), "stmonth": doubles([8]), "stday": doubles([13]),
               "endyear": doubles([2016]), "endmonth": doubles([12]), "endday": doubles([31]),
               "version": doubles([2016])}  # fmt: skip
    path = write(tmp_path / "cow_majors.rda", workspace({"cow_majors": frame(columns, 1)}))
    tables = SOURCES["cow_majors"].read(path)
    assert list(tables) == ["spells"]
    assert tables["spells"].row(0, named=True) == {
        "ccode": 2, "styear": 1898, "stmonth": 8, "stday": 13, "endyear": 2016, "endmonth": 12, "endday": 31,
        "version": 2016,
    }  # fmt: skip


def test_a_file_with_another_name_than_any_of_the_sources_is_refused(tmp_path: Path):
    with pytest.raises(
        DataError, match=r"'mine.rda' is none of the source's files, which are cow_majors.rda, majors2024"
    ):
        SOURCES["cow_majors"].read(tmp_path / "mine.rda")


def test_a_table_without_a_way_to_read_it_says_so(tmp_path: Path):
    with pytest.raises(DataError, match="'state_years' does not say how"):
        read_table(TABLE, tmp_path)


def test_a_folder_gives_all_tables(tmp_path: Path):
    described = Table("a", ("ccode",), (ccode(),), file="a/a.csv", raw=csv_table())
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.csv").write_text("ccode\n200\n2\n")
    assert files_reader(described)(tmp_path)["a"]["ccode"].to_list() == [2, 200]


def test_another_object_than_the_named_one_is_refused(tmp_path: Path):
    path = write(tmp_path / "x.rda", workspace({"cow_nmc": doubles([1])}))
    with pytest.raises(DataError, match=r"'x.rda' holds 'cow_nmc', not 'cow_majors'"):
        r_table("cow_majors")(path)


def test_a_list_where_a_table_should_be_is_refused(tmp_path: Path):
    path = write(tmp_path / "x.rda", workspace({"cow_nmc": strings(["a"])}))
    with pytest.raises(DataError, match=r"'x.rda' is not as described: the R object 'cow_nmc' is a string"):
        r_table("cow_nmc")(path)


@pytest.mark.parametrize("content", [b"", b"a,b\n1\n2,3,4\n", b"a\n\xff\xfe\n", b'a\n"open'])
def test_a_broken_csv_file_is_a_named_error(tmp_path: Path, content: bytes):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"'x\.csv' (cannot be read|ends within quotation marks)"):
        csv_table()(path)


def _stata(folder: Path) -> Path:
    import pandas as pd

    path = folder / "x.dta"
    pd.DataFrame({"ccode": [2, 200], "point": [1.5, None], "name": ["USA", ""]}).to_stata(path, write_index=False)
    return path


def test_a_stata_file_is_read_with_its_gaps(tmp_path: Path):
    assert stata_table()(_stata(tmp_path)).to_dict(as_series=False) == {
        "ccode": [2, 200], "point": [1.5, None], "name": ["USA", None],
    }  # fmt: skip


def test_a_stata_file_cut_short_anywhere_is_a_named_error(tmp_path: Path):
    path = _stata(tmp_path)
    whole = path.read_bytes()
    for cut in range(0, len(whole) - 5, 41):
        path.write_bytes(whole[:cut])
        with pytest.raises(DataError, match=r"'x\.dta' cannot be read"):
            stata_table()(path)


def test_a_missing_file_is_a_named_error(tmp_path: Path):
    for raw in (r_table("x"), csv_table(), stata_table()):
        with pytest.raises(DataError, match=r"'absent' (cannot be read|is cut short)"):
            raw(tmp_path / "absent")
