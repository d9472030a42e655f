"""Characters that steer instead of being read: shown at a terminal, replaced in a page or picture.

A name, a unit or a source comes from a file that anybody may have written. What it holds of terminal escape codes,
marks of writing direction or control characters must reach neither a terminal nor a page.
"""

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
    + _BIDI + "]"
)  # fmt: skip
_WHITE = "\t\n\r"
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def visible(text: str, keep: str = "") -> str:
    r"""Give a text as a terminal may print it: what steers is written as an escape, such as ``\x1b``.

    >>> print(visible("red \x1b[31m"))
    red \x1b[31m
    """
    return _STEERING.sub(lambda match: match[0] if match[0] in keep else _escaped(match[0]), text)


def visible_json(text: str) -> str:
    r"""Give a JSON text of the same content in which what steers is written as an escape, such as ``\u001b``."""
    return _STEERING.sub(lambda match: match[0] if match[0] == "\n" else _of_json(match[0]), text)


def valid_xml(text: str) -> str:
    """Give a text that XML and HTML may hold: what steers, and what XML has no place for, becomes U+FFFD."""
    steered = _STEERING.sub(lambda match: match[0] if match[0] in _WHITE else "\ufffd", text)
    return _NOT_IN_XML.sub("\ufffd", steered)


def encodable(text: str) -> str:
    """Give a text that UTF-8 can hold: halves of characters, as in file names of other encodings, become escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _of_json(character: str) -> str:
    import json

    return json.dumps(character)[1:-1]
