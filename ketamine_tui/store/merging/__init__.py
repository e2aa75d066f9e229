"""Merging of files that two branches have changed: by field, and of reviews by record."""
