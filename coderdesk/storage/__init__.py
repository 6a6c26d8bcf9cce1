"""The coder's work, in one encrypted file.

Every thread may call every shelf: `coderdesk.storage.database.WorkFile` gives each thread a
connection of its own, so that nobody's reading waits for anybody, and lets one thread write at a
time.
"""
