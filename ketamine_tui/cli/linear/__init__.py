"""The program as numbered lines and prompts: for screen readers, braille, plain terminals and pipes.

Nothing here moves a cursor, draws a frame or means anything by colour. What is shown is a `Listing`, a
page at a time; a `Conversation` knows what is listed and which page; the functions of the commands are one table.
"""
