"""Effects on the world outside the terminal, written without a toolkit."""
