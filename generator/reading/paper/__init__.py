"""The cells of a paper, each read by its shape."""
