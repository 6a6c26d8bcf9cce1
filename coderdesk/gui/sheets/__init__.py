"""Sheets that lie over the desk: they take values, say what was asked by signals, and know no hub."""
