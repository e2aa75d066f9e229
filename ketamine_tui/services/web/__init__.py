"""A small web server: it reads requests, answers them in turn, and knows no entry.

`request` takes apart what is sent, `answer` says what goes back, `hosts` under which names, `server` joins them
to connections, each of them bounded in time and memory, `listening` opens the socket.
"""
