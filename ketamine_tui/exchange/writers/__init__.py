"""What writes the formats of other programs."""
