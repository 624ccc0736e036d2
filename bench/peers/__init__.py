"""Other generators that publish the same forms."""
