"""What great powers gave to each state, and the latent measure of it, read from the real files."""

import csv
import io
import random
from pathlib import Path
from typing import cast

import numpy as np
import pandas as pd
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric import ties
from polycentric.panel.membership import alive
from polycentric.tables import table

SIGNALS = "files/presence/mcmanus_nieman_individual_signals.csv"
LATENT = "files/presence/mcmanus_nieman_signal_level.dta"
LETTERS = {2: "us", 200: "uk", 220: "fra", 365: "rus", 710: "chi"}
NAMES = {
    "signal_nukes": "nukes", "signal_visit": "vis", "signal_aid": "econaid", "signal_bit": "bit", "signal_pact": "pact",
    "signal_words": "words", "signal_exercise": "ex", "signal_arms": "arms", "signal_troops": "troops",
}  # fmt: skip


@pytest.fixture(scope="module")
def panel(archive: Path) -> xr.Dataset:
    names = ["support_latent", "support_latent_sd", "signal_pact", "signal_troops", "signal_exercise", "signal_aid",
             "signal_arms"]  # fmt: skip
    return pc.load("history", years=(1949, 2013), series=names)


@pytest.mark.parametrize("member", ["POL", "DDR", "CSK", "HUN", "BGR", "ROU"])
def test_a_state_of_the_warsaw_pact_has_more_support_from_moscow_than_from_washington_each_year(
    panel: xr.Dataset, member: str
):
    support = ties.support(panel).sel(year=slice(1955, 1985), partner=member)
    moscow, washington = support.sel(state="RUS"), support.sel(state="USA")
    assert moscow.notnull().all()
    assert washington.notnull().all()
    assert (moscow > washington).all()


@pytest.mark.parametrize("member", ["GBR", "DEU", "JPN", "KOR"])
def test_an_ally_of_the_united_states_has_more_support_from_washington(panel: xr.Dataset, member: str):
    support = ties.support(panel).sel(year=slice(1956, 1985), partner=member)
    assert (support.sel(state="USA") > support.sel(state="RUS")).all()


def test_2012_is_the_end_of_the_data_and_no_end_of_support(panel: xr.Dataset):
    support = panel.pc.masked("support_latent")
    assert support.sel(year=[1949, 2013]).isnull().all()
    assert support.sel(year=2012, state="USA", partner="JPN").notnull()
    assert panel.pc.masked("signal_pact").sel(year=2013).isnull().all()


def test_powers_that_receive_nothing_in_the_file_and_states_that_send_nothing_are_missing(panel: xr.Dataset):
    support = panel.pc.masked("support_latent")
    assert support.sel(partner=["USA", "RUS", "CHN"]).isnull().all()
    others = [str(state) for state in support["state"].values if state not in ("USA", "GBR", "FRA", "RUS", "CHN")]
    assert support.sel(state=others).isnull().all()
    assert support.sel(year=1980, state="USA", partner=["GBR", "FRA"]).notnull().all()


def test_a_zero_of_troops_is_missing_since_the_file_has_it_for_east_germany(panel: xr.Dataset):
    troops = panel.pc.masked("signal_troops").sel(state="RUS", partner="DDR")
    assert troops.sel(year=slice(1982, 1986)).values.tolist() == [380_000] * 5
    assert troops.sel(year=[1970, 1981, 1988]).isnull().all()
    assert panel.pc.masked("signal_troops").sel(year=slice(1950, 1980)).isnull().all()


def test_exercises_are_missing_where_nobody_looked(panel: xr.Dataset):
    exercises = panel.pc.masked("signal_exercise")
    assert exercises.sel(year=[1960, 1973, 2011]).isnull().all()
    assert exercises.sel(year=1985, state="USA", partner="KOR") == 1


def test_states_of_two_numbers_are_those_of_their_year(panel: xr.Dataset):
    arms, pact = panel.pc.masked("signal_arms"), panel.pc.masked("signal_pact")
    assert arms.sel(year=1970, state="RUS", partner="DDR") == 1_302e6
    assert pact.sel(year=[1960, 1985, 1995], state="USA", partner="DEU").values.tolist() == [1, 1, 1]
    assert arms.sel(year=1970, state="USA", partner="RVN") > 0
    assert arms.sel(year=1970, state="RUS", partner="VNM") > 0
    assert arms.sel(year=1985, state="RUS", partner=["YEM", "YMD"]).notnull().all()
    assert pact.sel(year=1980, state="USA", partner="TWN").notnull()


def test_arms_are_those_of_five_suppliers_and_missing_of_all_others(panel: xr.Dataset):
    arms = ties.arms(panel).sel(year=1970)
    assert arms.sel(state="RUS", partner="POL") == 946e6
    assert arms.sel(state="USA", partner="POL") == 0
    assert arms.sel(state=["POL", "DEU", "SWE"]).isnull().all()


def test_every_number_is_one_of_its_state_list_in_its_year(archive: Path):
    inside = alive("cow", 1950, 2012)
    for name in ("major_power_signals", "major_power_support_latent"):
        rows = table(name).select("ccode2", "year").unique()
        strangers = [(code, year) for code, year in rows.iter_rows() if not inside[code, year - 1950]]
        assert strangers == [], name


def test_a_sample_of_signals_is_that_of_a_second_reader(archive: Path, mirror: Path):
    with (mirror / SIGNALS).open(encoding="utf-8", newline="") as file:
        raw = {(int(row["ccode"]), int(row["year"])): row for row in csv.DictReader(file)}
    ours, picks = table("major_power_signals"), random.Random(13)
    for _ in range(1_500):
        row, name = ours.row(picks.randrange(ours.height), named=True), picks.choice(list(NAMES))
        text = raw[row["ccode2"], row["year"]].get(f"{LETTERS[row['ccode1']]}_{NAMES[name]}")
        wanted = None if text is None else float(text) * (1e6 if name == "signal_arms" else 1)
        if (
            (name == "signal_troops" and wanted == 0)
            or (name == "signal_exercise" and not 1974 <= row["year"] <= 2010)
            or (name == "signal_words" and row["year"] > 2010)
        ):
            wanted = None
        assert row[name] == wanted, (row["ccode1"], row["ccode2"], row["year"], name)


def test_a_sample_of_latent_support_is_that_of_a_second_reader(archive: Path, mirror: Path):
    raw = cast(pd.DataFrame, pd.read_stata(io.BytesIO((mirror / LATENT).read_bytes())))
    raw = raw.set_index([raw["ccode"].astype(int), raw["year"].astype(int)])
    ours, picks = table("major_power_support_latent"), random.Random(13)
    for _ in range(600):
        row = ours.row(picks.randrange(ours.height), named=True)
        letters, there = LETTERS[row["ccode1"]], raw.loc[(row["ccode2"], row["year"])]
        assert row["support_latent"] == there[f"median_{letters}"]
        draws = [there[f"{letters}_signal{draw}"] for draw in range(1, 6)]
        assert [row[f"signal{draw}"] for draw in range(1, 6)] == draws
        centred = [value - raw[f"{letters}_signal{draw}"].mean() for draw, value in enumerate(draws, start=1)]
        assert row["support_latent_sd"] == pytest.approx(np.std(centred, ddof=1), abs=1e-4)


def test_draws_differ_by_their_zero_before_it_is_taken_off(archive: Path):
    moscow = table("major_power_support_latent").filter(ccode1=365)
    means = [float(moscow[f"signal{draw}"].mean() or 0) for draw in range(1, 6)]  # pyright: ignore[reportArgumentType]  # a column of numbers
    assert max(means) - min(means) > 1.8
    assert moscow.select(pl.col("support_latent_sd").median()).item() < 0.2
