"""How much a partition into communities depends on how many seeds it is drawn from."""

from collections.abc import Iterator

MANY_SEEDS = 1000


def figures() -> Iterator[tuple[str, float]]:
    """Compare the partition of each layer of the world `now` from 20 seeds with the one from 1,000."""
    from polycentric.panel.load import load
    from polycentric.poles.groups.blocks import normalised
    from polycentric.poles.groups.communities import SEEDS, adjusted_rand, partition
    from polycentric.ties import LAYERS

    weights = {name: normalised(LAYERS[name](load("now")))[-1] for name in ("trade", "organisations")}
    weights["trade and organisations"] = weights["trade"] + weights["organisations"]
    for name, matrix in weights.items():
        few, many = partition(matrix, seeds=SEEDS), partition(matrix, seeds=MANY_SEEDS)
        yield f"{name}: modularity, {SEEDS} seeds", few.modularity
        yield f"{name}: modularity, {MANY_SEEDS} seeds", many.modularity
        yield f"{name}: mean adjusted Rand index of pairs, {MANY_SEEDS} seeds", many.agreement
        yield f"{name}: adjusted Rand index of the two partitions", adjusted_rand(few.labels, many.labels)
