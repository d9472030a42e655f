"""Ties edition by edition of the World Factbook: who is whose largest partner, and what the members of bodies hold."""
