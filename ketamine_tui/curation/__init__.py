"""Curating: from what somebody has found to a record in a file."""
