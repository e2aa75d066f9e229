"""Refactoring: tags and entries renamed, merged, moved and removed, with everything that refers to them."""
