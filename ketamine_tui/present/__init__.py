"""Presentation: what an entry says to a reader, and how lines of it look."""
