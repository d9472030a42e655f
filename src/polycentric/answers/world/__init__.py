"""All that the report says of a world: records for its pictures, and its sentences."""
