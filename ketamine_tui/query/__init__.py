"""What is asked of a directory: the filter language and its evaluation."""
