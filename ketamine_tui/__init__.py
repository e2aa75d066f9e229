"""A keyboard-first terminal browser for a curated, review-flagged directory."""

__version__ = "0.1.0"
