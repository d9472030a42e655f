"""The tables aligned into one labelled Dataset (year, state, partner): each variable with unit, source, coverage."""

import importlib
from typing import Any

__all__ = ["additions", "blocs", "coverage", "quantities", "revisions", "series", "tidy"]  # pyright: ignore[reportUnsupportedDunderAll]  # imported when asked for


def __getattr__(name: str) -> Any:
    """Import a part when it is first asked for, since each reads tables."""
    if name in __all__:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
