"""Terms of a propensity to align: what two states do to each other and how alike they are, one file each.

``TERMS`` is the dict of all. Alliances are never among them: the landscape says who would ally, and alliances must not
foretell themselves.
"""

from polycentric.poles.groups.landscape_terms.contract import Term
from polycentric.registry import collect

TERMS = collect(__name__, "TERM", "term of a propensity", Term)

__all__ = ["TERMS", "Term"]
