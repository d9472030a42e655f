r"""Whether the words on a state are the speaker's own: charges that it denies or only reports, and words of others.

A naming is *denied* where one of these stands before the name, or the sentence as a whole is a question that doubts:

* what is denied in front ("It is not X which attacks"), or doubted ("Can anyone believe that X");
* a charge of others ("the story that", "allegations of", "they claim that", "cut out of whole cloth", "disproved");
* quotation marks around the name, where the words before them name another state, say "they" or "boast", or where
  what is quoted starts in the middle of a sentence. What resolutions, conferences and councils say is kept, and so is a
  quotation without any of this: speakers mostly quote whom they agree with. Of a quotation over several sentences only
  the first is known for one.
"""

import re
from collections.abc import Sequence

from polycentric.words.naming.mentions import Mention

REACH = 110  # letters between the words on a charge and the name
_NOT_X = re.compile(r"\bit (?:is|was) (?:not|never)(?: \w+ly)? (?:the |by the |by )?(?:\w+ ){0,3}$")
_WHO = re.compile(r"[^;:,]{0,40},? (?:which|that|who)\b")
_QUESTION = re.compile(
    r"^\W*(?:\w+, )?(?:can|could|does|do|would|will|who) (?:anyone|anybody|any \w+|one|we|you|(?:\w+ ){0,3}really|can|"
    r"could|would|will)(?: \w+ly| really| still)* (?:believe|imagine|claim|suppose|think|say|maintain|contend)\b"
)
_THREAT = r"(?:threat|danger|menace|aggress|attack|invasion|peril|expansion|imperialis|conspirac|plot)"
_CHARGE = re.compile(
    r"\b(?:(?:stor(?:y|ies)|tales?|charges?|allegations?|accusations?|assertions?|legends?|myths?|fictions?|fables?|"
    r"slanders?|lies|fabrications?|insinuations?) (?:that|of|about)|"
    r"(?:that|the|a|any|false|old|new) claims? that|(?:pretext|pretence|pretense|bogey) of(?=[^,;:]*$)|"
    r"(?:they|he|she) (?:\w+ ){0,2}(?:think|believe|says?|claims?|argues?|convinced|alleges?|pretends?|maintains?|"
    r"boasts?|would have us believe)(?: (?:that|to|us))?|question whether|asked whether|"
    rf"(?:alleged(?:ly)?|so-called|purported(?:ly)?|supposed(?:ly)?)(?: \"?[\w-]+\"?){{0,3}}? \"?(?:$|{_THREAT})|"
    rf"(?:refer\w* (?:yet |once )?(?:again|more) to|(?<!cannot )talk\w* (?:again )?(?:of|about)) (?:\w+ )?{_THREAT}|"
    r"(?:disproved|discredited|trumped-up|cut out of whole cloth)\b[^;:]{0,60}\b(?:that|of|about))"
)
_ENDS = re.compile(r"[;:]|, (?:but|while|whereas|although|yet|and (?:we|i|it))\b|\)|\bin order to\b")
_KEPT = re.compile(
    r"resolution|conference|council|assembly|organi[sz]ation|declaration|communiqu|charter|commission|committee|item|"
    r"\b(?:i|we|our|my) (?:\w+ )?(?:sa(?:id|y)|stated|state|quote|repeat|declared)|entitled|movement|summit|pope|"
    r"secretary-general|\bmy (?:country|government)"
)
_OTHERS = re.compile(r"\b(?:they|boasts?|propaganda|slogans?|slander\w*|so-called)\b")


def is_of_others(sentence: str, one: Mention, found: Sequence[Mention], speaker: str) -> bool:
    """Say whether what a sentence says of a state is denied, doubted or told as words of others.

    Parameters
    ----------
    sentence : str
        One sentence, spaces single.
    one : Mention
        The state's name in it.
    found : sequence of Mention
        All names in it.
    speaker : str
        Who speaks, by our id.

    Examples
    --------
    >>> from polycentric.words.naming.mentions import mentions
    >>> text = "It is not the Soviet Union which is launching attacks."
    >>> found = mentions(text, 1951)
    >>> is_of_others(text, found[0], found, "POL")
    True
    """
    low = sentence.lower()
    before = low[: one.start]
    if _NOT_X.search(before) and _WHO.match(low, one.end):
        return True
    if low.rstrip('" ').endswith("?") and _QUESTION.search(low):
        return True
    for charge in _CHARGE.finditer(before[-REACH - 40 :]):
        if not _ENDS.search(before[-REACH - 40 :], charge.end()):
            return True
    return '"' in sentence and _quoted(sentence, one, found, speaker)


def _quoted(sentence: str, one: Mention, found: Sequence[Mention], speaker: str) -> bool:
    """Say whether a name stands in a quotation that isn't the speaker's own."""
    if sentence.count('"', 0, one.start) % 2 == 0:
        return False
    opens = sentence.rindex('"', 0, one.start)
    lead = sentence[:opens]
    if not lead.strip(" (") or _KEPT.search(sentence.lower()):
        return False
    named = any(each.end <= opens and each.state not in (None, speaker) for each in found)
    return named or sentence[opens + 1 : opens + 2].islower() or _OTHERS.search(lead.lower()) is not None
