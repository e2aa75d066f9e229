"""What a directory is made of: plain immutable records; the standard library only."""
