"""Today's list of 196 states, held to the embedded tables made from the Factbook itself."""

import subprocess
import sys
from importlib.resources import files

import polars as pl
import pytest

from polycentric import states
from polycentric.errors import AmbiguousNameError, UnknownNameError
from polycentric.states import Cow, Iso3, code_of, is_state, match, territory_of, today

EMBEDDED = files("polycentric.tables") / "embedded"


def embedded(name: str) -> pl.DataFrame:
    return pl.read_parquet((EMBEDDED / f"{name}.parquet").read_bytes())


def test_today_has_195_states_by_the_rule_and_taiwan_by_name():
    reasons = [state.today for state in today()]
    assert reasons.count("independence") == 195
    assert [state.id for state in today() if state.today == "by name"] == ["TWN"]
    assert "195" in states.RULE
    assert "Taiwan" in states.RULE


def test_each_of_the_196_has_iso_letters_a_gec_code_and_a_place():
    assert len(today()) == 196
    for state in today():
        assert state.iso3 == Iso3(state.id)
        assert state.gec is not None
        assert state.iso_numeric or state.id == "XKX"
        assert state.region in {"Africa", "Americas", "Asia", "Europe", "Middle East and North Africa", "Oceania"}
        assert state.capital
        assert -90 < state.latitude < 90
        assert -180 <= state.longitude <= 180
    for letters in ("iso_numeric", "gec", "name"):
        assert len({getattr(state, letters) for state in today()}) == 196


def test_each_of_the_196_but_the_holy_see_is_in_the_cow_list():
    assert [state.id for state in today() if code_of(state, Cow, 2025) is None] == ["VAT"]


def test_the_list_and_the_gec_codes_are_those_of_the_embedded_world():
    frame = embedded("states").filter(pl.col("edition") == 2025)
    theirs = {(state, gec) for state, gec in frame.select("state", "gec").rows()}
    assert theirs == {(state.id, state.gec.value) for state in today() if state.gec}
    for state, name in frame.select("state", "name").rows():
        assert match(name).id == state


def test_every_partner_that_the_factbook_names_is_a_state_or_a_known_territory():
    last = embedded("partners").filter(pl.col("edition") == 2025)
    pairs = set(last.select("partner_name", "partner").rows())
    assert len(pairs) > 100
    for name, partner in pairs:
        if partner is None:
            assert territory_of(name) is not None
        else:
            assert match(name).id == partner


def test_is_state_says_no_of_a_territory_and_refuses_what_it_does_not_know():
    assert is_state("Kosovo")
    assert is_state("TWN")
    assert not is_state("Hong Kong")
    assert not is_state("Palestine")
    assert not is_state("Bavaria")
    assert is_state("Bavaria", 1850)
    assert not is_state("European Union")
    with pytest.raises(UnknownNameError):
        is_state("Atlantis")
    with pytest.raises(AmbiguousNameError):
        is_state("Congo")


def test_every_disputed_case_has_both_sides_terms():
    cases = {dispute.case: dispute for dispute in states.disputes()}
    assert {"Taiwan", "Kosovo", "Holy See", "Western Sahara", "Somaliland", "Northern Cyprus"} <= set(cases)
    assert {"Cook Islands", "Niue", "Palestine (West Bank and Gaza Strip)"} <= set(cases)
    for dispute in cases.values():
        assert min(len(dispute.one_side), len(dispute.other_side)) > 20
        assert dispute.listed.startswith(("yes", "no"))
        assert dispute.cow
        assert dispute.gw


def test_a_territory_names_a_known_sovereign_or_none():
    for territory in states.territories():
        assert not territory.sovereign or territory.sovereign in states.states()
        assert territory.status


def test_importing_states_reads_no_file_and_loads_nothing_heavy():
    program = (
        "import sys\n"
        "import polycentric.states as states\n"
        "from polycentric.states import facts\n"
        "assert facts.states.cache_info().currsize == 0, 'a file was read'\n"
        "heavy = {'polars', 'pandas', 'numpy', 'xarray'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "states.match('Congo, Dem. Rep.')\n"
        "assert not {'polars', 'pandas', 'numpy', 'xarray'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
