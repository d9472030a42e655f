"""Short names of indices, sets, families and classes, where a picture has no room for the long ones."""

SOFT_HYPHEN = "\u00ad"
SETS = {
    "all": "All states",
    "five_largest": "Five largest",
    "eight_largest": "Eight largest",
    "ten_largest": "Ten largest",
    "majors": "Major powers (COW list)",
    "permanent_five": "Permanent five",
}
FAMILIES = {
    "shares": "Shares of power",
    "counts": "Effective number of powers",
    "ratio": "Ratio to the leader",
    "relational": "Who depends on whom",
    "communities": "Communities of ties",
    "lists": "Lists of powers",
}
LETTERS = {
    "unipolar": "U",
    "near-unipolar": "N",
    "bipolar": "B",
    "multipolar": "M",
    "unclassified": "–",
    "not applicable": "·",
    "missing": "?",
}
VOTES = ("unipolar", "near-unipolar", "bipolar", "multipolar")


def index_lines(short: str, label: str) -> tuple[str, str]:
    """Give two short lines for an index; one that has no short name is cut from its label."""
    if SOFT_HYPHEN in short:
        start, _, rest = short.partition(SOFT_HYPHEN)
        return f"{start}-", rest
    words = (short or label).split()
    return (words[0], " ".join(words[1:])) if short else (words[0][:11], " ".join(words[1:])[:11])


def index_line(short: str, label: str) -> str:
    """Give one short line for an index."""
    first, second = index_lines(short, label)
    return f"{first[:-1]}{second}" if first.endswith("-") else f"{first} {second}".strip()


def past_name(short: str, label: str) -> str:
    """Give a short name for an index over two centuries; one that has none keeps its label."""
    return short.replace(SOFT_HYPHEN, "") or label


def spoken(label: str) -> str:
    """Give a label as it stands inside a sentence."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
