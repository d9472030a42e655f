"""How sure a rate of hits is when it rests on few cases: years of one period follow each other and are no sample."""

from scipy.special import betaincinv

LEVEL = 0.95


def interval(part: float, cases: float, level: float = LEVEL) -> tuple[float, float]:
    """Give the bounds of a rate that rests on a number of independent cases.

    Parameters
    ----------
    part : float
        The rate found, from 0 to 1.
    cases : float
        How many independent cases it rests on: periods, not years. Of none, nothing is known: 0 to 1.
    level : float
        Of confidence.

    Returns
    -------
    (float, float)

    References
    ----------
    Clopper and Pearson (1934), The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial,
    Biometrika 26(4), 404-413. That it is used with an effective number of cases, and so with hits that are no whole
    number, is after Korn and Graubard (1998), as the R package `survey` states it ("beta"); the article wasn't read.

    Examples
    --------
    >>> [round(bound, 2) for bound in interval(1.0, 1)]
    [0.03, 1.0]
    >>> [round(bound, 2) for bound in interval(1.0, 6)]
    [0.54, 1.0]
    """
    if cases <= 0:
        return 0.0, 1.0
    hits, tail = part * cases, (1.0 - level) / 2.0
    low = 0.0 if hits <= 0 else float(betaincinv(hits, cases - hits + 1.0, tail))
    high = 1.0 if hits >= cases else float(betaincinv(hits + 1.0, cases - hits, 1.0 - tail))
    return low, high
