"""Markdown notes as directories: what stands in them, and what could not be understood."""
