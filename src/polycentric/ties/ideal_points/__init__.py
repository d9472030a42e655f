"""Ideal points: where voters stand, estimated from their votes by a dynamic, ordinal and bridged probit."""
