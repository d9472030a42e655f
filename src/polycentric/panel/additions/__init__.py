"""What can be added to a tidy table, by name in `ADDITIONS`: every series, and what a file here computes."""

from typing import TYPE_CHECKING

from polycentric.panel.additions.contract import Addition
from polycentric.panel.additions.of_series import groups
from polycentric.registry import Registry, collect, together
from polycentric.renamed import old_names


def _collected() -> Registry[Addition]:
    """Collect what files here compute, and every series whose columns none of them computes."""
    computed = collect("polycentric.panel.additions", "ADDITION", "addition", Addition)
    return together(computed, Registry("addition", dict(groups(tuple(computed)))))


ADDITIONS = _collected()

__all__ = ["ADDITIONS", "Addition"]


if not TYPE_CHECKING:  # or a type checker would take every name for one of the module's
    __getattr__ = old_names(__name__)
