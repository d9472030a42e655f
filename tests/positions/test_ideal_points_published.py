"""The replication of the published ideal points: its votes, its rules, its sampler, on votes whose answer is known."""

from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy.special import ndtr, ndtri

from polycentric.errors import CoverageError, DataError, UnknownNameError
from polycentric.positions import ideal_points
from polycentric.positions.ballots import cells_of
from polycentric.positions.kernel_published import log_votes
from polycentric.positions.kernel_truncated import between, beyond, quantile_above
from polycentric.positions.published import PublishedPoints
from polycentric.positions.published_chains import PublishedPlan, before, run_published
from polycentric.positions.published_votes import chained, votes_taken, without_unanimous
from polycentric.positions.votes import NONE, Bridging, to_ballots

STATES = tuple("ABCDEFGHIJKLMNOPQRST")
TRUE = dict(zip(STATES, np.linspace(-1.8, 1.8, len(STATES)), strict=True))


def toy(sessions: int = 4, items: int = 40, seed: int = 1) -> pl.DataFrame:
    """Twenty units who stand still, A lowest and T highest; every second item is turned about."""
    generator = np.random.default_rng(seed)
    rows = []
    for session in range(1, sessions + 1):
        for item in range(items):
            beta, cut = (1.5 if item % 2 else -1.5), generator.normal(0.0, 1.0)
            for state, theta in TRUE.items():
                at = beta * theta + generator.normal()
                vote = "no" if at < cut - 0.3 else "abstain" if at < cut + 0.3 else "yes"
                rows.append((state, session, f"{session}/{item}", vote))
    return pl.DataFrame(rows, schema=["unit", "session", "item", "vote"], orient="row")


@pytest.fixture(scope="module")
def votes() -> pl.DataFrame:
    return toy()


@pytest.fixture(scope="module")
def found(votes: pl.DataFrame) -> PublishedPoints:
    return published(votes)


def published(votes: pl.DataFrame, **how: Any) -> PublishedPoints:
    options: dict[str, Any] = {"anchor": "T", "prior": "published", "draws": 200} | how
    result = ideal_points(votes, **options)
    assert isinstance(result, PublishedPoints)
    return result


def test_units_are_found_where_they_stand(found: PublishedPoints):
    true = np.array([TRUE[state] for state in found.data["state"].values])
    points = found.data["ideal_point"].transpose("session", "state").values
    for session in points:
        assert np.corrcoef(session, true)[0, 1] > 0.98
    assert points.mean() == pytest.approx(0.0, abs=1e-6)
    draws = found.draws().values
    assert draws[0, 0].std(ddof=1) == pytest.approx(1.0, abs=1e-5)


def test_the_truth_lies_within_nine_intervals_of_ten(found: PublishedPoints):
    true = np.array([TRUE[state] for state in found.data["state"].values])
    true = (true - true.mean()) / true.std()
    low, high = (found.data["ideal_point_quantile"].sel(quantile=level).values for level in (0.05, 0.95))
    assert 0.75 < np.mean((low <= true) & (true <= high)) <= 1.0


def test_the_same_seed_gives_the_same_bits_and_another_seed_others(votes: pl.DataFrame, found: PublishedPoints):
    again, other = published(votes), published(votes, seed=1)
    assert np.array_equal(again.kept.theta, found.kept.theta)
    assert not np.array_equal(other.kept.theta, found.kept.theta)
    assert np.abs(other.data["ideal_point"] - found.data["ideal_point"]).max() < 0.15


def test_one_thread_gives_the_bits_of_two(votes: pl.DataFrame):
    ballots, _ = without_unanimous(to_ballots(votes)[0])
    plan = PublishedPlan(chains=2, draws=10, thin=1, warm_up=20)
    one, two = (run_published(ballots, cells_of(ballots), "T", plan, threads) for threads in (1, 2))
    assert np.array_equal(one.theta, two.theta)
    assert np.array_equal(one.items, two.items)


def test_the_order_of_rows_changes_no_bit(votes: pl.DataFrame, found: PublishedPoints):
    shuffled = published(votes.sample(fraction=1.0, shuffle=True, seed=3))
    assert np.array_equal(shuffled.kept.theta, found.kept.theta)


def test_the_anchor_is_positive_whoever_it_is(votes: pl.DataFrame):
    turned = published(votes, anchor="A")
    assert (turned.data["ideal_point"].sel(state="A") > 1.0).all()
    assert (turned.data["ideal_point"].sel(state="T") < -1.0).all()


def test_a_single_session_is_estimated(votes: pl.DataFrame):
    alone = published(votes.filter(pl.col("session") == 2))
    assert alone.data.sizes["session"] == 1
    points = alone.data["ideal_point"].isel(session=0)
    assert float(points.sel(state="T")) > float(points.sel(state="J")) > float(points.sel(state="A"))


def test_a_unit_of_one_vote_is_drawn_to_its_prior_and_named(votes: pl.DataFrame):
    once = pl.DataFrame({"unit": ["Z"], "session": [2], "item": ["2/1"], "vote": ["yes"]}, schema=votes.schema)
    result = published(pl.concat([votes, once]))
    assert "'Z' voted once" in result.data.attrs["notes"]
    assert abs(float(result.data["ideal_point"].sel(session=2, state="Z"))) < 1.0
    assert float(result.data["sd"].sel(session=2, state="Z")) > 2 * float(result.data["sd"].sel(session=2, state="J"))
    assert result.data["ideal_point"].sel(session=1, state="Z").isnull()


def test_items_on_which_all_voted_alike_are_left_out_and_nothing_else_is_an_error(votes: pl.DataFrame):
    alike = votes.filter(pl.col("item") == "1/1").with_columns(item=pl.lit("1/alike"), vote=pl.lit("no"))
    result = published(pl.concat([votes, alike]))
    assert "1/alike" not in result.data["item"].values
    assert "all voted alike, are left out" in result.data.attrs["notes"]
    with pytest.raises(DataError, match="On no item did two units vote differently"):
        published(alike)


def test_linked_items_are_unanimous_only_together():
    rows = [(unit, session, f"{session}", "yes" if session == 1 else "no") for session in (1, 2) for unit in "AB"]
    frame = pl.DataFrame(rows, schema=["unit", "session", "item", "vote"], orient="row")
    linked = to_ballots(pl.concat([frame, other_item()]), Bridging({"1": "b", "2": "b"}, "a list"))[0]
    assert without_unanimous(linked)[0].items == ("1", "x", "2")
    assert without_unanimous(to_ballots(pl.concat([frame, other_item()]), NONE)[0])[0].items == ("x",)


def other_item() -> pl.DataFrame:
    """An item of session 1 that divides A and B."""
    return pl.DataFrame({"unit": ["A", "B"], "session": [1, 1], "item": ["x", "x"], "vote": ["yes", "no"]})


def test_linked_items_share_their_parameters(votes: pl.DataFrame):
    result = published(votes, bridges={"1/1": "b", "2/1": "b"})
    of = result.items().filter(pl.col("item").is_in(["1/1", "2/1"]))
    for name in ("discrimination", "cut_low", "cut_high"):
        assert of[name].n_unique() == 1


def test_session_19_zanzibar_south_africa_of_1993_and_parts_are_left_out():
    rows = [("USA", 18, "a"), ("ZAN", 18, "a"), ("USA", 19, "b"), ("ZAF", 48, "c"), ("ZAF", 47, "d"), ("USA", 60, "p"),
            ("USA", 60, "q")]  # fmt: skip
    frame = pl.DataFrame([(*row, "yes") for row in rows], schema=["unit", "session", "item", "vote"], orient="row")
    kept, notes = votes_taken(frame, ["p"])
    assert kept.select("unit", "item").rows() == [("USA", "a"), ("ZAF", "d"), ("USA", "q")]
    assert notes[0].startswith("As the authors do, 4 votes are left out")
    assert "1 roll calls on paragraphs" in notes[0]


def test_chains_of_pairs_are_followed_to_the_earliest_and_the_first_of_two_wins():
    assert chained([(470, 512), (512, 545), (545, 577)]) == dict.fromkeys((470, 512, 545, 577), 470)
    assert chained([(5310, 5389), (5312, 5389)]) == {5310: 5310, 5389: 5310}


def test_each_point_is_drawn_towards_the_one_before_by_counts_of_votes():
    rows = [("A", session, f"{session}/{item}", "yes" if item else "no")
            for session, items in ((1, 2), (2, 6), (5, 3)) for item in range(items)]  # fmt: skip
    rows.append(("B", 1, "1/0", "yes"))
    cells = cells_of(to_ballots(pl.DataFrame(rows, schema=["unit", "session", "item", "vote"], orient="row"))[0])
    towards, precision = before(cells)
    assert towards.tolist() == [1, 0, 1, -1]
    assert (1 / precision).tolist() == pytest.approx([0.5 * 2 / 8, 0.5 * 6 / 8, 0.5 * 3 / 9, 0.5])


def test_the_likelihood_of_an_items_votes_is_the_normal_ones():
    x = np.linspace(-2.5, 2.5, 11).astype(np.float32)
    beta, low, high = -1.3, -0.4, 0.7
    eta = beta * x.astype(float)
    expected = (np.log(ndtr(low - eta[:3])).sum() + np.log(ndtr(high - eta[3:7]) - ndtr(low - eta[3:7])).sum()
                + np.log(ndtr(eta[7:] - high)).sum())  # fmt: skip
    assert log_votes(x, 3, 7, beta, low, high, np.zeros((5, 11), np.float32)) == pytest.approx(expected, rel=1e-5)


def test_draws_beyond_a_bound_and_between_two_have_the_normal_ones_quantiles():
    u = ((np.arange(100_000) + 0.5) / 100_000).astype(np.float32)
    out = np.empty_like(u)
    for low in (-3.0, -0.2, 1.5, 5.0):
        beyond(np.full_like(u, low), u, out, len(u))
        assert np.abs(out + ndtri(u.astype(float) * ndtr(-low))).max() < 2e-4
        between(np.full_like(u, low), np.full_like(u, low + 0.6), u, out, len(u))
        assert out.min() >= np.float32(low)
        assert out.max() <= np.float32(low + 0.6)
        inside = ndtr(low + 0.6 if low < 0 else -low) - ndtr(low if low < 0 else -low - 0.6)
        assert inside > 0
    small = np.array([1e-25, 1e-10, 0.004, 0.006, 0.3, 0.5, 0.999], np.float32)
    assert [quantile_above(q) for q in small] == pytest.approx((-ndtri(small.astype(float))).tolist(), abs=2e-5)


def test_a_prior_of_no_such_name_is_refused_and_so_is_what_would_change_the_published_model(votes: pl.DataFrame):
    with pytest.raises(UnknownNameError, match="did you mean 'published'"):
        ideal_points(votes, anchor="T", prior="publishd")
    changes: list[dict[str, Any]] = [
        {"motion": "static"},
        {"ordinal": False},
        {"step": 0.3},
        {"method": "posterior"},
        {"prior_sd": 2.0},
    ]
    for how in changes:
        with pytest.raises(DataError, match="With prior='published' everything is as its authors have it"):
            published(votes, **how)
    with pytest.raises(CoverageError, match="cast no vote here"):
        published(votes, anchor="Nobody")
    with pytest.raises(DataError, match="chains=1: at least 2"):
        published(votes, chains=1)


def test_the_question_names_the_mode(votes: pl.DataFrame, tmp_path: Path):
    import polycentric as pc

    votes.write_csv(tmp_path / "votes.csv")
    answer = pc.answers.ideal_points(votes=tmp_path / "votes.csv", anchor="T", prior="published", draws=20)
    assert any("replication of the published one: 2 chains" in note for note in answer.notes)
    assert answer.provenance["estimate"]["prior"] == "published"
    assert "--prior published" in answer.provenance["command"]


def test_an_estimate_goes_on_with_new_votes(found: PublishedPoints, votes: pl.DataFrame):
    later = votes.filter(pl.col("session") == 4).with_columns(
        session=pl.lit(5, pl.Int64), item=pl.format("5/{}", "item")
    )
    longer = found.update(later)
    assert longer.data.sizes["session"] == 5
    assert longer.distance("T", "A")["distance"].sel(session=5) > 2.0
