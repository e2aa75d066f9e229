"""A server of the Model Context Protocol: an assistant asks, over standard input and output, and may only read.

`serving` reads and writes lines, `protocol` knows JSON-RPC 2.0, `tools` answers by the functions of the commands.
"""
