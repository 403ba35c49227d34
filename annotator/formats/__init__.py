"""Files to values and back. Knows `core` only; reading yields entries and problems, never raises for bad content."""
