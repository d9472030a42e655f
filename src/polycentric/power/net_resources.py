"""Net resources: what a state has left after feeding, policing and serving its own people."""

import numpy as np
from numpy.typing import NDArray

from polycentric.power.contract import PowerIndex, Rival

Floats = NDArray[np.float64]
BECKLEY = (
    "Bairoch's advice of 1976, through Beckley (2018), The Power of Nations: Measuring What Matters, International "
    "Security 43(2), 7-44, pp. 17-18: GDP times GDP per head, a proxy that doesn't measure net resources directly"
)


def compute(output: Floats, population: Floats) -> Floats:
    """Give output times output per head; without people it is missing."""
    return output * output / np.where(population > 0, population, np.nan)


def from_output_per_person(per_person: Floats, population: Floats) -> Floats:
    """Give the same of a source that gives output per head: that squared, times people."""
    return per_person**2 * population


INDEX = PowerIndex(
    label="Net resources",
    needs=("output", "population"),
    unit="2021 US dollars (PPP), squared, per person",
    reference=f"{BECKLEY} (here at purchasing power)",
    compute=compute,
    caveat="A proxy: it rewards wealth per head without limit, so a rich small state passes a poor large one.",
    rivals=(
        Rival("net_resources", "factbook", short="Net resources"),
        Rival(
            "net_resources_fariss",
            "fariss",
            label="Net resources since 1816 (on Fariss and others)",
            unit="2017 international dollars, squared, per person",
            reference=f"{BECKLEY} (here on the estimates of Fariss, Anders, Markowitz and Barnum 2022, Journal of "
            "Conflict Resolution 66(3), 553-591)",
            caveat="Squares the error of an estimate that is uncertain already; rewards wealth per head without limit.",
            short="Net resources, Fariss",
        ),
        Rival(
            "net_resources_maddison",
            "maddison",
            label="Net resources (on the Maddison project)",
            unit="2011 international dollars, squared, per person",
            reference=f"{BECKLEY} (here on Bolt and van Zanden 2024, Journal of Economic Surveys 39(2), 631-671)",
            caveat="Economies within today's borders, mostly; rewards wealth per head without limit; sparse before "
            "1950.",
            short="Net resources, Maddison",
            needs=("output_per_person", "population"),
            compute=from_output_per_person,
        ),
    ),
)
