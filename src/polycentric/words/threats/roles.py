"""What a table of namings makes of each pair of a sentence and a state."""

from collections import defaultdict

import polars as pl


def roles(rows: pl.DataFrame) -> dict[tuple[str, int, str], frozenset[str]]:
    """Give what rules made of each pair (``agent``, ``victim``, ``partner``, ``ally``), neither denied nor past."""
    kept = rows.filter((pl.col("relation") != "other") & ~pl.col("denied") & ~pl.col("past"))
    found: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for text_id, sentence, state, relation, role in kept.select(
        "text_id", "sentence", "partner", "relation", "role"
    ).iter_rows():
        found[text_id, sentence, state].add(role if relation == "threat" else relation)
    return {pair: frozenset(every) for pair, every in found.items()}
