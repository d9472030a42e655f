"""What pictures are drawn from, as frozen records."""
