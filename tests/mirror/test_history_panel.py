"""The world `history` from the real files: published counts, and sampled rows checked against the raw tables."""

import re
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import xarray as xr
from pytest_benchmark.fixture import BenchmarkFixture

import polycentric as pc
from polycentric.panel.axes import Axes
from polycentric.panel.coverage import ABSENT, MISSING, OBSERVED
from polycentric.panel.series import SERIES
from polycentric.sets.shares import shares
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")
TEN = (
    "atop_defense", "conttype", "flow", "dyadigos", "cowmidongoing", "gmlmidonset", "cowinterongoing",
    "tss_rivalry", "mindist", "capdist",
)  # fmt: skip
CODES = {"cow": ("ccode1", "ccode2"), "gw": ("gwcode1", "gwcode2")}


@pytest.fixture(scope="module")
def panel(archive: object) -> xr.Dataset:
    return pc.load("history", series=[*TEN, "nmc"])


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_the_pairs_are_those_of_the_published_universe_of_dyads(system: str):
    """Every directed dyad-year of 1816-2022 and no other, by our state ids."""
    axes = Axes.between(1816, 2022)
    rows = table("dyads", system).filter(pl.col("year") <= 2022)
    one, two = (axes.place_of_code(system)[rows[code].to_numpy()] for code in CODES[system])
    published = np.zeros_like(axes.together(system))
    published[rows["year"].to_numpy() - 1816, one, two] = True
    assert np.array_equal(published, axes.together(system))


def test_the_universe_of_directed_dyad_years_has_its_published_size():
    """1,685,310 directed COW dyad-years 1816-2010; by our ids fewer: Germany and Yemen have two codes in 1990."""
    rows = table("dyads", "cow").filter(pl.col("year") <= 2010)
    assert rows.height == 1_685_310
    twice = rows.filter(
        (pl.col("year") == 1990) & (pl.col("ccode1").is_in([260, 678]) | pl.col("ccode2").is_in([260, 678]))
    )
    pairs = int(Axes.between(1816, 2010).together("cow").sum())
    assert 0 < rows.height - pairs <= twice.height


@pytest.mark.parametrize(
    ("year", "pairs"), [(1900, 8), (1938, 48), (1950, 312), (1980, 696), (2000, 1104), (2018, 1707)]
)
def test_atop_has_the_known_number_of_defence_pacts(panel: xr.Dataset, year: int, pairs: int):
    """Undirected: a pledge in either direction."""
    pledged = panel["atop_defense"].sel(year=year).values == 1
    assert (pledged | pledged.T).sum() // 2 == pairs


def test_gml_has_3124_onsets_between_1816_and_2010(panel: xr.Dataset):
    onset = panel["gmlmidonset"].values == 1
    assert (onset | onset.transpose(0, 2, 1)).sum() // 2 == 3_124


def test_the_recomputed_index_gives_every_published_value_of_both_versions():
    """With every row of the source, 1990's double ones too: the mean share over the components that are known."""
    for source in ("cow_nmc", "cow_nmc_v6"):
        rows = table(source)
        shares = rows.select(
            pl.col(name) / pl.col(name).sum().over("year")
            for name in ("milex", "milper", "irst", "pec", "tpop", "upop")
        ).fill_nan(None)
        ours = shares.select(pl.mean_horizontal(pl.all())).to_series()
        assert (ours - rows["cinc"]).abs().max() < 3e-8  # pyright: ignore[reportOperatorIssue, reportOptionalOperand]
        zeroed = shares.select(pl.sum_horizontal(pl.all()) / 6).to_series()
        assert ((zeroed - rows["cinc"]).abs() > 1e-6).sum() > 2_500, "zero for what isn't known gives another index"


def test_the_published_index_misses_one_by_more_than_a_hundredth_in_120_of_207_years():
    sums = table("cow_nmc").group_by("year").agg(pl.col("cinc").sum()).sort("year")
    assert (sums.height, ((sums["cinc"] - 1).abs() > 0.01).sum()) == (207, 120)
    most = sums.sort("cinc").row(-1)
    assert most == (1860, pytest.approx(1.0747, abs=5e-5))


def test_in_the_panel_only_1990_differs_from_the_published_index(panel: xr.Dataset):
    """There the published totals count Germany (255 and 260) and Yemen (679 and 678) twice; here each stands once."""
    apart = abs(pc.power.cinc(panel) - pc.power.cinc_recomputed(panel))
    assert float(apart.where(apart["year"] != 1990).max()) < 3e-8
    assert 0.003 < float(apart.sel(year=1990).max()) < 0.005


def test_shares_renormalised_sum_to_one_in_every_year(panel: xr.Dataset):
    totals = shares(pc.power.cinc(panel)).sum("state")
    np.testing.assert_allclose(totals.values, 1.0)


def test_the_united_states_in_1945_have_their_published_values(panel: xr.Dataset):
    """The raw row: milex 90,000,000 thousand dollars, milper 12,123 thousand, cinc .3838635."""
    usa = panel.sel(state="USA", year=1945)
    assert usa["milex"].item() == pytest.approx(9.0e10)
    assert usa["milper"].item() == pytest.approx(12_123_000)
    assert usa["cinc"].item() == pytest.approx(0.3838635, abs=1e-6)


@pytest.mark.parametrize(
    ("layer", "source", "name", "column"),
    [
        ("flow", "cow_trade", "dyad_years", "imports"),
        ("dyadigos", "igo_counts", "dyad_years", "dyadigos"),
        ("mindist", "min_distance", "cow", "mindist"),
        ("atop_defense", "atop", "", "atop_defense"),
    ],
)
def test_sampled_cells_are_the_raw_rows(panel: xr.Dataset, layer: str, source: str, name: str, column: str):
    """500 rows, looked up one by one by the state's code of that year."""
    rows = table(source, name).filter(pl.col("year").is_between(1816, 2022) & (pl.col("year") != 1990))
    checked = 0
    for row in rows.sample(500, seed=1).iter_rows(named=True):
        codes = panel["ccode"].sel(year=row["year"]).values
        one, two = (np.flatnonzero(codes == str(row[code])) for code in CODES["cow"])
        if one.size and two.size and row[column] is not None:
            value = panel[layer].sel(year=row["year"]).values[one[0], two[0]]
            assert value == pytest.approx(float(row[column]), rel=1e-6), row
            checked += 1
    assert checked > 300


def test_no_zero_stands_outside_a_layers_years_or_list(panel: xr.Dataset):
    for name in TEN:
        flags = panel.pc.coverage(name).values
        values = panel.pc.masked(name).values
        assert not (np.isfinite(values) & ~np.isin(flags, (OBSERVED, ABSENT))).any(), name
        assert not np.isnan(values[flags == ABSENT]).any(), name


def test_every_layer_loads_and_has_values():
    for name, layer in SERIES.items():
        earliest_end = min(layer.years_of(each)[1] for each in layer.variables)
        latest_begin = max(layer.years_of(each)[0] for each in layer.variables)
        years = min(1990, earliest_end - 10), max(2010, latest_begin)
        world = pc.load("history", years=years, series=[name])
        for each in layer.variables:
            assert np.isfinite(world.pc.masked(each.name).values).any(), each.name
            assert world[each.name].dtype == each.dtype


def test_every_version_of_a_layer_loads():
    several = [(layer, version) for layer in SERIES.values() for version in layer.editions if len(layer.editions) > 1]
    assert several
    for layer, version in several:
        world = pc.load("history", years=(1990, 2010), series=[layer.name], versions={layer.name: version})
        assert world[layer.variables[0].name].attrs["version"] == version


def test_versions_6_and_7_of_the_capabilities_differ_little():
    one, two = (pc.load("history", series=["cinc"], versions={"nmc": version})["cinc"] for version in "67")
    both = abs(one - two).sel(year=slice(1816, 2016))
    assert 0 < float(both.max()) < 0.0016, "upstream: at most .0015"


def test_loading_ten_layers_of_pairs_from_the_cache(benchmark: BenchmarkFixture, panel: xr.Dataset):
    """Timed with --benchmark-enable, not asserted: 0.9 s on two idle cores, under 0.7 GB."""
    loaded = benchmark.pedantic(pc.load, args=("history",), kwargs={"layers": list(TEN)}, rounds=3)
    assert loaded.nbytes < 250e6


def test_nine_states_possess_nuclear_weapons_in_2022_and_every_name_of_the_list_is_a_state():
    world = pc.load("history", years=(1938, 2022), series=["nuclear_status"])
    owners = world["state"].values[world["nuclear_status"].sel(year=2022).values == 3]
    assert owners.tolist() == ["CHN", "FRA", "GBR", "IND", "ISR", "PAK", "PRK", "RUS", "USA"]
    lacking = (world.pc.coverage("nuclear_status") == MISSING).any("year")
    assert world["state"].values[lacking.values].tolist() == ["CSK", "VAT"]


def test_the_code_of_the_page_on_this_world_runs():
    text = (Path(__file__).parents[2] / "docs" / "explanation" / "history.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```py\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    names: dict[str, object] = {}
    for block in blocks:
        exec(block, names)
    assert names["pledged"].sel(year=2018).item() == 3_412  # pyright: ignore[reportAttributeAccessIssue]


def test_the_figures_of_that_page_are_the_panels(panel: xr.Dataset):
    """Members in 1816, rows of ATOP without a cell, and China's share of 1900 as the mean of five components."""
    assert [int(panel[name].sel(year=1816).sum()) for name in ("in_cow", "in_gw")] == [23, 49]
    assert panel["atop_defense"].attrs["rows_left_out"] == 5_768
    china = panel.sel(year=1900, state="CHN")
    assert np.isnan(china["upop"].item())
    assert china["cinc"].item() == pytest.approx(0.120, abs=0.0005)


def test_the_picture_of_two_centuries_has_the_expert_periods_by_their_authors_words(panel: xr.Dataset):
    from polycentric.answers.parts.power_history import history_of
    from polycentric.pictures.charts.power_history import draw

    drawn = draw(history_of(pc.power.INDICES["cinc"], panel))
    for period in ("1918–1939: multipolarity", "1963–1989: “polycentrism”", "1990–2010: unipolarity", "2011–2017: 6"):
        assert f"<title>{period}</title>" in drawn


def test_pictures_of_an_index_by_year_draw_the_states_that_once_led_and_say_when_a_line_ends():
    drawn = pc.answers.power("cinc", years=(1816, 2016)).picture().svg
    for name in ("United Kingdom", "Germany", "France", "Austria-Hungary, to 1918"):
        assert f">{name}</text>" in drawn
    assert ">Brazil</text>" not in drawn, "large in 2016, and never among the largest"


def test_strips_of_verdicts_stand_by_themselves_with_title_and_sources():
    drawn = pc.answers.polarity("thompson", years=(1900, 1905), index="cinc").picture().svg
    assert ">What each definition calls the world, 1900–1905; as observed in 1900-1905" in drawn
    assert ">Sources: " in drawn
    assert "@font-face" in drawn
