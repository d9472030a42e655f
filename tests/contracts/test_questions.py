"""Every question keeps what answers promise: options as arguments, rows that are asked again, text, HTML, SVG."""

import inspect
import re
import typing
from pathlib import Path

import click
import pytest

import polycentric as pc
from polycentric.answers import QUESTIONS
from polycentric.answers.asked import COMMANDS, QuestionError
from polycentric.cli.app import collect_commands
from promises import Asked, call, check_all, command_of

# Arguments of `Place` that a question refuses, since it has no use for them: its command has no such option.
REFUSED = {"state": {"as_one", "carry", "years"}, "compare": {"as_one", "carry"}, "autonomy": {"as_one", "carry"}}
# Arguments that a command takes in another way, or not at all: groups by place; the report shows blocs both ways.
APART = {"as_one": {"as_one", "years"}, "report": {"as_one", "years"}}
OF_FACE = {"report": {"opened"}}
CALLS = [
    call("additions"),
    call("as_one", "EU"),
    call("as_one", "USA,CAN,MEX", "EU-HUN"),
    call("autonomy"),
    call("autonomy", state="Canada", table="holds"),
    call("tiers"),
    call("tiers", "rank", index=("output_mer",)),
    call("compare", "USA", "China"),
    call("compare", "USA", "China", "India"),
    call("compare", "USA", "China", years=(2010, 2024), index="output_ppp"),
    call("coverage"),
    call("coverage", "nmc", first=1900, last=2000),
    call("fetch", "cow_nmc", offline=True),
    call("fetch", "cow_nmc", "polity5", offline=True),
    call("futures", runs=4, until=2027),
    call("futures", "examples/no-vetoes.toml", runs=4, until=2028),
    call("futures_compare", "examples/no-vetoes.toml", runs=4, until=2028),
    call("futures_compare", "examples/no-vetoes.toml", "examples/pandemic.toml", runs=4, until=2036),
    call("futures_fit", "systemic_war"),
    call("futures_levers"),
    call("futures_levers", sweep=True, runs=2, until=2027),
    call("futures_new", "sanction"),
    call("futures_new", "no_veto"),
    call("futures_processes"),
    call("futures_processes", "output"),
    call("polarity", "half_of_leader"),
    call("polarity", ties=False, as_one="none"),
    call("polarity", "thompson", index="output_ppp", state_set="USA,China,India", as_one="none"),
    call("polarity", table="concentration", index="output_ppp"),
    call("polarity", "half_of_leader", index="output_ppp", years=(2013, 2016)),
    call("polarity", table="ratios", year=2022),
    call("power"),
    call("power", "output_ppp", top=3),
    call("power", "output_ppp", "population", as_one="EU", year=2022),
    call("power", "output_ppp", years=(2010, 2024)),
    call("power", "population", year=2000),
    call("power", "military_spending", as_known=2020),
    call("revisions", "gdp_ppp"),
    call("revisions", "gdp_ppp", state=("China", "USA"), of=2015),
    call("source", "cow_nmc"),
    call("source", "factbook"),
    call("source_checks", "factbook"),
    call("sources"),
    call("state", "Germany"),
    call("state", "Kosovo", year=2015),
    call("state_names", "Germany", "Congo", "Prussia"),
    call("state_names", "Germany", year=1870),
    call("state_record", "Germany"),
    call("state_record", "Yugoslavia"),
    call("states"),
    call("states", year=1913),
    call("table", "state-years", first=2000, last=2001),
    call("table", "dyad-years", first=2000, last=2000, directed=False),
    call("ties"),
    call("ties", "allies", state="Philippines"),
    call("ties", "trade", state=("China", "USA"), top=5),
    call("ties", "trade", table="network"),
    call("ties", "organisations", year=2022, top=5),
    call("validity"),
    call("validity", "thompson/cinc/majors"),
    call("validity", "landscape", labels="camps_cold_war", by="period", worst=True, top=3),
    call("voting_power"),
    call("voting_power", "security_council", year=1960),
    call("voting_power", weights="A=4,B=2,C=1", quota=5, veto="A"),
    call("words"),
    call("words", "multipolar", corpus="examples/speeches"),
    call("words", "great_powers", corpus="examples/speeches", table="hits"),
    call("words", "hegemony", corpus="examples/speeches", state=["Hanover"], table="years"),
    call("words", "multipolar", corpus="examples/speeches", stance=True),
    call("words", compare=("Hanover", "Tuscany"), corpus="examples/debate"),
    call("words_deeds"),
    call("update", year=2026),
    call("update", "un_votes", "cow_trade", year=2030),
]  # fmt: skip
NAMED = [*QUESTIONS]
# A question that somebody adds is asked from Python; a command is another file.
TYPED = [name for name in NAMED if name in COMMANDS or name.replace("_", "-") in collect_commands()]


@pytest.fixture(autouse=True)
def no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """See nothing of the archive, so that a test gives the same everywhere."""
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)


def arguments(name: str) -> dict[str, object]:
    """Give a question's arguments with their defaults, those of its typed dicts among them."""
    found: dict[str, object] = {}
    for each, parameter in inspect.signature(QUESTIONS[name].ask).parameters.items():
        inside = getattr(next(iter(typing.get_args(parameter.annotation)), None), "__annotations__", {})
        found |= dict.fromkeys(inside) if parameter.kind is parameter.VAR_KEYWORD else {each: parameter.default}
    return found


def options(name: str) -> dict[str, click.Parameter]:
    """Give the options of a question's command, but those of the result's form."""
    form = {"as_json", "form", "narrow", *([] if name in ("table", "dataset") else ["out"])}
    return {each.name: each for each in command_of(name).params if each.name and each.name not in form}


@pytest.mark.parametrize("name", NAMED)
def test_a_question_asks_something_and_documents_every_argument(name: str):
    question = QUESTIONS[name]
    assert re.fullmatch(r"[A-Z][^?]+\?", question.label)
    text = inspect.getdoc(question.ask) or ""
    takes = inspect.signature(question.ask).parameters
    if takes:
        listed = text.partition("Parameters\n----------\n")[2].partition("\n\n")[0]
        named = {
            each.strip().lstrip("*") for line in re.findall(r"^(\S[^:\n]*)", listed, re.M) for each in line.split(",")
        }
        assert named == set(takes)
    assert re.search(r"Returns\n-------\n(World)?Answer", text) or len(takes) == 0
    # What needs the archive is shown, and run in tests/mirror.
    assert re.search(r"Examples\n--------\n(>>>|::)", text)


@pytest.mark.parametrize("name", TYPED)
def test_a_command_has_the_options_that_its_question_has_as_arguments(name: str):
    own = {"rows"} if name == "table" else set[str]()
    taken = set(arguments(name)) - REFUSED.get(name, set()) - APART.get(name, set()) - own
    assert set(options(name)) - OF_FACE.get(name, set()) == taken


@pytest.mark.parametrize("name", TYPED)
def test_the_help_of_an_option_says_the_default_that_the_question_has(name: str):
    for each, default in arguments(name).items():
        parameter = options(name).get(each)
        told = re.search(r"[Dd]efault: (-?[\d.]*\d)", getattr(parameter, "help", None) or "")
        if told is not None and isinstance(default, int | float) and not isinstance(default, bool):
            assert float(told[1]) == default, each


@pytest.mark.parametrize(
    ("name", "argument"), [(name, each) for name, every in REFUSED.items() for each in sorted(every)]
)
def test_an_argument_without_an_option_is_refused_and_named(name: str, argument: str):
    value = {"as_one": "EU", "carry": True, "years": (2010, 2012)}[argument]
    with pytest.raises(QuestionError, match=argument):
        QUESTIONS[name](
            *{"state": ("USA",), "autonomy": ()}.get(name, ("USA", "China")), year=2015, **{argument: value}
        )


def test_every_question_that_needs_no_archive_is_asked_here_twice():
    archive = {
        "camps",
        "concert",
        "dataset",
        "futures_fit",
        "ideal_points",
        "landscape",
        "leads",
        "similarity",
        "tournament",
        "threats",
        "transition",
        "words_deeds",
    }
    archive |= {"report"}  # whose findings are held to account in tests/report
    twice = {name for name in NAMED if inspect.signature(QUESTIONS[name].ask).parameters} - archive - {"source_checks"}
    asked = [each.name for each in CALLS]
    assert not {name for name in twice if asked.count(name) < 2}
    assert set(NAMED) - archive <= set(asked)


@pytest.mark.parametrize("asked", CALLS, ids=lambda each: each.label)
def test_an_answer_keeps_what_every_answer_promises(asked: Asked):
    check_all(asked)


def test_a_notebook_gets_no_markup_from_the_name_of_ones_own_index(tmp_path: Path):
    own = tmp_path / "a<script>alert(1)<script>.csv"
    own.write_text("state,value\nUSA,3\nChina,2\nIndia,1\n", encoding="utf-8")
    answer = pc.answers.power(own.stem, added=[own])
    shown = answer._repr_html_()  # pyright: ignore[reportPrivateUsage]  # as a notebook calls it
    assert "<script" not in shown
    assert "&lt;script" in shown
