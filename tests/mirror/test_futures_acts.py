"""Estimates of acts come out of the archive again; figures that pages give are these."""

import time

import numpy as np
import pytest

from polycentric.futures.acts import council, effort, sanctions
from polycentric.futures.estimates import shipped
from polycentric.futures.origin.world import history
from polycentric.futures.processes import PROCESSES

pytestmark = pytest.mark.usefixtures("archive")
NAMES = ("births_and_deaths", "council", "military_effort", "positions", "sanctions")


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_estimates_of_acts_come_out_of_the_archive_again(name: str):
    fit, began, held = PROCESSES[name].fit, time.process_time(), shipped(name)
    assert fit is not None
    assert held is not None
    made = fit(None)
    assert time.process_time() - began < 40  # all processes together in under two minutes
    assert made.names == held.names
    assert made.values == pytest.approx(held.values, abs=1e-9)
    assert made.covariance == pytest.approx(held.covariance, abs=1e-9)
    assert made.sample == held.sample


def test_of_199_vetoed_drafts_with_a_tally_198_had_the_votes():
    assert council.had_the_votes() == (203, 199, 198)


def test_no_draft_was_vetoed_from_both_sides():
    for row in council.counts().sets.iter_rows(named=True):
        sides = {name for name, members in council.SIDES.items()
                 if {row["veto1"], row["veto2"], row["veto3"]} & set(members)}  # fmt: skip
        assert len(sides) == 1, row


def test_vetoes_by_side_and_year_add_up_to_the_list():
    held = council.counts()
    assert held.vetoed.sum() == held.sets.height == 211
    assert held.vetoed[0, held.years == 1946].sum() > 0


def test_war_raises_effort_and_disputes_short_of_war_do_not():
    held = shipped("military_effort")
    assert held is not None
    place = {name: at for at, name in enumerate(held.names)}
    assert held.low[place["war"]] > 0
    assert held.low[place["dispute"]] < 0 < held.high[place["dispute"]]


def test_effort_of_a_small_state_varies_more_than_that_of_a_large_one():
    data = effort.seen()
    assert np.nanstd(np.diff(data.effort, axis=0)) > 0
    held = shipped("military_effort")
    assert held is not None
    shocks = [held.values[held.names.index(f"shock.{name}")] for name in effort.GROUPS]
    assert shocks == sorted(shocks)


def test_the_united_states_send_most_and_mostly_to_large_states_since_trade_counts():
    held, _ = sanctions.cases()
    by_sender = [int(held.begins[(held.senders == place)].sum()) for place in range(3)]
    assert sum(by_sender) == 425
    assert by_sender[0] > by_sender[1] + by_sender[2]


def test_a_year_of_the_archive_carries_what_is_not_printed_for_it_and_says_so():
    panel = history(1985)
    assert panel.attrs["run_from"] == 1985
    assert "milex" in panel.attrs["aged"]
    assert panel.sizes["year"] == 1
