"""The questions about futures: words first, numbers with their ranges, what is assumed said."""

from pathlib import Path

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.contract import Answer
from polycentric.answers.parts import futures_sweep, futures_words
from polycentric.errors import ManyFaultsError, UnknownNameError
from polycentric.futures.fans import Difference
from polycentric.futures.sweep import Swept


@pytest.fixture(scope="module")
def answer() -> Answer:
    return pc.answers.futures(runs=20, until=2035)


def test_the_first_sentence_says_who_is_largest_in_how_many_of_the_runs(answer: Answer):
    few, first = answer.sentences[:2]
    assert few == "So few runs can’t tell who leads: take 50 or more."
    assert first.startswith("The largest share of the world’s capabilities in 2035 is ")
    assert "China’s in" in first
    assert "the United States’ in" in first
    assert first.endswith("of 20 runs from 2025 on.")
    assert any("model's own chances, not the world's" in sentence for sentence in answer.sentences)


def test_the_words_say_that_the_class_of_the_start_hangs_on_one_state(answer: Answer):
    (said,) = [sentence for sentence in answer.sentences if "hangs on" in sentence]
    assert said.startswith(
        "It calls 2025 multipolar, and hangs on Russia: with its marks 7% higher it would say bipolar"
    )
    assert "no turn of the world" in said


def test_the_notes_say_what_is_assumed_left_out_and_can_not_be_known(answer: Answer):
    notes = " ".join(answer.notes)
    for words in ("Seed 1", "Assumed:", "positions", "systemic war", "can't know", "pacts: the shipped list"):
        assert words in notes


def test_wars_are_counted_as_pairs_and_the_notes_say_why_they_rise_and_of_which_years_sanctions_are(answer: Answer):
    assert "pairs of states at war" in str(answer)
    notes = " ".join(answer.notes)
    assert "starts without known wars" in notes
    assert "rates of 1976-2005" in notes


def test_so_few_runs_show_no_shares_with_and_without_a_systemic_war_and_the_notes_say_so(answer: Answer):
    notes = " ".join(answer.notes)
    assert "shares aren't shown apart of" in notes
    assert "under 30 runs" in notes
    assert "runs with a systemic war" not in str(answer)


def test_the_table_of_poles_marks_the_leader_that_the_rule_declares(answer: Answer):
    assert "United States, declared" in str(answer)
    assert "stays the leader where another overtakes it" in " ".join(str(answer).split())


def test_the_notes_say_why_nobody_rises(answer: Answer):
    assert any(note.startswith("Why nobody rises: each state's growth returns to the world's") for note in answer.notes)


@pytest.mark.parametrize(("runs", "nine", "few"), [(19, False, True), (20, True, True), (50, True, False)])
def test_of_few_runs_neither_a_leader_nor_nine_of_ten_is_told(runs: int, nine: bool, few: bool):
    fan = {"2025": [0.2] * 5, "2030": [0.1, 0.2, 0.3, 0.4, 0.5]}
    held = {
        "runs": runs, "start": 2025, "until": 2030, "first": [["B", 0.6], ["A", 0.4]], "near": None, "classes": {},
        "fans": {"share": {"C": fan, "A": fan, "B": fan}},
    }  # fmt: skip
    said = futures_words.in_short(held, {"A": "Aland", "B": "Bland", "C": "Cland"})
    assert said[0].startswith("So few runs") == few
    assert [line.split(" ")[0] for line in said[-2:]] == ["Bland", "Aland"]
    assert all(("nine of ten runs" in line) == nine for line in said[-2:])


def test_up_to_three_states_that_are_first_in_some_runs_are_told_of_and_two_at_least():
    fan = {"1913": [0.2] * 5, "1943": [0.1, 0.2, 0.3, 0.4, 0.5]}
    held = {"runs": 100, "start": 1913, "until": 1943, "near": None, "classes": {},
            "fans": {"share": dict.fromkeys(("B", "C", "D", "A"), fan)}}  # fmt: skip
    names = {state: state for state in "ABCD"}
    for first, told in (
        ([["A", 0.4], ["B", 0.3], ["C", 0.2], ["D", 0.1]], ["A", "B", "C"]),
        ([["A", 0.97], ["D", 0.03]], ["A", "B"]),
    ):
        assert [line[0] for line in futures_words.in_short({**held, "first": first}, names)[1:]] == told


def test_classes_of_a_year_sum_to_one_and_shares_lie_in_their_ranges(answer: Answer):
    rows = answer.table.to_dicts()
    classes = [row["value"] for row in rows if row["what"] == "class" and row["year"] == 2035 and "lind" in row["rule"]]
    assert sum(classes) == pytest.approx(1.0)
    shares = [row for row in rows if row["what"] == "share"]
    assert shares
    assert all(row["low"] <= row["quarter"] <= row["value"] <= row["three_quarters"] <= row["high"] for row in shares)


def test_the_picture_shows_past_and_fan_on_a_page_and_on_a_phone(answer: Answer):
    for narrow in (False, True):
        svg = answer.sketch.svg(narrow=narrow)
        assert "China" in svg or "CHN" in svg
        assert "fill-opacity:0.13" in svg
        assert "2025: seen" in svg


def test_a_comparison_says_that_it_is_model_implied_and_what_can_not_change():
    compared = pc.answers.futures_compare("examples/no-vetoes.toml", runs=10, until=2030)
    assert "model-implied, no effects" in compared.sentences[0]
    rows = {row["outcome"]: row for row in compared.table.to_dicts()}
    assert rows["vetoed"]["difference"] < 0
    assert rows["hhi"]["difference"] == rows["hhi"]["low"] == 0.0
    assert any("bound" in note for note in compared.notes)


def test_the_title_leaves_a_users_label_as_it_was_written_and_a_comparison_with_itself_says_so(tmp_path: Path):
    (tmp_path / "ends.toml").write_text('label = "NATO ends"\n[[move]]\nlever = "no_veto"\n', encoding="utf-8")
    assert pc.answers.futures(tmp_path / "ends.toml", runs=2, until=2027).title.endswith(": NATO ends")
    assert pc.answers.futures(runs=2, until=2027).title.endswith(": no lever is pulled")
    compared = pc.answers.futures_compare(tmp_path / "ends.toml", tmp_path / "ends.toml", runs=2, until=2027)
    assert "nine of ten" not in pc.answers.futures(runs=2, until=2027).sketch.svg()
    assert compared.title == "NATO ends, beside: NATO ends"
    assert compared.sentences[0].startswith("'ends' and 'ends' are the same scenario")
    other = pc.answers.futures_compare(tmp_path / "ends.toml", runs=2, until=2027)
    assert not any("same scenario" in sentence for sentence in other.sentences)


@pytest.mark.parametrize(("low", "cleared"), [(0.35, True), (0.25, False), (-0.1, False)])
def test_a_sweep_names_the_largest_only_where_its_interval_clears_the_next_ones(low: float, *, cleared: bool):
    def swept(lever: str, outcome: str, mean: float, least: float, most: float) -> Swept:
        return Swept(lever, "assumed", "all", outcome, f"{outcome}, 2040", Difference(mean, least, most, 0.0, 0.0, 9))

    rows = [swept("one", each, 0.5, low, 0.6) for each in ("hhi", "disputes")]
    rows += [swept("two", each, -0.2, -0.3, -0.1) for each in ("hhi", "disputes")]
    said = futures_sweep.sentences(rows, 9)[1]
    assert ("'one' (assumed) changes the hhi most" in said) == cleared
    assert ("can't be told" in said) != cleared


def test_the_levers_say_towards_what_a_regime_changes_and_grade_a_synthetic_control_as_a_design():
    rows = {row["lever"]: row for row in pc.answers.futures_levers().table.to_dicts()}
    assert rows["regime_change"]["label"] == "A regime change towards democracy"
    assert rows["leave_organisation"]["grade"] == "design-based"
    assert "synthetic control" in rows["leave_organisation"]["citation"]


def test_a_sweep_names_every_every_lever_with_its_grade():
    swept = pc.answers.futures_levers(sweep=True, runs=4, until=2029)
    grades = {row["lever"]: row["grade"] for row in swept.table.to_dicts()}
    assert {"sanction", "growth_shock", "no_veto", "ally"} <= set(grades)
    assert grades["coerce"] == "assumed"


def test_numbers_of_runs_years_and_names_that_mean_nothing_are_refused():
    with pytest.raises(QuestionError, match="runs= is 1"):
        _ = pc.answers.futures(runs=1)
    with pytest.raises(QuestionError, match="until= is 2020"):
        _ = pc.answers.futures(until=2020)
    with pytest.raises(QuestionError, match="sweep"):
        _ = pc.answers.futures_levers(runs=10)
    with pytest.raises(UnknownNameError, match="disputes"):
        _ = pc.answers.futures_processes("dispute")
    with pytest.raises(UnknownNameError, match="sanction"):
        _ = pc.answers.futures_new("sanctoin")


def test_a_scenario_with_faults_is_refused_before_anything_runs(tmp_path: Path):
    (tmp_path / "bad.toml").write_text('[[move]]\nlever = "aly"\n', encoding="utf-8")
    with pytest.raises(ManyFaultsError, match="line 2"):
        _ = pc.answers.futures(tmp_path / "bad.toml", runs=100_000)


def test_the_scenario_to_start_from_can_be_read():
    from polycentric.futures.levers import LEVERS
    from polycentric.futures.scenario import of_text

    now = pc.load("now")
    for lever in LEVERS:
        text = pc.answers.futures_new(lever).table["text"][0]
        assert of_text(text, now, 2050).moves[0].lever == lever


def test_a_fitted_number_of_a_process_is_not_called_assumed_and_an_assumed_one_is():
    table = pc.answers.futures_processes("sanctions").table
    grades = dict(zip(table["coefficient"].to_list(), table["grade"].to_list(), strict=True))
    assert grades["log_end.usa"] == "estimated"
    assert grades["cost"] == "assumed"
