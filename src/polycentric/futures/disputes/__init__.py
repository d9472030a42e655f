"""Disputes between two states: the sample, the hazard of an onset, its test, a free run, and the compiled step."""
