"""The room for learning: notebook, drills, practice encounters, and credits of education."""
