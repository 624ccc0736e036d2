"""Other generators, made to publish the same forms."""
