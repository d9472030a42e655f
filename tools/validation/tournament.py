"""How much the learner's score owes to one dealing of folds, and how much to what is missing."""

from collections.abc import Iterator

import numpy as np

SEEDS = (1, 2, 3)


def figures() -> Iterator[tuple[str, float]]:
    """Play both lists of disputes with other folds, and foretell outcomes from which indices are missing alone."""
    from polycentric.power import INDICES
    from polycentric.power.tournament import ordered
    from polycentric.power.tournament.contests import LISTS, contests
    from polycentric.power.tournament.play import _learn
    from polycentric.power.tournament.sample import Sample, draw_sample
    from polycentric.power.tournament.splits import by_dispute, by_dyad
    from polycentric.power.tournament.whole import history
    from polycentric.scoring import scores
    from polycentric.scoring.folds import Split

    def saved(sample: Sample, splits: list[Split], foretold: np.ndarray, kept: np.ndarray) -> float:
        """Give the reduction in loss of some rows against the outcome shares of those rows' training parts."""
        null = np.zeros_like(foretold)
        for split in splits:
            null[split.test] = ordered.outcome_shares(sample.outcomes[split.train[kept[split.train]]])
        outcomes = sample.outcomes[kept]
        return scores.reduction(scores.losses(foretold[kept], outcomes), scores.losses(null[kept], outcomes))

    for name in ("cow", "gml"):
        listed = contests(name)
        sample = draw_sample(listed, history(listed, list(INDICES.values())), INDICES)
        label, ways = LISTS[name].label, {"disputes": by_dispute, "pairs": by_dyad}
        for way, split_by in ways.items():
            common, wider = [], []
            for seed in SEEDS:
                splits = split_by(sample, seed)
                learned = _learn(sample, {way: splits}, seed, None, lambda _: None)[way]
                foretold = np.zeros((len(sample.outcomes), 3))
                for split, each in zip(splits, learned, strict=True):
                    foretold[split.test] = each.probabilities
                common.append(saved(sample, splits, foretold, sample.common))
                wider.append(saved(sample, splits, foretold, sample.wide))
            for kind, drawn in (("common", common), ("wider", wider)):
                label_of = f"{label}: learner, whole {way} held back, {kind} sample, PRL of {len(SEEDS)} seeds"
                yield f"{label_of}, mean", float(np.mean(drawn))
                yield f"{label_of}, least", min(drawn)
                yield f"{label_of}, largest", max(drawn)
        gaps = np.column_stack([np.isnan(each).any(axis=1) for each in sample.power.values()]).astype(float)
        splits, foretold = by_dispute(sample, 1), np.zeros((len(sample.outcomes), 3))
        for split in splits:
            foretold[split.test] = ordered.predict(
                gaps[split.train], sample.outcomes[split.train], gaps[split.test], ridge=0.01
            )
        yield (
            f"{label}: ordered logit on which indices are missing, wider sample, PRL",
            saved(sample, splits, foretold, sample.wide),
        )
