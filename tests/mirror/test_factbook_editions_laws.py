"""Laws that hold over all editions; what breaks one and is the text's own is listed with its reason."""

from collections import Counter
from pathlib import Path

import pytest
from factbook_archive import editions_read

from factbook_by_hand import read_by_hand
from factbook_laws import LAWS, Lists, expanded, figures_lost, lists_of
from polycentric.sources.reading.factbook_editions.edition import Edition
from polycentric.states import is_state

LOST = "no figure is lost"

# How far the states' first figures may be from the World's own record: territories are in the World, and not in ours.
LARGEST_GAP = {"population": 0.005, "gdp_ppp": 0.025, "gdp_mer": 0.02, "output_unnamed": 0.07, "exports": 0.05,
               "imports": 0.05, "electricity_production": 0.02, "electricity_consumption": 0.02}  # fmt: skip

# Who came, and who went, since the edition before; the numbers follow from it.
CAME = {
    1995: "ARM AZE BIH BLR CZE ERI EST GEO HRV KAZ KGZ LTU LVA MDA MKD PLW SVK SVN TJK TKM UKR UZB",
    2005: "TLS", 2010: "MNE XKX", 2014: "SSD",
}  # fmt: skip
WENT = {1995: "CSK DDR YMD"}
NUMBER = {1990: 173, 1995: 192, 2000: 192, 2005: 193, 2010: 195}  # 196 since 2014: 195 and Taiwan


@pytest.fixture(scope="module")
def rows(mirror: Path) -> dict[int, Edition]:
    return editions_read(mirror)


@pytest.fixture(scope="module")
def lists(rows: dict[int, Edition]) -> Lists:
    return lists_of(cell for edition in rows.values() for cell in edition.cells)


def total(rows: dict[int, Edition], edition: int, quantity: str) -> float:
    return sum(cell["value"] for cell in rows[edition].cells if (cell["quantity"], cell["place"]) == (quantity, 0))


@pytest.mark.parametrize("law", [*LAWS, LOST])
def test_a_law_is_broken_where_the_exceptions_say_and_nowhere_else(law: str, lists: Lists, rows: dict[int, Edition]):
    problems = [row for edition in rows.values() for row in edition.problems]
    broken = figures_lost(lists, problems) if law == LOST else LAWS[law](lists)
    excepted = {(edition, state, quantity) for of, edition, state, quantity in expanded(read_by_hand("exceptions"))
                if of == law}  # fmt: skip
    assert sorted(broken - excepted) == []
    assert sorted(excepted - broken) == []


def test_every_exception_has_a_reason_and_a_law():
    for row in read_by_hand("exceptions"):
        assert row["reason"], row
        assert row["law"] in (*LAWS, LOST)


@pytest.mark.parametrize("row", read_by_hand("world"), ids=lambda row: f"{row['quantity']}-{row['edition']}")
def test_the_states_sum_to_what_the_edition_prints_for_the_world(rows: dict[int, Edition], row: dict[str, str]):
    gap = total(rows, int(row["edition"]), row["quantity"]) / float(row["value"]) - 1
    if row["gap"]:
        assert row["reason"]
        assert abs(gap) > LARGEST_GAP[row["quantity"]]
        assert gap == pytest.approx(float(row["gap"]), abs=0.001)
    else:
        assert abs(gap) <= LARGEST_GAP[row["quantity"]]


def test_people_grow_from_edition_to_edition(rows: dict[int, Edition]):
    totals = [total(rows, edition, "population") for edition in sorted(rows)]
    assert totals == sorted(totals)
    assert 5.2e9 < totals[0] < totals[-1] < 8.3e9


def test_the_world_exports_about_what_it_imports(rows: dict[int, Edition]):
    for edition in rows:
        assert abs(total(rows, edition, "exports") / total(rows, edition, "imports") - 1) < 0.035, edition


def test_energy_and_forces_of_the_world_are_plausible(rows: dict[int, Edition]):
    """Primary energy of the world was 580 to 620 exajoules in these years, its forces about twenty million."""
    for edition in rows:
        people = {cell["state"]: cell["value"] for cell in rows[edition].cells
                  if (cell["quantity"], cell["place"]) == ("population", 0)}  # fmt: skip
        energy = sum(cell["value"] * people[cell["state"]] for cell in rows[edition].cells
                     if cell["quantity"] == "energy_per_capita")  # fmt: skip
        assert energy == 0 or 5.8e20 < energy < 6.5e20
        assert edition < 2020 or 1.9e7 < total(rows, edition, "milper") < 2.2e7


@pytest.mark.parametrize("row", read_by_hand("largest"), ids=lambda row: f"{row['quantity']}-{row['edition']}")
def test_the_ten_largest_are_those_that_are_known(lists: Lists, row: dict[str, str]):
    first = {state: listed[0]["value"] for (edition, state, quantity), listed in lists.items()
             if (str(edition), quantity) == (row["edition"], row["quantity"])}  # fmt: skip
    assert sorted(first, key=lambda state: -first[state])[:10] == row["states"].split()


def test_an_edition_has_the_states_of_the_one_before_but_those_that_came_and_went(rows: dict[int, Edition]):
    before = set[str]()
    for edition in sorted(rows):
        states = {row["state"] for row in rows[edition].records if row["state"]}
        assert len(states) == NUMBER.get(edition, 196)
        if before:
            assert states - before == set(CAME.get(edition, "").split()), edition
            assert before - states == set(WENT.get(edition, "").split()), edition
        before = states
    assert "TWN" in before


def test_every_state_lives_at_the_editions_date(rows: dict[int, Edition]):
    for edition in rows.values():
        for row in edition.records:
            assert not row["state"] or is_state(row["state"], edition.edition), row


def test_a_quantity_has_one_unit_in_all_editions(rows: dict[int, Edition]):
    units = {(cell["quantity"], cell["unit"]) for edition in rows.values() for cell in edition.cells}
    assert max(Counter(quantity for quantity, _ in units).values()) == 1


def test_shares_of_partners_are_at_most_all_trade_and_parts_at_most_their_group(rows: dict[int, Edition]):
    for edition in rows.values():
        sums, groups = Counter[tuple[str, str, str]](), dict[tuple[str, str, str], float]()
        for row in edition.partners:
            if row["share"] is not None:
                assert 0 <= row["share"] <= 1, row
                sums[row["state"], row["flow"], row["within"] or ""] += row["share"] - row["rounding"]
                groups[row["state"], row["flow"], row["partner_name"]] = row["share"] + row["rounding"]
        for (state, flow, within), share in sums.items():
            assert share <= groups.get((state, flow, within), 1.0), (edition.edition, state, flow, within)


# Who lists organisations and not the UN: those that were not in it, by the middle of the year.
NOT_IN_THE_UN = {
    1990: "AND CHE FSM KIR KOR LIE MCO MHL NAM NRU PRK SMR TON TUV", 1995: "CHE KIR NRU TON TUV VAT",
    2000: "CHE SRB TUV TWN VAT", 2005: "TWN VAT",
}  # fmt: skip
# Who is in one edition alone, or lacks in one, and why.
ALONE = {
    ("OPEC", "ECU", 1990): "left in 1992 and came back in 2007",
    ("OPEC", "EGY", 1995): "a line of Iraq's in the list, flagged",
    ("BRICS", "CHL", 2014): "the text's own slip, flagged",
    ("UN", "SRB", 1990): "the Yugoslavia of 1992 had no seat before November 2000",
}


def members(rows: dict[int, Edition], edition: int, organisation: str) -> set[str]:
    names = ("EU", "EC") if organisation == "EU" else (organisation,)  # in 1995 twelve say EC and three say EU
    return {row["state"] for row in rows[edition].memberships
            if row["organisation"] in names and row["status"] == "member"}  # fmt: skip


def test_all_who_list_organisations_list_the_un_but_those_that_are_not_in_it(rows: dict[int, Edition]):
    for edition in rows:
        listing = {row["state"] for row in rows[edition].memberships}
        assert listing - members(rows, edition, "UN") == set(NOT_IN_THE_UN.get(edition, "TWN VAT XKX").split()), edition


def test_no_member_comes_or_goes_for_one_edition_alone(rows: dict[int, Edition]):
    found, editions = set[tuple[str, str, int]](), sorted(rows)
    for organisation in ("NATO", "EU", "OPEC", "ASEAN", "CIS", "BRICS", "SCO", "G-20", "G-7", "G-8", "UN"):
        lists = [members(rows, edition, organisation) for edition in editions]
        for at, edition in enumerate(editions[1:-1], start=1):
            before, here, after = lists[at - 1 : at + 2]
            found |= {(organisation, state, edition) for state in (here - before - after) | (before & after) - here}
        found |= {(organisation, state, 1990) for state in lists[0] - lists[1] - set(WENT[1995].split())}
    assert found == set(ALONE)


def test_the_numbers_of_members_are_those_that_are_known(rows: dict[int, Edition]):
    known = {
        ("NATO", 1990): 15, ("NATO", 2000): 19, ("NATO", 2005): 26, ("NATO", 2010): 28, ("NATO", 2025): 32,
        ("EU", 1990): 12, ("EU", 1995): 15, ("EU", 2000): 15, ("EU", 2005): 25, ("EU", 2010): 27, ("EU", 2014): 28,
        ("ASEAN", 1990): 6, ("ASEAN", 2000): 10, ("CIS", 2000): 12, ("G-20", 2014): 19, ("G-7", 2000): 7,
        ("OPEC", 1990): 12, ("BRICS", 2015): 5, ("SCO", 2010): 6, ("UN", 2014): 193,
    }  # fmt: skip
    assert {key: len(members(rows, key[1], key[0])) for key in known} == known


def test_every_partner_is_a_state_or_a_name_that_is_known_to_be_none(rows: dict[int, Edition]):
    """From 2010 on, where lists name states alone: what has no state is a territory, a region or a slip."""
    known = {
        "ASEAN", "Africa", "American Samoa", "Asia", "Bermuda", "British Virgin Islands", "Cayman Islands", "EU",
        "Europe", "French Polynesia", "Guam", "Hong Kong", "Columbia", "Macau", "Netherlands Antilles", "New Caledonia",
        "Pitcairn Islands", "Serbia and Montenegro", "Tokelau", "West Bank/Gaza Strip",
    }  # fmt: skip
    without = {row["partner_name"] for edition in rows.values() if edition.edition >= 2010
               for row in edition.partners if row["partner"] is None}  # fmt: skip
    assert without == known
