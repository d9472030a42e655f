"""A made-up assembly whose ideal points are known: what its members vote follows the model."""

import numpy as np
import polars as pl

SESSIONS, ITEMS = 8, 40


def simulated(units: int = 30, seed: int = 1) -> tuple[pl.DataFrame, np.ndarray]:
    """Give votes, and the ideal points (sessions, units) behind them; unit u00 is the largest throughout."""
    draw = np.random.default_rng(seed)
    start = np.linspace(2.0, -2.0, units)
    points = start + np.cumsum(draw.normal(0, 0.15, (SESSIONS, units)), axis=0)
    points[:, 0] = 2.6
    names = [f"u{unit:02}" for unit in range(units)]
    parts: list[pl.DataFrame] = []
    for session in range(SESSIONS):
        for item in range(ITEMS):
            beta, low, gap = draw.normal(0, 1.2), draw.normal(-0.7, 0.6), draw.uniform(0.3, 1.2)
            lean = beta * points[session] + draw.normal(size=units)
            vote = np.where(lean < low, "no", np.where(lean > low + gap, "yes", "abstain"))
            voting = draw.random(units) < 0.9
            rows = {"unit": names, "session": session + 1, "item": f"{session + 1}/{item:02}", "vote": vote.tolist()}
            parts.append(pl.DataFrame(rows).filter(pl.Series(voting)))
    return pl.concat(parts), points
