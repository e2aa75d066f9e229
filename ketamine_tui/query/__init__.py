"""What is asked of a directory: the filter language, its evaluation, and the view that results."""
