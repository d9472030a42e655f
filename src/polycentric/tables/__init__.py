"""Every source as tidy, checked tables: read, verified by sha256, held to the bounds of its record."""
