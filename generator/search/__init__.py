"""The data of search and explorer in the browser: an index of the texts, and columns of facts, by year."""
