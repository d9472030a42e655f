"""Cut a text into sentences that a rule can read: spaces single, apostrophes straight, words whole again."""

import re

_BREAK = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")
_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": ",",
                        "\u00ad": "", "\ufeff": ""})  # fmt: skip
_END = re.compile(r"(?<=[.!?;])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|(?<=;)\s+")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Messrs|art|vol|para|paras|Sr|Jr|cf|U\.S|U\.K|U\.N|[A-Z])\.|^\W*\d+\.)$")
_CHINESE_END = re.compile(r"[。！？；\n]+")


def sentences(text: str) -> list[str]:
    """Give the sentences of an English text; a semicolon ends one, since a new subject follows it.

    Examples
    --------
    >>> sentences("Mr. Smith said so. We\u2019re here; they threat-\\nen us.")
    ['Mr. Smith said so.', "We're here;", 'they threaten us.']
    """
    whole = " ".join(_BREAK.sub("", text.translate(_MARKS)).split())
    found: list[str] = []
    start = 0
    for end in _END.finditer(whole):
        if not _ABBREVIATED.search(whole[max(start, end.start() - 12) : end.start()]):
            found.append(whole[start : end.start()])
            start = end.end()
    return [one for one in (*found, whole[start:]) if one]


def chinese_sentences(text: str) -> list[str]:
    """Give the sentences of a Chinese text.

    Examples
    --------
    >>> chinese_sentences("反对侵略。维护和平！")
    ['反对侵略', '维护和平']
    """
    return [one for one in ("".join(part.split()) for part in _CHINESE_END.split(text)) if one]
