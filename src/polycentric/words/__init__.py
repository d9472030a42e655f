"""What states say: texts, the names of states in them, and whom they call a threat, a partner or an ally."""
