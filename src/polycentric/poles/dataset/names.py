"""What the readings are called as variables: short names that Stata takes, the same in every edition."""

from collections.abc import Sequence

from polycentric.errors import DataError
from polycentric.panel.tidy.stata import NAME
from polycentric.poles.validity.polarity import Reading

# The field's abbreviations where it has some. A name that isn't here stands for itself.
SHORT = {
    "cinc_recomputed": "cinc_re",
    "composite_four": "four",
    "dependence_threshold": "dependence",
    "dominant_flow_imports": "dominant_flow_imp",
    "effective_number_rounded": "effnum",
    "half_of_leader": "half",
    "iron_and_steel": "irst",
    "major_powers_cow": "cow_majors",
    "military_personnel": "milper",
    "military_spending": "milex",
    "net_resources_fariss": "netres_fariss",
    "net_resources_maddison": "netres_maddison",
    "nuclear": "nuclear_states",
    "output_fariss": "gdp_fariss",
    "output_maddison": "gdp_maddison",
    "output_penn": "gdp_penn",
    "output_world_bank": "gdp_wb",
    "patron_trees": "patrons",
    "primary_energy": "pec",
    "ratio_after_lind": "after_lind",
    "ratio_to_majors": "as_majors",
    "surplus_product": "sdp",
    "total_population": "tpop",
    "urban_population": "upop",
    "five_largest": "top5",
    "eight_largest": "top8",
    "ten_largest": "top10",
    "permanent_five": "p5",
    "global_maoz": "global",
    "powers_maoz": "powers",
}


def short(name: str) -> str:
    """Give the short name of an index, a set or a definition; its own where it has none."""
    return SHORT.get(name, name)


def variable(reading: Reading) -> str:
    """Give the name of a reading's variable: definition, index and set, without the set where that is all states.

    Examples
    --------
    >>> variable(Reading("thompson", "military_spending", "ten_largest"))
    'thompson_milex_top10'
    >>> variable(Reading("half_of_leader", "cinc", "all")), variable(Reading("ratio_after_lind"))
    ('half_cinc', 'after_lind')
    """
    parts = (reading.definition, reading.index, "" if reading.state_set == "all" else reading.state_set)
    return "_".join(short(part) for part in parts if part)


def variables(readings: Sequence[Reading]) -> dict[Reading, str]:
    """Give each reading's variable.

    Raises
    ------
    DataError
        If two have the same, or one is longer than Stata allows: a short name is missing in `SHORT`.
    """
    named = {reading: variable(reading) for reading in readings}
    taken: dict[str, Reading] = {}
    for reading, name in named.items():
        if len(name) > NAME or name in taken:
            why = f"{len(name)} characters" if len(name) > NAME else f"that of '{taken[name].name}' too"
            raise DataError(
                f"The variable '{name}' of '{reading.name}' is {why}, and Stata takes {NAME} characters and no name "
                "twice: give a part of it a short name in poles/dataset/names.py."
            )
        taken[name] = reading
    return named
