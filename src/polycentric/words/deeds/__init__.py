"""How words stand to deeds: lead and lag of what states say with what they do, and what they say in one forum alone.

`lags` has the arithmetic on plain arrays, `measured` the deeds by state and year, `compared` the comparison of a
concept with a deed, `forums` the rates of one state in several bodies, `signals` what is said beside what is costly.
``data/declared.md`` says what was tested before anything was looked at.
"""
