"""Bring the Factbook's HTML fragments to plain text, and read the year at their end."""

import html
import re

LONGEST = 20_000  # no field of the last edition is longer; a longer one is not read

_TAG = re.compile(
    r"</?(?:a|b|div|em|h\d|i|li|ol|p|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)\b[^<>]*>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DASHES = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u00a0": " "})
_YEAR = re.compile(r"\((\d{4})( est\.)?\)$")


def plain(raw: str) -> str:
    """Drop formatting tags (a line break becomes a semicolon), resolve entities, make dashes and blanks uniform.

    Any other tag is data and stays: a state called ``<script>`` keeps its name, and whoever writes HTML escapes it.
    """
    text = _TAG.sub("", _BREAK.sub("; ", raw[:LONGEST]))
    return " ".join(html.unescape(text).translate(_DASHES).split())


def split_year(text: str) -> tuple[str, int | None, bool]:
    """Split plain text into what stands before the closing "(2024 est.)", the year, and whether it is an estimate."""
    text = text.strip()
    match = _YEAR.search(text)
    if not match:
        return text, None, False
    return text[: match.start()].rstrip(), int(match[1]), match[2] is not None


def split_outside_brackets(text: str, marks: str) -> list[str]:
    """Split at any of the marks that stands outside brackets; a closing bracket without an opening one is ignored."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(0, depth - 1)
        elif letter in marks and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return [part.strip() for part in [*parts, text[start:]]]
