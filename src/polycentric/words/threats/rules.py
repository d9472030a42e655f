r"""Rules by which a state in a sentence is a threat, the one threatened, a partner or an ally.

A mention and a cue of one sentence are tied where one of these holds. "Words" are at most as many as the number says; a
preposition, a clause's end or another state between ends the tie.

==========  =====================================================================  ====================================
rule        the words                                                              who
==========  =====================================================================  ====================================
before      X's (3 words) threat; the X (3 words) aggression; X imperialists       X is the agent
by          aggression by, from, on the part of (6 words) X; of, where it means    X is the agent
            the agent
named       the aggressor, X; enemies such as X                                    X is the agent
subject     X commits, poses, is, launches ... (12 words) aggression, a threat     X is the agent
acts        X (has, again, openly ...) threatens, invaded, occupies                X is the agent
passive     threatened, occupied, attacked by (6 words) X; X-occupied              X is the agent
against     aggression against, threat to, attack on (8 words) X; the invasion     X is the victim
            of X
object      threatens, invaded (3 words) X                                         X is the victim
suffers     X is threatened, attacked, occupied                                    X is the victim
with        cooperation, alliance with (8 words) X; partners such as X             X is a partner, an ally of the speaker
ours        our X friends; our cooperation and X ...; X, our ally                  X is a partner, an ally of the speaker
listed      X and Y, X, Y and Z: what one is, so are those joined to it            as the first
==========  =====================================================================  ====================================

A threat is *denied* where "no", "not", "never", "so-called", "alleged" or "myth of" stand between the two or right before
them. A partner or an ally counts only where the speaker takes part: "we", "our", "my country", its own name; and not in
a sentence that condemns. A speaker's own name is never its threat, partner or ally.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from polycentric.words.naming.mentions import Mention
from polycentric.words.threats.cues import Found, Relation, find

Role = Literal["agent", "victim", "partner"]

_STOP = (
    r"(?:of|by|from|to|for|against|on|upon|in|into|with|at|over|toward|towards|between|is|are|was|were|has|have|had|that|"
    r"which|who|whose|and|or|but|as|if|when|while|where|than|because|under|after|before|during|through|will|would|"
    r"should|shall|must|can|could|may|might|be|been|being|do|does|did|its|his|their|our)"
)
_WORD = r"[\w'/.-]+"
_PLAIN = rf"(?:(?!{_STOP}\b){_WORD})"
_BEFORE = re.compile(rf"(?:'s|'|s')? ?(?:{_PLAIN},? |(?:{_PLAIN}),? and (?={_PLAIN} )){{0,3}}")
_NOUN_PHRASE = rf"(?:the |its |{_PLAIN} |of |our |other |such ){{0,6}}"
_BY = re.compile(rf" ?(?:{_PLAIN} ){{0,2}}(?:by|from|on the part of|emanating from|coming from|originating in) {_NOUN_PHRASE}")
_DONE_BY = re.compile(
    rf"[^;:]{{0,70}}\b(?:committed|practi[sc]ed|perpetrated|waged|posed|launched|carried out|unleashed|conducted|caused|created|provoked|"
    rf"represented|mounted|pursued|inflicted|directed|instigated|organi[sz]ed) (?:\w+ly )?by {_NOUN_PHRASE}"
)
_OF = re.compile(rf" of {_NOUN_PHRASE}")
_NAMED = re.compile(r",? (?:the |such as |like |namely |including |- |is |was |being |called )?(?:the )?")
_SEVERAL = re.compile(r"\b(?:two|both|three|several|old|former) $")
_AFTER_NAME = re.compile(r"(?:,| is| was| remains| are| has become| became) (?:an?|the|our|its|this|one of the) (?:[\w'-]+ ){0,3}")
_AGAINST = re.compile(
    rf" ?(?:{_PLAIN} ){{0,3}}(?:against|on|upon|to|into|in|over|at|towards?|directed at|facing) (?:the |its |our |{_WORD} ){{0,7}}"
)
_INSIDE = re.compile(r"\b(?:in|within|between|against|near|inside) (?:the )?$")
_ASIDE = re.compile(
    r"\b(?:against|to|for|with|in|into|within|between|over|on|from|by|(?<!government )(?<!regime )(?<!regimes )(?<!behaviour )"
    r"(?<!leaders )(?<!rulers )(?<!policy )(?<!policies )(?<!forces )(?<!army )(?<!actions )(?<!authorities )(?<!governments )"
    r"(?<!administration )(?<!leadership )(?<!attitude )of) (?:the )?$"
)
_ITS = re.compile(r"\b(?:its|their|his) (?:[\w'-]+ ){0,4}$")
_WAGES = re.compile(r"\b(?:wag(?:e|es|ed|ing)|launch\w*|unleash\w*|start\w*|began|conduct\w*|provok\w*)\b")
_DOES = re.compile(
    r"\b(?:commit\w*|launch\w*|pos(?:e|es|ed|ing)|constitut\w*|represent\w*|continu\w*|pursu\w*|perpetrat\w*|unleash\w*|"
    r"wag(?:e|es|ed|ing)|carr(?:y|ies|ied|ying) out|resort\w*|guilty|responsible|remain\w*|is an?|was an?|are an?|is the|"
    r"was the|are the|bec[ao]me\w*|engag\w*|plann\w*|prepar\w*|persist\w*|stag(?:e|es|ed|ing)|mount\w*|escalat\w*|"
    r"intensif\w*|practi[sc]\w*|us(?:e|es|ed|ing)|creat(?:e|es|ed|ing)|increas\w*|show\w*|began|begun|start\w*|made|makes)\b"
)
_SUFFERS = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|under|suffer\w*|confront\w*|victims?|resist\w*|defend\w*|defen[cs]e|repel\w*|repuls\w*|against|"
    r"in spite|despite|condemn\w*|oppos\w*|prevent\w*|counter\w*|deter\w*|object of|target of|subject(?:ed)? to|in danger|from|combat\w*|"
    r"fight\w*|fought|fear\w*|denounc\w*|struggl\w*|response to|eliminat\w*|stop\w*|end(?:ed|ing)? the|whether|by|"
    r"respond\w*|meet|met|protect\w*|aware)\b"
)
_AUXILIARY = re.compile(
    r"(?:'s(?: (?:measures|attempts?|efforts?|intentions?|plans?|desire|decision|threats?) to)?)?(?: (?:itself|has|have|had|is|are|was|were|also|again|even|now|still|openly|continues? to|continued to|could|can|"
    r"will|would|may|might|did|does|do|began to|seeks? to|tried to|decided to|wants? to|not|never|again|repeatedly|"
    r"directly|constantly|has been|have been|is now|brutally|illegally|once|forces|troops|army|government|leaders|"
    r"regime|ha[sd] not|(?:seek|try|attempt|threaten|prepar|plan|continu|intend|refus|proceed)\w* to|to|then|first|which|that|who|,))*,? "
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|get|got|stands?|remains?|feels?|felt)(?: (?:\w+ly|also|now|again|still|itself|first|once|not|constantly))* ?$")
_UNDER = re.compile(r"(?:,? (?:which|that|who))?(?: (?:is|are|was|were|ha[sd] been|have been|have|has|been|came|come|now|already|still|today|again|constantly|always|being))+(?: (?:under|in|the|victims?|objects?|targets?|of|subjected to|faced with)){1,4}(?: \w+){0,2} ")
_PARTICIPLE = re.compile(r"(?:ed|ied)$")
_BY_AFTER = re.compile(rf" (?:{_PLAIN} |in |at ){{0,4}}(?:by|from) {_NOUN_PHRASE}")
_OBJECT = re.compile(rf" (?:the |its |our |both |all |{_PLAIN} |of |and ){{0,4}}")
_JOINED = re.compile(r"(?:'s)?(?:,| and| or|, and| as well as|, as well as| together with|/| with|-)(?: the| also| of| its| by| in particular| above all)* ?")
_AND = re.compile(r"\b(?:and|or|as well as|with)\b|[/-]")
_DENIED_BETWEEN = re.compile(r"\b(?:no|not|never|nor|neither|cannot|without)\b|n't\b")
_DENIED_BEFORE = re.compile(r"\b(?:no|never|nor|alleged|so-called|myth of|charges? of|allegations? of|accus\w+ of|accused|talk (?:about|of)|imaginary|supposed|fictitious|non-existent|pretext of|bogey of|longer an?)\W+(?:the |an? |any |longer )*$")
_SPEAKER = re.compile(r"\b(?:we|our|ours|us|my|ourselves|i)\b")
_WITH = re.compile(
    rf",? ?(?:{_PLAIN} |and |or |in |of |our |to |the |its |on |both |that |which ){{0,6}}(?:with|such as|like|including|between|among|from|namely|alongside)"
    rf" (?:the |our |its |both |all |other |of |{_WORD},? ){{0,6}}"
)
_OF_FRIEND = re.compile(rf"(?:,| of| to| in| and)? (?:the |our |{_PLAIN} ){{0,4}}")
_OUR = re.compile(r"\b(?:our|my|we|us|america's)\b[^.;]{0,40}$")
_BLAMES = re.compile(
    r"\b(?:condemn\w*|deplor\w*|denounc\w*|cease|halt\w*|stop\w*|refus\w*|apartheid|racist|aggress\w*|against|despite|lack of|"
    r"instead of|end all|sever\w*|blackmail|imperialis\w*|refrain\w*)\b"
)
_CLAUSE = re.compile(r"[;:]|, (?:but|while|whereas|although)\b")
_LONGEST_SUBJECT = 12


@dataclass(frozen=True)
class Naming:
    """A state that a sentence names as something: by which cue and rule, and whether it is denied."""

    relation: Relation
    role: Role
    state: str
    start: int
    end: int
    cue: str
    cue_start: int
    rule: str
    denied: bool = False


def namings(sentence: str, found: Sequence[Mention], speaker: str) -> list[Naming]:
    """Give what a sentence makes of the states that it names.

    Parameters
    ----------
    sentence : str
        One sentence, spaces single.
    found : sequence of Mention
        The forms in it, from `polycentric.words.naming.mentions`.
    speaker : str
        Who speaks, by our id.

    Returns
    -------
    list of Naming
        At most one for a mention and a relation; a mention that is tied as agent by one cue and as victim by another
        counts as the nearer cue has it.

    Examples
    --------
    >>> from polycentric.words.naming.mentions import mentions
    >>> text = "We condemn the Iraqi invasion of Kuwait."
    >>> [(one.state, one.role, one.rule) for one in namings(text, mentions(text, 1990), "USA")]
    [('IRQ', 'agent', 'before'), ('KWT', 'victim', 'against')]
    """
    low = sentence.lower()
    ties: list[Naming] = []
    for cue in find(low):
        others = [one for one in found if one.end <= cue.start or one.start >= cue.end]
        tied = [tie for one in others if (tie := _tie(low, one, cue, others, speaker))]
        ties += tied + _listed(low, tied, others)
    return _nearest([tie for tie in ties if tie.state != speaker])


def _tie(low: str, one: Mention, cue: Found, others: Sequence[Mention], speaker: str) -> Naming | None:
    """Tie a mention to a cue by the first rule that holds."""
    if one.state is None:
        return None
    before = one.end <= cue.start
    gap = low[one.end : cue.start] if before else low[cue.end : one.start]
    if len(gap) > 140 or _CLAUSE.search(gap):
        return None
    between = [other for other in others if min(one.end, cue.end) <= other.start < max(one.start, cue.start)]
    between = [other for other in between if other is not one]
    if cue.cue.relation == "threat":
        named = (_threat_before if before else _threat_after)(low, gap, cue, one, between)
    else:
        named = _with_speaker(low, gap, cue, one, others, speaker, before=before)
    if named is None:
        return None
    role, rule = named
    denied = cue.cue.relation == "threat" and role == "agent" and _denied(low, gap, one, cue)
    return Naming(cue.cue.relation, role, one.state, one.start, one.end, cue.cue.name, cue.start, rule, denied)


def _threat_before(low: str, gap: str, cue: Found, one: Mention, between: Sequence[Mention]) -> tuple[Role, str] | None:
    """Read "X ... cue"."""
    if cue.cue.kind == "verb":
        return _verb_before(low, gap, cue, one)
    if _UNDER.fullmatch(gap) and not between:
        return "victim", "suffers"
    if _BEFORE.fullmatch(gap) and not between:
        return "agent", "before"
    apart = gap.startswith(",") and (cue.text.endswith("s") or cue.text == "enemies" or low.startswith(" of", cue.end))
    if cue.cue.kind == "person" and _AFTER_NAME.fullmatch(gap) and not apart:
        return "agent", "named"
    short = len(gap.split()) <= _LONGEST_SUBJECT and not between
    does = (_WAGES if cue.cue.name == "war on" else _DOES).search(gap) or _ITS.search(gap)
    if short and does and not _SUFFERS.search(gap):
        return None if _ASIDE.search(low[max(0, one.start - 40) : one.start]) else ("agent", "subject")
    return None


def _verb_before(low: str, gap: str, cue: Found, one: Mention) -> tuple[Role, str] | None:
    """Read "X ... verb"."""
    if gap == "-" and _PARTICIPLE.search(cue.text):
        return "agent", "passive"
    if not _AUXILIARY.fullmatch(gap) and not _PASSIVE.search(gap):
        return None
    if _PARTICIPLE.search(cue.text) and _PASSIVE.search(gap):
        return ("victim", "suffers") if len(gap.split()) <= 6 else None
    if not gap.strip() and _PARTICIPLE.search(cue.text) and low.startswith(" by ", cue.end):
        return "victim", "suffers"
    if _AUXILIARY.fullmatch(gap) and not _INSIDE.search(low[max(0, one.start - 12) : one.start]):
        return "agent", "acts"
    return None


def _threat_after(low: str, gap: str, cue: Found, one: Mention, between: Sequence[Mention]) -> tuple[Role, str] | None:
    """Read "cue ... X"."""
    if cue.cue.kind == "verb":
        if _PARTICIPLE.search(cue.text) and _BY_AFTER.fullmatch(gap):
            return "agent", "passive"
        return ("victim", "object") if _OBJECT.fullmatch(gap) and not between else None
    if (_BY.fullmatch(gap) or _DONE_BY.fullmatch(gap)) and not between:
        return "agent", "by"
    if _OF.fullmatch(gap) and not between:
        return ("agent", "by") if cue.cue.of_means == "agent" else ("victim", "against")
    if cue.cue.kind == "person" and _NAMED.fullmatch(gap) and gap.strip() and not _SEVERAL.search(low[: cue.start]):
        return "agent", "named"
    if _AGAINST.fullmatch(gap):
        return "victim", "against"
    return None


def _with_speaker(
    low: str, gap: str, cue: Found, one: Mention, others: Sequence[Mention], speaker: str, *, before: bool
) -> tuple[Role, str] | None:
    """Read a partner or an ally of the speaker."""
    if one.state == speaker or not _speaks_of_itself(low, others, speaker) or _BLAMES.search(low):
        return None
    mine = _OUR.search(low[: min(one.start, cue.start)])
    if before:
        own = any(other.state == speaker and other.end <= one.start and one.start - other.end < 3 for other in others)
        if _BEFORE.fullmatch(gap) and (mine or own):
            return "partner", "ours"
        if _AFTER_NAME.fullmatch(gap) and " our " in gap + " ":
            return "partner", "ours"
        return None
    third = any(other.state not in (None, speaker) and _BEFORE.fullmatch(low[other.end : cue.start]) for other in others if other.end <= cue.start)
    if third and not mine:
        return None
    if _WITH.fullmatch(gap):
        if re.search(r"\b(?:between|among)\b", gap) and not _own_pair(low, one, others, speaker):
            return None
        return "partner", "with"
    if cue.cue.kind == "person" and mine and _OF_FRIEND.fullmatch(gap):
        return "partner", "ours"
    return ("partner", "with") if cue.cue.kind == "verb" and re.fullmatch(r" (?:[\w-]+ ){0,4}with (?:the )?", gap) else None


def _speaks_of_itself(low: str, others: Sequence[Mention], speaker: str) -> bool:
    """Say whether the speaker takes part in a sentence."""
    return _SPEAKER.search(low) is not None or any(other.state == speaker for other in others)


def _own_pair(low: str, one: Mention, others: Sequence[Mention], speaker: str) -> bool:
    """Say whether "between" joins a state to the speaker: "between us and X", "between X and my country"."""
    near = low[max(0, one.start - 60) : one.end + 60]
    return re.search(r"\b(?:us|our|my|we)\b", near) is not None or any(
        other.state == speaker and abs(other.start - one.end) < 60 for other in others
    )


def _denied(low: str, gap: str, one: Mention, cue: Found) -> bool:
    """Say whether a threat is denied."""
    first = min(one.start, cue.start)
    return bool(_DENIED_BETWEEN.search(gap) or _DENIED_BEFORE.search(low[max(0, first - 30) : first]))


def _listed(low: str, tied: Sequence[Naming], others: Sequence[Mention]) -> list[Naming]:
    """Give what stands in a list with a tied mention: the same. Two names need "and" between them, a comma won't do."""
    found: dict[int, Naming] = {}
    have = {tie.start for tie in tied}
    for tie in tied:
        for ahead in (True, False):
            for one in _chain(low, tie, others, ahead=ahead):
                if one.state is not None and one.start not in have:
                    found.setdefault(one.start, replace(tie, start=one.start, end=one.end, state=one.state, rule="listed"))
    return list(found.values())


def _chain(low: str, tie: Naming, others: Sequence[Mention], *, ahead: bool) -> list[Mention]:
    """Give the mentions joined to a tied one on one side."""
    chain: list[Mention] = []
    gaps: list[str] = []
    start, end = tie.start, tie.end
    for one in others if ahead else reversed(others):
        if (one.start < end) if ahead else (one.end > start):
            continue
        gap = low[end : one.start] if ahead else low[one.end : start]
        if not _JOINED.fullmatch(gap):
            break
        chain.append(one)
        gaps.append(gap)
        start, end = one.start, one.end
    return chain if any(_AND.search(gap) for gap in gaps) else []


def _nearest(ties: Sequence[Naming]) -> list[Naming]:
    """Keep for each mention and relation the tie to the nearest cue."""
    best: dict[tuple[int, Relation], Naming] = {}
    for tie in ties:
        key = (tie.start, tie.relation)
        if key not in best or abs(tie.cue_start - tie.start) < abs(best[key].cue_start - best[key].start):
            best[key] = tie
    return [best[key] for key in sorted(best)]
