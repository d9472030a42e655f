"""Files for Stata: which form, labels on columns and on the values of codes, names, missing values."""

import datetime
import struct
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from pandas.io.stata import StataReader
from tidy_worlds import day, reader

from polycentric.panel.tidy import Note, dyad_years, state_years
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.levels import levels_of, unlike
from polycentric.panel.tidy.stata import needs_newer, stata_names, write_stata
from polycentric.panel.tidy.words import labelled, shortened
from polycentric.panel.tidy.write import who_reads

DISPUTE: dict[str, object] = {
    "dispnum": 1, "ccode1": 255, "ccode2": 290, "year": 1939, "midongoing": True, "midonset": True, "sidea1": True,
    "sidea2": False, "orig1": True, "orig2": True, "hostlev1": 5, "hostlev2": 4, "fatality1": 6, "hiact1": 20,
    "fatality": 6, "hostlev": 5, "hiact": 20, "mindur": 1, "maxdur": 2, "recip": True, "stmon": 9,
}  # fmt: skip
WORLD = reader({
    ("gml_mid", "dispute_dyad_years"): [DISPUTE],
    ("cow_contiguity", "spells"): [
        {"ccode1": 255, "ccode2": 290, "conttype": 1, "stdate": day(1919), "enddate": day(1945)},
    ],
})  # fmt: skip


def labels_of(path: Path) -> tuple[Any, dict[str, str]]:
    with StataReader(path) as file:
        return file.value_labels(), file.variable_labels()


@pytest.fixture(scope="module")
def disputes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stata") / "disputes.dta"
    dyad_years(first=1938, last=1939, read=WORLD).add("gml_mids", "contiguity").write(path)
    return path


def test_the_values_of_codes_have_the_labels_that_the_sources_describe(disputes: Path):
    values, _ = labels_of(disputes)
    assert values["hostlev"][5] == "war"
    assert values["hiact1"][20] == "beginning of a war between states"
    assert values["fatality"][0] == "none"
    assert values["conttype"][2] == "across at most 12 miles of water"
    assert {name for name in values if name.startswith(("ccode", "gmlmid", "recip"))} == set()
    rows: Any = pd.read_stata(disputes)
    war = rows[(rows["ccode1"] == 255) & (rows["ccode2"] == 290) & (rows["year"] == 1939)]
    assert war["hostlev"].tolist() == ["war"]
    assert war["conttype"].tolist() == ["by land or river"]


def test_every_column_has_a_label_that_is_whole_or_ends_after_a_word(disputes: Path):
    _, labels = labels_of(disputes)
    columns = pl.read_csv(disputes.with_name("disputes.columns.csv"))
    whole = dict(columns.select("column", "meaning").iter_rows())
    assert labels["ccode1"] == "first state, which acts: Correlates of War code"
    assert labels["ccode2"] == "second state, acted on: Correlates of War code"
    assert labels["year"] == "year"
    for name, label in labels.items():
        assert 0 < len(label) <= 80
        if (head := label.partition("...")[0]) != label:
            assert whole[name].startswith(head + " ") or whole[name].startswith(head + ",")
    assert labels["hostlev"] == "highest level of hostility in the whole dispute, by anyone"
    assert labels["mindur"].endswith("[days]")


def test_plain_texts_are_written_in_the_form_that_all_programs_read(disputes: Path):
    assert disputes.read_bytes()[0] == 114
    rows: Any = pd.read_stata(disputes, convert_categoricals=False)
    peace = rows[(rows["ccode1"] == 2) & (rows["ccode2"] == 20)]
    assert peace["hostlev"].isna().all()
    assert peace["conttype"].tolist() == [0, 0]


def test_texts_with_other_letters_are_written_in_the_newer_form_and_it_is_said_who_reads_it(tmp_path: Path):
    table = state_years(first=1990, last=1990)
    named = Note("name", "its name", "text", "own", "1", 1816, 2016)
    accents = table.with_columns(Added(pl.DataFrame({"name": ["Côte d'Ivoire"] * table.base.height}), (named,)))
    accents.write(tmp_path / "x.dta")
    assert (tmp_path / "x.dta").read_bytes().startswith(b"<stata_dta><header><release>118")
    rows: Any = pd.read_stata(tmp_path / "x.dta")
    assert rows["name"].unique().tolist() == ["Côte d'Ivoire"]
    assert who_reads(accents, tmp_path / "x.dta").startswith("The texts of 'name' have letters")
    assert who_reads(accents, tmp_path / "x.csv") == ""
    assert who_reads(table, tmp_path / "x.dta") == ""


def test_texts_too_long_for_the_older_form_are_written_in_the_newer_one():
    assert needs_newer(pl.DataFrame({"a": ["x" * 244]})) is None
    assert needs_newer(pl.DataFrame({"a": ["x" * 245]})) == "a"
    assert needs_newer(pl.DataFrame({"a": pl.Series([None], dtype=pl.String)})) is None


def test_a_text_of_any_length_is_written_whole(tmp_path: Path):
    frame = pl.DataFrame({"a": ["x" * 3_000, None, "short"]})
    write_stata(frame, [Note("a", "a text", "text", "own", "1", 1816, 2016)], "texts", tmp_path / "x.dta")
    rows: Any = pd.read_stata(tmp_path / "x.dta")
    assert rows["a"].tolist() == ["x" * 3_000, "", "short"]


def test_missing_whole_numbers_stay_whole_numbers_and_days_stay_days(tmp_path: Path):
    frame = pl.DataFrame(
        {"a": [1, None], "b": [True, None], "d": [datetime.date(1914, 7, 28), None], "w": [2_000_000_000, None]},
        schema_overrides={"a": pl.Int16, "w": pl.Int32},
    )
    notes = [Note(name, name, "", "own", "1", 1816, 2016) for name in frame.columns]
    write_stata(frame, notes, "days", tmp_path / "x.dta")
    content = (tmp_path / "x.dta").read_bytes()
    assert struct.unpack_from("<H", content, 4) == (4,)
    types = [content[109 + place] for place in range(4)]
    assert types == [252, 251, 255, 253]  # int, byte, double, long
    rows: Any = pd.read_stata(tmp_path / "x.dta")
    assert rows["a"][0] == 1
    assert rows[["a", "b", "d", "w"]].iloc[1].isna().all()
    assert rows["d"][0] == pd.Timestamp("1914-07-28")


def test_names_that_stata_does_not_allow_are_made_ones_that_it_does_none_of_them_twice():
    long = "both_in_organisation_of_the_petroleum_exporting_"
    names = stata_names([f"{long}1", f"{long}2", "9lives", "s-score", "year"])
    assert list(names.values()) == [long[:32], long[:30] + "_2", "_9lives", "s_score", "year"]


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("imports from all the world", 80, "imports from all the world"),
        ("imports from all the world", 20, "imports from all..."),
        ("imports from all the world", 19, "imports from all..."),
        ("imports from all, the world", 21, "imports from all..."),
        ("Donaudampfschifffahrt", 10, "Donauda..."),
        ("", 5, ""),
    ],
)
def test_a_text_is_shortened_after_a_word(text: str, length: int, short: str):
    assert shortened(text, length) == short
    assert len(short) <= length


def test_the_unit_stays_beside_a_meaning_that_is_shortened():
    assert (
        labelled("imports of the first state from the second", "dollars", 40)
        == "imports of the first state... [dollars]"
    )
    assert labelled("spending", "pounds to 1913, dollars from then on", 40) == "spending [pounds to 1913, dollars...]"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("1 none, 2 threat of force", {1: "none", 2: "threat of force"}),
        ("0 none, 1 1-25, 2 26-100, 6 more", {0: "none", 1: "1-25", 2: "26-100", 6: "more"}),
        ("-1 worse, 0 same, 1 better; of course", {-1: "worse", 0: "same", 1: "better"}),
        ("0 none, 2 1,000 or more", {0: "none", 2: "1,000 or more"}),
        ("highest action, 0 (none) to 21", {}),
        ("1 a, 1 b", {}),
        ("4 wheels", {}),
        ("", {}),
    ],
)
def test_what_the_values_of_a_code_mean_is_read_from_its_description(text: str, levels: dict[int, str]):
    assert levels_of(text) == levels


def test_no_two_values_have_the_same_label_since_programs_take_them_for_categories():
    assert unlike({1: "war", 2: "war", 3: "peace"}, 80) == {1: "war (1)", 2: "war (2)", 3: "peace"}
