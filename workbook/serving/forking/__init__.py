"""Forking: what runs in the processes that a kernel is forked from, and in the fork.

Nothing here may start a thread, open a connection or ask the time before the fork:
whatever is done once is there in every kernel.
"""
