"""Who rose and who fell through the editions: shares by hand, steps of prices apart, no two states in one row."""

import polars as pl
import pytest

import polycentric as pc
from polycentric import tables
from polycentric.errors import CoverageError, UnknownNameError
from polycentric.power.movers.compare import coverage, movers
from polycentric.power.movers.fates import lives_between
from polycentric.power.movers.lines import doubts, unbroken
from polycentric.power.movers.through_editions import series_of


def first_figures(variable: str, edition: int) -> dict[str, float]:
    """Give by state the figure that an edition prints first, which is its latest, straight from the table."""
    cells = tables.read("factbook")["cells"].filter(
        pl.col("edition") == edition,
        pl.col("variable") == variable,
        pl.col("value").is_not_null(),
        ~pl.col("flag").fill_null("").str.contains("other_dollars"),
    )
    latest = cells.sort("place").group_by("state", maintain_order=True).first()
    return dict(latest.select("state", "value").iter_rows())


def row(index: str, state: str, editions: tuple[int | None, int | None] = (None, None)) -> dict[str, object]:
    frame = movers(index, *editions).filter(pl.col("state") == state)
    assert frame.height == 1
    return frame.row(0, named=True)


@pytest.mark.parametrize(
    ("state", "first", "last"),
    [("CHN", 0.0982, 0.1957), ("USA", 0.2221, 0.1496), ("IND", 0.0413, 0.0830), ("JPN", 0.0833, 0.0333)],
)
def test_shares_of_world_output_in_1995_and_2025_are_those_that_everybody_knows(state: str, first: float, last: float):
    found = row("output_ppp", state)
    assert (found["first"], found["last"]) == (1995, 2025)
    assert found["share_first"] == pytest.approx(first, abs=5e-5)
    assert found["share_last"] == pytest.approx(last, abs=5e-5)
    assert found["points"] == pytest.approx(100 * (last - first), abs=0.011)


@pytest.mark.parametrize(
    ("index", "variable", "edition"),
    [("output_ppp", "gdp_ppp", 1995), ("output_mer", "gdp_mer", 2010), ("population", "population", 1990),
     ("exports", "exports", 1990), ("exports", "exports", 2025)],
)  # fmt: skip
def test_a_share_is_the_printed_figure_over_the_sum_of_all_printed_figures(index: str, variable: str, edition: int):
    figures, held = first_figures(variable, edition), series_of(index).share(edition)
    states = set(held)
    total = sum(value for state, value in figures.items() if state in states)
    for state in sorted(states, key=lambda each: -held[each])[:25]:
        assert held[state] == pytest.approx(figures[state] / total, rel=2e-3), state


def test_the_step_of_2014_to_2015_is_measured_on_a_year_that_both_editions_print():
    """The United States' share of 2013: 19.4% before the new round of price comparisons, 16.3% after it."""
    found = next(each for each in series_of("output_ppp").breaks if each.before == 2014)
    assert (found.year, found.states) == (2013, 186)
    assert found.held > 0.99
    assert found.steps["USA"] == pytest.approx(-0.0302, abs=1e-4)
    cells = tables.read("factbook")["cells"].filter(pl.col("variable") == "gdp_ppp", pl.col("year") == 2013)
    cells = cells.filter(~pl.col("flag").fill_null("").str.contains("other_dollars"))
    of = {e: dict(cells.filter(pl.col("edition") == e).select("state", "value").iter_rows()) for e in (2014, 2015)}
    common = of[2014].keys() & of[2015].keys()
    before, after = (of[e]["USA"] / sum(of[e][state] for state in common) for e in (2014, 2015))
    assert found.steps["USA"] == pytest.approx(after - before, abs=1e-4)


def test_where_no_year_is_printed_by_both_editions_the_step_cannot_be_told_and_is_untold():
    told = {(each.before, each.after): each.year for each in series_of("output_ppp").breaks}
    assert told == {(1995, 2000): None, (2000, 2005): None, (2005, 2010): None, (2010, 2014): None,
                    (2014, 2015): 2013, (2020, 2021): 2019, (2023, 2024): 2021}  # fmt: skip
    china = row("output_ppp", "CHN", editions=(1995, 2014))
    assert china["step"] == 0
    assert china["untold"] == pytest.approx(china["points"])
    assert china["moved"] == pytest.approx(0, abs=1e-9)


def test_step_untold_and_moved_sum_to_the_change():
    for index in ("output_ppp", "exports", "population"):
        frame = movers(index).filter(pl.col("step").is_not_null())
        assert frame.height > 100
        gap = frame["points"] - frame["step"] - frame["untold"] - frame["moved"]
        assert gap.to_list() == pytest.approx([0.0] * gap.len(), abs=1e-9)


def test_within_one_round_of_prices_nothing_is_a_step():
    frame = movers("output_ppp", 2015, 2020)
    assert frame["step"].drop_nulls().to_list() == [0.0] * frame["step"].drop_nulls().len()
    assert frame["untold"].drop_nulls().abs().max() == 0


def test_the_soviet_union_and_russia_are_two_rows_and_neither_has_a_change():
    frame = movers("population").filter(pl.col("state") == "RUS").sort("fate")
    assert frame.select("name", "fate").rows() == [("Russia", "began"), ("Soviet Union", "ended")]
    assert frame["points"].null_count() == 2
    union = frame.row(1, named=True)
    assert union["share_first"] == pytest.approx(0.0549, abs=5e-5)
    assert union["share_last"] is None
    assert len(union["kin"].split(", ")) == 15
    held = series_of("population").share(2025)
    assert union["share_kin"] == pytest.approx(sum(held[state] for state in union["kin"].split(", ")))


@pytest.mark.parametrize(
    ("name", "fate", "kin"),
    [
        ("Czechoslovakia", "ended", "CZE, SVK"), ("German Democratic Republic", "ended", "DEU"),
        ("Federal Republic of Germany", "ended", "DEU"), ("Germany", "began", "DEU, DDR"),
        ("Yemen", "began", "YEM, YMD"), ("Ukraine", "began", "RUS"), ("Kosovo", "began", "SRB"),
        ("Ethiopia", "smaller", "ERI"), ("Sudan", "smaller", "SSD"),
        ("Yugoslavia", "ended", "SRB, HRV, SVN, BIH, MKD, MNE, XKX"),
    ],
)  # fmt: skip
def test_what_became_of_a_state_is_said(name: str, fate: str, kin: str):
    frame = movers("population").filter(pl.col("name") == name)
    assert frame.select("fate", "kin").rows() == [(fate, kin)]


def test_a_new_name_alone_makes_no_new_state():
    frame = movers("population")
    for state, name in {"COD": "Democratic Republic of the Congo", "SWZ": "Eswatini", "WSM": "Samoa"}.items():
        found = frame.filter(pl.col("state") == state)
        assert found.select("name", "fate").rows() == [(name, "same")]
    lives = lives_between({"MKD": "Macedonia"}, {"MKD": "North Macedonia"}, 2005, 2025)
    assert [(life.name, life.fate) for life in lives] == [("North Macedonia", "same")]


def test_the_year_of_the_first_edition_is_given_as_known_then_and_as_known_last():
    found = row("output_ppp", "USA", editions=(2014, 2025))
    assert found["edition_known"] == 2016
    cells = tables.read("factbook")["cells"].filter(pl.col("variable") == "gdp_ppp", pl.col("year") == 2013)
    of = {e: dict(cells.filter(pl.col("edition") == e).select("state", "value").iter_rows()) for e in (2014, 2016)}
    common = of[2014].keys() & of[2016].keys()
    for column, edition in (("share_then", 2014), ("share_known", 2016)):
        by_hand = of[edition]["USA"] / sum(of[edition][state] for state in common)
        assert found[column] == pytest.approx(by_hand, rel=1e-3)
    assert found["share_then"] == pytest.approx(0.194, abs=1e-3)
    assert row("output_ppp", "USA")["share_known"] is None, "no later edition prints 1994"


def test_figures_of_another_time_are_left_to_who_asks_for_them():
    """The military shares of 2010 are of 2005 and 2006, those of 2014 repeat 2010's."""
    assert movers("military_spending")["first"].unique().to_list() == [2017]
    assert movers("military_spending", 2010)["first"].unique().to_list() == [2010]
    fresh = dict(coverage("military_spending").select("edition", "fresh").iter_rows())
    assert fresh[2010] < 0.1
    assert fresh[2014] < 0.1
    assert fresh[2017] > 0.95
    assert movers("military_spending", 2010).filter(pl.col("state") == "CHN")["year_first"].item() == 2006


def test_a_flag_on_a_figure_stays_with_it():
    assert "base_2017" in movers("output_ppp", 2015, 2020).filter(pl.col("state") == "BTN")["flags_last"].item()
    assert "year_unstated" in movers("exports", 2014, 2018).filter(pl.col("state") == "USA")["flags_last"].item()
    assert movers("exports", 2014, 2018).filter(pl.col("state") == "USA")["year_last"].item() is None


def test_lines_may_be_drawn_within_a_round_of_prices_and_over_no_year_that_nobody_read():
    assert unbroken(series_of("output_ppp")) == (
        (1995,), (2000,), (2005,), (2010,), (2014,), (2015, 2016, 2017, 2018), (2020,), (2021,), (2023,), (2024, 2025),
    )  # fmt: skip
    assert unbroken(series_of("population"))[-2:] == (
        (2014, 2015, 2016, 2017, 2018),
        (2020, 2021, 2022, 2023, 2024, 2025),
    )


def test_an_edition_that_repeats_the_one_before_or_lacks_many_people_is_in_doubt():
    found = doubts(series_of("output_ppp"))
    assert sorted(found) == [2019, 2022]
    assert found[2019] == found[2022]
    assert found[2019].startswith("repeats most figures of the edition before")
    assert sorted(doubts(series_of("output_mer"))) == [2019, 2021, 2022, 2023]


def test_a_slip_of_a_unit_is_in_no_share():
    """Spain's output is printed in billions for thousands of billions in the edition of 2022, Dutch exports in 2018."""
    assert "ESP" not in series_of("output_ppp").share(2022)
    assert series_of("output_ppp").share(2021)["ESP"] > 0.01
    assert series_of("exports").share(2018)["NLD"] > 0.02


def test_coverage_says_how_much_of_the_world_stands_behind_a_share():
    frame = coverage("output_ppp")
    first = frame.row(0, named=True)
    assert (first["edition"], first["states"], first["of"]) == (1995, 187, 192)
    assert 0.99 < first["people"] < 1
    assert frame["gap"].to_list() == [""] * frame.height


def test_risers_stand_first_and_those_without_a_change_last():
    frame = movers("exports")
    points = frame["points"].drop_nulls()
    assert points.to_list() == sorted(points, reverse=True)
    assert frame["points"].is_null().arg_max() == points.len()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("output_ppp", 1990), r"1990 gives no shares of 'output_ppp' \(.*: choose among 1995, 2000"),
        (("output_mer", 2005), r"2005 gives no shares of 'output_mer'"),
        (("military_spending", 2000), "2000 gives no shares of 'military_spending'"),
        (("output_ppp", 2020, 2020), "From the edition of 2020 to that of 2020 nothing moves"),
        (("output_ppp", 2020, 2015), "From the edition of 2020 to that of 2015 nothing moves"),
        (("output_ppp", 1980), "what was known in 1980"),
        (("output_ppp", 2010, 2030), "what was known in 2030"),
    ],
)
def test_editions_without_shares_are_refused_with_those_there_are(arguments: tuple[str, int], message: str):
    with pytest.raises(CoverageError, match=message):
        movers(*arguments)


@pytest.mark.parametrize("name", ["exprots", "growth", "cinc", "export_share", "milex_share"])
def test_what_is_no_amount_of_the_embedded_world_is_refused(name: str):
    with pytest.raises((UnknownNameError, CoverageError), match=name):
        movers(name)


def test_it_is_offered_at_the_top_of_the_package():
    assert pc.movers is movers
    assert "movers" in pc.__all__
