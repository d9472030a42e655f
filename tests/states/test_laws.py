"""Laws that hold for every state, code and name."""

import doctest
from datetime import date
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from polycentric import states
from polycentric.errors import PolycentricError
from polycentric.states import Cow, Gec, Gw, Iso3, code_of, match, names_of, state_of, territories
from polycentric.states.spelling import form, parts

ALL = tuple(states.states().values())
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S"))
NAMES = tuple(name.text for state in ALL for name in names_of(state)) + tuple(one.name for one in territories())


def test_the_examples_in_the_docstrings_are_true():
    assert doctest.testmod(states).attempted > 0
    assert doctest.testmod(states).failed == 0


def test_every_code_of_a_year_leads_back_to_its_state():
    tried = 0
    for year in range(1816, 2026):
        for state in states.members(year):
            for system in (Cow, Gw):
                code = code_of(state, system, year)
                if code is not None:
                    assert state_of(code, year) == state
                    tried += 1
    assert tried > 35_000


def test_a_code_stands_for_one_state_and_a_state_has_one_code_a_day():
    for system in (Cow, Gw):
        owners: dict[int | str, str] = {}
        for state in ALL:
            spells = states.spells(state, system)
            assert all(a.end is not None and a.end < b.start for a, b in pairwise(spells))
            for spell in spells:
                assert spell.code is not None
                assert owners.setdefault(spell.code.value, state.id) == state.id


def test_letters_lead_back_to_their_state():
    for state in states.today():
        assert state_of(code_of(state, Iso3) or Iso3("ZZZ")) == state
        assert state_of(code_of(state, Gec) or Gec("zz")) == state


def test_every_state_is_in_some_list_and_a_list_never_begins_before_1816():
    for state in ALL:
        assert states.spells(state), state
        assert all(spell.start >= date(1816, 1, 1) for spell in states.spells(state))


def test_no_id_of_the_past_is_an_iso_code_of_today():
    today = {state.iso3.letters for state in states.today() if state.iso3}
    assert not {state.id for state in ALL if not state.today} & today


def test_no_name_means_a_state_and_a_territory():
    names = {form(name.text) for state in ALL for name in names_of(state)}
    assert not names & {form(territory.name) for territory in territories()}


def test_no_name_is_another_states_id():
    for state in ALL:
        for name in names_of(state):
            assert states.states().get(name.text.upper(), state) == state


def test_every_state_is_found_by_its_own_name_while_it_lives():
    for state in ALL:
        last = max(spell.end or date(2025, 1, 1) for spell in states.spells(state))
        assert match(state.name, last) == state


def test_every_succession_is_between_known_states():
    for succession in states.successions():
        assert {succession.predecessor, succession.successor} <= set(states.states())
        assert succession.kind in {"joined", "separated", "divided", "dissolved", "related"}


def test_every_state_that_ended_passed_into_another():
    ended = {state.id for state in ALL if not states.lives(state, 2025)}
    assert len(ended) > 20
    assert ended <= {succession.predecessor for succession in states.successions()}


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Write a known name with one or two letters put in, left out or changed."""
    name = draw(st.sampled_from(NAMES))
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(name)))
        name = name[:at] + draw(st.text(LETTERS, max_size=2)) + name[at + draw(st.integers(0, 2)) :]
    return name


@settings(deadline=None)
@given(mutated() | st.text(LETTERS, max_size=30))
@example("Nigeri")
@example("Republic of Vietna")
@example("Guinea-")
@example("Iraq (Iran)")
def test_a_name_is_never_guessed(name: str):
    try:
        matched = match(name)
    except PolycentricError:
        return
    split = parts(name)
    readings = {form(name)} | ({form(f"{split[1]} {split[0]}"), form(split[0])} if split else set())
    assert readings & {form(one.text) for one in names_of(matched)}


@given(st.sampled_from([name for name in NAMES if name.isascii()]), st.sampled_from(["upper", "lower", "title"]))
def test_case_space_and_articles_make_no_difference(name: str, case: str):
    assert form(f"  The {getattr(name, case)()} *") == form(name)
