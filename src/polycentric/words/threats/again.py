"""A state that a text has named as a threat, and names again in a sentence with a strong word of threat.

A text that says in two sentences or more, by other rules, that a state threatens, and oftener than that it is
threatened, means the same state where it comes back to it: "Turkey had no right of military intervention". It isn't
so where the sentence makes the state a victim, a partner or an ally, speaks of its people or of prisoners, or names it
after "in".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from polycentric.words.naming.mentions import Mention
from polycentric.words.threats.chinese import PAIRS
from polycentric.words.threats.rules import Naming
from polycentric.words.threats.voice import is_of_others

LEAST = 2  # sentences by other rules, before a state counts as one that the text knows as a threat
STRONG = re.compile(
    r"threat|menac|danger|peril|aggress|\binva[ds]|attack|assault|\braid|strik|shell|bomb|occup|annex|incursion|"
    r"intimid|coerc|blackmail|subver|expansion|hegemon|imperial|provoc|encroach|adventur|militari|revanch|interven|"
    r"hostil|\bwars?\b|enem(?:y|ies)|adversar|warmong|terror",
    re.IGNORECASE,
)
_BESIDES = re.compile(
    r"withdr[ae]w|blockad|embargo|dominat|usurp|massacr|conque|settlements"
    "|威胁|威脅|侵略|侵占|侵佔|侵犯|霸权|霸權|扩张|擴張|挑衅|挑釁|颠覆|顛覆|干涉|敌视|敵視|敌人|敵人|帝国主义|帝國主義|战争|戰爭|入侵|撤",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"(?:'s?)? (?:[\w-]+ )?(?:people|peoples|prisoners|workers|citizens|children|nationals|refugees|veto|civilians|"
    r"mandate)\b|人民|各界"
)
_PLACE = re.compile(
    r"\b(?:in|within|inside|between|including|people of|peoples of|and|to|into|provoke|two-) ?(?:the )?$", re.IGNORECASE
)
Read = tuple[Sequence[Mention], Sequence[Naming], bool]  # of a sentence: its names, its namings, whether of a past war


def known(read: Sequence[Read]) -> set[str]:
    """Give the states that a text names as a threat often enough by other rules."""
    times: dict[str, Counter[str]] = {"agent": Counter(), "victim": Counter()}
    for _, ties, past in read:
        for state, role in {(tie.state, tie.role) for tie in ties if tie.relation == "threat" and not tie.denied}:
            if not past:
                times[role][state] += 1
    return {state for state, many in times["agent"].items() if many >= LEAST and many > times["victim"][state]}


def named_again(
    said: str, found: Sequence[Mention], ties: Sequence[Naming], adversaries: set[str], speaker: str
) -> Iterator[Naming]:
    """Give what a sentence says again of the states that its text knows as a threat."""
    here = {one.state for one in found} & adversaries - {tie.state for tie in ties}
    if not here or not (STRONG.search(said) or _BESIDES.search(said)):
        return
    for state in sorted(str(each) for each in here):
        for one in found:
            before, after = said[max(0, one.start - 30) : one.start], said[one.end : one.end + 40]
            if (
                one.state == state
                and one.text not in PAIRS
                and not _PLACE.search(before)
                and not _OTHERWISE.match(after)
                and not is_of_others(said, one, found, speaker)
            ):
                yield Naming("threat", "agent", state, one.start, one.end, "again", one.start, "again")
                break
