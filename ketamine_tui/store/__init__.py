"""From files to records: locating a directory, reading it strictly, and saying what is wrong."""
