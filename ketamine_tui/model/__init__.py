"""The records that a directory is made of: plain and immutable; the standard library only."""
