"""Short names of indices, sets, families and classes, where a picture has no room for the long ones."""

INDICES = {
    "output_ppp": ("Output,", "PPP"),
    "output_mer": ("Output,", "exch. rates"),
    "net_resources": ("Net", "resources"),
    "military_spending": ("Military", "spending"),
    "military_personnel": ("Military", "personnel"),
    "energy": ("Energy", "use"),
    "population": ("Popu-", "lation"),
    "composite_four": ("Composite", "of four"),
}
# Of two centuries, where several sources have one thing.
PAST = {
    "cinc": "CINC",
    "cinc_recomputed": "CINC, recomputed",
    "output_fariss": "Output, Fariss et al.",
    "output_maddison": "Output, Maddison",
    "output_penn": "Output, Penn tables",
    "output_world_bank": "Output, World Bank",
    "net_resources_fariss": "Net resources, Fariss",
    "net_resources_maddison": "Net resources, Maddison",
    "surplus_product": "Surplus domestic product",
    "military_spending": "Military spending",
    "military_personnel": "Military personnel",
    "primary_energy": "Primary energy",
    "iron_and_steel": "Iron and steel",
    "total_population": "Population",
    "urban_population": "City population",
}
SETS = {
    "all": "All states",
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


def index_lines(name: str, label: str) -> tuple[str, str]:
    """Give two short lines for an index; one that has none is cut from its label."""
    if name in INDICES:
        return INDICES[name]
    words = label.split()
    return (words[0][:11], " ".join(words[1:])[:11])


def index_line(name: str, label: str) -> str:
    """Give one short line for an index."""
    first, second = index_lines(name, label)
    return f"{first[:-1]}{second}" if first.endswith("-") else f"{first} {second}".strip()


def past_name(name: str, label: str) -> str:
    """Give a short name for an index over two centuries; one that has none keeps its label."""
    return PAST.get(name, label)


def spoken(label: str) -> str:
    """Give a label as it stands inside a sentence."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
