"""Cut a condition on rows into words: numbers, texts in quotes, names, signs."""

import re
from dataclasses import dataclass

from polycentric.errors import DataError

LONGEST, MOST = 10_000, 2_000
_WORD = re.compile(
    r"""\s*(?:
    (?P<number>-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))
    |(?P<text>'[^']*'|"[^"]*")
    |(?P<name>[^\W\d]\w*)
    |(?P<sign><=|>=|==|!=|<>|&&|\|\||[=<>&|!~()\[\],])
    |(?P<end>$)
    )""",
    re.VERBOSE,
)
SAME = {"&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "~": "not", "=": "==", "<>": "!=", "[": "(",
        "]": ")", "null": "missing", "na": "missing"}  # fmt: skip
WORDS = ("and", "or", "not", "in", "is", "missing", "true", "false")


@dataclass(frozen=True)
class Word:
    """One word: its kind (``number``, ``text``, ``name``, ``sign``, ``end``), what it says, and where it begins."""

    kind: str
    value: str
    place: int


def words_of(text: str) -> list[Word]:
    """Cut a condition into words, the last of which is its end.

    Signs that other programs have for the same (``&``, ``|``, ``!``, ``=``) become ours, and words of the language
    (``and``, ``is missing``) are signs, in whatever case they are written.

    Raises
    ------
    DataError
        If something is neither number, text, name nor sign, or the condition is too long.
    """
    if len(text) > LONGEST:
        raise DataError(f"A condition of {len(text):,} characters is too long: it may have {LONGEST:,}.")
    if not text.isascii() and text != text.encode("utf-8", "replace").decode():
        raise DataError(f"The condition {ascii(text)[:80]} holds half a character: write it in UTF-8.")
    found: list[Word] = []
    place = 0
    while not found or found[-1].kind != "end":
        match = _WORD.match(text, place)
        if match is None:
            rest = text[place:].lstrip()
            raise unreadable(text, len(text) - len(rest), "there is nothing that can be read")
        place = match.end()
        found.append(_word(str(match.lastgroup), match))
    if len(found) > MOST:
        raise DataError(f"A condition of {len(found):,} words is too long: it may have {MOST:,}.")
    return found


def _word(kind: str, match: re.Match[str]) -> Word:
    """Give a word its kind and our own spelling."""
    value, place = str(match[kind]), match.start(kind)
    small = SAME.get(value.lower(), value.lower())
    if kind == "sign" or (kind == "name" and small in WORDS):
        return Word("sign", small, place)
    return Word(kind, value[1:-1] if kind == "text" else value, place)


def unreadable(text: str, place: int, why: str) -> DataError:
    """Word the refusal of a condition: where, and what would be right there."""
    rest = text[place : place + 20]
    where = f"at '{rest}{'...' if len(text) > place + 20 else ''}'" if rest.strip() else "at its end"
    return DataError(
        f"The condition '{text if len(text) <= 200 else text[:200] + '...'}' can't be read: {where}, {why}. Write one "
        "such as: year >= 1946 and (cinc1 > 0.05 or state2 in ('USA', 'CHN')) and conttype is not missing"
    )
