"""Ideal points: where voters stand, estimated from their votes by a dynamic, ordinal and bridged probit.

``polycentric.ties.ideal_points()`` estimates those of the United Nations' members, or of any assembly whose votes are
given; `model` says what is fitted, `votes` what a table of votes is, `bridges` which items share parameters, and
`posterior` what draws say.
"""
