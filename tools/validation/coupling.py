"""Whether camps that are coupled across layers say more about the next year than camps of each layer alone."""

from collections.abc import Iterator
from typing import Any

FIRST, LAST, SPLIT = 1950, 2013, 1982
COUPLINGS = (0.05, 0.2, 0.5, 1.0, 2.0)
LAYERS = ("pacts", "trade", "organisations")
NEEDS = (
    "flow",
    "exports",
    "imports",
    "atop_defense",
    "dyadigos",
    "sum_igo_full",
    "cinc",
)
SEEDS, DRAWS = 5, 500


def figures() -> Iterator[tuple[str, float]]:
    """Fit to 1950-1981, score on 1982-2013: the part of the log loss of the base rate that camps take away.

    The pairs are of states both living in both years: for disputes, neighbours and pairs with a major power; for new
    pledges to defend, pairs without one. Camps enter as two marks a layer: in one camp, in two.
    """
    import numpy as np

    from polycentric.panel.load import load
    from polycentric.poles import World
    from polycentric.poles.groups.camps import camps
    from polycentric.poles.groups.coupled import coupled

    panel = load("history", years=(FIRST, LAST + 1), series=[*NEEDS, "cowmidonset", "conttype", "cowmaj"])
    world = World(panel)
    alone = coupled(world, LAYERS, 0.0, seeds=SEEDS)
    kinds: dict[str, list[Any]] = {
        "each layer alone": list(alone.values()),
        **{f"{name} alone": [alone[name]] for name in LAYERS},
        "sum of the layers": [camps(world, seeds=SEEDS)],
        **{f"coupled by {w:g}": list(coupled(world, LAYERS, w, seeds=SEEDS).values()) for w in COUPLINGS},
    }
    order = np.argsort(panel["state"].values.astype(str))
    for outcome, (rows, happened) in _outcomes(panel, order).items():
        losses = {name: _losses(_marks(marks, rows), happened, rows[0]) for name, marks in kinds.items()}
        yield from _compared(outcome, losses, rows[0], happened)


def _outcomes(panel: Any, order: Any) -> dict[str, tuple[Any, Any]]:
    """Give, for each outcome, the pair-years (year, state, partner by place) and whether it came about a year later."""
    import numpy as np

    from polycentric.panel.coverage import masked

    def cells(name: str) -> Any:
        seen = masked(panel, name).values.astype(float)[:, order][:, :, order]
        return np.fmax(seen, np.swapaxes(seen, 1, 2))

    present = panel["exists"].values[:, order]
    major = panel["cowmaj"].values[:, order] == 1
    both = present[:-1, :, None] & present[:-1, None, :] & present[1:, :, None] & present[1:, None, :]
    both &= np.triu(np.ones(both.shape[1:], dtype=bool), 1)
    touch, onset, pledge = cells("conttype")[:-1], cells("cowmidonset")[1:], cells("atop_defense")
    near = ((touch > 0) & (touch <= 4)) | major[:-1, :, None] | major[:-1, None, :]
    disputes, pledges = both & near & ~np.isnan(onset), both & (pledge[:-1] == 0) & ~np.isnan(pledge[1:])
    return {
        "a dispute begins": (np.nonzero(disputes), onset[disputes] > 0),
        "a pledge to defend is new": (np.nonzero(pledges), pledge[1:][pledges] > 0),
    }


def _marks(results: list[Any], rows: Any) -> Any:
    """Give two columns a layer: whether the pair is in one camp, and whether in two."""
    import numpy as np

    columns: list[Any] = []
    for layer in results:
        wide = layer.states.pivot(on="state", index="year", values="camp").sort("year")
        camp = wide.select(sorted(wide.columns[1:])).cast(float).fill_null(-1).to_numpy()
        missing = [name for name in sorted(layer.power["state"].values) if name not in wide.columns]
        assert not missing, missing
        one, two = camp[rows[0], rows[1]], camp[rows[0], rows[2]]
        known = (one >= 0) & (two >= 0)
        columns += [known & (one == two), known & (one != two)]
    return np.stack(columns, axis=1).astype(float)


def _losses(marks: Any, happened: Any, years: Any) -> Any:
    """Fit a logit to the earlier years and give the log loss of each later row."""
    import numpy as np

    early = years < SPLIT - FIRST
    design = np.column_stack([np.ones(len(marks)), marks])
    weight = np.zeros(design.shape[1])
    for _ in range(40):
        chance = 1.0 / (1.0 + np.exp(-design[early] @ weight))
        slope = design[early].T @ (happened[early] - chance) - 1e-4 * weight
        bend = (design[early] * (chance * (1 - chance))[:, None]).T @ design[early] + 1e-4 * np.eye(len(weight))
        weight += np.linalg.solve(bend, slope)
    chance = 1.0 / (1.0 + np.exp(-design[~early] @ weight))
    return -np.where(happened[~early], np.log(chance), np.log1p(-chance))


def _compared(outcome: str, losses: dict[str, Any], years: Any, happened: Any) -> Iterator[tuple[str, float]]:
    """Give each kind's part of the base rate's loss, and of its gain over separate layers a range by drawing years."""
    import numpy as np

    late = years >= SPLIT - FIRST
    rate = happened[~late].mean()
    base = -np.where(happened[late], np.log(rate), np.log1p(-rate))
    yield f"{outcome}: pair-years scored", int(late.sum())
    yield f"{outcome}: events among them", int(happened[late].sum())
    rng = np.random.default_rng(0)
    spans = np.unique(years[late])
    drawn = rng.integers(0, spans.size, (DRAWS, spans.size))
    for name, loss in losses.items():
        yield f"{outcome}, {name}: % of the base rate's loss taken away", 100 * (1 - loss.sum() / base.sum())
        if name.startswith("coupled"):
            by_year = np.bincount(years[late] - spans[0], losses["each layer alone"] - loss)
            whole = np.bincount(years[late] - spans[0], base)
            gain = 100 * by_year[drawn].sum(axis=1) / whole[drawn].sum(axis=1)
            for place, percent in (("low", 2.5), ("high", 97.5)):
                yield (
                    f"{outcome}, {name}: points over each layer alone, 95% {place}",
                    float(np.percentile(gain, percent)),
                )
