"""Groups of states: who stands with whom, by ties rather than by power.

``communities`` parts the states of a layer, ``blocks`` reads poles off the parts, ``camps`` follows them through the
years (``coupled`` with years pulling on each other, ``camps_swept`` over resolutions), ``patrons``, ``following`` and
``dependence`` say who hangs on whom (``patron_camps`` year by year), ``polarization`` measures how far alliances part
the world, and ``landscape`` says into which two sides states would fall by what ``landscape_terms`` say of each pair.
"""
