"""Imports: from the entries of another program to the files of a directory."""
