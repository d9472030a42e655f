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
withdraws   X ... withdraws from, the withdrawal of X from ... occupied land       X is the agent
acts        X (has, again, openly ...) threatens, invaded, occupies                X is the agent
passive     threatened, occupied, attacked by (6 words) X; X-occupied              X is the agent
against     aggression against, threat to, attack on (8 words) X; the invasion     X is the victim
            of X
object      threatens, invaded (3 words) X                                         X is the victim
suffers     X is threatened, attacked, occupied                                    X is the victim
with        cooperation, alliance with (8 words) X; partners such as X             X is the speaker's partner or ally
ours        our X friends; our cooperation and X ...; X, our ally                  X is the speaker's partner or ally
listed      X and Y, X, Y and Z: what one is, so are those joined to it            as the first
==========  =====================================================================  ====================================

Where none of these ties a state to a threat, the lines of `polycentric.words.threats.deeds` are tried; what a text as a
whole knows is in `polycentric.words.threats.again`.

A threat is *denied* where "no", "not", "never", "so-called", "alleged", "discredited" or "myth of" stand between the
two or right before them, or where the words aren't the speaker's own (`polycentric.words.threats.voice`). A partner or
an ally counts only where the speaker takes part: "we", "our", "my country", its own name; and not in a sentence that
condemns. A speaker's own name is never its threat, partner or ally. "X's annexation" ties nobody, since it may be by X
or of X.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from polycentric.words.naming.mentions import Mention
from polycentric.words.threats import patterns as at
from polycentric.words.threats.cues import Found, Relation, Role, find
from polycentric.words.threats.deeds import done
from polycentric.words.threats.voice import is_of_others

_LONGEST_SUBJECT = 12  # words
_LONGEST_PASSIVE = 6


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
    ties += _of_deeds(low, found, ties, speaker)
    at_place = {one.start: one for one in found}
    return [
        replace(tie, denied=True)
        if tie.relation == "threat" and not tie.denied and is_of_others(sentence, at_place[tie.start], found, speaker)
        else tie
        for tie in _nearest([tie for tie in ties if tie.state != speaker])
    ]


def _of_deeds(low: str, found: Sequence[Mention], ties: Sequence[Naming], speaker: str) -> list[Naming]:
    """Tie the states that no word of threat is tied to by what they do or suffer."""
    tied = {tie.state for tie in ties if tie.relation == "threat"}
    more: list[Naming] = []
    for state in dict.fromkeys(one.state for one in found if one.state not in (None, speaker, *tied)):
        held = done(low, found, str(state), speaker)
        if held is not None:
            one, line, denied = held
            place = one.start
            more.append(
                Naming("threat", line.role, one.state or "", place, one.end, line.rule, place, line.rule, denied)
            )
    return [*more, *_listed(low, more, found)]


def _tie(low: str, one: Mention, cue: Found, others: Sequence[Mention], speaker: str) -> Naming | None:
    """Tie a mention to a cue by the first rule that holds."""
    if one.state is None:
        return None
    before = one.end <= cue.start
    gap = low[one.end : cue.start] if before else low[cue.end : one.start]
    if len(gap) > 140 or at.CLAUSE.search(gap):
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
    denied = cue.cue.relation == "threat" and _denied(low, gap, one, cue)
    return Naming(cue.cue.relation, role, one.state, one.start, one.end, cue.cue.name, cue.start, rule, denied)


def _threat_before(low: str, gap: str, cue: Found, one: Mention, between: Sequence[Mention]) -> tuple[Role, str] | None:
    """Read "X ... cue"."""
    if _withdraws(low, gap, cue, one):
        return "agent", "withdraws"
    if cue.cue.kind == "verb":
        return _verb_before(low, gap, cue, one)
    if between:
        return None
    if at.UNDER.fullmatch(gap):
        return "victim", "suffers"
    if cue.cue.name == "annexation" and gap.startswith("'") and not low.startswith(" of ", cue.end):
        return None  # "Kuwait's annexation" may be by it or of it
    if at.BEFORE.fullmatch(gap) and not gap.startswith(","):
        lead = low[max(0, one.start - 40) : one.start]
        if at.ALLOWS.match(gap) or (not gap.startswith("'") and at.POSES.search(gap) and at.ASIDE.search(lead)):
            return None  # "pressure on X enabling imperialists", "expansion towards the borders with X poses dangers"
        return ("victim", "suffers") if at.MEETS.search(gap) else ("agent", "before")
    plural = gap.startswith(",") and (cue.text.endswith("s") or low.startswith(" of", cue.end))
    if cue.cue.kind == "person" and at.AFTER_NAME.fullmatch(gap) and not plural:
        return "agent", "named"
    return ("agent", "subject") if _is_subject(low, gap, cue, one) else None


def _is_subject(low: str, gap: str, cue: Found, one: Mention) -> bool:
    """Say whether X has the threat as a subject: "X ... poses a threat", "X ... its policy of aggression"."""
    if len(gap.split()) > _LONGEST_SUBJECT or at.SUFFERS.search(gap) or at.NEW_SUBJECT.match(gap.rpartition(",")[2]):
        return False
    if cue.cue.name == "war on" and (at.RESISTED.match(low, cue.end) or re.search(r"\bsacred $", gap)):
        return False  # "the people of X ... in their war against aggression"
    lead = low[max(0, one.start - 40) : one.start]
    if at.ITS.search(gap):
        return at.ASIDE_ITS.search(lead) is None
    does = at.WAGES if cue.cue.name == "war on" else at.DOES
    return does.search(gap.rpartition(",")[2]) is not None and at.ASIDE.search(lead) is None


def _withdraws(low: str, gap: str, cue: Found, one: Mention) -> bool:
    """Say whether X is to withdraw from what is occupied, and so occupies it."""
    if cue.cue.name not in ("occupy", "occupation") or len(gap.split()) > _LONGEST_SUBJECT:
        return False
    lead = low[max(0, one.start - 40) : one.start]
    return (
        at.ASIDE_ITS.search(lead) is None
        and not at.ASKS.search(gap)
        and (at.WITHDRAWS.search(gap) is not None or at.WITHDRAWAL_OF.search(lead) is not None)
    )


def _verb_before(low: str, gap: str, cue: Found, one: Mention) -> tuple[Role, str] | None:
    """Read "X ... verb"."""
    if gap == "-" and at.PARTICIPLE.search(cue.text):
        return "agent", "passive"
    if not gap.strip() and cue.cue.name in ("occupy", "annex") and at.SINCE.match(low, cue.end):
        return "victim", "suffers"  # "withdraw from the territories in X occupied in 1967"
    if at.PARTICIPLE.search(cue.text) and at.PASSIVE.search(gap) and not at.LANDS.search(gap):
        return ("victim", "suffers") if len(gap.split()) <= _LONGEST_PASSIVE else None
    if not gap.strip() and at.PARTICIPLE.search(cue.text) and low.startswith(" by ", cue.end):
        return "victim", "suffers"
    lead = low[max(0, one.start - 40) : one.start]
    if at.AUXILIARY.fullmatch(gap) and not at.INSIDE.search(lead) and "between" not in lead:
        return "agent", "acts"
    return ("agent", "acts") if at.IT_DOES.fullmatch(gap) else None


def _threat_after(low: str, gap: str, cue: Found, one: Mention, between: Sequence[Mention]) -> tuple[Role, str] | None:
    """Read "cue ... X"."""
    if cue.cue.kind == "verb":
        if at.PARTICIPLE.search(cue.text) and at.BY_AFTER.fullmatch(gap):
            return "agent", "passive"
        return ("victim", "object") if at.OBJECT.fullmatch(gap) and not between else None
    if between:
        return ("victim", "against") if at.AGAINST.fullmatch(gap) else None
    if at.LEAVES.search(low[max(0, cue.start - 60) : cue.start]) and " from " in gap:
        return "victim", "against"  # "the withdrawal of the invasion forces from all X territory"
    if (at.BY.fullmatch(gap) and not (cue.cue.kind == "person" and " from " in gap)) or at.DONE_BY.fullmatch(gap):
        return "agent", "by"
    if at.OF.fullmatch(gap):
        return ("agent", "by") if cue.cue.of_means == "agent" else ("victim", "against")
    if cue.cue.kind == "person" and at.NAMED.fullmatch(gap) and gap.strip() and not at.SEVERAL.search(low[: cue.start]):
        return "agent", "named"
    return ("victim", "against") if at.AGAINST.fullmatch(gap) else None


def _with_speaker(
    low: str, gap: str, cue: Found, one: Mention, others: Sequence[Mention], speaker: str, *, before: bool
) -> tuple[Role, str] | None:
    """Read a partner or an ally of the speaker."""
    if one.state == speaker or not _speaks_of_itself(low, others, speaker) or at.BLAMES.search(low):
        return None
    mine = at.OUR.search(low[: min(one.start, cue.start)]) is not None
    if before:
        return _friend_before(gap, cue, one, others, speaker, mine=mine)
    third = any(
        other.state not in (None, speaker)
        and other.end <= cue.start
        and at.BEFORE.fullmatch(low[other.end : cue.start])
        for other in others
    )
    if third and not mine:
        return None
    if at.WITH.fullmatch(gap):
        pair = re.search(r"\b(?:between|among)\b", gap) is None or _own_pair(low, one, others, speaker)
        return ("partner", "with") if pair else None
    of_others = gap.startswith(" of ") and cue.text.endswith("s")
    if cue.cue.kind == "person" and mine and at.FRIEND_OF.fullmatch(gap) and not of_others:
        return "partner", "ours"
    return None


def _friend_before(
    gap: str, cue: Found, one: Mention, others: Sequence[Mention], speaker: str, *, mine: bool
) -> tuple[Role, str] | None:
    """Read "our X friends", "Soviet-American friendship" and "X, our ally"."""
    own = any(other.state == speaker and 0 <= one.start - other.end < 3 for other in others)
    if at.BEFORE.fullmatch(gap) and not gap.startswith(",") and (mine or own):
        return "partner", "ours"
    plural = gap.startswith(",") and cue.text.endswith("s")
    return ("partner", "ours") if at.AFTER_NAME.fullmatch(gap) and " our " in gap + " " and not plural else None


def _speaks_of_itself(low: str, others: Sequence[Mention], speaker: str) -> bool:
    """Say whether the speaker takes part in a sentence."""
    return at.SPEAKER.search(low) is not None or any(other.state == speaker for other in others)


def _own_pair(low: str, one: Mention, others: Sequence[Mention], speaker: str) -> bool:
    """Say whether "between" joins a state to the speaker: "between us and X", "between X and my country"."""
    near = low[max(0, one.start - 60) : one.end + 60]
    return re.search(r"\b(?:us|our|my|we)\b", near) is not None or any(
        other.state == speaker and abs(other.start - one.end) < 60 for other in others
    )


def _denied(low: str, gap: str, one: Mention, cue: Found) -> bool:
    """Say whether a threat is denied."""
    first = min(one.start, cue.start)
    return bool(at.DENIED_BETWEEN.search(gap) or at.DENIED_BEFORE.search(low[max(0, first - 30) : first]))


def _listed(low: str, tied: Sequence[Naming], others: Sequence[Mention]) -> list[Naming]:
    """Give what stands in a list with a tied mention: the same. Two names need "and" between them, a comma won't do."""
    found: dict[int, Naming] = {}
    have = {tie.start for tie in tied}
    for tie in tied:
        for ahead in (True, False):
            for one in _chain(low, tie, others, ahead=ahead):
                if one.state is not None and one.start not in have:
                    found.setdefault(
                        one.start, replace(tie, start=one.start, end=one.end, state=one.state, rule="listed")
                    )
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
        if not at.JOINED.fullmatch(gap):
            break
        chain.append(one)
        gaps.append(gap)
        start, end = one.start, one.end
    if not ahead and gaps and not at.AND.search(gaps[0]) and not _chain(low, tie, others, ahead=True):
        return []  # "by the efforts of X and Y, the Z forces": the list ends before the comma
    return chain if any(at.AND.search(gap) for gap in gaps) else []


def _nearest(ties: Sequence[Naming]) -> list[Naming]:
    """Keep for each mention and relation the tie to the nearest cue."""
    best: dict[tuple[int, Relation], Naming] = {}
    for tie in ties:
        key = (tie.start, tie.relation)
        if key not in best or abs(tie.cue_start - tie.start) < abs(best[key].cue_start - best[key].start):
            best[key] = tie
    return [best[key] for key in sorted(best)]
