"""Pure functions from the World Factbook's texts to values: each gives a reading or a named problem, never a guess."""
