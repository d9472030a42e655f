"""Sentences that speak of a past war: whom they name as a threat is no threat of the day.

Speeches commemorate the Second World War for decades: "Japanese militarism" in 2015 threatens nobody. A sentence counts
as one on a past war where it names such a war or its time. "Militarism" counts from 1973 on: before, speeches meant
the rearmament of West Germany and Japan by it, which was of the day.
"""

import re

OVER_SINCE = 1947  # texts of earlier years speak of the war or its end as of their day
MILITARISM_SINCE = 1973
_WAR = re.compile(
    r"\b(?:(?:first|second) world war|world wars? (?:i|ii|one|two)|(?:two|both) world wars|great patriotic war|"
    r"war of resistance|anti-(?:japanese|fascist) (?:world )?war|sino-japanese war|opium wars?|hitler\w*|nazi germany|"
    r"pearl harbou?r|nanjing massacre|"
    r"japan(?:ese|'s) (?:\w+ ){0,2}(?:occupation|coloni\w*)|(?:occupation|colonization) by japan|"
    r"victory over (?:fascism|nazism)|1931|1937|1939|1941|1945)\b"
    "|抗日战争|抗日戰爭|抗战|抗戰|第二次世界大战|第二次世界大戰|世界反法西斯战争|鸦片战争|一九三.年|一九四[〇一二三四五]年"
)
_AFTER = re.compile(  # of the day: "the worst crisis since the Second World War"
    r"\b(?:since|post-?) ?(?:the )?(?:end of )?(?:the )?"
    r"(?:(?:first|second) world war|world wars? (?:i|ii|one|two)|(?:two|both) world wars|1945)\b"
)
_MILITARISM = re.compile(r"\bmilitaris(?:m|ts?)\b|军国主义|軍國主義")


def is_past(sentence: str, year: int) -> bool:
    """Say whether a sentence of a text of some year speaks of a past war.

    Examples
    --------
    >>> is_past("In 1937 Japan invaded China.", 2015), is_past("Japan invaded China.", 1938)
    (True, False)
    """
    low = _AFTER.sub("", sentence.lower())
    return (year >= OVER_SINCE and _WAR.search(low) is not None) or (
        year >= MILITARISM_SINCE and _MILITARISM.search(low) is not None
    )
