"""Writes a value of a scenario file as TOML writes it, for messages."""

import datetime
import json
from typing import Any

LONGEST = 60  # characters of a value that a message repeats


def as_toml(value: Any) -> str:
    """Write a value as its file has it; of a table only that it is one.

    Examples
    --------
    >>> [as_toml(each) for each in (True, datetime.date(2027, 1, 1), "big", [1, 2.5], {"a": 1})]
    ['true', '2027-01-01', '"big"', '[1, 2.5]', 'a table']
    """
    written = _whole(value)
    return written if len(written) <= LONGEST else f"{written[:LONGEST]}..."


def _whole(value: Any) -> str:
    """Write a value at its full length."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        many: list[Any] = value[:LONGEST]
        return f"[{', '.join(map(as_toml, many))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
