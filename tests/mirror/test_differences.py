"""The numbers of `docs/explanation/differences.md`: what the package's rules give on the same files, worked out here.

The rules are told in our words and applied to the raw tables; nothing of the package runs.
"""

import polars as pl
import pytest

from polycentric.tables.archive import table
from polycentric.tidy import dyad_years, state_years

pytestmark = pytest.mark.usefixtures("archive")
PAIR_YEAR = ["ccode1", "ccode2", "year"]


def test_contiguity_differs_in_705_rows_in_658_of_which_a_spell_of_none_covers_a_contact():
    """The package's rule: of the first month of a year, the spell that stands first in the file."""
    spells = table("cow_contiguity", "spells").with_row_index("place")
    months = spells.with_columns(month=pl.date_ranges("stdate", "enddate", "1mo")).explode("month")
    months = months.with_columns(year=pl.col("month").dt.year().cast(pl.Int16)).sort("month", "place")
    theirs = months.unique(PAIR_YEAR, keep="first", maintain_order=True).select(*PAIR_YEAR, theirs="conttype")
    each = months.group_by(*PAIR_YEAR, "month").agg(covered=(pl.len() > 1) & (pl.col("conttype") == 0).any())
    covered = each.group_by(PAIR_YEAR).agg(pl.col("covered").any())
    ours = dyad_years(False, first=1816, last=2016).add("contiguity").frame
    both = ours.join(theirs, on=PAIR_YEAR, how="left").join(covered, on=PAIR_YEAR, how="left")
    differ = both.filter(pl.col("conttype") != pl.col("theirs").fill_null(0))
    assert (differ.height, differ["covered"].sum()) == (705, 658)
    listed = spells.with_columns(
        year=pl.int_ranges(pl.col("stdate").dt.year(), pl.col("enddate").dt.year() + 1).cast(pl.List(pl.Int16))
    ).explode("year")
    explained = differ.join(listed, on=[*PAIR_YEAR, "conttype"], how="semi")
    assert explained.height == 705, "each contact that we give is in the file in that year"
    assert (differ["theirs"].fill_null(0) > 0).sum() == 15
    nearer = differ.filter(pl.col("theirs") > 0)
    assert (nearer["conttype"] < nearer["theirs"]).all()


def test_state_years_of_disputes_lose_250_and_190_where_leaders_must_be_on_record():
    participants = table("gml_mid", "participants")
    unled = pl.col("allmiss_leader_start") | pl.col("allmiss_leader_end")
    assert participants.filter(unled).height == 242
    years = pl.int_ranges("styear", pl.col("endyear") + 1).cast(pl.List(pl.Int16))
    kept = participants.filter(~unled).with_columns(year=years).explode("year")
    theirs = kept.group_by("ccode", "year").agg(
        began=(pl.col("year") == pl.col("styear")).any(), wide=(pl.col("sidea") | ~pl.col("orig")).any(),
        wide_begun=((pl.col("year") == pl.col("styear")) & (pl.col("sidea") | ~pl.col("orig"))).any(),
        there=pl.lit(True),
    )  # fmt: skip
    both = state_years(first=1816, last=2010).add("gml_mids").frame.join(theirs, on=["ccode", "year"], how="left")
    both = both.with_columns(pl.col("there", "began", "wide", "wide_begun").fill_null(False))
    pairs = {"gmlmidongoing": "there", "gmlmidonset": "began", "gmlmidongoing_init": "wide",
             "gmlmidonset_init": "wide_begun"}  # fmt: skip
    differ = {ours: both.filter(pl.col(ours) != pl.col(theirs)).height for ours, theirs in pairs.items()}
    assert differ == {"gmlmidongoing": 250, "gmlmidonset": 190, "gmlmidongoing_init": 704, "gmlmidonset_init": 451}
    assert both.filter(pl.col("there") & ~pl.col("gmlmidongoing")).height == 0


def test_joiners_would_make_5792_initiators_of_3539():
    kept = dyad_years(first=1816, last=2010).add("gml_mids").frame.filter(pl.col("gmlmidongoing"))
    assert kept.height == 9_284
    assert kept["gmlmidinit1"].sum() == 3_539
    assert kept.filter(pl.col("sidea1") | ~pl.col("orig1")).height == 5_792


def test_a_pair_has_no_distance_in_its_first_year():
    pairs = dyad_years(False, first=1886, last=2019).add("minimum_distance").frame
    before = pairs.select("ccode1", "ccode2", (pl.col("year") + 1).cast(pl.Int16))
    lacking = pairs.filter(pl.col("mindist").is_null())
    old = lacking.join(before, on=PAIR_YEAR, how="semi")
    assert (pairs.height, lacking.height - old.height, old.height) == (972_072, 19_700, 128)
