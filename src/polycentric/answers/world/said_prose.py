"""The words that lead into what states say, or that say how to get it."""

from polycentric.pictures.records.said import Said

ABSENT = (
    "What states say is not shown, since the speeches it is read from are not here: polycentric fetch ungdc --many "
    "brings them, and then polycentric words multipolar and polycentric threats USA read them."
)


def write(said: Said | None) -> tuple[str, ...]:
    """Write what leads into the part; without texts the one sentence that says what to run."""
    if said is None:
        return (ABSENT,)
    return (*said.sentences, *([said.lacking] if said.lacking else []))
