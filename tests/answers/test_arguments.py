"""What may be given for an argument: close forms are taken, all else is refused in a line."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import polycentric as pc
from polycentric.answers.arguments import ArgumentError
from polycentric.errors import UnknownNameError


@pytest.fixture
def ships(tmp_path: Path) -> Path:
    path = tmp_path / "ships.csv"
    path.write_text("state,value\nUSA,3\nChina,4\nIndia,1\n")
    return path


def test_a_year_is_a_whole_number_of_any_type_and_a_text_is_refused_with_the_right_form():
    same = [pc.answers.power("output_ppp", year=year).csv() for year in (2016, np.int64(2016))]
    assert same[0] == same[1]
    for wrong, said in (("1985", r"year is a whole number, not the text '1985': year=1985"), (1985.5, "not 1985.5"),
                        (True, "not True")):  # fmt: skip
        with pytest.raises(ArgumentError, match=said):
            pc.answers.polarity(year=wrong)  # pyright: ignore[reportArgumentType]  # the mistake


def test_years_are_two_or_one_and_a_text_is_refused():
    spans = [pc.answers.power("output_ppp", years=years).csv() for years in ((2016, 2016), 2016, (2016,))]  # pyright: ignore[reportArgumentType]  # taken all the same
    assert len(set(spans)) == 1
    for wrong in ("1945-1991", (1945, 1950, 1991)):
        with pytest.raises(ArgumentError, match=r"as in years=\(1945, 1991\)"):
            pc.answers.polarity(years=wrong)  # pyright: ignore[reportArgumentType]  # the mistake


def test_an_own_file_is_a_path_or_a_text_one_or_many_and_by_the_options_name(ships: Path):
    ways = ({"added": [ships]}, {"added": ships}, {"added": str(ships)}, {"add": [str(ships)]}, {"own": ships})
    tables = [pc.answers.power("ships", **way) for way in ways]  # pyright: ignore[reportArgumentType]  # taken all the same
    assert len({each.csv() for each in tables}) == 1
    line = tables[1].provenance["python"]
    assert line == f"pc.answers.power('ships', added=[{str(ships)!r}])"
    assert eval(line, {"pc": pc}).csv() == tables[0].csv()  # the line that we print is the test


def test_one_state_stands_for_a_list_of_one():
    assert pc.answers.revisions("gdp_ppp", state="China", of=2013).csv() == (
        pc.answers.revisions("gdp_ppp", state=["China"], of=2013).csv()
    )


def test_a_name_that_is_no_text_and_a_word_that_is_not_known_are_refused():
    with pytest.raises(ArgumentError, match="name is a text, not 365"):
        pc.answers.state(365)  # pyright: ignore[reportArgumentType]  # the mistake
    with pytest.raises(ArgumentError, match="index is a text, not a value of type PowerIndex"):
        pc.answers.power(pc.power.INDICES["population"])  # pyright: ignore[reportArgumentType]  # the mistake
    with pytest.raises(UnknownNameError, match=r"No portfolio of similarity is called 'UN': did you mean 'un'"):
        pc.answers.similarity("USA", "RUS", layer="UN")
    with pytest.raises(UnknownNameError, match="No argument of polarity is called 'indx': did you mean 'index'"):
        pc.answers.polarity(indx="cinc")  # pyright: ignore[reportCallIssue]  # the mistake


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: pc.answers.power("output_ppp", top=0), "top is at least 1, not 0"),
        (lambda: pc.answers.leads("output_fariss", draws=1), "draws is from 100 to 100,000, not 1"),
        (lambda: pc.answers.leads("output_fariss", seed=-1), "seed is from 0 to 4,294,967,295, not -1"),
        (lambda: pc.answers.camps(resolution=float("nan")), "resolution is from 0.05 to 20, not nan"),
        (lambda: pc.answers.camps(seeds=0), "seeds is from 1 to 1,000"),
        (lambda: pc.answers.camps(coupling=-1.0), "coupling is from 0 to 100"),
        (lambda: pc.answers.landscape(year=1913, starts=0), "starts is from 1 to 100,000"),
        (lambda: pc.answers.similarity("USA", least=2.0), "least is from 0 to 1"),
        (lambda: pc.answers.power(year=2010, carry="no"), "carry is True or False"),  # pyright: ignore[reportArgumentType]  # the mistake
        (lambda: pc.answers.power("output_ppp", as_one=""), "as_one is empty"),
        (lambda: pc.answers.power("output_ppp", as_one=["EU", ""]), "as_one is empty"),
        (lambda: pc.answers.ties(""), "layer is empty"),
        (lambda: pc.answers.power("output_ppp", years=[]), r"as in years=\(1945, 1991\), not 0 numbers"),  # pyright: ignore[reportArgumentType]  # the mistake
    ],
)  # fmt: skip
def test_numbers_outside_their_limits_and_empty_names_are_refused_before_anything_is_read(
    ask: Callable[[], object], said: str
):
    with pytest.raises(ArgumentError, match=said):
        ask()


def test_a_name_given_twice_counts_once():
    once, twice = (pc.answers.tiers("rank", index=["output_ppp"] * times) for times in (1, 2))
    assert once.csv() == twice.csv()
    assert once.sentences == twice.sentences


def test_the_table_for_pandas_is_the_table():
    answer = pc.answers.power("output_ppp", top=3)
    frame = answer.to_pandas()
    assert list(frame.columns) == answer.table.columns
    assert frame["name"].tolist() == ["China", "United States", "India"]


def test_where_a_question_looks_can_be_read_about():
    assert "as_known" in (pc.answers.Place.__doc__ or "")
    assert {"Place", "OwnFile"} <= set(dir(pc.answers))
