"""What a speaker thinks of a concept that a hit names: praised, feared, denied, or mentioned and no more.

``codebook.md`` says what the four mean. ``sampling`` chose the hits of the gold set, ``sheets`` hands them to coders
and reads what they wrote, and ``agreement`` says how far two coders agree.
"""


def __dir__() -> list[str]:
    return []
