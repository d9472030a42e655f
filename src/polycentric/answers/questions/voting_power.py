"""How much power each member of a voting body has to decide, by its rule alone."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from polycentric.answers.asked import QuestionError, argument, option, question
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Grid
from polycentric.answers.provenance import provenance_of
from polycentric.answers.question import Question

if TYPE_CHECKING:
    from polycentric.power.voting import VotingRule

THOUSAND = 1000
Found = tuple["VotingRule", dict[str, str], str, list[str], tuple[str, ...]]


@question
def voting_power(
    body: str | None = None,
    *,
    weights: str | Mapping[str, int] | None = None,
    quota: int | None = None,
    veto: str | Sequence[str] = (),
    year: int | None = None,
) -> Answer:
    """Show the power of each member of a voting body to decide: Shapley-Shubik and Banzhaf, exactly.

    Parameters
    ----------
    body : str, optional
        ``"security_council"`` (the default) or ``"eu_council"``.
    weights : str or mapping, optional
        The votes of each member of a body of your own, as in ``"A=4,B=2,C=1"``.
    quota : int, optional
        How many votes a decision of that body needs.
    veto : str or sequence of str, optional
        Its members without whom nothing passes, with commas between them.
    year : int, optional
        Whose rule, of a known body; today's without it.

    Returns
    -------
    Answer
        A row for each member.

    Raises
    ------
    QuestionError
        If arguments mean nothing beside each other.
    UnknownNameError
        If there is no such body, or a veto is given to somebody who is no member.
    UnreachableQuotaError
        If the quota is above all votes together.
    CoverageError
        If the body had no such rule that year.

    Examples
    --------
    >>> import polycentric as pc
    >>> pc.answers.voting_power().sentences[1]
    'By Banzhaf it is 16.7% and 1.65%.'
    """
    from polycentric.answers.parts.voting_power_rows import TIDY, notes, rows, section, sentences
    from polycentric.power.voting import voting_power as count

    _check(body, weights, quota, veto, year)
    own = _own(weights, quota or 0, veto) if weights is not None else None
    rule, names, title, more, sources = own or _known(body or "security_council", year)
    power = count(rule)
    return Answer(
        title,
        Grid(TIDY, rows(rule, power, names)),
        [section(power, names)],
        sentences=sentences(rule, power, names),
        notes=[*notes(rule, power), *more],
        provenance=lambda: provenance_of(*sources, body=body, year=year, quota=quota),
    )


def _check(body: str | None, weights: object, quota: int | None, veto: object, year: int | None) -> None:
    """Refuse arguments that mean nothing beside each other."""
    if weights is None:
        idle = next((name for name, value in (("quota", quota is not None), ("veto", bool(veto))) if value), None)
        if idle:
            raise QuestionError(f"{option(idle)} is of a body of your own: give {option('weights')} too.")
        return
    if body is not None or year is not None:
        raise QuestionError(
            f"{option('weights')} are of a body of your own: leave {argument('body') if body else option('year')} out."
        )
    if quota is None:
        raise QuestionError(f"How many votes does a decision need? Give {option('quota')}.")


def _own(weights: str | Mapping[str, int], quota: int, veto: str | Sequence[str]) -> Found:
    """Make the rule of a body of the user's own."""
    from polycentric.power.voting import Criterion, VotingRule

    votes = _votes(weights) if isinstance(weights, str) else dict(weights)
    vetoes = frozenset(name.strip() for name in veto.split(",")) if isinstance(veto, str) else frozenset(veto)
    rule = VotingRule((Criterion(votes, quota),), vetoes - {""})
    return rule, {}, f"Power to decide in a body of {len(votes)} members", [], ()


def _votes(text: str) -> dict[str, int]:
    """Read votes: `A=4,B=2`."""
    votes: dict[str, int] = {}
    for part in (part.strip() for part in text.split(",")):
        name, _, number = (piece.strip() for piece in part.partition("="))
        if not name or not number.isdecimal():
            raise QuestionError(f"'{part}': write a member and its votes, a whole number, as in A=4,B=2.")
        if name in votes:
            raise QuestionError(f"'{name}' has votes twice: name each member once.")
        votes[name] = int(number)
    return votes


def _known(body: str, year: int | None) -> Found:
    """Give the rule of a known body."""
    from polycentric.errors import UnknownNameError
    from polycentric.power.voting.bodies import BODIES, REFERENCES

    if body not in BODIES:
        raise UnknownNameError("voting body", body, BODIES)
    rule, names, more, sources = _eu(year) if body == "eu_council" else _council(year)
    return rule, names, f"{BODIES[body]}, {year or 'today'}", [f"Rule: {REFERENCES[body]}.", *more], sources


def _council(year: int | None) -> tuple["VotingRule", dict[str, str], list[str], tuple[str, ...]]:
    """Give the rule of the Security Council."""
    from polycentric.answers.parts.voting_power_rows import ABSTENTIONS
    from polycentric.power.voting.bodies import COUNCIL_LARGER, PERMANENT, security_council
    from polycentric.states import name_of

    rule = security_council(year or COUNCIL_LARGER)
    return rule, {state: name_of(state, year) for state in PERMANENT}, [ABSTENTIONS], ()


def _eu(year: int | None) -> tuple["VotingRule", dict[str, str], list[str], tuple[str, ...]]:
    """Give the rule of the Council of the European Union, with the people that the edition of the year has."""
    from polycentric.panel.group_members import memberships
    from polycentric.panel.load import load
    from polycentric.power.voting.bodies import EU_SINCE, check_eu_year, eu_council
    from polycentric.sources import SOURCES
    from polycentric.states import name_of

    check_eu_year(year or EU_SINCE)
    panel = load("now") if year is None else load("now", years=year, carry=True)
    (who,) = memberships(panel, "EU")
    people = panel["population"].isel(year=-1)
    members = sorted(panel["state"].values[who.inside[-1]].tolist())
    thousands = {state: round(float(people.sel(state=state)) / THOUSAND) for state in members}
    more = [
        f"{len(members)} members. People: the World Factbook, in thousands; the Council itself takes Eurostat's, so "
        "the last digits may differ.",
        "An abstention counts as a vote against, as it does in the Council.",
    ]
    embedded = tuple(name for name, source in SOURCES.items() if source.embedded)
    return eu_council(thousands), {state: name_of(state, year) for state in members}, more, embedded


QUESTION = Question("How much power has each member of a voting body to decide?", voting_power)
