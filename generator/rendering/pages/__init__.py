"""One module for each kind of page: what it shows, gathered into one view, and its template filled with it."""
