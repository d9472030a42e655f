"""What a speaker thinks of a concept that a hit names: praised, feared, denied, or mentioned and no more.

``codebook.md`` says what the four mean. ``sampling`` chose the hits of the gold set, ``sheets`` hands them to coders
and reads what they wrote, ``agreement`` says how far two coders agree, and ``gold`` gives what they settled on.
``features`` reads what stands around a hit, ``learning`` makes the ``model`` that ships, ``scores`` say how often it is
right, and ``joined`` gives the stances of hits that are found: the coders' where they coded them (``coded``).
"""


def __dir__() -> list[str]:
    return []
