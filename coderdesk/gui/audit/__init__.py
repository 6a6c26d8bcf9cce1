"""The audit room: a second review beside the first, and what it scores."""
