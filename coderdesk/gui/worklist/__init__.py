"""The worklist as a room of the window."""
