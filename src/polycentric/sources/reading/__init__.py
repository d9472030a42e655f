"""How files of sources are read: ``raw`` gives their rows as they stand, ``tidy`` turns rows into the table described.

``r_parse`` and ``factbook_parse`` read the two formats that need a parser of their own.
"""
