"""The defaults of the pictures."""

SHOWN = 6
