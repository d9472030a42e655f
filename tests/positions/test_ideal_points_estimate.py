import numpy as np
import polars as pl
import pytest
from assembly import SESSIONS, simulated

from polycentric.errors import CoverageError, DataError, UnknownNameError
from polycentric.positions.ballots import VOTES
from polycentric.positions.estimate import ideal_points
from polycentric.positions.result import IdealPoints


@pytest.fixture(scope="module")
def votes() -> pl.DataFrame:
    return simulated()[0]


@pytest.fixture(scope="module")
def result(votes: pl.DataFrame) -> IdealPoints:
    return ideal_points(votes, anchor="u00")


def test_ideal_points_that_votes_were_made_from_are_found_again(result: IdealPoints):
    truth = simulated()[1]
    points = result.data["ideal_point"].transpose("session", "state").values
    within = [np.corrcoef(points[session], truth[session])[0, 1] for session in range(SESSIONS)]
    assert min(within) > 0.95
    assert result.data.attrs["converged"] == 1


def test_most_intervals_hold_the_truth(result: IdealPoints):
    truth = simulated()[1]
    scaled = (truth - truth.mean()) / truth.std()
    low, high = (result.data["ideal_point_quantile"].sel(quantile=level).values for level in (0.025, 0.975))
    assert 0.85 < float(((low < scaled) & (scaled < high)).mean()) <= 1.0


def test_the_scale_is_fixed_once_over_all_sessions_and_the_anchor_is_positive(result: IdealPoints):
    points = result.data["ideal_point"]
    assert float(points.mean()) == pytest.approx(0.0, abs=1e-12)
    assert float(points.std()) == pytest.approx(1.0)
    assert float(points.sel(state="u00").mean()) > 1.0


def test_the_other_end_as_anchor_turns_the_axis_round(votes: pl.DataFrame, result: IdealPoints):
    turned = ideal_points(votes, anchor="u29")
    assert float(abs(turned.data["ideal_point"] + result.data["ideal_point"]).max()) < 0.02


def test_one_thread_and_two_give_the_same_bits(votes: pl.DataFrame, result: IdealPoints):
    import numba

    before = numba.get_num_threads()
    try:
        numba.set_num_threads(1)
        alone = ideal_points(votes, anchor="u00")
    finally:
        numba.set_num_threads(before)
    assert np.array_equal(alone.data["ideal_point"], result.data["ideal_point"], equal_nan=True)
    assert np.array_equal(alone.data["sd"], result.data["sd"], equal_nan=True)
    assert np.array_equal(alone.draws(7), result.draws(7), equal_nan=True)


def test_an_anchor_that_did_not_vote_is_refused_with_names_that_did(votes: pl.DataFrame):
    with pytest.raises(CoverageError, match=r"'USA'.*cast no vote.*u\d\d"):
        ideal_points(votes)


def test_a_state_that_disappears_has_no_ideal_point_from_then_on(votes: pl.DataFrame):
    gone = ideal_points(votes.filter((pl.col("unit") != "u05") | (pl.col("session") <= 3)), anchor="u00")
    placed = gone.data["ideal_point"].sel(state="u05").notnull()
    assert placed.values.tolist() == [True] * 3 + [False] * 5
    assert gone.draws(3).sel(state="u05", session=4).isnull().all()


def test_over_a_gap_the_steps_accumulate_so_that_the_sides_know_less_of_each_other(votes: pl.DataFrame):
    few = votes.filter((pl.col("unit") != "u05") | pl.col("item").str.ends_with("/00") | (pl.col("session") != 4))
    apart = votes.filter((pl.col("unit") != "u05") | pl.col("session").is_in([1, 8]))
    near, far = (ideal_points(table, anchor="u00") for table in (few, apart))
    cells = [where.fit.layout.cells for where in (near, far)]
    lag = [abs(where.fit.lag[cell.first[5] + 1]) for where, cell in zip((near, far), cells, strict=True)]
    assert lag[1] < lag[0]


def test_a_session_of_ten_states_is_estimated_like_any_other(votes: pl.DataFrame):
    ten = [f"u{unit:02}" for unit in range(0, 30, 3)]
    small = ideal_points(votes.filter((pl.col("session") != 4) | pl.col("unit").is_in(ten)), anchor="u00")
    assert small.data["ideal_point"].sel(session=4).notnull().sum() == 10
    assert small.data.attrs["converged"] == 1


def test_an_item_on_which_all_voted_alike_keeps_finite_parameters_and_is_noted(votes: pl.DataFrame):
    names = votes["unit"].unique().sort()
    alike = pl.DataFrame({"unit": names, "session": 2, "item": "2/all", "vote": "yes"}).cast(dict(votes.schema))  # pyright: ignore[reportArgumentType]
    estimate = ideal_points(pl.concat([votes, alike]), anchor="u00")
    item = estimate.data.sel(item="2/all")
    assert abs(float(item["discrimination"])) < 0.5
    assert -15 < float(item["cut_low"]) < float(item["cut_high"]) < -1
    assert "On 1 of 321 items all who voted voted alike" in estimate.data.attrs["notes"]


def test_a_state_that_voted_once_is_kept_with_a_wide_interval_and_noted(votes: pl.DataFrame):
    once = pl.DataFrame({"unit": ["guest"], "session": [3], "item": ["3/01"], "vote": ["yes"]}).cast(dict(votes.schema))  # pyright: ignore[reportArgumentType]
    estimate = ideal_points(pl.concat([votes, once]), anchor="u00")
    assert float(estimate.data["sd"].sel(state="guest", session=3)) > 2 * float(estimate.data["sd"].mean())
    assert "'guest' voted once" in estimate.data.attrs["notes"]


def test_new_sessions_are_added_from_where_the_estimate_stands(votes: pl.DataFrame, result: IdealPoints):
    early = ideal_points(votes.filter(pl.col("session") < 8), anchor="u00")
    later = early.update(votes.filter(pl.col("session") == 8))
    assert float(abs(later.data["ideal_point"] - result.data["ideal_point"]).max()) < 0.03
    assert later.data["ideal_point"].sizes == result.data["ideal_point"].sizes


def test_bridged_items_share_their_parameters(votes: pl.DataFrame):
    shared = ideal_points(votes, anchor="u00", bridges={"1/00": "a", "5/00": "a"}, split=False)
    one, other = (shared.data.sel(item=item) for item in ("1/00", "5/00"))
    assert float(one["discrimination"]) == float(other["discrimination"])
    assert int(one["parameter_set"]) == int(other["parameter_set"])
    assert shared.data.attrs["bridges"] == "a list of the user's"


def test_a_binary_model_leaves_abstentions_out_and_has_one_cutpoint(votes: pl.DataFrame):
    binary = ideal_points(votes, anchor="u00", ordinal=False)
    assert (binary.data["cut_low"] == binary.data["cut_high"]).all()
    assert int(binary.data["votes"].sum()) == votes.filter(pl.col("vote") != "abstain").height
    assert "abstentions are left out" in binary.data.attrs["notes"]


def test_a_static_model_has_one_ideal_point_for_all_sessions(votes: pl.DataFrame):
    static = ideal_points(votes, anchor="u00", motion="static")
    assert static.data.sizes["session"] == 1
    assert static.data.attrs["step_estimated"] == 0
    assert "labelled with the last" in static.data.attrs["notes"]


def test_sessions_for_themselves_are_turned_the_same_way_even_where_the_anchor_is_absent(votes: pl.DataFrame):
    alone = ideal_points(votes.filter((pl.col("unit") != "u00") | (pl.col("session") != 4)), anchor="u00",
                         motion="session")  # fmt: skip
    truth = simulated()[1]
    points = alone.data["ideal_point"].values
    for session in range(SESSIONS):
        seen = np.isfinite(points[session])
        assert np.corrcoef(points[session][seen], truth[session][seen])[0, 1] > 0.9
    assert "did not vote in session 4" in alone.data.attrs["notes"]


def test_a_stated_step_is_taken_and_a_small_one_makes_paths_smooth(votes: pl.DataFrame, result: IdealPoints):
    stiff = ideal_points(votes, anchor="u00", step=0.01)
    assert stiff.fit.step == pytest.approx(0.01)
    moves = [float(abs(estimate.data["ideal_point"].diff("session")).mean()) for estimate in (stiff, result)]
    assert moves[0] < 0.3 * moves[1]


@pytest.mark.parametrize(("name", "value"), [("step", -1.0), ("prior_sd", 0.0), ("step", float("nan"))])
def test_a_standard_deviation_that_is_none_is_refused(votes: pl.DataFrame, name: str, value: float):
    with pytest.raises(DataError, match=f"The {name} is {value}"):
        ideal_points(votes, anchor="u00", **{name: value})  # pyright: ignore[reportArgumentType]


def test_a_motion_that_is_none_is_refused_with_the_nearest(votes: pl.DataFrame):
    with pytest.raises(UnknownNameError, match="did you mean 'static'"):
        ideal_points(votes, anchor="u00", motion="statics")  # pyright: ignore[reportArgumentType]


def test_issues_are_refused_of_votes_that_have_none(votes: pl.DataFrame):
    with pytest.raises(DataError, match="Issues are known of the United Nations"):
        ideal_points(votes, anchor="u00", without=["me"])


def test_draws_have_the_means_and_spreads_that_are_reported(result: IdealPoints):
    draws = result.draws(2000)
    assert float(abs(draws.mean(("chain", "draw")) - result.data["ideal_point"]).max()) < 0.05
    ratio = draws.std(("chain", "draw")) / result.data["sd"]
    assert float(ratio.min()) > 0.85
    assert float(ratio.max()) < 1.15


def test_the_items_uncertainty_widens_intervals(result: IdealPoints):
    conditional = np.sqrt(result.fit.variance) * abs(result.scale.factor)
    cells = result.fit.layout.cells
    total = result.data["sd"].values[cells.session, cells.state]
    assert (total >= conditional).all()
    assert total.mean() > 1.02 * conditional.mean()


def test_draws_of_two_seeds_differ_and_of_one_are_the_same(result: IdealPoints):
    assert np.array_equal(result.draws(5, seed=3), result.draws(5, seed=3), equal_nan=True)
    assert not np.array_equal(result.draws(5, seed=3), result.draws(5, seed=4), equal_nan=True)


def test_items_are_a_table_with_their_counts_and_fit(result: IdealPoints, votes: pl.DataFrame):
    items = result.items()
    assert items.height == votes["item"].n_unique()
    assert items.select(pl.sum_horizontal("votes_no", "votes_abstain", "votes_yes").sum()).item() == votes.height
    assert (items["cut_low"] <= items["cut_high"]).all()
    assert items["accuracy"].mean() > items["base_rate"].mean()  # pyright: ignore[reportOperatorIssue]


def _twice(votes: pl.DataFrame, flipped: bool) -> pl.DataFrame:
    """Add to session 6 the votes of item 5/07, or their opposites, as an item of its own."""
    turned = {"yes": "no", "abstain": "abstain", "no": "yes"} if flipped else {word: word for word in VOTES}
    again = votes.filter(pl.col("item") == "5/07").with_columns(
        session=pl.lit(6, pl.Int64), item=pl.lit("6/again"), vote=pl.col("vote").replace_strict(turned)
    )
    return pl.concat([votes.with_columns(pl.col("session").cast(pl.Int64)), again])


def test_an_item_that_does_not_fit_its_bridge_leaves_it_and_is_noted(votes: pl.DataFrame):
    bridge = {"5/07": "a", "6/again": "a"}
    kept, left = (ideal_points(_twice(votes, flipped), anchor="u00", bridges=bridge) for flipped in (False, True))
    assert int(kept.data.sel(item="5/07")["parameter_set"]) == int(kept.data.sel(item="6/again")["parameter_set"])
    assert "stand alone" not in kept.data.attrs["notes"]
    assert int(left.data.sel(item="5/07")["parameter_set"]) != int(left.data.sel(item="6/again")["parameter_set"])
    assert "2 of 2 bridged items do not fit their bridge and stand alone" in left.data.attrs["notes"]


def test_a_check_of_bridges_says_what_sharing_costs(votes: pl.DataFrame):
    bridge = {"5/07": "a", "6/again": "a"}
    checked = ideal_points(_twice(votes, flipped=True), anchor="u00", bridges=bridge, split=False).check_bridges()
    assert checked["item"].sort().to_list() == ["5/07", "6/again"]
    assert checked["strays"].all()
    assert (checked["cost"] > 0.1).all()
    assert checked["own"][0] * checked["own"][1] < 0


def test_votes_that_were_held_out_are_predicted_better_than_by_base_rates(votes: pl.DataFrame):
    out = pl.Series(np.random.default_rng(5).random(votes.height) < 0.1)
    predicted = ideal_points(votes.filter(~out), anchor="u00").predict(votes.filter(out))
    shares = predicted.select(VOTES).to_numpy()
    assert shares.sum(axis=1) == pytest.approx(1.0)
    right = np.array(VOTES)[shares.argmax(axis=1)] == predicted["vote"].to_numpy()
    most = votes.filter(out)["vote"].value_counts(sort=True)["count"][0] / int(out.sum())
    assert right.mean() > most + 0.1


def test_what_is_not_known_is_not_predicted(result: IdealPoints):
    unknown = pl.DataFrame({"unit": ["u03", "u03", "nobody"], "session": [9, 8, 8], "item": ["8/01", "none", "8/01"]})
    assert result.predict(unknown)["yes"].is_null().to_list() == [False, True, True]


def test_an_estimate_started_from_another_is_of_the_model_asked_for(votes: pl.DataFrame, result: IdealPoints):
    stiff = ideal_points(votes, anchor="u00", step=0.02, start=result)
    alone = ideal_points(votes, anchor="u00", step=0.02)
    assert stiff.fit.step == pytest.approx(0.02)
    assert float(abs(stiff.data["ideal_point"] - alone.data["ideal_point"]).max()) < 0.05
