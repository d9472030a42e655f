"""Cut a text into sentences that a rule can read: spaces single, apostrophes straight."""

import re

MARKS = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u02bc", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u2013", "-"),
    ("\u2014", ","),
)
_END = re.compile(r"[.!?;](?:(?<=;) |(?<!;)[\"')\]]* (?=[\"'(\[]?[A-Z0-9]))")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Messrs|art|vol|para|paras|Sr|Jr|cf|U\.S|U\.K|U\.N|[A-Z])|^\W*\d+)\.$"
)
_CHINESE_END = re.compile("[\u3002\uff01\uff1f\uff1b\n]+")  # full stop, exclamation, question and semicolon of Chinese


def sentences(text: str) -> list[str]:
    """Give the sentences of an English text; a semicolon ends one, since a new subject follows it.

    Examples
    --------
    >>> sentences("Mr. Smith said so. We\u2019re here; they threaten us.")
    ['Mr. Smith said so.', "We're here;", 'they threaten us.']
    """
    for mark, plain in MARKS:
        text = text.replace(mark, plain)
    whole = " ".join(text.split())
    found: list[str] = []
    start = 0
    for end in _END.finditer(whole):
        stop = end.end() - 1
        if not _ABBREVIATED.search(whole[max(start, stop - 12) : stop]):
            found.append(whole[start:stop])
            start = stop + 1
    return [one for one in (*found, whole[start:]) if one]


def chinese_sentences(text: str) -> list[str]:
    """Give the sentences of a Chinese text.

    Examples
    --------
    >>> chinese_sentences("反对侵略。维护和平。")
    ['反对侵略', '维护和平']
    """
    return [one for one in ("".join(part.split()) for part in _CHINESE_END.split(text)) if one]
