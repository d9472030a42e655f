"""Shorten what is too long for a place, never within a word."""

DOTS = "..."


def shortened(text: str, length: int, dots: str = DOTS) -> str:
    """Give a text that fits: whole, or up to the end of a word, with dots after it.

    A single word that is too long is cut where it has to be.

    >>> shortened("imports from all the world", 20)
    'imports from all...'
    """
    if len(text) <= length:
        return text
    room = max(length - len(dots), 0)
    head = text[: room + 1]
    whole = head.rpartition(" ")[0].rstrip(" ,;:.(-")
    return (whole or text[:room]) + dots[:length]


def labelled(meaning: str, unit: str, length: int) -> str:
    """Give a meaning with its unit in brackets in so many characters.

    The unit may take half of them, or what the meaning leaves; the meaning then gets the rest.

    >>> labelled("imports of the first state from the second", "current US dollars", 50)
    'imports of the first state... [current US dollars]'
    """
    if not unit:
        return shortened(meaning, length)
    bracket = f" [{shortened(unit, max(length // 2, length - len(meaning)) - 3)}]"
    return shortened(meaning, length - len(bracket)) + bracket
