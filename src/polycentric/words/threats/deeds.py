"""Rules on what a state does or suffers where no word of threat is tied to its name: one line each, in `data/deeds.csv`.

A sentence is read in small letters with the state in question written ``@``, the speaker ``€`` and other states ``#``.
A line has a pattern, whether the state is then *agent* or *victim*, words that the sentence needs besides, and
a sentence as an example. Words in braces are those of `WORDS`. A pattern that starts with the subject doesn't hold
where the name stands behind a preposition ("in X", "against X").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from polycentric.packaged import read_rows
from polycentric.words.naming.mentions import Mention
from polycentric.words.threats import patterns as at
from polycentric.words.threats.cues import Role

_NOT_ITS = (
    r"(?:resistance|struggles?|opposition|victims?|suffering|condemnation|rejection|response|rejects?|condemns?|"
    r"condemned|peoples?|refugees?|liberation|victory|friendship|delegation|cooperation|co-operation|statement|"
    r"representative|civil|citizens|nationals|prisoners|population|legislation|veto|request)"
)
_TARGET = (
    r"(?:#|€|palestin\w+|arabs?\b|our\b|neighbou?r\w*|front-line|lebanese|gaza|west bank|jerusalem|golan|"
    r"east timor\w*|kampuchea\w*|afghan\w*|koreans?|viet-?\s?nam\w*|peoples\b|africa\b|peace\b|colonies)"
)
WORDS = {
    "w": r"[\w'/.-]+",
    "plain": at.PLAIN,
    "own": rf"(?!{_NOT_ITS}\b)(?:{at.PLAIN}|@)",
    "pos": r"(?:'s?)?",
    "np": r"(?:the |an? |its |our |of |other |such |both |" + at.PLAIN + r" ){0,6}",
    "subject": r"@(?:'s?)?(?: " + at.PLAIN + r"){0,4}?,?",
    "aux": r"(?: (?:\w+ly|has|have|had|(?:is|are|was|were|been)(?= (?:\w+ )?\w+ing\b)|also|again|even|now|still|itself|"
    r"continues? to|continued to|ceased to|did|does|do|not hesitate to|dares? to|then|which|that|who|simultaneously|began to|began|started|"
    r"tried to|trying to|sought to|seeks to|intends to|wants to|would|will|could|can|once|twice|and|not only|"
    r"the first to|to),?)*",
    "unjudged": r"(?! (?:condemn|denounc|support|accept|recogni|adopt|request|approv|agree|reject|suffer|fac|resol|stop|"
    r"confront|experienc|sustain|report|express|oppos|made|welcom|feared|felt|resist|repel|defeat|brought|posed to|shown|sign|witness|recommend|submit|call|appeal|announc|propos|declar|mediat|agreed|led by)\w*)",
    "we": r"\b(?:we|our|ours|us|my|i)\b|€",
    "list": r"(?:(?:and|or) in (?:the )?|(?!(?:in|by|from|for|on|at|was|is|were|are|that|which|who|under|during|until|when|as|against|about|over|"
    r"has|have|had|will|would|impose\w*)\b)[\w#'.-]+,? ){0,14}",
    "bond": r"(?:relations(?:hips?)?|ties|links|bonds|dialogue|co-?operation|co-?operative \w+|collaboration|partnership|"
    r"friendship|friendly|neighbou?rliness|amity)",
    "target": _TARGET,
    "another": rf"(?: {{w}},?){{0,7}}? {_TARGET}",
    "deed": r"(?:bomb(?:ed|s|ing)|shell(?:ed|s|ing)|bombard\w*|overran|cross(?:ed|es) (?:the|into|our)\b|"
    r"sent (?:[\w-]+ ){0,3}(?:troops|forces|tanks|armies|army|mercenaries|planes|aircraft)|blockad(?:ed|es|ing)|"
    r"besieg\w+|rain\w* death|carried the war|"
    r"(?:launch|wag|unleash|commit|perpetrat|carr|resort|intensif|impos|declar|plan|prepar)\w*"
    r"(?: (?:out|to|another|an?|the|its|new|their|further|[\w-]+)){0,4} (?:wars?|raids?|attacks?|aggressions?|invasions?|"
    r"incursions?|bombings?|bombardments?|offensives?|military operations?|strikes?|blockade|embargo|acts? of war|"
    r"armed force|acts? of aggression|hostilities|military action)|"
    r"refus\w* to (?:withdraw|evacuate|leave the|give up the|relinquish|end (?:its|the) occup)|"
    r"fail\w* to withdraw|violat\w* (?:[\w'-]+ ){0,4}(?:airspace|air space|borders?|frontiers?|territorial integrity|"
    r"sovereignty|cease-?fire|armistice|territorial waters)|"
    r"(?:supplied|supplies|armed|arms|arming|trained|trains) (?:the )?(?:terrorists?|rebels|mercenaries|bandits|hi\w+llah|"
    r"hamas)|dropp\w* bombs|mass(?:ed|es|ing) (?:[\w-]+ ){0,3}(?:troops|forces)|went to war|goes to war)",
    "soft": r"(?:kill(?:ed|s|ing)|massacr\w+|murder\w+|slaughter\w+|destroy(?:ed|s|ing)?|seiz(?:ed|es|ing)|"
    r"captur(?:ed|es|ing)|conquer\w*|expel\w*|deport\w*|displac\w+|usurp\w+|violat(?:e|es|ed|ing)|struck|strik(?:es|ing)|"
    r"interfer(?:e|es|ed|ing)|interven(?:e|es|ed|ing)|subvert\w*|dominat(?:e|es|ed|ing)|subjugat\w+|oppress\w*|"
    r"enslav\w+|coloni[sz]\w+|provok\w+|encroach\w*|infiltrat\w+|sabotag\w+|assassinat\w+|destabili[sz]\w+|"
    r"terrori[sz]\w+|overthrow|swallow\w*|plunder\w*|dismember\w*|strangl\w*|blackmail\w*|retain\w*|settl(?:es|ing))",
    "doing": r"(?:bombing|shelling|invading|attacking|occupying|annexing|threatening|bombarding|blockading|destroying|"
    r"destabili[sz]ing|crossed|troops into|armies into|tanks into)",
    "done": r"(?:bombed|shelled|bombarded|concerted|orchestrated|masterminded|instigated|unleashed|waged|launched|"
    r"perpetrated|inflicted|seized|conquered|overrun|invaded|occupied|annexed|attacked|threatened|besieged|blockaded|"
    r"destabili[sz]ed|massacred|slaughtered|subjugated|colonized|devastated|menaced|dismembered|usurped)",
    "charge": r"(?:aggression|aggressive \w+|occupation|invasions?|attacks?|threats?|expansion|expansionism|expansionist|"
    r"hegemon\w+|war machine|bombers|bombardments?|bombings?|shelling|warplanes|fighter planes|aggressors?|occupiers?|"
    r"incursions?|raids?|provocations?|subversion|blackmail|hegemony|militarism|militarists|warmongers|imperialism|"
    r"imperialists?|colonial rule|colonial domination|colonial war|colonialism|colonialists|domination|yoke|(?:policy|policies|acts?|plans?) of annexation|"
    r"annexationist|settlements|settlement policy|mercenaries|(?:armed|military) interventions?|armed interference|"
    r"encroachments?|act of war|acts of war|intimidation|coercion|belligeren\w+|hostility|occupying)",
}  # fmt: skip
AROUND = 60  # letters before and behind a match where the words must not stand that a line lacks
_WE = re.compile(r"\b(?:we|our|ours|us|my|i)\b|€")
_PEOPLE = re.compile(r"(?:'s?)? (?:\w+ )?(?:peoples?|citizens|prisoners|workers|nationals|children|youth|refugees)\b")
_DENIES = re.compile(
    r"\b(?:no|not|never|nor|neither|cannot|without|alleged|so-called)\b(?! (?:only|hesitate|cease))|n't\b"
)


@dataclass(frozen=True)
class Deed:
    """A line: its rule, the role of ``@``, the pattern, what the sentence needs and lacks, how it starts."""

    rule: str
    role: Role
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    lacks: re.Pattern[str] | None
    ahead: bool
    subject: bool
    openings: tuple[str, ...]


@cache
def deeds() -> tuple[Deed, ...]:
    """Give the lines in their order."""
    return tuple(
        Deed(row["rule"], cast("Role", row["role"]), re.compile(_spelt(row["pattern"]) + r"(?![\w])"),
             _any(row["needs"]), _any(row["lacks"]), row["pattern"].startswith(("@", "{subject}")),
             row["pattern"].startswith("{subject}"), openings(_spelt(row["pattern"])))
        for row in read_rows(Path(__file__).parent / "data" / "deeds.csv")
    )  # fmt: skip


@lru_cache(maxsize=4)
def _possible(low: str, threat: bool) -> tuple[Deed, ...]:  # a key of the cache
    """Give the lines of a relation one of whose opening words stands in a sentence."""
    return tuple(
        line for line in deeds()
        if (line.role in ("agent", "victim")) == threat
        and (not line.openings or any(word in low for word in line.openings))
    )  # fmt: skip


def openings(pattern: str) -> tuple[str, ...]:
    """Give strings one of which a match of a pattern starts with; none where that can't be told.

    Examples
    --------
    >>> openings("(?:bomb(?:ed|s)|(?:sea|air) raids?) on")
    ('bomb', 'sea', 'air')
    """
    pattern = re.sub(r"^\(\?<![^)]*\)|^\\b", "", pattern)
    found: list[str] = []
    for part in _alternatives(pattern):
        part = re.sub(r"^\(\?<?![^)]*\)|^\\b", "", part)
        letters = re.match(r"[a-z' -]*", part)
        word = letters[0] if letters else ""
        word = word[:-1] if part[len(word) : len(word) + 1] in ("?", "*", "{") else word
        more = (word,) if len(word) > 2 else openings(part) if part.startswith("(?:") else ()
        if not more:
            return ()
        found += more
    return tuple(dict.fromkeys(found))


def _alternatives(pattern: str) -> list[str]:
    """Cut the group that a pattern starts with at its bars; the pattern itself where it starts with none."""
    if not pattern.startswith("(?:"):
        return [pattern]
    depth, start, parts = 0, 3, list[str]()
    for place, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if (letter == "|" and depth == 1) or depth == 0:
            parts.append(pattern[start:place])
            start = place + 1
        if depth == 0:
            return (
                [] if pattern[place + 1 : place + 2] in ("?", "*") or pattern[place + 1 : place + 3] == "{0" else parts
            )
    return parts


def _any(pattern: str) -> re.Pattern[str] | None:
    return re.compile(_spelt(pattern)) if pattern else None


def done(
    low: str, others: Sequence[Mention], state: str, speaker: str, relation: str = "threat"
) -> tuple[Mention, Deed, bool] | None:
    """Give the mention of a state that a line ties, the line, and whether it is denied; the first line that holds.

    Parameters
    ----------
    low : str
        The sentence in small letters.
    others : sequence of Mention
        All forms in it.
    state, speaker : str
        Our ids.
    """
    lines = _possible(low, relation == "threat")
    if not lines:
        return None
    written, mine = _written(low, others, state, speaker)
    if relation != "threat" and not _WE.search(written):
        return None
    places = [sign.start() for sign in re.finditer("@", written)]
    for line in lines:
        if line.needs is not None and not line.needs.search(written):
            continue
        for at_name, start, end in _matches(line, written, places):
            if line.lacks is not None and line.lacks.search(written[max(0, start - AROUND) : end + AROUND]):
                continue
            if line.role == "agent" and _PEOPLE.match(written, at_name + 1):
                continue
            if _aside(line, written[max(0, at_name - 40) : at_name]):
                continue
            said = written[max(0, start - 24) : end]
            return (
                mine[places.index(at_name)],
                line,
                line.rule not in ("leaves", "left") and _DENIES.search(said) is not None,
            )
    return None


def _aside(line: Deed, lead: str) -> bool:
    """Say whether what stands before a name keeps it from being the subject of a line that starts with it."""
    if line.subject:
        return at.ASIDE.search(lead) is not None
    return line.ahead and line.role == "agent" and at.INSIDE.search(lead) is not None


def _matches(line: Deed, written: str, places: Sequence[int]) -> list[tuple[int, int, int]]:
    """Give where ``@`` stands in a match, where the match starts and where it ends."""
    if line.ahead:
        return [(place, place, match.end()) for place in places if (match := line.pattern.match(written, place))]
    return [
        (match.end() - 1 if match[0].endswith("@") else match.start() + match[0].index("@"), match.start(), match.end())
        for match in line.pattern.finditer(written)
    ]


def _written(low: str, others: Sequence[Mention], state: str, speaker: str) -> tuple[str, list[Mention]]:
    """Write a sentence with signs for states; give it and the mentions of the state in order."""
    parts: list[str] = []
    mine: list[Mention] = []
    last = 0
    for one in others:
        if one.status == "not_a_state":
            continue
        parts += [low[last : one.start], "@" if one.state == state else "€" if one.state == speaker else "#"]
        mine += [one] if one.state == state else []
        last = one.end
    return "".join([*parts, low[last:]]), mine


def _spelt(pattern: str) -> str:
    """Put the words in braces into a pattern."""
    for _ in range(2):
        pattern = re.sub(r"\{([a-z]+)\}", lambda match: WORDS[match[1]], pattern)
    return pattern
