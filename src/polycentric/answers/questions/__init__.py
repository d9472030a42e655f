"""The questions: one file each, which defines `QUESTION`."""
