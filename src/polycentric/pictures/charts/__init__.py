"""Pictures of one answer each, drawn from a record of its own."""
