"""The codebook pane: words in, codes out, each code in its place."""
