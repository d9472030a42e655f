"""On the real archive: where a pair without a row is missing, a state without rows is not said to have no tie."""

from pathlib import Path

import numpy as np
import pytest

import polycentric as pc
from polycentric.answers.where import Where, open_world
from polycentric.panel.series import variables
from polycentric.ties import LAYERS
from polycentric.ties.called import years_of

MISSING = [name for name, layer in LAYERS.items()
           if any(variables()[each][0].absence == "missing" for each in layer.archive())]  # fmt: skip
LISTED = "is listed, which doesn't say that there was none: a pair without a row is missing here, not zero"


@pytest.mark.parametrize("name", MISSING)
def test_a_state_of_which_no_pair_is_observed_has_nothing_listed(archive: Path, name: str):
    layer = LAYERS[name]
    span = years_of(layer)
    assert span is not None
    year = max(span[0], min(span[1], 2000))
    panel = open_world(Where("history", year), [layer])
    values = layer.on(panel)(panel)
    known = np.isfinite(values.isel(year=-1).transpose("state", "partner").values)
    empty = np.flatnonzero(~known.any(axis=0) & ~known.any(axis=1))
    states = [str(panel["state"].values[place]) for place in empty]
    for state in states[:3]:
        answer = pc.answers.ties(name, state=state, year=year, world="history")
        assert LISTED in answer.sentences[0] or "no trade of" in answer.sentences[0], (name, state, answer.sentences)
    assert known.any()


def test_the_oddities_that_the_notes_tell_of_are_in_the_data(archive: Path):
    relation = pc.answers.ties("relations", state="France", year=2020).table
    row = relation.filter((relation["state"] == "USA") | (relation["partner"] == "USA")).row(0, named=True)
    assert row["value"] == 0.5
    assert "France and the United States are at negative peace" in LAYERS["relations"].caveat
    canada = pc.answers.ties("interventions", state="Canada", years=(1985, 1995)).table
    assert canada.select("year", "partner").rows() == [(1991, "USA")]
    trade = pc.answers.ties("trade_agreements", state="France", year=2010).table
    assert trade.filter((trade["partner"] == "CMR") | (trade["state"] == "CMR"))["value"].to_list() == [7.0]
    record = " ".join(pc.answers.source("us_bases").text().split())
    assert "no series, layer, index or addition: its tables are read alone" in record
    assert "No base has a year" in record
