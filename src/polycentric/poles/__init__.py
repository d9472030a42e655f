"""Who the poles are under each definition, polarity classes, and dispersion, autonomy and concert."""
