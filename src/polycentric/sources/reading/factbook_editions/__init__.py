"""Pure functions from the archive of the World Factbook to rows: what each edition printed, state by state."""
