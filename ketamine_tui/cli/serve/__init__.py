"""The pages of the directory over HTTP, read-only.

`command` says where, `pages` answers requests and follows the files, `edition` is the directory as it was at one moment.
"""
