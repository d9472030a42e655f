"""The tables aligned into one labelled Dataset (year, state, partner): each variable with unit, source, coverage."""
