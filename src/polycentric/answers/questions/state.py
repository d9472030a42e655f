"""One state on one screen: its power, its partners, pacts, votes, wars and disputes, its camps and forums."""

from typing import TYPE_CHECKING, Unpack

from polycentric.answers import where
from polycentric.answers.asked import QuestionError, again, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid, Section
from polycentric.answers.question import Question
from polycentric.answers.where import Place, Where

if TYPE_CHECKING:
    from polycentric.answers.parts.lines import Gathered
    from polycentric.answers.parts.places import Places
    from polycentric.states.contract import State

UNFETCHED = (
    "Votes, wars, disputes and other pledges are in the archive of two centuries, which isn't here: polycentric fetch "
    "--all gets it."
)


@question
def state(name: str, **asked: Unpack[Place]) -> Answer:
    """Show one state: power, partners, pacts, votes, wars, disputes, camps, forums, and who calls it a pole.

    Parameters
    ----------
    name : str
        The state, by any of its names; one that has ceased by the name of its time, with a year.
    **asked
        Where to look: see `Place`; a bloc or several years can't be asked of.

    Returns
    -------
    Answer
        A row for each number: part, item, the other state, value, unit, year, source.

    Raises
    ------
    QuestionError
        If several years or a bloc are asked for.
    UnknownNameError
        If no state has the name.

    Examples
    --------
    >>> import polycentric as pc
    >>> answer = pc.answers.state("Kosovo")
    >>> answer.table.filter(answer.table["part"] == "pacts").height
    0
    """
    from polycentric.answers.parts import lines as of
    from polycentric.answers.parts.places import Places
    from polycentric.answers.parts.state_kept import of_state
    from polycentric.answers.parts.state_power import power_facts, power_grid, power_notes, power_sentence
    from polycentric.pictures.drawing.words import the
    from polycentric.states import name_of

    for unfit in ("years", "as_one", "carry"):
        if asked.get(unfit):
            raise QuestionError(f"One state is shown in one year, by itself: leave {option(unfit)} out.")
    place = Place(**asked)
    place["year"] = place.get("year") or place.get("as_known")  # whose eyes see nothing later
    at = where.where_of(place)
    places = Places(at, "")
    found = _found(name, places)
    places = Places(at, found.id)
    called = name_of(found.id, places.year)
    power, unfetched, gathered = of_state(places, lambda: (*power_facts(places), _gathered(places)))
    _check_lived(places, called, power, gathered)
    power_lines = [of.Line("", "", "", row["source"]) for row in power]
    told = [power_sentence(the(called), power), *_sentences(gathered)]
    source = of.sources_in_words([*power_lines, *gathered.lines])
    missing = UNFETCHED if unfetched or gathered.unfetched else ""
    return Answer(
        f"{called}; {_when(at)}",
        Grid(of.TIDY, [*power, *of.tidy(gathered.lines).rows]),
        lambda: [Section("", power_grid(power)), Section("", of.read(gathered.lines))],
        sentences=[sentence for sentence in told if sentence],
        notes=[
            text
            for text in (
                *power_notes(power),
                *of.notes(gathered.lines),
                missing,
                source,
                f"More of each: {again('ties', 'allies', state=called)}",
            )
            if text
        ],
        provenance=lambda: of.provenance(at, [*power_lines, *gathered.lines], state=found.id),
    )


def _found(name: str, places: "Places") -> "State":
    """Find the state that a name means in the year asked for.

    Raises
    ------
    QuestionError
        If the name is one of the past and no year is given; it says in which it was one.
    PolycentricError
        If no state, or more than one, has the name.
    """
    from polycentric.errors import AmbiguousNameError, PolycentricError
    from polycentric.panel.history import FIRST_YEAR
    from polycentric.states import find

    try:
        return find(name, places.year)
    except AmbiguousNameError:
        raise
    except PolycentricError:
        for year in range(places.year - 1, FIRST_YEAR - 1, -1) if places.at.year is None else ():
            try:
                find(name, year)
            except PolycentricError:
                continue
            raise QuestionError(f"'{name}' is a name of the past: give {option('year', year)}, or an earlier one."
                                ) from None  # fmt: skip
        raise


def _gathered(places: "Places") -> "Gathered":
    """Gather all lines but those of power, in the order in which they are shown."""
    from polycentric.answers.parts import state_acts, state_groups, state_power, state_ties
    from polycentric.answers.parts.lines import Gathered

    found = Gathered()
    for make in (state_ties.trade, state_ties.dependence, state_ties.pacts, state_ties.pledges, state_acts.agreements,
                 state_acts.troops, state_acts.arms, state_acts.support, state_ties.votes, state_ties.ideal_point,
                 state_acts.relations, state_ties.wars, state_ties.conflicts, state_ties.disputes,
                 state_acts.interventions, state_groups.camps, state_groups.pact_camp, state_groups.forums,
                 state_groups.organisations,
                 state_power.poles):  # fmt: skip
        found.add(lambda make=make: make(places))
    return found


def _sentences(gathered: "Gathered") -> list[str]:
    """Tell trade, pacts, votes, disputes and poles in words, the year of each with it."""
    told = [line for line in gathered.lines if line.told]
    groups = (("sold", "bought"), ("depended on",), ("allied", "bound", "defended"), ("voted",), ("disputes",),
              ("a pole",))  # fmt: skip
    sentences: list[str] = []
    for starts in groups:
        lines = [line for line in told if line.label.startswith(starts)]
        if not lines:
            continue
        words = "; ".join(line.told for line in lines)
        year = "" if lines[0].label.startswith("disputes") else f" ({lines[0].year})"
        sentences.append(f"{words[:1].upper()}{words[1:]}{year}.")
    return sentences


def _when(at: Where) -> str:
    """Say of which year the picture is."""
    return "the latest of each number" if at.year is None else f"in {at.year}, or the latest known then"


def _check_lived(places: "Places", called: str, power: list[dict[str, object]], gathered: "Gathered") -> None:
    """Refuse a year in which nothing of the state is known, with what is.

    Raises
    ------
    CoverageError, NotFetchedError
        It says what to do.
    """
    from polycentric.answers.names import check_member
    from polycentric.errors import CoverageError, NotFetchedError

    check_member(places.state, places.year, places.year)
    if power or any(line.facts for line in gathered.lines):
        return
    if gathered.unfetched:
        raise NotFetchedError(f"{called} in {places.year} is in the archive of two centuries, which isn't here: "
                              "polycentric fetch --all gets it.")  # fmt: skip
    raise CoverageError(f"Nothing is known of {called} in {places.year}: choose another {option('year')}.")


QUESTION = Question("What is known of one state?", state)
