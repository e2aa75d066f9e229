"""The filter language and its evaluation: questions to a directory, and their answers."""
