"""The tables that ship with the package against the readings by hand of five editions of the World Factbook."""

from typing import Any

import polars as pl
import pytest

from factbook_by_hand import differing_figures, differing_organisations, differing_partners, read_by_hand
from polycentric import tables

EDITIONS = (1990, 2000, 2010, 2018, 2025)


def _rows(table: str) -> list[dict[str, Any]]:
    frame = tables.read("factbook")[table].filter(pl.col("edition").is_in(EDITIONS))
    return (frame.rename({"variable": "quantity"}) if table == "cells" else frame).to_dicts()


def test_every_figure_of_past_editions_is_the_settled_one():
    past = [row for row in _rows("cells") if row["edition"] != 2025]
    assert [one for one in differing_figures(past) if "'2025'" not in one and "(2025" not in one] == []


def test_every_figure_of_the_last_edition_has_the_settled_value_and_year():
    """Its texts are the records', which print the same figures in another form."""
    ours = {(row["state"], row["quantity"], row["year"]): row["value"] for row in _rows("cells")
            if row["edition"] == 2025}  # fmt: skip
    settled = [row for row in read_by_hand("figures") if row["edition"] == "2025" and row["settled"] == "figure"]
    checked = [row for row in settled if (row["state"], row["quantity"], int(row["year"] or 0)) in ours]
    assert len(checked) > 150
    for row in checked:
        value = ours[row["state"], row["quantity"], int(row["year"])]
        assert value == pytest.approx(float(row["value"]), rel=1e-9), row


def test_every_list_of_partners_is_the_settled_one():
    assert list(differing_partners(_rows("partners"))) == []


def test_every_list_of_members_is_the_settled_one():
    assert list(differing_organisations(_rows("memberships"))) == []
