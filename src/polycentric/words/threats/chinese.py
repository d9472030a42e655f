r"""The rules for Chinese texts, which have no prepositions to tell by: places within a clause.

A clause ends at a comma; states in a list (、 and words for "and") share what follows it. A state is the *victim* right
after 对 (of 对X的侵略), 侵略, 威胁, 侵犯, 入侵, 颠覆 and the like, after 从 before 撤, and where its people resist an
aggression; it is the *agent* where a word of threat follows in its clause within twenty characters, where its forces
are to withdraw, and where others struggle against its policy (对X的侵略政策进行斗争). Partners and allies are states
followed by 友好, 合作, 伙伴, 友谊, 关系发展 or 同盟, 联盟 in their clause: a report speaks for China throughout; an
ally needs 我 or 中 in the sentence. 不 or 没有 right before a word of threat denies.
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
MORE_THREAT = re.compile(
    THREAT.pattern + "|入侵|侵入|武裝干涉|战争政策|戰爭政策|战争挑拨|戰爭挑撥|轰炸|轟炸|霸占|盘踞|盤踞|盤據"
)
_BONDS = re.compile(
    "友好|合作|伙伴|夥伴|友谊|友誼|建交|睦邻|协作|外交关系|外交關係|团结|(?:关系|關係)(?=.{0,6}(?:发展|發展|改善|稳定|恢复|加强|正常|提高|巩固|鞏固|进展))"
)
_BLAMED = re.compile("分裂|侵略|追隨|追随|拼凑|拼湊|賣國|卖国|反动|反動|破坏|破壞|挑拨|勾结")
_TOWARDS = re.compile(
    r"(?:(?<!反)对|(?<!反)對|侵略|侵略了|威胁|威脅|侵犯|侵占|侵佔|占领|佔領|武装干涉|入侵|侵入|颠覆|顛覆|轰炸|轟炸|肢解|进攻|干涉|干涉了|控制)$"
)
_STRUGGLE = re.compile("斗争|鬥爭|谴责|譴責|警惕|揭露|反对|反對")
_RESISTS = re.compile(
    "(?:人民|军民|軍民|联合政府领导).*(?:反对|反抗|击退|击败|打败|战胜|抗击|反對|反侵略|反霸).*(?:侵略|入侵|干涉|占领|霸权|斗争|鬥爭)"
)  # X's people resist
_FORCES = re.compile(
    "^.{0,4}(?:军队|軍隊|艦隊|舰队|部队|部隊|当局|當局|軍事力量|军事力量|武装力量)[^。]{0,16}(?:撤|退出)"
)
PAIRS = ("中美", "中苏", "中俄", "中日", "中印", "中越", "中朝")  # China and another: of relations, not of threats
_CLAUSE = re.compile("[\uff0c,\uff1a:]")  # comma and colon of Chinese, or of Latin
_JOINS = re.compile("^(?:民主主[义義])?(?:人民|民主)?(?:共和[国國])?(?:人民|政府)?(?:[、和与與同及]|以及)")
_OURS = re.compile("我|中")
REACH = 20  # characters from a state, or from the list that it stands in, to a word of its clause


def chinese_namings(sentence: str, found: Sequence[Mention], speaker: str = "CHN") -> list[Naming]:
    """Give what a sentence in Chinese makes of the states that it names.

    Examples
    --------
    >>> from polycentric.words.naming.chinese import chinese_mentions
    >>> text = "美帝国主义对越南的侵略"
    >>> [(one.state, one.role) for one in chinese_namings(text, chinese_mentions(text, 1965))]
    [('USA', 'agent'), ('VNM', 'victim')]
    """
    named = [one for one in found if one.state not in (None, speaker)]
    return [
        tie
        for one in named
        if (tie := _tie(sentence, one, _start_of_list(sentence, one, found), _end_of_list(sentence, one, found)))
    ]


def _start_of_list(sentence: str, one: Mention, found: Sequence[Mention]) -> int:
    """Give where the list starts in which a mention stands."""
    start = one.start
    for other in reversed(found):
        if other.end > start:
            continue
        joins = _JOINS.match(sentence[other.end : start])
        if joins is None or joins.end() != start - other.end:
            break
        start = other.start
    return start


def _end_of_list(sentence: str, one: Mention, found: Sequence[Mention]) -> int:
    """Give where the list ends in which a mention stands."""
    end = one.end
    for other in found:
        if other.start < end:
            continue
        joins = _JOINS.match(sentence[end : other.start])
        if joins is None or joins.end() != other.start - end:
            break
        end = other.end
    return end


def _tie(sentence: str, one: Mention, first: int, listed: int) -> Naming | None:
    """Tie a mention, in a list from a first place to a last, to the first word that follows in its clause."""
    before = sentence[:first]
    clause, after_list = _clause(sentence[one.end :]), _clause(sentence[listed:])
    threat = MORE_THREAT.search(clause) or MORE_THREAT.search(one.text)
    if _TOWARDS.search(before) and (threat or MORE_THREAT.search(before[-4:])):
        opposed = before[-1] in "对對" and threat and "政策" in clause and _STRUGGLE.search(sentence[one.end :])
        return _named("threat", "agent" if opposed else "victim", one, threat[0] if threat else before[-2:], "against")
    if threat and one.text in PAIRS:
        return None
    if before.endswith(("从", "從")) and re.search("撤|退出", clause):
        return _named("threat", "victim", one, "撤", "left")
    if threat and _RESISTS.search(clause):
        return _named("threat", "victim", one, threat[0], "suffers")
    if threat and threat[0] in clause and re.search("人民(?:反对|反對|反抗)", clause[: clause.index(threat[0])]):
        return None
    if threat:
        denied = (
            clause[max(0, threat.start() - 2) : threat.start()] in ("不", "没有") if threat.string == clause else False
        )
        return _named("threat", "agent", one, threat[0], "before", denied=denied)
    if _FORCES.search(sentence[one.end :]):
        return _named("threat", "agent", one, "撤", "leaves")
    return _bond(sentence, one, clause, after_list)


def _bond(sentence: str, one: Mention, clause: str, after_list: str) -> Naming | None:
    """Tie a partner or an ally of China."""
    if _BLAMED.search(sentence):
        return None
    bonds: tuple[tuple[Relation, re.Pattern[str]], ...] = (GOOD[0], ("partner", _BONDS))
    for relation, words in bonds:
        good = words.search(clause) or words.search(after_list)
        if good and (relation == "partner" or (_OURS.search(sentence) and "同盟" not in sentence[: one.start])):
            return _named(relation if one.text not in PAIRS else "partner", "partner", one, good[0], "with")
    return None


def _clause(after: str) -> str:
    """Give what follows within a clause, as far as a word may stand."""
    stop = _CLAUSE.search(after)
    return after[: min(stop.start() if stop else len(after), REACH)]


def _named(relation: Relation, role: Role, one: Mention, cue: str, rule: str, *, denied: bool = False) -> Naming:
    """Make a naming of a mention."""
    return Naming(relation, role, one.state or "", one.start, one.end, cue, one.start, rule, denied)
