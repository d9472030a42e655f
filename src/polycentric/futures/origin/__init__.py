"""Runs that start from a year of two centuries: the world of that year, and what its pairs and states recall."""
