"""A throw-away index of a directory: what the screen and the shell commands read instead of files."""
