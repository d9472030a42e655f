"""From the stages' results to the report's records: one file per kind of record."""
