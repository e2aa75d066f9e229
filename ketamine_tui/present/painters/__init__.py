"""Painters: functions from values to lines of styled pieces, without a toolkit."""
