"""A small edition from its T-SQL text to rows: states of the time, cells with what must be known, named problems."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from polycentric.errors import CoverageError, DataError
from polycentric.sources.reading.factbook_editions.corrections import ACTIONS, corrections
from polycentric.sources.reading.factbook_editions.dating import date_undated
from polycentric.sources.reading.factbook_editions.edition import Edition, read_edition
from polycentric.sources.reading.factbook_editions.facts import editions, facts_of, quantities
from polycentric.sources.reading.factbook_editions.folder import read
from polycentric.sources.reading.factbook_editions.jumps import mark_jumps, mark_zeros
from polycentric.sources.reading.factbook_editions.repeats import mark_repeated, mark_within

Record = dict[str, str]


def file_of(edition: int, records: dict[str, Record]) -> tuple[str, dict[int, str]]:
    """Write records by name as the archive does."""
    names = dict(enumerate(records, start=1))
    tuples = [f"  (1, 1, {number}, N'{name}', N'{text.replace(chr(39), chr(39) * 2)}')"
              for number, record in names.items() for name, text in records[record].items()]  # fmt: skip
    return f"-- CountryFields for year {edition}: {len(tuples)} rows\n" + ",\n".join(tuples) + ";\nGO\n", names


def edition_of(edition: int, **records: Record) -> Edition:
    text, names = file_of(edition, {name.replace("_", " "): record for name, record in records.items()})
    return read_edition(text, edition, names)


def cells(rows: Edition, record: str, quantity: str) -> list[dict[str, Any]]:
    return [cell for cell in rows.cells if (cell["record"], cell["quantity"]) == (record, quantity)]


def reasons(rows: Edition) -> list[tuple[str, str, str]]:
    return [(row["record"], row["quantity"], row["problem"]) for row in rows.problems]


def test_a_cell_keeps_the_edition_the_record_the_state_then_the_year_the_unit_and_the_text():
    raw = "290,938,469 (July 1990), growth rate 0.7% (1990)"
    (cell,) = edition_of(1990, Soviet_Union={"Population": raw}).cells
    assert cell == {
        "edition": 1990, "record": "Soviet Union", "state": "RUS", "quantity": "population", "place": 0, "year": 1990,
        "value": 290938469.0, "low": None, "high": None, "unit": "people", "base_year": None, "estimate": False,
        "flag": None, "raw": raw,
    }  # fmt: skip


def test_both_germanys_and_both_yemens_are_read_apart():
    rows = edition_of(1990, **{
        "Germany, Federal Republic of": {"Population": "62,168,200 (July 1990)"},
        "German Democratic Republic": {"Population": "16,307,170 (July 1990)"},
        "Yemen Arab Republic": {"Population": "7,160,981 (July 1990)"},
        "Yemen, People's Democratic Republic of": {"Population": "2,585,484 (July 1990)"},
    })  # fmt: skip
    assert {cell["state"]: cell["value"] for cell in rows.cells} == {
        "DEU": 62168200, "DDR": 16307170, "YEM": 7160981, "YMD": 2585484,
    }  # fmt: skip


def test_the_economies_that_the_archive_swaps_are_given_back_and_flagged():
    rows = edition_of(1995, **{
        "Guinea": {"Exports": "$19 million (f.o.b., 1993) commodities: cashews", "Population": "6,549,336 (July 1995)"},
        "Guinea-bissau": {"Exports": "$622 million (f.o.b., 1992 est.) commodities: bauxite"},
    })  # fmt: skip
    exports = {cell["state"]: (cell["value"], cell["flag"]) for cell in rows.cells if cell["quantity"] == "exports"}
    assert exports == {"GNB": (19e6, "moved_from_another_record"), "GIN": (622e6, "moved_from_another_record")}
    assert cells(rows, "Guinea", "population")[0]["flag"] is None


def test_germany_of_1995_is_read_where_the_archive_put_it():
    raw = "GDP - purchasing power parity - $1.3446 trillion (1994 est.) western: GDP - $1.2 trillion"
    rows = edition_of(1995, Germany={"Germany": raw})
    assert [(cell["value"], cell["year"]) for cell in cells(rows, "Germany", "gdp_ppp")] == [(1.3446e12, 1994)]
    assert edition_of(1995, Germany={"Population": "81,337,541 (July 1995 est.)"}).problems == []


def test_what_an_edition_does_not_print_gives_no_cell_even_where_the_field_is_there():
    rows = edition_of(
        2018, China={"Manpower available for military service": "males age 16-49: 385,821,101 (2010 est.)"}
    )
    assert rows.cells == []


def test_a_territory_is_a_record_and_gives_no_cells():
    rows = edition_of(2010, Hong_Kong={"Population": "7,089,705 (July 2010 est.)"})
    assert rows.cells == []
    assert [(row["state"], row["reason"]) for row in rows.records] == [(None, "no state: a territory")]


def test_a_second_record_of_one_state_is_named_and_not_read():
    rows = edition_of(2010, Burma={"Population": "5 (July 2010 est.)"}, Myanmar={"Population": "6 (July 2010 est.)"})
    assert [cell["record"] for cell in rows.cells] == ["Burma"]
    assert ("Myanmar", "record", "a second record of one state") in reasons(rows)


def test_a_field_that_is_printed_twice_counts_once_if_both_agree_and_else_not_at_all():
    text, names = file_of(2015, {"Austria": {"Population": "8,665,550 (July 2015 est.)"}})
    twice = text.replace(");\n", "),\n  (2, 1, 1, N'Population', N'8,665,550 (July 2015 est.)');\n").replace(
        "1 rows", "2 rows"
    )
    assert len(read_edition(twice, 2015, names).cells) == 1
    other = twice.replace("N'8,665,550 (July 2015 est.)');", "N'9,000,000 (July 2015 est.)');")
    assert read_edition(other, 2015, names).cells == []
    assert reasons(read_edition(other, 2015, names)) == [
        ("Austria", "population", "the field is printed twice with different texts")
    ]


def test_a_file_of_another_edition_or_cut_short_is_a_problem():
    text, names = file_of(2010, {"Chad": {"Population": "5 (July 2010 est.)"}})
    assert [row["quantity"] for row in read_edition(text, 2014, names).problems] == ["file"]
    assert (
        "should announce 1 rows"
        in read_edition(text.replace(": 1 rows", ": 7 rows"), 2010, names).problems[0]["problem"]
    )
    assert "not in the archive's list" in read_edition(text, 2010, {}).problems[0]["problem"]


def test_a_statement_in_the_file_is_a_problem_and_the_rest_is_read():
    text, names = file_of(2010, {"Chad": {"Population": "5 (July 2010 est.)"}})
    rows = read_edition(text + "DROP TABLE CountryFields;\n", 2010, names)
    assert len(rows.cells) == 1
    assert [row["problem"] for row in rows.problems] == ["line 4 is no tuple of five values"]


def test_partners_are_states_of_the_time_and_a_list_that_names_its_own_state_is_refused():
    rows = edition_of(
        2005, Chad={"Exports - partners": "US 78%, Serbia and Montenegro 5.5%, EU 3% (2004)"},
        China={"Imports - partners": "Japan 6%, China 6% (2004)"},
    )  # fmt: skip
    assert [(row["partner"], row["share"], row["rank"], row["year"]) for row in rows.partners] == [
        ("USA", 0.78, 1, 2004), ("SRB", 0.055, 2, 2004), (None, 0.03, 3, 2004),
    ]  # fmt: skip
    assert reasons(rows) == [
        ("China", "imports_partners", "the list names the state itself, or one partner under two names")
    ]


def test_brics_of_2014_is_flagged_where_it_is_wrong_and_named_where_it_lacks():
    field = "International organization participation"
    rows = edition_of(2014, Chile={field: "APEC, BRICS"}, China={field: "APEC, G-20"}, Brazil={field: "BRICS"})
    flags = {row["state"]: row["flag"] for row in rows.memberships if row["organisation"] == "BRICS"}
    assert flags == {"BRA": None, "CHL": "contradicted"}
    assert [row["record"] for row in rows.problems if row["quantity"] == "memberships"] == ["China"]


def test_a_text_of_2019_that_2018_printed_too_is_flagged_and_people_keep_their_year():
    before = edition_of(
        2018, Chad={"Population": "15,833,116  | 72", "Exports": "$2.464 billion  | $2.187 billion  | 130"}
    )
    after = edition_of(
        2019, Chad={"Population": "15,833,116  | 74", "Exports": "$2.5 billion  | $2.187 billion  | 130"}
    )
    mark_repeated(after, before)
    (people,) = cells(after, "Chad", "population")
    assert (people["year"], people["flag"]) == (2018, "year_of_edition;repeats_2018")
    assert {cell["flag"] for cell in cells(after, "Chad", "exports")} == {"year_unstated"}


def test_a_list_that_lost_its_years_gets_those_of_the_same_list_with_years():
    before = edition_of(2017, Chad={"Exports": "$2.3 billion (2016 est.) | $2.2 billion (2015 est.)"})
    after = edition_of(2018, Chad={"Exports": "$2.3 billion  | $2.2 billion  | 130"})
    mark_repeated(after, before)
    assert [cell["year"] for cell in cells(after, "Chad", "exports")] == [2016, 2015]


def test_an_amount_that_lost_its_year_is_dated_by_the_edition_that_prints_one():
    field, year = "Electricity - production", "(2016 est.)"
    before = edition_of(2018, Chad={field: "224.3 million kWh  | 190"}, Mali={field: "2.0 billion kWh  | 135"})
    after = edition_of(2021, Chad={field: f"224.3 million kWh {year}"}, Mali={field: f"2.0 billion kWh {year}"})
    date_undated({2018: before, 2021: after})
    (chad,), (mali,) = (cells(before, record, "electricity_production") for record in ("Chad", "Mali"))
    assert (chad["year"], chad["flag"]) == (2016, "year_unstated;dated_by_value")
    assert mali["year"] is None  # one digit is no evidence


def test_an_amount_that_stands_at_two_years_elsewhere_stays_without_one():
    before = edition_of(2018, Chad={"Exports": "$2.464 billion  | 130"})
    after = edition_of(2021, Chad={"Exports": "$2.464 billion (2017 est.) $2.464 billion (2016 est.)"})
    date_undated({2018: before, 2021: after})
    assert cells(before, "Chad", "exports")[0]["year"] is None


def test_a_list_of_rates_is_dated_as_a_whole_and_only_where_no_place_is_against_it():
    def dated(growth: str) -> list[int | None]:
        before = edition_of(2020, Chad={"GDP real growth rate": growth})
        after = edition_of(2021, Chad={"Real GDP growth rate": "3.2% (2019 est.) 2.4% (2018 est.) -3% (2017 est.)"})
        date_undated({2020: before, 2021: after})
        return [cell["year"] for cell in cells(before, "Chad", "growth")]

    assert dated("3.2%  | 2.4%  | -3%  | 9") == [2019, 2018, 2017]
    assert dated("2.4%  | -3%  | -6%  | 9") == [2018, 2017, 2016]
    assert dated("3.2%  | 2.5%  | -3%  | 9") == [None, None, None]
    assert dated("2.4%  | 9%  | 9") == [None, None]


def test_a_list_of_rates_takes_the_years_of_the_same_list_also_where_they_leave_one_out():
    field = "Military expenditures"

    def dated(shares: str, printed: str) -> list[int | None]:
        rows = {2017: edition_of(2017, Chad={field: printed}), 2018: edition_of(2018, Chad={field: shares})}
        date_undated(rows)
        return [cell["year"] for cell in cells(rows[2018], "Chad", "milex_share")]

    printed = "4% of GDP (2016) | 5.46% of GDP (2015) | 1.06% of GDP (2012)"
    assert dated("4% of GDP  | 5.46% of GDP  | 1.06% of GDP  | 15", printed) == [2016, 2015, 2012]
    alike = "2% of GDP (2016) | 2% of GDP (2015) | 2% of GDP (2014)"
    assert dated("2% of GDP  | 2% of GDP  | 2% of GDP  | 15", alike) == [None, None, None]


def test_a_list_of_output_is_dated_by_the_growth_beside_it_if_its_steps_are_that_growth():
    def dated(output: str) -> list[int | None]:
        chad = {"GDP (purchasing power parity) - real": output, "GDP real growth rate": "3.2%  | 2.4%  | -3%  | 9"}
        rows = {2020: edition_of(2020, Chad=chad),
                2021: edition_of(2021, Chad={"Real GDP growth rate": "3.2% (2019 est.) 2.4% (2018 est.)"})}  # fmt: skip
        date_undated(rows)
        return [cell["year"] for cell in cells(rows[2020], "Chad", "gdp_ppp")]

    assert dated("$26.455 billion  | $25.635 billion  | $25.034 billion ") == [2019, 2018, 2017]
    assert dated("$29.455 billion  | $25.635 billion  | $25.034 billion ") == [None, None, None]


def test_military_shares_of_2014_that_repeat_and_lists_of_output_that_contradict_growth_are_flagged():
    field = "Military expenditures"
    rows = edition_of(
        2014, Chad={field: "2% of GDP (2012) 3% of GDP (2011) 2% of GDP (2010)"}, Mali={field: "2% of GDP (2012)"}
    )
    mark_within(rows)
    assert [(cell["state"], cell["year"]) for cell in rows.cells if "repeats_2010" in (cell["flag"] or "")] == [
        ("TCD", 2012)
    ]
    output = "$25.39 billion  | $30.211 billion  | note:data are in 2017 dollars"
    benin = {"GDP (purchasing power parity) - real": output, "GDP real growth rate": "5.6%  | 4%  | 21"}
    rows = edition_of(2020, Benin=benin)
    mark_within(rows)
    assert [cell["place"] for cell in rows.cells if "contradicts_growth" in (cell["flag"] or "")] == [0]


def test_a_figure_far_from_those_around_it_is_flagged_and_stays():
    rows = {year: edition_of(year, Spain={"GDP (official exchange rate)": f"${amount} (2013 est.)"})
            for year, amount in ((2014, "1.4 trillion"), (2015, "1.4 billion"), (2016, "1.3 trillion"))}  # fmt: skip
    mark_jumps(rows)
    assert [(year, cell["flag"]) for year in rows for cell in rows[year].cells] == [
        (2014, None),
        (2015, "jump"),
        (2016, None),
    ]


def flags_of(quantity: str, texts: dict[int, str]) -> dict[int, list[str | None]]:
    field = {"imports": "Imports", "milex_share": "Military expenditures"}[quantity]
    rows = {year: edition_of(year, Spain={field: text}) for year, text in texts.items()}
    mark_jumps(rows)
    mark_zeros(rows)
    return {year: [cell["flag"] for cell in rows[year].cells if cell["quantity"] == quantity] for year in rows}


def test_a_slip_that_editions_repeat_is_one_witness_and_the_right_figures_stay_unflagged():
    wrong = "$94.43 billion (2018 est.) $80.07 billion (2017 est.)"
    flags = flags_of("imports", {
        2016: "$3.2 billion (2014 est.)", 2017: "$3.3 billion (2016 est.)", 2021: wrong, 2022: wrong, 2023: wrong,
        2024: "$9 billion (2023 est.)", 2025: "$9.1 billion (2024 est.)",
    })  # fmt: skip
    assert flags == {2016: [None], 2017: [None], **{key: ["jump", "jump"] for key in (2021, 2022, 2023)},
                     2024: [None], 2025: [None]}  # fmt: skip


def test_a_series_that_goes_on_at_another_level_is_flagged_where_it_does():
    flags = flags_of("imports", {
        2015: "$3.1 billion (2014 est.)", 2016: "$3.2 billion (2015 est.)", 2017: "$3.3 billion (2016 est.)",
        2021: "$31 billion (2020 est.)", 2022: "$32 billion (2021 est.)", 2023: "$33 billion (2022 est.)",
    })  # fmt: skip
    assert flags == {2015: [None], 2016: [None], 2017: [None], 2021: ["step"], 2022: [None], 2023: [None]}


def test_a_share_of_output_jumps_by_points_and_not_by_rounding():
    assert flags_of("milex_share", {2015: "0.1% of GDP (2014)", 2016: "0.9% of GDP (2015)"})[2016] == [None]
    assert flags_of("milex_share", {2015: "0.9% of GDP (2014)", 2016: "28.09% of GDP (2016)",
                                    2017: "0.8% of GDP (2016)"})[2016] == ["jump"]  # fmt: skip


def test_a_zero_that_no_state_can_have_or_that_its_list_contradicts_is_flagged():
    assert flags_of("imports", {2015: "$0 (2014 est.)"}) == {2015: ["zero_doubted"]}
    assert flags_of("milex_share", {2015: "0% of GDP (2014)"}) == {2015: [None]}
    kuwait = flags_of("milex_share", {2015: "0% of GDP (2012) | 3.35% of GDP (2011) | 0% of GDP (2010)",
                                      2016: "4% of GDP (2014)"})  # fmt: skip
    assert kuwait[2015] == ["zero_doubted", None, "zero_doubted"]


def test_areas_printed_apart_give_no_value_for_the_whole():
    text = "Greek Cypriot area: purchasing power parity - $9 billion; Turkish Cypriot area: $820 million (1998 est.)"
    rows = edition_of(2000, Cyprus={"GDP": text})
    assert cells(rows, "Cyprus", "gdp_ppp") == []
    assert reasons(rows) == [("Cyprus", "gdp_ppp", "printed for the Greek and the Turkish area apart")]


def test_corrections_name_known_editions_and_quantities_with_a_reason():
    for (edition, record, quantity), one in corrections().items():
        assert edition in editions()
        assert quantity in quantities()
        assert one.action in ACTIONS
        assert record
        assert one.reason


def archive(folder: Path, **texts: bytes) -> Path:
    (folder / "countries.csv").write_text("CountryID,Year,Code,Name\n1,2010,cd,Chad\n", encoding="utf-8")
    for year, content in texts.items():
        (folder / f"country_fields_{year[1:]}.sql.gz").write_bytes(content)
    return folder


def test_a_folder_is_read_by_edition(tmp_path: Path):
    text, _ = file_of(2010, {"Chad": {"Population": "10,543,464 (July 2010 est.)"}})
    rows = read(archive(tmp_path, y2010=gzip.compress(text.encode())), (2010,))
    assert [cell["value"] for cell in rows[2010].cells] == [10543464]


@pytest.mark.parametrize(
    "content",
    [b"plain", gzip.compress(b"\xff\xfe\xfa", mtime=0), gzip.compress(b"cut short" * 99, mtime=0)[:30]],
    ids=["no gzip", "no text", "cut short"],
)
def test_a_file_that_is_no_gzipped_text_is_refused(tmp_path: Path, content: bytes):
    with pytest.raises(DataError, match="is no gzipped text"):
        read(archive(tmp_path, y2010=content), (2010,))


def test_an_empty_file_is_a_problem_of_its_edition(tmp_path: Path):
    rows = read(archive(tmp_path, y2010=b""), (2010,))
    assert [row["quantity"] for row in rows[2010].problems] == ["file"]


def test_a_missing_edition_and_one_that_is_not_described_are_refused(tmp_path: Path):
    with pytest.raises(DataError, match=r"lacks country_fields_2010.sql.gz, the edition of 2010"):
        read(archive(tmp_path), (2010,))
    with pytest.raises(CoverageError, match="1993"):
        read(tmp_path, (1993,))
    with pytest.raises(DataError, match=r"lacks countries.csv"):
        read(tmp_path / "nowhere", (2010,))


def test_an_edition_that_nobody_described_is_read_as_the_nearest_where_that_is_asked_for(tmp_path: Path):
    text, _ = file_of(2011, {"Chad": {"Population": "10,758,945 (July 2011 est.)"}})
    folder = archive(tmp_path, y2011=gzip.compress(text.encode()))
    (folder / "countries.csv").write_text("CountryID,Year,Code,Name\n1,2011,cd,Chad\n", encoding="utf-8")
    rows = read(folder, (2011,), assume=True)
    assert [(cell["value"], cell["flag"]) for cell in rows[2011].cells] == [(10758945, "form_assumed")]
    with pytest.raises(CoverageError, match="edition 2011 of the World Factbook is not described"):
        read(folder, (2011,))
    with pytest.raises(CoverageError, match="no edition 1989"):
        read(folder, (1989,), assume=True)


def test_the_nearest_edition_is_the_later_of_two():
    assert {one.assumed for one in facts_of(2012)} == {True}
    assert facts_of(2012)[0].edition == 2012
    bases = {one.quantity: one.base_year for one in facts_of(2012)}
    assert bases["gdp_ppp"] == {one.quantity: one.base_year for one in facts_of(2014)}["gdp_ppp"]
    assert not any(one.assumed for one in facts_of(2014))
