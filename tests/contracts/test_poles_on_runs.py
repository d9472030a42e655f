"""Poles, camps and tables of a panel with runs, draws and vintages are the stack of its single runs, bit for bit."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import numpy as np
import polars as pl
import pytest
import xarray as xr
from polars.testing import assert_frame_equal
from test_leading_axes import in_runs
from toy_history import make_toy_history

from polycentric.errors import ShapeError
from polycentric.labels import LEADING
from polycentric.poles import DEFINITIONS, World, profile, sweeps, three_numbers, verdict_map
from polycentric.poles.agreement import agreement
from polycentric.poles.contract import Finding
from polycentric.poles.dispersion_table import dispersion_table
from polycentric.poles.groups.camps import Camps, camps
from polycentric.poles.groups.camps_swept import swept
from polycentric.poles.groups.coupled import coupled
from polycentric.poles.groups.polarization import polarization
from polycentric.poles.profile import Profile, concentration_table
from polycentric.poles.ratios import leader_ratios
from polycentric.poles.readings import attempt
from polycentric.poles.verdicts import sentences, summary
from polycentric.power import INDICES
from polycentric.ties.similar import PLEDGES

# States that are on lists of powers, so that no definition is tried on nobody.
NAMES = {"now": ("USA", "CHN", "GBR", "FRA"), "history": ("USA", "RUS", "GBR", "FRA")}
OWN = {"mine": ["USA", "GBR"]}
RUNS = 2
# What is drawn, and along which dimension: everything, output alone, ties alone, and each along another dimension.
DRAWN: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "now": {
        "all": {},
        "output": {"gdp_ppp": "run"},
        "ties": {"exports": "run", "export_share": "run"},
        "mixed": {"gdp_ppp": "draw", "exports": "run", "population": "vintage"},
    },
    "history": {
        "all": {},
        "output": {"wb_gdp": "run", "cinc": "run"},
        "ties": {"flow": "run"},
        "mixed": {"cinc": "draw", "flow": "run", "tpop": "vintage"},
    },
}
WORLDS = [(world, drawn) for world, each in DRAWN.items() for drawn in each]


def base(world: str, toy: xr.Dataset) -> xr.Dataset:
    panel = toy.isel(year=slice(0, 2)) if world == "now" else make_toy_history()
    names = np.array(NAMES[world], dtype=object)
    return panel.assign_coords(state=names, partner=names)


def made(world: str, drawn: str, toy: xr.Dataset) -> xr.Dataset:
    """A toy panel with two runs of all that is drawn."""
    panel = base(world, toy)
    if drawn == "all":
        return in_runs(panel).isel(run=slice(0, RUNS))
    runs, data = in_runs(panel).isel(run=slice(0, RUNS)), {}
    for name, dim in DRAWN[world][drawn].items():
        many = 1 if dim == "vintage" else RUNS
        few = runs[name].rename(run=dim).isel({dim: slice(0, many)})
        data[name] = few.assign_coords({dim: [f"{dim} {place}" for place in range(many)]})
    return panel.assign(data)


def backwards(panel: xr.Dataset) -> xr.Dataset:
    """The same panel with the dimensions of every variable in the opposite order."""
    return panel.map(lambda values: values.transpose(*reversed(values.dims)), keep_attrs=True)


def alone(panel: xr.Dataset) -> Iterator[tuple[dict[str, Any], xr.Dataset]]:
    """Each run of a panel by itself, with its labels."""
    named = [name for name in LEADING if name in panel.dims]
    for at in product(*(range(panel.sizes[name]) for name in named)):
        places = dict(zip(named, at, strict=True))
        yield {name: panel[name].values[place] for name, place in places.items()}, panel.isel(places, drop=True)


# Two indices of what is drawn in either world, two of what isn't, and those that the rule after Lind counts.
MEASURES = ("output", "output_at_exchange_rates", "military_spending", "military_personnel", "cinc", "cinc_after")
SOME = {name: index for name, index in INDICES.items() if index.measure in MEASURES}


def world_of(panel: xr.Dataset, bloc: str | None = None) -> World:
    return World(panel, bloc, SOME, own_sets=OWN)


def stack(panel: xr.Dataset, compute: Callable[[xr.Dataset], pl.DataFrame]) -> pl.DataFrame:
    """The tables of single runs below each other, the labels of the run in front."""
    frames = [
        compute(one).select(*(pl.lit(v, dtype=pl.Series([v]).dtype).alias(k) for k, v in where.items()), pl.all())
        for where, one in alone(panel)
    ]
    return pl.concat(frames)


def same(values: xr.DataArray | None, single: xr.DataArray | None, about: object) -> None:
    """The values, to the last bit, and the labels."""
    assert (values is None) == (single is None), about
    if values is None or single is None:
        return
    assert values.dims == single.dims, about
    assert values.dtype == single.dtype, about
    np.testing.assert_array_equal(values.to_numpy(), single.to_numpy(), err_msg=str(about))
    for name in values.dims:
        assert values[name].values.tolist() == single[name].values.tolist(), about


def same_finding(finding: Finding, single: Finding, about: object) -> None:
    for part in ("poles", "possible", "listed", "camps", "classes", "reason"):
        same(getattr(finding, part), getattr(single, part), (about, part))
    assert finding.details.keys() == single.details.keys(), about
    for name, values in finding.details.items():
        same(values, single.details[name], (about, name))
    assert finding.parameters == single.parameters


def indices_and_sets(world: World, name: str) -> list[tuple[str, str]]:
    """An index of what is drawn, and one of what isn't, on every set."""
    if not DEFINITIONS[name].uses_index:
        return [("", "all")]
    some = [index for index in ("output", "cinc", "military_spending", "energy") if world.index_of(index)]
    return [(world.index_of(index), state_set) for index in some for state_set in world.sets]


@pytest.mark.parametrize(("world", "drawn", "turned"), [*((*each, True) for each in WORLDS), ("now", "all", False)])
def test_every_definition_on_runs_is_the_stack_of_its_runs(world: str, drawn: str, turned: bool, toy: xr.Dataset):
    panel = made(world, drawn, toy)
    whole = world_of(backwards(panel) if turned else panel)
    singles = [(where, world_of(one)) for where, one in alone(panel)]
    for name, (index, state_set) in ((rule, each) for rule in DEFINITIONS for each in indices_and_sets(whole, rule)):
        finding = attempt(whole, DEFINITIONS[name], index, state_set)
        for where, single in singles:
            other = attempt(single, DEFINITIONS[name], index, state_set)
            if isinstance(finding, str) or isinstance(other, str):
                assert finding == other, (name, index, state_set)
                continue
            here = {dim: label for dim, label in where.items() if dim in finding.poles.dims}
            same_finding(finding.alone(**here), other, (name, index, state_set, where))


@pytest.mark.parametrize("name", sorted(name for name, rule in DEFINITIONS.items() if rule.sweep))
def test_a_swept_parameter_on_runs_is_the_stack_of_its_runs(name: str, toy: xr.Dataset):
    panel, rule = made("now", "mixed", toy), DEFINITIONS[name]
    at = {parameter: values[0] for parameter, values in rule.sweep.items()}
    finding = world_of(panel).find(rule, "output_ppp" if rule.uses_index else "", "all", **at)
    for where, one in alone(panel):
        here = {dim: label for dim, label in where.items() if dim in finding.poles.dims}
        same_finding(
            finding.alone(**here), world_of(one).find(rule, "output_ppp" if rule.uses_index else "", "all", **at), where
        )


@pytest.mark.parametrize(("world", "drawn"), WORLDS)
@pytest.mark.parametrize("turned", [True])
def test_a_world_on_runs_is_the_stack_of_its_runs(turned: bool, world: str, drawn: str, toy: xr.Dataset):
    panel = made(world, drawn, toy)
    whole = world_of(backwards(panel) if turned else panel)
    for where, one in alone(panel):
        single = world_of(one)

        def cut(values: xr.DataArray, where: Mapping[str, object] = where) -> xr.DataArray:
            return values.sel({dim: label for dim, label in where.items() if dim in values.dims}, drop=True)

        same(cut(whole.existing()), single.existing(), "existing")
        for index in list(single.indices)[::3]:
            same(cut(whole.power(index)), single.power(index), index)
            for state_set in single.sets:
                same(cut(whole.shares(index, state_set)), single.shares(index, state_set), (index, state_set))
                same(cut(whole.members(index, state_set)), single.members(index, state_set), (index, state_set))
        for layer in single.layers:
            for kind in ("layer", "bound", "floor", "unknown", "doubtful", "layer_gaps"):
                same(cut(getattr(whole, kind)(layer)), getattr(single, kind)(layer), (kind, layer))


def test_the_gaps_of_a_set_are_those_of_each_run(toy: xr.Dataset):
    panel = made("now", "all", toy)
    panel["gdp_ppp"] = panel["gdp_ppp"].where((panel["run"] != 1) | (panel["state"] != "USA"))
    whole = world_of(panel)
    for state_set in ("all", "ten_largest", "mine"):
        for run in range(RUNS):
            single = world_of(panel.isel(run=run, drop=True))
            assert whole.gaps("output_ppp", state_set)[run].tolist() == single.gaps("output_ppp", state_set).tolist()
    assert whole.gaps("output_ppp", "mine")[:, 0].tolist() == ["", "no data for USA: every member of the set is needed"]


TABLES: Mapping[str, Callable[[World], pl.DataFrame]] = {
    "verdict_map": verdict_map,
    "sweeps": sweeps,
    "three_numbers": three_numbers,
    "dispersion": dispersion_table,
    "concentration": lambda world: concentration_table([world]),
    "ratios": leader_ratios,
    "swept camps": lambda world: swept(world, "trade", resolutions=(0.8, 1.0)),
    "states of camps": lambda world: camps(world).states,
    "years of camps": lambda world: camps(world).years,
    "shares of camps": lambda world: camps(world, "trade").shares(),
    "coupled": lambda world: pl.concat([each.states for each in coupled(world).values()]),
}


@pytest.mark.parametrize(
    ("world", "drawn"), [("now", "mixed"), ("now", "all"), ("history", "mixed"), ("history", "output")]
)
@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_of_runs_is_the_tables_of_single_runs_below_each_other(
    name: str, world: str, drawn: str, toy: xr.Dataset
):
    panel = made(world, drawn, toy).isel(year=slice(0, 3))
    single = stack(panel, lambda one: TABLES[name](world_of(one)))
    table = TABLES[name](world_of(backwards(panel)))
    if name == "coupled":  # a table for each layer: the runs stand within
        assert_frame_equal(table, single, check_exact=True, check_row_order=False)
    else:
        assert_frame_equal(table, single, check_exact=True)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_panel_without_runs_has_no_column_for_them(name: str, toy: xr.Dataset):
    assert not set(LEADING) & set(TABLES[name](world_of(base("now", toy))).columns)


@pytest.mark.parametrize("drawn", ["all", "mixed"])
def test_tables_of_a_bloc_as_one_are_those_of_single_runs(drawn: str, toy: xr.Dataset):
    panel = made("now", drawn, toy).isel(year=[1])
    for table in (verdict_map, three_numbers):
        single = stack(panel, lambda one, table=table: table(world_of(one, "West")))
        assert_frame_equal(table(world_of(panel, "West")), single, check_exact=True)


def test_several_treatments_of_a_panel_with_runs_stand_within_each_run(toy: xr.Dataset):
    panel, some = made("now", "all", toy), {name: DEFINITIONS[name] for name in ("half_of_leader", "leiden_trade")}
    single = stack(panel, lambda one: verdict_map(one, ("West",), some))
    assert_frame_equal(verdict_map(panel, ("West",), some), single, check_exact=True)


def test_a_profile_of_runs_has_their_tables_and_sentences(toy: xr.Dataset):
    panel = made("now", "output", toy).isel(year=[0])
    whole, singles = profile(panel, (), SOME), [profile(one, (), SOME) for _, one in alone(panel)]

    def below_each_other(give: Callable[[Profile], pl.DataFrame]) -> pl.DataFrame:
        left = iter(singles)
        return stack(panel, lambda _: give(next(left)))

    for name in ("concentration", "three", "verdicts", "sweeps"):
        single = below_each_other(lambda one, name=name: getattr(one, name))
        assert_frame_equal(getattr(whole, name), single, check_exact=True)
    labels = [where["run"] for where, _ in alone(panel)]
    lines = [f"Run {run}: {text}" for run, one in zip(labels, singles, strict=True) for text in one.sentences()]
    assert whole.sentences() == lines
    assert_frame_equal(whole.summary(), below_each_other(lambda one: summary(one.verdicts)), check_exact=True)
    assert_frame_equal(whole.spread(), below_each_other(lambda one: one.spread()), check_exact=True)
    with pytest.raises(ShapeError, match=r"choose first, as in finding.alone\(run=0\) or panel.sel\(run=0\)"):
        whole.camps("dominant_flow")


@pytest.mark.parametrize("dim", LEADING)
def test_the_polarization_of_runs_is_that_of_each(dim: str):
    panel = base("history", make_toy_history())
    drawn = in_runs(panel)["cinc"].rename(run="draw" if dim != "draw" else "run")
    for name in PLEDGES:
        pledged = panel[name]
        panel[name] = xr.concat([pledged, pledged.where(pledged < 0, 0)], dim=xr.Variable(dim, ["some", "none"]))
    panel["cinc"] = drawn
    single = stack(panel, polarization)
    assert single.filter(pl.col(dim) == "none")["poles_after_bueno_de_mesquita"].to_list() == [0] * 6
    assert_frame_equal(polarization(panel), single, check_exact=True)


def test_each_run_agrees_with_the_experts_by_itself(toy: xr.Dataset):
    panel = made("now", "output", toy)
    experts = pl.DataFrame({"year": [2001, 2002], "period": [1, 2], "class": ["unipolar", "bipolar"]})

    def compared(one: xr.Dataset) -> pl.DataFrame:
        return agreement(verdict_map(world_of(one)), experts, least=0.5).table

    whole, single = compared(panel), stack(panel, compared)
    assert whole.height > 0
    assert_frame_equal(whole, single, check_exact=True, check_row_order=False)


def test_camps_of_runs_name_the_members_of_one(toy: xr.Dataset):
    panel = made("now", "all", toy)
    whole: Camps = camps(world_of(panel), "trade")
    for where, one in alone(panel):
        single = camps(world_of(one), "trade")
        camp = single.states.drop_nulls("camp")["camp"][0]
        assert whole.members(camp, 2001, **where) == single.members(camp, 2001)
        same(whole.power.sel(where, drop=True), single.power, where)


def test_ties_without_runs_are_looked_at_once(toy: xr.Dataset, monkeypatch: pytest.MonkeyPatch):
    """Where output alone is drawn, trees and communities of trade are the same in every draw."""
    from polycentric.poles.groups import blocks, flow_trees

    looked: list[str] = []
    trees, communities = flow_trees._trees, blocks.partitions
    monkeypatch.setattr(flow_trees, "_trees", lambda *given: looked.append("tree") or trees(*given))
    monkeypatch.setattr(blocks, "partitions", lambda *given: looked.append("year") or communities(*given))
    panel = made("now", "output", toy)
    world = world_of(panel)
    assert "run" not in world.layer("trade").dims
    for name in ("dominant_flow", "leiden_trade"):
        finding = world.find(DEFINITIONS[name])
        assert finding.poles.sizes["run"] == RUNS
    assert (looked.count("tree"), looked.count("year")) == (panel.sizes["year"], 1)
    assert world.find(DEFINITIONS["dominant_flow"]).varies == ()
    assert world.find(DEFINITIONS["ratio_after_lind"]).varies == ("run",)


def test_a_finding_of_several_runs_gives_no_verdict_of_one(toy: xr.Dataset):
    finding = world_of(made("now", "all", toy)).find(DEFINITIONS["half_of_leader"], "output_ppp")
    for ask in (finding.verdict, finding.why, finding.number_range, lambda: finding.names(2001)):
        with pytest.raises(ShapeError, match=r"This finding has the dimensions run, year"):
            ask()
    assert finding.alone(run=0).verdict() in {"unipolar", "bipolar", "multipolar"}


def test_a_users_coding_of_poles_is_the_same_in_every_run(toy: xr.Dataset, tmp_path: Any):
    from polycentric.poles.user_file import read_poles

    path = tmp_path / "mine.csv"
    path.write_text("state,pole\nUSA,1\nCHN,\n")
    panel, mine = made("now", "output", toy), read_poles(path)
    finding = world_of(panel).find(mine)
    for where, one in alone(panel):
        same_finding(finding.alone(**where), world_of(one).find(mine), where)


def test_sentences_name_the_run(toy: xr.Dataset):
    lines = sentences(verdict_map(world_of(made("now", "output", toy))))
    assert lines[0].startswith("Run run 0: By ")


@pytest.mark.parametrize("name", ["output_ppp", "military_spending"])
def test_an_index_in_another_order_of_dimensions_is_laid_out_in_the_panels(name: str, toy: xr.Dataset):
    panel = made("now", "all", toy)
    assert world_of(backwards(panel)).power(name).dims == ("run", "year", "state")
