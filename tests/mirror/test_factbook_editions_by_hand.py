"""Five editions read by hand, by two readers, against what our reader gives."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from factbook_archive import editions_read

from factbook_by_hand import differing_figures, differing_organisations, differing_partners, read_by_hand

EDITIONS = (1990, 2000, 2010, 2018, 2025)


@pytest.fixture(scope="module")
def rows(mirror: Path) -> dict[str, list[dict[str, Any]]]:
    read = [editions_read(mirror)[edition] for edition in EDITIONS]
    return {
        "cells": [cell for edition in read for cell in edition.cells],
        "partners": [row for edition in read for row in edition.partners],
        "memberships": [row for edition in read for row in edition.memberships],
    }


def test_the_hands_read_ten_states_ten_lists_both_ways_and_ten_organisations_in_each_edition():
    figures, partners = read_by_hand("figures"), read_by_hand("partners")
    states = {(row["edition"], row["state"]) for row in figures}
    assert Counter(edition for edition, _ in states) == {
        "1990": 11, "2000": 10, "2010": 10, "2018": 10, "2025": 10,
    }  # fmt: skip
    assert ("1990", "CHN") in states  # the eleventh: its output is NA
    lists = {(row["edition"], row["state"], row["flow"]) for row in partners}
    assert Counter(edition for edition, *_ in lists) == {str(edition): 20 for edition in EDITIONS}
    assert Counter(row["edition"] for row in read_by_hand("organisations")) == {
        str(edition): 10 for edition in EDITIONS
    }


def test_a_settled_reading_is_that_of_a_hand_or_has_a_reason():
    for row in read_by_hand("figures"):
        differ = (row["a_value"], row["a_year"]) != (row["b_value"], row["b_year"])
        assert row["reason"] or not differ, row
        assert row["settled"] == "figure" or row["reason"], row
    for row in read_by_hand("partners"):
        hands = [(row["a_name"], row["a_share"]), (row["b_name"], row["b_share"])]
        assert row["reason"] or hands == [(row["partner_name"], row["share"])] * 2, row
    for row in read_by_hand("organisations"):
        hands = [(row["a_members"], row["a_others"]), (row["b_members"], row["b_others"])]
        assert row["reason"] or hands == [(row["members"], row["others"])] * 2, row


def test_the_figures_are_those_read_by_hand(rows: dict[str, list[dict[str, Any]]]):
    assert list(differing_figures(rows["cells"])) == []


def test_the_partners_are_those_read_by_hand(rows: dict[str, list[dict[str, Any]]]):
    assert list(differing_partners(rows["partners"])) == []


def test_the_organisations_are_those_read_by_hand(rows: dict[str, list[dict[str, Any]]]):
    assert list(differing_organisations(rows["memberships"])) == []


def test_a_reader_that_errs_is_noticed(rows: dict[str, list[dict[str, Any]]]):
    """Each kind of error, put in on purpose."""
    cells = rows["cells"]
    for name, wrong in (("value", 1.0), ("year", 1066), ("unit", "EUR"), ("base_year", 1900), ("low", 3.0)):
        assert list(differing_figures([{**cell, name: wrong} for cell in cells]))
    assert list(differing_figures(cells[:-1000]))
    assert list(differing_figures([*cells, {**cells[0], "edition": 1990, "state": "CHN", "quantity": "milex_share"}]))
    for name, wrong in (("share", 0.5), ("partner", None), ("rank", 1), ("year", 1066), ("within", "EU")):
        changed = [{**row, name: wrong} if row["rank"] == 2 else row for row in rows["partners"]]
        assert list(differing_partners(changed))
    assert list(differing_organisations(row for row in rows["memberships"] if row["state"] != "TUR"))
    assert list(differing_organisations([{**row, "status": "member"} for row in rows["memberships"]]))
