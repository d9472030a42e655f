"""What the records of several sources are made of, each worded once: carriers, columns, licences, references.

``columns`` has the columns that many sources share, ``capabilities`` and ``disputes`` those of one family of data sets.
"""
