"""Rows and columns of a tidy table chosen by relevance, condition and name, and the units that amounts stand in."""

import polars as pl
import pytest
from tidy_worlds import day, reader

from polycentric.errors import CoverageError, DataError, UnknownNameError
from polycentric.panel.tidy import Note, dyad_years, state_years
from polycentric.panel.tidy.join import Added
from polycentric.panel.tidy.units import codebook_unit, divided

USA, CANADA, CUBA, MEXICO, BAHAMAS, FRANCE, TUVALU = 2, 20, 40, 70, 31, 220, 973
WORLD = reader({
    ("cow_contiguity", "spells"): [
        {"ccode1": one, "ccode2": other, "conttype": kind, "stdate": day(1980), "enddate": day(2016, 12, 31)}
        for pair, kind in {(CUBA, MEXICO): 4, (CUBA, BAHAMAS): 2, (MEXICO, BAHAMAS): 5, (USA, CANADA): 1}.items()
        for one, other in (pair, pair[::-1])
    ],
    ("cow_majors", "spells_2024"): [{"ccode": FRANCE, "styear": 1816, "endyear": 2024}],
    ("cow_nmc", "state_years"): [
        {"ccode": USA, "year": 1945, "milex": 90_000_001_234.0, "milper": 12_123_000.0, "cinc": 0.383864},
        {"ccode": USA, "year": 1946, "milex": None, "milper": 3_030_000.0, "cinc": 0.3},
    ],
})  # fmt: skip


def pairs(contact: str = "", first: int = 2016, last: int = 2016) -> set[tuple[int, int]]:
    table = dyad_years(False, first=first, last=last, read=WORLD).relevant(contact)
    return {(one, other) for one, other, *_ in table.frame.iter_rows()}


def test_relevant_pairs_are_contiguous_or_have_a_major_power():
    found = pairs()
    assert {(USA, CANADA), (CUBA, MEXICO), (BAHAMAS, CUBA), (BAHAMAS, MEXICO), (USA, FRANCE), (FRANCE, 230)} <= found
    assert (USA, MEXICO) not in found
    assert all(FRANCE in pair for pair in found - {(2, 20), (40, 70), (31, 40), (31, 70)})


@pytest.mark.parametrize(
    ("contact", "near"),
    [
        ("land", set()), ("12", {(BAHAMAS, CUBA)}), ("24", {(BAHAMAS, CUBA)}),
        ("150", {(BAHAMAS, CUBA), (CUBA, MEXICO)}), ("any", {(BAHAMAS, CUBA), (CUBA, MEXICO), (BAHAMAS, MEXICO)}),
        ("400", {(BAHAMAS, CUBA), (CUBA, MEXICO), (BAHAMAS, MEXICO)}),
    ],
)  # fmt: skip
def test_how_far_contiguity_reaches_over_water_is_chosen(contact: str, near: set[tuple[int, int]]):
    assert {pair for pair in pairs(contact) if FRANCE not in pair} == near | {(USA, CANADA)}


def test_where_contiguity_is_missing_a_pair_is_not_taken_for_irrelevant_but_counted_with_the_reason():
    table = dyad_years(False, first=2015, last=2017, read=WORLD)
    judged, flags = table.relevant(), table.add("relevant").frame
    unknown = flags["relevant"].null_count()
    assert unknown == flags.filter(pl.col("year") == 2017)["relevant"].null_count() > 18_000
    assert judged.remarks[-1] == (
        f"{unknown:,} dyad-years were left out because it is not known whether they are: {unknown:,} in years that the "
        "record of contiguity (1816-2016) doesn't cover."
    )
    assert f"{judged.base.height:,} of {table.base.height:,} dyad-years are politically relevant" in judged.remarks[-2]
    assert "across at most 400 miles of water" in judged.remarks[-2]


def test_a_state_that_is_in_no_list_of_the_record_is_a_reason_of_its_own():
    """Tuvalu (973) is in the other list from 1978, and not in the Correlates of War's until 2000."""
    judged = dyad_years(False, system="gw", first=1999, last=1999, read=WORLD).relevant()
    assert "with a state that is not in the Correlates of War's list then" in judged.remarks[-1]


def test_relevance_is_of_pairs_of_states_alone_and_its_contact_is_said_once():
    with pytest.raises(CoverageError, match="'relevant' can be added to dyad-years, not to state-years"):
        state_years(first=1990, last=1990, read=WORLD).relevant()
    flagged = dyad_years(False, first=2016, last=2016, read=WORLD).add("relevant:contact=land")
    assert (CUBA, MEXICO) not in {row[:2] for row in flagged.relevant().frame.iter_rows()}
    with pytest.raises(DataError, match="in the table already, so the contact '24' has no use"):
        flagged.relevant("24")


def test_a_condition_keeps_rows_and_says_how_many_it_could_not_judge():
    table = state_years(first=1945, last=1947, read=WORLD).add("nmc")
    rich = table.where("milex > 1e9")
    assert rich.frame.select("ccode", "year").rows() == [(USA, 1945)]
    assert rich.remarks[-1] == (
        f"1 of {table.base.height} rows meet the condition 'milex > 1e9'; of {table.base.height - 1} it is not known, "
        "since milex is missing: they are left out."
    )
    assert table.where("milex is missing and ccode = 2").frame["year"].to_list() == [1946, 1947]
    assert table.where("ccode = 2").remarks[-1] == f"3 of {table.base.height} rows meet the condition 'ccode = 2'."


def test_a_condition_that_no_row_meets_leaves_an_empty_table_with_all_its_columns():
    table = state_years(first=1945, last=1945, read=WORLD).add("nmc").where("year = 1812")
    assert table.base.height == 0
    assert table.frame.width == 9
    assert "No row meets the condition 'year = 1812': year runs from 1945 to 1945." in table.remarks
    assert table.where("milex > 0").in_units("cow").keep("milex").frame.columns == ["ccode", "year", "milex"]


def test_kept_columns_stand_beside_codes_and_years_and_a_pairs_name_means_both():
    table = dyad_years(False, first=1945, last=1945, read=WORLD).add("nmc", "codes")
    kept = table.keep("cinc", "milex2", "name1")
    assert kept.frame.columns == ["ccode1", "ccode2", "year", "cinc1", "milex2", "cinc2", "name1"]
    assert [note.column for note in kept.notes] == kept.frame.columns[3:]
    assert table.keep("year").frame.columns == ["ccode1", "ccode2", "year"]
    assert table.keep().frame.columns == ["ccode1", "ccode2", "year"]
    with pytest.raises(UnknownNameError, match="No column is called 'cnic': did you mean 'cinc"):
        table.keep("cnic")


def test_the_sources_that_rows_were_chosen_by_are_cited_though_their_columns_are_dropped():
    table = dyad_years(False, first=2016, last=2016, read=WORLD).relevant().keep()
    assert table.sources() == ("cow_contiguity", "cow_majors")
    chosen = state_years(first=1945, last=1945, read=WORLD).add("nmc").where("cinc > 0.1").keep()
    assert chosen.sources() == ("cow_nmc",)


def test_amounts_stand_in_base_units_or_in_those_of_the_codebook():
    base = state_years(first=1945, last=1945, read=WORLD).add("nmc").where("ccode = 2")
    book = base.in_units("cow")
    assert base.frame.select("milex", "milper", "cinc").row(0) == (90_000_001_234.0, 12_123_000.0, 0.383864)
    assert book.frame.select("milex", "milper", "cinc").row(0) == (90_000_001.234, 12_123.0, 0.383864)
    units = {note.column: note.unit for note in book.notes}
    assert units["milper"] == "thousands of people"
    assert units["milex"].startswith("thousands of current British pounds")
    assert units["cinc"] == "share of the system"
    assert book.coverage()["unit"].to_list() == list(units.values())
    again = book.in_units("base")
    assert again.frame.equals(base.frame)
    assert again.notes == base.notes


def test_what_is_added_to_a_table_in_codebook_units_comes_in_them_too():
    table = (
        state_years(first=1945, last=1945, read=WORLD)
        .in_units("cow")
        .add("nmc")
        .where("milper > 12_000".replace("_", ""))
    )
    assert table.frame["milper"].to_list() == [12_123.0]
    with pytest.raises(UnknownNameError, match="No choice of units is called 'si': the known ones are 'base' or 'cow'"):
        table.in_units("si")


def test_a_column_of_ones_own_is_in_no_units_of_a_codebook():
    table = state_years(first=1945, last=1945, read=WORLD).in_units("cow")
    note = Note("mine", "a number", "people", "own", "1", 1816, 2016)
    own = table.with_columns(Added(pl.DataFrame({"mine": [1000.0] * table.base.height}), (note,)))
    assert own.frame["mine"].unique().to_list() == [1000.0]


@pytest.mark.parametrize("scale", [1e3, 1e6, 1e9])
def test_the_figure_that_the_source_wrote_comes_back_to_the_digit(scale: float):
    written = [0.1, 0.3, 1234.567, 0.000123, 90_000_001.234, 57.29, 3.0, 1e-9, 8_745_123.77]
    product = pl.Series("x", [value * scale for value in written])
    assert divided(product, scale).to_list() == written
    assert divided(pl.Series("x", [None, 5 * scale]), scale).to_list() == [None, 5.0]


def test_units_of_codebooks_are_worded_by_their_factor():
    assert codebook_unit("US dollars", 1e6) == "millions of US dollars"
    assert codebook_unit("metres", 1e3) == "kilometres"
    assert codebook_unit("people", 1e9) == "billions of people"
    assert codebook_unit("things", 50.0) == "50 times of things"
