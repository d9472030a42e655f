"""Numbers and lists as a reader wants them: one place, so that a number reads the same wherever it stands."""

from collections.abc import Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_WITH_ARTICLE = {
    "European Union", "Netherlands", "Philippines", "Maldives", "Seychelles", "Comoros", "Solomon Islands",
    "Marshall Islands", "Bahamas", "Gambia", "Soviet Union", "Ottoman Empire", "Papal States",
    "Democratic Republic of the Congo", "Republic of the Congo", "Central African Republic", "Dominican Republic",
    "German Democratic Republic", "Federal Republic of Germany", "Russian Empire",
    "North Atlantic Treaty Organization", "African Union",
}  # fmt: skip


def percent(share: float | None, digits: int | None = None) -> str:
    """Write a share as a percentage, with a digit more where it is small; a dash where it is missing."""
    if share is None or share != share:
        return "–"
    value = 100 * share
    if digits is None and 0 < value < 0.005:
        return "<0.01%"
    places = digits if digits is not None else (0 if abs(value) >= 9.95 else 1 if abs(value) >= 0.095 else 2)
    return f"{value:.{places}f}%"


def cut(share: float) -> str:
    """Write a cut-off as a percentage with no more digits than it has."""
    return f"{100 * share:g}%"


def number(value: float | None, digits: int = 2) -> str:
    """Write a number with fixed digits; a dash where it is missing."""
    return "–" if value is None or value != value else f"{value:.{digits}f}"


def count(size: int, thing: str, plural: str = "") -> str:
    """Write a count with its noun: ``1 state``, ``47 states``."""
    return f"{size:,} {thing if size == 1 else plural or thing + 's'}"


def in_words(size: int) -> str:
    """Write a small count as a word."""
    return _SMALL[size] if 0 <= size < len(_SMALL) else f"{size:,}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join items as a sentence does: ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def the(name: str) -> str:
    """Give a name as it stands inside a sentence, with the article that some names take."""
    return f"the {name}" if name in _WITH_ARTICLE or name.startswith("United ") else name


def as_sentence(text: str) -> str:
    """Give a text as a sentence begins: its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def short_span(first: int, last: int) -> str:
    """Write years, the last in two digits where it is of the same century: ``1980-88``, ``1899-1902``."""
    if first == last:
        return str(first)
    return f"{first}-{str(last)[-2:] if first // 100 == last // 100 else last}"
