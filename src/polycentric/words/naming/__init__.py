"""Names of states in running text: which state a word means on a date, or why it means none.

>>> from polycentric.words.naming.mentions import mentions
>>> [(one.text, one.state) for one in mentions("Soviet aggression threatens Norway.", 1950)]
[('Soviet', 'RUS'), ('Norway', 'NOR')]
"""
