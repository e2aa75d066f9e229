"""The formats of other programs: what is exported, and how each format says it."""
