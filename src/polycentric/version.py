"""The version of the package, for every part that says what made a result."""

__version__ = "0.1.0"
