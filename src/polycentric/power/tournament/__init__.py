"""The tournament of power: how well each index predicts who wins wars and disputes.

`contests` says who met whom and how it ended, `sample` what each side had a year before, `splits` which contests a
model may learn from, `ordered` and `learner` what is fitted, `calls` and `polycentric.scoring` how right it was, and
`play` puts it together.
The rules were written down before any model was fitted: docs/explanation/tournament.md.
"""
