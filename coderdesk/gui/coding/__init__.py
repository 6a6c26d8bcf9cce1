"""The encounter pane."""
