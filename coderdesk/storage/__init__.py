"""The coder's work, in one encrypted SQLite file."""
