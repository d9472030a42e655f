"""Texts of known speakers: `bodies` has one file for each body, `texts` gives what is here in one table."""
