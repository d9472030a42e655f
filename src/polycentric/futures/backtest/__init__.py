"""Back-tests: fitted before each origin, run forward, scored beside what needs no model."""
