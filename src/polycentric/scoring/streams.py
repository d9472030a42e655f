"""Random streams keyed by names: each thing that is drawn has a stream of its own, so that nothing else moves it.

A stream is a counter-based generator whose key is the seed and a digest of the names. Two streams with different names
are independent, and the names alone say which numbers come: not the order of the calls, nor how many others there are.
Adding a state, a year or a process therefore changes no other's draws.
"""

import hashlib

import numpy as np

DIGEST = 8  # bytes: half of the generator's key, the seed is the other half


def stream(seed: int, *names: object) -> np.random.Generator:
    """Give the random stream of a seed and some names.

    Parameters
    ----------
    seed : int
        Zero or more.
    names : object
        Whatever says what is drawn: a year, a variable, a state. Their texts count.

    Examples
    --------
    >>> one, again = (stream(1, 1990, "output", "FRA").integers(100, size=3) for _ in range(2))
    >>> one.tolist() == again.tolist()
    True
    """
    digest = hashlib.blake2b(" ".join(_part(name) for name in names).encode(), digest_size=DIGEST).digest()
    return np.random.Generator(np.random.Philox(key=[seed, int.from_bytes(digest, "little")]))


def _part(name: object) -> str:
    """Write a name so that a space in it isn't taken for the end of it."""
    return str(name).replace("\\", "\\\\").replace(" ", "\\ ")
