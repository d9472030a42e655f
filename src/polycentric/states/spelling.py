"""Reduce a written name to a form in which only its letters count: no case, accents, punctuation, articles.

Two names are the same if their forms are equal; nothing here guesses.
"""

import html
import re
import unicodedata

WORDS = {"st": "saint", "rep": "republic", "dem": "democratic", "fed": "federal", "&": "and", "herz": "herzegovina"} | (
    dict.fromkeys(("is", "isl", "isds", "isd", "isles", "island"), "islands")
)
SILENT = {"the", "of"}
# Letters that do not come apart into a plain one and an accent.
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
# Straight, curly and modifier apostrophes, the okina among them, and the accents typed in their place.
APOSTROPHES = str.maketrans(dict.fromkeys("'`\u2018\u2019\u02bb\u02bc\u00b4"))


def form(name: str) -> str:
    """Give the form in which names are compared: "Saint Kitts & Nevis" and "St. Kitts and Nevis" have one."""
    text = html.unescape(html.unescape(re.sub(r"<[^<>]*>", " ", name)))
    text = unicodedata.normalize("NFKD", text.translate(APOSTROPHES)).casefold().translate(LETTERS)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"\b(?:[a-z]\. ?){2,}", lambda dotted: re.sub(r"[. ]", "", dotted[0]) + " ", text)
    words = re.sub(r"[^\w&]|_", " ", text.replace("&", " & ")).split()
    if len(words) == 1:
        return words[0]
    return " ".join(WORDS.get(word, word) for word in words if word not in SILENT)


def parts(name: str) -> tuple[str, str, bool] | None:
    """Split "Korea, North" or "Turkey (Turkiye)" into head, tail and whether the tail stood in brackets."""
    match = re.fullmatch(r"\s*([^(),]+?)\s*(?:,\s*([^()]+)|\(([^()]+)\))\s*", html.unescape(name))
    if match is None:
        return None
    return match[1], match[2] or match[3], match[3] is not None
