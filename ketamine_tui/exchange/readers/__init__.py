"""The formats of other programs, read: each module turns the text of a file into entries and losses."""
