"""The hash of a panel's content: numbers, labels and attributes, so that what follows from it can be kept."""

import hashlib
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
import xarray as xr

LARGEST = 1 << 28  # bytes; a larger panel takes longer to hash than is worth it
_PLAIN = (str, bool, int, float, type(None), np.generic)


class _Digest(Protocol):
    def update(self, data: Any, /) -> None: ...


class _UnhashedError(TypeError):
    """Something that has no content which could be hashed."""


def fingerprint(panel: xr.Dataset) -> str | None:
    """Give the hash of a panel; None for one that is too large, or that holds what has no plain content."""
    if panel.nbytes > LARGEST:
        return None
    digest = hashlib.sha256()
    try:
        for name, variable in panel.variables.items():
            _feed(digest, [str(name), tuple(map(str, variable.dims)), dict(variable.attrs), variable.values])
        _feed(digest, [dict(panel.attrs), sorted(map(str, panel.coords))])
    except _UnhashedError:
        return None
    return digest.hexdigest()


def _feed(digest: _Digest, value: object) -> None:
    """Add a value to a hash, with its kind and size, so that no two values read the same."""
    if isinstance(value, np.ndarray):
        digest.update(f"array {value.dtype.str} {value.shape};".encode())
        if value.dtype.hasobject:
            _feed_objects(digest, value)
        else:
            digest.update(np.ascontiguousarray(value).data if value.dtype.kind not in "mM" else value.tobytes())
    elif isinstance(value, Mapping):
        digest.update(f"mapping {len(value)};".encode())
        for key, each in value.items():
            _feed(digest, key)
            _feed(digest, each)
    elif isinstance(value, list | tuple):
        digest.update(f"{type(value).__name__} {len(value)};".encode())
        for each in value:
            _feed(digest, each)
    elif isinstance(value, _PLAIN):
        digest.update(f"{type(value).__name__} {value!r};".encode())
    else:
        raise _UnhashedError(type(value).__name__)


def _feed_objects(digest: _Digest, values: np.ndarray) -> None:
    """Add an array of texts and the like."""
    given: list[object] = values.ravel().tolist()
    if not all(issubclass(kind, _PLAIN) for kind in set(map(type, given))):
        raise _UnhashedError("an object")
    digest.update(repr(given).encode("utf-8", "surrogatepass"))
