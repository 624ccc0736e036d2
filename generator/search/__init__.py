"""What the search and the explorer in the browser read: an index of the texts and columns of facts, by year."""
