r"""The rules for Chinese texts, which have no prepositions to tell by: places within a clause.

A clause ends at a comma. A state is the *victim* right after 对 (of 对X的侵略), 侵略, 威胁, 侵犯 or 侵占, and where its
people resist (人民反抗); it is the *agent* where a word of threat follows in its clause within twenty characters.
Partners and allies are states followed by 友好, 合作, 伙伴, 友谊 or 同盟, 联盟 in their clause: a report speaks for
China throughout. 不 or 没有 right before a word of threat denies.
"""

import re
from collections.abc import Sequence

from polycentric.words.naming.mentions import Mention
from polycentric.words.threats.cues import Relation, Role
from polycentric.words.threats.rules import Naming

THREAT = re.compile(
    "威胁|威脅|侵略|侵占|侵佔|侵犯|霸权|霸權|扩张|擴張|挑衅|挑釁|颠覆|顛覆|武装干涉|粗暴干涉|敌视|敵視|敌人|敵人|军国主义|帝国主义|帝國主義"
)
GOOD: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("ally", re.compile("同盟|联盟|聯盟|盟国|盟國")),
    ("partner", re.compile("友好|合作|伙伴|夥伴|友谊|友誼")),
)
_TOWARDS = re.compile(r"(?:(?<!反)对|(?<!反)對|侵略|侵略了|威胁|威脅|侵犯|侵占|侵佔|占领|武装干涉)$")
_RESISTS = re.compile("人民.*(?:反对|反抗|击退|抗击|反對)")  # the people of X against another's aggression
PAIRS = ("中美", "中苏", "中俄", "中日", "中印", "中越", "中朝")  # China and another: of relations, not of threats
_CLAUSE = re.compile("[\uff0c,\uff1a:]")  # comma and colon of Chinese, or of Latin
REACH = 20  # characters from a state to a word of its clause


def chinese_namings(sentence: str, found: Sequence[Mention], speaker: str = "CHN") -> list[Naming]:
    """Give what a sentence in Chinese makes of the states that it names.

    Examples
    --------
    >>> from polycentric.words.naming.chinese import chinese_mentions
    >>> text = "美帝国主义对越南的侵略"
    >>> [(one.state, one.role) for one in chinese_namings(text, chinese_mentions(text, 1965))]
    [('USA', 'agent'), ('VNM', 'victim')]
    """
    return [tie for one in found if one.state not in (None, speaker) and (tie := _tie(sentence, one))]


def _tie(sentence: str, one: Mention) -> Naming | None:
    """Tie a mention to the first word that follows in its clause."""
    before, after = sentence[: one.start], sentence[one.end :]
    stop = _CLAUSE.search(after)
    clause = after[: min(stop.start() if stop else len(after), REACH)]
    threat = THREAT.search(clause) or THREAT.search(one.text)
    if _TOWARDS.search(before) and (threat or THREAT.search(before[-4:])):
        return _named("threat", "victim", one, threat[0] if threat else before[-2:], "against")
    if threat and one.text in PAIRS:
        return None
    if threat and _RESISTS.search(clause[: threat.start()]):
        return _named("threat", "victim", one, threat[0], "suffers")
    if threat:
        denied = (
            clause[max(0, threat.start() - 2) : threat.start()] in ("不", "没有") if threat.string == clause else False
        )
        return _named("threat", "agent", one, threat[0], "before", denied=denied)
    for relation, words in GOOD:
        good = words.search(clause)
        if good:
            return _named(relation, "partner", one, good[0], "with")
    return None


def _named(relation: Relation, role: Role, one: Mention, cue: str, rule: str, *, denied: bool = False) -> Naming:
    """Make a naming of a mention."""
    return Naming(relation, role, one.state or "", one.start, one.end, cue, one.start, rule, denied)
