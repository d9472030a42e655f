"""Words that every room writes alike."""

import re


def owner(name: str) -> str:
    """Write a name as that of who has something: ``India's``, ``the United States'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def year_or_years(first: int, last: int, dash: str = "-") -> str:
    """Write one year, or the first and the last: ``2025``, ``1816-2025``."""
    return str(first) if first == last else f"{first}{dash}{last}"


def version_once(source: str) -> str:
    """Give a source with its version once: "Alliances (ATOP 5.1)" for "Alliances (ATOP 5.1) (5.1)"."""
    return re.sub(r"(\b[\w.]+\)) \(\1", r"\1", re.sub(r"(\b[\w.]+)\) \(\1, ", r"\1, ", source))
