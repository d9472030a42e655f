"""From a record's name in an edition to the state that it means at that edition's date.

The archive's codes are no key (in 1990 `so` is Somalia and the Soviet Union), and its table of masters joins states
that lived beside each other. So a record is known by its name and its edition alone.
"""

import re
from functools import cache

from polycentric.errors import AmbiguousNameError, CoverageError, NotAStateError, UnknownNameError
from polycentric.states import match, territory_of

# What the Factbook called the Federal Republic of Yugoslavia, years before that became the state's own name.
_EARLY_NAMES = {"serbia and montenegro": ("Yugoslavia", 1992, 2002)}


@cache
def state_of(name: str, edition: int) -> tuple[str | None, str]:
    """Give the id of the state that a record is of, or None and why the record is no state's."""
    try:
        return match(_name_then(name, edition), edition).id, ""
    except NotAStateError:
        territory = territory_of(name)
        return None, "no state: a territory" if territory and territory.sovereign else "no state: a territory or body"
    except UnknownNameError:
        return None, "no state: an ocean, an islet or a name that no state has"
    except (AmbiguousNameError, CoverageError) as refusal:
        return None, f"the name means no one state in {edition}: {refusal}"


def partner_of(name: str, edition: int) -> tuple[str | None, str | None]:
    """Give the id of a listed partner, or None and why; a territory or a group has neither an id nor a reason."""
    try:
        return match(_ABBREVIATIONS.get(name, _name_then(name, edition)), edition).id, None
    except NotAStateError:
        return None, None
    except (AmbiguousNameError, CoverageError, UnknownNameError) as refusal:
        if isinstance(refusal, UnknownNameError) and _GROUP.search(name):
            return None, None
        return None, f"a partner's name means no state in {edition}: {refusal}"


# Words of groups that the table of names lacks: what has one of them and is no known name is a group, and no slip.
_GROUP = re.compile(
    r"\b(?:CACM|Caricom|CARICOM|CEMA|CMEA|countries|Customs Union|EC|EFTA|ESCAP|Eastern Europe|Far East|Franc Zone|"
    r"franc zone|FSU|nations|OECS|others?|republics|SACU|West Bank/Gaza Strip)\b"
)

# Abbreviations that the table of names lacks, and slips of the pen in single lists.
_ABBREVIATIONS = {
    "Bosnia": "Bosnia and Herzegovina",
    "Cote d Ivoire": "Cote d'Ivoire",
    "FRG": "Federal Republic of Germany",
    "FRY": "Yugoslavia",
    "GB": "United Kingdom",
    "GDR": "German Democratic Republic",
    "German": "Germany",
    "Gernamy": "Germany",
    "Macedonia, The Former Yugo Rep of": "Macedonia",
    "PDRY": "People's Democratic Republic of Yemen",
    "Untied States": "United States",
    "YAR": "Yemen Arab Republic",
}


def _name_then(name: str, edition: int) -> str:
    """Give the name by which our table knows the state that the edition calls so."""
    early, first, last = _EARLY_NAMES.get(name.lower(), (name, 0, 0))
    return early if first <= edition <= last else name
