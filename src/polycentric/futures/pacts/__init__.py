"""Defence pacts as treaties: the record of who was bound when, what is fitted on it, and the compiled step."""
