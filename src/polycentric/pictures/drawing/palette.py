"""The numbers of the colours that camps have in every picture, which the style sheet knows by the same numbers."""

COLOURS = 8  # camps with a colour of their own; CSS holds them as --camp-1 ... --camp-8
OTHER = COLOURS + 1  # a camp beyond those
ALONE = COLOURS + 2  # a state that follows nobody and that nobody follows
NONE = 0  # nothing known
