"""Words that every room writes alike."""


def owner(name: str) -> str:
    """Write a name as that of who has something: ``India's``, ``the United States'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
