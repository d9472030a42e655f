"""V-Dem's units and the states that they are, without its file: names and years alone."""

from pathlib import Path

import polars as pl
import pytest

from polycentric.sources import vdem


@pytest.fixture
def of_1861(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four rows as the file has them, with nothing but a name, a year and one index."""
    rows = pl.DataFrame(
        {
            "vdem_country_name": ["Piedmont-Sardinia", "Piedmont-Sardinia", "Italy", "German Democratic Republic"],
            "year": [1860.0, 1861.0, 1861.0, 1990.0],
        }
    )
    values = {column.raw: 0.5 for column in vdem._indices()}
    frame = rows.with_columns(**{name: pl.lit(value) for name, value in values.items()})
    monkeypatch.setattr(vdem, "r_table", lambda *_: lambda _: frame)


@pytest.mark.usefixtures("of_1861")
def test_of_two_units_that_are_one_state_in_a_year_the_one_that_goes_on_has_it(tmp_path: Path):
    assert vdem.units(tmp_path)["state"].to_list() == ["ITA", None, "ITA", "DDR"]


@pytest.mark.usefixtures("of_1861")
def test_the_rows_by_code_have_the_code_of_the_year_and_none_twice(tmp_path: Path):
    assert vdem.by_cow(tmp_path).select("ccode", "year").sort("year").rows() == [(325, 1860), (325, 1861), (265, 1990)]
    assert vdem.by_gw(tmp_path)["gwcode"].to_list().count(325) == 2
