"""Output at exchange rates: what a state produces, in prices at which it can buy from others."""

from polycentric.power.contract import PowerIndex, Rival, itself

INDEX = PowerIndex(
    label="Output at exchange rates",
    needs=("output_at_exchange_rates",),
    unit="current US dollars",
    reference="Callen (2007), PPP Versus the Market: Which Weight Matters?, Finance and Development 44(1)",
    compute=itself,
    caveat="Moves with the currency: a devaluation shrinks a state that produces as much as before.",
    rivals=(
        Rival("output_mer", "factbook", short="Output, exch. rates"),
        Rival(
            "output_world_bank",
            "world_bank",
            label="Output at exchange rates (World Bank)",
            reference="World Bank (2026), World Development Indicators, GDP at current US dollars (NY.GDP.MKTP.CD)",
            caveat="Moves with the currency: a fall of the exchange rate looks like a loss of power; no figures for "
            "the Soviet Union before its last years.",
            short="Output, World Bank",
        ),
    ),
)
