"""The files of a directory and of its users: located, read strictly, and written."""
