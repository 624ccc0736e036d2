"""From the bytes of a YAML file to a tree in which every scalar is the text that was written, with its place."""
