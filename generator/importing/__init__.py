"""From a Word, Excel, PDF or text file to its forms, each read by its definition."""
