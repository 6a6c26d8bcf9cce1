"""One reader per official file format."""
