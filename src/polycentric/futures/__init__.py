"""Futures: a running world order, with levers; what is fitted, what is assumed, and how unsure it is."""
