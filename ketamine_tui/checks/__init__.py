"""Checks of a directory beyond what reading finds: numbers, identifiers, reviews, duplicates."""
