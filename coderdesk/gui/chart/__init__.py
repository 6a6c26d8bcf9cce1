"""The chart pane: the record as it came, quick to read, find in and quote."""
