from typing import Any

from polycentric.sources.reading.factbook_parse.plausible import misscaled


def _cell(variable: str, year: int, value: float) -> dict[str, Any]:
    return {"variable": variable, "year": year, "value": value}


def test_sound_figures_pass():
    cells = [_cell("gdp_ppp", 2024, 25e12), _cell("gdp_mer", 2024, 29e12), _cell("exports", 2024, 3e12)]
    assert misscaled(cells) == []


def test_two_years_a_thousandfold_apart_are_both_refused():
    cells = [_cell("exports", 2024, 3e9), _cell("exports", 2023, 3e12), _cell("imports", 2024, 3e9)]
    assert [cell for cell, _ in misscaled(cells)] == cells[:2]
    assert "100-fold" in misscaled(cells)[0][1]


def test_output_at_exchange_rates_in_another_unit_is_refused():
    cells = [_cell("gdp_ppp", 2024, 25e12), _cell("gdp_mer", 2024, 29e9)]
    ((refused, reason),) = misscaled(cells)
    assert refused == cells[1]
    assert "orders of magnitude" in reason


def test_trade_many_times_output_is_refused():
    cells = [_cell("gdp_mer", 2024, 29e9), _cell("exports", 2024, 3e12), _cell("imports", 2024, 40e9)]
    assert [cell for cell, _ in misscaled(cells)] == [cells[1]]


def test_each_cell_is_refused_once():
    cells = [_cell("gdp_mer", 2024, 29e9), _cell("exports", 2024, 3e12), _cell("exports", 2023, 3e9)]
    assert [cell for cell, _ in misscaled(cells)] == cells[1:]
