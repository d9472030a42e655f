import numpy as np
import polars as pl
import pytest
import xarray as xr

from polycentric.errors import UnknownNameError
from polycentric.words.deeds import compared, measured
from polycentric.words.deeds.compared import Compared, corrected
from polycentric.words.deeds.declared import declared, results
from polycentric.words.deeds.lags import lead_lag
from polycentric.words.deeds.signals import order
from polycentric.words.dictionaries import CONCEPTS
from polycentric.words.found import Found
from polycentric.words.hits import hits
from polycentric.words.rates import counts, dispersion

YEARS = np.arange(measured.FIRST, measured.LAST + 1)
STATES = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]


def flows(values: list[list[float]]) -> xr.DataArray:
    names = ["USA", "FRA", "DEU"]
    return xr.DataArray(
        [values], dims=("year", "state", "partner"), coords={"year": [1980], "state": names, "partner": names}
    )


def test_the_part_of_the_united_states_in_trade_is_counted_from_both_directions(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(measured, "PARTNERS", 2)
    nan = float("nan")
    part = measured.part_of_trade(flows([[nan, 10, 5], [20, nan, 50], [nan, 20, nan]])).sel(year=1980)
    assert part.sel(state="FRA").item() == pytest.approx(30 / 100)
    assert part.sel(state="DEU").item() == pytest.approx(5 / 75)
    assert np.isnan(part.sel(state="USA").item())


def test_a_part_of_trade_is_missing_with_few_partners():
    assert measured.part_of_trade(flows([[0, 10, 5], [20, 0, 50], [1, 20, 0]])).isnull().all()


def test_the_united_states_have_no_distance_from_themselves():
    points = xr.DataArray([[2.0, -1.0]], dims=("year", "state"), coords={"year": [1980], "state": ["USA", "CUB"]})
    far = measured.distance(points).sel(year=1980)
    assert far.sel(state="CUB").item() == 3.0
    assert np.isnan(far.sel(state="USA").item())


def test_no_pact_is_zero_and_no_record_is_missing():
    known = xr.DataArray([True, True, False], dims="state")
    made = measured.logarithm_of_number(xr.DataArray([0, 9, 0], dims="state"), known).values
    assert made[:2].tolist() == [0.0, pytest.approx(np.log(10))]
    assert np.isnan(made[2])


def speeches(states: list[str], years: range, *, named: int) -> Found:
    """Make texts, of which the first so many name the concept."""
    rows = [
        {"text_id": f"{state}{year}", "body": "general_debate", "speaker": state, "state": state, "year": year,
         "language": "en", "fault": None, "text": "we want peace", "words": 100}
        for state in states for year in years
    ]  # fmt: skip
    for place, row in enumerate(sorted(rows, key=lambda row: hash_of(str(row["text_id"])))):
        row["text"] = "a multipolar world" if place < named else "we want peace"
    texts = pl.DataFrame(rows, schema_overrides={"fault": pl.String})
    meant = CONCEPTS["multipolar"]
    counted = counts(texts, meant)
    return Found(meant, texts, counted, hits(texts, meant), {"general_debate": dispersion(counted)})


def hash_of(text: str) -> int:
    """Give a number that depends on a text alone."""
    return sum(ord(letter) * (place + 7) ** 3 for place, letter in enumerate(text)) % 10_007


def compare(
    monkeypatch: pytest.MonkeyPatch, found: Found, deed: xr.DataArray, state: str | None = None, name: str = "arms"
) -> Compared:
    monkeypatch.setattr(compared, "find", lambda *_: found)
    monkeypatch.setattr(compared, "measured", lambda _: deed)
    return compared.compare("multipolar", [name], state)[0]


def moving(states: list[str]) -> xr.DataArray:
    values = np.random.default_rng(0).normal(size=(len(states), YEARS.size))
    return xr.DataArray(values, dims=("state", "year"), coords={"state": states, "year": YEARS})


def test_states_with_enough_years_and_texts_are_compared(monkeypatch: pytest.MonkeyPatch):
    made = compare(monkeypatch, speeches(STATES, range(1960, 2000), named=80), moving(STATES))
    assert (made.state_years, made.naming, made.years) == (240, 80, (1960, 1999))
    assert made.verdict == "not told from chance"
    assert made.result is not None
    assert made.result.pairs.tolist() == [240] * 11, "deeds are known before and after the texts"


@pytest.mark.parametrize(
    ("states", "years", "named", "why"),
    [
        (STATES[:4], range(1960, 2000), 80, "4 states with 20 years of both: 5 are needed"),
        (STATES, range(1960, 1979), 80, "0 states with 20 years of both: 5 are needed"),
        (STATES, range(1960, 2000), 29, "29 texts name it: 30 are needed"),
    ],
)
def test_too_few_states_or_texts_forbid_an_answer(
    states: list[str], years: range, named: int, why: str, monkeypatch: pytest.MonkeyPatch
):
    made = compare(monkeypatch, speeches(states, years, named=named), moving(STATES))
    assert (made.refused, made.result, made.verdict) == (why, None, "no answer")


def test_one_state_with_fewer_than_twenty_years_or_five_texts_has_no_answer(monkeypatch: pytest.MonkeyPatch):
    deed = moving(["FRA"])
    short = compare(monkeypatch, speeches(["FRA"], range(1960, 1979), named=10), deed, "FRA")
    assert short.refused == "19 years with both a text and the deed: 20 are needed"
    rare = compare(monkeypatch, speeches(["FRA"], range(1960, 2000), named=4), deed, "FRA")
    assert rare.refused == "4 of its texts name it: 5 are needed"
    away = compare(monkeypatch, speeches(["FRA"], range(1960, 2000), named=9), deed * np.nan, "FRA")
    assert away.refused == "France has no year with both a text and this deed"
    still = compare(monkeypatch, speeches(["FRA"], range(1960, 2000), named=9), deed * 0, "FRA")
    assert still.refused == "the deed hardly ever changes"


def test_guards_of_an_embassy_are_no_troops(monkeypatch: pytest.MonkeyPatch):
    few = abs(moving(["RUS"]))
    found = speeches(["RUS"], range(1960, 2000), named=9)
    assert compare(monkeypatch, found, few, "RUS", "troops").refused == "the United States never had 1,000 troops in it"
    assert compare(monkeypatch, found, few + 7, "RUS", "troops").result is not None


def test_probabilities_are_corrected_for_the_deeds_that_have_an_answer():
    rng = np.random.default_rng(3)
    words = rng.normal(size=(8, 60))
    deeds = rng.normal(size=(8, 60))
    deeds[:, 2:] += words[:, :-2]
    sure = Compared("arms", ("A",), None, 0, 0, "", lead_lag(words, deeds))
    none = Compared("pacts", ("A",), None, 0, 0, "too few", None)
    noise = Compared("trade", ("A",), None, 0, 0, "", lead_lag(words, rng.normal(size=(8, 60))))
    first, absent, last = corrected([sure, none, noise])
    assert first.result is not None
    assert first.corrected == pytest.approx(2 * first.result.p)
    assert (first.verdict, absent.verdict) == ("words first", "no answer")
    assert np.isnan(absent.corrected)
    assert last.result is not None
    assert last.corrected == pytest.approx(last.result.p)


def test_the_same_order_is_told_from_chance_and_few_states_have_none():
    said = np.arange(20.0)
    same = order("arms", said, said**2)
    assert (same.rho, same.states) == (pytest.approx(1.0), 20)
    assert same.p < 0.01
    assert order("arms", said, -said).rho == pytest.approx(-1.0)
    few = order("arms", said[:9], said[:9])
    assert (np.isnan(few.rho), few.states) == (True, 9)
    assert np.isnan(order("arms", said, np.ones(20)).rho), "a deed that is the same everywhere orders nobody"


def test_every_declared_pair_has_a_result_and_names_a_concept_and_a_deed():
    pairs, out = declared(), results()
    assert pairs.unique(["concept", "deed"]).height == pairs.height == 49
    assert set(pairs["concept"]) <= set(CONCEPTS)
    assert set(pairs["deed"]) == set(measured.DEEDS)
    for _, mine in out.group_by("way"):
        assert sorted(mine.select("concept", "deed").rows()) == sorted(pairs.select("concept", "deed").rows())
    refused = out.filter(pl.col("refused").fill_null("") != "")
    assert refused["outcome"].unique().to_list() == ["no answer"]
    assert refused["r"].null_count() == refused.height


def test_a_deed_that_there_is_not_is_refused_with_the_nearest():
    with pytest.raises(UnknownNameError, match="pacts"):
        _ = measured.DEEDS["pact"]
