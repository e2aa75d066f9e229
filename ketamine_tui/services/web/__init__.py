"""A small web server: it reads requests, answers them in turn, and knows no entry.

`request` takes apart what is sent, `answer` says what goes back, `hosts` under which names, `connection` bounds one
conversation in time and memory, `server` joins them, `listening` opens the socket, `worker` is a thread beside it.
"""
