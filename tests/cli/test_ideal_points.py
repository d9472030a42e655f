"""The command on a small assembly; on the General Assembly it is tested with the mirror."""

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from polycentric.cli.app import polycentric
from polycentric.errors import PolycentricError


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council of five in three sessions: Ada and Ben against Cy and Di, Eve between them."""
    rows = [
        (who, session, f"{session}/{item}", vote)
        for session in (1, 2, 3)
        for item in range(6)
        for who, vote in zip(
            ("Ada", "Ben", "Cy", "Di", "Eve"),
            ("yes", "yes", "no", "no", ("abstain", "yes", "no")[item % 3])
            if item % 2
            else ("no", "no", "yes", "yes", ("abstain", "yes", "no")[item % 3]),
            strict=True,
        )
    ]
    path = tmp_path / "council.csv"
    pl.DataFrame(rows, schema=["unit", "session", "item", "vote"], orient="row").write_csv(path)
    return path


def test_the_posterior_is_drawn_where_asked_for_and_comes_out_the_same_twice(council: Path):
    command = (
        "ideal-points",
        "--votes",
        council,
        "--anchor",
        "Ada",
        "--posterior",
        "--draws",
        20,
        "--seed",
        3,
        "--json",
    )
    one, two = _run(*command), _run(*command)
    assert one.exit_code == 0
    assert one.stdout == two.stdout
    assert "full posterior, 2 chains of 20 draws" in one.stdout


def _run(*arguments: object) -> Result:
    done = CliRunner().invoke(polycentric, [str(argument) for argument in arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit | PolycentricError):
        raise done.exception
    return done


@pytest.mark.parametrize("command", [("ideal-points",), ("ties", "ideal-points")])
def test_a_councils_members_are_shown_from_both_ends(council: Path, command: tuple[str, ...]):
    done = _run(*command, "--votes", council, "--anchor", "Ada")
    assert done.exit_code == 0
    lines = done.output.splitlines()
    table = next(place for place, line in enumerate(lines) if line.startswith("rank "))
    order = [line.split()[1] for line in lines[table + 1 : table + 6]]
    assert set(order[:2]) == {"Ada", "Ben"}
    assert set(order[3:]) == {"Cy", "Di"}
    assert "Positive: the side of Ada; a convention" in done.output


def test_json_holds_every_session_and_the_estimate_itself(council: Path):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--json")
    content = json.loads(done.output)
    assert len(content["rows"]) == 15
    assert content["estimate"]["converged"] == 1
    assert content["units"]["ideal_point"] == "standard deviations of ideal points"


def test_items_are_shown_with_their_cutpoints(council: Path):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--items", "--csv")
    assert done.output.splitlines()[0].startswith("item,item_session,discrimination,cut_low,cut_high")
    assert len(done.output.splitlines()) == 19


def test_a_change_of_side_is_shown_as_probabilities(council: Path):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--side", "Ben", "Ada", "Cy")
    assert "Ben: nearer to Ada than to Cy?" in done.output
    assert "Ben stands nearer to Ada than to Cy still with probability" in done.output


def test_all_rows_are_written_as_parquet(council: Path, tmp_path: Path):
    out = tmp_path / "points.parquet"
    assert _run("ideal-points", "--votes", council, "--anchor", "Ada", "--out", out).exit_code == 0
    frame = pl.read_parquet(out)
    assert frame.height == 15
    assert frame.columns == ["session", "state", "name", "ideal_point", "sd", "low", "high", "votes"]


def test_a_bridge_list_of_ones_own_is_taken(council: Path, tmp_path: Path):
    (tmp_path / "bridges.csv").write_text("item,bridge\n1/0,a\n2/0,a\n", encoding="utf-8")
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--bridges", tmp_path / "bridges.csv", "--json")
    assert json.loads(done.output)["estimate"]["bridges"] == f"file {tmp_path / 'bridges.csv'}"


def test_a_bridge_list_that_contradicts_itself_is_refused(council: Path, tmp_path: Path):
    (tmp_path / "bridges.csv").write_text("item,bridge\n1/0,a\n1/0,b\n", encoding="utf-8")
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--bridges", tmp_path / "bridges.csv")
    assert "puts '1/0' into several bridges" in str(done.exception)


def test_an_anchor_that_cast_no_vote_is_refused(council: Path):
    done = _run("ideal-points", "--votes", council)
    assert "The anchor 'USA', on whose side the axis is positive, cast no vote here" in str(done.exception)


def test_a_session_without_votes_is_refused_with_the_nearest(council: Path):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--year", 9)
    assert "no votes of session 9: they run from 1 to 3, and 3 is the nearest" in str(done.exception)


def test_a_state_that_did_not_vote_is_refused(council: Path):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--state", "Evy")
    assert "did you mean 'Eve'" in str(done.exception)


@pytest.mark.parametrize("kind", ["time", "items"])
def test_a_picture_is_drawn_of_any_assembly(council: Path, kind: str):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--picture", kind, "--svg")
    assert done.exit_code == 0
    assert done.output.startswith("<?xml")
    assert "Up is the side of Ada, by convention" in done.output
    assert "Eve" in done.output
    assert ("abstaining lies between" in done.output) is (kind == "items")


def test_a_map_is_refused_of_votes_that_are_not_states(council: Path):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--picture", "map", "--svg")
    assert "there is one of the United Nations' votes only" in str(done.exception)


def test_a_second_anchor_gives_two_dimensions(council: Path):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--second-anchor", "Eve")
    assert done.exit_code == 0
    assert "Anchors: Ada and Eve" in done.output
    assert "second sd" in done.output


def test_what_a_plane_does_not_have_is_refused(council: Path):
    done = _run("ideal-points", "--votes", council, "--anchor", "Ada", "--second-anchor", "Eve", "--binary")
    assert "In two dimensions there are points only" in done.output
