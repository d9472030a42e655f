"""Output at purchasing power: what a state produces, in prices that make a haircut cost the same everywhere.

Four projects estimate it, and disagree: for 1900, for empires, for planned economies. Each is an index of its own.
"""

from polycentric.power.contract import PowerIndex, Rival, itself

INDEX = PowerIndex(
    label="Output at purchasing power",
    needs=("output",),
    unit="dollars at purchasing power",
    reference="World Bank (2024), Purchasing Power Parities and the Size of World Economies: "
    "Results from the 2021 International Comparison Program",
    compute=itself,
    caveat="Counts what a state could do at home; it overstates what a poor state can buy abroad.",
    rivals=(
        Rival(
            "output_ppp",
            "factbook",
            unit="2021 US dollars at purchasing power parity",
            short="Output, PPP",
        ),
        Rival(
            "output_fariss",
            "fariss",
            label="Output since 1816 (Fariss and others)",
            unit="2017 international dollars",
            reference="Fariss, Anders, Markowitz and Barnum (2022), New Estimates of Over 500 Years of Historic GDP "
            "and Population Data, Journal of Conflict Resolution 66(3), 553-591",
            caveat="An estimate with a large standard deviation (United States 2019: 23.1 trillion, give or take 9.9), "
            "made with knowledge of what came after.",
            short="Output, Fariss et al.",
        ),
        Rival(
            "output_maddison",
            "maddison",
            label="Output (Maddison project)",
            unit="2011 international dollars",
            reference="Bolt and van Zanden (2024), Maddison-Style Estimates of the Evolution of the World Economy: A "
            "New 2023 Update, Journal of Economic Surveys 39(2), 631-671",
            caveat="Economies within today's borders, mostly, so an empire is counted without its colonies and a "
            "divided state whole; years are sparse before 1950.",
            short="Output, Maddison",
        ),
        Rival(
            "output_penn",
            "penn",
            label="Output (Penn World Table)",
            unit="2017 US dollars (PPP)",
            reference="Feenstra, Inklaar and Timmer (2015), The Next Generation of the Penn World Table, American "
            "Economic Review 105(10), 3150-3182: output from the side of production (rgdpo)",
            caveat="1950-2019, economies within today's borders; lacks the Soviet Union and other planned economies "
            "before 1990.",
            short="Output, Penn tables",
        ),
    ),
)
