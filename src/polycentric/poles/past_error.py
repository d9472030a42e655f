"""The past error of a verdict: how often its reading was right in cases that scholars agree on."""


def past_error(definition: str, measure: str, state_set: str = "") -> str | None:
    """Say in words how often a definition, on a measure of power and a set, was right in the past; None if not known.

    Parameters
    ----------
    definition : str
        The name of a pole definition.
    measure : str
        `PowerIndex.measure`: an index of today takes the error of the archive's series of the same measure. Empty where
        the definition looks at no index.
    state_set : str
        Empty where the definition looks at none.
    """
    del definition, measure, state_set
    return None
