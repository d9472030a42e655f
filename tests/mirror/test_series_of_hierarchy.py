"""The series that only the hold reads, held to their raw files by a second reader and sums of its own."""

import csv
import warnings
from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest
import rdata
from second_reader import sheet

from polycentric.tidy import dyad_years

pytestmark = pytest.mark.usefixtures("archive")
LETTERS = {2: "us", 200: "uk", 220: "fra", 365: "rus", 710: "chi"}
FORCE = {13, 14, 16, 17, 19, 20, 21}


def rows_of(name: str, first: int, last: int) -> dict[tuple[int, int, int], float | None]:
    """Give what a series has for each directed pair and year."""
    frame = dyad_years(first=first, last=last, directed=True).add(name).frame
    return {row[:3]: row[3] for row in frame.select("ccode1", "ccode2", "year", name).iter_rows()}


def test_arms_of_five_years_are_the_sums_of_the_files_years(mirror: Path):
    with (mirror / "files/presence/mcmanus_nieman_individual_signals.csv").open(encoding="utf-8", newline="") as file:
        raw = {(int(row["ccode"]), int(row["year"])): row for row in csv.DictReader(file)}
    ours, checked = rows_of("arms_five_years", 1955, 2012), 0
    for (code, year), row in raw.items():
        for power, letters in LETTERS.items():
            if (mine := ours.get((power, code, year))) is None or row.get(f"{letters}_arms") is None:
                continue
            given = [raw.get((code, year - back), {}).get(f"{letters}_arms") for back in range(5)]
            assert mine == pytest.approx(1e6 * sum(float(each) for each in given if each), rel=1e-5), (
                power,
                code,
                year,
            )
            checked += 1
    assert checked > 30_000


def test_force_without_an_answer_is_counted_from_the_disputes_of_ten_years(mirror: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = next(iter(rdata.read_rda(mirror / "files/gml/gml_dirdisp.rda").values())).rename(columns=str)
    years: dict[tuple[int, int], set[int]] = defaultdict(set)
    for row in frame.itertuples():
        if int(row.hiact1) in FORCE and row.hostlev1 >= 4 and row.hostlev2 < 4:
            years[int(row.ccode1), int(row.ccode2)].add(int(row.year))
    ours = rows_of("force_unanswered", 1960, 1975)
    assert {key: value for key, value in ours.items() if value} == {
        (one, other, year): count
        for (one, other), acts in years.items()
        for year in range(1960, 1976)
        if (one, other, year) in ours and (count := sum(year - 10 < act <= year for act in acts))
    }
    assert ours[365, 310, 1960] == 0, "Hungary fought in 1956"
    assert any(ours[key] for key in ours)


def test_american_force_without_an_answer_stands_in_the_file(mirror: Path):
    raw = [row for row in sheet(mirror / "files/presence/MIP_Dataset_2022_OG.xlsx") if row["State B"]]
    assert raw[0].keys() >= {"styear", "endyear", "US HiHost"}
    ours = rows_of("us_force_unanswered", 1890, 2016)
    held = {(code, year) for (_, code, year), value in ours.items() if value}
    begun = {int(float(row["styear"])) for row in raw if float(row["US HiHost"] or 0) >= 4}
    assert held
    assert all(any(start <= year for start in begun) for _, year in held)
    known = pl.DataFrame({"value": [value for (one, *_), value in ours.items() if one == 2]})["value"].drop_nulls()
    assert known.max() is not None
    assert 0 <= float(str(known.min())) <= float(str(known.max())) <= 10
    assert all(value is None for (one, *_), value in ours.items() if one != 2)
