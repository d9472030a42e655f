"""Other ways in which a known name is written: with a footnote's mark, with "former", with its direction behind.

Each way is exact: it takes a mark off or turns words round, and what is left must be a known name.
"""

import re
from collections.abc import Iterator

DIRECTIONS = {
    "n": ("North", "Northern"), "s": ("South", "Southern"), "e": ("East", "Eastern"), "w": ("West", "Western"),
    "no": ("North", "Northern"), "so": ("South", "Southern"),
    "north": ("North", "Northern"), "south": ("South", "Southern"),
    "east": ("East", "Eastern"), "west": ("West", "Western"),
}  # fmt: skip
# Words of official names that say how a state is governed, and not which one it is.
OFFICIAL = frozenset(
    {
        "a",
        "and",
        "arab",
        "bolivarian",
        "commonwealth",
        "confederation",
        "cooperative",
        "democratic",
        "duchy",
        "emirate",
        "federal",
        "federated",
        "federation",
        "federative",
        "grand",
        "hashemite",
        "independent",
        "islamic",
        "kingdom",
        "peoples",
        "plurinational",
        "principality",
        "republic",
        "revolutionary",
        "socialist",
        "state",
        "states",
        "sultanate",
        "union",
        "united",
    }
)
_MARKS = re.compile(
    r"""\s*(?:
        [*\u2020\u2021\u00a7\u00b6\#^+]+ |                    # Chad*
        [\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+ |            # superior figures
        [(\[]\s*(?:[\da-z]|\d\d|\*+)(?:\s*[,;]\s*(?:[\da-z]|\d\d))*\s*[)\]] |  # Sudan (5), Sudan [a]
        (?<=[\s,])\d{1,2}(?:\s*,\s*\d{1,2})*[)/]? |           # France 1
        (?<=\s)[a-z](?:,[a-z])*/                              # France a/
    )\s*$""",
    re.VERBOSE,
)
_YEARS = re.compile(
    r"\s*[(\[]\s*(?:(?:from|since|to|until|till|before|after|up to|pre|post|-|\u2013|~)[\s-]*)?\d{4}"
    r"(?:\s*(?:-|\u2013|/|to)\s*(?:\d{2,4}|present|today)?)?\s*[)\]]\s*$",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\s*(?:the\s+)?(?:former(?:ly)?|fmr\.?|f\.|ex)(?:\s+|-\s*)(?:the\s+)?(?P<before>.+?)\s*"
    r"|\s*(?P<after>[^(),]+?)\s*(?:,\s*|[(\[]\s*)(?:the\s+)?(?:former|fmr\.?)\s*[)\]]?\s*",
    re.IGNORECASE,
)


def without_marks(name: str) -> tuple[str, str]:
    """Take a footnote's mark, or years in brackets, off the end of a name; give the rest and what was taken off."""
    for mark in (_YEARS, _MARKS):
        match = mark.search(name)
        if match is not None and match.start() > 1:
            return name[: match.start()].rstrip(" ,"), match[0].strip()
    return name, ""


def bracketed(name: str) -> tuple[str, str] | None:
    """Split a name at a bracket with which it ends into what stands before it and in it."""
    match = re.fullmatch(r"\s*([^()\[\]]+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*", name)
    return None if match is None else (match[1], match[2])


def called_former(name: str) -> str | None:
    """Give the name that "Former X", "ex-X" or "X (former)" says is of the past, or None."""
    match = _FORMER.fullmatch(name)
    return None if match is None else match["before"] or match["after"]


def turned(name: str) -> Iterator[str]:
    """Write out the direction with which a name begins or ends: "W. Sahara", "Vietnam S", "Yemen, North"."""
    words = re.sub(r"[.,]", " ", name).split()
    if len(words) < 2:
        return
    for direction, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        for whole in DIRECTIONS.get(direction.lower(), ()):
            yield " ".join((whole, *rest))


def is_official(words: str) -> bool:
    """Tell whether a form has only words that official names add to a state's own, as in "Peru (Republic of)"."""
    return bool(words) and set(words.split()) <= OFFICIAL
