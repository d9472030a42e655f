"""Who rose and who fell through the World Factbook's editions, and what of it is a step of prices.

`compare.movers` is offered as ``polycentric.movers``; `through_editions.series_of` gives shares edition by edition.
"""
