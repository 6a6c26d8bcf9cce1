"""The coder's own pace, as a room of the window."""
